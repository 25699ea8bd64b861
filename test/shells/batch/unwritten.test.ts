import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { BatchPlace, treeOf } from './batch-place.ts'

const LONG = 600_000

describe('a batch one of whose results cannot be written', () => {
  let place: BatchPlace
  let whole: Record<string, string>
  const correct = (...more: string[]) =>
    place.batch({}, 'correct', 'in', '--out', 'out', '--exit-zero', '--jobs', '2', ...more)
  const at = (name: string): string => join(place.cwd, 'out', name)
  const reviewed = (): number =>
    readFileSync(at('.jiaobiao/journal.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('#')).length
  /** A workbook's copy, or a summary, has to wait: something stands there that nobody may replace. */
  const block = (name: string): void => {
    rmSync(at(name), { force: true })
    mkdirSync(at(name), { recursive: true })
  }
  beforeAll(async () => {
    place = await BatchPlace.open()
    for (let number = 0; number < 4; number++) place.fill('in', number)
    expect((await correct()).code).toBe(0)
    whole = place.tree('out')
  }, LONG)
  afterEach(() => rmSync(join(place.cwd, 'out'), { recursive: true, force: true }))
  afterAll(() => place.done())

  it(
    'goes on to the end, names it, exits with 3, and resumed redoes that one alone',
    async () => {
      const [name] = readdirSync(join(place.cwd, 'in')) as [string]
      block(name)
      const { code, stdout, stderr } = await correct()
      expect([code, stderr]).toEqual([3, expect.stringContaining(`「${name}」没有写成：同名的文件夹已存在`)])
      expect(stdout).not.toContain(`  ${name}\n`)
      const { [name]: missing, ...others } = whole
      expect([place.tree('out'), missing]).toEqual([others, expect.any(String)])

      rmSync(at(name), { recursive: true })
      const before = reviewed()
      expect((await correct('--resume')).code).toBe(0)
      expect(reviewed()).toBe(before + 1)
      expect(place.tree('out')).toEqual(whole)
    },
    LONG,
  )

  it(
    'and of whose summaries one cannot, neither, resumed writes that without reviewing anything again',
    async () => {
      block('汇总表.xlsx')
      expect(await correct()).toMatchObject({ code: 3, stderr: expect.stringContaining('「汇总表.xlsx」没有写成') })
      const before = reviewed()
      rmSync(at('汇总表.xlsx'), { recursive: true })
      expect((await correct('--resume')).code).toBe(0)
      expect([reviewed(), place.tree('out')]).toEqual([before, whole])
    },
    LONG,
  )

  it(
    'for somebody has filled it in keeps it, resumed or not, until it is out of the way',
    async () => {
      const [name] = readdirSync(join(place.cwd, 'in')) as [string]
      await correct()
      const cell = { row: 40, column: 12, value: { kind: 'text', text: '已核实' } } as const
      const filled = editWorkbook(readFileSync(at(name)), { sheets: [{ sheet: '审核结果', cells: [cell] }] })
      writeFileSync(at(name), filled)
      for (const more of [[], ['--resume'], ['--resume']]) {
        expect(await correct(...more)).toMatchObject({ code: 3, stderr: expect.stringContaining('有人改动过') })
        expect(readFileSync(at(name)).equals(filled)).toBe(true)
      }
      renameSync(at(name), join(place.cwd, name))
      expect((await correct('--resume')).code).toBe(0)
      expect(treeOf(join(place.cwd, 'out'))).toEqual(whole)
    },
    LONG,
  )
})
