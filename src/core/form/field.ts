import { toA1 } from '../model/cell-address.ts'
import { type Decimal, decimalOf } from '../model/decimal.ts'
import { isNotApplicableMark, type NumberKind, readSpelledNumber, type Spelling } from './number-spelling.ts'
import type { Slot } from './sheet-grid.ts'
import { formatDecimals } from './shown-text.ts'

/** Where something stands. `cell` is the A1 address of the top left cell of a merged range. */
export interface Place {
  readonly workbook: string
  readonly sheet: string
  readonly cell: string
}

/** One text for one cell of a submission. */
export function placeKey({ workbook, sheet, cell }: Place): string {
  return `${workbook}\u0001${sheet}\u0001${cell}`
}

interface FieldBase {
  readonly place: Place
  /** Stable name within its form, for finding ids: 「funds.total.annualBudget」. */
  readonly key: string
  /** What a person calls it: 「年度资金总额 / 全年预算数」. */
  readonly label: string
  /** As shown in the cell, trimmed. */
  readonly raw: string
}

/**
 * `absent`: the table has no column for it, which is one finding about the column and none about its cells. `uncached`:
 * a formula of which the file holds no result and which could not be worked out; it says something, but nobody can tell
 * what.
 */
type TextState = 'filled' | 'blank' | 'not-applicable' | 'uncached' | 'absent'

/** Why a cell with such a formula is not checked. */
export const WITHOUT_RESULT = '本格是公式，文件里没有计算结果，也无法代为计算'

/** A text; 「/」 「—」 「无」 are `not-applicable`, an empty cell is `blank`. */
export interface TextField extends FieldBase {
  readonly state: TextState
  /** The cell held a number or a date instead of text (its shown text is `raw`). */
  readonly stored: 'text' | 'number' | 'date' | 'other'
  /**
   * The cell is merged with that of a row above: the same text counts here too, and what is wrong with the cell is told
   * once.
   */
  readonly shared?: true
}

interface NumberBase extends FieldBase {
  readonly kind: NumberKind
  readonly formula: boolean
  /** Number and label share one cell; `prefix` is the text before the number. */
  readonly within: { readonly prefix: string } | undefined
}

/**
 * A number with the way it was written. `value` is set exactly when `state` is `filled`. `shared`: the points stand in
 * another row of the same item (a cell merged over the rows, a 其中 row below its parent) and count there, once.
 */
export type NumberField = NumberBase &
  (
    | {
        readonly state: 'filled'
        readonly value: Decimal
        /** Decimals that the cell shows, in the field's unit (a ratio shown as 63% has 2). */
        readonly decimals: number
        readonly spellings: readonly Spelling[]
        readonly storedAsText: boolean
      }
    | { readonly state: 'blank' | 'not-applicable' | 'unreadable' | 'uncached' | 'absent' | 'shared' }
  )

export type FilledNumber = Extract<NumberField, { state: 'filled' }>

export function isFilled(field: NumberField | undefined): field is FilledNumber {
  return field?.state === 'filled'
}

export function placeOf(workbook: string, sheet: string, slot: Pick<Slot, 'top' | 'left'>): Place {
  return { workbook, sheet, cell: toA1({ row: slot.top, column: slot.left }) }
}

interface Naming {
  readonly place: Place
  readonly key: string
  readonly label: string
}

export function textField(naming: Naming, slot: Slot): TextField {
  const filled: TextState = slot.text === '' ? 'blank' : isNotApplicableMark(slot.text) ? 'not-applicable' : 'filled'
  const state = slot.cell?.uncached ? 'uncached' : filled
  const kind = slot.cell?.value.kind
  const stored =
    kind === 'number' || kind === 'date'
      ? kind
      : kind === 'text' || kind === 'blank' || kind === undefined
        ? 'text'
        : 'other'
  return { place: naming.place, key: naming.key, label: naming.label, raw: slot.text, state, stored }
}

/** A text that shares its cell with a label, or was cut out of a longer cell. */
export function textWithin(naming: Naming, text: string): TextField {
  const raw = text.trim()
  return {
    ...naming,
    raw,
    state: raw === '' ? 'blank' : isNotApplicableMark(raw) ? 'not-applicable' : 'filled',
    stored: 'text',
  }
}

export function numberField(naming: Naming, slot: Pick<Slot, 'text' | 'cell'>, kind: NumberKind): NumberField {
  const { place, key, label } = naming
  const raw = slot.text
  const formula = slot.cell?.formula !== undefined
  const base = { place, key, label, raw, kind, formula, within: undefined }
  const cell = slot.cell
  if (cell?.uncached) return { ...base, state: 'uncached' }
  if (slot.text === '') return { ...base, state: 'blank' }
  if (cell?.value.kind === 'number') {
    const format = formatDecimals(cell.format)
    const value = decimalOf(cell.value.text)
    const decimals = format ? format.places + (format.percent ? 2 : 0) : value.decimalPlaces()
    return {
      place,
      key,
      label,
      raw,
      kind,
      formula,
      within: undefined,
      state: 'filled',
      value,
      decimals,
      spellings: [],
      storedAsText: false,
    }
  }
  if (cell?.value.kind === 'text') return spelled(base, slot.text, kind, true)
  return { ...base, state: 'unreadable' }
}

/** A number that shares its cell with a label: 「其中：一般公共预算：4753.66万元」. */
export function numberWithin(naming: Naming, text: string, prefix: string, kind: NumberKind = 'amount'): NumberField {
  const raw = text.trim()
  const base = { ...naming, raw, kind, formula: false, within: { prefix } }
  return raw === '' ? { ...base, state: 'blank' } : spelled(base, raw, kind, false)
}

function spelled(base: NumberBase, text: string, kind: NumberKind, storedAsText: boolean): NumberField {
  if (isNotApplicableMark(text)) return { ...base, state: 'not-applicable' }
  const number = readSpelledNumber(text, kind)
  return number ? { ...base, state: 'filled', ...number, storedAsText } : { ...base, state: 'unreadable' }
}

/** A text or number field for which the table has no column. */
export function absentText(naming: Naming): TextField {
  return { ...naming, raw: '', state: 'absent', stored: 'text' }
}

export function absentNumber(naming: Naming, kind: NumberKind): NumberField {
  return { ...naming, raw: '', kind, formula: false, within: undefined, state: 'absent' }
}

/** The field of a row whose points count in another row; `raw` stays what its own cell shows. */
export function sharedNumber({ place, key, label, raw, kind, formula, within }: NumberField): NumberField {
  return { place, key, label, raw, kind, formula, within, state: 'shared' }
}
