import { createHash } from 'node:crypto'
import PostalMime, { type Attachment, type Email } from 'postal-mime'

/** A message as read from its bytes. */
export interface ReadMessage {
  /** Every header of the message itself, in order; names in lower case, values unfolded. */
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly text: string
  readonly attachments: readonly { readonly name: string; readonly sha256: string }[]
}

/** Bytes that are no message as we build it. */
export class NotAMessageError extends Error {
  override readonly name = 'NotAMessageError'
}

/**
 * Reads a built message back, by other code than built it: headers, the one text, the hash of each attachment. What
 * other programs may read otherwise, or take for nothing, is not read: NotAMessageError.
 */
export async function readMessage(bytes: Uint8Array): Promise<ReadMessage> {
  // One letter for each byte, so that nothing is decoded too early.
  const raw = Buffer.from(bytes).toString('latin1')
  refuseOddBytes(raw)
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 1, forceRfc822Attachments: true }).catch((cause) => {
    throw new NotAMessageError('nested or headed beyond measure', { cause })
  })
  refuseOddParts(raw, mail)
  return {
    headers: mail.headers.map(({ key, value }) => ({ name: key, value })),
    text: mail.text ?? '',
    attachments: mail.attachments.map(attachmentOf),
  }
}

/**
 * SMTP ends lines with CR LF only; a lone one of them, or a line beyond 998 characters, is read differently by
 * different servers (RFC 5321, 2.3.8).
 */
function refuseOddBytes(raw: string): void {
  if (/\r(?!\n)|(?<!\r)\n|[\0\x80-\xff]/.test(raw)) throw new NotAMessageError('odd bytes')
  if (raw.split('\r\n').some((line) => line.length > 998)) throw new NotAMessageError('a line too long')
}

/** One frame of parts, with nothing before, behind or beside them; each in base64, the first a text. */
function refuseOddParts(raw: string, { headers, html }: Email): void {
  const types = headers.filter(({ key }) => key === 'content-type')
  if (types.length !== 1) throw new NotAMessageError(`${types.length} headers content-type`)
  const boundary = /^multipart\/mixed;.*\bboundary="([^"]+)"/i.exec(types[0]!.value)?.[1]
  if (boundary === undefined) throw new NotAMessageError('not multipart/mixed')
  const [head, ...parts] = raw.split(`\r\n--${boundary}`)
  const last = parts.pop()
  if (!head!.endsWith('\r\n') || head!.includes('\r\n\r\n') || last?.trim() !== '--')
    throw new NotAMessageError('parts do not end')
  if (parts.some(isOddPart)) throw new NotAMessageError('a part is written oddly')
  if (html !== undefined || !TEXT.test(parts[0] ?? '')) throw new NotAMessageError('no text')
}

/** A part that does not begin behind its boundary, has headers without end, or is not in base64. */
function isOddPart(part: string): boolean {
  const end = part.indexOf('\r\n\r\n')
  if (!part.startsWith('\r\n') || end <= 0) return true
  return !ENCODING.test(part.slice(0, end + 2)) || /[^A-Za-z0-9+/=\r\n]/.test(part.slice(end))
}

const ENCODING = /\r\nContent-Transfer-Encoding: base64\r\n/
const TEXT = /^\r\nContent-Type: text\/plain; charset=utf-8\r\n/

function attachmentOf({ filename, disposition, content }: Attachment): ReadMessage['attachments'][number] {
  if (disposition !== 'attachment' || filename === null || typeof content === 'string')
    throw new NotAMessageError('not an attachment')
  return { name: filename, sha256: createHash('sha256').update(new Uint8Array(content)).digest('hex') }
}
