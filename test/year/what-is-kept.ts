import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWorkbook } from '../../src/adapters/excel/read-workbook.ts'
import { toA1 } from '../../src/core/model/cell-address.ts'
import type { Sheet, Workbook } from '../../src/core/model/workbook.ts'
import type { Campaign } from './campaign.ts'
import type { Outcome } from './outcome.ts'
import type { SubmissionJson } from './told.ts'
import { differs } from './what-is-left.ts'

const OUR_SHEETS = ['审核结果', '更正记录']
/** Forms are nine columns wide; ours stand to their right. */
const FORM_WIDTH = 9

/** One finding is one thing: it has its own id, stands once in 审核结果, and is not said to be mended while it is there. */
export function toldTwice({ submission, results }: Outcome, last: Outcome | undefined): string[] {
  const ids = submission.findings.map(({ id }) => id)
  const resolved = (submission.resolved ?? []).map(({ id }) => id)
  const before = (last?.submission.resolved ?? []).map(({ id }) => id)
  const listed = [...results.values()].flatMap((bytes) => sheetIds(readWorkbook(bytes)))
  return [
    ...repeated(ids).map((id) => `finding ${id} twice in results.json`),
    ...repeated(resolved).map((id) => `已整改 ${id} twice`),
    ...repeated(listed).map((id) => `line ${id} twice in 审核结果`),
    ...resolved.filter((id) => ids.includes(id)).map((id) => `${id} is there and 已整改`),
    ...resolved.filter((id) => before.includes(id)).map((id) => `已整改 ${id} in two rounds`),
  ]
}

function sheetIds({ sheets }: Workbook): string[] {
  const result = sheets.find(({ name }) => name === '审核结果')
  return (result?.cells ?? []).flatMap(({ value }) =>
    value.kind === 'text' && /^[0-9a-f]{16}$/.test(value.text) ? [value.text] : [],
  )
}

function repeated(items: readonly string[]): string[] {
  return items.filter((item, index) => items.indexOf(item) !== index)
}

/** Our sheets, columns and comments stand once in every result. */
export function doubled({ results }: Outcome): string[] {
  return [...results].flatMap(([file, bytes]) => {
    const { sheets } = readWorkbook(bytes)
    const ours = sheets.filter(({ name }) => OUR_SHEETS.some((own) => name.startsWith(own)))
    return [
      ...differs(`${file}: our sheets`, ours.map(({ name }) => name).join(' '), OUR_SHEETS.join(' ')),
      ...sheets.flatMap((sheet) => doubledOn(file, sheet)),
    ]
  })
}

function doubledOn(file: string, sheet: Sheet): string[] {
  if (OUR_SHEETS.includes(sheet.name)) return []
  const under = (head: string): number[] =>
    sheet.cells.flatMap(({ column, value }) => (value.kind === 'text' && value.text === head ? [column] : []))
  const columns = ['复核得分', '审核意见'].map((head) => new Set(under(head)).size)
  const comments = sheet.comments.flatMap((comment) => {
    const heads = comment.text.match(/【(错误|疑点|已更正)】[A-Z]{2}-\d\d|【已更正】由/g) ?? []
    return new Set(heads).size === heads.length ? [] : [`${file} ${sheet.name}!${toA1(comment)}: ${comment.text}`]
  })
  return [...(columns.some((count) => count > 1) ? [`${file} ${sheet.name}: our columns doubled`] : []), ...comments]
}

/**
 * What is handed in as it came back comes back as it was; and correcting a result gives that result. Where a file of
 * the set has no result, the results are not the same set.
 */
export function changedByItself({ handedIn, results, again }: Outcome, last: Outcome | undefined): string[] {
  const once =
    results.size < handedIn.files.size
      ? []
      : [...results].flatMap(([file, bytes]) => sameBytes(`corrected twice: ${file}`, bytes, again.get(file)))
  if (!handedIn.untouched || !last) return once
  return [
    ...once,
    ...[...last.results].flatMap(([file, bytes]) => sameBytes(`untouched: ${file}`, bytes, results.get(file))),
  ]
}

function sameBytes(what: string, a: Uint8Array | undefined, b: Uint8Array | undefined): string[] {
  return a && b && Buffer.compare(a, b) === 0 ? [] : [`${what} differs`]
}

