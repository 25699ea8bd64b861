import { measuredOutcome, type SplitTarget, wholeTarget } from './asked-and-reached.ts'
import { absentNumber, absentText, isFilled, type NumberField, numberField, placeOf, type TextField, textField } from './field.ts'
import type { Indicator, IndicatorCategory, IndicatorGroup } from './forms.ts'
import { COLUMN_LABELS, type IndicatorColumn, type IndicatorHeader } from './indicator-header.ts'
import { LabelIndex, squeeze } from './label-text.ts'
import { readSpelledNumber } from './number-spelling.ts'
import { placeIn, type ReadingContext } from './read-heading.ts'
import type { Slot } from './sheet-grid.ts'

interface OpenGroup {
  slot: Slot
  name: string
  category: IndicatorCategory | undefined
  weight: NumberField | undefined
  indicators: Indicator[]
}

/** Collects the rows of an indicator table into 一级指标 groups, from top to bottom. */
export class GroupWalk {
  private readonly groups: OpenGroup[] = []
  private readonly categories: LabelIndex<IndicatorCategory>
  private readonly level1: LabelIndex<IndicatorCategory>
  private readonly keys = new Map<string, number>()
  private level2: Slot | undefined

  constructor(
    private readonly context: ReadingContext,
    private readonly header: IndicatorHeader,
  ) {
    this.categories = LabelIndex.of<IndicatorCategory>(context.fieldMap.level2Groups)
    this.level1 = LabelIndex.of<IndicatorCategory>(context.fieldMap.level1Groups)
  }

  /** False for a row in which no indicator stands. */
  addRow(row: number): boolean {
    if (this.isEmptyRow(row)) return false
    const level2Slot = this.slotAt(row, 'level2')
    if (level2Slot && level2Slot.text !== '') this.level2 = level2Slot
    const category = this.level2 ? this.categories.nameOf(this.level2) : undefined
    const group = this.groupFor(row, category)
    if (level2Slot?.text === '' && group.indicators.length === 0) this.level2 = undefined
    group.indicators.push(this.readRow(row, category ?? group.category))
    group.category ??= category
    return true
  }

  finish(): IndicatorGroup[] {
    const { workbook, grid } = this.context
    return this.groups.map((group, index) => ({
      key: `group.${group.category ?? index}`,
      place: placeOf(workbook, grid.sheet.name, group.slot),
      name: group.name,
      category: group.category,
      weight: group.weight,
      indicators: group.indicators,
    }))
  }

  /** The group whose merged cell covers the row; a blank one continues the group above unless its 二级 belongs elsewhere. */
  private groupFor(row: number, category: IndicatorCategory | undefined): OpenGroup {
    const slot = this.slotAt(row, 'level1') ?? emptySlot(this.header.row)
    const last = this.groups.at(-1)
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
    const group: OpenGroup = { slot, name, category: named, weight, indicators: [] }
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
    return head && this.context.grid.at(row, head.left)
  }

  private textAt(row: number, column: IndicatorColumn): string {
    return this.slotAt(row, column)?.text ?? ''
  }

  /** Nothing but the merged 一级/二级 labels of the block, or a row left as the template has it (「指标2：」): no indicator. */
  private isEmptyRow(row: number): boolean {
    const columns: IndicatorColumn[] = ['targetValue', 'actualValue', 'maxScore', 'score', 'deviationReason']
    const name = squeeze(this.textAt(row, 'level3')).replace(/^指标\d{1,2}:?/, '')
    return (
      this.slotAt(row, 'level3')?.cell?.uncached !== true &&
      /^[.…]{0,6}$/.test(name) &&
      columns.every((column) => this.isBlank(row, column))
    )
  }

  private isBlank(row: number, column: IndicatorColumn): boolean {
    const slot = this.slotAt(row, column)
    return slot === undefined || (slot.text === '' && !slot.cell?.uncached)
  }

  private readRow(row: number, category: IndicatorCategory | undefined): Indicator {
    const level3Slot = this.slotAt(row, 'level3') ?? this.context.grid.at(row, 1)
    const name = level3Slot.text || this.level2?.text || `第${row}行`
    const key = this.uniqueKey(squeeze(name))
    const naming = (column: IndicatorColumn, slot: Slot) => ({
      place: placeIn(this.context, slot),
      key: `${key}.${column}`,
      label: labelOf(name, column),
    })
    const text = (column: IndicatorColumn): TextField => {
      const slot = this.slotAt(row, column)
      return slot ? textField(naming(column, slot), slot) : absentText(naming(column, this.rowStart(row)))
    }
    const number = (column: 'maxScore' | 'score' | 'rawScore'): NumberField => {
      const slot = this.slotAt(row, column)
      return slot ? numberField(naming(column, slot), slot, 'score') : absentNumber(naming(column, this.rowStart(row)), 'score')
    }
    const level2Slot = this.level2 ?? this.rowStart(row)
    const split: SplitTarget = { nature: this.textAt(row, 'nature'), unit: this.textAt(row, 'unit'), name: level3Slot.text }
    return {
      key,
      row,
      level2: textField(naming('level2', level2Slot), level2Slot),
      category,
      cost: this.level2 !== undefined && this.categories.nameOf(this.level2) === 'cost',
      execution: /^预算(资金)?执行率?$|^(预算|资金)执行(率|进度)$/.test(squeeze(level3Slot.text)),
      level3: textField(naming('level3', level3Slot), level3Slot),
      targetValue: wholeTarget(text('targetValue'), split),
      actualValue: measuredOutcome(text('actualValue'), split),
      maxScore: number('maxScore'),
      score: number('score'),
      rawScore: this.header.columns.rawScore && number('rawScore'),
      deviationReason: this.header.columns.deviationReason && text('deviationReason'),
    }
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
