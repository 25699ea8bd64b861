/** A table written as text, brought into a spelling that the office reads without asking: UTF-8. */
export interface TextTable {
  readonly bytes: Uint8Array
  /** Import filter with its options. */
  readonly filter: string
}

/** Lines with tabs or commas: separator, quotation mark, UTF-8, from the first line on. */
export function textTable(bytes: Uint8Array): TextTable {
  const text = decoded(bytes)
  const separator = text.slice(0, text.search(/\r?\n|$/)).includes('\t') ? 9 : 44
  return { bytes: new TextEncoder().encode(text), filter: `Text - txt - csv (StarCalc):${separator},34,76,1` }
}

/** An HTML table. What could be fetched from elsewhere, and scripts, are taken out; the charset is said anew. */
export function htmlTable(bytes: Uint8Array): TextTable {
  const text = decoded(bytes)
    .replace(/<script\b[\s\S]*?<\/script\s*>/gi, '')
    .replace(/<\/?(script|link|img|image|iframe|frame|object|embed|base|bgsound|applet)\b[^>]*>/gi, '')
    .replace(/charset\s*=\s*(["']?)[\w-]+/gi, 'charset=$1utf-8')
  const head = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
  const placed = /<head\b[^>]*>/i.test(text) ? text.replace(/<head\b[^>]*>/i, (tag) => tag + head) : head + text
  return { bytes: new TextEncoder().encode(placed), filter: 'HTML (StarCalc)' }
}

/** By its byte order mark, else UTF-8 where the bytes are that, else GB 18030, in which every byte sequence of a Chinese system reads. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
