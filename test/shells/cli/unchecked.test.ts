import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { exampleSubmission } from '../../../src/core/rules/example-submission.ts'
import { newWorkbook } from '../../../src/adapters/excel/new-workbook.ts'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import {
  declaration,
  notUnderstood,
  partlyUnderstood,
  unknownTotal,
  withSpareForm,
  wordsOnly,
} from '../unusual-books.ts'
import { CLEAN, Place } from './run.ts'

let place: Place
beforeEach(() => {
  place = new Place()
})
afterEach(() => place.done())

function write(name: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(place.cwd, name)), { recursive: true })
  writeFileSync(join(place.cwd, name), bytes)
}

function shown(name: string, sheet: string): string[] {
  const { sheets } = readWorkbook(readFileSync(join(place.cwd, name)))
  return sheets
    .find((each) => each.name === sheet)!
    .cells.flatMap(({ value }) => (value.kind === 'text' ? [value.text] : []))
}

describe('a form that was not understood', () => {
  it('gets ⚠ and no tick, is told, and ends with 3', async () => {
    write('表.xlsx', await notUnderstood())
    const { code, stdout } = await place.run('check', '表.xlsx')
    expect(code).toBe(3)
    expect(stdout).toContain('⚠ 没有读懂，没有核对')
    expect(stdout).toMatch(/没有读懂　表\.xlsx\n +「.*」没有完全读懂/)
    expect(stdout).toContain('1 个文件有表没有读懂')
    expect(stdout).not.toContain('✓')
  })

  it('has a status and a reason of its own in JSON, stays among the forms, and is counted', async () => {
    write('表.xlsx', await notUnderstood())
    const { submissions, summary } = JSON.parse((await place.run('check', '表.xlsx', '--format', 'json')).stdout)
    const [workbook] = submissions[0].workbooks
    expect(workbook).toMatchObject({
      status: 'not-understood',
      reason: expect.stringMatching(/没有完全读懂.*请人工审核。$/),
    })
    expect(workbook.forms).toMatchObject([{ kind: 'project', score: null, read: { understood: false } }])
    expect(summary).toMatchObject({ unreadable: 0, notUnderstood: 1 })
  })

  it('does not keep the others of its workbook from being checked and annotated', async () => {
    write('收到/表.xlsx', await partlyUnderstood())
    place.put(CLEAN, '收到/别的.xlsx')
    const { code, stdout } = await place.run('correct', '收到', '--out', '结果')
    expect([code, stdout.includes('没有读懂　收到/表.xlsx')]).toEqual([3, true])
    expect(shown('结果/表.xlsx', '审核结果').join('\n')).toContain('没有完全读懂')
    expect(shown('结果/汇总表.xlsx', '未能核对的文件')).toEqual(expect.arrayContaining(['没有读懂', '收到/表.xlsx']))
    const page = readFileSync(join(place.cwd, '结果/report.html'), 'utf8')
    expect(page).toContain('"colour":"error","word":"没有读懂"')
    expect(page).toContain('个文件有表没有读懂')
  })

  it('is exported with a word that it may not be whole', async () => {
    write('表.xlsx', await partlyUnderstood())
    const { code, stderr } = await place.run('export', '表.xlsx', '--out', '数据')
    expect([code, stderr.includes('导出的可能不全')]).toEqual([3, true])
  })

  it('is not what an ordinary set is', async () => {
    place.put(CLEAN, '表.xlsx')
    const { code, stdout } = await place.run('check', '表.xlsx')
    expect([code, stdout.includes('⚠'), stdout.includes('✓')]).toEqual([0, false, true])
  })
})

