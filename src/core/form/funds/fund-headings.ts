import { memoise } from '../../model/memoise.ts'
import type { FieldMap } from '../../vocabulary/field-map.ts'
import { LabelIndex, squeeze, withoutYear } from '../label-text.ts'
import type { FundColumnName } from '../named-parts.ts'
import { WordParts } from '../word-parts.ts'

/** The columns of a fund block, in whatever direction it runs. */
export type FundHeader = FundColumnName | 'maxScore' | 'executionRate' | 'score'

type Part = keyof FieldMap['funds']['headingParts']

/** What a column of the fund block holds: by its whole wording, else by the parts that it is made of. */
export class FundHeadings extends LabelIndex<FundHeader> {
  private readonly byParts: (label: string) => FundHeader | undefined

  constructor(funds: FieldMap['funds']) {
    super(funds.columns)
    const parts = new WordParts<Part>(funds.headingParts)
    this.byParts = memoise((label) => headerOf(parts.rolesIn(withoutYear(label)) ?? []))
  }

  override nameOf(slot: { readonly label: string }): FundHeader | undefined {
    return super.nameOf(slot) ?? this.byParts(slot.label)
  }
}

/** Words that say how the amount is counted, not which one it is. */
const ASIDE: readonly Part[] = ['neutral', 'amount', 'actual']

/**
 * 「执行率得分」 is a score and 「执行率权重」 a weight, whatever rate they are of; of 「支出预算」 and 「预算支出」 the last word tells. 「项目支出」
 * is what was spent only as 「项目支出数」.
 */
function headerOf(parts: readonly Part[]): FundHeader | undefined {
  const has = (part: Part): boolean => parts.includes(part)
  if (has('score')) return has('weight') ? undefined : 'score'
  if (has('weight')) return 'maxScore'
  if (has('rate')) return (has('execution') || has('spent')) && !has('initial') ? 'executionRate' : undefined
  const last = parts.findLast((part) => !ASIDE.includes(part))
  const spent = last === 'spent' && (has('amount') || has('actual'))
  if (last === 'execution' || spent) return has('initial') || has('adjusted') ? undefined : 'annualExecution'
  if (last === 'budget' || last === 'planned')
    return has('initial') || (last === 'planned' && !has('adjusted')) ? 'initialBudget' : 'annualBudget'
  return undefined
}

/** The letter or number that a form gives its column: 「全年执行数（B）」 → B. */
export function columnLetter({ text }: { readonly text: string }): string | undefined {
  return /\(([A-Z]|\d)(?:=[^()]*)?\)$/.exec(squeeze(text).toUpperCase())?.[1]
}

/** 「执行率（E/C）」 → E by C. Undefined for a heading without a formula. */
export function rateFormula({
  text,
}: {
  readonly text: string
}): { readonly dividend: string; readonly divisor: string } | undefined {
  const match = /([A-Z]|(?<!\d)\d)[/÷]([A-Z]|\d(?!\d))/.exec(squeeze(text).toUpperCase())
  return match ? { dividend: match[1]!, divisor: match[2]! } : undefined
}
