/**
 * What stood in a cell or on a sheet before we came, and what we wrote there; one line of the hidden column by which
 * our marks are taken off again, and by which what people wrote since is known.
 */
export type RecordLine =
  | { readonly kind: 'fill'; readonly sheet: string; readonly cell: string; readonly fill: string }
  | {
      readonly kind: 'value'
      readonly sheet: string
      readonly cell: string
      readonly before: { readonly kind: 'number' | 'text' | 'blank'; readonly text: string }
      readonly after: string
      readonly format?: string | null
    }
  /** A correction that was taken back, and is not made again: its value, `after`. */
  | { readonly kind: 'withheld'; readonly sheet: string; readonly cell: string; readonly after: string }
  | { readonly kind: 'print-area'; readonly sheet: string }
  | { readonly kind: 'column'; readonly sheet: string; readonly column: number }
  /** Findings that a reviewer took out, by their ids; `sheet` is ''. */
  | { readonly kind: 'waived'; readonly sheet: string; readonly ids: readonly string[] }
  | WrittenScores
  | MarkedCells
  | KnownTexts

/** What we wrote into the rows of a form, by their keys: 复核得分, and the hash of 审核意见. */
interface WrittenScores {
  readonly kind: 'scores'
  readonly sheet: string
  readonly form: string
  readonly rows: WrittenRows
}
/** `by` is 「hand」 where the score is a person's. */
export type WrittenRows = readonly (readonly [key: string, score: string, opinion: string, by: string])[]

/** Cells with our comment: its lines as hashes, by which the cell is known again where it moved. */
interface MarkedCells {
  readonly kind: 'notes'
  readonly sheet: string
  readonly cells: readonly (readonly [cell: string, hashes: string])[]
}

/** Hashes of all texts that stood on a sheet when we were done with it, down to its last row: any other was written since. */
interface KnownTexts {
  readonly kind: 'texts'
  readonly sheet: string
  readonly bottom: number
  readonly hashes: string
}

export function linesOfKind<Kind extends RecordLine['kind']>(
  lines: readonly RecordLine[],
  kind: Kind,
): Extract<RecordLine, { kind: Kind }>[] {
  return lines.filter((line): line is Extract<RecordLine, { kind: Kind }> => line.kind === kind)
}

/** Whether a text is a line of the record, be it a damaged one. */
export function isRecordText(text: string): boolean {
  return text.startsWith('{"kind":')
}

/** The line that such a text is; undefined for one that somebody damaged. */
export function recordLine(text: string): RecordLine | undefined {
  try {
    const line: unknown = JSON.parse(text)
    return isLine(line) ? line : undefined
  } catch {
    return undefined
  }
}

function isLine(line: unknown): line is RecordLine {
  if (!isObject(line) || typeof line.sheet !== 'string') return false
  switch (line.kind) {
    case 'print-area':
      return true
    case 'column':
      return typeof line.column === 'number'
    case 'fill':
      return isText(line.cell) && isText(line.fill) && /^[0-9A-F]{6}$/i.test(line.fill)
    case 'value':
      return isText(line.cell) && isText(line.after) && isValueBefore(line.before)
    case 'withheld':
      return isText(line.cell) && isText(line.after)
    case 'waived':
      return Array.isArray(line.ids) && line.ids.every(isText)
    case 'scores':
      return isText(line.form) && areRows(line.rows, 4)
    case 'notes':
      return areRows(line.cells, 2)
    case 'texts':
      return isText(line.hashes) && typeof line.bottom === 'number'
    default:
      return false
  }
}

type Named = 'kind' | 'sheet' | 'cell' | 'fill' | 'before' | 'after' | 'text' | 'column'
type Loose = Readonly<Partial<Record<Named | 'form' | 'rows' | 'cells' | 'bottom' | 'hashes' | 'ids', unknown>>>

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function areRows(value: unknown, length: number): boolean {
  return Array.isArray(value) && value.every((row) => Array.isArray(row) && row.length === length && row.every(isText))
}

function isValueBefore(before: unknown): boolean {
  if (!isObject(before) || !isText(before.text)) return false
  const { kind, text } = before
  return kind === 'text' || kind === 'blank' || (kind === 'number' && /^-?[\d.]+(E[-+]?\d+)?$/i.test(text))
}
