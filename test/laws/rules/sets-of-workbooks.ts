import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { drawExample, exampleSubmission } from '../../../src/core/rules/example-submission.ts'
import { judgedCorpus } from '../../judged/corpus.ts'
import { judgedForms } from '../../judged/judged-forms.ts'
import { Draw } from '../../planted/draw.ts'
import { copyOf } from '../../planted/planted-content.ts'
import { PLANTS } from '../../planted/plants.ts'
import { type LaidOut, layOut, PLAIN } from '../../planted/random-layout.ts'
import { submissionOf } from '../../planted/random-submission.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** A set as it was handed in, with a name to tell it by. */
export interface NamedSet {
  readonly name: string
  readonly workbooks: readonly LaidOut[]
  /** The rule of which it is an example. */
  readonly rule?: string
}

/** Every example of every rule. */
export function* exampleSets(): Generator<NamedSet> {
  for (const rule of RULES) {
    for (const example of rule.examples) {
      const submission = exampleSubmission()
      example.plant(submission)
      yield { ...setOf(`${rule.code} ${example.name}`, drawExample(submission)), rule: rule.code }
    }
  }
}

/** Every workbook under `fixtures/` that can be read, as a set of its own. */
export function* fixtureSets(): Generator<NamedSet> {
  for (const folder of ['clean', 'layouts', 'rich-workbooks', 'ways-of-filling', 'zhuzhou-commerce-2022']) {
    const names = readdirSync(join(ROOT, 'fixtures', folder), { recursive: true, encoding: 'utf8' })
    for (const name of names.filter((each) => each.endsWith('.xlsx')).sort())
      yield setOf(`${folder}/${name}`, readWorkbook(readFileSync(join(ROOT, 'fixtures', folder, name))))
  }
}

/** The rows of `fixtures/judged` on as many forms as they need, every `step`-th of them. */
export function* judgedSets(step = 1): Generator<NamedSet> {
  for (const values of ['number', 'text'] as const) {
    const forms = judgedForms(judgedCorpus(ROOT), values).filter((_, index) => index % step === 0)
    for (const { draft } of forms) yield setOf(`judged ${draft.name} ${values}`, workbookFromDrafts([draft]))
  }
}

/** Every `step`-th kind of planted fault, one at a time, in a submission of random figures. */
export function* plantedSets(step = 1, seed = 2022): Generator<NamedSet> {
  for (const [index, kind] of PLANTS.entries()) {
    if (index % step > 0) continue
    const content = copyOf(
      submissionOf({ seed: seed + index, specific: 3, municipal: 2, rows: 12, onlyFigures: index % 2 === 0 }),
    )
    const planted = kind.plant(content, new Draw(seed + index))
    yield { name: `planted ${kind.name}`, workbooks: layOut(content, PLAIN, planted?.reshape) }
  }
}

function setOf(name: string, workbook: LaidOut['workbook']): NamedSet {
  return { name, workbooks: [{ path: `${name}.xlsx`, workbook }] }
}
