/** A header or field, its name in lower case, its value unfolded; a letter a byte, as it came. */
export interface MimeField {
  readonly name: string
  readonly value: string
}

/** A part of a received mail that has no further parts of its own. */
export interface MimePart {
  /** 「message/delivery-status」, in lower case. */
  readonly type: string
  readonly headers: readonly MimeField[]
  /** A letter a byte, the transfer encoding undone. */
  readonly body: string
}

const DEEPEST = 8

/**
 * The parts of any mail, in their order, of those inside multiparts only: a returned message (message/rfc822) stays one
 * part. Forgiving, for servers write as they like: line ends of either kind, a last boundary that is missing. Never
 * throws.
 */
export function mimeParts(raw: string, depth = 0): MimePart[] {
  const { headers, body } = splitEntity(raw)
  const contentType = fieldValue(headers, 'content-type') ?? 'text/plain'
  const type = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(contentType)?.[1]?.toLowerCase() ?? 'text/plain'
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType)?.slice(1).find(Boolean)
  if (type.startsWith('multipart/') && boundary !== undefined && depth < DEEPEST)
    return between(body, boundary).flatMap((part) => mimeParts(part, depth + 1))
  return [{ type, headers, body: decoded(body, fieldValue(headers, 'content-transfer-encoding')) }]
}

/** The headers of a mail or part, and what is behind the first empty line. */
export function splitEntity(raw: string): { readonly headers: readonly MimeField[]; readonly body: string } {
  const end = /^\r?\n|\r?\n\r?\n/.exec(raw)
  return end
    ? { headers: fieldsOf(raw.slice(0, end.index)), body: raw.slice(end.index + end[0].length) }
    : { headers: fieldsOf(raw), body: '' }
}

/** Lines 「Name: value」, folded ones joined; other lines are passed over. */
export function fieldsOf(block: string): MimeField[] {
  const lines = block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return lines.flatMap((line) => {
    const match = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/.exec(line)
    return match ? [{ name: match[1]!.toLowerCase(), value: match[2]!.trim() }] : []
  })
}

/** The first field of a name. */
export function fieldValue(fields: readonly MimeField[], name: string): string | undefined {
  return fields.find((field) => field.name === name)?.value
}

function between(body: string, boundary: string): string[] {
  const escaped = boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const [, ...parts] = `\n${body}`.split(new RegExp(`\\r?\\n--${escaped}(?=--|[ \\t]*\\r?\\n|$)`))
  const last = parts.findIndex((part) => part.startsWith('--'))
  return (last < 0 ? parts : parts.slice(0, last)).map((part) => part.replace(/^[ \t]*\r?\n/, ''))
}

function decoded(body: string, encoding = '7bit'): string {
  const kind = encoding.trim().toLowerCase()
  if (kind === 'base64') return Buffer.from(body, 'base64').toString('latin1')
  if (kind !== 'quoted-printable') return body
  return body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/**
 * Bytes as text: encoded words (RFC 2047) in their own character set, all else as UTF-8, or, where it is none, as GB
 * 18030.
 */
export function textOf(bytes: string): string {
  const plain = bytesToText(bytes)
  return plain
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(
      /=\?([\w.:-]+)(?:\*[\w-]+)?\?([BQ])\?([^?]*)\?=/gi,
      (word, charset: string, kind: string, text: string) => {
        const raw =
          kind.toUpperCase() === 'B'
            ? Buffer.from(text, 'base64').toString('latin1')
            : decoded(text.replaceAll('_', ' '), 'quoted-printable')
        try {
          return new TextDecoder(charset).decode(Buffer.from(raw, 'latin1'))
        } catch {
          return word
        }
      },
    )
}

function bytesToText(bytes: string): string {
  const buffer = Buffer.from(bytes, 'latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer)
  } catch {
    return new TextDecoder('gb18030').decode(buffer)
  }
}
