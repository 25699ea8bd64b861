import { isFilled, type NumberField } from '../../form/field.ts'
import type { BasicLine, ProjectForm } from '../../form/forms.ts'
import { nameKey } from '../../form/label-text.ts'
import { listedLines } from '../../identity/form-head.ts'
import type { Submission } from '../../identity/submission.ts'
import { oncePer } from '../../model/memoise.ts'
import { differentImplementers } from './implementers.ts'
import { LIKE_ENOUGH, likeness, possiblyAlike } from './alike-names.ts'

interface ProjectPair {
  readonly line: BasicLine
  readonly form: ProjectForm
  /** Names equal after levelling; false: only alike, the best and clearly so. */
  readonly sameName: boolean
  /** Further forms of that name, by other 实施单位: the line may be meant for all of them together. */
  readonly parts: readonly ProjectForm[]
}

export interface ProjectMatching {
  readonly pairs: readonly ProjectPair[]
  readonly linesWithoutForm: readonly BasicLine[]
  readonly formsWithoutLine: readonly ProjectForm[]
  /** Lines for which more than one form would do, so that none was taken. */
  readonly unclear: readonly { readonly line: BasicLine; readonly forms: readonly ProjectForm[] }[]
}

/**
 * Which project form belongs to which listed line of the 基础数据表 (特定目标类项目, 市级专项资金). Names are compared without spaces,
 * quotation marks, brackets' width, punctuation and year prefix; equal names first (amounts decide between several),
 * then the best likeness, if it is clear. A form without a name is taken for the one line of its amounts. A pair that
 * is not clear is left unmatched.
 */
export const matchProjects: (submission: Submission) => ProjectMatching = oncePer(match)

/** Listed projects: lines under 特定目标类项目支出 and 市级专项资金 that the form itself does not name. */
export function listedProjects(submission: Submission): readonly BasicLine[] {
  return submission.basicData ? listedLines(submission.basicData) : []
}

function match(submission: Submission): ProjectMatching {
  const lines = new Set(listedProjects(submission))
  const forms = new Set(submission.projects.filter((form) => nameKey(form.projectName?.raw ?? '') !== ''))
  const pairs: Omit<ProjectPair, 'parts'>[] = []
  const take = (line: BasicLine, form: ProjectForm, sameName: boolean): void => {
    pairs.push({ line, form, sameName })
    lines.delete(line)
    forms.delete(form)
  }
  for (const { line, form } of rank(namesakes(lines, forms))) {
    if (lines.has(line) && forms.has(form)) take(line, form, true)
  }
  for (const form of submission.projects.filter((each) => each.projectName?.state !== 'filled')) {
    const same = [...lines].filter((line) => amountsAgree(line, form))
    if (same.length === 1) take(same[0]!, form, true)
  }
  const unclear: { line: BasicLine; forms: ProjectForm[] }[] = []
  const alike = rank(alikeOnes(lines, forms))
  const byLine = new Map<BasicLine, Candidate[]>()
  for (const candidate of alike) {
    const known = byLine.get(candidate.line)
    if (known) known.push(candidate)
    else byLine.set(candidate.line, [candidate])
  }
  for (const { line, form, score } of alike) {
    if (!lines.has(line) || !forms.has(form)) continue
    const rivals = byLine
      .get(line)!
      .filter(
        (other) =>
          other.form !== form && forms.has(other.form) && other.score > score - CLEAR_LEAD && !amountsAgree(line, form),
      )
    if (rivals.length > 0) unclear.push({ line, forms: [form, ...rivals.map((each) => each.form)] })
    else take(line, form, false)
  }
  const leftOver = formsByName(forms)
  const partsOf = ({ form }: { readonly form: ProjectForm }): ProjectForm[] =>
    (leftOver.get(nameKey(form.projectName?.raw ?? '')) ?? []).filter((other) => differentImplementers(form, other))
  return {
    pairs: pairs.map((pair) => ({ ...pair, parts: partsOf(pair) })),
    linesWithoutForm: [...lines],
    formsWithoutLine: [...forms],
    unclear,
  }
}

const CLEAR_LEAD = 0.08

interface Candidate {
  readonly line: BasicLine
  readonly form: ProjectForm
  readonly score: number
}

function formsByName(forms: Iterable<ProjectForm>): Map<string, ProjectForm[]> {
  const byName = new Map<string, ProjectForm[]>()
  for (const form of forms) {
    const name = nameKey(form.projectName!.raw)
    const known = byName.get(name)
    if (known) known.push(form)
    else byName.set(name, [form])
  }
  return byName
}

/** Pairs of one levelled name, in the order of the lines. */
function namesakes(lines: ReadonlySet<BasicLine>, forms: ReadonlySet<ProjectForm>): Candidate[] {
  const byName = formsByName(forms)
  return [...lines].flatMap((line) => (byName.get(nameKey(line.label)) ?? []).map((form) => ({ line, form, score: 1 })))
}

/** Pairs of names that are like enough, in the order of the lines. */
function alikeOnes(lines: ReadonlySet<BasicLine>, forms: ReadonlySet<ProjectForm>): Candidate[] {
  const listed = [...lines].map((line) => ({ line, name: nameKey(line.label) }))
  const named = [...forms].map((form) => ({ form, name: nameKey(form.projectName!.raw) }))
  const possible = possiblyAlike(
    listed.map((each) => each.name),
    named.map((each) => each.name),
  )
  return listed.flatMap(({ line, name }, at) =>
    possible[at]!.flatMap((other) => {
      const score = likeness(name, named[other]!.name)
      return score >= LIKE_ENOUGH ? [{ line, form: named[other]!.form, score }] : []
    }),
  )
}

/** Best first; among equals those whose amounts agree. */
function rank(candidates: readonly Candidate[]): Candidate[] {
  const weighed = candidates.map((each) => ({ each, amount: amountsAgree(each.line, each.form) ? 1 : 0 }))
  return weighed.sort((a, b) => b.each.score - a.each.score || b.amount - a.amount).map(({ each }) => each)
}

function amountsAgree(line: BasicLine, form: ProjectForm): boolean {
  const total = form.funds?.rows.total
  return sameAmount(line.final, total?.annualExecution) || sameAmount(line.budget, total?.annualBudget)
}

function sameAmount(a: NumberField | undefined, b: NumberField | undefined): boolean {
  return isFilled(a) && isFilled(b) && !a.value.isZero() && a.value.equals(b.value)
}
