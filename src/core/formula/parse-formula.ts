import { Decimal } from '../model/decimal.ts'
import type { Comparison } from './compare-values.ts'
import { booleanValue, type FormulaValue, numberValue } from './formula-value.ts'
import { formulaTokens, type Reference, type Token } from './formula-tokens.ts'

export type Operator = Comparison | '&' | '+' | '-' | '*' | '/' | '^'

/**
 * A formula taken apart. Operators of one rank stand in one chain, worked out from left to right, so that depth comes
 * from brackets alone.
 */
export type Expression =
  | { readonly kind: 'value'; readonly value: FormulaValue }
  | { readonly kind: 'reference'; readonly reference: Reference }
  /** Signs before an operand: how many of them are 「-」; `+` alone changes nothing. */
  | { readonly kind: 'signed'; readonly minuses: number; readonly operand: Expression }
  | { readonly kind: 'percent'; readonly times: number; readonly operand: Expression }
  | { readonly kind: 'chain'; readonly first: Expression; readonly rest: readonly Link[] }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly (Expression | undefined)[] }

export interface Link {
  readonly operator: Operator
  readonly operand: Expression
}

export interface Formula {
  readonly expression: Expression
  readonly references: readonly Reference[]
}

/** What a spreadsheet accepts: 8192 characters, 255 arguments; brackets within brackets it allows fewer. */
const LONGEST_FORMULA = 8192
const MOST_ARGUMENTS = 255
const DEEPEST = 100

/**
 * From the loosest to the tightest; a sign before an operand binds tighter than all of them: −2^2 is 4, and 2^3^2 is
 * 64.
 */
const RANKS: readonly (readonly string[])[] = [['=', '<>', '<', '>', '<=', '>='], ['&'], ['+', '-'], ['*', '/'], ['^']]

/** Undefined for what is no formula of the kind that is worked out here. */
export function parseFormula(formula: string): Formula | undefined {
  if (formula.length > LONGEST_FORMULA) return undefined
  const tokens = formulaTokens(formula.replace(/^\s*=/, ''))
  return tokens && new Parser(tokens).parse()
}

class Parser {
  private at = 0
  private depth = 0
  private readonly references: Reference[] = []

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): Formula | undefined {
    const expression = this.chain(0)
    return expression && this.at === this.tokens.length ? { expression, references: this.references } : undefined
  }

  private chain(rank: number): Expression | undefined {
    const operators = RANKS[rank]
    if (!operators) return this.operand()
    const first = this.chain(rank + 1)
    if (!first) return undefined
    const rest: Link[] = []
    for (let mark = this.mark(operators); mark; mark = this.mark(operators)) {
      const operand = this.chain(rank + 1)
      if (!operand) return undefined
      rest.push({ operator: mark as Operator, operand })
    }
    return rest.length === 0 ? first : { kind: 'chain', first, rest }
  }

  /** Signs, the operand itself, per cent signs. */
  private operand(): Expression | undefined {
    let signs = 0
    let minuses = 0
    for (let sign = this.mark(['+', '-']); sign; sign = this.mark(['+', '-'])) {
      signs++
      if (sign === '-') minuses++
    }
    const bare = this.primary()
    if (!bare) return undefined
    const signed: Expression = signs === 0 ? bare : { kind: 'signed', minuses, operand: bare }
    let times = 0
    while (this.mark(['%'])) times++
    return times === 0 ? signed : { kind: 'percent', times, operand: signed }
  }

  private primary(): Expression | undefined {
    const token = this.tokens[this.at++]
    switch (token?.kind) {
      case 'number':
        return { kind: 'value', value: numberValue(new Decimal(token.digits)) }
      case 'text':
      case 'error':
        return { kind: 'value', value: token }
      case 'boolean':
        return { kind: 'value', value: booleanValue(token.value) }
      case 'reference':
        this.references.push(token.reference)
        return token
      case 'function':
        return this.nested(() => this.call(token.name))
      case 'mark':
        return token.mark === '(' ? this.nested(() => this.bracketed()) : undefined
      case undefined:
        return undefined
      default:
        return token satisfies never
    }
  }

  private nested(read: () => Expression | undefined): Expression | undefined {
    if (this.depth >= DEEPEST) return undefined
    this.depth++
    const expression = read()
    this.depth--
    return expression
  }

  private bracketed(): Expression | undefined {
    const inner = this.chain(0)
    return inner && this.mark([')']) ? inner : undefined
  }

  /** The arguments up to the closing bracket; one that is left out is undefined. */
  private call(name: string): Expression | undefined {
    const given: (Expression | undefined)[] = []
    if (this.mark([')'])) return { kind: 'call', name, given }
    while (given.length < MOST_ARGUMENTS) {
      const next = this.tokens[this.at]
      const leftOut = next?.kind === 'mark' && (next.mark === ',' || next.mark === ')')
      const argument = leftOut ? undefined : this.chain(0)
      if (!leftOut && !argument) return undefined
      given.push(argument)
      if (this.mark([')'])) return { kind: 'call', name, given }
      if (!this.mark([','])) return undefined
    }
    return undefined
  }

  /** Steps over the next token if it is one of these marks. */
  private mark(marks: readonly string[]): string | undefined {
    const token = this.tokens[this.at]
    if (token?.kind !== 'mark' || !marks.includes(token.mark)) return undefined
    this.at++
    return token.mark
  }
}
