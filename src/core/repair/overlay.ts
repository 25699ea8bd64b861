import { type FilledNumber, isFilled, type NumberField, numberField, numberWithin, type Place } from '../form/field.ts'
import type { Form, FormText, ScoredForm } from '../form/forms.ts'
import { labelIn, squeeze } from '../form/label-text.ts'
import { readSpelledNumber } from '../form/number-spelling.ts'
import { shownText } from '../form/shown-text.ts'
import type { Submission } from '../identity/submission.ts'
import { fromA1, toA1 } from '../model/cell-address.ts'
import { Decimal, isAboveZero, sum } from '../model/decimal.ts'
import type { Cell, Workbook } from '../model/workbook.ts'
import type { Change } from '../reviewed-submission.ts'
import { isPart, type Part } from '../rules/parts.ts'
import type { ChangedForm } from '../rules/judge.ts'
import { changeCell } from './apply-changes.ts'

export interface Overlay {
  readonly submission: Submission
  /** The forms that were changed, by what they are now. */
  readonly changed: ReadonlyMap<Form, ChangedForm>
}

/**
 * The submission as it would be read with the changes written into the cells of its workbooks (by path; as they were
 * handed in): changed fields stand in changed forms, and everything else is the very same. Undefined where a change may
 * alter more than fields: what a formula comes to, which rows count, what a label says. Then the sheets have to be read
 * again.
 */
export function layOver(
  submission: Submission,
  workbooks: ReadonlyMap<string, Workbook>,
  changes: readonly Change[],
): Overlay | undefined {
  const changed = new Map<Form, ChangedForm>()
  const open = new Set(changes)
  const now = new Map<Form, Form>()
  for (const was of submission.forms) {
    const own = changes.filter(
      ({ workbook, sheet, cell }) => workbook === was.workbook && sheet === was.sheet && isWithin(was, cell),
    )
    if (own.length === 0) continue
    const workbook = workbooks.get(was.workbook)
    const cells = workbook && changedCells(workbook, was.sheet, own)
    const over = cells && formOver(was, cells)
    if (!over) return undefined
    for (const change of own) open.delete(change)
    now.set(was, over.form)
    changed.set(over.form, { was, parts: over.parts })
  }
  return open.size > 0 ? undefined : { submission: withForms(submission, now), changed }
}

function isWithin({ range }: Form, cell: string): boolean {
  const at = fromA1(cell)!
  return at.row >= range.top && at.row <= range.bottom && at.column <= range.right
}

/** The set with other forms in the place of some. */
export function withForms(submission: Submission, now: ReadonlyMap<Form, Form>): Submission {
  const latest = <Kind extends Form>(form: Kind): Kind => (now.get(form) ?? form) as Kind
  return {
    ...submission,
    forms: submission.forms.map(latest),
    basicData: submission.basicData && latest(submission.basicData),
    department: submission.department && latest(submission.department),
    projects: submission.projects.map(latest),
  }
}

/** By address. Undefined where a formula without a stored result may follow one of the cells. */
function changedCells(
  workbook: Workbook,
  name: string,
  changes: readonly Change[],
): ReadonlyMap<string, Cell> | undefined {
  if (workbook.sheets.some((sheet) => sheet.cells.some((cell) => cell.uncached))) return undefined
  const sheet = workbook.sheets.find((each) => each.name === name)!
  const wanted = new Map(changes.map((change) => [change.cell, change]))
  const rows = new Set(changes.map(({ cell }) => fromA1(cell)!.row))
  const before = new Map(sheet.cells.filter(({ row }) => rows.has(row)).map((cell) => [toA1(cell), cell] as const))
  const cells = new Map<string, Cell>()
  for (const [address, change] of wanted) {
    const blank: Cell = { ...fromA1(address)!, value: { kind: 'blank' } }
    const cell = changeCell(before.get(address) ?? blank, change)
    if (cell) cells.set(address, cell)
  }
  return cells
}

/** The form with the fields of these cells read anew. */
function formOver(
  form: Form,
  cells: ReadonlyMap<string, Cell>,
): { readonly form: Form; readonly parts: ReadonlySet<Part> } | undefined {
  const fields = new FieldsOver(cells)
  const over = fields.over({ ...form, texts: [] }, '') as Form
  if (fields.isOpen || fields.parts.size === 0 || [...cells.keys()].some((cell) => !fields.met.has(cell)))
    return undefined
  if (form.kind !== 'basic-data' && hangsOnPoints(form, fields.parts, fields.figuresChange)) return undefined
  return { form: { ...over, texts: textsOver(form.texts, cells) }, parts: new Set([...fields.parts, 'texts']) }
}

