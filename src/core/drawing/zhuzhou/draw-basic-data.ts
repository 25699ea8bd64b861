import type { DraftStyle, SheetDraft } from '../../model/sheet-draft.ts'
import type { BasicDataContent, BasicDataRowContent } from '../../content/content.ts'
import { drawFooter, drawRemark } from './draw-scored.ts'
import { type DrawOptions, Drawing, STYLES } from '../drawing.ts'
import { ratioFormula, sumFormula } from '../form-formulas.ts'
import { BASIC_DATA, HEADING, moneyColumns, SHEET_NAMES, UNIT_LINE, yearName } from '../../content/official-forms.ts'

const COLUMN_WIDTHS = [40, 12, 12, 12, 12, 12, 12]
const LAST = COLUMN_WIDTHS.length

/** Left columns of the three figures of a row; each is merged over two. */
const FIGURES = [2, 4, 6] as const

/** More money rows than this are drawn lower, so that the sheet stays on one page. */
const MANY_ROWS = 32

/**
 * Lines whose amount is the sum of the lines listed below them; 公用经费 is not among them: its parts are not exhaustive.
 */
const SUM_LINES = /三公经费|公务用车购置|项目支出[：:]?$|特定目标类|市级专项资金/

/**
 * 部门整体支出绩效评价基础数据表 (附件1-1), seven columns: 1 attachment, 2 title, 3 填报单位 and unit line, 4–5 staffing, 6 money header,
 * money rows from 7, then 楼堂馆所 (two rows), 厉行节约保障措施, note, footer.
 */
export function drawBasicDataForm(content: BasicDataContent, options: DrawOptions = {}): SheetDraft {
  const drawing = new Drawing(COLUMN_WIDTHS)
  const year = options.year ?? Number(/\d{4}/.exec(content.title)?.[0] ?? 0)
  drawing.label({ row: 1, column: 1, toColumn: LAST }, content.attachment, STYLES.attachment)
  drawing.label({ row: 2, column: 1, toColumn: LAST }, content.title, STYLES.title)
  drawing.label({ row: 3, column: 1, toColumn: 5 }, HEADING.reportingUnit + content.unit, STYLES.lineLeft)
  drawing.label({ row: 3, column: 6, toColumn: LAST }, UNIT_LINE, STYLES.lineRight)
  for (const [row, height] of [20, 34, 20].entries()) drawing.atLeast(row + 1, height)
  drawStaffing(drawing, content.staffing, options)
  drawMoney(drawing, content.rows, options, moneyColumns(year))
  drawBuildings(drawing, content.buildings, options, `${BASIC_DATA.buildings}（${yearName(year)}完工项目）`)
  drawing.label({ row: drawing.row, column: 1 }, BASIC_DATA.thrift, STYLES.head)
  drawing.label({ row: drawing.row, column: 2, toColumn: LAST }, content.thrift, STYLES.prose)
  drawing.atLeast(drawing.row, 52)
  drawing.row += 1
  drawRemark(drawing, content.note, LAST)
  drawFooter(drawing, content.filler, LAST)
  return drawing.finish(options.name ?? SHEET_NAMES.basicData, 'portrait')
}

function drawStaffing(drawing: Drawing, staffing: BasicDataContent['staffing'], options: DrawOptions): void {
  drawing.label({ row: 4, column: 1, toRow: 5 }, BASIC_DATA.staffing, STYLES.head)
  for (const [index, label] of BASIC_DATA.staffingColumns.entries())
    figure(drawing, 4, index, label, STYLES.head, options)
  figure(drawing, 5, 0, staffing.established, STYLES.field, options)
  figure(drawing, 5, 1, staffing.employed, STYLES.field, options)
  if (options.formulas) {
    drawing.put({ row: 5, column: 6, toColumn: 7 }, ratioFormula(drawing, [5, 4], [5, 2]), {
      ...STYLES.head,
      format: '0.00%',
    })
  } else {
    figure(drawing, 5, 2, staffing.controlRate, STYLES.field, options)
  }
  drawing.atLeast(4, 24)
  drawing.atLeast(5, 24)
  drawing.row = 6
}

function drawMoney(
  drawing: Drawing,
  rows: readonly BasicDataRowContent[],
  options: DrawOptions,
  columns: readonly [string, string, string],
): void {
  const head = drawing.row
  drawing.label({ row: head, column: 1 }, BASIC_DATA.money, STYLES.head)
  for (const [index, label] of columns.entries()) figure(drawing, head, index, label, STYLES.head, options)
  drawing.atLeast(head, 24)
  // From the last row up, so that a sum finds the results of the sums below it.
  for (const [index, line] of [...rows.entries()].reverse()) {
    const row = head + 1 + index
    drawing.label({ row, column: 1 }, line.label, indented(line.level))
    const parts =
      options.formulas && SUM_LINES.test(line.label) ? partsOf(rows, index).map((part) => head + 1 + part) : []
    for (const [place, amount] of [line.prevActual, line.budget, line.actual].entries()) {
      const column = FIGURES[place]!
      if (parts.length === 0) figure(drawing, row, place, amount, STYLES.field, options)
      else {
        const cells = parts.map((part) => [part, column] as const)
        drawing.put({ row, column, toColumn: column + 1 }, sumFormula(drawing, cells), STYLES.head)
      }
    }
    drawing.atLeast(row, rows.length > MANY_ROWS ? 19.5 : 23)
  }
  drawing.row = head + 1 + rows.length
}

/** Indexes of the lines one level below the given one, up to the next line of its own level or above. */
function partsOf(rows: readonly BasicDataRowContent[], index: number): readonly number[] {
  const { level } = rows[index]!
  const parts: number[] = []
  for (let at = index + 1; at < rows.length && rows[at]!.level > level; at++) {
    if (rows[at]!.level === level + 1) parts.push(at)
  }
  return parts
}

/** The text stays as it is; a format of text shows it further in. */
function indented(level: 1 | 2 | 3): DraftStyle {
  return level === 1 ? STYLES.label : { ...STYLES.label, format: `"${'  '.repeat(level - 1)}"@` }
}

function drawBuildings(
  drawing: Drawing,
  buildings: BasicDataContent['buildings'],
  options: DrawOptions,
  label: string,
): void {
  const row = drawing.row
  drawing.label({ row, column: 1, toRow: row + 1 }, label, STYLES.head)
  for (const [index, text] of BASIC_DATA.buildingColumns.entries())
    drawing.label({ row, column: 2 + index }, text, STYLES.head)
  const { approvedArea, actualArea, areaControlRate, budgetInvestment, actualInvestment, investmentControlRate } =
    buildings
  const figures = [approvedArea, actualArea, areaControlRate, budgetInvestment, actualInvestment, investmentControlRate]
  for (const [index, text] of figures.entries()) {
    drawing.field({ row: row + 1, column: 2 + index }, text, STYLES.field, options.values)
  }
  if (options.formulas) {
    for (const column of [4, 7]) {
      const rate = ratioFormula(drawing, [row + 1, column - 1], [row + 1, column - 2])
      drawing.put({ row: row + 1, column }, rate, { ...STYLES.head, format: '0.00%' })
    }
  }
  drawing.atLeast(row, 32)
  drawing.atLeast(row + 1, 26)
  drawing.row = row + 2
}

/** One of the three figures of a row, over its two columns. */
function figure(
  drawing: Drawing,
  row: number,
  place: number,
  text: string,
  style: DraftStyle,
  options: DrawOptions,
): void {
  const column = FIGURES[place]!
  drawing.field({ row, column, toColumn: column + 1 }, text, style, options.values)
}
