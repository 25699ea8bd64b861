import { absentNumber, absentText, isFilled, type NumberField, numberField, placeOf, type TextField, textField } from './field.ts'
import type { Indicator, IndicatorCategory, IndicatorGroup, ScoredForm, TableFrame } from './forms.ts'
import { findHeaderRow, type HeaderRow, headerAt } from './header-row.ts'
import { bareLabel, LabelIndex, squeeze } from './label-text.ts'
import { readSpelledNumber } from './number-spelling.ts'
import { placeIn, type ReadingContext } from './read-heading.ts'
import type { Slot } from './sheet-grid.ts'
import type { FieldMap } from '../template/field-map.ts'

export type IndicatorColumn = keyof FieldMap['indicators']['columns']

const COLUMN_LABELS: Readonly<Record<IndicatorColumn, string>> = {
  level1: '一级指标',
  level2: '二级指标',
  level3: '三级指标',
  targetValue: '年度指标值',
  actualValue: '实际完成值',
  maxScore: '分值',
  score: '得分',
  deviationReason: '偏差原因分析及改进措施',
}

export type IndicatorReading = Pick<ScoredForm, 'groups' | 'indicators' | 'total' | 'table' | 'missingColumns' | 'unknownColumns'>

/**
 * The indicator table: rows below its header up to the row 总分. The header may be repeated at a page break, merged 一级/二级 cells may be cut
 * there; a blank 一级 or 二级 cell belongs to the one above it.
 */
export function readIndicators(context: ReadingContext, from: number): IndicatorReading | undefined {
  const { grid, block, fieldMap } = context
  const index = LabelIndex.of<IndicatorColumn>(fieldMap.indicators.columns)
  const header = findIndicatorHeader(context, index, from)
  if (!header) return undefined
  const totals = LabelIndex.single('total', fieldMap.indicators.total)
  const headerRows = [header.row]
  const walk = new GroupWalk(context, header)
  let totalRow: number | undefined
  for (let row = header.bottom + 1; row <= block.bottom; row++) {
    const slots = grid.slots(row)
    if (slots.length === 0) continue
    const repeated = headerAt(grid, index, row)
    if (Object.keys(repeated.columns).length >= 4 && repeated.columns.level3?.top === row) {
      headerRows.push(row)
      row = Math.max(row, repeated.bottom)
      continue
    }
    if (isTotalRow(context, header, totals, row)) {
      totalRow = row
      break
    }
    if (endsTable(context, slots, header)) break
    walk.addRow(row)
  }
  const groups = walk.finish()
  const right = Math.max(...Object.values(header.columns).map((slot) => slot.right))
  const table: TableFrame = { headerRows, right, totalRow }
  return {
    groups,
    indicators: groups.flatMap((group) => group.indicators),
    total: readTotal(context, header, totalRow),
    table,
    missingColumns: missingColumns(context, header),
    unknownColumns: unknownColumns(context, header),
  }
}

function findIndicatorHeader(
  context: ReadingContext,
  index: LabelIndex<IndicatorColumn>,
  from: number,
): HeaderRow<IndicatorColumn> | undefined {
  const { grid, block } = context
  let row = from
  while (row <= block.bottom) {
    const header = findHeaderRow(grid, index, row, block.bottom, 3)
    if (!header) return undefined
    const { level3, targetValue, actualValue, level2 } = header.columns
    if (level3 && (targetValue || actualValue || level2)) return header
    row = header.row + 1
  }
  return undefined
}

function isTotalRow(context: ReadingContext, header: HeaderRow<IndicatorColumn>, totals: LabelIndex<'total'>, row: number): boolean {
  const target = header.columns.targetValue ?? header.columns.actualValue ?? header.columns.maxScore
  return context.grid.slots(row).some((slot) => slot.top === row && (!target || slot.left < target.left) && totals.nameOf(slot) === 'total')
}

/** A closing row: remark, footer, or one box over the whole table. */
function endsTable(context: ReadingContext, slots: readonly Slot[], header: HeaderRow<IndicatorColumn>): boolean {
  const first = slots[0]!
  const level3 = header.columns.level3
  if (level3 && first.left <= level3.left && first.right > level3.right + 1) return true
  if (!/[:：]/.test(first.text)) return false
  const { footer, remark } = context.fieldMap
  const opening = squeeze(first.text)
  return [footer.filler, footer.signature, remark].some((words) => words.some((word) => opening.startsWith(squeeze(word))))
}

function readTotal(context: ReadingContext, header: HeaderRow<IndicatorColumn>, row: number | undefined): ScoredForm['total'] {
  if (row === undefined) return { maxScore: undefined, score: undefined }
  const read = (column: 'maxScore' | 'score', label: string): NumberField | undefined => {
    const head = header.columns[column]
    if (!head) return undefined
    const slot = context.grid.at(row, head.left)
    return numberField({ place: placeIn(context, slot), key: `total.${column}`, label }, slot, 'score')
  }
  return { maxScore: read('maxScore', '总分 / 分值'), score: read('score', '总分 / 得分') }
}

