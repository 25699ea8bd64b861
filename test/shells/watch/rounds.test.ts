import { rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { newWorkbook } from '../../../src/adapters/excel/new-workbook.ts'
import { sheetOf } from '../../core/form/lines.ts'
import { Inbox } from './inbox.ts'

let inbox: Inbox
beforeEach(() => {
  inbox = new Inbox()
})
afterEach(() => inbox.done())

interface Book {
  readonly unit: string
  readonly project?: string
  /** Of an indicator worth 50. */
  readonly score?: string
  readonly year?: string
}

/** A project's form; a score of 60 is an error, of 50 none. */
async function book({ unit, project = '河道清淤', score = '50', year = '2023' }: Book): Promise<Uint8Array> {
  return newWorkbook([
    sheetOf([
      `${year}年度项目支出绩效自评表|<|<|<|<|<|<|<`,
      `项目名称|${project}|<|<|主管部门|${unit}|<|<`,
      `实施单位|${unit}|<|<|<|<|<|<`,
      '资金|名称|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
      '^|年度资金总额|100|100|100|10|100%|10',
      '^|其他资金|0|0|0|||',
      '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
      `产出指标（50分）|数量指标|${project}长度|≥12公里|12公里|50|${score}|`,
      '效益指标（30分）|社会效益指标|受益人口|≥2万人|2.1万人|30|30|',
      '满意度指标（10分）|满意度指标|群众满意度|≥90%|95%|10|10|',
      `总分|<|<|<|<|100|${Number(score) + 50}|`,
    ]),
  ])
}

/** Dropped and reviewed; a number tells when it was saved. */
async function hand(
  ...files: readonly (readonly [name: string, bytes: Uint8Array, saved?: number])[]
): Promise<string> {
  for (const [name, bytes, saved] of files) {
    inbox.dropBytes(bytes, name)
    if (saved !== undefined) utimesSync(join(inbox.cwd, '收件', name), saved, saved)
  }
  return (await inbox.once()).stdout
}

const opinions = (): string[] => inbox.outbox().filter((path) => path.endsWith('审核意见.txt'))
const opinion = (stem: string): string => inbox.text(`${stem} 审核意见.txt`)
const ALONE = /（第 \d+ 次）|与第 \d+ 次相比|已整改|新出现|仍在/

describe('a workbook under the name of another version', () => {
  it.each([
    '自评表(1).xlsx',
    '自评表 - 副本.xlsx',
    '自评表（修改）.xlsx',
    '自评表最终版.xlsx',
    '自评表（第2次）.xlsx',
    '自评表 v2.xlsx',
    '自评表.xls',
  ])('%s is the next round of 自评表.xlsx when it is the same unit’s same form', async (name) => {
    await hand(['自评表.xlsx', await book({ unit: '甲局', score: '60' })])
    const said = await hand([name, await book({ unit: '甲局' })])
    expect(said).toContain(`${name}（第 2 次）`)
    expect(opinions()).toEqual(['自评表 审核意见.txt', '自评表（第2次） 审核意见.txt'])
    expect(opinion('自评表（第2次）')).toMatch(/与第 1 次相比：已整改 [1-9]\d* 处，仍在 \d+ 处，新出现 0 处。/)
  })

  it('of another unit is its own: no result, count or mended finding of the other', async () => {
    await hand(['自评表.xlsx', await book({ unit: '甲局', score: '60' })])
    await hand(['自评表(1).xlsx', await book({ unit: '乙局' })])
    expect(opinion('自评表(1)')).toContain('单位：乙局')
    expect(opinion('自评表(1)')).not.toMatch(ALONE)
    // Each goes on by itself, whatever the next is called.
    await hand(
      ['自评表(2).xlsx', await book({ unit: '乙局', score: '60' })],
      ['自评表最终版.xlsx', await book({ unit: '甲局' })],
    )
    expect(opinion('自评表(1)（第2次）')).toMatch(/单位：乙局[\s\S]*已整改 0 处，仍在 \d+ 处，新出现 [1-9]/)
    expect(opinion('自评表（第2次）')).toMatch(/单位：甲局[\s\S]*已整改 [1-9]\d* 处，仍在 \d+ 处，新出现 0 处/)
    expect(opinions()).toHaveLength(4)
  })

  it.each([
    ['another unit by one letter', { unit: '甲局二' }],
    ['no unit', { unit: '' }],
    ['another project', { unit: '甲局', project: '堤防加固' }],
    ['another year', { unit: '甲局', year: '2024' }],
  ])('with %s is its own', async (_, other) => {
    await hand(['自评表.xlsx', await book({ unit: '甲局', score: '60' })])
    await hand(['自评表(1).xlsx', await book(other)])
    expect(opinion('自评表(1)')).not.toMatch(ALONE)
  })

  it('is its own when neither names a unit', async () => {
    await hand(['自评表.xlsx', await book({ unit: '', score: '60' })])
    await hand(['自评表(1).xlsx', await book({ unit: '' })], ['自评表(2).xlsx', await book({ unit: '甲局' })])
    for (const stem of ['自评表(1)', '自评表(2)']) expect(opinion(stem)).not.toMatch(ALONE)
  })

  it.each([
    ['自评表.xlsx', '自评表(1).xlsx'],
    ['自评表(1).xlsx', '自评表.xlsx'],
  ])('dropped at once: %s, saved first, is round 1, %s round 2', async (first, second) => {
    const [wrong, mended] = [await book({ unit: '甲局', score: '60' }), await book({ unit: '甲局' })]
    await hand([second, mended, 2_000_000], [first, wrong, 1_000_000], ['别的.xlsx', await book({ unit: '乙局' })])
    const stem = first.replace('.xlsx', '')
    expect(opinion(stem)).toContain(`审核意见　${first}\n`)
    expect(opinion(`${stem}（第2次）`)).toMatch(/已整改 [1-9]\d* 处，仍在 \d+ 处，新出现 0 处/)
    expect(opinions()).toHaveLength(3)
  })

  it('with the content of an older round is not done again, and the note says which round counts', async () => {
    const [wrong, mended] = [await book({ unit: '甲局', score: '60' }), await book({ unit: '甲局' })]
    await hand(['自评表.xlsx', wrong])
    await hand(['自评表(1).xlsx', mended])
    await hand(['自评表(2).xlsx', wrong])
    expect(opinions()).toHaveLength(2)
    const note = inbox.text('自评表(2) 内容没有变化.txt')
    expect(note).toContain('内容与第 1 次交来的完全相同（上次的名称是「自评表.xlsx」），没有重新核对。')
    expect(note).toContain('这以后又收到过第 2 次（「自评表(1).xlsx」），以那一次为准。')
    // The old file, saved again as it is, is no third round, either.
    inbox.dropBytes(wrong, '自评表.xlsx')
    await inbox.once()
    expect(opinions()).toHaveLength(2)
  })

  it('that is our own result, worked on, goes on with its rounds', async () => {
    await hand(
      ['自评表.xlsx', await book({ unit: '甲局', score: '60' })],
      ['自评表(1).xlsx', await book({ unit: '乙局', score: '60' })],
    )
    const mend = (path: string): Uint8Array =>
      editWorkbook(inbox.result(path), {
        sheets: [{ sheet: '自评表', cells: [{ row: 8, column: 7, value: { kind: 'number', text: '50' } }] }],
      })
    await hand(['自评表 - 副本.xlsx', mend('自评表.xlsx')], ['自评表(1)（修改）.xlsx', mend('自评表(1).xlsx')])
    expect(opinion('自评表（第2次）')).toMatch(/单位：甲局[\s\S]*已整改 [1-9]/)
    expect(opinion('自评表(1)（第2次）')).toMatch(/单位：乙局[\s\S]*已整改 [1-9]/)
    expect(opinions()).toHaveLength(4)
  })

  it('finds its unit among many that are called alike', { timeout: 120_000 }, async () => {
    const units = Array.from({ length: 12 }, (_, index) => `第${index + 1}局`)
    await hand(
      ...(await Promise.all(
        units.map(async (unit, index) => [`自评表(${index + 1}).xlsx`, await book({ unit, score: '60' })] as const),
      )),
    )
    expect(opinions()).toHaveLength(12)
    await hand(
      ...(await Promise.all(
        units.map(async (unit, index) => [`自评表(${12 - index})最终版.xlsx`, await book({ unit })] as const),
      )),
    )
    for (const [index, unit] of units.entries()) {
      expect(opinion(`自评表(${index + 1})`)).toContain(`单位：${unit}　`)
      expect(opinion(`自评表(${index + 1})`)).not.toMatch(ALONE)
      expect(opinion(`自评表(${index + 1})（第2次）`)).toMatch(
        new RegExp(`单位：${unit}　[\\s\\S]*与第 1 次相比：已整改 [1-9]`),
      )
    }
    expect(opinions()).toHaveLength(24)
  })
})

describe('a workbook under the same name', () => {
  it('of another unit is its own, in a folder where all drop theirs; each unit goes on with its own rounds', async () => {
    await hand(['自评表.xlsx', await book({ unit: '甲局', score: '60' })])
    await hand(['自评表.xlsx', await book({ unit: '乙局' })])
    expect(opinion('自评表(2)')).toMatch(/单位：乙局[\s\S]*以前有同名的文件/)
    expect(opinion('自评表(2)')).not.toMatch(ALONE)
    await hand(['自评表.xlsx', await book({ unit: '甲局' })])
    expect(opinion('自评表（第2次）')).toMatch(/单位：甲局[\s\S]*与第 1 次相比：已整改 [1-9]/)
    await hand(['自评表.xlsx', await book({ unit: '乙局', score: '60' })])
    expect(opinion('自评表(2)（第2次）')).toMatch(/单位：乙局[\s\S]*已整改 0 处，仍在 \d+ 处，新出现 [1-9]/)
  })

  it('that names no unit is its own there, and goes on in a unit’s own folder', async () => {
    for (const score of ['60', '50']) {
      await hand(
        ['自评表.xlsx', await book({ unit: '', score })],
        ['甲局/自评表.xlsx', await book({ unit: '', score })],
      )
    }
    expect(opinion('自评表(2)')).not.toMatch(ALONE)
    expect(opinion('甲局/自评表（第2次）')).toMatch(/已整改 [1-9]/)
    expect(opinion('甲局/自评表')).toContain('单位：（表中未写明，请填写；不能只凭文件夹「甲局」认定是哪个单位）')
  })

  it('that could not be read before goes on', async () => {
    inbox.dropBytes('不是工作簿', '自评表.xlsx')
    await inbox.once()
    await hand(['自评表.xlsx', await book({ unit: '甲局' })])
    expect(opinion('自评表（第2次）')).toContain('第 1 次交来的没有核对成，这次核对成了。')
  })

  it('that has an old content again is a new round, which says so', async () => {
    const [wrong, mended] = [await book({ unit: '甲局', score: '60' }), await book({ unit: '甲局' })]
    for (const bytes of [wrong, mended, wrong]) await hand(['自评表.xlsx', bytes])
    expect(opinion('自评表（第3次）')).toContain('内容与第 1 次交来的完全相同，请看是不是放错了旧的文件。')
  })
})

describe('in a unit’s folder', () => {
  it('projects that are numbered are no rounds of each other, and stay one set', async () => {
    const projects = ['河道清淤', '堤防加固', '泵站改造']
    const books = await Promise.all(projects.map((project) => book({ unit: '甲局', project, score: '60' })))
    await hand(...books.map((bytes, index) => [`甲局/自评表(${index + 1}).xlsx`, bytes] as const))
    for (const index of [1, 2, 3]) {
      expect(opinion(`甲局/自评表(${index})`)).not.toMatch(ALONE)
      expect(opinion(`甲局/自评表(${index})`).match(/「自评表\(\d\)\.xlsx」/g)?.length).toBeGreaterThanOrEqual(2)
    }
    // One of them mended, under one name more.
    await hand(['甲局/自评表(4).xlsx', await book({ unit: '甲局', project: '堤防加固' })])
    expect(opinion('甲局/自评表(2)（第2次）')).toMatch(/接着它算第 2 次[\s\S]*已整改 [1-9]/)
    expect(opinions()).toHaveLength(4)
  })

  it.each([['one after the other'], ['at once']])(
    'an old form beside its mended copy is not looked at with it: %s',
    async (how) => {
      const old = ['甲局/自评表.xlsx', await book({ unit: '甲局', score: '60' }), 1_000_000] as const
      const mended = ['甲局/自评表(1).xlsx', await book({ unit: '甲局' }), 2_000_000] as const
      const other = ['甲局/另一个.xlsx', await book({ unit: '甲局', project: '堤防加固' })] as const
      if (how === 'at once') await hand(old, mended, other)
      else {
        await hand(old, other)
        await hand(mended)
      }
      for (const stem of ['甲局/自评表', '甲局/自评表（第2次）']) {
        expect(opinion(stem)).toContain('与同一文件夹里的 「另一个.xlsx」 作为一套资料一起核对。')
        expect(opinion(stem)).not.toMatch(/两张|重复/)
      }
      expect(opinion('甲局/自评表（第2次）')).toMatch(/已整改 [1-9]\d* 处，仍在 \d+ 处，新出现 0 处/)
      // Its newest version is gone: what is left is looked at again as it is.
      rmSync(join(inbox.cwd, '收件/甲局/自评表(1).xlsx'))
      await hand(['甲局/另一个.xlsx', await book({ unit: '甲局', project: '堤防加固', score: '60' })])
      expect(opinion('甲局/另一个（第2次）')).toContain('「自评表.xlsx」')
    },
  )

  it('its folders are one set, and each file’s result stands where it lay', async () => {
    await hand(
      ['甲局/1整体/一.xlsx', await book({ unit: '甲局', score: '60' })],
      ['甲局/2项目/二.xlsx', await book({ unit: '甲局', project: '堤防加固' })],
      ['乙局/三.xlsx', await book({ unit: '乙局', project: '堤防加固' })],
    )
    expect(opinion('甲局/1整体/一')).toContain('「二.xlsx」 作为一套资料一起核对')
    expect(opinion('甲局/2项目/二')).toContain('「一.xlsx」')
    expect(opinion('乙局/三')).not.toContain('一套资料')
  })
})
