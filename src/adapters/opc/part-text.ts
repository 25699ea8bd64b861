import { PackageFault } from './package-fault.ts'

/** How a part's text was stored, so that it can be stored the same way again. */
type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'bytes'

export interface PartText {
  /** Without byte order mark. */
  readonly text: string
  readonly encoding: TextEncoding
  readonly bom: boolean
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const utf16 = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true })
/** For the declaration, which is ASCII whatever follows. */
const loose = new TextDecoder()
const encoder = new TextEncoder()

/** Decodes an XML part: UTF-8, UTF-16 with or without mark, or what its declaration names (XML 1.0, appendix F). */
export function decodePart(bytes: Uint8Array): PartText {
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xfe)
      return { text: utf16.decode(bytes.subarray(2)), encoding: 'utf-16le', bom: true }
    if (bytes[0] === 0xfe && bytes[1] === 0xff)
      return { text: utf16.decode(swapped(bytes.subarray(2))), encoding: 'utf-16be', bom: true }
    if (bytes[0] === 0x3c && bytes[1] === 0) return { text: utf16.decode(bytes), encoding: 'utf-16le', bom: false }
    if (bytes[0] === 0 && bytes[1] === 0x3c)
      return { text: utf16.decode(swapped(bytes)), encoding: 'utf-16be', bom: false }
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
      return { text: utf8.decode(bytes.subarray(3)), encoding: 'utf-8', bom: true }
    }
    return decodeDeclared(bytes)
  } catch (cause) {
    throw new PackageFault('damaged', cause)
  }
}

/**
 * A part that need not be well-formed (VML drawings, ECMA-376 Part 4): text that is not UTF-8 is taken byte by byte, so
 * that writing it gives the same bytes.
 */
export function decodeLoosePart(bytes: Uint8Array): PartText {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return decodePart(bytes)
  try {
    return { text: utf8.decode(bytes), encoding: 'utf-8', bom: false }
  } catch {
    const pieces: string[] = []
    for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
    return { text: pieces.join(''), encoding: 'bytes', bom: false }
  }
}

export function encodePart(part: PartText): Uint8Array {
  if (part.encoding === 'utf-8') return encoder.encode(part.bom ? `\ufeff${part.text}` : part.text)
  if (part.encoding === 'bytes') return Uint8Array.from(part.text, (char) => char.charCodeAt(0))
  const text = part.bom ? `\ufeff${part.text}` : part.text
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), part.encoding === 'utf-16le')
  return bytes
}

/** A text in pieces as UTF-8. Joining tens of thousands of small strings first would cost several times as much. */
export function encodePieces(pieces: readonly string[]): Uint8Array {
  // A unit of UTF-16 is at most three bytes.
  const bytes = new Uint8Array(3 * pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) at += encoder.encodeInto(piece, bytes.subarray(at)).written
  return bytes.subarray(0, at)
}

const ENCODING_DECLARATION = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/

/** Some export systems write GBK; such a part is written back as UTF-8, its declaration changed with it. */
function decodeDeclared(bytes: Uint8Array): PartText {
  const head = loose.decode(bytes.subarray(0, 256))
  const declared = ENCODING_DECLARATION.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
  if (declared === 'utf-8' || declared === 'utf8' || declared === 'us-ascii' || declared.startsWith('utf-16')) {
    return { text: utf8.decode(bytes), encoding: 'utf-8', bom: false }
  }
  const text = new TextDecoder(declared, { fatal: true }).decode(bytes)
  return { text: text.replace(/encoding\s*=\s*["'][^"']*["']/, 'encoding="UTF-8"'), encoding: 'utf-8', bom: false }
}

function swapped(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes.length - (bytes.length % 2))
  for (let i = 0; i < copy.length; i += 2) {
    copy[i] = bytes[i + 1]!
    copy[i + 1] = bytes[i]!
  }
  return copy
}
