import { measuredOutcome, type SplitTarget, wholeTarget } from './asked-and-reached.ts'
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
import { Dictionary } from '../dictionary.ts'
import type { Indicator, IndicatorCategory, IndicatorGroup } from '../forms.ts'
import { COLUMN_LABELS } from './header-columns.ts'
import type { IndicatorColumn, IndicatorHeader } from './indicator-header.ts'
import { type LabelIndex, squeeze } from '../label-text.ts'
import { type NumberKind, readSpelledNumber } from '../number-spelling.ts'
import { placeIn, type ReadingContext } from '../read-heading.ts'
import type { Slot } from '../sheet-grid.ts'
import { isBlank, RowBoxes } from './row-boxes.ts'
import { indentOf, joinRows, type PointsTarget, type WalkedRow } from './sub-rows.ts'
import { weightField } from './weight-field.ts'

interface OpenGroup {
  slot: Slot
  name: string
  category: IndicatorCategory | undefined
  weight: NumberField | undefined
  rows: WalkedRow[]
}

/** Collects the rows of an indicator table into 一级指标 groups, from top to bottom. */
export class GroupWalk {
  private readonly groups: OpenGroup[] = []
  private readonly level1: LabelIndex<IndicatorCategory>
  private readonly keys = new Map<string, number>()
  private level2: Slot | undefined
  private band: Slot | undefined
  private lastRow: number | undefined
  private readonly boxes: RowBoxes

  constructor(
    private readonly context: ReadingContext,
    header: IndicatorHeader,
  ) {
    this.level1 = Dictionary.of(context.fieldMap).indexes.level1
    this.boxes = new RowBoxes(context, header)
  }

