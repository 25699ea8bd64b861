import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ConvertOptions, convertFiles, type FileToConvert } from '../../../src/adapters/convert/convert-files.ts'
import { packageBytes } from '../excel/packages.ts'
import { isRunning } from '../process/is-running.ts'
import { canFake, fakeOffice } from './fake-office.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '校表 转换-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const RESULT = packageBytes('texts.xlsx')
const file = (key: string, kind: FileToConvert['kind'] = 'xls', text = key): FileToConvert => ({
  key,
  kind,
  bytes: () => new TextEncoder().encode(text),
})

/** What became of each file: 「ok」 or how it failed. */
async function outcome(files: readonly FileToConvert[], options: ConvertOptions): Promise<Record<string, string>> {
  const results = await convertFiles(files, mkdtempSync(join(folder, '转换-')), options)
  const shown = [...results].map(([key, result]) => [key, 'path' in result ? 'ok' : result.failed])
  return Object.fromEntries(shown.sort())
}

describe.skipIf(!canFake)('files are converted', () => {
  test('all in one start, in the given folder and with a profile of its own', async () => {
    const { program, starts } = fakeOffice(folder, RESULT)
    const own = mkdtempSync(join(folder, '转换-'))
    const results = await convertFiles([file('a'), file('b', 'ods'), file('c', 'xlsb')], own, { program })
    const result = results.get('b')!
    expect('path' in result && new Uint8Array(readFileSync(result.path))).toEqual(RESULT)
    expect(starts()).toHaveLength(1)
    const [profile] = starts()[0]!
    expect(profile).toMatch(/^-env:UserInstallation=file:\/\/\//)
    expect(
      starts()[0]!
        .filter((each) => /\d\.(xls|ods|xlsb)$/.test(each))
        .map((each) => each.slice(-9)),
    ).toEqual(['00001.xls', '00002.ods', '0003.xlsb'])
    expect('path' in result && result.path.startsWith(own)).toBe(true)
    expect(existsSync(join(own, 'profile/user/registrymodifications.xcu'))).toBe(true)
  })

  test('tables of text and HTML in a start with the import filter that they need', async () => {
    const { program, starts } = fakeOffice(folder, RESULT)
    const files = [file('a'), file('b', 'text', '项目,1\n'), file('c', 'html', '<table></table>')]
    expect(await outcome(files, { program })).toEqual({ a: 'ok', b: 'ok', c: 'ok' })
    expect(starts().map((each) => each.filter((argument) => argument.startsWith('--infilter')))).toEqual([
      [],
      ['--infilter=HTML (StarCalc):2052 0'],
    ])
  })

  test('one that gives no result, or cannot be read, does not stop the others', async () => {
    const { program } = fakeOffice(folder, RESULT, 'grep -q bad "$1" || cp "$result" "$2"')
    const gone: FileToConvert = {
      key: 'c',
      kind: 'xls',
      bytes: () => {
        throw new Error('gone')
      },
    }
    expect(await outcome([file('a'), file('b', 'xls', 'bad'), gone, file('d')], { program })).toEqual({
      a: 'ok',
      b: 'not-converted',
      d: 'ok',
    })
  })

  test('one at which the office falls over is given up, the rest goes on in another start', async () => {
    const { program, starts } = fakeOffice(
      folder,
      RESULT,
      'if grep -q bad "$1"; then kill -9 $$; fi; cp "$result" "$2"',
    )
    const files = [file('a'), file('b', 'xls', 'bad'), file('c'), file('d')]
    expect(await outcome(files, { program })).toEqual({ a: 'ok', b: 'not-converted', c: 'ok', d: 'ok' })
    expect(starts()).toHaveLength(2)
  })

  test('one at which the office hangs is given up in time with all that was started; the rest goes on', async () => {
    const body = `if grep -q bad "$1"; then sleep 600 & echo $! > '${join(folder, 'child')}'; wait; fi; cp "$result" "$2"`
    const { program } = fakeOffice(folder, RESULT, body)
    const files = [file('a'), file('b', 'xls', 'bad'), file('c')]
    expect(await outcome(files, { program, startMilliseconds: 4000, fileMilliseconds: 2000 })).toEqual({
      a: 'ok',
      b: 'timed-out',
      c: 'ok',
    })
    const child = Number(readFileSync(join(folder, 'child'), 'utf8'))
    await expect.poll(() => isRunning(child)).toBe(false)
  })

  test('an office that always hangs is tried twice, one that always falls over three times', async () => {
    const files = ['a', 'b', 'c', 'd', 'e'].map((key) => file(key))
    const hanging = fakeOffice(folder, RESULT, 'sleep 600')
    const timedOut = await outcome(files, { program: hanging.program, startMilliseconds: 1500, fileMilliseconds: 1500 })
    expect(new Set(Object.values(timedOut))).toEqual(new Set(['timed-out']))
    expect(hanging.starts()).toHaveLength(2)
    const falling = fakeOffice(folder, RESULT, 'exit 1')
    const fallen = await outcome(files, { program: falling.program })
    expect(new Set(Object.values(fallen))).toEqual(new Set(['not-converted']))
    expect(falling.starts()).toHaveLength(2 + 3)
  })

  test('a result that is not whole is none', async () => {
    const { program } = fakeOffice(folder, RESULT, 'head -c 300 "$result" > "$2"')
    expect(await outcome([file('a')], { program })).toEqual({ a: 'not-converted' })
  })

  test('until the user stops it', async () => {
    const { program, starts } = fakeOffice(folder, RESULT, 'sleep 600')
    expect(await outcome([file('a'), file('b')], { program, interrupted: () => starts().length > 0 })).toEqual({
      a: 'interrupted',
      b: 'interrupted',
    })
  })
})

test('a program that cannot be started gives no results, and no error', async () => {
  expect(await outcome([file('a')], { program: join(folder, 'none') })).toEqual({ a: 'not-converted' })
})
