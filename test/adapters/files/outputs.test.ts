import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { InTheWayError } from '../../../src/adapters/files/not-written.ts'
import { Outputs } from '../../../src/adapters/files/outputs.ts'
import type { OutputKind } from '../../../src/adapters/files/written-log.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '校表 覆盖-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const path = (name: string): string => join(folder, name)
const read = (name: string): string => readFileSync(path(name), 'utf8')

/** A run of a command; each knows of the others by the log alone. */
function run(overwrite = false, kind: OutputKind = 'export', log = 'log'): Outputs {
  return new Outputs({ kind, overwrite, logs: [path(log)] })
}

/** How a command may write: in one piece, or piece by piece. */
const WAYS: readonly (readonly [string, (outputs: Outputs, name: string, text: string) => void])[] = [
  ['in one piece', (outputs, name, text) => outputs.publish(path(name), Buffer.from(text))],
  [
    'piece by piece',
    (outputs, name, text) => {
      const file = outputs.stream(path(name))
      for (const letter of text) file.write(letter)
      file.done()
    },
  ],
]

describe.each(WAYS)('an output written %s', (_, write) => {
  it('replaces what an earlier run of its kind has written, also where that was moved to', () => {
    write(run(), 'a.csv', 'first')
    write(run(), 'a.csv', 'second')
    expect(read('a.csv')).toBe('second')
    writeFileSync(path('moved.csv'), 'first')
    write(run(), 'moved.csv', 'third')
    expect(read('moved.csv')).toBe('third')
  })

  it.each([
    ['that nobody of us wrote', () => writeFileSync(path('a.csv'), 'theirs')],
    [
      'that somebody has changed since',
      () => {
        write(run(), 'a.csv', 'theirs, before')
        writeFileSync(path('a.csv'), 'theirs')
      },
    ],
    ['of another kind of run', () => write(run(false, 'report'), 'a.csv', 'theirs')],
  ])('leaves a file %s, and names it; with --overwrite it is replaced', (_name, prepare) => {
    prepare()
    expect(() => write(run(), 'a.csv', 'ours')).toThrow(/^「a\.csv」没有写成：.*没有覆盖.*--overwrite/)
    expect(read('a.csv')).toBe('theirs')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
    write(run(true), 'a.csv', 'ours')
    expect(read('a.csv')).toBe('ours')
  })

  it('neither follows a link nor replaces it; with --overwrite the link is replaced, never the file it points to', () => {
    writeFileSync(path('original.xlsx'), 'original')
    symlinkSync(path('original.xlsx'), path('a.csv'))
    expect(() => write(run(), 'a.csv', 'ours')).toThrow('链接')
    expect(lstatSync(path('a.csv')).isSymbolicLink()).toBe(true)
    write(run(true), 'a.csv', 'ours')
    expect([read('a.csv'), read('original.xlsx')]).toEqual(['ours', 'original'])
  })

  it('is a file of its own where another name of an original stood', () => {
    writeFileSync(path('original.xlsx'), 'original')
    linkSync(path('original.xlsx'), path('a.csv'))
    write(run(true), 'a.csv', 'ours')
    expect([read('a.csv'), read('original.xlsx')]).toEqual(['ours', 'original'])
  })

  it.each([
    ['a folder', () => mkdirSync(path('a.csv')), '文件夹'],
    ['a pipe', () => execFileSync('mkfifo', [path('a.csv')]), '不是普通文件'],
    [
      'a read-only file, be it ours',
      () => {
        write(run(), 'a.csv', 'before')
        chmodSync(path('a.csv'), 0o444)
      },
      '只读',
    ],
  ])('never takes the place of %s, whatever the user says', (_name, prepare, says) => {
    prepare()
    const before = lstatSync(path('a.csv')).ino
    for (const overwrite of [false, true]) expect(() => write(run(overwrite), 'a.csv', 'ours')).toThrow(says)
    expect(lstatSync(path('a.csv')).ino).toBe(before)
  })

  it('is content with the same bytes lying there already, whoever put them there and however they are protected', () => {
    writeFileSync(path('a.csv'), 'same')
    chmodSync(path('a.csv'), 0o444)
    const { ino } = lstatSync(path('a.csv'))
    write(run(), 'a.csv', 'same')
    expect(lstatSync(path('a.csv')).ino).toBe(ino)
  })
})

describe('what one run is allowed', () => {
  it('does not hang on a log: one that is torn, or cannot be written, costs a question, never a file', () => {
    run().publish(path('a.csv'), Buffer.from('first'))
    writeFileSync(path('log'), `${read('log')}\nabc`)
    run().publish(path('b.csv'), Buffer.from('second'))
    run().publish(path('a.csv'), Buffer.from('third'))
    run().publish(path('b.csv'), Buffer.from('third'))
    expect([read('a.csv'), read('b.csv')]).toEqual(['third', 'third'])
    writeFileSync(path('file'), '')
    run(false, 'export', 'file/log').publish(path('c.csv'), Buffer.from('first'))
    expect(() => run(false, 'export', 'file/log').publish(path('c.csv'), Buffer.from('second'))).toThrow(InTheWayError)
    expect(read('c.csv')).toBe('first')
  })

  it('is asked again when the new file is whole: what someone put there meanwhile is safe', () => {
    const file = run().stream(path('a.csv'))
    file.write('ours')
    writeFileSync(path('a.csv'), 'theirs')
    expect(() => file.done()).toThrow(InTheWayError)
    expect([read('a.csv'), readdirSync(folder).filter((name) => name.endsWith('.tmp'))]).toEqual(['theirs', []])
  })

  it('is known before anything is written: what is free or its own, and nothing else', () => {
    run().publish(path('a.csv'), Buffer.from('ours'))
    writeFileSync(path('b.csv'), 'theirs')
    expect(() => run().refuseOthers([path('a.csv'), path('new.csv')])).not.toThrow()
    expect(() => run().refuseOthers([path('a.csv'), path('b.csv')])).toThrow(/^「b\.csv」/)
    expect(() => run(true).refuseOthers([path('b.csv')])).not.toThrow()
    expect(() => run().remove(path('new.csv'))).not.toThrow()
  })

  it('takes away only what is its own', () => {
    run().publish(path('a.csv'), Buffer.from('ours'))
    writeFileSync(path('b.csv'), 'theirs')
    run().remove(path('a.csv'))
    expect(() => run().remove(path('b.csv'))).toThrow(InTheWayError)
    expect(readdirSync(folder).sort()).toEqual(['b.csv', 'log'])
  })
})

describe('an output of an earlier run', () => {
  it('is removed as long as it is as we wrote it', () => {
    run().publish(path('a.csv'), Buffer.from('ours'))
    run().remove(path('a.csv'))
    expect(existsSync(path('a.csv'))).toBe(false)
    run().publish(path('a.csv'), Buffer.from('ours'))
    writeFileSync(path('a.csv'), 'theirs')
    expect(() => run().remove(path('a.csv'))).toThrow(InTheWayError)
    expect(read('a.csv')).toBe('theirs')
    run(true).remove(path('a.csv'))
    expect(existsSync(path('a.csv'))).toBe(false)
  })

  it('that is not there, or below a file, is none; where nobody can look it is told', () => {
    run().remove(path('none.csv'))
    symlinkSync('loop', path('loop'))
    expect(() => run().remove(path('loop/a.csv'))).toThrow(/^「a\.csv」没有写成：/)
  })
})
