import { type FilledNumber, isFilled, type NumberField } from '../form/field.ts'
import type { Form } from '../form/forms.ts'
import { squeeze } from '../form/label-text.ts'
import { type Decimal, plain, sum } from '../model/decimal.ts'
import { AS_STATED, type Equation, equalAsShown, sumEquation } from './equation.ts'
import { cannotTell, type Failure, fail, notApplicable, type Outcome, pass } from './outcome.ts'
import type { OpenPart, ResolvedSum, SumDeclaration } from './sums.ts'
import { asFilledWithDifference } from './wording.ts'

/** A sum that does not hold: what it should make, and which of its parts are blank. */
export interface SumTold {
  readonly sum: {
    readonly declaration: SumDeclaration
    readonly resolved: ResolvedSum
    readonly added: Decimal
    readonly blank: readonly NumberField[]
  }
}

export function sumMessage(failure: Failure & SumTold): string {
  const { declaration, resolved, added, blank } = failure.sum
  const { relation, column, severity } = resolved
  const parts = resolved.parts.filter(isFilled)
  const workings = parts.length > 1 ? `（${parts.map((part) => plain(part.value)).join(' + ')}）` : ''
  const missing = blank.length > 0 ? `（其中${blank.map((part) => `「${nameIn(part)}」`).join('')}未填）` : ''
  const verb = relation === 'equals' ? '应等于' : '不应小于'
  const advice =
    severity === 'info'
      ? '上年有、本年已不列的项目不用改；否则请核对。'
      : failure.stated === ''
        ? '请补填合计；分项填错的，改正分项。'
        : blank.length > 0
          ? '请补填分项，或改正填错的一处。'
          : '请核对合计与各分项，改正填错的一处。'
  return `${declaration.total}（${column}）${verb}${declaration.parts}之和 ${plain(added)}${shorten(workings)}${missing}，${asFilledWithDifference(failure)}。${advice}`
}

/** Checks every column of a declared sum on a form. */
export function* checkSum(declaration: SumDeclaration, form: Form): Generator<Outcome<SumTold>> {
  for (const each of declaration.resolve(form)) yield checkResolved(declaration, each)
}

function checkResolved(declaration: SumDeclaration, resolved: ResolvedSum): Outcome<SumTold> {
  const { total, parts, relation, severity, otherParts = [], open, needsAll = false } = resolved
  const unreadable = [total, ...parts].find(isUnread)
  if (unreadable) return cannotTell(unreadable)
  const filled = parts.filter(isFilled)
  if (filled.length === 0) return notApplicable(`${declaration.parts}均未填`)
  if (total.state === 'not-applicable') return notApplicable('合计填为不适用')
  const added = addedUp(filled)
  const equation = sumEquation(total, parts, comparison(total, added, relation))
  if (isFilled(total) ? equation.holds(AS_STATED) : added.value.isZero()) return pass(equation)
  for (const other of otherParts) {
    const alternative = sumEquation(total, other, comparison(total, addedUp(other.filter(isFilled)), relation))
    if (!other.some(isUnread) && alternative.holds(AS_STATED)) return pass(alternative)
  }
  const unclear = open ?? unreadOf(otherParts.flat())
  if (unclear) return cannotTell(unclear.at, unclear.reason)
  const told = severity === 'info'
  const stated = isFilled(total) ? plain(total.value) : ''
  const difference = isFilled(total) ? total.value.minus(added.value) : undefined
  const blank = needsAll && difference?.isPositive() ? parts.filter((part) => part.state === 'blank') : []
  return fail({
    at: total,
    stated,
    // Where a part is blank it may be the part that is missing.
    ...(blank.length > 0
      ? {}
      : { expected: relation === 'equals' ? plain(added.value) : `不小于 ${plain(added.value)}` }),
    ...(difference ? { difference: plain(difference) } : {}),
    sum: { declaration, resolved, added: added.value, blank },
    related: parts,
    // Nor can the wrong one of several be told by a sum that lacks one.
    equation: told || relation === 'at-most' || blank.length > 0 ? unsolved(equation) : equation,
    ...(severity ? { severity } : {}),
  })
}

/** A bound, or a relation that need not hold, tells no cell's value. */
function unsolved({ fields, holds }: Equation): Equation {
  return { fields, holds }
}

function isUnread({ state }: NumberField): boolean {
  return state === 'unreadable' || state === 'uncached'
}

function unreadOf(fields: readonly NumberField[]): OpenPart | undefined {
  const at = fields.find(isUnread)
  return at && { at, reason: '未填或无法识别' }
}

function addedUp(filled: readonly FilledNumber[]): { readonly value: Decimal; readonly decimals: number } {
  return {
    value: sum(filled.map((part) => part.value)),
    decimals: filled.reduce((most, part) => Math.max(most, part.decimals), 0),
  }
}

/** At the decimals that the total and the parts show. */
function comparison(
  total: NumberField,
  added: { readonly decimals: number },
  relation: ResolvedSum['relation'],
): (left: Decimal, right: Decimal) => boolean {
  const totalDecimals = isFilled(total) ? total.decimals : added.decimals
  return (left, right) =>
    equalAsShown({ value: left, decimals: totalDecimals }, { value: right, decimals: added.decimals }) ||
    (relation === 'at-most' && right.lessThan(left))
}

/** 「其中：基本支出 / 全年执行数」 → 基本支出. */
function nameIn({ label }: NumberField): string {
  const parts = label.split(' / ')
  return squeeze(parts.length > 1 && /^按.*分$/.test(parts[0]!) ? parts.at(-1)! : parts[0]!).replace(/^其中:?/, '')
}

function shorten(workings: string): string {
  return workings.length > 80 ? '' : workings
}
