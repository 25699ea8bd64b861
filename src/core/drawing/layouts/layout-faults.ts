import { columnName } from '../../model/cell-address.ts'
import { blankProject } from '../../content/blank-content.ts'
import { type Columns, type FormLayout, GOES_ON, type LayoutBlock, type LayoutCell } from './form-layout.ts'
import { fieldsNamed, fieldsOf } from './layout-fields.ts'

/** Where in the file something is wrong, 「blocks[1].columns[0]」, and what, in plain Chinese. */
export interface LayoutFault {
  readonly at: string
  readonly what: string
}

/** A text of the layout, or the columns that something stands over, with its place in the file. */
interface Placed<T> {
  readonly at: string
  readonly value: T
}

/** What cannot be drawn of a layout that has the right shape: unknown fields, columns that are not there or taken twice. */
export function layoutFaults(layout: FormLayout): readonly LayoutFault[] {
  const blocks = layout.blocks.map((block, index) => ({ at: `blocks[${index}]`, value: block }))
  const lists = blocks.flatMap(listsOf)
  return [
    ...textsOf(layout, blocks).flatMap(unknownFields),
    ...lists.flatMap((list) => list.flatMap((each) => beyond(each, layout.columnWidths.length))),
    ...lists.flatMap(takenTwice),
    ...withoutIndicators(layout.blocks),
  ]
}

const KNOWN = new Set(Object.keys(fieldsOf(blankProject({ year: 0 }, { name: '' }, ''), {})))

function unknownFields({ at, value }: Placed<string>): LayoutFault[] {
  const unknown = fieldsNamed(value).filter((name) => !KNOWN.has(name))
  return unknown.map((name) => ({ at, what: `没有 {${name}} 这个字段，可以用的：${[...KNOWN].join('、')}` }))
}

function beyond({ at, value: { from, to } }: Placed<Columns>, last: number): LayoutFault[] {
  if (from > to) return [{ at, what: `${shown(from, to)} 前后颠倒` }]
  const tooFar = `${shown(from, to)} 超出了表格：columnWidths 只有 ${last} 列，到 ${columnName(last)} 为止`
  return to > last ? [{ at, what: tooFar }] : []
}

function shown(from: number, to: number): string {
  return from === to ? columnName(from) : `${columnName(from)}:${columnName(to)}`
}

/** Of things that stand side by side. */
function takenTwice(list: readonly Placed<Columns>[]): LayoutFault[] {
  return list.flatMap(({ at, value: { from, to } }, index) => {
    const other = list.slice(0, index).find(({ value }) => value.from <= to && from <= value.to)
    return other ? [{ at, what: `${shown(from, to)} 与 ${other.at} 占了同一列` }] : []
  })
}

function withoutIndicators(blocks: readonly LayoutBlock[]): LayoutFault[] {
  const tables = blocks.flatMap((block) => (block.kind === 'indicators' ? [block] : []))
  return tables.length === 1 ? [] : [{ at: 'blocks', what: `应有一个 indicators（指标表），现有 ${tables.length} 个` }]
}

/** Each list of things that stand side by side. */
function listsOf({ at, value: block }: Placed<LayoutBlock>): (readonly Placed<Columns>[])[] {
  const columns = (list: readonly Columns[], name: string) =>
    list.map((value, index) => ({ at: `${at}.${name}[${index}]`, value }))
  const leftmost = (cell: LayoutCell | undefined) => (cell ? [{ at: `${at}.block`, value: columnsOf(cell) }] : [])
  switch (block.kind) {
    case 'rows':
      return block.rows.map((row, index) => columns(row.map(columnsOf), `rows[${index}]`))
    case 'funds':
      return [
        [...leftmost(block.block), { at: `${at}.label`, value: block.label }, ...columns(block.columns, 'columns')],
      ]
    case 'goals': {
      const { expected, actual, further = [] } = block
      const heads = [
        { at: `${at}.expected`, value: expected },
        { at: `${at}.actual`, value: actual },
      ]
      return [[...leftmost(block.block), ...heads, ...columns(further, 'further')]]
    }
    case 'indicators':
      return [[...leftmost(block.block), ...columns(block.columns, 'columns')]]
    default:
      return block satisfies never
  }
}

function columnsOf([, from, to]: LayoutCell): Columns {
  return { from, to }
}

/** Every text in which fields may be named. */
function textsOf(layout: FormLayout, blocks: readonly Placed<LayoutBlock>[]): Placed<string>[] {
  return [
    ...layout.lines.map(([value], index) => ({ at: `lines[${index}]`, value })),
    ...blocks.flatMap(blockTexts),
    ...layout.notes.map((value, index) => ({ at: `notes[${index}]`, value })),
  ]
}

function blockTexts({ at, value: block }: Placed<LayoutBlock>): Placed<string>[] {
  const texts = (list: readonly { readonly text?: string }[], name: string) =>
    list.map(({ text = '' }, index) => ({ at: `${at}.${name}[${index}]`, value: text }))
  if (block.kind === 'goals') return texts(block.further ?? [], 'further')
  if (block.kind === 'indicators') return texts(block.columns, 'columns')
  if (block.kind !== 'rows') return []
  return block.rows.flatMap((row, index) =>
    texts(
      row.map(([text]) => ({ text: text === GOES_ON ? '' : text })),
      `rows[${index}]`,
    ),
  )
}
