import { describe, expect, it } from 'vitest'
import type { NumberField } from '../../../src/core/form/field.ts'
import type { Indicator, ScoredForm } from '../../../src/core/form/forms.ts'
import type { Submission } from '../../../src/core/identity/submission.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { sheetOf } from '../form/lines.ts'
import { type Books, change, laid, PATH, type Pick, read, said } from './laying.ts'

/** One sheet with a form from such lines. */
function book(...lines: readonly string[]): Books {
  return new Map([[PATH, workbookFromDrafts([sheetOf(lines)])]])
}

const NAMED = [
  '项目支出绩效自评表|<|<|<|<|<|<|<',
  '（2023年度）|<|<|<|<|<|<|<',
  '项目名称|<|路灯维护|<|主管部门|云溪市城管局|自评总分|97',
]
const FUNDS = ['项目资金|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分', '年度资金总额|<|100|100|100|10|100%|10']
const HEAD = '一级指标|二级指标|三级指标|分值|指标值|完成值|得分|未完成原因'
const ROWS = [
  '产出指标|数量指标|维修路灯|50|≥50盏|55盏|50|',
  '效益指标|社会效益指标|受益人数|30|≥100人|110人|28|',
  '满意度指标|满意度指标|群众满意度|10|≥90%|95%|9|',
]
const TOTAL = '总分|<|<|100|||97|'

const national = book(...NAMED, ...FUNDS, HEAD, ...ROWS, TOTAL)
const withoutRate = book(...NAMED, FUNDS[0]!, '年度资金总额|<|100|100|100|10||10', HEAD, ...ROWS, TOTAL)

/** 合计 of the rows alone, as long as its 得分 has nothing of the execution in it. */
const rowsAlone = (execution: string, score: string) =>
  book(...NAMED, FUNDS[0]!, `年度资金总额|<|100|100|100|${execution}|100%|10`, HEAD, ...ROWS, `合计|<|<|90|||${score}|`)

/** The execution has no points in the fund block. */
const unscoredFunds = book(
  ...NAMED,
  ...['项目资金|<|年初预算数|全年预算数|全年执行数|<|执行率|<', '年度资金总额|<|100|100|100|<|100%|<'],
  ...[HEAD, ...ROWS, '总分|<|<|90|||87|'],
)

/** 单项指标得分 out of the weight, and weighted again in every row but perhaps the last. */
const weightedTwice = (last: string) =>
  book(
    ...[...NAMED, ...FUNDS].map((line) => `${line}|`),
    '一级指标|二级指标|三级指标|分值|指标值|完成值|单项指标得分|得分|未完成原因',
    '产出指标|数量指标|维修路灯|50|≥50盏|55盏|50|25|',
    '效益指标|社会效益指标|受益人数|30|≥100人|110人|30|9|',
    `满意度指标|满意度指标|群众满意度|10|≥90%|95%|9|${last}|`,
    '总分|<|<|100||||45|',
  )

const withRow = (row: string) => book(...NAMED, ...FUNDS, HEAD, ...ROWS.slice(0, 2), row, ROWS[2]!, TOTAL)

/** A row under its parent that has no weight of its own. */
const weightless = withRow('^|^|  其中：老年人|0|≥20人|22人|5|')
const captionLike = withRow('^|^|  老年人|0|≥20人|22人|5|')
/** 得分 of two rows in one box, 分值 for each. */
const oneScore = withRow('^|^|受益村数|0.5|≥20个|22个|^|')

/** The first weight is a text. */
const spelt = (weight: string) =>
  book(...NAMED, ...FUNDS, HEAD, ROWS[0]!.replace('|50|', `|${weight}|`), ...ROWS.slice(1), TOTAL)

const form = ({ forms }: Submission) => forms[0] as ScoredForm
const score =
  (text: string, at = 1): Pick =>
  (s) => [change(form(s).indicators[at]!.score, text)]