/**
 * Whether other points could make the reader take rows or totals for something else: rows that share points or have
 * none, totals that may be those of the rows alone, scores that may be weighted twice.
 */
function hangsOnPoints(form: ScoredForm, parts: ReadonlySet<Part>, figuresChange: boolean): boolean {
  if (!figuresChange || !POINTS.some((part) => parts.has(part))) return false
  const { indicators, total, funds } = form
  const weights = indicators.map(({ maxScore }) => (isFilled(maxScore) ? maxScore.value : new Decimal(0)))
  if (weights.some((each) => each.isZero()) || indicators.some(({ joined, rawScore }) => joined || rawScore))
    return true
  const scoredAbove = isFilled(funds?.maxScore) && isAboveZero(funds.maxScore.value)
  return scoredAbove && isFilled(total.maxScore) && sum(weights).equals(total.maxScore.value)
}

const POINTS: readonly Part[] = ['indicators.score', 'funds.score', 'total.score']

/** Everything of a form with the fields of some cells read anew; what has none of them is the very same object. */
class FieldsOver {
  readonly parts = new Set<Part>()
  /** The cells of which a field was found. */
  readonly met = new Set<string>()
  /** A cell is read as a text as well, or as no number any more. */
  isOpen = false
  /** Some field says another number than before, or one where it said none. */
  figuresChange = false
  private readonly known = new Map<object, object>()

  constructor(private readonly cells: ReadonlyMap<string, Cell>) {}

  over(value: unknown, part: string): unknown {
    if (typeof value !== 'object' || value === null) return value
    const known = this.known.get(value) ?? this.read(value, part)
    this.known.set(value, known)
    if (known !== value && isPart(part)) this.parts.add(part)
    return known
  }

  private read(value: object, part: string): object {
    if (Array.isArray(value)) {
      const items = value.map((item) => this.over(item, part))
      return items.some((item, index) => item !== value[index]) ? items : value
    }
    if ('place' in value && 'state' in value) return this.field(value as Field, part)
    let copy: Record<string, unknown> | undefined
    for (const [key, inner] of Object.entries(value)) {
      const over = this.over(inner, innerPart(part, key))
      if (over !== inner) (copy ??= { ...value })[key] = over
    }
    return copy ?? value
  }

  private field(field: Field, part: string): object {
    const cell = this.cells.get(field.place.cell)
    if (!cell || field.state === 'absent') return field
    this.met.add(field.place.cell)
    if (!('kind' in field) || field.state === 'shared') {
      this.isOpen = true
      return field
    }
    const { place, key, label, kind, within } = field
    const naming = { place, key, label }
    const text = shownText(cell).trim()
    const now = within
      ? numberWithin(naming, text.slice(within.prefix.length), within.prefix, kind)
      : numberField(naming, { text, cell }, kind)
    const same = isFilled(field) && isFilled(now) && field.value.equals(now.value)
    if (!same) this.figuresChange = true
    if (!isFilled(now) || (part.endsWith('.maxScore') && !(same && isPlainWeight(field, cell)))) this.isOpen = true
    return now
  }
}

/** A weight may be a share of all points, as its per cent or as the others of its form have it. */
function isPlainWeight(field: FilledNumber, { format = '' }: Cell): boolean {
  return (
    readSpelledNumber(field.raw, field.kind)?.value.equals(field.value) === true && !/[%％]/.test(field.raw + format)
  )
}

type Field = NumberField | { readonly place: Place; readonly state: string }

/** The name of what stands under a key of a part. What the rows of a 一级指标 hold are parts of the form's rows. */
export function innerPart(part: string, key: string): string {
  if (isPart(part)) return part
  return part === '' || key === 'indicators' ? key : `${part}.${key}`
}

function textOf(cell: Cell): FormText {
  const text = shownText(cell).trim()
  return { text, squeezed: squeeze(text), label: labelIn(text), top: cell.row, left: cell.column }
}

function textsOver(texts: Form['texts'], cells: ReadonlyMap<string, Cell>): Form['texts'] {
  const now = new Map([...cells.values()].map((cell) => [`${cell.row} ${cell.column}`, textOf(cell)]))
  const kept = texts.filter(({ top, left }) => !now.has(`${top} ${left}`))
  return [...kept, ...now.values()].sort((a, b) => a.top - b.top || a.left - b.left)
}
