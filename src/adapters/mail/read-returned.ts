import PostalMime, { decodeWords, type Email } from 'postal-mime'

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const

/** What a server says became of a mail for one recipient (RFC 3464, 2.3). */
export interface RecipientReport {
  readonly action: (typeof ACTIONS)[number]
  /** 「5.1.1」. */
  readonly status: string
  /** Addresses without their type; '' where not given. */
  readonly finalRecipient: string
  readonly originalRecipient: string
  /** The server's own words, without their type. */
  readonly diagnostic: string
}

/** A mail that came back, or came in. */
export interface ReturnedMail {
  readonly subject: string
  /** Its own Message-ID; '' where it has none. Ids are without angle brackets. */
  readonly ownId: string
  /**
   * Ids of the mail that it is about, as it says itself: of the envelope and of the returned headers; failing those, of
   * the mail that it answers.
   */
  readonly about: readonly string[]
  /** Whether it returns the mail or names its envelope; false for one that only answers it. */
  readonly returns: boolean
  /** One for each recipient; empty when it is no notice of delivery at all. */
  readonly reports: readonly RecipientReport[]
  /** Sent by an answering machine (RFC 3834). */
  readonly automatic: boolean
}

const STATUS = /^message\/(global-)?delivery-status$/
const RETURNED = /^(message\/(rfc822|global|rfc822-headers|global-headers)|text\/rfc822-headers)$/

/**
 * Reads a received mail as far as it tells of delivery. Only fields made for machines count (message/delivery-status,
 * Message-ID, Original-Envelope-Id); no word of a subject or text is ever interpreted. Never fails: a mail that is put
 * together worse than anything seen so far is told as no notice, never misread as one.
 */
export async function readReturned(bytes: Uint8Array): Promise<ReturnedMail> {
  const mail = await parsed(bytes)
  const statuses = partsOf(mail, STATUS).flatMap((status) => status.split(/\r?\n[ \t]*\r?\n/))
  const blocks = await Promise.all(statuses.map(async (block) => fieldsOf(await parsed(block.trimStart()))))
  const envelopes = blocks.flatMap((block) => block('original-envelope-id') || [])
  const returned = await Promise.all(partsOf(mail, RETURNED).map(parsed))
  const field = fieldsOf(mail)
  const named = [...envelopes, ...returned.flatMap((each) => idsIn(fieldsOf(each)('message-id')))]
  return {
    subject: decodeWords(field('subject')),
    ownId: idsIn(field('message-id'))[0] ?? '',
    // References may name a whole conversation; the mail that an own letter of the office answers is not the one that
    // came back.
    about: [...new Set(named.length > 0 ? named : idsIn(field('in-reply-to')))],
    returns: named.length > 0,
    reports: blocks.flatMap(reportOf),
    automatic: /^auto-(replied|generated|notified)/i.test(field('auto-submitted')),
  }
}

/** No mail at all where it cannot be parsed: nested or headed beyond all measure. */
async function parsed(raw: Uint8Array | string): Promise<Pick<Email, 'headerLines' | 'attachments'>> {
  try {
    const text = typeof raw === 'string' ? raw : textOf(raw)
    return await PostalMime.parse(text, { forceRfc822Attachments: true, attachmentEncoding: 'arraybuffer' })
  } catch {
    return { headerLines: [], attachments: [] }
  }
}

/** The parts of a type, as text. */
function partsOf({ attachments }: Pick<Email, 'attachments'>, type: RegExp): string[] {
  return attachments.flatMap(({ mimeType, content }) =>
    type.test(mimeType) ? [typeof content === 'string' ? content : textOf(new Uint8Array(content))] : [],
  )
}

/** Old servers write 8-bit letters as GBK. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** The value of the first field of a name, a fold told as one blank; '' where there is none. */
type Fields = (name: string) => string

function fieldsOf({ headerLines }: Pick<Email, 'headerLines'>): Fields {
  return (name) => {
    const { line = '' } = headerLines.find(({ key }) => key === name) ?? {}
    return line
      .slice(line.indexOf(':') + 1)
      .replace(/\n[ \t]+/g, ' ')
      .trim()
  }
}

function reportOf(field: Fields): RecipientReport[] {
  const said = /^[a-z]+/.exec(field('action').toLowerCase())?.[0]
  const action = ACTIONS.find((each) => each === said)
  if (action === undefined) return []
  return [
    {
      action,
      status: /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(field('status'))?.[1] ?? '',
      finalRecipient: addressOf(field('final-recipient')),
      originalRecipient: addressOf(field('original-recipient')),
      diagnostic: decodeWords(field('diagnostic-code').replace(/^[\w-]+\s*;\s*/, '')),
    },
  ]
}

/** 「rfc822; <a@b.cn>」 → 「a@b.cn」. */
function addressOf(value: string): string {
  return value
    .replace(/^[\w-]+\s*;\s*/, '')
    .replace(/^<(.*)>$/, '$1')
    .trim()
}

function idsIn(value: string): string[] {
  return [...value.matchAll(/<([^<>\s]+)>/g)].map((match) => match[1]!)
}