const total =
  (text: string): Pick =>
  (s) => [change(form(s).total.score!, text)]
const weight: Pick = (s) => [change(form(s).indicators[0]!.maxScore, '50')]
const budget: Pick = (s) => [change(form(s).funds!.rows.total!.annualBudget!, '90')]

describe('points laid over a form', () => {
  it.each<[string, Books, Pick]>([
    ['the score of a row', national, score('30')],
    ['the score of the execution', national, (s) => [change(form(s).funds!.score!, '9')]],
    ['the total', national, total('98')],
    ['the total in the head', national, (s) => [change(form(s).headTotal!, '98')]],
    ['a rate that was left blank', withoutRate, (s) => [change(form(s).funds!.executionRate!, '1')]],
    ['a score where the execution has no points in the fund block', unscoredFunds, score('30')],
    ['a score where the points of the execution are nought', rowsAlone('0', '87'), score('30')],
    ['an amount where the last row adds up the rows alone', rowsAlone('10', '87'), budget],
    ['an amount where scores may be weighted twice', weightedTwice('0.9'), budget],
    ['a weight spelt otherwise', spelt('50分'), weight],
    ['the same score spelt otherwise where scores may be weighted twice', weightedTwice('0.9'), score('30.0')],
  ])('say what is read with %s written in', (_, files, pick) => {
    const { over, again } = laid(files, pick)
    expect(said(over!.submission)).toEqual(said(again))
  })

  it.each<[string, Books, Pick, (form: ScoredForm) => unknown]>([
    ['the total has the execution in it now', rowsAlone('10', '87'), total('97'), ({ total }) => total.ofRowsOnly],
    [
      'with the execution’s score the total has it in it now',
      rowsAlone('10', '92'),
      (s) => [change(form(s).funds!.score!, '5')],
      ({ total }) => total.ofRowsOnly,
    ],
    [
      'with a row’s score the total has the execution in it now',
      rowsAlone('10', '95'),
      score('26'),
      ({ total }) => total.ofRowsOnly,
    ],
    ['every score is weighted twice now', weightedTwice('9'), score('0.9', 2), (s) => s.foldedScores.length],
    ['a row without a weight has no score either now', captionLike, score('0', 2), (s) => s.indicators[2]!.joined],
  ])('are none where %s: the reader takes the row for something else', (_, files, pick, means) => {
    const { over, again, submission } = laid(files, pick)
    expect(means(form(again))).not.toEqual(means(form(submission)))
    expect(over).toBeUndefined()
  })
})

describe('whatever number is put wherever', () => {
  const numbers = (form: ScoredForm): readonly NumberField[] => [
    ...form.indicators.flatMap((row) => Object.values(row as unknown as Record<keyof Indicator, NumberField>)),
    ...Object.values(form.funds?.rows.total ?? {}),
    ...[form.funds?.maxScore, form.funds?.executionRate, form.funds?.score].flatMap((each) => each ?? []),
    ...[form.total.maxScore, form.total.score, form.headTotal].flatMap((each) => each ?? []),
  ]
  it.each<[string, Books]>([
    ['the national form', national],
    ['one whose total adds up the rows alone', rowsAlone('10', '87')],
    ['one that weights twice', weightedTwice('9')],
    ['one with a weight in per cent', spelt('50%')],
    ['one with a weightless part of a row', weightless],
    ['one with a weightless row', captionLike],
    ['one with a score for two rows', oneScore],
  ])('what is laid over %s is what is read again', (_, files) => {
    const fields = numbers(form(read(files))).filter((each) => typeof each === 'object' && 'kind' in each)
    expect(fields.length).toBeGreaterThan(10)
    for (const field of fields) {
      for (const text of ['0', '0.9', '5', '50', '97', '100']) {
        const { over, again } = laid(files, () => [change(field, text)])
        if (over) expect(said(over.submission), `${field.label}: ${text}`).toEqual(said(again))
      }
    }
  })
})
