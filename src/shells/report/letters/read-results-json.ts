import * as json from '../../../adapters/json/json.ts'
import { type OtherFile, OTHER_KINDS, type OtherKind } from '../../../core/intake/other-file.ts'
import type { LetterBatch } from '../../../core/letters/letters-due.ts'
import { FORM_NAMES, type FormKind } from '../../../core/vocabulary/field-map.ts'
import { UNIT_STATES } from '../hand-in.ts'
import { SCHEMA_VERSION } from '../json-report.ts'
import type { WrittenSet } from './letter-set-of.ts'

/** results.json read back, as far as letters need it; undefined for what is none, or of another version. */
export function readResultsJson(text: string): LetterBatch<WrittenSet> | undefined {
  const document = json.readOr(DOCUMENT, text, undefined)
  if (!document) return undefined
  const sets = document.submissions.map(setFrom)
  const own = new Set(sets.flatMap(({ others }) => others.map(({ path }) => path)))
  return { sets, loose: document.others.filter(({ path }) => !own.has(path)), roster: document.roster ?? [] }
}

const OTHER: json.Schema<OtherFile> = json.object({
  path: json.string(),
  kind: json.picklist(Object.keys(OTHER_KINDS) as OtherKind[]),
  what: json.string(),
})
const PLACE = { workbook: json.string(), sheet: json.string() }
const COUNTS = { toMend: json.number(), toExplain: json.number(), corrected: json.number() }

const FORM = json.object({
  key: json.string(),
  sheet: json.string(),
  kind: json.picklist(Object.keys(FORM_NAMES) as FormKind[]),
  project: json.nullable(json.string()),
  standing: json.picklist(['judged', 'unjudged', 'blank', 'not-understood']),
})
const FINDING = json.object({
  id: json.string(),
  rule: json.string(),
  severity: json.picklist(['error', 'warning', 'info']),
  form: json.string(),
  ...PLACE,
  cell: json.nullable(json.string()),
  label: json.string(),
  message: json.string(),
  correction: json.nullable(json.object({ applied: json.boolean() })),
  status: json.picklist(['open', 'explained', 'adopted', 'waived']),
  explanation: json.nullable(json.string()),
  since: json.nullable(json.picklist(['last-round', 'now'])),
})
const UNCHECKED = json.object({
  rule: json.string(),
  form: json.string(),
  ...PLACE,
  cell: json.string(),
  label: json.string(),
  reason: json.string(),
})
const SUBMISSION = json.object({
  unit: json.string(),
  year: json.nullable(json.number()),
  scheme: json.object({ id: json.string() }),
  // Forms that are no self-evaluation are known by their kind alone.
  workbooks: json.array(json.object({ path: json.string(), forms: json.array(json.unknown()) })),
  others: json.array(OTHER),
  findings: json.array(FINDING),
  unchecked: json.array(UNCHECKED),
  progress: json.object(COUNTS),
  resolved: json.optional(json.array(json.unknown()), []),
  results: json.optional(json.array(json.object({ path: json.string(), sha256: json.string() })), []),
})
const DOCUMENT = json.object({
  schemaVersion: json.literal(SCHEMA_VERSION),
  submissions: json.array(SUBMISSION),
  others: json.array(OTHER),
  roster: json.optional(
    json.array(
      json.object({ unit: json.string(), state: json.picklist(UNIT_STATES), paths: json.array(json.string()) }),
    ),
  ),
})

function setFrom({
  workbooks,
  findings,
  unchecked,
  progress,
  ...set
}: json.InferOutput<typeof SUBMISSION>): WrittenSet {
  return {
    ...set,
    workbooks: workbooks.map(({ path, forms }) => ({
      path,
      forms: forms.filter((form): form is json.InferOutput<typeof FORM> => json.fits(FORM, form)),
    })),
    findings: findings.map(({ form, ...finding }) => ({ ...finding, formKey: form })),
    unchecked: unchecked.map(({ rule, form, workbook, sheet, cell, label, reason }) => ({
      rule,
      formKey: form,
      place: { workbook, sheet, cell },
      label,
      reason,
    })),
    counts: progress,
  }
}
