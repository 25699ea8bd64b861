import { isComparator } from './asked-and-reached.ts'
import type { IndicatorColumn, IndicatorHeader } from './indicator-header.ts'
import { type LabelIndex, squeeze } from '../label-text.ts'
import { Dictionary } from '../dictionary.ts'
import { isNotApplicableMark } from '../number-spelling.ts'
import type { ReadingContext } from '../read-heading.ts'
import type { Slot } from '../sheet-grid.ts'

/** The columns in which something of its own makes a row an indicator. */
const OWN_COLUMNS: readonly IndicatorColumn[] = ['targetValue', 'actualValue', 'maxScore', 'score', 'deviationReason']

/** The columns whose boxes may be merged over rows and stand for all of them. */
const CUT_COLUMNS: readonly IndicatorColumn[] = ['targetValue', 'actualValue', 'maxScore', 'score']

/** Which box of a row holds what: merged boxes, boxes that a page break cut, several boxes below one head. */
export class RowBoxes {
  private readonly unusedNames: LabelIndex<'unused'>
  private readonly unadjusted: LabelIndex<'unadjusted'>
  /** Merged boxes that a row above has read: below it they hold nothing of their own. */
  private readonly held = new Set<Slot>()
  /**
   * Merged boxes that the last page break cut, by column, until the next row; and by the place of the blank box in
   * which each goes on.
   */
  private cut = new Map<IndicatorColumn, Slot>()
  private readonly goesOn = new Map<string, Slot>()

  constructor(
    private readonly context: ReadingContext,
    public header: IndicatorHeader,
  ) {
    const { unused, unadjusted } = Dictionary.of(context.fieldMap).indexes
    this.unusedNames = unused
    this.unadjusted = unadjusted
  }

  /**
   * On the next page: below its header, which may have the columns elsewhere. A merged box that the break cuts, below
   * `last`, goes on in a blank one.
   */
  continueUnder(header: IndicatorHeader, last: number | undefined): void {
    this.cut = new Map()
    for (const column of CUT_COLUMNS) {
      const box = last === undefined ? undefined : this.slotAt(last, column)
      if (box && box.text !== '' && this.held.has(box)) this.cut.set(column, box)
    }
    this.header = header
  }

  isHeld(slot: Slot): boolean {
    return this.held.has(slot)
  }

  slotAt(row: number, column: IndicatorColumn): Slot | undefined {
    const head = this.header.columns[column]
    const slot = head && this.context.grid.at(row, head.left)
    return slot && (this.goesOn.get(cornerKey(slot)) ?? slot)
  }

  joinCutBoxes(row: number): void {
    for (const [column, box] of this.cut) {
      const slot = this.slotAt(row, column)
      if (slot?.text === '') this.goesOn.set(cornerKey(slot), box)
    }
    this.cut = new Map()
  }

  textAt(row: number, column: IndicatorColumn): string {
    return this.slotAt(row, column)?.text ?? ''
  }

  /**
   * Nothing but the merged 一级/二级 labels of the block, or a row that is not used: left as the template has it (「指标2：」)
   * or with a mark (「-」 「不适用」) for its name, and without points; or with marks for all it asks.
   */
  isUnused(row: number): boolean {
    const { maxScore, score } = this.header.columns
    const points = [this.slotAt(row, 'maxScore'), this.slotAt(row, 'score')]
    const asked = [...this.header.targets.map((head) => this.valueIn(row, head)), this.slotAt(row, 'actualValue')]
    const nameSlot = this.nameIn(row)
    // A formula whose result is not known may say anything.
    if ([nameSlot, ...points, ...asked].some((slot) => slot?.cell?.uncached)) return false
    const name = nameSlot.squeezed.replace(/^指标\d{1,2}:?/, '')
    const unnamed = /^[.…]{0,6}$/.test(name)
    if (!unnamed && !isNotApplicableMark(name) && !this.unusedNames.find(name)) {
      const values = [...points, ...asked].map((slot) => slot?.text ?? '')
      return values.every(isBlank) && values.filter((text) => text !== '').length >= 2
    }
    const says = (slot: Slot | undefined): slot is Slot =>
      slot !== undefined && !isBlank(slot.text) && !this.unusedNames.find(slot.text)
    const earns = points.some((slot) => says(slot) && !/^0(?:\.0+)?分?$/.test(slot.text))
    const asks = asked.some(says)
    return !earns && (!asks || (!unnamed && (maxScore ?? score) !== undefined))
  }

