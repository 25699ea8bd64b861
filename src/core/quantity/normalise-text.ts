import { memoise } from '../model/memoise.ts'

const SQUARES: readonly (readonly [RegExp, string])[] = [
  [/㎢|k\s?m\s?[²2](?!\d)/gi, '平方公里'],
  [/㎡|m\s?²/gi, '平方米'],
  [/㎥|m\s?³/gi, '立方米'],
  [/(?<=[\d万亿]\s?)m\s?2(?![\d.])/gi, '平方米'],
  [/(?<=[\d万亿]\s?)m\s?3(?![\d.])/gi, '立方米'],
]

/** Compatibility forms that people type for ordinary characters: full-width, Kangxi radicals, squared units. */
const COMPATIBILITY = /[⺀-⿟　㌀-㏿豈-﫿︰-﹯＀-￯℀-⅏]/g

/** A time of day behind a date, as Excel shows one. */
const DAY_AND_TIME =
  /(\d{4}[-./]\d{1,2}[-./]\d{1,2})(?:(?:\s{1,3}|T)\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?Z?)+(?![\d:])/g

/**
 * Nothing in such a text has another form: no m (a square metre), no blank, no full-width, doubled or look-alike sign.
 * Most texts are so.
 */
const EVEN_ALREADY = /^[0-9A-LN-Za-ln-z\u4e00-\u9fff%.,;、。/≥≤]*$/

/**
 * The text with width, spaces and look-alike signs evened out: full-width → half-width, all white space and invisible
 * characters removed, 「≧」 → 「≥」, 「═」 → 「=」, 「−」 before a digit → 「-」, 「㎡」 → 「平方米」. A line break between two digits
 * becomes 「;」, so that two figures never grow together. Circled and raised digits are no digits. Linear in the text's
 * length.
 */
export function normaliseText(text: string): string {
  return EVEN_ALREADY.test(text) ? text : evened(text)
}

const evened = memoise((text: string): string => {
  let out = text
  for (const [pattern, word] of SQUARES) out = out.replace(pattern, word)
  out = out
    .replace(/_x000[dD]_/g, '')
    .replace(/[\u000b\u000c\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u00b2\u00b3\u00b9⁰-₉]/g, '^')
    .replace(/[①-⓿❶-➓㈠-㈩㊀-㊉]/g, '◦')
    .replace(/[\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff\u00ad]/g, '')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '')
    // Character by character: normalising a whole hostile text of combining marks takes quadratic time.
    .replace(COMPATIBILITY, (char) => char.normalize('NFKC'))
    // While the space still parts day and hour: 「2022/1/1 10:00」 must not become the 11th.
    .replace(DAY_AND_TIME, '$1')
    .replace(/(\d)[^\S\n\r]*[\n\r]\s*(?=\d)/g, '$1;')
    .replace(/\s/g, '')
  return (
    out
      .replace(/[≧⩾≥≮≦⩽≤≯═＝﹦=<>]+/g, evenSign)
      .replace(/[〜∼～]/g, '~')
      .replace(/﹪/g, '%')
      // A look-ahead after the run would scan a long run once for each of its dashes.
      .replace(/[−﹣‐‑‒–—―─]+/g, (run, offset: number, all: string) =>
        /[\d.]/.test(all[offset + run.length] ?? '') ? '-' : run,
      )
  )
})

/** One run of signs of comparison: 「>=」 「＝＞」 「≧」 are 「≥」; a run that contradicts itself stays as it is. */
function evenSign(run: string): string {
  const even = run
    .replace(/[≧⩾≮]/g, '≥')
    .replace(/[≦⩽≯]/g, '≤')
    .replace(/[═＝﹦]/g, '=')
  if (/^=+$/.test(even)) return '='
  if (/^(?:≥=?|>=+|=+>)$/.test(even)) return '≥'
  return /^(?:≤=?|<=+|=+<)$/.test(even) ? '≤' : even
}

/**
 * A line break may part two sentences or stand within a word: the text as one line, and where there is a break, with
 * 「;」 in its place.
 */
export function linesJoinedAndApart(text: string): readonly [string, ...string[]] {
  const lines = text.trim()
  return /[\r\n]/.test(lines) ? [lines, lines.replace(/[\r\n]+/g, ';')] : [lines]
}

/** What is left of a text when only its words are compared: no punctuation at the edges, no quotation marks. */
export function compareText(text: string): string {
  const words = normaliseText(text).replace(/["'“”‘’「」『』《》]/g, '')
  let end = words.length
  while (end > 0 && '。.;,、!'.includes(words[end - 1]!)) end -= 1
  return words.slice(0, end)
}

const MARKS = new Set(['', '*', '**', '***', '、', '无', '暂无', '不适用', 'N/A', 'n/a', 'NA', '-/-', '空'])

/** The mark of a cell that was left empty or struck out (「」 「/」 「—」 「——」 「-」 「无」); undefined when it says something. */
export function blankMark(text: string): string | undefined {
  if (text.length > 200) return text.trim() === '' ? '' : undefined
  const mark = normaliseText(text).replace(/(?<=[无/])[.。,，;；]$/, '')
  if (MARKS.has(mark) || /^(?:[-‐‑‒–—―─−_]+|[.。…]+|\\+|\/+)$/.test(mark)) return mark
  return undefined
}
