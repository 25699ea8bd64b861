import { joinedLines } from '../model/joined-lines.ts'
import type { Place } from '../form/field.ts'

/** A check that could not be made: which, where, and what was missing for it, in plain Chinese. */
export interface Unchecked {
  readonly rule: string
  /** '' for a check of the whole set. */
  readonly formKey: string
  readonly place: Place
  readonly label: string
  readonly reason: string
}

/** Checks that could not be made for one and the same cause. */
export interface UncheckedGroup extends Omit<Unchecked, 'rule' | 'formKey'> {
  readonly rules: readonly string[]
}

/** By place and reason, in the order in which the places come first. */
export function groupUnchecked(unchecked: readonly Unchecked[]): UncheckedGroup[] {
  const groups = new Map<string, { rules: string[]; first: Unchecked }>()
  for (const each of unchecked) {
    const { workbook, sheet, cell } = each.place
    const key = [workbook, sheet, cell, each.reason].join('\u0001')
    const known = groups.get(key)
    if (!known) groups.set(key, { rules: [each.rule], first: each })
    else if (!known.rules.includes(each.rule)) known.rules.push(each.rule)
  }
  return [...groups.values()].map(({ rules, first: { place, label, reason } }) => ({ place, label, reason, rules }))
}

/** 「年度资金总额 / 得分：未填或无法识别」. */
export function uncheckedText({ label, reason }: UncheckedGroup): string {
  return `${joinedLines(label)}：${reason}`
}
