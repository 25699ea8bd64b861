import type { FieldMap, OtherFormKind } from '../vocabulary/field-map.ts'
import type { SheetGrid, Slot } from './sheet-grid.ts'

/**
 * What the heads of a form's tables ask for: by this a self-evaluation is told from a declaration of targets, whatever
 * it is called.
 */
export interface FormHeads {
  /** A head of the indicator table was found. */
  readonly table: boolean
  readonly target: boolean
  readonly outcome: boolean
  readonly score: boolean
  /** 评分标准: how points are given, not what is to be reached. */
  readonly scale: boolean
  readonly monitored: boolean
  readonly adjusted: boolean
  /** 全年执行数 and 执行率 over the funds, 实际完成情况 over the goals. */
  readonly executed: boolean
  /** Something stands below an outcome's or a score's head in half of the rows or more. */
  readonly outcomesFilled: boolean
  /** 自评 in one of the lines above the tables. */
  readonly selfEvaluation: boolean
}

interface Range {
  readonly top: number
  readonly bottom: number
  readonly title: Slot | undefined
}

type Words = FieldMap['otherForms']['heads']

/** `title`: the form's, where it was recognised. */
export function readHeads(
  grid: SheetGrid,
  fieldMap: FieldMap,
  { top, bottom, title }: Pick<Range, 'top' | 'bottom' | 'title'>,
): FormHeads {
  const { heads: words, selfEvaluation } = fieldMap.otherForms
  const rows = headRows(grid, top, bottom)
  const slots = rows.flatMap((row) => grid.slots(row)).filter((slot) => slot.text.length <= LONGEST_HEAD)
  const texts = slots.map((slot) => slot.squeezed)
  const any = (list: readonly string[]): boolean => texts.some((text) => includesOne(text, list))
  const filling = slots.filter((slot) => isOutcome(slot.squeezed, words) || isScore(slot.squeezed, words))
  const first = rows[0] ?? bottom + 1
  return {
    table: rows.length > 0,
    target: texts.some((text) => includesOne(text, words.target) && !isOutcome(text, words)),
    outcome: texts.some((text) => isOutcome(text, words)),
    score: texts.some((text) => isScore(text, words)),
    scale: any(words.scale),
    monitored: any(words.monitored) || texts.some(namesEarlierMonths),
    adjusted: any(words.before) && any(words.after),
    executed: isExecuted(grid, top, Math.min(first, bottom + 1)),
    outcomesFilled: areFilled(grid, filling, rows.at(-1) ?? bottom, bottom),
    selfEvaluation: [...linesAbove(grid, top, first), ...(title ? [title] : [])].some((slot) =>
      includesOne(slot.squeezed, selfEvaluation),
    ),
  }
}

/**
 * Undefined for a self-evaluation. A table of points by a standard, without targets and outcomes, is a scoring sheet
 * whatever its title says; a table without outcomes and scores, on a form that asks for no execution either, declares
 * targets.
 */
export function kindByHeads(heads: FormHeads): OtherFormKind | undefined {
  if (heads.table && heads.scale && !heads.target && !heads.outcome) return 'scoring-sheet'
  if (heads.selfEvaluation || heads.score) return undefined
  if (heads.monitored) return 'monitoring'
  if (heads.outcome || heads.executed) return undefined
  return heads.adjusted ? 'adjustment' : 'target'
}

/**
 * A text that has its row to itself, but for an attachment's number or a unit of amounts: a title may stand so, a head
 * of a column not.
 */
export function isOnlyTitled(grid: SheetGrid, slot: Slot): boolean {
  return (
    slot.text.length <= LONGEST_TITLE &&
    !/[，。；：:]/.test(slot.text.replace(/^附\s*[件表]?[\d－—-]*\s*[：:]/, '')) &&
    grid
      .slots(slot.top)
      .every((other) => other === slot || /^[(（]?(附\s*[件表]|公开|单位\s*[:：]|金额单位|编号)/.test(other.text))
  )
}

const LONGEST_HEAD = 24
const LONGEST_TITLE = 60

function includesOne(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word))
}

function isOutcome(text: string, words: Words): boolean {
  return includesOne(text, words.outcome) && !includesOne(text, words.notOutcome) && !isScore(text, words)
}

function isScore(text: string, { score, scale }: Words): boolean {
  return includesOne(text, score) && !includesOne(text, scale)
}

/** 「1-7月执行情况」: monitored in the course of the year; 「1-12月」 is all of it. */
function namesEarlierMonths(text: string): boolean {
  const month = /(\d{1,2})月(?=.*(?:执行|完成|实际|进度))/.exec(text)?.[1]
  return month !== undefined && Number(month) < 12
}

/** The rows that head the indicator table, also the second one of a merged head. */
function headRows(grid: SheetGrid, top: number, bottom: number): number[] {
  for (let row = top; row <= bottom; row++) {
    const names = new Set(grid.slots(row).map((slot) => slot.roles.column))
    if (
      !names.has('level3') ||
      !(names.has('level1') || names.has('level2') || names.has('targetValue') || names.has('unit'))
    )
      continue
    const last = Math.max(...grid.slots(row).map((slot) => (slot.bottom - slot.top <= 2 ? slot.bottom : row)))
    return Array.from({ length: last - row + 1 }, (_, at) => row + at)
  }
  return []
}

function isExecuted(grid: SheetGrid, top: number, before: number): boolean {
  for (let row = top; row < before; row++) {
    for (const slot of grid.slots(row)) {
      if (slot.top !== row) continue
      const { fundHead, goal } = slot.roles
      if (fundHead === 'annualExecution' || fundHead === 'executionRate' || goal === 'actual') return true
    }
  }
  return false
}

function areFilled(grid: SheetGrid, heads: readonly Slot[], last: number, bottom: number): boolean {
  if (heads.length === 0) return false
  let rows = 0
  let filled = 0
  for (let row = last + 1; row <= bottom; row++) {
    if (grid.slots(row).length === 0) continue
    rows++
    if (heads.some((head) => grid.at(row, head.left).text !== '' && grid.at(row, head.left).top === row)) filled++
  }
  return filled * 2 >= rows && filled > 0
}

/** Titles and what else stands in a line of its own above the tables. */
function linesAbove(grid: SheetGrid, top: number, before: number): Slot[] {
  const slots: Slot[] = []
  for (let row = Math.max(1, top - 3); row < Math.min(before, top + 6); row++)
    slots.push(...grid.slots(row).filter((slot) => slot.top === row))
  return slots.filter((slot) => slot.text.length <= LONGEST_TITLE && isOnlyTitled(grid, slot))
}