  /** On the next page: below its header, which may have the columns elsewhere. */
  continueUnder(header: IndicatorHeader): void {
    this.boxes.continueUnder(header, this.lastRow)
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
    const level2Slot = this.boxes.slotAt(row, 'level2')
    if (level2Slot && level2Slot.text !== '') this.level2 = level2Slot
    const category = this.level2?.roles.level2
    if (this.boxes.isUnused(row) || this.boxes.continuesRowAbove(row)) {
      // Its 一级 and 二级 stand over the rows that follow, too.
      if (!isBlank(this.boxes.textAt(row, 'level1'))) this.groupFor(row, category)
      return false
    }
    this.boxes.joinCutBoxes(row)
    // Without a 二级 of its own a row stays where the row above is.
    const group = this.groupFor(row, level2Slot?.text === '' ? undefined : category)
    if (level2Slot?.text === '' && group.rows.length === 0) this.level2 = undefined
    const head = this.boxes.header.columns.level3!
    const nameSlot = this.boxes.nameIn(row)
    group.rows.push({
      indicator: this.readRow(row, category ?? group.category),
      indent: indentOf(nameSlot.cell) + Math.max(0, nameSlot.left - head.left) * 2,
      level2: this.level2?.squeezed ?? '',
      sameName: nameSlot.text === '' || this.boxes.isHeld(nameSlot),
    })
    this.boxes.holdBoxes(row)
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

  /**
   * The group whose merged cell covers the row; a blank one continues the group above unless its 二级 belongs elsewhere.
   */
  private groupFor(row: number, category: IndicatorCategory | undefined): OpenGroup {
    const last = this.groups.at(-1)
    const own = this.boxes.slotAt(row, 'level1')
    const band = this.band && !(last && last.slot.top > this.band.top) ? this.band : undefined
    const slot = own && own.text !== '' ? own : (band ?? own ?? this.context.grid.emptyBox(this.boxes.header.row))
    if (last && last.slot.top === slot.top && last.slot.left === slot.left) return last
    const { name, weight } = this.readGroupName(slot)
    const named = this.level1.find(name)
    const sameWeight = isFilled(weight) && isFilled(last?.weight) && weight.value.equals(last.weight.value)
    const sameName =
      last !== undefined &&
      name === last.name &&
      (name !== '' || (sameWeight && category !== undefined && category === last.category))
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
    const text = slot.squeezed
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

  private readRow(row: number, category: IndicatorCategory | undefined): Indicator {
    const { columns, targets } = this.boxes.header
    const level3Slot = this.boxes.nameIn(row)
    const name = level3Slot.text || this.level2?.text || `第${row}行`
    const key = this.uniqueKey(squeeze(name))
    const naming = (column: IndicatorColumn, slot: Slot, label = column) => ({
      place: placeIn(this.context, slot),
      key: `${key}.${column}`,
      label: labelOf(name, label),
    })
    const text = (column: IndicatorColumn, slot: Slot | undefined, label = column): TextField => {
      if (!slot) return absentText(naming(column, this.context.grid.emptyBox(row)))
      const field = textField(naming(column, slot, label), slot)
      return this.boxes.isHeld(slot) ? { ...field, shared: true } : field
    }
    const number = (
      column: 'maxScore' | 'score' | 'rawScore' | 'completionRate' | 'scoreFactor',
      kind: NumberKind = 'score',
    ): NumberField => {
      const slot = this.boxes.slotAt(row, column)
      if (!slot) return absentNumber(naming(column, this.context.grid.emptyBox(row)), kind)
      const field =
        column === 'maxScore' ? weightField(naming(column, slot), slot) : numberField(naming(column, slot), slot, kind)
      return this.boxes.isHeld(slot) ? sharedNumber({ ...field, raw: '' }) : field
    }
    const level2Slot = this.level2 ?? this.context.grid.emptyBox(row)
    const target = this.boxes.targetHead(row)
    const nature = columns.nature ? this.boxes.textAt(row, 'nature') : this.boxes.signBefore(row, target)
    const split: SplitTarget = { nature, unit: this.boxes.textAt(row, 'unit'), name: level3Slot.text }
    const targetName = targets.length > 1 ? TARGET_COLUMNS.find((column) => columns[column] === target) : undefined
    const remark = this.boxes.slotAt(row, 'remark')
    const judgedBy = [columns.level3, columns.nature, columns.unit, columns.actualValue, target]
    const isOpen = judgedBy.some((head) => head && this.context.grid.at(row, head.left).cell?.uncached)
    return {
      key,
      row,
      level2: textField(naming('level2', level2Slot), level2Slot),
      category,
      cost: this.level2?.roles.level2 === 'cost',
      execution: this.context.fieldMap.indicators.executionNames.includes(level3Slot.squeezed),
      level3: textField(naming('level3', level3Slot), level3Slot),
      targetValue: wholeTarget(text('targetValue', target && this.boxes.valueIn(row, target), targetName), split),
      actualValue: measuredOutcome(
        text('actualValue', columns.actualValue && this.boxes.valueIn(row, columns.actualValue)),
        split,
      ),
      maxScore: number('maxScore'),
      score: number('score'),
      rawScore: columns.rawScore && number('rawScore'),
      ...(columns.completionRate && { completionRate: number('completionRate', 'ratio') }),
      ...(columns.scoreFactor && { scoreFactor: number('scoreFactor', 'ratio') }),
      // Nothing is owed in a column 备注; what stands there may be the reason.
      deviationReason: columns.deviationReason
        ? text('deviationReason', this.boxes.reasonIn(row))
        : remark && remark.text !== ''
          ? text('deviationReason', remark, 'remark')
          : undefined,
      joined: false,
      ...(isOpen && { unjudged: WITHOUT_RESULT }),
    }
  }

  private uniqueKey(name: string): string {
    const count = (this.keys.get(name) ?? 0) + 1
    this.keys.set(name, count)
    return `indicator:${name}${count > 1 ? `#${count}` : ''}`
  }
}

const TARGET_COLUMNS = ['adjustedTarget', 'initialTarget'] as const

function sameCategory(a: IndicatorCategory, b: IndicatorCategory): boolean {
  const family = (category: IndicatorCategory): IndicatorCategory => (category === 'cost' ? 'output' : category)
  return family(a) === family(b)
}

function labelOf(name: string, column: IndicatorColumn): string {
  return column === 'level3' ? name : `${name} / ${COLUMN_LABELS[column]}`
}
