import fc from 'fast-check'
import { describe } from 'vitest'
import { type FormCase, formCasesAnywhere, formOf, pickRow, quoted, type Row, withRow } from './forms.ts'
import { law } from './law.ts'
import { lines, onRow, reviewedForm, verdict } from './told.ts'

const FIGURE = /\d/

/** The target with the sign that its words say already; undefined where they say none. */
function spelledOut(target: string): string | undefined {
  const say = (pattern: RegExp, sign: string): string | undefined => {
    const figure = pattern.exec(target)?.[1]
    return figure !== undefined && FIGURE.test(figure) && !/[≥≤<>＞＜=]|年|月/.test(figure)
      ? `${sign}${figure}`
      : undefined
  }
  return (
    say(/^(?:不少于|不低于|至少)(.+)$/, '≥') ??
    say(/^控制在(.+?)以内$/, '≤') ??
    say(/^(?:不超过|不高于)(.+)$/, '≤') ??
    say(/^(?:超过|大于)(.+)$/, '＞') ??
    say(/^(?:低于|小于)(.+)$/, '＜') ??
    say(/^([\d.]+[^\d]*?)(?:及以上|以上)$/, '≥') ??
    say(/^([\d.]+[^\d]*?)(?:以内|以下)$/, '≤')
  )
}

type Named = readonly [name: string, unit: string, level2: string]

/** More of it is worse, as everybody knows. */
const BAD: readonly Named[] = [
  ['服务差错率', '%', '质量指标'],
  ['群众投诉率', '%', '社会效益指标'],
  ['安全事故起数', '起', '社会效益指标'],
  ['死亡人数', '人', '社会效益指标'],
  ['城镇登记失业率', '%', '社会效益指标'],
  ['返贫人数', '人', '社会效益指标'],
  ['重复信访率', '%', '社会效益指标'],
  ['平均响应时间', '分钟', '时效指标'],
  ['事项办结时限', '天', '时效指标'],
  ['管网漏损率', '%', '质量指标'],
  ['停电次数', '次', '质量指标'],
  ['结转结余率', '%', '质量指标'],
  ['三公经费控制率', '%', '质量指标'],
  ['预算调整率', '%', '质量指标'],
  ['不合格率', '%', '质量指标'],
  ['药占比', '%', '质量指标'],
]

/** More of it is better, also where a bad word stands in the name. */
const GOOD: readonly Named[] = [
  ['培训人数', '人次', '数量指标'],
  ['新建线路里程', '公里', '数量指标'],
  ['验收合格率', '%', '质量指标'],
  ['投诉处理率', '%', '质量指标'],
  ['隐患整改率', '%', '质量指标'],
  ['失业人员再就业人数', '人', '社会效益指标'],
  ['高血压随访控制数', '人', '数量指标'],
  ['成本核算率', '%', '质量指标'],
  ['群众满意度', '%', '服务对象满意度指标'],
  ['带动就业人数', '人', '社会效益指标'],
]

/** Either, for all that the name says. */
const EITHER: readonly Named[] = [
  ['项目总成本', '万元', '成本指标'],
  ['设备购置费用', '万元', '成本指标'],
  ['单位面积单价', '元/平方米', '成本指标'],
  ['会议费支出', '万元', '成本指标'],
  ['成本控制数', '万元', '成本指标'],
  ['二氧化硫浓度', '微克/立方米', '生态效益指标'],
  ['平均服务时长', '小时', '时效指标'],
  ['轮训周期', '天', '时效指标'],
  ['日常支出变动率', '%', '质量指标'],
]

interface RowCase {
  readonly form: FormCase
  readonly pick: number
  readonly named: Named
  readonly target: number
  /** Outcome in hundredths of the target. */
  readonly outcome: number
  /** Score in quarters of the 分值. */
  readonly quarters: number
  readonly reason: string
}