function missingColumns(context: ReadingContext, header: HeaderRow<IndicatorColumn>): ScoredForm['missingColumns'] {
  const place = placeIn(context, context.grid.slots(header.row)[0]!)
  return (Object.keys(COLUMN_LABELS) as IndicatorColumn[])
    .filter((name) => !header.columns[name])
    .map((name) => ({ name: COLUMN_LABELS[name], place }))
}

function unknownColumns(context: ReadingContext, header: HeaderRow<IndicatorColumn>): ScoredForm['unknownColumns'] {
  const ignored = new Set(context.fieldMap.indicators.ignoredColumns.map(bareLabel))
  return header.unknown
    .filter((slot) => slot.top >= header.row && !ignored.has(bareLabel(slot.text)))
    .map((slot) => ({ place: placeIn(context, slot), text: slot.text }))
}

interface OpenGroup {
  slot: Slot
  name: string
  category: IndicatorCategory | undefined
  weight: NumberField | undefined
  indicators: Indicator[]
}

/** Collects rows into 一级指标 groups from top to bottom. */
class GroupWalk {
  private readonly groups: OpenGroup[] = []
  private readonly categories: LabelIndex<IndicatorCategory>
  private readonly level1: LabelIndex<IndicatorCategory>
  private readonly keys = new Map<string, number>()
  private level2: Slot | undefined

  constructor(
    private readonly context: ReadingContext,
    private readonly header: HeaderRow<IndicatorColumn>,
  ) {
    this.categories = LabelIndex.of<IndicatorCategory>(context.fieldMap.level2Groups)
    this.level1 = LabelIndex.of<IndicatorCategory>(context.fieldMap.level1Groups)
  }

  addRow(row: number): void {
    if (this.isEmptyRow(row)) return
    const level2Slot = this.slotAt(row, 'level2')
    if (level2Slot && level2Slot.text !== '') this.level2 = level2Slot
    const category = this.level2 ? this.categories.nameOf(this.level2) : undefined
    const group = this.groupFor(row, category)
    if (level2Slot?.text === '' && group.indicators.length === 0) this.level2 = undefined
    group.indicators.push(this.readRow(row, category ?? group.category))
    group.category ??= category
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
    const slot = this.slotAt(row, 'level1') ?? this.context.grid.at(row, 1)
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

  /** Nothing but the merged 一级/二级 labels of the block, or a row left as the template has it (「指标2：」): no indicator. */
  private isEmptyRow(row: number): boolean {
    const columns: IndicatorColumn[] = ['targetValue', 'actualValue', 'maxScore', 'score', 'deviationReason']
    const name = squeeze(this.slotAt(row, 'level3')?.text ?? '')
    return (
      (name === '' || /^(指标\d{1,2}:?|[.…]{1,6})$/.test(name)) && columns.every((column) => (this.slotAt(row, column)?.text ?? '') === '')
    )
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
    const number = (column: 'maxScore' | 'score'): NumberField => {
      const slot = this.slotAt(row, column)
      return slot ? numberField(naming(column, slot), slot, 'score') : absentNumber(naming(column, this.rowStart(row)), 'score')
    }
    const level2Slot = this.level2 ?? this.rowStart(row)
    return {
      key,
      row,
      level2: textField(naming('level2', level2Slot), level2Slot),
      category,
      cost: this.level2 !== undefined && this.categories.nameOf(this.level2) === 'cost',
      level3: textField(naming('level3', level3Slot), level3Slot),
      targetValue: text('targetValue'),
      actualValue: text('actualValue'),
      maxScore: number('maxScore'),
      score: number('score'),
      deviationReason: this.header.columns.deviationReason && text('deviationReason'),
    }
  }

  /** Where a field without a column is said to stand. */
  private rowStart(row: number): Slot {
    return { top: row, bottom: row, left: 1, right: 1, text: '', label: '', cell: undefined }
  }

  private uniqueKey(name: string): string {
    const count = (this.keys.get(name) ?? 0) + 1
    this.keys.set(name, count)
    return `indicator:${name}${count > 1 ? `#${count}` : ''}`
  }
}

function sameCategory(a: IndicatorCategory, b: IndicatorCategory): boolean {
  const family = (category: IndicatorCategory): IndicatorCategory => (category === 'cost' ? 'output' : category)
  return family(a) === family(b)
}

function labelOf(name: string, column: IndicatorColumn): string {
  return column === 'level3' ? name : `${name} / ${COLUMN_LABELS[column]}`
}
