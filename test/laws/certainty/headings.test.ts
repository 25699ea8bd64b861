import fc from 'fast-check'
import { describe } from 'vitest'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import { Draw } from '../../planted/draw.ts'
import { type FormCase, formCases, formOf, quoted } from './forms.ts'
import { law } from './law.ts'
import { added, gravity, lines, onRow, reviewedForm, type Reshape } from './told.ts'

/** A heading put together as the forms of other places are: qualifier, what, (A) or (B) or (分). */
type Wording = (draw: Draw) => string

const INDICATOR_HEADINGS: Readonly<Record<string, Wording>> = {
  年度指标值: (draw) =>
    draw.pick(['年度', '全年', '年初', '预期', '']) +
    draw.pick(['指标值', '目标值']) +
    draw.pick(['', '', '(A)', '（A）']),
  实际完成值: (draw) =>
    draw.pick(['实际', '全年', '年终', '指标实际', '全年实际', '']) +
    draw.pick(['完成值', '完成值', '完成指标值']) +
    draw.pick(['', '', '(B)', '（B）']),
  分值: (draw) =>
    draw.pick(['分值', '权重', '参考分值', '指标分值', '指标权重', '分值权重', '指标分值权重']) +
    draw.pick(['', '', '(分)', '（分）']),
  得分: (draw) =>
    draw.pick(['得分', '自评得分', '自评分', '指标得分', '单项得分']) + draw.pick(['', '', '(分)', '（分）']),
  偏差原因分析及改进措施: (draw) =>
    draw.pick(['偏差', '未完成', '差异', '偏离', '超额']) +
    draw.pick(['原因', '原因分析', '情况说明']) +
    draw.pick(['', '及改进措施', '和改进措施', '及整改措施', '及拟采取的改进措施']),
}

const FUND_HEADINGS: Readonly<Record<string, Wording>> = {
  年初预算数: (draw) => draw.pick(['年初预算数', '年初预算', '年初预算金额']),
  全年预算数: (draw) =>
    draw.pick([
      '全年预算数',
      '全年预算数(A)',
      '全年预算数（A）',
      '调整后预算数',
      '调整预算(A)',
      '全年（调整）预算数',
      '全年预算',
    ]),
  全年执行数: (draw) =>
    draw.pick(['全年执行数', '全年执行数(B)', '全年执行数（B）', '预算执行数', '执行数(B)', '全年执行']),
  分值: (draw) => draw.pick(['分值', '权重', '分值权重', '执行率权重', '分值(10分)']),
  执行率: (draw) => draw.pick(['执行率', '执行率(B/A)', '执行率（B/A）', '预算执行率', '执行率(%)']),
  得分: (draw) => draw.pick(['得分', '自评得分', '执行率得分']),
}

const FUND_HEADER = 6
const TABLE_HEADER = 13

function reworded(seed: number, only?: string): { readonly reshape: Reshape; readonly words: string[] } {
  const words: string[] = []
  const reshape = (draft: SheetDraft): SheetDraft => {
    const draw = new Draw(seed)
    const cells = draft.cells.map((cell): SheetDraft['cells'][number] => {
      const headings = cell.row === FUND_HEADER ? FUND_HEADINGS : cell.row === TABLE_HEADER ? INDICATOR_HEADINGS : {}
      const heading = cell.value?.kind === 'text' ? headings[cell.value.text] : undefined
      const text = heading?.(draw)
      if (text === undefined || cell.value?.kind !== 'text' || (only !== undefined && cell.value.text !== only))
        return cell
      words.push(`「${cell.value.text}」→「${text}」`)
      return { ...cell, value: { kind: 'text', text } }
    })
    return { ...draft, cells }
  }
  return { reshape, words }
}

function whatAddsErrors(formCase: FormCase, reshape: Reshape, told: () => readonly string[]): string[] {
  const form = formOf(formCase)
  const [before, after] = [reviewedForm(formCase, form).result, reviewedForm(formCase, form, reshape).result]
  const errors = added(before, after, 'error')
  return errors.length === 0 ? [] : [...told(), ...lines(errors)]
}