/** Every sentence that anybody typed stands somewhere in what came back. */
export function lostWords({ handedIn: { words }, results }: Outcome): string[] {
  const texts = [...results.values()].flatMap((bytes) =>
    readWorkbook(bytes).sheets.flatMap(({ cells, comments }) => [
      ...cells.flatMap(({ value }) => (value.kind === 'text' ? [value.text] : [])),
      ...comments.map(({ text }) => text),
    ]),
  )
  return words.filter((each) => !texts.some((text) => text.includes(each))).map((each) => `lost: ${each}`)
}

/** What the department filled in stands in its forms, but for the cells that 更正记录 lists. */
export function lostValues({ handedIn, results, submission }: Outcome): string[] {
  return [...results].flatMap(([file, bytes]) => {
    const came = handedIn.files.get(file)
    return came ? otherValues(readWorkbook(came), readWorkbook(bytes), submission) : []
  })
}

/** Cells of forms that differ, besides those that were corrected. */
function otherValues(one: Workbook, other: Workbook, { findings }: SubmissionJson): string[] {
  const corrected = new Set(
    findings.flatMap(({ sheet, cell, correction }) => (correction?.applied ? [`${sheet}!${cell}`] : [])),
  )
  return formCells(one, other).filter((each) => !corrected.has(each.split(' ')[0]!))
}

/** Cells of forms that differ. */
function formCells(one: Workbook, other: Workbook): string[] {
  return one.sheets.flatMap((sheet) => {
    if (OUR_SHEETS.some((own) => sheet.name.startsWith(own))) return []
    const now = valuesOf(other.sheets.find(({ name }) => name === sheet.name))
    const then = valuesOf(sheet)
    return [...new Set([...then.keys(), ...now.keys()])]
      .filter((cell) => then.get(cell) !== now.get(cell))
      .map((cell) => `${sheet.name}!${cell} ${then.get(cell) ?? ''} → ${now.get(cell) ?? ''}`)
  })
}

function valuesOf(sheet: Sheet | undefined): Map<string, string> {
  const cells = (sheet?.cells ?? []).filter(({ column, value }) => column <= FORM_WIDTH && value.kind !== 'blank')
  return new Map(cells.map((cell) => [toA1(cell), cell.formula ?? JSON.stringify(cell.value)]))
}

/** `revert` gives the first set back byte for byte, and of a later one nothing of ours. */
export async function revertedOtherwise(
  campaign: Campaign,
  { handedIn, results, submission }: Outcome,
): Promise<string[]> {
  const faults: string[] = []
  for (const [file] of results) {
    const from = join(handedIn.results, file)
    await campaign.place.run('revert', from, '--out', '还原.xlsx', '--overwrite')
    const reverted = new Uint8Array(readFileSync(join(campaign.place.cwd, '还原.xlsx')))
    if (handedIn.number === 1 && !handedIn.converted)
      faults.push(...sameBytes(`reverted ${file}`, handedIn.files.get(file), reverted))
    const forms = readWorkbook(reverted)
    faults.push(...oursIn(forms).map((each) => `reverted ${file}: ${each}`))
    const came = handedIn.files.get(file)
    if (came)
      faults.push(...otherValues(readWorkbook(came), forms, submission).map((each) => `reverted ${file}: ${each}`))
  }
  return faults
}

const OUR_FILLS = ['FFC7CE', 'FFEB9C', 'C6EFCE']

function oursIn({ sheets }: Workbook): string[] {
  return sheets.flatMap(({ name, cells, comments }) => [
    ...(OUR_SHEETS.some((own) => name.startsWith(own)) ? [name] : []),
    ...comments
      .filter(({ text }) => /【(错误|疑点|已更正)】/.test(text))
      .map((each) => `comment ${name}!${toA1(each)}`),
    ...cells.filter(({ fill }) => fill && OUR_FILLS.includes(fill)).map((each) => `fill ${name}!${toA1(each)}`),
    ...cells
      .filter(({ value }) => value.kind === 'text' && ['复核得分', '审核意见'].includes(value.text))
      .map((each) => `head ${name}!${toA1(each)}`),
  ])
}
