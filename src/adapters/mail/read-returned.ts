/**
 * Decision: what comes back is read by these two files, not by mailparser, which stays a library of the tests: it hands
 * over a delivery status as an attachment like any other, so that its blocks of fields would have to be read here all
 * the same, and it would bring 28 packages to undo two transfer encodings and a boundary. Cost: a mail that is put
 * together worse than anything seen so far is told as 「not a notice」, never misread as one.
 */
import { fieldsOf, type MimeField, mimeParts, splitEntity, textOf, fieldValue } from './mime-parts.ts'

/** What a server says became of a mail for one recipient (RFC 3464, 2.3). */
export interface RecipientReport {
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'
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
  /** Whether it brings the mail back, or names its envelope, instead of only answering it. */
  readonly returns: boolean
  /** One for each recipient; empty when it is no notice of delivery at all. */
  readonly reports: readonly RecipientReport[]
  /** Sent by an answering machine (RFC 3834). */
  readonly automatic: boolean
}

const RETURNED = /^(message\/(rfc822|global|rfc822-headers|global-headers)|text\/rfc822-headers)$/

/**
 * Reads a received mail as far as it tells of delivery. Only fields made for machines count (message/delivery-status,
 * Message-ID, Original-Envelope-Id); no word of a subject or text is ever interpreted. Never throws.
 */
export function readReturned(bytes: Uint8Array): ReturnedMail {
  const raw = Buffer.from(bytes).toString('latin1')
  const { headers } = splitEntity(raw)
  const parts = mimeParts(raw)
  const statuses = parts.filter(
    (part) => part.type === 'message/delivery-status' || part.type === 'message/global-delivery-status',
  )
  const blocks = statuses.flatMap((part) => part.body.split(/\r?\n[ \t]*\r?\n/).map(fieldsOf))
  const reports = blocks.flatMap(reportOf)
  const envelopes = blocks.flatMap((block) => fieldValue(block, 'original-envelope-id') ?? [])
  const returned = parts
    .filter((part) => RETURNED.test(part.type))
    .flatMap((part) => idsIn(fieldValue(splitEntity(part.body).headers, 'message-id')))
  // References may name a whole conversation; the mail that an own letter of the office answers is not the one that
  // came back.
  const answered = idsIn(fieldValue(headers, 'in-reply-to'))
  const named = [...envelopes, ...returned]
  return {
    subject: textOf(fieldValue(headers, 'subject') ?? ''),
    ownId: idsIn(fieldValue(headers, 'message-id'))[0] ?? '',
    about: [...new Set(named.length > 0 ? named : answered)],
    returns: named.length > 0,
    reports,
    automatic: /^auto-(replied|generated|notified)/i.test(fieldValue(headers, 'auto-submitted') ?? ''),
  }
}

function reportOf(block: readonly MimeField[]): RecipientReport[] {
  const action = /^(failed|delayed|delivered|relayed|expanded)\b/i
    .exec(fieldValue(block, 'action') ?? '')?.[1]
    ?.toLowerCase()
  if (action === undefined) return []
  return [
    {
      action: action as RecipientReport['action'],
      status: /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(fieldValue(block, 'status') ?? '')?.[1] ?? '',
      finalRecipient: addressOf(fieldValue(block, 'final-recipient')),
      originalRecipient: addressOf(fieldValue(block, 'original-recipient')),
      diagnostic: textOf((fieldValue(block, 'diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, '')),
    },
  ]
}

/** 「rfc822; <a@b.cn>」 → 「a@b.cn」. */
function addressOf(value = ''): string {
  return value
    .replace(/^[\w-]+\s*;\s*/, '')
    .replace(/^<(.*)>$/, '$1')
    .trim()
}

function idsIn(value = ''): string[] {
  return [...value.matchAll(/<([^<>\s]+)>/g)].map((match) => match[1]!)
}
