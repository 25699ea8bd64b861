import { describe, expect, it } from 'vitest'
import { isFilled } from '../../../src/core/form/field.ts'
import type { ScoredForm } from '../../../src/core/form/forms.ts'
import { readForms } from '../../../src/core/form/read-forms.ts'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import { review } from '../../../src/core/review.ts'
import type { ReviewedSubmission } from '../../../src/core/reviewed-submission.ts'
import { officialFieldMap } from '../../../src/core/vocabulary/field-map.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { cleanForm } from '../../fixture-content/layouts/clean-form.ts'
import { LAYOUTS, layout } from '../../fixture-content/layouts/index.ts'
import { weightsOf } from '../../fixture-content/layouts/weights.ts'
import { reviewed as reviewedLines, told } from './lines.ts'

const CONTENT = (id: string) =>
  cleanForm({ unit: '云溪市城市管理局', year: 2023, name: '市容环卫提升项目', weights: weightsOf(id) })

const OPTIONS = (id: string) => ({ texts: { goalScore: `${weightsOf(id).goal ?? ''}` } })

function reviewed(...drafts: readonly SheetDraft[]): ReviewedSubmission {
  return review({ workbooks: [{ path: '表.xlsx', sha256: '', workbook: workbookFromDrafts(drafts) }] })
}

function formOf({ submission }: ReviewedSubmission): ScoredForm {
  const [form] = submission.forms
  if (!form || form.kind === 'basic-data') throw new Error('没有认出表')
  return form
}

/** The draft with the texts of some cells changed. */
function withTexts(draft: SheetDraft, change: (text: string, row: number, column: number) => string): SheetDraft {
  return {
    ...draft,
    cells: draft.cells.map((cell) =>
      cell.value && cell.value.kind !== 'formula'
        ? { ...cell, value: { ...cell.value, text: change(cell.value.text, cell.row, cell.column) } }
        : cell,
    ),
  }
}