function rowCases(list: readonly Named[]): fc.Arbitrary<RowCase> {
  return fc.record({
    form: formCasesAnywhere(['clean', 'real']),
    pick: fc.nat(40),
    named: fc.constantFrom(...list),
    target: fc.integer({ min: 4, max: 90 }),
    outcome: fc.oneof(fc.constantFrom(0, 50, 80, 100, 120, 150), fc.integer({ min: 0, max: 260 })),
    quarters: fc.constantFrom(4, 4, 4, 3, 2, 0),
    reason: fc.constantFrom('', '', '年中任务调整，下年度按实际需要编制指标。'),
  })
}

/** The form with the row of the case in the place of one of its own, the target written as given. */
function withCase(
  { form: formCase, pick, named: [level3, unit, level2], target, outcome, quarters, reason }: RowCase,
  write: (figure: string) => string,
) {
  const form = formOf(formCase)
  const index = pickRow(form, pick, (row) => Number(row.maxScore) > 0)!
  const { maxScore } = form.indicators[index]!
  const row: Partial<Row> = {
    level2,
    level3,
    target: write(`${target}${unit}`),
    actual: `${Math.round(target * outcome) / 100}${unit}`,
    score: String((Number(maxScore) * quarters) / 4),
    reason,
  }
  const changed = withRow(form, index, row)
  return { row: changed.indicators[index]!, index, reviewed: reviewedForm(formCase, changed) }
}

function difference(unsigned: readonly string[], signed: readonly string[]): string[] {
  return [
    ...unsigned.filter((each) => !signed.includes(each)).map((each) => `only without: ${each}`),
    ...signed.filter((each) => !unsigned.includes(each)).map((each) => `only with the sign: ${each}`),
  ]
}

function whatASignChanges(rowCase: RowCase, sign: string): string[] {
  const without = withCase(rowCase, (figure) => figure)
  const signed = withCase(rowCase, (figure) => `${sign}${figure}`)
  const changes = difference(verdict(without.reviewed.result), verdict(signed.reviewed.result))
  return changes.length === 0 ? [] : [quoted(without.row), ...changes]
}

describe('writing the sign out', () => {
  law(
    'changes nothing where words beside the figure say it',
    fc.tuple(formCasesAnywhere(), fc.nat(40)),
    50,
    ([formCase, pick]) => {
      const form = formOf(formCase)
      const index = pickRow(form, pick, (row) => spelledOut(row.target) !== undefined)
      if (index === undefined) return []
      const changed = withRow(form, index, { target: spelledOut(form.indicators[index]!.target)! })
      const changes = difference(
        verdict(reviewedForm(formCase, form).result),
        verdict(reviewedForm(formCase, changed).result),
      )
      return changes.length === 0
        ? []
        : [quoted(form.indicators[index]!), quoted(changed.indicators[index]!), ...changes]
    },
  )

  law('changes nothing where the name is of something bad', rowCases(BAD), 50, (rowCase) =>
    whatASignChanges(rowCase, '≤'),
  )

  law('changes nothing where the name is of something good or neutral', rowCases(GOOD), 50, (rowCase) =>
    whatASignChanges(rowCase, '≥'),
  )
})

describe('a target that may be read both ways', () => {
  law(
    'has no error but such as each sign alone would give too, and no warning that neither gives',
    rowCases(EITHER),
    60,
    (rowCase) => {
      const unsigned = withCase(rowCase, (figure) => figure)
      const signed = ['≥', '≤'].map((sign) => {
        const { reviewed, index } = withCase(rowCase, (figure) => `${sign}${figure}`)
        return onRow(reviewed, index)
      })
      const own = onRow(unsigned.reviewed, unsigned.index)
      const contestable = own.filter(({ rule, severity }) => {
        if (severity === 'error')
          return !signed.every((findings) => findings.some((each) => each.rule === rule && each.severity === 'error'))
        if (severity === 'warning') return !signed.some((findings) => findings.some((each) => each.severity !== 'info'))
        return false
      })
      return contestable.length === 0 ? [] : [quoted(unsigned.row), ...lines(contestable)]
    },
  )
})
