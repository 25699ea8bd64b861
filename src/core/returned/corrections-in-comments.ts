import { shownText } from '../form/shown-text.ts'
import { toA1 } from '../model/cell-address.ts'
import { cellsByName } from '../model/cells-by-name.ts'
import { Decimal, HUNDRED, plain } from '../model/decimal.ts'
import type { Cell, Sheet } from '../model/workbook.ts'
import { COMMENT_LINES } from '../our-marks/comment-lines.ts'
import { isMarkComment } from './marks-in.ts'
import type { RecordLine } from '../our-marks/record.ts'

type ValueLine = Extract<RecordLine, { kind: 'value' }>
type WithheldLine = Extract<RecordLine, { kind: 'withheld' }>

const CHANGED = new RegExp(`^${COMMENT_LINES.corrected}由(?:空|「(.*)」)改为「(.*)」`, 'm')
const RETYPED = new RegExp(`^${COMMENT_LINES.corrected}「(.*)」由文本改为数字`, 'm')

/**
 * The corrections of which only our comments tell, 更正记录 being gone: what stood in the cell, as far as it was shown,
 * where our value stands there still; where another does, it was refused.
 */
export function correctionsInComments(sheet: Sheet): (ValueLine | WithheldLine)[] {
  return sheet.comments.filter(isMarkComment).flatMap((comment) => {
    const at = toA1(comment)
    const line = correctionOf(comment.text, cellsByName(sheet).get(at))
    return line ? [{ ...line, sheet: sheet.name, cell: at }] : []
  })
}

type Told = Pick<ValueLine, 'kind' | 'before' | 'after'> | Pick<WithheldLine, 'kind' | 'after'>

function correctionOf(text: string, cell: Cell | undefined): Told | undefined {
  const [, before, shown] = CHANGED.exec(text) ?? []
  if (!cell) return shown === undefined ? undefined : { kind: 'withheld', after: valueShown(shown).text }
  const after = cell.value.kind === 'number' ? cell.value.text : shownText(cell)
  const retyped = RETYPED.exec(text)?.[1]
  if (retyped !== undefined && retyped === shownText(cell))
    return { kind: 'value', before: { kind: 'text', text: retyped }, after }
  if (shown === undefined) return undefined
  return shown === shownText(cell)
    ? { kind: 'value', before: valueShown(before), after }
    : { kind: 'withheld', after: valueShown(shown).text }
}

/** 「95」 was a number, 「80%」 one of a hundredth; all else was a text. */
function valueShown(text: string | undefined): ValueLine['before'] {
  if (text === undefined) return { kind: 'blank', text: '' }
  if (/^-?\d+(\.\d+)?$/.test(text)) return { kind: 'number', text }
  const percent = /^(-?\d+(?:\.\d+)?)%$/.exec(text)?.[1]
  return percent === undefined
    ? { kind: 'text', text }
    : { kind: 'number', text: plain(new Decimal(percent).dividedBy(HUNDRED), 15) }
}
