import type { Comparator } from './quantity.ts'

const BEFORE: readonly (readonly [Comparator, string])[] = [
  [
    '>=',
    '≥|大于或?等于|大于及等于|大等于|高于或等于|不得?(?:少于|低于|小于|短于)|不(?:应|能|会)(?:少于|低于|小于)|未(?:少于|低于)|至少|最少|最低|下限为?|不下于',
  ],
  [
    '<=',
    '≤|小于或?等于|小等于|低于或等于|不得?(?:超过|高于|多于|大于|突破|超出|长于|超)|不(?:应|能|会)(?:超过|高于|多于|大于)|未(?:超过|超出|突破|超|高于)|至多|最多|最高|上限为?|控制在|限制在|控制到',
  ],
  ['>', '>|超过|超出|大于|高于|多于|突破|逾(?!期)|超(?!期)'],
  ['<', '<|小于|低于|少于|不足|不到|短于'],
  ['=', '=|等于'],
]
const AFTER: readonly (readonly [Comparator, string])[] = [
  ['>=', '(?:及其?|\\(含\\)|含)?以上(?:\\(含\\))?|之上|\\+'],
  ['<=', '(?:及其?|\\(含\\)|含)?以[下内](?:\\(含\\))?|之下|之内|内'],
]

const pattern = (source: string, place: 'start' | 'end'): RegExp =>
  new RegExp(place === 'start' ? `^(?:${source})` : `(?:${source})$`)
const compile = (
  table: readonly (readonly [Comparator, string])[],
  place: 'start' | 'end',
): readonly (readonly [Comparator, RegExp])[] =>
  table.map(([comparator, source]) => [comparator, pattern(source, place)] as const)

const LEADING = compile(BEFORE, 'start')
const CLOSING = compile(BEFORE, 'end')
const TRAILING = compile(AFTER, 'end')

export interface Taken {
  readonly comparator: Comparator
  readonly rest: string
}

function take(text: string, table: readonly (readonly [Comparator, RegExp])[]): Taken | undefined {
  for (const [comparator, regex] of table) {
    const match = regex.exec(text)
    if (match) return { comparator, rest: text.slice(0, match.index) + text.slice(match.index + match[0].length) }
  }
  return undefined
}

/** A sign that opens the words before a figure: 「不少于开展」 (3次). */
export const takeLeading = (text: string): Taken | undefined => take(text, LEADING)
/** A sign right before the figure: 「满意度不低于」 (90%). */
export const takeClosing = (text: string): Taken | undefined => take(text, CLOSING)
/** A sign word behind the unit: (5) 「家以上」, (15) 「天以内」. */
export const takeTrailing = (text: string): Taken | undefined => take(text, TRAILING)

const SIDE: Readonly<Record<Comparator, number>> = { '>=': 1, '>': 1, '<=': -1, '<': -1, '=': 0, none: 0 }

/**
 * Two signs on one figure: 「≥90%以上」 keeps the first; undefined when they contradict each other (「≤90%以上」). 「控制在…以内」
 * agrees.
 */
export function joinComparators(first: Comparator, second: Comparator): Comparator | undefined {
  if (first === 'none') return second
  if (second === 'none' || first === second) return first
  if (SIDE[first] === SIDE[second] && SIDE[first] !== 0) return first
  return first === '=' ? second : second === '=' ? first : undefined
}
