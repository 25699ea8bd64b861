import { editWorkbook } from '../../../adapters/excel/edit-workbook.ts'
import { openWorkbook, readWorkbook } from '../../../adapters/excel/read-workbook.ts'
import { shownName } from '../../../core/model/shown-name.ts'
import { readBytes } from '../../../adapters/files/read-file.ts'
import { AUTHOR } from '../../../core/our-marks/names-and-fills.ts'
import { contains, fromA1, toA1 } from '../../../core/model/cell-address.ts'
import type { CellEdit, NewValue, WorkbookEdits } from '../../../core/model/edits.ts'
import type { Workbook } from '../../../core/model/workbook.ts'
import { notesOnWriting } from '../../review/load-file.ts'
import { type Environment, EXIT, UsageError } from '../environment.ts'
import { openSingle } from '../../review/converting.ts'
import type { CommonOptions } from '../common-options.ts'
import { inputFile, outputFile, outputsOf, printResult } from '../output.ts'
import { type RequestedEdit, parseEdits } from '../requested-edits.ts'

/** `jiaobiao annotate FILE --edits edits.json --out FILE`: values, comments and fills as asked, in any workbook. */
export async function annotateFile(
  given: string,
  options: CommonOptions & { readonly edits: string; readonly out: string },
  environment: Environment,
): Promise<number> {
  const file = inputFile(given, environment)
  const list = inputFile(options.edits, environment)
  const target = outputFile(options.out, [file.absolute, list.absolute], environment)
  const requested = parseEdits(new TextDecoder().decode(readBytes(list)), list.path)
  const { bytes, notes: onOpening, asSent } = await openSingle(file, environment)
  const source = openWorkbook(bytes)
  const notes = [...onOpening, ...notesOnWriting(source)]
  const edits = editsFor(readWorkbook(source), requested, list.path)
  const result = editWorkbook(source, edits, { keepOriginal: true, asSent, refuseFormulaValues: true })
  if (!options.dryRun) outputsOf('annotate', options, environment).publish(target, result)
  const done = options.dryRun ? `试运行，没有写文件。将写到「${options.out}」` : `已写到「${options.out}」`
  printResult(
    options.format,
    { command: 'annotate', path: file.path, out: options.out, dryRun: options.dryRun, edits: requested.length },
    `${done}：改动 ${requested.length} 个单元格。\n`,
    environment,
  )
  for (const note of notes) (options.format === 'text' ? environment.stdout : environment.stderr)(`请留意：${note}\n`)
  return EXIT.ok
}

/** A cell inside a merged range stands for the range; two edits of one cell contradict each other. */
function editsFor(workbook: Workbook, requested: readonly RequestedEdit[], listed: string): WorkbookEdits {
  const bySheet = new Map<string, Map<string, CellEdit>>()
  for (const [index, edit] of requested.entries()) {
    const where = `「${listed}」第 ${index + 1} 项`
    const sheet = workbook.sheets.find((each) => each.name === edit.sheet)
    if (!sheet) throw new UsageError(`${where}：工作簿里没有工作表「${edit.sheet}」，${presentSheets(workbook)}。`)
    const asked = fromA1(edit.cell)!
    const merge = sheet.merges.find((range) => contains(range, asked))
    const address = merge ? { row: merge.top, column: merge.left } : asked
    const cells = bySheet.get(edit.sheet) ?? new Map<string, CellEdit>()
    if (cells.has(toA1(address)))
      throw new UsageError(`${where}：「${shownName(edit.sheet)}」的 ${toA1(address)} 已有一项改动，请并为一项。`)
    cells.set(toA1(address), {
      ...address,
      ...(edit.value === undefined ? {} : { value: newValue(edit.value) }),
      ...(edit.comment === undefined ? {} : { comment: { author: AUTHOR, text: edit.comment } }),
      ...(edit.fill === undefined ? {} : { fill: edit.fill.toUpperCase() }),
    })
    bySheet.set(edit.sheet, cells)
  }
  return { sheets: [...bySheet].map(([sheet, cells]) => ({ sheet, cells: [...cells.values()] })) }
}

/** More names than this nobody reads. */
const MOST_NAMED = 30

function presentSheets({ sheets }: Workbook): string {
  if (sheets.length === 0) return '里面只有图表页'
  const names = sheets.slice(0, MOST_NAMED).map((each) => shownName(each.name))
  return `有的是：${names.join('、')}${sheets.length > MOST_NAMED ? `等 ${sheets.length} 张` : ''}`
}

/** Digits become a number; everything else, and what a number would shorten (「007」, 20 digits), is a text. */
function newValue(text: string): NewValue {
  if (text === '') return { kind: 'blank' }
  const number = /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15
  return { kind: number ? 'number' : 'text', text }
}
