import { readFileSync, rmSync } from 'node:fs'
import { isWhole } from '../../adapters/excel/whole-file.ts'
import { writeWhole } from '../../adapters/files/publish-file.ts'
import { sha256Of } from '../../adapters/files/read-file.ts'
import { findSoffice } from '../../adapters/convert/find-soffice.ts'
import { findingsOf, gapsIn } from '../../core/annotation/result-sheet.ts'
import { isUnderstood, statedTotal } from '../../core/form/forms.ts'
import { plain } from '../../core/model/decimal.ts'
import type { ReportedFinding, ReviewedSubmission } from '../../core/reviewed-submission.ts'
import { schemeById } from '../../core/scheme/schemes.ts'
import { FORM_NAMES } from '../../core/template/field-map.ts'
import { annotatedBytes } from '../review/annotated-bytes.ts'
import { convertForeign, type GivenFile, NOTHING_CONVERTED, withForeignKinds } from '../review/foreign-files.ts'
import { loadFile, type LoadedFile, reviewFiles, type ReviewOptions } from '../review/review-files.ts'
import { folderOf } from './item.ts'
import { type ItemResult, type KeptFinding, NOTHING_FOUND } from './item-result.ts'
import { versionKey } from './rounds.ts'
import { aboutOf, namedIn, setsByVersion } from './set-versions.ts'

/** What the working process is asked to do: one submission, of which some workbooks want results and the others only complete the set. */
export interface ReviewRequest {
  readonly files: readonly {
    /** The private copy. */
    readonly copy: string
    /** As in the inbox. */
    readonly path: string
    /** Of its coming. */
    readonly order: number
    /** Where the annotated workbook is to be written; undefined for one that only completes the set. */
    readonly result: string | undefined
    /** Judge it even if its bytes have not all arrived. */
    readonly asItIs: boolean
  }[]
  readonly scheme: string | undefined
}

/** Reviews a submission and writes the annotated workbooks; answers for each file that wants a result, in their order. */
export async function reviewWork({ files, scheme }: ReviewRequest): Promise<ItemResult[]> {
  const wanted = files.filter((file) => file.result !== undefined)
  if (wanted.some((file) => !file.asItIs && !isWhole(readFileSync(file.copy)))) {
    // Those that are whole are asked for again, without the others: no reason means not yet.
    return wanted.map((file) => ({ ...NOTHING_FOUND, status: file.asItIs || isWhole(readFileSync(file.copy)) ? 'failed' : 'partial' }))
  }
  const found = withForeignKinds(
    files.map(({ copy, path }) => ({ absolute: copy, path, inside: path, folder: folderOf(path) || undefined })),
  )
  const converted = await conversion(found)
  try {
    const results = new Map<string, ItemResult>()
    const chosen = scheme === undefined ? undefined : schemeById(scheme)
    const options: ReviewOptions = { ...(chosen ? { scheme: chosen } : {}), applied: true, converted }
    for (const set of setsOf(found, files, options)) {
      for (const { reviewed, files: group } of reviewFiles(set, options)) {
        for (const file of group) {
          const target = wanted.find((each) => each.path === file.path)?.result
          if (target !== undefined && !results.has(file.path)) results.set(file.path, resultOf(file, group, reviewed, target))
        }
      }
    }
    return wanted.map(
      (file) => results.get(file.path) ?? { ...NOTHING_FOUND, status: 'failed', reason: '没有得到核对结果，请把文件交给软件维护人员。' },
    )
  } finally {
    converted.done()
  }
}

/** Most sets have no two names of which one may be a version of the other: nothing need be read for that. */
function setsOf(found: readonly GivenFile[], files: ReviewRequest['files'], options: ReviewOptions): (readonly GivenFile[])[] {
  if (new Set(found.map(({ path }) => versionKey(path))).size === found.length) return [found]
  const read = found.map((file, index) => ({ path: file.path, order: files[index]!.order, ...formsIn(loadFile(file, options)), file }))
  return setsByVersion(read).map((set) => set.map(({ file }) => file))
}

function formsIn({ forms, heads }: LoadedFile): Pick<LoadedFile, 'forms' | 'heads'> {
  return { forms, heads }
}

function conversion(found: readonly GivenFile[]) {
  const program = found.some((file) => file.foreign !== undefined) ? findSoffice(process.env) : undefined
  return program === undefined ? NOTHING_CONVERTED : convertForeign(found, { program })
}

function resultOf(file: LoadedFile, group: readonly LoadedFile[], reviewed: ReviewedSubmission, target: string): ItemResult {
  const workbook = reviewed.workbooks.find((each) => each.path === file.path)!
  const common = {
    ...NOTHING_FOUND,
    status: workbook.status,
    reason: workbook.reason,
    notes: workbook.notes,
    unit: reviewed.unit,
    named: namedIn(file, group),
    about: aboutOf(file.forms),
    besides: group.filter((other) => other !== file && other.forms.length > 0).map(({ path }) => path),
    year: reviewed.year ?? null,
    scheme: reviewed.scheme.title,
  }
  // A workbook of which no form was understood gets a note instead.
  const bytes = workbook.forms.some(isUnderstood) ? annotatedBytes(file, reviewed) : undefined
  if (bytes === undefined) return common
  if (!(bytes instanceof Uint8Array)) return { ...common, status: 'failed', reason: bytes.reason }
  const gaps = gapsIn(reviewed, file.path)
  rmSync(target, { force: true })
  writeWhole(target, bytes)
  return {
    ...common,
    workbookHash: sha256Of(bytes),
    scores: scoresOf(file.path, reviewed),
    findings: findingsOf(reviewed, file.path).map(kept),
    changes: reviewed.changes.filter((change) => change.workbook === file.path).length,
    unchecked: gaps.count,
    gaps: gaps.lines,
  }
}

function kept({ id, severity, rule, sheet, cell, label, message, correction, status }: ReportedFinding): KeptFinding {
  return { id, severity, rule, sheet, cell, label, message, corrected: correction !== null, explained: status === 'explained' }
}

function scoresOf(path: string, reviewed: ReviewedSubmission): ItemResult['scores'] {
  return reviewed.submission.forms.flatMap((form) => {
    const review = form.workbook === path && form.kind !== 'basic-data' ? reviewed.reviews.get(form) : undefined
    if (!review || form.kind === 'basic-data') return []
    const name = form.kind === 'project' ? form.projectName?.raw || FORM_NAMES.project : FORM_NAMES.department
    const own = statedTotal(form)
    const stated = own ? plain(own) : '未填'
    return [
      { form: name.replace(/\s+/g, ''), stated, reviewed: review.total ? plain(review.total) : '无法计算', grade: review.grade || '—' },
    ]
  })
}
