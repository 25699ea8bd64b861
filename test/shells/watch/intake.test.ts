import { describe, expect, it } from 'vitest'
import type { HotFolderOptions } from '../../../src/shells/watch/hot-folder-options.ts'
import { Intake } from '../../../src/shells/watch/intake.ts'
import type { OutboxNotices } from '../../../src/shells/watch/outbox/outbox-notices.ts'
import { Readiness } from '../../../src/shells/watch/inbox/readiness.ts'
import { FolderAwayError } from '../../../src/shells/watch/share/shared-folder.ts'

/** An inbox of 450 files that change under the hands of whoever takes them, so that all stay due. */
function fullInbox() {
  const files = Array.from({ length: 450 }, (_, file) => ({
    path: `${file}.xlsx`,
    size: 1,
    signature: '1:1:1',
    modified: 0,
    open: false,
  }))
  const inbox = { isAway: false, taken: 0 }
  const ask = (name: string, { files: wanted }: { files: unknown[] }): Promise<unknown> => {
    if (inbox.isAway) return Promise.reject(new FolderAwayError('没有响应'))
    if (name === 'scan') return Promise.resolve({ files, folders: [], closed: [], digest: '' })
    inbox.taken += wanted.length
    return Promise.resolve(wanted.map(() => ({ state: 'partial' })))
  }
  return { inbox, ask }
}

function intakeOf(ask: unknown, isDiskFull: () => boolean): Intake {
  const work = { newCopy: () => 'copy', keep: () => {} }
  const ledger = { takeAll: () => [] }
  const options = {
    inbox: { ask },
    work,
    ledger,
    now: Date.now,
    interrupted: () => false,
  } as unknown as HotFolderOptions
  const readiness = new Readiness({ settle: 0, cap: 1000, forget: 60_000 })
  return new Intake(options, readiness, {} as OutboxNotices, { onTaken: () => {}, isDiskFull })
}

describe('a drop of hundreds', () => {
  it('is taken in parts, and the next look comes at once while more is due', async () => {
    const { inbox, ask } = fullInbox()
    const intake = intakeOf(ask, () => false)
    for (let look = 0; look < 2; look++) await intake.scanAndTake()
    expect(inbox.taken).toBe(200)
    expect(intake.moreDue).toBe(true)
    for (let look = 0; look < 2; look++) await intake.scanAndTake()
    expect(inbox.taken).toBe(450)
    expect(intake.moreDue).toBe(false)
  })

  it('whose folder goes away meanwhile is not asked for without a pause', async () => {
    const { inbox, ask } = fullInbox()
    const intake = intakeOf(ask, () => false)
    for (let look = 0; look < 2; look++) await intake.scanAndTake()
    inbox.isAway = true
    await expect(intake.scanAndTake()).rejects.toThrow(FolderAwayError)
    expect(intake.moreDue).toBe(false)
  })

  it('is tried with one file, and without haste, while the disk is full', async () => {
    const { inbox, ask } = fullInbox()
    const intake = intakeOf(ask, () => true)
    for (let look = 0; look < 2; look++) await intake.scanAndTake()
    expect(inbox.taken).toBe(1)
    expect(intake.moreDue).toBe(false)
  })
})
