import { withSingleScores } from './double-weighting.ts'
import { type Decimal, HUNDRED, isAboveZero, sum } from '../../model/decimal.ts'
import { isFilled, type NumberField, numberField } from '../field.ts'
import type { FundBlock, Indicator, IndicatorGroup, ScoredForm, TableFrame } from '../forms.ts'
import { isNationallyWorded, missingColumns, unknownColumns } from './header-columns.ts'
import { findIndicatorHeader, type IndicatorColumn, type IndicatorHeader, repeatsHeader } from './indicator-header.ts'
import { GroupWalk } from './indicator-rows.ts'
import { squeeze } from '../label-text.ts'
import { readSpelledNumber } from '../number-spelling.ts'
import { type TableSection, unjudgedRows } from './opaque-columns.ts'
import { placeIn, type ReadingContext } from '../read-heading.ts'
import type { Slot } from '../sheet-grid.ts'
import type { PointsTarget } from './sub-rows.ts'
import { weightField } from './weight-field.ts'

export interface IndicatorReading
  extends Pick<
    ScoredForm,
    | 'groups'
    | 'indicators'
    | 'foldedScores'
    | 'total'
    | 'table'
    | 'scored'
    | 'grouped'
    | 'nationallyWorded'
    | 'missingColumns'
    | 'unknownColumns'
    | 'unreadTable'
  > {
  /** Rows of the table in which anything stands behind the names of 一级 and 二级. */
  readonly rowsSeen: number
}

/** The row 总分 may stand behind closing rows such as 其他需要说明事项. */
const MOST_CLOSING_ROWS = 8

/**
 * The indicator table: rows below its header up to the row 总分 or to the closing rows. The header may be repeated at a
 * page break, merged 一级/二级 cells may be cut there; a blank 一级 or 二级 cell belongs to the one above it. Below a header
 * with other columns the rows are read by that one; a total before a further header ends the table where the points are
 * complete.
 */
export function readIndicators(context: ReadingContext, from: number, funds?: FundBlock): IndicatorReading | undefined {
  const { grid, block } = context
  const header = findIndicatorHeader(context, from)
  if (!header) return undefined
  const sections: TableSection[] = [{ header, rows: [] }]
  const walk = new GroupWalk(context, header)
  let totalRow: number | undefined
  let unreadTable: number | undefined
  let rowsSeen = 0
  for (let row = header.bottom + 1; row <= block.bottom; row++) {
    const slots = grid.slots(row)
    if (slots.length === 0) continue
    const current = sections.at(-1)!
    const repeated = repeatsHeader(context, row)
    if (repeated) {
      const moved = hasOtherColumns(repeated, current.header)
      sections.push({
        header: moved ? repeated : { ...current.header, row: repeated.row, bottom: repeated.bottom },
        rows: [],
      })
      walk.continueUnder(moved ? repeated : current.header)
      row = Math.max(row, repeated.bottom)
    } else if (isTotalRow(context, current.header, row)) {
      totalRow = row
      const further = furtherHeader(context, row)
      if (further === undefined) break
      if (isComplete(readTotal(context, current.header, row), funds)) {
        unreadTable = further
        break
      }
    } else if (isNumberingRow(slots, row) || isSubtotalRow(context, current.header, row)) continue
    else if (endsTable(context, slots, current.header)) {
      if (isBand(context, slots, current.header, row)) {
        walk.openGroup(slots[0]!)
        continue
      }
      totalRow = totalRowBehind(context, current.header, row) ?? totalRow
      break
    } else if (walk.addRow(row)) {
      rowsSeen++
      current.rows.push(row)
    }
  }
  const last = sections.at(-1)!.header
  const total = readTotal(context, last, totalRow)
  const { groups, folded } = withSingleScores(
    withoutJudgement(walk.finish(pointsTarget(total, funds)), unjudgedRows(context, sections)),
  )
  const ofRowsOnly = totalRow !== undefined && addsUpRowsOnly(context, totalRow, total, groups, funds)
  const right = Math.max(
    ...sections.flatMap((section) => Object.values(section.header.columns).map((slot) => slot.right)),
  )
  const table: TableFrame = { headerRows: sections.map((section) => section.header.row), right, totalRow }
  return {
    groups,
    indicators: groups.flatMap((group) => group.indicators),
    foldedScores: folded,
    total: ofRowsOnly ? { ...total, ofRowsOnly } : total,
    table,
    scored: header.columns.maxScore !== undefined || header.columns.score !== undefined,
    nationallyWorded: isNationallyWorded(header),
    grouped: header.columns.level1 !== undefined,
    rowsSeen,
    missingColumns: missingColumns(context, header, funds),
    unknownColumns: sections.flatMap((section) =>
      section.header.row === header.row || hasOtherColumns(section.header, header)
        ? unknownColumns(context, section.header)
        : [],
    ),
    ...(unreadTable !== undefined && { unreadTable: placeIn(context, grid.slots(unreadTable)[0]!) }),
  }
}

