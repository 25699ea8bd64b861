import { isFilled, type NumberField } from '../../form/field.ts'
import type { BasicLine, ProjectForm } from '../../form/forms.ts'
import { nameKey } from '../../form/label-text.ts'
import type { Submission } from '../../form/submission.ts'
import { oncePer } from '../../model/memoise.ts'

export interface ProjectPair {
  readonly line: BasicLine
  readonly form: ProjectForm
  /** Names equal after levelling; false: only alike, the best and clearly so. */
  readonly sameName: boolean
}

export interface ProjectMatching {
  readonly pairs: readonly ProjectPair[]
  readonly linesWithoutForm: readonly BasicLine[]
  readonly formsWithoutLine: readonly ProjectForm[]
  /** Lines for which more than one form would do, so that none was taken. */
  readonly unclear: readonly { readonly line: BasicLine; readonly forms: readonly ProjectForm[] }[]
}

/**
 * Which project form belongs to which listed line of the 基础数据表 (特定目标类项目, 市级专项资金). Names are compared without spaces, quotation
 * marks, brackets' width, punctuation and year prefix; equal names first (amounts decide between several), then the best likeness, if it is
 * clear. A form without a name is taken for the one line of its amounts. A pair that is
 * not clear is left unmatched.
 */
export const matchProjects: (submission: Submission) => ProjectMatching = oncePer(match)

/** Listed projects: lines under 特定目标类项目支出 and 市级专项资金 that the form itself does not name. */
export function listedProjects(submission: Submission): readonly BasicLine[] {
  const sections = new Set(['specificProjects', 'municipalSpecialFund'])
  return (
    submission.basicData?.lines.filter((line) => line.name === undefined && line.section !== undefined && sections.has(line.section)) ?? []
  )
}

function match(submission: Submission): ProjectMatching {
  const lines = new Set(listedProjects(submission))
  const forms = new Set(submission.projects.filter((form) => nameKey(form.projectName?.raw ?? '') !== ''))
  const pairs: ProjectPair[] = []
  const take = (line: BasicLine, form: ProjectForm, sameName: boolean): void => {
    pairs.push({ line, form, sameName })
    lines.delete(line)
    forms.delete(form)
  }
  for (const { line, form } of rank(lines, forms, (a, b) => (a === b ? 1 : 0), 1)) {
    if (lines.has(line) && forms.has(form)) take(line, form, true)
  }
  for (const form of submission.projects.filter((each) => each.projectName?.state !== 'filled')) {
    const same = [...lines].filter((line) => amountsAgree(line, form))
    if (same.length === 1) take(same[0]!, form, true)
  }
  const unclear: { line: BasicLine; forms: ProjectForm[] }[] = []
  const alike = rank(lines, forms, likeness, LIKE_ENOUGH)
  for (const { line, form, score } of alike) {
    if (!lines.has(line) || !forms.has(form)) continue
    const rivals = alike.filter(
      (other) =>
        other.line === line &&
        other.form !== form &&
        forms.has(other.form) &&
        other.score > score - CLEAR_LEAD &&
        !amountsAgree(line, form),
    )
    if (rivals.length > 0) unclear.push({ line, forms: [form, ...rivals.map((each) => each.form)] })
    else take(line, form, false)
  }
  return { pairs, linesWithoutForm: [...lines], formsWithoutLine: [...forms], unclear }
}

const LIKE_ENOUGH = 0.72
const CLEAR_LEAD = 0.08

/** Candidate pairs by the levelled names of line and form, best first; among equals those whose amounts agree. */
function rank(
  lines: ReadonlySet<BasicLine>,
  forms: ReadonlySet<ProjectForm>,
  score: (line: string, form: string) => number,
  least: number,
): { line: BasicLine; form: ProjectForm; score: number }[] {
  const candidates: { line: BasicLine; form: ProjectForm; score: number; amount: number }[] = []
  const names = new Map([...forms].map((form) => [form, nameKey(form.projectName!.raw)]))
  for (const line of lines) {
    const name = nameKey(line.label)
    for (const form of forms) {
      const value = score(name, names.get(form)!)
      if (value >= least) candidates.push({ line, form, score: value, amount: amountsAgree(line, form) ? 1 : 0 })
    }
  }
  return candidates.sort((a, b) => b.score - a.score || b.amount - a.amount)
}

function amountsAgree(line: BasicLine, form: ProjectForm): boolean {
  const total = form.funds?.rows.total
  return sameAmount(line.final, total?.annualExecution) || sameAmount(line.budget, total?.annualBudget)
}

function sameAmount(a: NumberField | undefined, b: NumberField | undefined): boolean {
  return isFilled(a) && isFilled(b) && !a.value.isZero() && a.value.equals(b.value)
}

/** Dice coefficient over pairs of neighbouring characters, between 0 and 1; a name contained in the other counts as alike. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  if (a.length < 2 || b.length < 2) return 0
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= 4 && long.includes(short)) return Math.max(0.8, dice(a, b))
  return dice(a, b)
}

function dice(a: string, b: string): number {
  const counts = new Map<string, number>()
  for (let index = 0; index < a.length - 1; index++) {
    const pair = a.slice(index, index + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let index = 0; index < b.length - 1; index++) {
    const pair = b.slice(index, index + 2)
    const left = counts.get(pair) ?? 0
    if (left > 0) {
      shared++
      counts.set(pair, left - 1)
    }
  }
  return (2 * shared) / (a.length + b.length - 2)
}
