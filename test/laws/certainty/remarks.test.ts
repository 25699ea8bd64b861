import fc from 'fast-check'
import { describe } from 'vitest'
import { type FormCase, formCasesAnywhere, formOf, pickRow, quoted, withRow } from './forms.ts'
import { law } from './law.ts'
import { added, gravity, lines, onRow, reviewedForm, type Severity } from './told.ts'

/** Says where the figure comes from, or that all is well. */
const NEUTRAL = [
  '详见佐证材料',
  '见附件',
  '资料已归档',
  '数据来自业务台账',
  '截至12月底',
  '已验收合格',
  '群众反映良好',
  '含续建项目',
  '已全部完成',
]

/** Good news in the words of bad news. */
const GOOD_BY_NEGATION = [
  '无未通过验收项目',
  '未发生安全事故',
  '无逾期',
  '未超期',
  '未超出预算',
  '无投诉',
  '未增加群众负担',
  '没有遗留问题',
]

/** News that somebody may want to ask about. */
const QUESTIONS = [
  '1处未完工',
  '部分延期',
  '个别点位尚未验收',
  '2家已停业',
  '进度滞后',
  '未达预期',
  '因疫情推迟',
  '其中1项取消',
  '有1起投诉',
]

const JOINED: readonly ((text: string, remark: string) => string)[] = [
  (text, remark) => `${text}（${remark}）`,
  (text, remark) => `${text}(${remark})`,
  (text, remark) => `${text}，${remark}`,
  (text, remark) => `${text}；${remark}`,
  (text, remark) => `${text}。${remark}。`,
  (text, remark) => `${text}\n${remark}`,
]

interface Remark {
  readonly form: FormCase
  readonly pick: number
  readonly join: number
  readonly remark: string
}

function remarks(list: readonly string[]): fc.Arbitrary<Remark> {
  return fc.record({
    form: formCasesAnywhere(),
    pick: fc.nat(40),
    join: fc.nat(JOINED.length - 1),
    remark: fc.constantFrom(...list),
  })
}

/** What a remark behind the outcome of a row that is in order adds, from some gravity on. */
function whatARemarkAdds({ form: formCase, pick, join, remark }: Remark, least: Severity): string[] {
  const form = formOf(formCase)
  const before = reviewedForm(formCase, form)
  const right = pickRow(form, pick, (row, index) => {
    return (
      before.rowOf(index) !== undefined &&
      /^[^/—\-无]/.test(row.actual) &&
      row.score === row.maxScore &&
      gravity(onRow(before, index)) < 2
    )
  })
  if (right === undefined) return []
  const changed = withRow(form, right, { actual: JOINED[join]!(form.indicators[right]!.actual, remark) })
  const found = lines(added(before.result, reviewedForm(formCase, changed).result, least))
  return found.length === 0 ? [] : [quoted(changed.indicators[right]!), ...found]
}

describe('a remark behind a right outcome', () => {
  law('adds no finding where it is neutral', remarks(NEUTRAL), 50, (remark) => whatARemarkAdds(remark, 'info'))

  law('adds no finding where it tells good news by negation', remarks(GOOD_BY_NEGATION), 50, (remark) =>
    whatARemarkAdds(remark, 'info'),
  )

  law(
    'adds a warning at most, whatever it says',
    remarks([...NEUTRAL, ...GOOD_BY_NEGATION, ...QUESTIONS]),
    60,
    (remark) => whatARemarkAdds(remark, 'error'),
  )
})