function hasOtherColumns(one: IndicatorHeader, other: IndicatorHeader): boolean {
  return (Object.keys(one.columns) as IndicatorColumn[]).some(
    (name) => one.columns[name]!.left !== other.columns[name]?.left,
  )
}

/** The header of a further table in the same form, below a total. */
function furtherHeader(context: ReadingContext, after: number): number | undefined {
  for (let row = after + 1; row <= context.block.bottom; row++) if (repeatsHeader(context, row)) return row
  return undefined
}

/** A total that has all points, with the execution rate or without it. */
function isComplete({ maxScore, score }: ScoredForm['total'], funds: FundBlock | undefined): boolean {
  if (!isFilled(maxScore)) return score !== undefined
  const ofFunds = isFilled(funds?.maxScore) ? funds.maxScore.value : 0
  return maxScore.value.equals(HUNDRED) || maxScore.value.plus(ofFunds).equals(HUNDRED)
}

/** 「甲 乙 丙 1 2 3 4」 or 「1 2 3 4 5 6」 under the heads: the columns' numbers. */
function isNumberingRow(slots: readonly Slot[], row: number): boolean {
  const own = slots.filter((slot) => slot.top === row)
  if (own.some((slot) => slot.squeezed.length > 14)) return false
  const numbers = own.flatMap((slot) => {
    const match = /^\(?(\d{1,2})(?:=.{1,12})?\)?$/.exec(slot.squeezed)
    return match ? [Number(match[1])] : []
  })
  const others = own.length - numbers.length
  const inOrder = numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1)
  return numbers.length >= 4 && inOrder && others <= 4 && numbers[0]! <= others + 1
}

/** 「小计」 of a group: its points are those of the rows above. */
function isSubtotalRow(context: ReadingContext, header: IndicatorHeader, row: number): boolean {
  return isLabelledRow(context, header, row, 'subtotal')
}

/**
 * A box across the table with indicators of the same columns right below it: a caption among the rows, no end of them.
 */
function isBand(context: ReadingContext, slots: readonly Slot[], header: IndicatorHeader, row: number): boolean {
  const { level3, maxScore, score } = header.columns
  const points = maxScore ?? score
  if (slots.filter((slot) => slot.top === row).length !== 1 || !level3 || !points) return false
  if (closes(context, slots[0]!)) return false
  return (
    context.grid.at(row + 1, level3.left).text !== '' &&
    readSpelledNumber(context.grid.at(row + 1, points.left).text, 'score') !== undefined
  )
}

/** The groups with the reason at each row that cannot be judged, and at the rows that share its points. */
function withoutJudgement(
  groups: readonly IndicatorGroup[],
  reasons: ReadonlyMap<number, string>,
): readonly IndicatorGroup[] {
  if (reasons.size === 0) return groups
  const rows = groups.flatMap((group) => group.indicators)
  const byRow = new Map<number, string>()
  for (let start = 0, end = 1; end <= rows.length; end++) {
    if (rows[end]?.joined) continue
    const item = rows.slice(start, end)
    const reason = item.map((each) => reasons.get(each.row)).find((each) => each !== undefined)
    if (reason !== undefined) for (const each of item) byRow.set(each.row, reason)
    start = end
  }
  const marked = (indicator: Indicator): Indicator => {
    const unjudged = byRow.get(indicator.row)
    return unjudged === undefined ? indicator : { ...indicator, unjudged }
  }
  return groups.map((group) => ({ ...group, indicators: group.indicators.map(marked) }))
}

function isTotalRow(context: ReadingContext, header: IndicatorHeader, row: number): boolean {
  return isLabelledRow(context, header, row, 'total')
}

/** Such a label left of the values. */
function isLabelledRow(
  { grid }: ReadingContext,
  { columns }: IndicatorHeader,
  row: number,
  role: 'total' | 'subtotal',
): boolean {
  const first = columns.targetValue ?? columns.actualValue ?? columns.maxScore
  return grid
    .slots(row)
    .some((slot) => slot.top === row && (!first || slot.left < first.left) && slot.roles[role] !== undefined)
}

