import { withSingleScores } from './double-weighting.ts'
import { HUNDRED } from '../model/decimal.ts'
import { isFilled, type NumberField, numberField } from './field.ts'
import type { FundBlock, ScoredForm, TableFrame } from './forms.ts'
import {
  findIndicatorHeader,
  type IndicatorHeader,
  isNationallyWorded,
  missingColumns,
  repeatsHeader,
  unknownColumns,
} from './indicator-header.ts'
import { GroupWalk } from './indicator-rows.ts'
import { LabelIndex, squeeze } from './label-text.ts'
import { placeIn, type ReadingContext } from './read-heading.ts'
import type { Slot } from './sheet-grid.ts'
import type { PointsTarget } from './sub-rows.ts'

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
  > {
  /** Rows of the table in which anything stands behind the names of 一级 and 二级. */
  readonly rowsSeen: number
}

/** The row 总分 may stand behind closing rows such as 其他需要说明事项. */
const MOST_CLOSING_ROWS = 8

/**
 * The indicator table: rows below its header up to the row 总分 or to the closing rows. The header may be repeated at a page break, merged
 * 一级/二级 cells may be cut there; a blank 一级 or 二级 cell belongs to the one above it.
 */
export function readIndicators(context: ReadingContext, from: number, funds?: FundBlock): IndicatorReading | undefined {
  const { grid, block } = context
  const header = findIndicatorHeader(context, from)
  if (!header) return undefined
  const headerRows = [header.row]
  const walk = new GroupWalk(context, header)
  let totalRow: number | undefined
  let rowsSeen = 0
  for (let row = header.bottom + 1; row <= block.bottom; row++) {
    const slots = grid.slots(row)
    if (slots.length === 0) continue
    const repeated = repeatsHeader(context, row)
    if (repeated) {
      headerRows.push(row)
      row = Math.max(row, repeated.bottom)
    } else if (isTotalRow(context, header, row)) {
      totalRow = row
      break
    } else if (endsTable(context, slots, header)) {
      totalRow = totalRowBehind(context, header, row)
      break
    } else if (walk.addRow(row)) rowsSeen++
  }
  const total = readTotal(context, header, totalRow)
  const { groups, folded } = withSingleScores(walk.finish(pointsTarget(total, funds)))
  const right = Math.max(...Object.values(header.columns).map((slot) => slot.right))
  const table: TableFrame = { headerRows, right, totalRow }
  return {
    groups,
    indicators: groups.flatMap((group) => group.indicators),
    foldedScores: folded,
    total,
    table,
    scored: header.columns.maxScore !== undefined || header.columns.score !== undefined,
    nationallyWorded: isNationallyWorded(header),
    grouped: header.columns.level1 !== undefined,
    rowsSeen,
    missingColumns: missingColumns(context, header),
    unknownColumns: unknownColumns(context, header),
  }
}

function isTotalRow(context: ReadingContext, header: IndicatorHeader, row: number): boolean {
  const totals = LabelIndex.single('total', context.fieldMap.indicators.total)
  const target = header.columns.targetValue ?? header.columns.actualValue ?? header.columns.maxScore
  return context.grid.slots(row).some((slot) => slot.top === row && (!target || slot.left < target.left) && totals.nameOf(slot) === 'total')
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
  const { footer, remark, indicators } = context.fieldMap
  if (LabelIndex.single('closing', indicators.closing).nameOf(first)) return true
  if (!/[:：]/.test(first.text)) return isRemarkRow(context, slots, header)
  const opening = squeeze(first.text)
  return [footer.filler, footer.signature, remark, indicators.closing].some((words) =>
    words.some((word) => opening.startsWith(squeeze(word))),
  )
}

/** 「说明」 with one box over the whole table beside it. */
function isRemarkRow({ fieldMap }: ReadingContext, slots: readonly Slot[], { columns }: IndicatorHeader): boolean {
  const [first, beside, ...others] = slots
  const last = columns.actualValue ?? columns.targetValue ?? columns.level3
  if (!first || !beside || others.length > 0 || !last) return false
  return LabelIndex.single('remark', fieldMap.remark).nameOf(first) === 'remark' && beside.right >= last.left
}

function readTotal(context: ReadingContext, header: IndicatorHeader, row: number | undefined): ScoredForm['total'] {
  if (row === undefined) return { maxScore: undefined, score: undefined }
  const read = (column: 'maxScore' | 'score', label: string): NumberField | undefined => {
    const head = header.columns[column]
    if (!head) return undefined
    const slot = context.grid.at(row, head.left)
    return numberField({ place: placeIn(context, slot), key: `total.${column}`, label }, slot, 'score')
  }
  return { maxScore: read('maxScore', '总分 / 分值'), score: read('score', '总分 / 得分') }
}

/** What the rows must make together: the totals without what the fund block has of them. */
function pointsTarget(total: ScoredForm['total'], funds: FundBlock | undefined): PointsTarget {
  const rest = (field: NumberField | undefined, ofFunds: NumberField | undefined): PointsTarget['maxScore'] =>
    isFilled(field) ? field.value.minus(isFilled(ofFunds) ? ofFunds.value : 0) : undefined
  const maxScore = rest(total.maxScore, funds?.maxScore) ?? (isFilled(funds?.maxScore) ? HUNDRED.minus(funds.maxScore.value) : HUNDRED)
  return { maxScore, score: rest(total.score, funds?.score) }
}
