import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { privateFolder } from '../../../src/adapters/files/private-folder.ts'

let parent: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), '校表 暂存-'))
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

describe('a private folder', () => {
  it.skipIf(process.platform === 'win32')('is nobody else’s, and gone with all in it when it is done', () => {
    const folder = privateFolder(parent)
    expect((statSync(folder.path).mode & 0o777).toString(8)).toBe('700')
    writeFileSync(join(folder.path, '表.xlsx'), 'x')
    folder.done()
    expect(existsSync(folder.path)).toBe(false)
  })

  it('may be gone when it is done, and is done as often as one likes', () => {
    const folder = privateFolder(parent)
    rmSync(folder.path, { recursive: true })
    folder.done()
    folder.done()
    expect(existsSync(folder.path)).toBe(false)
  })

  it('takes away what killed processes have left, and nothing else', () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    const left = [`jiaobiao-in-${gone}-a`, `jiaobiao-in-${process.ppid}-a`, `jiaobiao-in-${process.pid}-a`, '资料']
    for (const name of left) mkdirSync(join(parent, name))
    privateFolder(parent).done()
    expect(left.map((name) => existsSync(join(parent, name)))).toEqual([false, true, true, true])
  })

  it.runIf(process.getuid?.() === 0)('leaves what another user’s process has left', () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    const theirs = join(parent, `jiaobiao-in-${gone}-a`)
    mkdirSync(theirs)
    chownSync(theirs, 12_345, 12_345)
    privateFolder(parent).done()
    expect(existsSync(theirs)).toBe(true)
  })
})
