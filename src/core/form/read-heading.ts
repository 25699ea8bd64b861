import { oncePer } from '../model/memoise.ts'
import type { FieldMap } from '../vocabulary/field-map.ts'
import { type Place, placeOf, type TextField, textField, textWithin } from './field.ts'
import type { FormBlock } from './find-forms.ts'
import { Dictionary } from './dictionary.ts'
import type { Footer } from './forms.ts'
import { isAttachmentNumber, type LabelIndex, squeeze } from './label-text.ts'
import type { SheetGrid, Slot } from './sheet-grid.ts'
import { UNIT_ENDS } from '../vocabulary/name-words.ts'

/** Where a reader looks: one block of one sheet of one workbook. */
export interface ReadingContext {
  readonly grid: SheetGrid
  readonly workbook: string
  readonly block: FormBlock
  readonly fieldMap: FieldMap
  /** The boxes with content that begin in the block, row by row. */
  readonly slots: readonly Slot[]
}

export function placeIn(context: ReadingContext, slot: Pick<Slot, 'top' | 'left'>): Place {
  return placeOf(context.workbook, context.grid.sheet.name, slot)
}

/** The boxes with content that begin in a block, row by row. */
export function slotsOf(grid: SheetGrid, block: FormBlock): Slot[] {
  const slots: Slot[] = []
  for (let row = block.top; row <= block.bottom; row++) {
    for (const slot of grid.slots(row)) if (slot.top === row) slots.push(slot)
  }
  return slots
}

export type HeadingName = keyof FieldMap['heading']
type HeadingIndex = LabelIndex<HeadingName>

/**
 * The labelled texts in a form's head (项目支出名称, 主管部门, …): the value is the box right of the label, or what follows a
 * colon in the label's own cell. Looks no further than the fund block or the money lines.
 */
export function readHeading(context: ReadingContext, beforeRow: number): Partial<Record<HeadingName, TextField>> {
  const index = Dictionary.of(context.fieldMap).indexes.heading
  const found: Partial<Record<HeadingName, TextField>> = {}
  for (const slot of context.slots) {
    if (slot.top >= beforeRow) break
    const name = slot.roles.heading
    if (name && (found[name]?.state !== 'filled' || isNearer(slot.text, found[name].label, context.fieldMap))) {
      const value = name === 'filer' ? filerAt(context, slot, beforeRow) : valueRightOf(context, slot)
      // A label left blank gives way to another.
      if (value && (!found[name] || value.text !== '' || value.cell?.uncached)) {
        found[name] = textField({ place: placeIn(context, value), key: name, label: slot.text }, value)
      }
      continue
    }
    for (const { name, label, value } of labelledIn(slot.text, index)) {
      if (found[name]) continue
      const right = context.grid.rightOf(slot)
      const inNextCell =
        value === '' &&
        right !== undefined &&
        right.text !== '' &&
        right.roles.heading === undefined &&
        !isAmountUnit(right.text)
      found[name] = inNextCell
        ? textField({ place: placeIn(context, right), key: name, label }, right)
        : textWithin({ place: placeIn(context, slot), key: name, label }, value)
    }
  }
  return found
}

export interface Labelled {
  readonly name: HeadingName
  readonly label: string
  readonly value: string
}

/** The labels with their values in one cell: 「填报单位：某某局  填报人：」, 「主管部门：甲局 实施单位：乙所」, and, of who fills in, 「填报单位 某某局」. */
export function labelledIn(text: string, index: HeadingIndex): readonly Labelled[] {
  const within = index.findWithValue(text)
  if (!within) return filerWithoutColon(text, index)
  const value = within.value.trim()
  const end = NEXT_LABEL.exec(value)?.index ?? value.length
  const own = { name: within.name, label: within.prefix.replace(/[:：]\s*$/, ''), value: value.slice(0, end) }
  return end === value.length ? [own] : [own, ...labelledIn(value.slice(end).trim(), index)]
}

/** Where a value ends that shares its cell with others: at a gap, at 「单位：万元」, at the next label with its colon. */
const NEXT_LABEL = /\s{2,}|单位[:：]|\s+(?=[^\s:：]{2,10}[:：])/

/** What nearly every text has labelled in it. */
const NOTHING: readonly Labelled[] = []

function filerWithoutColon(text: string, index: HeadingIndex): readonly Labelled[] {
  const match = /^(\S{4,12})\s+(\S.*)/s.exec(text.trim())
  if (!match || index.find(match[1]!) !== 'filer') return NOTHING
  return [{ name: 'filer', label: match[1]!, value: match[2]!.split(NEXT_LABEL)[0]! }]
}

/** Of 「中央主管部门」 and 「地方主管部门」 both filled the nearer one is whose form it is. */
function isNearer(label: string, than: string, { departmentLevels }: FieldMap): boolean {
  const levelOf = (each: string): number =>
    [...departmentLevels, ''].findIndex((level) => squeeze(each).startsWith(level))
  return levelOf(label) > levelOf(than)
}

