/**
 * The office's import of HTML, read as Chinese. 「1-2」 and 「80%」 stay the texts that they are: guessed dates would carry
 * this year.
 */
export const HTML_FILTER = 'HTML (StarCalc):2052 0'

const CHARSET = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'

/**
 * Lines with tabs or commas, fields perhaps in quotation marks (RFC 4180), as an HTML table in UTF-8: of CSV the office
 * would guess more.
 */
export function tableOfText(bytes: Uint8Array): Uint8Array {
  const text = decoded(bytes).replace(/^\uFEFF/, '')
  const separator = text.slice(0, text.search(/\r?\n|$/)).includes('\t') ? '\t' : ','
  const field = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))[^${separator}\\r\\n]*(${separator}|\\r\\n|\\r|\\n|$)`,
    'gy',
  )
  let rows = ''
  let row = ''
  for (let match = field.exec(text); match && match.index < text.length; match = field.exec(text)) {
    row += `<td>${escaped((match[1] ?? '').replaceAll('""', '"') || (match[2] ?? ''))}</td>`
    if (match[3] === separator) continue
    rows += `<tr>${row}</tr>\n`
    row = ''
  }
  return new TextEncoder().encode(
    `<html><head>${CHARSET}</head><body><table>\n${rows}${row && `<tr>${row}</tr>`}</table></body></html>`,
  )
}

/**
 * An HTML table in UTF-8. What could be fetched from elsewhere, and scripts, are taken out; the charset is said anew.
 */
export function tableOfHtml(bytes: Uint8Array): Uint8Array {
  const text = decoded(bytes)
    .replace(/<script\b[\s\S]*?<\/script\s*>/gi, '')
    .replace(/<\/?(script|link|img|image|iframe|frame|object|embed|base|bgsound|applet)\b[^>]*>/gi, '')
    .replace(/charset\s*=\s*(["']?)[\w-]+/gi, 'charset=$1utf-8')
  const placed = /<head\b[^>]*>/i.test(text) ? text.replace(/<head\b[^>]*>/i, (tag) => tag + CHARSET) : CHARSET + text
  return new TextEncoder().encode(placed)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\r?\n/g, '<br>')
}

/**
 * By its byte order mark, else UTF-8 where the bytes are that, else GB 18030, in which every byte sequence of a Chinese
 * system reads.
 */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
