import { isComparator, measuredOutcome, type SplitTarget, wholeTarget } from './asked-and-reached.ts'
import {
  absentNumber,
  absentText,
  isFilled,
  type NumberField,
  numberField,
  placeOf,
  sharedNumber,
  type TextField,
  textField,
  WITHOUT_RESULT,
} from '../field.ts'
import type { Indicator, IndicatorCategory, IndicatorGroup } from '../forms.ts'
import { COLUMN_LABELS, type IndicatorColumn, type IndicatorHeader } from './indicator-header.ts'
import { LabelIndex, squeeze } from '../label-text.ts'
import { isNotApplicableMark, type NumberKind, readSpelledNumber } from '../number-spelling.ts'
import { placeIn, type ReadingContext } from '../read-heading.ts'
import type { Slot } from '../sheet-grid.ts'
import { indentOf, joinRows, type PointsTarget, type WalkedRow } from './sub-rows.ts'
import { weightField } from './weight-field.ts'

interface OpenGroup {
  slot: Slot
  name: string
  category: IndicatorCategory | undefined
  weight: NumberField | undefined
  rows: WalkedRow[]
}

/** The columns in which something of its own makes a row an indicator. */
const OWN_COLUMNS: readonly IndicatorColumn[] = ['targetValue', 'actualValue', 'maxScore', 'score', 'deviationReason']

/** Collects the rows of an indicator table into 一级指标 groups, from top to bottom. */
export class GroupWalk {
  private readonly groups: OpenGroup[] = []
  private readonly categories: LabelIndex<IndicatorCategory>
  private readonly level1: LabelIndex<IndicatorCategory>
  private readonly unusedNames: LabelIndex<'unused'>
  private readonly unadjusted: LabelIndex<'unadjusted'>
  private readonly keys = new Map<string, number>()
  private level2: Slot | undefined
  /** Merged boxes that a row above has read: below it they hold nothing of their own. */
  private readonly held = new Set<Slot>()
  private band: Slot | undefined
  private lastRow: number | undefined
  /** Merged boxes that the last page break cut, by column, until the next row; and by the place of the blank box in which each goes on. */
  private cut = new Map<IndicatorColumn, Slot>()
  private readonly goesOn = new Map<string, Slot>()

  constructor(
    private readonly context: ReadingContext,
    private header: IndicatorHeader,
  ) {
    this.categories = LabelIndex.of<IndicatorCategory>(context.fieldMap.level2Groups)
    this.level1 = LabelIndex.of<IndicatorCategory>(context.fieldMap.level1Groups)
    this.unusedNames = LabelIndex.single('unused', context.fieldMap.indicators.unusedName)
    this.unadjusted = LabelIndex.single('unadjusted', context.fieldMap.indicators.unadjusted)
  }

  /** On the next page: below its header, which may have the columns elsewhere. A merged box that the break cuts goes on in a blank one. */
  continueUnder(header: IndicatorHeader): void {
    const last = this.lastRow
    this.cut = new Map()
    for (const column of CUT_COLUMNS) {
      const box = last === undefined ? undefined : this.slotAt(last, column)
      if (box && box.text !== '' && this.held.has(box)) this.cut.set(column, box)
    }
    this.header = header
  }

  /** A band over the rows of a 一级指标 that names it: 「（一）产出指标（50分）」. False for any other text. */
  openGroup(band: Slot): boolean {
    const { name } = this.readGroupName(band)
    const category = this.level1.find(name)
    if (category === undefined) return false
    this.band = band
    this.level2 = undefined
    return true
  }

  /** False for a row in which no indicator stands. */
  addRow(row: number): boolean {
    const level2Slot = this.slotAt(row, 'level2')
    if (level2Slot && level2Slot.text !== '') this.level2 = level2Slot
    const category = this.level2 ? this.categories.nameOf(this.level2) : undefined
    if (this.isUnused(row) || this.continuesRowAbove(row)) {
      // Its 一级 and 二级 stand over the rows that follow, too.
      if (!isBlank(this.textAt(row, 'level1'))) this.groupFor(row, category)
      return false
    }
    this.joinCutBoxes(row)
    // Without a 二级 of its own a row stays where the row above is.
    const group = this.groupFor(row, level2Slot?.text === '' ? undefined : category)
    if (level2Slot?.text === '' && group.rows.length === 0) this.level2 = undefined
    const head = this.header.columns.level3
    const nameSlot = this.nameIn(row)
    group.rows.push({
      indicator: this.readRow(row, category ?? group.category),
      indent: indentOf(nameSlot?.cell) + (head && nameSlot ? Math.max(0, nameSlot.left - head.left) * 2 : 0),
      level2: squeeze(this.level2?.text ?? ''),
      sameName: nameSlot !== undefined && (nameSlot.text === '' || this.held.has(nameSlot)),
    })
    this.holdBoxes(row)
    this.lastRow = row
    group.category ??= category
    return true
  }

