import { reviewedLines } from '../annotation/score-columns.ts'
import { isFilled, type Place, placeKey } from '../form/field.ts'
import type { Form } from '../form/forms.ts'
import { fromA1 } from '../model/cell-address.ts'
import { plain, sum } from '../model/decimal.ts'
import { joinedLines } from '../model/joined-lines.ts'
import { RULES } from '../rules/catalogue.ts'
import type { Outcome } from '../rules/outcome.ts'
import { NUMBERS, ROWS } from '../rules/parts.ts'
import type { Rule, SubjectOutcomes } from '../rules/rule.ts'
import { SUMS, type SumDeclaration } from '../rules/sums.ts'
import type { MendedSet } from './mended-set.ts'
import { type FieldAt, readAt } from './read-at.ts'

/** A rule that looked at a cell, and how it ended. */
interface RuleAtCell {
  readonly rule: string
  readonly title: string
  readonly result: 'held' | 'failed' | 'unchecked'
  /** Why it could not be checked; '' otherwise. */
  readonly reason: string
}

/** What is known of a cell besides what it holds. */
export interface CellFacts {
  /** 「年度资金总额 / 全年预算数」; '' for a cell that is nothing to the forms. */
  readonly label: string
  /** How a sum, and the score of its row, come about, one step a line. */
  readonly working: readonly string[]
  readonly rules: readonly RuleAtCell[]
}

export function cellFacts({ reviewed, said }: MendedSet, place: Place): CellFacts {
  const { form, field } = readAt(reviewed.submission, place)
  return {
    label: joinedLines(field?.label ?? ''),
    working: form ? workingAt(form, reviewed.reviews, place) : [],
    rules: RULES.flatMap((rule) => {
      const isMeant = field !== undefined && speaksOf(rule, field)
      const found = ruleAt(said.outcomes.get(rule.code) ?? [], isMeant ? form : undefined, placeKey(place))
      return found ? [{ rule: rule.code, title: rule.title, ...found }] : []
    }),
  }
}

/** What a cell is called in its form; '' for none. */
export function labelAt({ reviewed }: MendedSet, place: Place): string {
  return joinedLines(readAt(reviewed.submission, place).field?.label ?? '')
}

/**
 * Whether a rule is about what stands in such a field. Many read all rows only to know which are in their right columns;
 * those that read all numbers are about each of them.
 */
function speaksOf({ reads }: Rule, { parts, isNumber }: FieldAt): boolean {
  if (!reads.some((part) => parts.has(part))) return false
  if (!ROWS.every((part) => reads.includes(part))) return true
  return isNumber && NUMBERS.every((part) => reads.includes(part))
}

function workingAt(form: Form, reviews: MendedSet['reviewed']['reviews'], { cell }: Place): readonly string[] {
  return [...sumsAt(form, cell), ...scoreAt(form, reviews, fromA1(cell)!.row)]
}

/** 「各项资金来源之和：100 + 20 = 120」, for a cell that is the total of a declared sum. */
function sumsAt(form: Form, cell: string): readonly string[] {
  const declarations: readonly SumDeclaration[] = Object.values(SUMS)
  return declarations.flatMap((declaration) =>
    declaration.resolve(form).flatMap(({ total, parts }) => {
      const values = parts.filter(isFilled).map(({ value }) => value)
      if (total.place.cell !== cell || values.length === 0) return []
      return [`${declaration.parts}之和：${values.map((each) => plain(each)).join(' + ')} = ${plain(sum(values))}`]
    }),
  )
}

/** Between the steps of an opinion: 「9 ÷ 15 = 60%，10 × 60% = 6」. */
const STEPS = /(?<=[；。])|(?<=%)，(?=-?[\d.]+ ×)/

/** What is said of the score of a row, in the order in which one reckons: the score last. */
function scoreAt(form: Form, reviews: MendedSet['reviewed']['reviews'], row: number): readonly string[] {
  const review = form.kind === 'basic-data' ? undefined : reviews.get(form)
  if (!review || form.kind === 'basic-data') return []
  const line = reviewedLines(form, review).find(({ rows }) => rows.includes(row))
  if (!line) return []
  const score = line.score === undefined ? [] : [`复核得分 ${plain(line.score)}`]
  return [...line.opinion.split(STEPS).filter((step) => step.trim() !== ''), ...score]
}

type Ended = Pick<RuleAtCell, 'result' | 'reason'>

/**
 * How a rule ended at a cell: by what it said of it, or of a relation in which it stands; where it said nothing of it,
 * by whether `form` passed, undefined where the rule is not about such cells. Undefined for a rule that did not look at
 * it, or does not apply.
 */
function ruleAt(said: readonly SubjectOutcomes[], form: Form | undefined, key: string): Ended | undefined {
  let ended: Ended | undefined
  let passes = false
  for (const subject of said) {
    for (const outcome of subject.outcomes) {
      const result = resultAt(outcome, key)
      if (result === 'failed') return { result, reason: '' }
      if (result === 'unchecked' && outcome.kind === 'cannot-tell') ended = { result, reason: outcome.reason }
      if (result === 'held') ended ??= { result, reason: '' }
    }
    const isOwn = subject.form !== undefined && subject.form === form
    if (isOwn && subject.passed > 0 && !subject.outcomes.some(({ kind }) => kind === 'not-applicable')) passes = true
  }
  return ended ?? (passes ? { result: 'held', reason: '' } : undefined)
}

function resultAt(outcome: Outcome, key: string): RuleAtCell['result'] | undefined {
  const isRelated = (): boolean =>
    'equation' in outcome && (outcome.equation?.fields.some(({ place }) => placeKey(place) === key) ?? false)
  switch (outcome.kind) {
    case 'fail':
      return placeKey(outcome.at.place) === key || isRelated() ? 'failed' : undefined
    case 'cannot-tell':
      return placeKey(outcome.at.place) === key ? 'unchecked' : undefined
    case 'pass':
      return isRelated() ? 'held' : undefined
    case 'not-applicable':
      return undefined
    default:
      return outcome satisfies never
  }
}
