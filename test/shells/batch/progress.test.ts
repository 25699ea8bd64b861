import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { duration, Progress } from '../../../src/shells/batch/progress.ts'

describe('progress', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  function shown(terminal: boolean, milliseconds: number): string {
    let text = ''
    let now = 0
    const progress = new Progress({ stderr: (more) => (text += more), terminal, width: 60, clock: () => now })
    progress.expect(200)
    progress.add(40, { toMend: 3, unreadable: 0 }, true)
    progress.add(40, { toMend: 4, unreadable: 1 }, false)
    now = milliseconds
    vi.advanceTimersByTime(milliseconds)
    progress.end()
    return text
  }

  it('says how much is done, the rate of this run, the time left, and what is to be mended so far', () => {
    expect(shown(false, 10_000)).toBe('核对 80/200　每秒 4.0 个　约剩 30 秒　请改正 7　读不了 1\n')
  })

  it('is a line every ten seconds where there is no terminal, without a sign that moves the cursor', () => {
    const text = shown(false, 35_000)
    expect(text.split('\n')).toHaveLength(4)
    expect(text).not.toMatch(/[\r\u001b]/)
  })

  it('is one line drawn over and over on a terminal, gone at the end', () => {
    const text = shown(true, 1000)
    expect(text).not.toContain('\n')
    expect(text.endsWith('\r\u001b[K')).toBe(true)
  })

  it('says times as people do', () => {
    expect([0.2, 59, 61, 3725].map(duration)).toEqual(['1 秒', '59 秒', '1 分 1 秒', '1 小时 2 分'])
  })
})