describe('what could not be checked', () => {
  it('is said with place and reason instead of a tick, and nothing of it is written', async () => {
    write('收到/表.xlsx', await unknownTotal())
    place.put(CLEAN, '收到/别的.xlsx')
    const { code, stdout } = await place.run('check', '收到')
    expect(code).toBe(0)
    expect(stdout).toMatch(/⚠ 核对过的没有问题，\d 项未能核对/)
    expect(stdout.replace(/\s+/g, '')).toContain(
      'A4年度资金/执行率的分值和得分：资金各行里没有认出总额一行，执行率的分值、得分没有读到',
    )
    expect(stdout).toMatch(/；\d 项未能核对。/)
    await place.run('correct', '收到', '--out', '结果')
    const result = shown('结果/表.xlsx', '审核结果').join('\n')
    expect(result).toMatch(/另有 \d 项未能核对，原因列在表末/)
    expect(result).toContain('未能核对　「自评表」A4')
    expect(result).not.toContain('未发现问题。')
    expect(shown('结果/汇总表.xlsx', '各单位汇总')).toEqual(
      expect.arrayContaining([
        '未核对完',
        expect.stringMatching(/^「自评表」A4 .*没有能核对（.*），请补填或人工核对$/),
      ]),
    )
    expect(readFileSync(join(place.cwd, '结果/report.html'), 'utf8')).toContain('「自评表」A4')
  })

  it('is all of a form that holds nothing to check', async () => {
    write('收到/表.xlsx', await wordsOnly())
    const { stdout } = await place.run('correct', '收到', '--out', '结果')
    expect(stdout).toContain('⚠ 没有能够核对的金额、分值和得分')
    expect(stdout).not.toContain('✓')
    expect(shown('结果/表.xlsx', '审核结果').join('\n')).toContain('「自评表」没有能够核对的金额、分值和得分')
  })

  it('is each with rule, place and reason in JSON', async () => {
    write('表.xlsx', await unknownTotal())
    const { submissions, summary } = JSON.parse((await place.run('check', '表.xlsx', '--format', 'json')).stdout)
    const [{ unchecked, checks }] = submissions
    expect(unchecked).toContainEqual({
      rule: 'FZ-02',
      workbook: '表.xlsx',
      sheet: '自评表',
      cell: 'A4',
      label: '年度资金 / 执行率的分值和得分',
      reason: expect.stringContaining('没有认出总额一行'),
      form: expect.stringMatching(/^project/),
    })
    expect([unchecked.length, summary.unchecked]).toEqual([checks.unchecked, checks.unchecked])
  })
})

describe('an empty form', () => {
  it('one too many is no tick and one hint', async () => {
    write('表.xlsx', await withSpareForm())
    const { code, stdout } = await place.run('check', '表.xlsx', '--verbose')
    expect(code).toBe(0)
    expect(stdout).toMatch(/「1-3-3\(2\)」项目支出绩效自评表　⚠ 空表\n +提示 +D4 +JG-08/)
    expect(stdout.match(/⚠/g)).toHaveLength(1)
  })
})

describe('a declaration of targets beside a set', () => {
  const incomplete = async (): Promise<Uint8Array> => {
    const { reshape: _, ...content } = exampleSubmission()
    content.projects.splice(1, 1)
    return newWorkbook(drawSubmission(content))
  }

  it('is named, stands for no self-evaluation, and nothing is written into it', async () => {
    write('收到/商务局/自评.xlsx', await incomplete())
    write('收到/商务局/1-3-2.xlsx', await declaration())
    const { stdout } = await place.run('correct', '收到', '--out', '结果', '--format', 'json')
    const [submission] = JSON.parse(stdout).submissions
    const bj03 = submission.findings.filter((each: { rule: string }) => each.rule === 'BJ-03')
    expect(bj03).toHaveLength(1)
    expect(bj03[0].message).toContain('「消费促进活动经费」决算数 58，没有找到该项目的自评表')
    const other = submission.workbooks.find((each: { path: string }) => each.path.endsWith('1-3-2.xlsx'))
    expect(other).toMatchObject({ status: 'not-a-form', reason: expect.stringContaining('绩效目标申报（批复）表') })
    expect(other.forms).toEqual([
      { sheet: '自评表', kind: 'target', project: null, roles: null, range: 'A1:H7', indicators: 0, score: null },
    ])
    expect(() => readFileSync(join(place.cwd, '结果/商务局/1-3-2.xlsx'))).toThrow()
  })

  it('in the same workbook is left as it is', async () => {
    const { reshape: _, ...content } = exampleSubmission()
    const sheets = readWorkbook(await declaration()).sheets
    expect(sheets).toHaveLength(1)
    const { sheetOf } = await import('../../core/form/lines.ts')
    const approval = { ...sheetOf(APPROVAL), name: '批复表' }
    write('收到/自评.xlsx', await newWorkbook([...drawSubmission(content), approval]))
    const { code } = await place.run('correct', '收到', '--out', '结果')
    expect(code).toBe(0)
    const [before, after] = ['收到/自评.xlsx', '结果/自评.xlsx'].map((name) => {
      const found = readWorkbook(readFileSync(join(place.cwd, name))).sheets.find((each) => each.name === '批复表')!
      return found.cells.map(({ row, column, value, fill }) => ({ row, column, value, fill }))
    })
    expect(after).toEqual(before)
    expect(shown('结果/自评.xlsx', '审核结果').join('\n')).toContain('「批复表」是绩效目标申报（批复）表')
  })
})

const APPROVAL = [
  '项目支出绩效目标批复表|<|<|<|<|<|<|<',
  '项目名称|消费促进活动经费|<|<|主管部门|示例市商务局|<|<',
  '一级指标|二级指标|三级指标|年度指标值|分值|备注||',
  '产出指标|数量指标|开展促消费活动|≥6场|50|||',
  '效益指标|经济效益指标|带动消费|≥3亿元|50|||',
  '……|<|<|<|<|<|<|<',
]
