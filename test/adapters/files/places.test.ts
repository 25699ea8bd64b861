import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { collectEntries, PathError, shownPath } from '../../../src/adapters/files/collect-workbooks.ts'
import { freeze } from '../../../src/adapters/files/freeze-files.ts'
import { exists, isFolder, liesInside, replacing } from '../../../src/adapters/files/guard-output.ts'
import { compareNaturally, comparePaths } from '../../../src/adapters/files/natural-order.ts'
import { NotWrittenError, reasonOf } from '../../../src/adapters/files/not-written.ts'
import { isDiskFull } from '../../../src/adapters/files/disk-full.ts'
import { LARGEST_FILE } from '../../../src/adapters/files/largest-file.ts'
import { codeOf, readBytes } from '../../../src/adapters/files/read-file.ts'
import { sha256Of } from '../../../src/adapters/platform/bytes.ts'
import { stateFolder } from '../../../src/adapters/files/state-folder.ts'
import { WrittenLog } from '../../../src/adapters/files/written-log.ts'

let cwd: string
const put = (path: string, text = 'x'): void => {
  mkdirSync(join(cwd, path, '..'), { recursive: true })
  writeFileSync(join(cwd, path), text)
}
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), '校表 处所-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

describe('all that lies below a path', () => {
  it('is told with how it stands there', () => {
    for (const path of ['in/a.docx', 'in/.暗/x', 'in/子/b.xlsx']) put(path)
    mkdirSync(join(cwd, 'in/空'))
    symlinkSync('nowhere', join(cwd, 'in/断'))
    symlinkSync('a.docx', join(cwd, 'in/链'))
    expect(Object.fromEntries(collectEntries(['in'], cwd).map(({ inside, state }) => [inside, state]))).toEqual({
      '.暗': 'hidden-folder',
      'a.docx': 'file',
      断: 'missing',
      链: 'link',
      空: 'empty-folder',
      '子/b.xlsx': 'file',
    })
  })

  it('is nothing of an empty folder that was given itself', () => {
    mkdirSync(join(cwd, 'in'))
    expect(collectEntries(['in'], cwd)).toEqual([])
  })

  it('cannot be told of a path through a file', () => {
    put('a')
    expect(() => collectEntries(['a/b'], cwd)).toThrow(new PathError('找不到「a/b」，请检查路径。'))
    symlinkSync('loop', join(cwd, 'loop'))
    expect(() => collectEntries(['loop'], cwd)).toThrow(/^「loop」打不开：/)
  })

  it('is a file that was given itself, and no device', () => {
    put('a.docx')
    expect(
      collectEntries(['a.docx', '/dev/null'], cwd).map(({ state, inside, folder }) => [inside, state, folder]),
    ).toEqual([
      ['a.docx', 'file', undefined],
      ['null', 'special', undefined],
    ])
  })

  it('is shown by the path as it was given, and never by where the user’s folders lie', () => {
    expect(['./a//b/', '.', '/else/where/x/', '../y'].map((path) => shownPath(path, '/home'))).toEqual([
      'a/b',
      '.',
      'x',
      '../y',
    ])
    expect([shownPath('/home/a', '/home'), shownPath('/home', '/home'), shownPath('/', '/home')]).toEqual([
      'a',
      '.',
      '.',
    ])
  })
})

