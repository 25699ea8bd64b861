import fc from 'fast-check'
import { describe } from 'vitest'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import type { ProjectContent } from '../../../src/core/content/content.ts'
import { insertColumn } from '../../fixture-content/map-draft.ts'
import { type FormCase, formCasesAnywhere, formOf } from './forms.ts'
import { law } from './law.ts'
import { added, indicatorRows, lines, reviewedForm, type Reshape } from './told.ts'

type DraftCell = SheetDraft['cells'][number]

interface Column {
  /** How many columns right of the name it is put; past the last it stands beside the table. */
  readonly behind: number
  readonly heading: string
  readonly content: (row: number) => string
}

function cell(row: number, column: number, text: string): DraftCell {
  const kind = /^-?\d+(\.\d+)?$/.test(text) ? 'number' : 'text'
  return { row, column, value: { kind, text } }
}

/**
 * The sheet with one more column in its indicator table; as it is where the table has two rows of headings, which a
 * single heading would not fit.
 */
function withColumn(form: ProjectContent, { behind, heading, content }: Column): Reshape {
  return (draft) => {
    const rows = indicatorRows(draft, form).filter((row) => row !== undefined)
    const first = rows[0]
    const name = draft.cells.find(
      ({ row, value }) => row === first && value?.kind === 'text' && value.text.includes(form.indicators[0]!.level3),
    )
    if (first === undefined || !name) return draft
    const header = first - 1
    if (draft.merges.some((range) => range.top < header && header <= range.bottom && range.right > name.column))
      return draft
    const last = Math.max(...draft.cells.filter(({ row }) => row === header).map(({ column }) => column))
    const column = Math.min(name.column + 1 + behind, last + 1)
    const wider = insertColumn(draft, column, 10)
    const own = [[header, heading] as const, ...rows.map((row, index) => [row, content(index)] as const)]
    // Where the new column runs through a merged range nothing stands of its own.
    const isFree = (row: number): boolean =>
      !wider.merges.some(
        (range) => range.top <= row && row <= range.bottom && range.left <= column && column <= range.right,
      )
    return {
      ...wider,
      cells: [
        ...wider.cells,
        ...own.flatMap(([row, text]) => (text !== '' && isFree(row) ? [cell(row, column, text)] : [])),
      ],
    }
  }
}

const places = fc.nat(6)
const strange = fc.constantFrom('核心素养指数', '基准参照', '三年均值', '甲类系数值', '行业标杆', '测算口径', '备选项')

const FIGURES: readonly ((row: number) => string)[] = [
  (row) => String((row * 7) % 11),
  () => '1',
  (row) => `${60 + ((row * 13) % 40)}%`,
  (row) => `≥${row + 1}`,
  (row) => (row % 3 === 0 ? '' : String(row + 0.5)),
]
const NOTHING = (): string => ''
const TEXTS: readonly ((row: number) => string)[] = [
  NOTHING,
  (row) => (row % 2 === 0 ? '台账' : '现场核查'),
  () => '业务科室提供',
  (row) => (row === 0 ? '见附件' : ''),
]

/** What a column adds and removes, from some gravity on. */
function whatAColumnChanges(
  formCase: FormCase,
  column: Column,
): {
  readonly gained: readonly string[]
  readonly errors: readonly string[]
  readonly lost: readonly string[]
  readonly column: string
} {
  const form = formOf(formCase)
  const [before, after] = [
    reviewedForm(formCase, form).result,
    reviewedForm(formCase, form, withColumn(form, column)).result,
  ]
  return {
    gained: lines(added(before, after)).map((line) => `added: ${line}`),
    errors: lines(added(before, after, 'error')).map((line) => `added: ${line}`),
    lost: lines(added(after, before)).map((line) => `removed: ${line}`),
    column: `「${column.heading}」在名称后第 ${column.behind + 1} 列（${column.content(0) || '空'}）`,
  }
}

describe('a column that nobody knows', () => {
  law(
    'adds no error, whatever figures stand in it',
    fc.tuple(formCasesAnywhere(), places, strange, fc.constantFrom(...FIGURES)),
    50,
    ([formCase, behind, heading, content]) => {
      const { errors, column } = whatAColumnChanges(formCase, { behind, heading, content })
      return errors.length === 0 ? [] : [column, ...errors]
    },
  )

  law(
    'removes no finding and adds none where it is empty or holds texts',
    fc.tuple(formCasesAnywhere(), places, fc.oneof(strange, fc.constant('')), fc.constantFrom(...TEXTS)),
    50,
    ([formCase, behind, heading, texts]) => {
      const { gained, lost, column } = whatAColumnChanges(formCase, {
        behind,
        heading,
        content: heading === '' ? NOTHING : texts,
      })
      return gained.length + lost.length === 0 ? [] : [column, ...lost, ...gained]
    },
  )
})

describe('a column that is known and left alone', () => {
  const known = fc.constantFrom(
    '备注',
    '佐证资料',
    '支撑材料',
    '指标值设置依据',
    '指标赋分规则',
    '得分计算方法',
    '评分标准',
    '上年完成值',
    '是否核心指标',
  )

  law(
    'has no effect, whatever texts stand in it',
    fc.tuple(formCasesAnywhere(), places, known, fc.constantFrom(...TEXTS)),
    50,
    ([formCase, behind, heading, content]) => {
      const { gained, lost, column } = whatAColumnChanges(formCase, { behind, heading, content })
      return gained.length + lost.length === 0 ? [] : [column, ...lost, ...gained]
    },
  )
})