  /** The groups; `target` says what the points of the whole table must make. */
  finish(target: PointsTarget): IndicatorGroup[] {
    const { workbook, grid } = this.context
    const groups = this.groups.filter((group) => group.rows.length > 0)
    const joined = joinRows(groups, target)
    return groups.map((group, index) => ({
      key: `group.${group.category ?? index}`,
      place: placeOf(workbook, grid.sheet.name, group.slot),
      name: group.name,
      category: group.category,
      weight: group.weight,
      indicators: joined[index]!,
    }))
  }

  /** The group whose merged cell covers the row; a blank one continues the group above unless its 二级 belongs elsewhere. */
  private groupFor(row: number, category: IndicatorCategory | undefined): OpenGroup {
    const last = this.groups.at(-1)
    const own = this.slotAt(row, 'level1')
    const band = this.band && !(last && last.slot.top > this.band.top) ? this.band : undefined
    const slot = own && own.text !== '' ? own : (band ?? own ?? emptySlot(this.header.row))
    if (last && last.slot.top === slot.top && last.slot.left === slot.left) return last
    const { name, weight } = this.readGroupName(slot)
    const named = this.level1.find(name)
    const sameWeight = isFilled(weight) && isFilled(last?.weight) && weight.value.equals(last.weight.value)
    const sameName =
      last !== undefined && name === last.name && (name !== '' || (sameWeight && category !== undefined && category === last.category))
    const continuation =
      last !== undefined &&
      name === '' &&
      weight === undefined &&
      (category === undefined || last.category === undefined || sameCategory(category, last.category))
    if (sameName || continuation) return last
    const group: OpenGroup = { slot, name, category: named, weight, rows: [] }
    this.groups.push(group)
    return group
  }

