import type { Submission } from '../identity/submission.ts'
import type { SubjectOutcomes } from './rule.ts'

/** Rules that compare what a form states: amounts, weights, scores, basic data. That no reason is due says nothing. */
const JUDGING = /^(ZJ|FZ|DF|JC)-/

/** What is said of such a form. */
export const UNJUDGED = '没有能够核对的金额、分值和得分，没有核对'

/**
 * Keys of the forms on which none of these rules could say anything, neither that something is right nor that it is
 * wrong: they were read, and not checked.
 */
export function unjudgedForms(
  submission: Submission,
  outcomes: ReadonlyMap<string, readonly SubjectOutcomes[]>,
): ReadonlySet<string> {
  const judged = new Set<string>()
  for (const [code, subjects] of outcomes) {
    if (!JUDGING.test(code)) continue
    for (const { form, passed, outcomes: said } of subjects) {
      if (form && (passed > 0 || said.some(({ kind }) => kind === 'pass' || kind === 'fail'))) judged.add(form.key)
    }
  }
  return new Set([...submission.forms, ...submission.spares].flatMap(({ key }) => (judged.has(key) ? [] : [key])))
}
