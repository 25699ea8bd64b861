const SQUARES: readonly (readonly [RegExp, string])[] = [
  [/㎢|k\s?m\s?[²2](?!\d)/gi, '平方公里'],
  [/㎡|m\s?²/gi, '平方米'],
  [/㎥|m\s?³/gi, '立方米'],
]

/** Compatibility forms that people type for ordinary characters: full-width, Kangxi radicals, squared units. */
const COMPATIBILITY = /[⺀-⿟　㌀-㏿豈-﫿︰-﹯＀-￯℀-⅏]/g

/**
 * The text with width, spaces and look-alike signs evened out: full-width → half-width, all white space and invisible characters removed,
 * 「≧」 → 「≥」, 「═」 → 「=」, 「−」 before a digit → 「-」, 「㎡」 → 「平方米」. A line break between two digits becomes 「;」, so that two
 * figures never grow together. Circled and raised digits are no digits. Linear in the text's length.
 */
export function normaliseText(text: string): string {
  let out = text
  for (const [pattern, word] of SQUARES) out = out.replace(pattern, word)
  out = out
    .replace(/[\u00b2\u00b3\u00b9⁰-₉]/g, '^')
    .replace(/[①-⓿❶-➓㈠-㈩㊀-㊉]/g, '◦')
    .replace(/[\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff\u00ad]/g, '')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '')
    // Character by character: normalising a whole hostile text of combining marks takes quadratic time.
    .replace(COMPATIBILITY, (char) => char.normalize('NFKC'))
    .replace(/(\d)[^\S\n\r]*[\n\r]\s*(?=\d)/g, '$1;')
    .replace(/\s/g, '')
  return out
    .replace(/[≧⩾≥]=?/g, '≥')
    .replace(/[≦⩽≤]=?/g, '≤')
    .replace(/≮/g, '≥')
    .replace(/≯/g, '≤')
    .replace(/[═＝﹦]+/g, '=')
    .replace(/>=|=>/g, '≥')
    .replace(/<=|=</g, '≤')
    .replace(/==+/g, '=')
    .replace(/[〜∼～]/g, '~')
    .replace(/﹪/g, '%')
    .replace(/[−﹣‐‑‒–—―─]+(?=[\d.])/g, '-')
    .replace(/(\d|%|年|月|日|元|万|亿|个)[‐‑‒–—―─−]+$/, '$1-')
}

/** What is left of a text when only its words are compared: no punctuation at the edges, no quotation marks. */
export function compareText(text: string): string {
  const evened = normaliseText(text).replace(/["'“”‘’「」『』《》]/g, '')
  let end = evened.length
  while (end > 0 && '。.;,、!'.includes(evened[end - 1]!)) end -= 1
  return evened.slice(0, end)
}

const MARKS = new Set([
  '',
  '/',
  '//',
  '\\',
  '*',
  '**',
  '***',
  '、',
  '无',
  '暂无',
  '不适用',
  'N/A',
  'n/a',
  'NA',
  '-/-',
  '空',
  '…',
  '……',
  '...',
  '。',
])

/** The mark of a cell that was left empty or struck out (「」 「/」 「—」 「——」 「-」 「无」); undefined when it says something. */
export function blankMark(text: string): string | undefined {
  if (text.length > 200) return text.trim() === '' ? '' : undefined
  const evened = normaliseText(text)
  if (MARKS.has(evened) || /^(?:[-‐‑‒–—―─−_]+|[.。…]+|\\+|\/+)$/.test(evened)) return evened
  return undefined
}
