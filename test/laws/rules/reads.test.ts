import { describe, expect, it } from 'vitest'
import type { Form } from '../../../src/core/form/forms.ts'
import { readForms } from '../../../src/core/form/read-forms.ts'
import { assembleSubmission, type Submission } from '../../../src/core/identity/submission.ts'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { factsFor } from '../../../src/core/rules/judge.ts'
import { chooseScheme } from '../../../src/core/scheme/choose-scheme.ts'
import { SCHEMES } from '../../../src/core/scheme/schemes.ts'
import { schemeEvidence } from '../../../src/core/scoring/scheme-evidence.ts'
import { guarded } from '../../core/rules/guarded.ts'
import { exampleSets, fixtureSets, judgedSets, type NamedSet, plantedSets } from './sets-of-workbooks.ts'

function submissionOf({ workbooks }: NamedSet): Submission {
  const read = workbooks.map(({ path, workbook }) => readForms(workbook, path))
  return assembleSubmission(
    read.flatMap(({ forms }) => forms),
    { hidden: read.flatMap(({ hidden }) => hidden) },
  )
}

/** Parts that a rule looked at without saying that it reads them; also those of other forms, where it does not look around. */
function undeclared(sets: Iterable<NamedSet>): string[] {
  const found = new Set<string>()
  for (const set of sets) {
    const submission = submissionOf(set)
    const { scheme } = chooseScheme(schemeEvidence(submission), SCHEMES)
    for (const rule of RULES.filter(({ code }) => set.rule === undefined || code === set.rule)) {
      let own: Form | undefined
      // What was worked out for another rule would be known already, and not be read again.
      const guard = guarded(submission, (part, form) => {
        if (!rule.reads.includes(part)) found.add(`${rule.code} ${part}: ${set.name}`)
        if (!rule.looksAround && own && form && form !== own)
          found.add(`${rule.code} ${part} of another form: ${set.name}`)
      })
      for (own of rule.subjects(submission))
        rule.judge(own && guard.forms[submission.forms.indexOf(own)], factsFor(guard, scheme))
    }
  }
  return [...found]
}

describe('a rule reads what it says that it reads, and nothing else', () => {
  it('on its examples', () => {
    expect(undeclared(exampleSets())).toEqual([])
  })

  it('on the fixtures', () => {
    expect(undeclared(fixtureSets())).toEqual([])
  })

  it('on judged rows', () => {
    expect(undeclared(judgedSets(7))).toEqual([])
  })

  it('on planted faults', () => {
    expect(undeclared(plantedSets(4))).toEqual([])
  })
})