  /** 「产出指标（50分）」 → 产出指标, 50. */
  private readGroupName(slot: Slot): { name: string; weight: NumberField | undefined } {
    const text = squeeze(slot.text)
    const match = /\(?(\d{1,3}(?:\.\d{1,2})?)分?\)?$/.exec(text)
    const name = (match ? text.slice(0, match.index) : text).replace(/[(]$/, '')
    const number = match ? readSpelledNumber(match[1]!, 'score') : undefined
    const { workbook, grid } = this.context
    const base = {
      place: placeOf(workbook, grid.sheet.name, slot),
      key: 'weight',
      label: `${name || '一级指标'} / 所标分值`,
      raw: match?.[1] ?? '',
      kind: 'score' as const,
      formula: false,
      within: { prefix: name },
    }
    return { name, weight: number ? { ...base, state: 'filled', ...number, storedAsText: false } : undefined }
  }

  private slotAt(row: number, column: IndicatorColumn): Slot | undefined {
    const head = this.header.columns[column]
    const slot = head && this.context.grid.at(row, head.left)
    return slot && (this.goesOn.get(placeKey(slot)) ?? slot)
  }

  private joinCutBoxes(row: number): void {
    for (const [column, box] of this.cut) {
      const slot = this.slotAt(row, column)
      if (slot?.text === '') this.goesOn.set(placeKey(slot), box)
    }
    this.cut = new Map()
  }

  private textAt(row: number, column: IndicatorColumn): string {
    return this.slotAt(row, column)?.text ?? ''
  }

  /**
   * Nothing but the merged 一级/二级 labels of the block, or a row that is not used: left as the template has it (「指标2：」) or with a mark (「-」
   * 「不适用」) for its name, and without points; or with marks for all it asks.
   */
  private isUnused(row: number): boolean {
    const { maxScore, score } = this.header.columns
    const points = [this.slotAt(row, 'maxScore'), this.slotAt(row, 'score')]
    const asked = [...this.header.targets.map((head) => this.valueIn(row, head)), this.slotAt(row, 'actualValue')]
    const nameSlot = this.nameIn(row)
    // A formula whose result is not known may say anything.
    if ([nameSlot, ...points, ...asked].some((slot) => slot?.cell?.uncached)) return false
    const name = squeeze(nameSlot?.text ?? '').replace(/^指标\d{1,2}:?/, '')
    const unnamed = /^[.…]{0,6}$/.test(name)
    if (!unnamed && !isNotApplicableMark(name) && !this.unusedNames.find(name)) {
      const values = [...points, ...asked].map((slot) => slot?.text ?? '')
      return values.every(isBlank) && values.filter((text) => text !== '').length >= 2
    }
    const says = (slot: Slot | undefined): slot is Slot => slot !== undefined && !isBlank(slot.text) && !this.unusedNames.find(slot.text)
    const earns = points.some((slot) => says(slot) && !/^0(?:\.0+)?分?$/.test(slot.text))
    const asks = asked.some(says)
    return !earns && (!asks || (!unnamed && (maxScore ?? score) !== undefined))
  }

  /** All its boxes are merged with those of the row above or blank: one indicator over several rows of the sheet. */
  private continuesRowAbove(row: number): boolean {
    const name = this.slotAt(row, 'level3')
    if (!name || !this.held.has(name)) return false
    return OWN_COLUMNS.every((column) => {
      const slot = this.slotAt(row, column)
      return !slot || slot.text === '' || this.held.has(slot)
    })
  }

  private holdBoxes(row: number): void {
    for (const head of Object.values(this.header.columns)) {
      const slot = this.context.grid.at(row, head.left)
      if (slot.bottom > row) this.held.add(slot)
    }
  }

  private readRow(row: number, category: IndicatorCategory | undefined): Indicator {
    const { columns, targets } = this.header
    const level3Slot = this.nameIn(row) ?? this.context.grid.at(row, 1)
    const name = level3Slot.text || this.level2?.text || `第${row}行`
    const key = this.uniqueKey(squeeze(name))
    const naming = (column: IndicatorColumn, slot: Slot, label = column) => ({
      place: placeIn(this.context, slot),
      key: `${key}.${column}`,
      label: labelOf(name, label),
    })
    const text = (column: IndicatorColumn, slot: Slot | undefined, label = column): TextField => {
      if (!slot) return absentText(naming(column, this.rowStart(row)))
      const field = textField(naming(column, slot, label), slot)
      return this.held.has(slot) ? { ...field, shared: true } : field
    }
    const number = (
      column: 'maxScore' | 'score' | 'rawScore' | 'completionRate' | 'scoreFactor',
      kind: NumberKind = 'score',
    ): NumberField => {
      const slot = this.slotAt(row, column)
      if (!slot) return absentNumber(naming(column, this.rowStart(row)), kind)
      const field = column === 'maxScore' ? weightField(naming(column, slot), slot) : numberField(naming(column, slot), slot, kind)
      return this.held.has(slot) ? sharedNumber({ ...field, raw: '' }) : field
    }
    const level2Slot = this.level2 ?? this.rowStart(row)
    const target = this.targetHead(row)
    const nature = columns.nature ? this.textAt(row, 'nature') : this.signBefore(row, target)
    const split: SplitTarget = { nature, unit: this.textAt(row, 'unit'), name: level3Slot.text }
    const targetName = targets.length > 1 ? TARGET_COLUMNS.find((column) => columns[column] === target) : undefined
    const remark = this.slotAt(row, 'remark')
    const judgedBy = [columns.level3, columns.nature, columns.unit, columns.actualValue, target]
    const isOpen = judgedBy.some((head) => head && this.context.grid.at(row, head.left).cell?.uncached)
    return {
      key,
      row,
      level2: textField(naming('level2', level2Slot), level2Slot),
      category,
      cost: this.level2 !== undefined && this.categories.nameOf(this.level2) === 'cost',
      execution: /^预算(资金)?执行率?$|^(预算|资金)执行(率|进度)$/.test(squeeze(level3Slot.text)),
      level3: textField(naming('level3', level3Slot), level3Slot),
      targetValue: wholeTarget(text('targetValue', target && this.valueIn(row, target), targetName), split),
      actualValue: measuredOutcome(text('actualValue', columns.actualValue && this.valueIn(row, columns.actualValue)), split),
      maxScore: number('maxScore'),
      score: number('score'),
      rawScore: columns.rawScore && number('rawScore'),
      ...(columns.completionRate && { completionRate: number('completionRate', 'ratio') }),
      ...(columns.scoreFactor && { scoreFactor: number('scoreFactor', 'ratio') }),
      // Nothing is owed in a column 备注; what stands there may be the reason.
      deviationReason: columns.deviationReason
        ? text('deviationReason', this.reasonIn(row))
        : remark && remark.text !== ''
          ? text('deviationReason', remark, 'remark')
          : undefined,
      joined: false,
      ...(isOpen && { unjudged: WITHOUT_RESULT }),
    }
  }

  /** The first column for reasons or measures in which something stands. */
  private reasonIn(row: number): Slot | undefined {
    const boxes = this.header.reasons.map((head) => this.context.grid.at(row, head.left))
    return boxes.find((box) => !isBlank(box.text)) ?? boxes.find((box) => box.text !== '') ?? this.slotAt(row, 'deviationReason')
  }

  /** A sign alone in the box before the target, below no heading of a column. */
  private signBefore(row: number, target: Slot | undefined): string {
    const column = (target?.left ?? 1) - 1
    const isHeaded = Object.values(this.header.columns).some((head) => head.left <= column && head.right >= column)
    const box = column < 1 || isHeaded ? undefined : this.context.grid.at(row, column)
    return box && isComparator(box.text) ? box.text : ''
  }

  /** The target that counts: the adjusted one where it is filled (「未调整」 fills nothing), else that of the year, else the initial one. */
  private targetHead(row: number): Slot | undefined {
    const { targets } = this.header
    if (targets.length < 2) return targets[0]
    const states = (head: Slot): boolean => {
      const { text } = this.valueIn(row, head)
      return !isBlank(text) && !this.unadjusted.find(text)
    }
    return targets.find(states) ?? targets[1]
  }

  /** The name of a row: below a head over two columns 「其中」 may stand in the first and the name in the second, or the name alone further in. */
  private nameIn(row: number): Slot | undefined {
    const head = this.header.columns.level3
    if (!head) return undefined
    const boxes = this.boxesBelow(row, head).filter((box) => box.text !== '')
    const last = boxes.at(-1)
    if (boxes.length < 2 || !last) return last ?? this.slotAt(row, 'level3')
    return { ...last, left: boxes[0]!.left, text: boxes.map((box) => box.text).join('') }
  }

  private boxesBelow(row: number, head: Slot): Slot[] {
    const boxes = [this.context.grid.at(row, head.left)]
    while (boxes.at(-1)!.right < head.right) boxes.push(this.context.grid.at(row, boxes.at(-1)!.right + 1))
    return boxes
  }

  /** The value below a head; 「≥」 「50」 「个」 in several boxes below one head make one. */
  private valueIn(row: number, head: Slot): Slot {
    const own = this.context.grid.at(row, head.left)
    const first = this.goesOn.get(placeKey(own)) ?? own
    if (first.right >= head.right) return first
    const boxes = this.boxesBelow(row, head)
    const filled = boxes.filter((box) => box.text !== '')
    const figure = filled.find((box) => /\d/.test(box.text))
    if (filled.length < 2 || !figure) return filled[0] ?? first
    const others = filled.filter((box) => box !== figure)
    return others.every((box) => /^\D{1,4}$/.test(box.text)) ? { ...figure, text: filled.map((box) => box.text).join('') } : filled[0]!
  }

  /** Where a field without a column is said to stand. */
  private rowStart(row: number): Slot {
    return emptySlot(row)
  }

  private uniqueKey(name: string): string {
    const count = (this.keys.get(name) ?? 0) + 1
    this.keys.set(name, count)
    return `indicator:${name}${count > 1 ? `#${count}` : ''}`
  }
}

/** The columns whose boxes may be merged over rows and stand for all of them. */
const CUT_COLUMNS: readonly IndicatorColumn[] = ['targetValue', 'actualValue', 'maxScore', 'score']

function placeKey({ top, left }: Slot): string {
  return `${top},${left}`
}

const TARGET_COLUMNS = ['adjustedTarget', 'initialTarget'] as const

/** Empty or a mark such as 「-」 「……」. */
function isBlank(text: string): boolean {
  return text === '' || isNotApplicableMark(text) || /^[.…]{1,6}$/.test(text)
}

function emptySlot(row: number): Slot {
  return { top: row, bottom: row, left: 1, right: 1, text: '', label: '', cell: undefined }
}

function sameCategory(a: IndicatorCategory, b: IndicatorCategory): boolean {
  const family = (category: IndicatorCategory): IndicatorCategory => (category === 'cost' ? 'output' : category)
  return family(a) === family(b)
}

function labelOf(name: string, column: IndicatorColumn): string {
  return column === 'level3' ? name : `${name} / ${COLUMN_LABELS[column]}`
}
