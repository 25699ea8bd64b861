import { createHash } from 'node:crypto'

export interface ReadAttachment {
  readonly name: string
  readonly sha256: string
}

/** A message as its bytes say it. */
export interface ReadMessage {
  /** Every header line of the top, in order; names in lower case, values unfolded. */
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly text: string
  readonly attachments: readonly ReadAttachment[]
}

/** Bytes that are no message as we build it. */
export class NotAMessageError extends Error {
  override readonly name = 'NotAMessageError'
}

/**
 * Reads a built message back, by other code than built it: headers, the one text part, the hash of each attachment.
 * Knows what we send and nothing more: multipart/mixed of base64 parts. Throws NotAMessageError for anything else.
 */
export function readMessage(bytes: Uint8Array): ReadMessage {
  // Byte for character, so that nothing is decoded before its turn.
  const raw = Buffer.from(bytes).toString('latin1')
  refuseOddLines(raw)
  const { headers, body } = split(raw)
  const boundary = /^multipart\/mixed;.*\bboundary="([^"]+)"/i.exec(only(headers, 'content-type'))?.[1]
  if (boundary === undefined) throw new NotAMessageError('not multipart/mixed')
  const [text, ...attachments] = partsOf(body, boundary).map(split)
  if (!text || !/^text\/plain; charset=utf-8$/i.test(only(text.headers, 'content-type')))
    throw new NotAMessageError('no text')
  return {
    headers,
    text: decoded(text).toString('utf8'),
    attachments: attachments.map((part) => ({
      name: attachmentName(only(part.headers, 'content-disposition')),
      sha256: createHash('sha256').update(decoded(part)).digest('hex'),
    })),
  }
}

/**
 * SMTP ends lines with CR LF only; a lone one of them, or a line beyond 998 characters, is read differently by
 * different servers (RFC 5321, 2.3.8).
 */
function refuseOddLines(raw: string): void {
  if (/\r(?!\n)|(?<!\r)\n|[\0\x80-\xff]/.test(raw)) throw new NotAMessageError('odd bytes')
  if (raw.split('\r\n').some((line) => line.length > 998)) throw new NotAMessageError('a line too long')
}

interface Part {
  readonly headers: ReadMessage['headers']
  readonly body: string
}

function split(raw: string): Part {
  const end = raw.indexOf('\r\n\r\n')
  if (end < 0) throw new NotAMessageError('headers without end')
  const lines = raw
    .slice(0, end)
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
  const headers = lines.map((line) => {
    const match = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line)
    if (!match) throw new NotAMessageError('a header without name')
    return { name: match[1]!.toLowerCase(), value: match[2]!.trim() }
  })
  return { headers, body: raw.slice(end + 4) }
}

function only(headers: ReadMessage['headers'], name: string): string {
  const found = headers.filter((header) => header.name === name)
  if (found.length !== 1) throw new NotAMessageError(`${found.length} headers ${name}`)
  return found[0]!.value
}

function partsOf(body: string, boundary: string): string[] {
  const [first = '', ...rest] = `\r\n${body}`.split(`\r\n--${boundary}`)
  const last = rest.pop()
  if (first.trim() !== '' || last === undefined || last.trim() !== '--' || rest.length === 0)
    throw new NotAMessageError('parts do not end')
  return rest.map((part) => {
    if (!part.startsWith('\r\n')) throw new NotAMessageError('a part begins oddly')
    return part.slice(2)
  })
}

function decoded({ headers, body }: Part): Buffer {
  if (only(headers, 'content-transfer-encoding').toLowerCase() !== 'base64') throw new NotAMessageError('not base64')
  const text = body.replace(/\r\n/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new NotAMessageError('not base64')
  return Buffer.from(text, 'base64')
}

/** filename= plain or filename*=, filename*0*= … of RFC 2231. */
function attachmentName(disposition: string): string {
  if (!/^attachment\b/i.test(disposition)) throw new NotAMessageError('not an attachment')
  const plain = /;\s*filename=(?:"((?:[^"\\]|\\.)*)"|([^;\s"]+))/i.exec(disposition)
  const pieces = [...disposition.matchAll(/;\s*filename\*(?:(\d+)\*?|)=(?:"([^"]*)"|([^;\s]*))/gi)]
  if (pieces.length === 0) {
    if (!plain) throw new NotAMessageError('an attachment without name')
    return plain[2] ?? plain[1]!.replace(/\\(.)/g, '$1')
  }
  const joined = pieces
    .sort((a, b) => Number(a[1] ?? 0) - Number(b[1] ?? 0))
    .map((piece) => piece[2] ?? piece[3] ?? '')
    .join('')
  return decodeURIComponent(joined.replace(/^utf-8'[^']*'/i, ''))
}

/** Encoded words of RFC 2047 in UTF-8, both encodings; white space between two of them is none. */
export function decodeWords(value: string): string {
  return value
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(/((?:=\?utf-8\?([BQ])\?[^?]*\?=)+)/gi, (words) =>
      Buffer.concat(
        [...words.matchAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi)].map((word) => wordBytes(word[1]!, word[2]!)),
      ).toString('utf8'),
    )
}

function wordBytes(encoding: string, text: string): Buffer {
  if (encoding.toUpperCase() === 'B') return Buffer.from(text, 'base64')
  return Buffer.from(
    text
      .replaceAll('_', ' ')
      .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  )
}
