import { MAX_COLUMN } from '../../../core/model/cell-address.ts'
import { edited, setAttributes } from '../../opc/xml/xml-edits.ts'
import { attributeOf, integerOf, parseXml, type XmlElement } from '../../opc/xml/xml-tree.ts'

/** One `col` element (ECMA-376 Part 1, 18.3.1.13): what holds for columns `from` to `to`. */
export interface ColumnRun {
  readonly from: number
  readonly to: number
  readonly style: number | undefined
  readonly width: number | undefined
  readonly hidden: boolean
  /** True when somebody set this width for these columns, not for the whole rest of the sheet. */
  readonly ownWidth: boolean
}

export function columnRuns(colsText: string): ColumnRun[] {
  return parseXml(colsText).children.flatMap((element) => run(element) ?? [])
}

/** The run that holds for a column; of overlapping ones the first. */
export function runLookup(runs: readonly ColumnRun[]): (column: number) => ColumnRun | undefined {
  const byColumn: (ColumnRun | undefined)[] = []
  let done = 0
  for (const each of runs) {
    // Runs stand in order; what a later one covers once more costs nothing.
    for (let column = Math.max(each.from, done + 1); column <= Math.min(each.to, MAX_COLUMN); column++)
      byColumn[column] = each
    done = Math.max(done, Math.min(each.to, MAX_COLUMN))
  }
  return (column) => byColumn[column]
}

function run(element: XmlElement): ColumnRun | undefined {
  const from = integerOf(element, 'min')
  const to = integerOf(element, 'max')
  if (element.name !== 'col' || from === undefined || to === undefined) return undefined
  const width = Number(attributeOf(element, 'width') ?? Number.NaN)
  const isTrue = (name: string): boolean => ['1', 'true'].includes(attributeOf(element, name) ?? '')
  return {
    from,
    to,
    style: integerOf(element, 'style'),
    width: Number.isFinite(width) ? width : undefined,
    hidden: isTrue('hidden'),
    ownWidth: isTrue('customWidth') && to < MAX_COLUMN,
  }
}

export interface ColumnWidth {
  readonly column: number
  readonly width: number
}

/**
 * The `cols` element with widths for columns that have none of their own; runs are split, the other columns keep
 * theirs.
 */
export function withColumnWidths(colsText: string, widths: readonly ColumnWidth[]): string {
  return widths.reduce(withColumnWidth, colsText)
}

function withColumnWidth(colsText: string, { column, width }: ColumnWidth): string {
  return edited(colsText, (root, patches) => {
    const around = root.children.find((element) => {
      const columns = run(element)
      return columns !== undefined && columns.from <= column && column <= columns.to
    })
    if (!around) {
      const next = root.children.find((element) => (integerOf(element, 'min') ?? 0) > column)
      patches.insert(next?.start ?? root.closeStart, columnXml(root.prefix, column, width))
      return
    }
    const columns = run(around)!
    if (columns.ownWidth) return
    const source = colsText.slice(around.start, around.end)
    const pieces = [
      columns.from < column ? spanning(source, columns.from, column - 1) : '',
      edited(source, (element, own) => {
        setAttributes(own, element, {
          min: String(column),
          max: String(column),
          width: String(width),
          customWidth: '1',
          hidden: undefined,
        })
      }),
      column < columns.to ? spanning(source, column + 1, columns.to) : '',
    ]
    patches.replace(around.start, around.end, pieces.join(''))
  })
}

function spanning(source: string, from: number, to: number): string {
  return edited(source, (element, patches) => setAttributes(patches, element, { min: String(from), max: String(to) }))
}

export function columnXml(prefix: string, column: number, width: number, hidden = false): string {
  return `<${prefix}col min="${column}" max="${column}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`
}
