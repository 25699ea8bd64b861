import { squeeze } from '../form/label-text.ts'

/** A table that people keep, a sheet or a CSV: texts, with the place of each line. */
export interface ListTable {
  readonly name: string
  readonly rows: readonly ListedLine[]
}

interface ListedLine {
  /** 「第 5 行」: where a person finds it. */
  readonly place: string
  readonly hidden: boolean
  readonly texts: readonly string[]
}

/** Columns by the heads under which they may go, the first being the usual one. */
export type ListHeads<Column extends string> = Readonly<Record<Column, readonly string[]>>

export interface ListRow<Column extends string> {
  readonly place: string
  readonly hidden: boolean
  /** As it stands in the cell; '' where the table has no such column. */
  readonly values: Readonly<Record<Column, string>>
}

export interface ListRows<Column extends string> {
  /** Each line below the heads that is not blank. */
  readonly rows: readonly ListRow<Column>[]
  /** Of those that stand there more than once, the first. */
  readonly twice: Column | undefined
}

/** A title and a note may stand above the heads. */
const ROWS_TO_HEADS = 10

/**
 * The lines below the first row that has the needed heads; undefined where no row has. Where a head stands twice, the
 * left one counts.
 */
export function rowsUnder<Column extends string>(
  { rows }: ListTable,
  heads: ListHeads<Column>,
  needed: readonly NoInfer<Column>[],
): ListRows<Column> | undefined {
  const names = Object.keys(heads) as Column[]
  const columnsOf = (texts: readonly string[]): (Column | undefined)[] =>
    texts.map((text) => names.find((column) => heads[column].includes(squeeze(text).toLowerCase())))
  const headRow = rows.slice(0, ROWS_TO_HEADS).findIndex(({ texts }) => {
    const columns = columnsOf(texts)
    return needed.every((column) => columns.includes(column))
  })
  if (headRow < 0) return undefined
  const columns = columnsOf(rows[headRow]!.texts)
  const below = rows.slice(headRow + 1).filter(({ texts }) => texts.some((text) => text.trim() !== ''))
  return {
    rows: below.map(({ place, hidden, texts }) => ({
      place,
      hidden,
      values: Object.fromEntries(names.map((column) => [column, texts[columns.indexOf(column)] ?? ''])) as Record<
        Column,
        string
      >,
    })),
    twice: names.find((column) => columns.filter((each) => each === column).length > 1),
  }
}

/** One sentence where lines that nobody sees were read like the others; none where there are none. */
export function hiddenNote(rows: readonly ListRow<string>[], file: string): readonly string[] {
  const hidden = rows.filter((row) => row.hidden).map(({ place }) => place)
  if (hidden.length === 0) return []
  const named = `${hidden.slice(0, 5).join('、')}${hidden.length > 5 ? '等' : ''}`
  return [`${file}有 ${hidden.length} 行是隐藏的，也算在内：${named}。不要的话请从表里删去。`]
}