function totalRowBehind(context: ReadingContext, header: IndicatorHeader, from: number): number | undefined {
  for (let row = from; row <= Math.min(context.block.bottom, from + MOST_CLOSING_ROWS); row++) {
    if (isTotalRow(context, header, row)) return row
  }
  return undefined
}

/** A closing row: remark, footer, 其他需要说明事项, or one box over the whole table. */
function endsTable(context: ReadingContext, slots: readonly Slot[], header: IndicatorHeader): boolean {
  const first = slots[0]!
  const level3 = header.columns.level3
  if (level3 && first.left <= level3.left && first.right > level3.right + 1) return true
  return closes(context, first) || (!/[:：]/.test(first.text) && isRemarkRow(slots, header))
}

/** 其他需要说明事项, 「备注：…」, 「填表人：…」. */
function closes(context: ReadingContext, first: Slot): boolean {
  const { footer, remark, indicators } = context.fieldMap
  if (first.roles.closing) return true
  if (!/[:：]/.test(first.text)) return false
  const opening = first.squeezed
  return [footer.filler, footer.signature, remark, indicators.closing].some((words) =>
    words.some((word) => opening.startsWith(squeeze(word))),
  )
}

/** 「说明」 with one box over the whole table beside it. */
function isRemarkRow(slots: readonly Slot[], { columns }: IndicatorHeader): boolean {
  const [first, beside, ...others] = slots
  const last = columns.actualValue ?? columns.targetValue ?? columns.level3
  if (!first || !beside || others.length > 0 || !last) return false
  return first.roles.remark !== undefined && beside.right >= last.left
}

function readTotal(context: ReadingContext, header: IndicatorHeader, row: number | undefined): ScoredForm['total'] {
  if (row === undefined) return { maxScore: undefined, score: undefined }
  const read = (column: 'maxScore' | 'score', label: string): NumberField | undefined => {
    const head = header.columns[column]
    if (!head) return undefined
    const slot = context.grid.at(row, head.left)
    // The label 「总分」 may be merged over the column: the form then prints none.
    if (slot.left < head.left && slot.text !== '') return undefined
    const naming = { place: placeIn(context, slot), key: `total.${column}`, label }
    return column === 'maxScore' ? weightField(naming, slot) : numberField(naming, slot, 'score')
  }
  return { maxScore: read('maxScore', '总分 / 分值'), score: read('score', '总分 / 得分') }
}

/**
 * 合计 of a table whose execution is scored above it (重庆: 90, beside 自评总分 in the head), unless its 得分 has that of the
 * execution in it. A row 总分 is the whole form's.
 */
function addsUpRowsOnly(
  context: ReadingContext,
  row: number,
  { maxScore, score }: ScoredForm['total'],
  groups: readonly IndicatorGroup[],
  funds: FundBlock | undefined,
): boolean {
  const named = context.grid
    .slots(row)
    .some((slot) => slot.top === row && context.fieldMap.indicators.sums.includes(slot.squeezed))
  if (!named || !isFilled(maxScore) || !isFilled(funds?.maxScore) || !isAboveZero(funds.maxScore.value)) return false
  const rows = groups.flatMap((group) => group.indicators).filter((each) => each.maxScore.state !== 'shared')
  const added = (fields: readonly NumberField[]): Decimal => sum(fields.filter(isFilled).map((field) => field.value))
  const weights = rows.map((each) => each.maxScore)
  if (!weights.every(isFilled) || !added(weights).equals(maxScore.value)) return false
  const whole = isFilled(funds.score) && added(rows.map((each) => each.score)).plus(funds.score.value)
  return !(whole && isFilled(score) && score.value.minus(whole).abs().lessThanOrEqualTo('0.05'))
}

/** What the rows must make together: the totals without what the fund block has of them. */
function pointsTarget(total: ScoredForm['total'], funds: FundBlock | undefined): PointsTarget {
  const rest = (field: NumberField | undefined, ofFunds: NumberField | undefined): PointsTarget['maxScore'] =>
    isFilled(field) ? field.value.minus(isFilled(ofFunds) ? ofFunds.value : 0) : undefined
  const maxScore =
    rest(total.maxScore, funds?.maxScore) ?? (isFilled(funds?.maxScore) ? HUNDRED.minus(funds.maxScore.value) : HUNDRED)
  return { maxScore, score: rest(total.score, funds?.score) }
}