describe('writing over what is read', () => {
  it('is seen through links, other names of one file, and places that are not there yet', () => {
    put('in/a.xlsx')
    linkSync(join(cwd, 'in/a.xlsx'), join(cwd, 'twin.xlsx'))
    expect(replacing(['out/b.xlsx', 'in/../in/a.xlsx'], ['in/a.xlsx'], cwd)).toBe('in/../in/a.xlsx')
    expect(replacing(['twin.xlsx'], ['in/a.xlsx'], cwd)).toBe('twin.xlsx')
    expect(replacing(['new/b.xlsx'], ['in/a.xlsx', 'new/b.xlsx'], cwd)).toBe('new/b.xlsx')
    expect(replacing(['out/b.xlsx'], ['in/a.xlsx'], cwd)).toBeUndefined()
  })

  it('is not found inside of a file, nor beside a folder whose name begins alike', () => {
    put('in/a.xlsx')
    mkdirSync(join(cwd, '..in'), { recursive: true })
    expect(['in', 'in/x', 'in/..x', 'in-x', '..in'].map((out) => liesInside(out, ['in'], cwd))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    expect(liesInside('in/a.xlsx', ['in/a.xlsx'], cwd)).toBe(false)
    expect([exists(join(cwd, 'in')), exists(join(cwd, 'no')), isFolder(join(cwd, 'in/a.xlsx'))]).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('the natural order', () => {
  it.each([
    ['附件一', '附件二'],
    ['附件九', '附件十'],
    ['附件十', '附件十一'],
    ['附件十九', '附件二十'],
    ['附件二十', '附件二十一'],
    ['表二', '表10'],
    ['附件二', '附件3'],
    ['附件九', '附件10'],
    ['附件10', '附件十一'],
    ['附件2', '附件10'],
    ['附件十', '附件11'],
    ['附件二十', '附件21'],
    ['附件一二', '附件3'],
    ['长沙', '株洲'],
  ])('has %s before %s', (one, other) => {
    expect([compareNaturally(one, other) < 0, compareNaturally(other, one) > 0]).toEqual([true, true])
  })

  it('takes numerals for numbers only where they count', () => {
    expect(compareNaturally('十里镇', '二里镇')).toBeGreaterThan(0)
    expect(compareNaturally('附件一', '附件1')).not.toBe(0)
    expect(compareNaturally('a', 'a')).toBe(0)
  })
})

describe('the order of paths', () => {
  it('is that of a folder: by number, files before sub-folders, each folder together', () => {
    const ordered = ['附件2.xlsx', '附件10.xlsx', '二/甲.xlsx', '二/乙/丙.xlsx', '一.d/表.xlsx']
    const folders = [...ordered].sort(comparePaths)
    expect(folders.slice(0, 2)).toEqual(['附件2.xlsx', '附件10.xlsx'])
    expect(folders.indexOf('二/乙/丙.xlsx')).toBe(folders.indexOf('二/甲.xlsx') + 1)
    expect([...folders].reverse().sort(comparePaths)).toEqual(folders)
    expect([comparePaths('a/b', 'a/b'), comparePaths('a', 'a/b')]).toEqual([0, -1])
  })
})

describe('reading', () => {
  it('says in a sentence why a file gives nothing', () => {
    mkdirSync(join(cwd, 'folder'))
    symlinkSync('loop', join(cwd, 'loop'))
    const said = (name: string) => () => readBytes({ absolute: join(cwd, name) })
    expect(said('folder')).toThrow('这是文件夹，不是文件。')
    expect(said('none')).toThrow('文件读不出来：文件不在了，或链接指向的文件不存在。')
    expect(said('loop')).toThrow('文件读不出来：链接循环。')
    expect(() => readBytes({ absolute: '/dev/null' })).toThrow('这不是普通文件，不予读取。')
    expect(LARGEST_FILE).toBe(200 * 1024 * 1024)
  })

  it('freezes what a file was, never fails', () => {
    put('a.xlsx', 'text')
    utimesSync(join(cwd, 'a.xlsx'), 5, 5)
    expect(freeze({ absolute: join(cwd, 'a.xlsx') })).toEqual({
      size: 4,
      modified: 5000,
      sha256: sha256Of(Buffer.from('text')),
    })
    expect(freeze({ absolute: join(cwd, 'none') })).toEqual({ size: -1, modified: -1, sha256: '' })
  })
})

describe('what could not be written', () => {
  it.each([
    ['ENOSPC', '磁盘空间不足', true],
    ['EDQUOT', '超出磁盘配额', true],
    ['EROFS', '所在位置只读', false],
    ['EXXX', '系统返回 EXXX', false],
  ])('for %s is told as 「%s」; the disk is full: %s', (code, reason, full) => {
    const error = Object.assign(new Error('x'), { code })
    expect([reasonOf(error), isDiskFull(error), codeOf(error)]).toEqual([reason, full, code])
  })

  it('for no known reason says that', () => {
    expect([reasonOf(new Error('x')), reasonOf('x'), codeOf(null), codeOf({ code: 5 })]).toEqual([
      ...['原因不明', '原因不明'],
      undefined,
      undefined,
    ])
    expect(new NotWrittenError('a.csv', '磁盘空间不足').told('甲/a.csv')).toBe('「甲/a.csv」没有写成：磁盘空间不足。')
  })
})

describe('the log of what was written', () => {
  const [one, other] = ['a', 'b'].map((letter) => letter.repeat(64)) as [string, string]
  const log = (...names: string[]) => new WrittenLog(names.map((name) => join(cwd, name)))

  it('knows contents by kind, in every place, and notes each once', () => {
    const both = log('x/log', 'log')
    both.note('export', one)
    both.note('export', one)
    expect(both.has('export', one)).toBe(true)
    expect([log('log').has('export', one), log('log').has('report', one), log('log').has('export', other)]).toEqual([
      true,
      false,
      false,
    ])
    log('x/log').note('export', one)
    expect(readFileSync(join(cwd, 'x/log'), 'utf8')).toBe(`${one} export\n`)
    // Known in one place only, it is noted in the other, too.
    log('log', 'new').note('export', one)
    expect(readFileSync(join(cwd, 'new'), 'utf8')).toBe(`${one} export\n`)
  })

  it('trusts another witness without writing it down', () => {
    const own = log('log')
    own.trust('export', one)
    expect([own.has('export', one), exists(join(cwd, 'log'))]).toEqual([true, false])
  })

  it('passes over torn lines', () => {
    put('log', `${one} export\n${other} \n${other}export\nx${other} export\n${other} export`)
    expect([log('log').has('export', one), log('log').has('export', other)]).toEqual([true, true])
    put('log', `${other} exp\n${other.slice(1)} export\n${one} export x`)
    expect([log('log').has('export', other), log('log').has('export', one)]).toEqual([false, false])
  })

  it('forgets the earlier half when it knows a hundred thousand', () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, at) => `${at.toString(16).padStart(64, '0')} export\n`).join('')
    const known = (at: number) => log('log').has('export', at.toString(16).padStart(64, '0'))
    put('log', lines(100_000))
    expect([known(0), known(99_999)]).toEqual([true, true])
    put('log', lines(100_001))
    expect([known(0), known(50_000), known(50_001), known(100_000)]).toEqual([false, false, true, true])
    expect(readFileSync(join(cwd, 'log'), 'utf8').split('\n')).toHaveLength(50_001)
  })
})

it('the program’s own folder is where the system’s custom has it', () => {
  expect([stateFolder({ XDG_STATE_HOME: '/s' }, '/h'), stateFolder({}, '/h')]).toEqual([
    '/s/jiaobiao',
    '/h/.local/state/jiaobiao',
  ])
})
