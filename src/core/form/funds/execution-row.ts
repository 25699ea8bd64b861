import { fromA1 } from '../../model/cell-address.ts'
import { type NumberField, numberField } from '../field.ts'
import type { FundBlock, ScoredForm } from '../forms.ts'
import { placeIn, type ReadingContext } from '../read-heading.ts'
import { readSpelledNumber } from '../number-spelling.ts'

type Table = Pick<ScoredForm, 'indicators' | 'table' | 'total'>
type Points = 'maxScore' | 'score'

/**
 * A line 「预算执行率得分」 between the last indicator and 总分 (河北) holds the points that others print in the fund block; the
 * block gets them where it has none of its own.
 */
export function withExecutionRow(
  context: ReadingContext,
  funds: FundBlock | undefined,
  table: Table,
): FundBlock | undefined {
  if (!funds || funds.score) return funds
  const row = closingRows(context, table).find((each) => isExecution(context, each))
  if (row === undefined) return funds
  const read = (column: Points): NumberField | undefined => {
    const at = columnOf(table, column)
    const cell = at === undefined ? undefined : context.grid.at(row, at)
    const label = `预算执行率 / ${column === 'score' ? '得分' : '分值'}`
    return cell && numberField({ place: placeIn(context, cell), key: `funds.total.${column}`, label }, cell, 'score')
  }
  const score = read('score')
  return score ? { ...funds, maxScore: funds.maxScore ?? read('maxScore'), score, unread: undefined } : funds
}

function isExecution({ grid, fieldMap }: ReadingContext, row: number): boolean {
  const { executionWords } = fieldMap.indicators
  return grid
    .slots(row)
    .some(
      (slot) =>
        slot.top === row && slot.text.length <= 20 && executionWords.some((word) => slot.squeezed.includes(word)),
    )
}

function closingRows({ block }: ReadingContext, table: Table): number[] {
  const last = Math.max(0, ...table.indicators.map((each) => each.row))
  const end = table.table?.totalRow ?? Math.min(block.bottom + 1, last + MOST_CLOSING_ROWS)
  return last === 0 ? [] : Array.from({ length: Math.max(0, end - last - 1) }, (_, index) => last + 1 + index)
}

const MOST_CLOSING_ROWS = 4

/** The column of the table in which its 分值 or 得分 stand. */
function columnOf({ indicators, total }: Table, column: Points): number | undefined {
  const field = indicators.find((each) => each[column].state !== 'absent')?.[column] ?? total[column]
  return field && fromA1(field.place.cell)?.column
}

/**
 * A figure between the last indicator and 总分, in the column of the points, that belongs to no indicator: a row of the
 * table that was not read.
 */
export function unreadPoints(form: ScoredForm, column: Points): ScoredForm['texts'][number] | undefined {
  const { indicators, table, texts, funds } = form
  const at = columnOf(form, column)
  const end = table?.totalRow
  if (at === undefined || end === undefined) return undefined
  const last = Math.max(0, ...indicators.map((each) => each.row))
  const own = funds?.[column] && fromA1(funds[column].place.cell)
  return texts.find(
    ({ text, top, left }) =>
      left === at &&
      top > last &&
      top < end &&
      !(own?.row === top && own.column === left) &&
      readSpelledNumber(text, 'score') !== undefined,
  )
}
