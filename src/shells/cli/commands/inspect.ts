import { readWorkbook } from '../../../adapters/excel/read-workbook.ts'
import { shownName } from '../../../core/model/shown-name.ts'
import { marksIn } from '../../../core/returned/marks-in.ts'
import { withoutMarks } from '../../../core/returned/remove-marks.ts'
import { fieldsOf, type ReadField } from '../../../core/content/fields-of.ts'
import type { Form, OtherForm, ReadingMeasure } from '../../../core/form/forms.ts'
import { describeOther, readForms } from '../../../core/form/read-forms.ts'
import { shownText } from '../../../core/form/shown-text.ts'
import { workedOut } from '../../../core/formula/work-out.ts'
import { rangeToA1, toA1 } from '../../../core/model/cell-address.ts'
import type { Cell, CellValue, Sheet } from '../../../core/model/workbook.ts'
import { FORM_NAMES } from '../../../core/vocabulary/field-map.ts'
import { displayWidth } from '../../report/display-width.ts'
import { columns } from '../../report/display-width.ts'
import { type Environment, EXIT, palette } from '../environment.ts'
import { openSingle } from '../../review/converting.ts'
import type { CommonOptions } from '../common-options.ts'
import { inputFile, printResult } from '../output.ts'

/** `jiaobiao inspect FILE [--cells]`: sheets, forms, where each field was found and why something was not. */
export async function inspect(
  given: string,
  options: CommonOptions & { readonly cells: boolean },
  environment: Environment,
): Promise<number> {
  const file = inputFile(given, environment)
  const { bytes, sha256 } = await openSingle(file, environment)
  const workbook = readWorkbook(bytes)
  const { forms, others, unread } = readForms(withoutMarks(workbook), file.path)
  const worked = workedOut(workbook)
  const { sheets: ours } = marksIn(workbook)
  const sheets = workbook.sheets.map((sheet, index) => ({
    sheet,
    worked: worked.sheets[index]!.cells,
    forms: forms.filter((form) => form.sheet === sheet.name),
    others: others.filter((other) => other.sheet === sheet.name),
    reason: ours.includes(sheet)
      ? '校表加上的工作表'
      : (unread.find((each) => each.sheet === sheet.name)?.reason ?? null),
  }))
  const data = {
    command: 'inspect',
    path: file.path,
    sha256,
    sheets: sheets.map((each) => sheetJson(each, options.cells)),
  }
  const text =
    options.format === 'text'
      ? sheets.map((each) => sheetText(each, options.cells, environment)).join('\n') || NO_SHEETS
      : ''
  printResult(options.format, data, text, environment)
  return EXIT.ok
}

const NO_SHEETS = '工作簿里没有可核对的工作表，只有图表页一类。\n'

interface InspectedSheet {
  readonly sheet: Sheet
  /** Its cells, those with formulas that the file holds no result of worked out as far as can be. */
  readonly worked: readonly Cell[]
  readonly forms: readonly Form[]
  readonly others: readonly OtherForm[]
  readonly reason: string | null
}

function sheetJson({ sheet, worked, forms, others, reason }: InspectedSheet, cells: boolean): object {
  return {
    name: sheet.name,
    state: sheet.state,
    merges: sheet.merges.map(rangeToA1),
    printArea: sheet.printArea ? rangeToA1(sheet.printArea) : null,
    comments: sheet.comments.map((comment) => ({ cell: toA1(comment), author: comment.author, text: comment.text })),
    forms: forms.map((form) => ({
      kind: form.kind,
      range: rangeToA1(form.range),
      year: form.year ?? null,
      fields: fieldsOf(form).map((field) => ({ ...field, cell: field.cell ?? null, value: field.value ?? null })),
      ...(form.kind === 'basic-data' ? {} : { measure: form.measure }),
      unknownColumns: form.unknownColumns.map(({ place, text }) => ({ cell: place.cell, text })),
    })),
    ...(others.length > 0
      ? { others: others.map(({ kind, title, range }) => ({ kind, title, range: rangeToA1(range) })) }
      : {}),
    reason,
    ...(cells
      ? { cells: sheet.cells.map((cell, index) => cellJson(cell, worked[index]!)) }
      : { cellCount: sheet.cells.length }),
  }
}

