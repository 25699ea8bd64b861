import { readForms } from '../../../src/core/form/read-forms.ts'
import { assembleSubmission } from '../../../src/core/identity/submission.ts'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { type ExampleSubmission, exampleSubmission, readExample } from '../../../src/core/rules/example-submission.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import { type RunResult, runRules } from '../../../src/core/rules/run-rules.ts'
import { chooseScheme } from '../../../src/core/scheme/choose-scheme.ts'
import { nationalScheme, SCHEMES } from '../../../src/core/scheme/schemes.ts'
import { schemeEvidence } from '../../../src/core/scoring/scheme-evidence.ts'
import type { NamedSet } from '../../laws/rules/sets-of-workbooks.ts'

/** What all rules say of the example submission, changed. */
export function toldOf(plant: (submission: ExampleSubmission) => unknown): RunResult {
  const submission = exampleSubmission()
  plant(submission)
  return runRules(readExample(submission), nationalScheme, RULES)
}

/** What all rules say of a set as it was handed in, by the scheme that it shows. */
export function toldOfSet({ workbooks }: NamedSet): RunResult {
  const read = workbooks.map(({ path, workbook }) => readForms(workbook, path))
  const forms = read.flatMap((each) => each.forms)
  const submission = assembleSubmission(forms, { hidden: read.flatMap(({ hidden }) => hidden) })
  return runRules(submission, chooseScheme(schemeEvidence(submission), SCHEMES).scheme, RULES)
}

/** 「error ZJ-03 1-3-1!F9 90% → 95% (5%) 另见 D9、E9 改 F9 为 0.95」: all of a finding but its sentence. */
export function lineOf({ severity, rule, sheet, cell, stated, expected, difference, related, fixes }: Finding): string {
  return [
    `${severity} ${rule} ${sheet}!${cell ?? ''}`,
    `${stated ?? ''} → ${expected ?? ''}`,
    ...(difference === null ? [] : [`(${difference})`]),
    ...(related.length > 0 ? [`另见 ${related.map((place) => addressFrom(sheet, place)).join('、')}`] : []),
    ...fixes.map(({ field, value, when }) => `改 ${addressFrom(sheet, field.place)} 为 ${value.toFixed()} ${when}`),
  ]
    .join(' ')
    .replace(/\s+/g, ' ')
}

function addressFrom(sheet: string, place: { readonly sheet: string; readonly cell: string }): string {
  return place.sheet === sheet ? place.cell : `${place.sheet}!${place.cell}`
}

/** 「未核对 DF-02 1-3-1!F9 未填或无法识别」. */
export function uncheckedLines({ unchecked }: RunResult): string[] {
  return unchecked.map(({ rule, place, reason }) => `未核对 ${rule} ${place.sheet}!${place.cell} ${reason}`)
}
