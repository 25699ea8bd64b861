import { type LetterPage, type LetterParagraph, printableText } from '../../../core/letters/letter-page.ts'

const STYLE = `
@page { size: A4; margin: 22mm 26mm 18mm }
body { font: 12pt/20pt 宋体, SimSun, "Songti SC", "Noto Serif CJK SC", serif; max-width: 160mm; margin: 0 auto; padding: 12px; color: #000 }
@media print { body { padding: 0; max-width: none } }
h1 { font: 18pt/30pt 黑体, SimHei, "Heiti SC", "Noto Sans CJK SC", sans-serif; text-align: center; margin: 0 0 10pt }
p { margin: 0; overflow-wrap: anywhere }
.receiver, .headline, b { font-weight: bold }
.text, .headline { text-indent: 2em }
.form { font-weight: bold; font-family: 黑体, SimHei, "Heiti SC", "Noto Sans CJK SC", sans-serif; margin-top: 6pt; break-after: avoid }
.point { padding-left: 1.5em; text-indent: -1.5em }
.more { padding-left: 1.5em }
.point + .text { margin-top: 5pt }
.signature { text-align: right; margin-top: 10pt }
@media screen and (min-width: 700px) { body { padding: 22mm 0 } }
`

/** By it the program knows its own letters again. */
const GENERATOR = '<meta name="generator" content="jiaobiao letter">'

/** A letter as a page of its own, to be read and printed; it needs no network. */
export function letterHtml({ paragraphs }: LetterPage): string {
  const title = paragraphs.find(({ role }) => role === 'title')?.text ?? ''
  return [
    '<!DOCTYPE html>',
    `<html lang="zh-CN"><head><meta charset="utf-8">${GENERATOR}`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body>`,
    ...paragraphs.map(paragraphHtml),
    '</body></html>',
    '',
  ].join('\n')
}

function paragraphHtml({ role, lead = '', text }: LetterParagraph): string {
  const first = lead === '' ? '' : `<b>${escaped(lead)}</b>`
  return role === 'title' ? `<h1>${escaped(text)}</h1>` : `<p class="${role}">${first}${escaped(text)}</p>`
}

function escaped(text: string): string {
  return printableText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
