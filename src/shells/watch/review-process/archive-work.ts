import { fileNameOf } from '../../../core/identity/place-name.ts'
import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import { writeWhole } from '../../../adapters/files/publish-file.ts'
import { sha256Of } from '../../../adapters/platform/bytes.ts'
import { isUnread, OTHER_KINDS } from '../../../core/intake/other-file.ts'
import type { PlacedOther } from '../../../core/intake/others-plan.ts'
import { type TakenFile, takeInFile } from '../../review/intake.ts'
import { type ItemResult, NOTHING_FOUND } from '../../../core/rounds/item-result.ts'
import type { JudgedFile } from './judged-file.ts'
import { joinPath, partsOf } from '../outbox/outbox-names.ts'

/** A workbook out of an archive, reviewed. */
export interface ReviewedPart extends JudgedFile {
  /** Below a folder of the archive's name. */
  readonly inside: string
}

/** What a single file is: something to be reviewed, or why not. */
export function takenAs(copy: string, path: string): TakenFile {
  const name = fileNameOf(path)
  return takeInFile({ absolute: copy, path, inside: name, folder: undefined })
}

/** Of a file that is neither a workbook nor an archive: what it is, and what to do. */
export function resultOfOther({ kind, what }: PlacedOther): ItemResult {
  return { ...NOTHING_FOUND, status: isUnread({ kind }) ? 'unreadable' : 'not-a-form', reason: what }
}

/** One result for an archive: what its workbooks say, each finding with its workbook, and every other file by name. */
export function resultOfArchive(
  given: readonly ReviewedPart[],
  others: readonly PlacedOther[],
  path: string,
  target: string,
): ItemResult {
  const parts = given.map((part) => ({ ...part, inside: part.inside.slice(part.inside.indexOf('/') + 1) }))
  const results = parts.map(({ result }) => result)
  const told = others.map((other) => ({
    ...other,
    line: `压缩包里的「${below(path, other.path)}」（${OTHER_KINDS[other.kind].name}）：${other.what}`,
  }))
  const unread = parts.flatMap(({ inside, result: { reason } }) =>
    reason === null ? [] : [`压缩包里的「${inside}」：${reason}`],
  )
  const gaps = [...unread, ...told.filter(isUnread).map(({ line }) => line)]
  const rest = told.filter((other) => !isUnread(other)).map(({ line }) => line)
  const names = new Set<string>()
  const written = parts.flatMap((part, index) =>
    write(part, `${target.replace(/\.xlsx$/, '')}-${index + 1}.xlsx`, names),
  )
  if (written.length === 0) {
    const status = gaps.length > 0 ? 'unreadable' : 'not-a-form'
    return { ...NOTHING_FOUND, status, reason: ['压缩包里没有核对成的自评表。', ...gaps, ...rest].join('') }
  }
  const units = [...new Set(results.map(({ unit }) => unit).filter((unit) => unit !== ''))]
  const named = new Set(results.filter(({ workbookHash }) => workbookHash !== null).map((result) => result.named ?? ''))
  const years = new Set(results.map(({ year }) => year).filter((year) => year !== null))
  return {
    status: gaps.length > 0 ? 'not-understood' : 'checked',
    reason: null,
    workbookHash: sha256Of(Buffer.from(written.map(({ sha256 }) => sha256).join())),
    parts: written,
    notes: [...new Set(results.flatMap(({ notes }) => notes)), ...rest],
    unit: units.join('、'),
    named: named.size === 1 ? [...named][0]! : '',
    about: [...new Set(results.flatMap(({ about = [] }) => about))].sort(),
    year: years.size === 1 ? [...years][0]! : null,
    scheme: results.find(({ scheme }) => scheme !== '')?.scheme ?? '',
    scores: results.flatMap(({ scores }) => scores),
    findings: [...new Map(parts.flatMap(findingsOf)).values()],
    changes: sum(results.map(({ changes }) => changes)),
    unchecked: sum(results.map(({ unchecked }) => unchecked)),
    closing: sum(results.map(({ closing = 0 }) => closing)),
    gaps: [...gaps, ...new Set(results.flatMap(({ gaps: own = [] }) => own))],
  }
}

/** What concerns the whole set stands in the result of each workbook; the id is the same. */
function findingsOf({ inside, result }: ReviewedPart): (readonly [string, ItemResult['findings'][number]])[] {
  return result.findings.map((each) => [
    each.cell === null ? each.id : `${each.id} ${inside}`,
    each.cell === null ? each : { ...each, sheet: `${inside}」「${each.sheet}` },
  ])
}

function write(
  { inside, bytes }: ReviewedPart,
  target: string,
  names: Set<string>,
): NonNullable<ItemResult['parts']>[number][] {
  if (bytes === undefined) return []
  writeAnew(target, bytes)
  return [{ inside: freeName(inside, names), source: basename(target), sha256: sha256Of(bytes) }]
}

export function writeAnew(target: string, bytes: Uint8Array): void {
  rmSync(target, { force: true })
  writeWhole(target, bytes)
}

/** As every system can write it; 「表.xls」 and 「表.xlsx」 become two. */
function freeName(inside: string, names: Set<string>): string {
  const { folder, stem } = partsOf(inside)
  for (let number = 1; ; number++) {
    const name = joinPath(folder, `${stem}${number === 1 ? '' : `(${number})`}.xlsx`)
    if (names.has(name.toLowerCase())) continue
    names.add(name.toLowerCase())
    return name
  }
}

function below(archive: string, path: string): string {
  return path === archive ? fileNameOf(path) : path.slice(archive.length + 1)
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
