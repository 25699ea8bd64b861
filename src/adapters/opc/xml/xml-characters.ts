import { PackageFault } from '../package-fault.ts'

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Text between tags as a program sees it: references resolved, line ends made one line feed (XML 1.0, 2.11 and 4.1).
 */
export function decodeText(raw: string): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw
  return text.includes('&') ? decodeReferences(text) : text
}

/** An attribute's value: references resolved, raw white space made blanks (XML 1.0, 3.3.3). */
export function decodeAttribute(raw: string): string {
  if (!/[&\t\n\r]/.test(raw)) return raw
  const text = raw.replace(/\r\n|[\t\n\r]/g, ' ')
  return text.includes('&') ? decodeReferences(text) : text
}

function decodeReferences(text: string): string {
  return text.replace(/&([^;&]{0,12});?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) throw new PackageFault('damaged')
    const named = NAMED[name]
    if (named !== undefined) return named
    const code = name.startsWith('#x')
      ? hexadecimal(name.slice(2))
      : name.startsWith('#')
        ? decimal(name.slice(1))
        : Number.NaN
    // Entities of one's own need a DOCTYPE, which is refused.
    if (!(code > 0 && code <= 0x10ffff)) throw new PackageFault('damaged')
    return String.fromCodePoint(code)
  })
}

function hexadecimal(digits: string): number {
  return /^[0-9a-fA-F]+$/.test(digits) ? Number.parseInt(digits, 16) : Number.NaN
}

function decimal(digits: string): number {
  return /^[0-9]+$/.test(digits) ? Number(digits) : Number.NaN
}

/** `_x000D_` stands for a character that XML cannot hold (ST_Xstring, ECMA-376 Part 1, 22.9.2.19). */
export function decodeXstring(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

// Lone surrogates, U+FFFE and U+FFFF can stand in no XML text and mean nothing to a reader.
const NEVER = /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const CONTROL = /[\u0000-\u0008\u000b-\u001f]/g

// One look tells of nearly every text that nothing in it needs care.
const NEEDS_CARE = /[\u0000-\u001f"&<>\ud800-\udfff\ufffe\uffff]|_x/

/** Text for a `t` or `v` element; what XML cannot hold is escaped as ST_Xstring, so that it is read back as it was. */
export function escapeXstring(text: string): string {
  if (!NEEDS_CARE.test(text)) return text
  const guarded = text
    .replace(NEVER, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(CONTROL, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
  return escapeMarkup(guarded)
}

/** Text for an element that knows no ST_Xstring escapes, or for an attribute; control characters are dropped. */
export function escapeXml(text: string): string {
  if (!NEEDS_CARE.test(text)) return text
  return escapeMarkup(text.replace(NEVER, '').replace(/[\u0000-\u0008\u000b-\u000c\u000e-\u001f]/g, ''))
}

function escapeMarkup(text: string): string {
  if (!/[&<>"\t\n\r]/.test(text)) return text
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** An attribute's value between double quotes; line ends and tabs survive. */
export function escapeAttribute(text: string): string {
  if (!NEEDS_CARE.test(text)) return text
  return escapeXml(text).replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`)
}