  /** All its boxes are merged with those of the row above or blank: one indicator over several rows of the sheet. */
  continuesRowAbove(row: number): boolean {
    const name = this.slotAt(row, 'level3')
    if (!name || !this.held.has(name)) return false
    return OWN_COLUMNS.every((column) => {
      const slot = this.slotAt(row, column)
      return !slot || slot.text === '' || this.held.has(slot)
    })
  }

  holdBoxes(row: number): void {
    for (const head of Object.values(this.header.columns)) {
      const slot = this.context.grid.at(row, head.left)
      if (slot.bottom > row) this.held.add(slot)
    }
  }

  /** The first column for reasons or measures in which something stands. */
  reasonIn(row: number): Slot | undefined {
    const boxes = this.header.reasons.map((head) => this.context.grid.at(row, head.left))
    return (
      boxes.find((box) => !isBlank(box.text)) ??
      boxes.find((box) => box.text !== '') ??
      this.slotAt(row, 'deviationReason')
    )
  }

  /** A sign alone in the box before the target, below no heading of a column. */
  signBefore(row: number, target: Slot | undefined): string {
    const column = (target?.left ?? 1) - 1
    const isHeaded = Object.values(this.header.columns).some((head) => head.left <= column && head.right >= column)
    const box = column < 1 || isHeaded ? undefined : this.context.grid.at(row, column)
    return box && isComparator(box.text) ? box.text : ''
  }

  /**
   * The target that counts: the adjusted one where it is filled (「未调整」 fills nothing), else that of the year, else the
   * initial one.
   */
  targetHead(row: number): Slot | undefined {
    const { targets } = this.header
    if (targets.length < 2) return targets[0]
    const states = (head: Slot): boolean => {
      const { text } = this.valueIn(row, head)
      return !isBlank(text) && !this.unadjusted.find(text)
    }
    return targets.find(states) ?? targets[1]
  }

  /**
   * The name of a row: below a head over two columns 「其中」 may stand in the first and the name in the second, or the
   * name alone further in.
   */
  nameIn(row: number): Slot {
    // Without names it would be no header.
    const boxes = this.boxesBelow(row, this.header.columns.level3!)
    const filled = boxes.filter((box) => box.text !== '')
    const [first = boxes[0]!, ...others] = filled
    const last = others.at(-1)
    return last ? { ...inOne(last, filled), left: first.left } : first
  }

  boxesBelow(row: number, head: Slot): Slot[] {
    const boxes = [this.context.grid.at(row, head.left)]
    while (boxes.at(-1)!.right < head.right) boxes.push(this.context.grid.at(row, boxes.at(-1)!.right + 1))
    return boxes
  }

  /** The value below a head; 「≥」 「50」 「个」 in several boxes below one head make one. */
  valueIn(row: number, head: Slot): Slot {
    const own = this.context.grid.at(row, head.left)
    const first = this.goesOn.get(cornerKey(own)) ?? own
    if (first.right >= head.right) return first
    const boxes = this.boxesBelow(row, head)
    const filled = boxes.filter((box) => box.text !== '')
    const figure = filled.find((box) => /\d/.test(box.text))
    if (filled.length < 2 || !figure) return filled[0] ?? first
    const others = filled.filter((box) => box !== figure)
    return others.every((box) => /^\D{1,4}$/.test(box.text)) ? inOne(figure, filled) : filled[0]!
  }
}

/** A box that holds what stands in several. */
function inOne(box: Slot, filled: readonly Slot[]): Slot {
  const text = filled.map((each) => each.text).join('')
  return { ...box, text, squeezed: squeeze(text) }
}

function cornerKey({ top, left }: Slot): string {
  return `${top},${left}`
}

/** Empty or a mark such as 「-」 「……」. */
export function isBlank(text: string): boolean {
  return text === '' || isNotApplicableMark(text) || /^[.…]{1,6}$/.test(text)
}