describe('another wording', () => {
  const headings = [...Object.keys(INDICATOR_HEADINGS), ...Object.keys(FUND_HEADINGS)]
  law(
    'of one heading adds no error',
    fc.tuple(formCases(), fc.nat(), fc.constantFrom(...headings)),
    50,
    ([formCase, seed, heading]) => {
      const { reshape, words } = reworded(seed, heading)
      return whatAddsErrors(formCase, reshape, () => words)
    },
  )

  law('of all headings adds no error, and loses none', fc.tuple(formCases(), fc.nat()), 40, ([formCase, seed]) => {
    const { reshape, words } = reworded(seed)
    const form = formOf(formCase)
    const [before, after] = [reviewedForm(formCase, form).result, reviewedForm(formCase, form, reshape).result]
    const changed = [
      ...added(before, after, 'error').map((each) => ['added', each] as const),
      ...added(after, before, 'error').map((each) => ['lost', each] as const),
    ]
    const told = changed.map(([what, each]) => `${what}: ${lines([each])[0]}`)
    return told.length === 0 ? [] : [...words, ...told]
  })

  const names = [
    '资金总额',
    '总额',
    '年度总金额',
    '项目资金总额',
    '资金合计',
    '合计',
    '年度财政资金总额',
    '全年资金',
    '年度预算资金',
    '项目总投资',
    '',
  ]
  law(
    'of the row 年度资金总额, or none, adds no error',
    fc.tuple(formCases(), fc.constantFrom(...names)),
    40,
    ([formCase, name]) => {
      const reshape = (draft: SheetDraft): SheetDraft => ({
        ...draft,
        cells: draft.cells.map((cell): SheetDraft['cells'][number] => {
          if (cell.row !== FUND_HEADER + 1 || cell.value?.kind !== 'text' || cell.value.text !== '年度资金总额')
            return cell
          const { value: _, ...blank } = cell
          return name === '' ? blank : { ...cell, value: { kind: 'text', text: name } }
        }),
      })
      return whatAddsErrors(formCase, reshape, () => [`「年度资金总额」→「${name}」`])
    },
  )
})

/** 分值 and 得分 of a drawn form. */
const POINTS = [7, 8] as const

describe('points that are merged over neighbouring rows', () => {
  law(
    'add no error where each row for itself was in order',
    fc.tuple(formCases(), fc.nat(40), fc.integer({ min: 2, max: 3 }), fc.boolean()),
    50,
    ([formCase, pick, height, bothMerged]) => {
      const form = formOf(formCase)
      const before = reviewedForm(formCase, form)
      const rows = form.indicators
      const isRight = (index: number): boolean => {
        const row = rows[index]
        return (
          row !== undefined &&
          Number(row.maxScore) > 0 &&
          row.score === row.maxScore &&
          gravity(onRow(before, index)) < 2
        )
      }
      const group = (index: number): string => `${rows[index]?.level1} ${rows[index]?.level2}`
      const starts = rows.flatMap((_, index) => {
        const all = Array.from({ length: height }, (_, offset) => index + offset)
        return all.every((each) => isRight(each) && group(each) === group(index)) ? [index] : []
      })
      if (starts.length === 0) return []
      const start = starts[pick % starts.length]!
      const merged = rows.slice(start, start + height)
      const sum = String(merged.reduce((total, row) => total + Number(row.maxScore) * 100, 0) / 100)
      const [top, bottom] = [TABLE_HEADER + 1 + start, TABLE_HEADER + height + start]
      const columns = bothMerged ? POINTS : ([8] as const)
      const reshape = (draft: SheetDraft): SheetDraft => ({
        ...draft,
        cells: draft.cells.map((cell): SheetDraft['cells'][number] => {
          if (!columns.some((column) => column === cell.column) || cell.row < top || cell.row > bottom) return cell
          const { value: _, ...blank } = cell
          return cell.row === top ? { ...cell, value: { kind: 'number', text: sum } } : blank
        }),
        merges: [...draft.merges, ...columns.map((column) => ({ top, bottom, left: column, right: column }))],
      })
      const errors = added(before.result, reviewedForm(formCase, form, reshape).result, 'error')
      return errors.length === 0
        ? []
        : [`${bothMerged ? '分值、得分' : '得分'}合并：${sum}`, ...merged.map(quoted), ...lines(errors)]
    },
  )
})
