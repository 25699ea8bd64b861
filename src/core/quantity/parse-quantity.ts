import { memoise } from '../model/memoise.ts'
import { degreeOfWords } from './degree-of-words.ts'
import { blankMark, normaliseText } from './normalise-text.ts'
import { parseDate } from './parse-date.ts'
import { parseFigure, parseRange } from './parse-figure.ts'
import type { DateQuantity, ListQuantity, NumberQuantity, Quantity, RangeQuantity } from './quantity.ts'

/** Longer texts are prose, whatever digits they hold. */
const LONGEST_LIST = 200

/**
 * Reads one 年度指标值 or 实际完成值: a figure with its sign and unit, a range, a date, a list of these, words, a blank mark.
 * Amounts and ratios come back with powers of ten resolved (「2亿」 200000000, 「97%」 0.97); blank is never zero. What is
 * not wholly understood is `qualitative` (there are words) or `unreadable` (there are only digits and signs), never a
 * guessed figure. Never throws.
 */
export const parseQuantity: (text: string) => Quantity = memoise(parse)

function parse(text: string): Quantity {
  const mark = blankMark(text)
  if (mark !== undefined) return { kind: 'blank', mark }
  const even = unwrap(normaliseText(text))
  if (even.length <= LONGEST_LIST) {
    if (/^#[A-Z\d/!?]+$/i.test(even)) return { kind: 'unreadable', reason: `单元格公式出错「${even}」` }
    const single = parseSingle(even)
    if (single) return single
    const list = parseList(even)
    if (list) return list
    const reason = unreadableReason(even)
    if (reason !== undefined) return { kind: 'unreadable', reason }
  } else if (!/[\p{Script=Han}A-Za-z]/u.test(even)) {
    return { kind: 'unreadable', reason: '没有可读的数字或文字' }
  }
  const { degree, sure } = degreeOfWords(even)
  return { kind: 'qualitative', degree, sure }
}

/** 「（100%）」 「“≥90%”」: marks round the whole text say nothing. */
function unwrap(even: string): string {
  const match = /^["'“‘「《(]([^"'“”‘’「」《》()]*)["'”’」》)]$/.exec(even)
  return match && match[1] !== '' ? match[1]! : even
}

function parseSingle(even: string): Quantity | undefined {
  return parseDate(even) ?? parseRange(even) ?? parseFigure(even)
}

/** 「1、完成…」 「(2)…」: a numbered sentence, not a list of figures. */
const NUMBERED = /^\(?\d{1,2}[、)](?!\d)/

function parseList(even: string): ListQuantity | undefined {
  const plain = withoutNumbers(even)
  if (NUMBERED.test(plain)) return undefined
  const body = plain.replace(/[。;,、/]+$/, '')
  for (const separator of [/[;。]/, /、/, /,/, /\//]) {
    const parts = body.split(separator)
    // 「3/5」 may be a fraction or a date, 「3,5」 a broken separator: only with a unit before the mark are they two
    // figures.
    if (parts.length < 2 || parts.length > 12 || !parts.every((part) => /[\d零一二两三四五六七八九十]/.test(part)))
      continue
    if (/[,/]/.test(separator.source) && /\d[,/]\d/.test(body)) continue
    const items = parts.map(parseSingle)
    if (items.every(isListItem)) return { kind: 'list', items, nouns: parts.map(nounOf) }
  }
  return undefined
}

/** 「(1)培训200人;(2)印制手册1000册」 「①…;②…」: the numbers of the items, where each has the next one, count nothing. */
function withoutNumbers(even: string): string {
  const items = even.split(';').filter((item) => item !== '')
  const rest = items.map((item) => /^(?:◦|\(?(\d{1,2})[)、.](?!\d))(.+)$/s.exec(item)?.slice(1))
  const numbered =
    items.length > 1 && rest.every((found, index) => found !== undefined && Number(found[0] ?? index + 1) === index + 1)
  return numbered ? rest.map((found) => found![1]).join(';') : even
}

/** 「完成道路99公里」 → 「道路」: the words before a figure, its sign and what was done aside. */
function nounOf(part: string): string {
  return part
    .replace(/[≥≤<>=\d零一二两三四五六七八九十].*$/s, '')
    .replace(/^(?:已|共|全部|完成|新建|建成|开展|组织|举办|实施|新增|改造|共计|合计)+/, '')
    .replace(/(?:不少于|不低于|不超过|达到|达|为|约|共|至少|:|超过)+$/, '')
}

function isListItem(item: Quantity | undefined): item is NumberQuantity | RangeQuantity | DateQuantity {
  return item?.kind === 'number' || item?.kind === 'range' || item?.kind === 'date'
}

/** Words that only belong to figures; a text of digits, signs and these alone was meant as a figure. */
const FIGURE_WORDS = /[\d\s.,;:%‰+\-~<>=≥≤±^$¥/\\()[\]、。!?*…—–_|'"“”元万亿千百十]|人次|个|家|次|人|天|日|月|年/gu

function unreadableReason(even: string): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(even)) return '只有符号，没有数字或文字'
  if (!/\p{N}/u.test(even)) return undefined
  const words = even.replace(FIGURE_WORDS, '')
  if (/\p{Script=Han}/u.test(words) || /[A-Za-z]{2,}/.test(words)) return undefined
  if (/\d[/:]\d/.test(even)) return '是比例、分数还是日期，看不明确'
  return '数字写法不规范，不能认定是多少'
}
