import { isDateFormat } from '../model/number-format.ts'
import type { Cell, CellValue, Sheet, Workbook } from '../model/workbook.ts'
import { Allowance, CellIndex } from './cell-index.ts'
import { evaluateFormula } from './evaluate-formula.ts'
import type { Area } from './formula-functions.ts'
import type { Reference } from './formula-tokens.ts'
import { cellContent, type FormulaValue, storedResult, UNKNOWN } from './formula-value.ts'
import { type Formula, parseFormula } from './parse-formula.ts'
import { formatAsTyped, textAsTyped } from './typed-text.ts'

const known = new WeakMap<Workbook, Workbook>()

/**
 * The workbook with a value in every formula cell that the file stored none for, as far as it can be worked out for
 * certain: constants, arithmetic, the functions of such forms, cells of the same workbook. Stored results stay as they
 * are. What cannot be worked out stays `uncached`: neither zero nor blank. Sheets without such cells are the very same
 * objects.
 */
export function workedOut(workbook: Workbook): Workbook {
  const before = known.get(workbook)
  if (before) return before
  const isOpen = workbook.sheets.some((sheet) => sheet.cells.some(isUncachedFormula))
  const after = isOpen ? new WorkingOut(workbook).run() : workbook
  known.set(workbook, after)
  return after
}

function isUncachedFormula(cell: Cell): boolean {
  return cell.uncached === true && cell.formula !== undefined && cell.formula !== ''
}

/**
 * Steps (cells looked at, parts of formulas worked out) that a workbook may take: tens of times what a large one does.
 */
const MOST_STEPS = 3_000_000

/** A formula cell without a stored result. */
interface Open {
  readonly cell: Cell
  readonly sheet: Sheet
}

/** Such a cell on its way, as Tarjan's search for circles has it: numbered in the order of discovery. */
interface Node extends Open {
  readonly formula: Formula | undefined
  readonly needs: readonly Open[]
  readonly number: number
  /** The lowest number that can be reached from here among the nodes that are not settled. */
  lowest: number
  next: number
  settled: boolean
}

class WorkingOut {
  private readonly allowance = new Allowance(MOST_STEPS)
  private readonly sheets: ReadonlyMap<string, Sheet>
  private readonly indexes = new Map<Sheet, CellIndex>()
  private readonly nodes = new Map<Cell, Node>()
  private readonly values = new Map<Cell, FormulaValue>()

  constructor(private readonly workbook: Workbook) {
    this.sheets = new Map([...workbook.sheets].reverse().map((sheet) => [sheet.name.toLowerCase(), sheet]))
  }

  run(): Workbook {
    return { ...this.workbook, sheets: this.workbook.sheets.map((sheet) => this.workedOut(sheet)) }
  }

  private workedOut(sheet: Sheet): Sheet {
    let changed = false
    const cells = sheet.cells.map((cell) => {
      if (!isUncachedFormula(cell)) return cell
      const value = this.resultOf({ cell, sheet })
      const shown = value ? { value, ...formatAsTyped(cell) } : textAsTyped(cell)
      if (!shown) return cell
      changed = true
      const { uncached: _, ...rest } = cell
      return { ...rest, ...shown }
    })
    return changed ? { ...sheet, cells } : sheet
  }

  private resultOf(open: Open): CellValue | undefined {
    if (!this.nodes.has(open.cell)) this.search(open)
    return storedResult(this.values.get(open.cell) ?? UNKNOWN)
  }

  /**
   * Works out a cell after all that it needs, without recursion: a chain of references may be as long as the sheet.
   * Cells that need each other in a circle stay unknown, all of them, wherever the search began.
   */
  private search(start: Open): void {
    const unsettled: Node[] = []
    const path: Node[] = []
    const enter = (open: Open): void => {
      const node = this.nodeFor(open)
      unsettled.push(node)
      path.push(node)
    }
    enter(start)
    for (let node = path.at(-1); node; node = path.at(-1)) {
      const needed = node.needs[node.next++]
      const met = needed && this.nodes.get(needed.cell)
      if (met && !met.settled) node.lowest = Math.min(node.lowest, met.number)
      else if (needed && !met) enter(needed)
      else if (!needed) {
        path.pop()
        const above = path.at(-1)
        if (above) above.lowest = Math.min(above.lowest, node.lowest)
        if (node.lowest === node.number) this.settle(unsettled.splice(unsettled.lastIndexOf(node)))
      }
    }
  }

  private nodeFor({ cell, sheet }: Open): Node {
    const number = this.nodes.size
    const formula = parseFormula(cell.formula!)
    const needs = formula?.references.flatMap((reference) => this.openCellsIn(reference, sheet)) ?? []
    const node: Node = { cell, sheet, formula, needs, number, lowest: number, next: 0, settled: false }
    this.nodes.set(cell, node)
    return node
  }

  private openCellsIn(reference: Reference, own: Sheet): Open[] {
    const sheet = this.sheetOf(reference, own)
    const cells = sheet && this.indexOf(sheet).within(reference.range, this.allowance)
    return cells?.filter(isUncachedFormula).map((cell) => ({ cell, sheet: sheet! })) ?? []
  }

  private settle(circle: readonly Node[]): void {
    for (const node of circle) node.settled = true
    const [node] = circle
    if (!node || circle.length > 1 || node.needs.some(({ cell }) => cell === node.cell)) return
    this.values.set(node.cell, this.evaluate(node))
  }

  /**
   * A serial number to be shown as a date, or a date to be shown as a number, is for a program that knows the calendar
   * of the workbook.
   */
  private evaluate({ cell, sheet, formula }: Node): FormulaValue {
    const read = (reference: Reference): Area | undefined => this.read(reference, sheet)
    const spend = (steps: number): boolean => this.allowance.spend(steps)
    const value = formula ? evaluateFormula(formula.expression, { read, spend }) : UNKNOWN
    const isDate = cell.format !== undefined && isDateFormat(cell.format)
    const fits = value.kind === 'date' ? isDate : !(isDate && (value.kind === 'number' || value.kind === 'blank'))
    return fits ? value : UNKNOWN
  }

  private read(reference: Reference, own: Sheet): Area | undefined {
    const { range } = reference
    const sheet = this.sheetOf(reference, own)
    const cells = sheet && this.indexOf(sheet).within(range, this.allowance)
    return (
      cells && {
        kind: 'area',
        filled: cells.map((cell) => this.values.get(cell) ?? cellContent(cell)),
        single: range.top === range.bottom && range.left === range.right,
        isPartial: () => {
          const { hiddenRows } = sheet
          return cells.some((cell) => hiddenRows.has(cell.row) || /SUBTOTAL\(|AGGREGATE\(/i.test(cell.formula ?? ''))
        },
      }
    )
  }

  private sheetOf({ sheet }: Reference, own: Sheet): Sheet | undefined {
    return sheet === undefined ? own : this.sheets.get(sheet.toLowerCase())
  }

  private indexOf(sheet: Sheet): CellIndex {
    const before = this.indexes.get(sheet)
    if (before) return before
    const index = new CellIndex(sheet)
    this.indexes.set(sheet, index)
    return index
  }
}
