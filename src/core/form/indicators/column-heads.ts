import { Headings, type Meaning } from '../heading-parts.ts'
import { LONGEST_LABEL, squeeze } from '../label-text.ts'
import type { ReadingContext } from '../read-heading.ts'
import type { Slot } from '../sheet-grid.ts'

/** The box that heads a column, with its whole wording where it stands below another heading: 「完成情况」 over 「全年」. */
export interface Head {
  readonly slot: Slot
  readonly text: string
  readonly meaning: Meaning | undefined
}

export function namesColumn(meaning: Meaning | undefined): meaning is Exclude<Meaning, 'left-alone'> {
  return meaning !== undefined && meaning !== 'left-alone'
}

/**
 * The heads at a row. A second row belongs to the header where heads are merged down over it, or where all that stands
 * in it makes headings, alone or with the box above; its boxes then head the columns. What goes on below the header
 * beside the rows is a caption.
 */
export function headsAt(context: ReadingContext, row: number): { heads: Head[]; bottom: number } {
  const { grid, block, fieldMap } = context
  const headings = Headings.of(fieldMap)
  const top = grid.slots(row).map((slot): Head => ({ slot, text: slot.text, meaning: headings.meaningOf(slot.text) }))
  const second = row < block.bottom ? grid.slots(row + 1).filter((slot) => slot.top === row + 1) : []
  const below = secondRow(headings, context, top, second, row)
  const isDouble = below.length > 0
  const bottom = isDouble ? row + 1 : mergedBottom(top, row)
  const single = top.filter(
    ({ slot }) => !isDouble || slot.bottom > row || !second.some((each) => each.left === slot.left),
  )
  const heads = [...single, ...below].filter(({ slot }) => slot.bottom <= bottom)
  return { heads: heads.sort((a, b) => a.slot.left - b.slot.left), bottom }
}

/** 「调整后」 below 「年度指标值」, 「值」 below 「指标」; what the box says alone comes last. Prose heads nothing below it. */
function subHead(headings: Headings, above: Slot, slot: Slot): Head {
  if (above.text === '' || isProse(above)) return { slot, text: slot.text, meaning: headings.meaningOf(slot.text) }
  for (const text of [`${above.text}${slot.text}`, `${slot.text}${above.text}`]) {
    const meaning = headings.meaningOf(text)
    if (meaning) return { slot, text, meaning }
  }
  const alone = headings.meaningOf(slot.text)
  return { slot, text: alone ? slot.text : `${above.text}${slot.text}`, meaning: alone }
}

function isProse({ text }: Slot): boolean {
  return text.length > LONGEST_LABEL || text.includes('。')
}

/** The heads of a second row; none where it is no part of the header. */
function secondRow(
  headings: Headings,
  { grid }: ReadingContext,
  top: readonly Head[],
  second: readonly Slot[],
  row: number,
): readonly Head[] {
  const merged = top.filter(({ slot, meaning }) => namesColumn(meaning) && slot.bottom === row + 1)
  const below: Head[] = []
  for (const slot of second) {
    const head = subHead(headings, grid.at(row, slot.left), slot)
    // The first that makes no heading says that it is a row like others.
    if (merged.length < 2 && head.meaning === undefined) return []
    below.push(head)
  }
  return merged.length >= 2 || below.length >= 2 || standsWithin(top, below) ? below : []
}

/** A single box below a wider one. */
function standsWithin(top: readonly Head[], below: readonly Head[]): boolean {
  return top.some(
    ({ slot }) =>
      slot.right > slot.left && below.some((sub) => sub.slot.left > slot.left && sub.slot.right <= slot.right),
  )
}

/** Where most heads that name a column end. */
function mergedBottom(top: readonly Head[], row: number): number {
  const counts = new Map<number, number>()
  for (const { slot, meaning } of top) {
    if (namesColumn(meaning)) counts.set(slot.bottom, (counts.get(slot.bottom) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? row
}

const NATIONAL_HEADS = new Set([
  '绩效指标',
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '实际完成值',
  '分值',
  '得分',
  '偏差原因分析及改进措施',
])

/** One of the headings of the printed national form. */
export function isNationalHead(text: string): boolean {
  return NATIONAL_HEADS.has(squeeze(text))
}