/** 「单位：万元」 beside an empty 「填报单位：」 is the unit of the amounts, nobody's name. */
function isAmountUnit(text: string): boolean {
  return /^[(（]?(金额)?单位\s*[:：]/.test(text)
}

/** The first filled box right of a label, up to the next label; the box beside the label when all are empty. */
function valueRightOf(context: ReadingContext, label: Slot): Slot | undefined {
  const beside = context.grid.rightOf(label)
  // 「自评得分」 beside an empty 「项目名称」 is nobody's name.
  for (let slot = beside; slot; slot = context.grid.rightOf(slot)) {
    if (slot.roles.heading || slot.roles.headTotal || isAmountUnit(slot.text)) break
    if (slot.text !== '' || slot.cell?.uncached) return slot
  }
  return beside && beside.roles.heading === undefined && !isAmountUnit(beside.text) ? beside : undefined
}

/**
 * Who fills in stands right of the label, or, where nothing stands there, below it: then only what is plainly a unit's
 * name.
 */
function filerAt(context: ReadingContext, label: Slot, beforeRow: number): Slot | undefined {
  const right = valueRightOf(context, label)
  if (right && (right.text !== '' || right.cell?.uncached)) return right
  const below = context.grid.below(label)
  const isName = below && below.top < beforeRow && below.text.length <= LONGEST_NAME && UNIT_ENDS.test(below.text)
  return isName && below.roles.heading === undefined ? below : right
}

const LONGEST_NAME = 30

/** The box below or right of a label that holds a number. */
export function numberBeside({ grid }: ReadingContext, label: Slot): Slot | undefined {
  return [grid.rightOf(label), grid.below(label)].find(
    (slot) => slot !== undefined && /^[-\d０-９][\d０-９.]*$/.test(slot.text),
  )
}

export function readTitle(context: ReadingContext): TextField | undefined {
  const { title } = context.block
  return title && textField({ place: placeIn(context, title), key: 'title', label: '标题' }, title)
}

export function readAttachment(context: ReadingContext): TextField | undefined {
  const { title, top } = context.block
  const last = title?.top ?? top + 2
  for (let row = top; row <= last; row++) {
    const slot = context.grid.slots(row).find((each) => isAttachmentNumber(each.text) && each.text.length <= 20)
    if (slot) return textField({ place: placeIn(context, slot), key: 'attachment', label: '附件编号' }, slot)
  }
  return undefined
}

/** 「2022 年度项目支出绩效自评表」 → 2022. */
export function yearIn(text: string | undefined): number | undefined {
  const match = /(?:^|\D)((?:19|20)\d{2})\s*年?\s*度?/.exec(squeeze(text ?? ''))
  return match ? Number(match[1]) : undefined
}

type FooterName = keyof Footer

interface FooterLabels {
  readonly pattern: RegExp
  readonly nameOf: (label: string) => FooterName | undefined
}

/** Whatever becomes a colon when widths are levelled. */
const COLON = /[:：﹕︓⩴]/

/** A pattern for any footer label with its colon, spaces allowed between the characters (「联 系 电 话：」). */
const footerLabels = oncePer((aliases: FieldMap['footer']): FooterLabels => {
  const longest = (Object.keys(aliases) as FooterName[])
    .flatMap((name) => aliases[name].map((alias) => ({ name, alias: alias.normalize('NFKC') })))
    .sort((a, b) => b.alias.length - a.alias.length)
  const pattern = new RegExp(
    `(${longest.map(({ alias }) => [...alias].map(escapeRegExp).join('\\s*')).join('|')})\\s*(?:\\([^()]{0,6}\\))?\\s*[:：]`,
    'g',
  )
  const names = new Map(longest.toReversed().map(({ name, alias }) => [squeeze(alias), name]))
  return { pattern, nameOf: (label) => names.get(squeeze(label)) }
})

/** From the foot upwards; then the line under the title, where 湖北 asks for 填报日期. */
function footerRows({ top, bottom }: FormBlock): number[] {
  const foot = Array.from({ length: Math.min(9, bottom - top + 1) }, (_, index) => bottom - index)
  const head = [top, top + 1, top + 2, top + 3].filter((row) => row < bottom - 8)
  return [...foot, ...head]
}

/** The closing line, in one cell or in several: 「填表人：… 填报日期：… 联系电话：… 单位负责人签字：…」. */
export function readFooter(context: ReadingContext): Footer {
  const found: { -readonly [Name in FooterName]: Footer[Name] } = {
    filler: undefined,
    fillingDate: undefined,
    phone: undefined,
    signature: undefined,
  }
  const aliases = context.fieldMap.footer
  const { pattern, nameOf } = footerLabels(aliases)
  for (const row of footerRows(context.block)) {
    for (const slot of context.grid.slots(row)) {
      if (slot.top !== row || slot.text.length > 400 || !COLON.test(slot.text)) continue
      const text = slot.text.normalize('NFKC')
      const marks = [...text.matchAll(pattern)]
      for (const [index, mark] of marks.entries()) {
        const name = nameOf(mark[1]!)
        if (!name || found[name]) continue
        const value = text.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? text.length)
        const right = context.grid.rightOf(slot)
        const naming = { key: `footer.${name}`, label: aliases[name][0]! }
        const inNextCell =
          value.trim() === '' &&
          marks.length === 1 &&
          right !== undefined &&
          !right.text.normalize('NFKC').match(pattern)
        found[name] = inNextCell
          ? textField({ ...naming, place: placeIn(context, right) }, right)
          : textWithin({ ...naming, place: placeIn(context, slot) }, value)
      }
    }
    if (found.filler && found.fillingDate) break
  }
  return found
}

/** The last line that begins with 备注 or 说明 and a colon, near the foot of the form. */
export function readRemark(context: ReadingContext): TextField | undefined {
  const pattern = new RegExp(`^(${context.fieldMap.remark.join('|')})\\s*[:：]`)
  for (let row = context.block.bottom; row >= Math.max(context.block.top, context.block.bottom - 8); row--) {
    const slot = context.grid.slots(row).find((each) => each.top === row && pattern.test(each.text))
    if (slot) return textField({ place: placeIn(context, slot), key: 'remark', label: '备注' }, slot)
  }
  return undefined
}

function escapeRegExp(letter: string): string {
  return letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
