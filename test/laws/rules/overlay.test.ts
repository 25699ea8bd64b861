import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Form } from '../../../src/core/form/forms.ts'
import { readForms } from '../../../src/core/form/read-forms.ts'
import { assembleSubmission, type Submission } from '../../../src/core/identity/submission.ts'
import type { Workbook } from '../../../src/core/model/workbook.ts'
import { correctUntilStable, type Reviewed, withChanges } from '../../../src/core/repair/correct-until-stable.ts'
import { layOver } from '../../../src/core/repair/overlay.ts'
import { proposeChanges } from '../../../src/core/repair/propose-changes.ts'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { rerunRules, runRules } from '../../../src/core/rules/run-rules.ts'
import { chooseScheme } from '../../../src/core/scheme/choose-scheme.ts'
import { SCHEMES } from '../../../src/core/scheme/schemes.ts'
import { schemeEvidence } from '../../../src/core/scoring/scheme-evidence.ts'
import { plantInto } from '../../planted/verdict.ts'
import { PLANTS } from '../../planted/plants.ts'
import { layOut, layouts } from '../../planted/random-layout.ts'
import { submissionSizes } from '../../planted/random-submission.ts'
import { parameters } from '../../planted/reviewing.ts'
import { exampleSets, fixtureSets, judgedSets, type NamedSet, plantedSets } from './sets-of-workbooks.ts'

function read(workbooks: ReadonlyMap<string, Workbook>): Submission {
  const each = [...workbooks].map(([path, workbook]) => readForms(workbook, path))
  return assembleSubmission(
    each.flatMap(({ forms }) => forms),
    { hidden: each.flatMap(({ hidden }) => hidden) },
  )
}

/** Everything that a form says; of the boxes of its texts no more than what rules may ask of them. */
function fieldsOf(forms: readonly Form[]): readonly Form[] {
  return forms.map((form) => ({
    ...form,
    texts: form.texts.map(({ text, squeezed, label, top, left }) => ({ text, squeezed, label, top, left })),
  }))
}

/** What all rules find and how every form is scored. */
function judged(submission: Submission, { scheme }: Reviewed): object {
  const { findings, checks, unchecked, reviews } = runRules(submission, scheme, RULES)
  const scores = [...reviews.values()].map(({ items, execution, total, incomplete, grade, undecided }) => ({
    ...{ execution: execution?.opinion, total, incomplete, grade, undecided },
    items: items.map(({ score, decided, opinion }) => ({ score, decided, opinion })),
  }))
  return { findings, checks, unchecked, scores }
}

const count = { laid: 0, readAgain: 0 }

/** Compares both ways of correcting a set: fields laid over its forms, and cells written and read again. */
function compare({ workbooks: files }: Pick<NamedSet, 'workbooks'>): void {
  const workbooks = new Map(files.map(({ path, workbook }) => [path, workbook]))
  const submission = read(workbooks)
  const { scheme } = chooseScheme(schemeEvidence(submission), SCHEMES)
  const result = runRules(submission, scheme, RULES)
  let least: number | undefined
  for (const applyScores of [false, true]) {
    const reviewed: Reviewed = { submission, workbooks, scheme, applyScores, read }
    const changes = proposeChanges(result.findings, applyScores)
    if (changes.length === (least ?? 0)) continue
    least = changes.length
    const over = layOver(submission, workbooks, changes)
    if (over) count.laid++
    else count.readAgain++
    if (over) {
      const again = read(withChanges(workbooks, changes))
      expect(fieldsOf(over.submission.forms)).toEqual(fieldsOf(again.forms))
      expect(judged(over.submission, reviewed)).toEqual(judged(again, reviewed))
      const { findings } = rerunRules(over.submission, scheme, RULES, result, over.changed)
      expect(findings).toEqual(rerunRules(again, scheme, RULES, result).findings)
    }
    expect(correctUntilStable(reviewed, result)).toEqual(correctUntilStable(reviewed, result, () => undefined))
  }
}

function compareAll(sets: Iterable<NamedSet>): void {
  for (const set of sets) {
    try {
      compare(set)
    } catch (error) {
      throw new Error(set.name, { cause: error })
    }
  }
}

describe('corrections laid over the forms are those of writing the cells and reading again', () => {
  it('on the examples of rules that relate or correct cells', () => {
    const relating = new Set(RULES.filter(({ relates }) => relates).map(({ code }) => code))
    compareAll([...exampleSets()].filter(({ rule }) => relating.has(rule!)))
  })

  it('on the fixtures', () => compareAll(fixtureSets()))

  it('on judged rows', () => compareAll(judgedSets(9)))

  it('on planted faults', () => compareAll(plantedSets()))

  it('on planted faults of random submissions in random layouts', () => {
    fc.assert(
      fc.property(
        submissionSizes({ specific: 3, municipal: 2, rows: 12 }),
        layouts(),
        fc.constantFrom(...PLANTS),
        (size, layout, kind) => {
          const found = plantInto(kind, size)
          if (found) compare({ workbooks: layOut(found.content, layout, found.planted.reshape) })
        },
      ),
      parameters(60),
    )
  })

  it('and hardly a set has to be read again', () => {
    expect(count.laid).toBeGreaterThan(10 * count.readAgain)
  })
})
