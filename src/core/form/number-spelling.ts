import { type Decimal, decimalOf, HUNDRED } from '../model/decimal.ts'

/** What a number field holds: 万元, 分 or persons, or a ratio (0.75 is 75%). */
export type NumberKind = 'amount' | 'score' | 'count' | 'ratio'

/** How a number was typed where it is not simply a number. */
export type Spelling = 'full-width' | 'thousands' | 'unit' | 'spaces'

export interface SpelledNumber {
  readonly value: Decimal
  /** Decimals as written, in the field's unit: 「97%」 as a ratio has 2. */
  readonly decimals: number
  readonly spellings: readonly Spelling[]
}

const MARKS = new Set([
  '/',
  '／',
  '—',
  '——',
  '———',
  '-',
  '--',
  '---',
  '－',
  '－－',
  '–',
  '―',
  '――',
  '─',
  '──',
  '无',
  '\\',
  '*',
  '、',
])

const LONGEST_MARK = Math.max(...[...MARKS].map((mark) => mark.length))

/** 「/」 「—」 「——」 「无」: filled in to say "does not apply". */
export function isNotApplicableMark(text: string): boolean {
  const bare = /\s/.test(text) ? text.replace(/\s/g, '') : text
  return bare.length <= LONGEST_MARK && MARKS.has(bare)
}

const UNITS: Readonly<Record<NumberKind, Readonly<Record<string, string>>>> = {
  amount: { 万元: '1', 万: '1', 元: '0.0001', 亿元: '10000', 亿: '10000', 万元整: '1', 元整: '0.0001' },
  score: { 分: '1' },
  count: { 人: '1', 名: '1', 个: '1' },
  ratio: { '%': '0.01' },
}

/**
 * Reads a number as people type it: 「4753.66万元」 「1,234.50」 「１２３」 「12 .5」 「97%」. Amounts come back in 万元, ratios as
 * ratios. Undefined when the text is not wholly a number (「约九十」, 「7,00.0,77」), never a guess.
 */
export function readSpelledNumber(text: string, kind: NumberKind): SpelledNumber | undefined {
  if (text.length > 60) return undefined
  const half = text.normalize('NFKC').replace(/[−–]/g, '-')
  const compact = half.replace(/\s/g, '')
  const match = /^(?:¥|RMB)?([-+]?)(\d{1,3}(?:,\d{3})+|\d+|(?=\.))(\.\d+)?([^\d.,+-]*)$/.exec(compact)
  if (!match || (match[2] === '' && match[3] === undefined)) return undefined
  const unit = match[4]!
  const factor = unit === '' ? '1' : UNITS[kind][unit]
  if (factor === undefined) return undefined
  const spellings: Spelling[] = []
  if (half !== text) spellings.push('full-width')
  if (match[2]!.includes(',')) spellings.push('thousands')
  if ((unit !== '' && kind !== 'ratio') || /^[¥R]/.test(compact)) spellings.push('unit')
  if (/\S\s+\S/.test(half)) spellings.push('spaces')
  const number = decimalOf(`${match[1]}${match[2]!.replaceAll(',', '') || '0'}${match[3] ?? ''}`)
  const written = (match[3] ?? '.').length - 1
  if (factor === '1') return { value: number, decimals: written, spellings }
  const scale = decimalOf(factor)
  const decimals =
    kind === 'ratio' && unit === '%'
      ? written + 2
      : Math.max(0, written - (scale.greaterThan(HUNDRED) ? 4 : 0) + (scale.lessThan('0.001') ? 4 : 0))
  return { value: number.times(scale), decimals, spellings }
}