/**
 * For a formula the stored result stands under `cached`, null when the file holds none; `shown` is then what it was
 * worked out to.
 */
function cellJson(cell: Cell, worked: Cell): object {
  const value = valueJson(cell.value)
  return {
    cell: toA1(cell),
    type: cell.value.kind,
    value: cell.formula === undefined ? value : null,
    formula: cell.formula ?? null,
    cached: cell.formula === undefined || cell.uncached ? null : value,
    format: cell.format ?? null,
    shown: shownText(worked),
    fill: cell.fill ?? null,
  }
}

function valueJson(value: CellValue): string | boolean | null {
  switch (value.kind) {
    case 'blank':
      return null
    case 'boolean':
      return value.value
    case 'error':
      return value.code
    case 'text':
    case 'number':
    case 'date':
      return value.text
    default:
      return value satisfies never
  }
}

const STATES: Readonly<Record<ReadField['state'], string>> = {
  filled: '',
  blank: '未填',
  'not-applicable': '填为不适用',
  unreadable: '认不出数字',
  uncached: '公式没有存下结果',
  shared: '与上面几行合为一项，分数计在其中一行',
  absent: '本表没有这一栏',
  missing: '没有找到这一栏',
}

function sheetText(
  { sheet, worked, forms, others, reason }: InspectedSheet,
  cells: boolean,
  environment: Environment,
): string {
  const paint = palette(environment.colour)
  const hidden = sheet.state === 'visible' ? '' : '（隐藏）'
  const lines = [
    paint.strong(`「${shownName(sheet.name)}」${hidden}`) +
      paint.dim(`  ${sheet.cells.length} 个单元格，${sheet.merges.length} 处合并`),
  ]
  if (reason !== null && others.length === 0) lines.push(`  ${paint.warning(reason)}`)
  for (const other of others) lines.push(`  ${describeOther(other)}  ${rangeToA1(other.range)}  不是自评表，不作核对`)
  for (const form of forms) {
    const fields = fieldsOf(form)
    const missing = fields.filter((field) => field.state === 'missing')
    lines.push(
      `  ${FORM_NAMES[form.kind]}  ${rangeToA1(form.range)}  ${form.year === undefined ? '年度未写明' : `${form.year} 年度`}`,
    )
    if (form.kind !== 'basic-data') lines.push(`    ${measureText(form.measure, environment)}`)
    lines.push(...columns(fields.filter((field) => field.state !== 'missing').map(fieldRow)))
    for (const field of missing) lines.push(`    ${paint.warning('没有找到')}  ${field.label}`)
    for (const { place, text } of form.unknownColumns)
      lines.push(`    ${paint.warning('不认识的栏目')}  ${place.cell}  ${oneLine(text, 40)}`)
  }
  if (cells) lines.push(...columns(sheet.cells.map((cell, index) => cellRow(cell, worked[index]!))))
  return `${lines.join('\n')}\n`
}

function measureText(
  { fieldsFound, fieldsExpected, rowsRead, rowsSeen, understood }: ReadingMeasure,
  { colour }: Environment,
): string {
  const measure = `认出主要栏目 ${fieldsFound}/${fieldsExpected}，读出指标 ${rowsRead}/${rowsSeen} 行`
  return understood ? palette(colour).dim(measure) : palette(colour).warning(`${measure}：没有完全读懂，不作核对`)
}

function fieldRow({ cell, label, text, state, value }: ReadField): string[] {
  const note = [STATES[state], value !== undefined && value !== text ? `读作 ${value}` : '']
    .filter((each) => each !== '')
    .join('；')
  return [`    ${cell ?? ''}`, oneLine(label, 40), oneLine(text, 40), note]
}

function cellRow(cell: Cell, worked: Cell): string[] {
  return [
    `    ${toA1(cell)}`,
    oneLine(shownText(worked), 40),
    cell.formula === undefined ? '' : `=${oneLine(cell.formula, 40)}${cell.uncached ? '（没有存下结果）' : ''}`,
    cell.format ?? '',
  ]
}

function oneLine(text: string, width: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (displayWidth(line) <= width) return line
  let cut = ''
  for (const letter of line) {
    if (displayWidth(cut + letter) > width - 2) break
    cut += letter
  }
  return `${cut}……`
}