describe.each(LAYOUTS.map((each) => [each.id, each] as const))('layout %s', (id, drawn) => {
  const content = CONTENT(id)
  const result = reviewed(drawn.draw(content, OPTIONS(id)))
  const form = formOf(result)

  it('is recognised, with unit, year and every indicator row', () => {
    expect(result.submission.forms).toHaveLength(1)
    expect(form.kind).toBe(drawn.kind)
    expect(result.unit).toBe('云溪市城市管理局')
    expect(result.year).toBe(2023)
    const rows = form.indicators.filter((each) => !each.execution)
    expect(rows.map((each) => each.level3.raw.replace(/^指标\d：|[(（][≥≤=].*$/g, ''))).toEqual(
      content.indicators.map((each) => each.level3),
    )
    expect(form.measure.rowsRead).toBe(form.measure.rowsSeen)
    expect(form.unknownColumns).toEqual([])
  })

  it('reads targets and outcomes whole, whatever cells they stand in', () => {
    const rows = form.indicators.filter((each) => !each.execution)
    for (const [index, { targetValue }] of rows.entries())
      expect(targetValue.raw).toBe(content.indicators[index]!.target)
  })

  it('reads the funds and what is scored', () => {
    const { initialBudget, annualBudget, annualExecution } = form.funds?.rows.total ?? {}
    const budget = drawn.holds.initialBudgetOnly ? { 年初预算数: initialBudget } : { 全年预算数: annualBudget }
    const notRead = Object.entries({ ...budget, 全年执行数: annualExecution }).flatMap(([name, field]) =>
      isFilled(field) ? [] : [name],
    )
    expect(notRead, '资金表里没有读到的，见 jiaobiao inspect').toEqual([])
    expect(form.scored).toBe(drawn.holds.scores)
    expect(form.indicators.every((each) => isFilled(each.score))).toBe(drawn.holds.scores)
    expect(form.total.score !== undefined).toBe(drawn.holds.totalScore)
  })

  it('gives no error for a form without a fault', () => {
    expect(
      result.findings
        .filter((each) => each.severity === 'error')
        .map((each) => `${each.rule} ${each.cell} ${each.message}`),
    ).toEqual([])
  })

  it('holds several forms on one sheet apart', () => {
    const others = [content, { ...content, name: '公园绿地养护项目' }, { ...content, name: '道路照明节能项目' }]
    expect(readForms(workbookFromDrafts([drawn.stacked(others)]), '表.xlsx').forms).toHaveLength(3)
  })
})

describe('a form that scores twice', () => {
  const drawn = layout('hebei').draw(CONTENT('hebei'))
  // 单项指标得分 out of the weight instead of out of 100, and weighted again.
  const raw = new Map<number, string>()
  for (const cell of drawn.cells)
    if (cell.column === 11 && cell.row > 17 && cell.value?.kind === 'number') raw.set(cell.row, cell.value.text)
  const [first = 0] = raw.keys()
  const total = [...raw.keys()].at(-1)!
  const twice = withTexts(drawn, (text, row, column) => {
    const weight = raw.get(row)
    if (weight === undefined || row === total) return row === total && column === 12 ? '10.16' : text
    // 23 of 25 in the first row, an execution rate of 97.2 % in the last; everything else was reached.
    const single = row === first ? '8.28' : row === total - 1 ? '9.72' : weight
    if (column === 10) return single
    return column === 12 ? String(Number(((Number(single) * Number(weight)) / 100).toFixed(4))) : text
  })

  it('is one finding, and the single scores count', () => {
    const result = reviewed(twice)
    expect(formOf(result).foldedScores.length).toBeGreaterThan(5)
    expect(
      result.findings.filter((each) => each.severity === 'error').map((each) => `${each.rule} ${each.message}`),
    ).toEqual([expect.stringContaining('DF-09')])
  })
})

describe('columns that only some places have', () => {
  const lines = (rate: string, factor: string) => [
    '项目支出绩效自评表|<|<|<|<|<|<|<|<|<',
    '（2023年度）|<|<|<|<|<|<|<|<|<',
    '项目名称|<|<|营养改善|<|实施单位|<|云溪市教育局|<|<',
    '资金|<|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分|',
    '年度资金总额|<|<|100|100|100|10|100%|10|',
    '一级指标|二级指标|三级指标|指标值|指标实际完成值|完成率|指标分值权重|得分系数|指标得分|偏差原因分析及改进措施',
    `产出指标|数量指标|受益学生人数|≥9000人|7200人|${rate}|50|${factor}|40|转学较多，下年按实有人数申报。`,
    '效益指标|社会效益指标|食品留样合格率|100%|100%|100%|30|1|30|',
    '满意度指标|满意度指标|学生满意度|≥90%|94%|104.4%|10|1|10|',
    '总分|<|<|<|<|<|100||90|',
  ]
  const about = (rate: string, factor: string): string[] =>
    told(reviewedLines(...lines(rate, factor))).filter((each) => each.startsWith('DF-'))

  it('are held against the others of their row', () => {
    expect(about('80%', '0.8')).toEqual([])
    expect(about('95%', '0.8')).toEqual(['DF-10 F7'])
    expect(about('80%', '0.9')).toEqual(['DF-11 I7'])
    expect(about('', '')).toEqual([])
  })
})

describe('a form of which little is understood', () => {
  it('is told so, and no finding rests on it', () => {
    const odd = withTexts(layout('yunnan').draw(CONTENT('yunnan')), (text, row, column) =>
      row > 14 && row < 26 && column === 3 ? '' : text,
    )
    const result = reviewed(odd)
    expect(formOf(result).measure.understood).toBe(false)
    expect(result.reviews.size).toBe(0)
    expect(result.findings.filter((each) => each.rule !== 'JG-01')).toEqual([])
    expect(result.workbooks[0]).toMatchObject({
      status: 'not-understood',
      reason: expect.stringContaining('没有完全读懂'),
    })
  })
})

describe('a new layout', () => {
  const words: Readonly<Record<string, string>> = {
    年度指标值: '本年应达水平',
    全年实际值: '年底兑现数',
    得分: '自打分数',
  }
  const draft = withTexts(layout('rural-funds').draw(CONTENT('rural-funds')), (text, row) =>
    row > 10 ? (words[text] ?? text) : text,
  )

  it('is a few words more in the field map, and no code', () => {
    const { indicators } = officialFieldMap
    const { columns } = indicators
    const fieldMap = {
      ...officialFieldMap,
      indicators: {
        ...indicators,
        columns: {
          ...columns,
          targetValue: [...columns.targetValue, '本年应达水平'],
          actualValue: [...columns.actualValue, '年底兑现数'],
          score: [...columns.score, '自打分数'],
        },
      },
    }
    const known = readForms(workbookFromDrafts([draft]), '表.xlsx', fieldMap).forms[0] as ScoredForm
    const unknown = readForms(workbookFromDrafts([draft]), '表.xlsx').forms[0] as ScoredForm
    expect(known.indicators.every((each) => each.actualValue.state === 'filled' && isFilled(each.score))).toBe(true)
    expect(unknown.unknownColumns.map((each) => each.text)).toEqual(['本年应达水平', '年底兑现数', '自打分数'])
  })
})
