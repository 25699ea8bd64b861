import { decodeWords } from 'postal-mime'
import { NotAMessageError, type ReadMessage, readMessage } from './read-message.ts'

/** What the plan says of a message that is about to leave. */
export interface ExpectedMessage {
  readonly from: string
  readonly to: string
  readonly replyTo?: string
  readonly subject: string
  readonly text: string
  readonly messageId: string
  readonly attachments: readonly { readonly name: string; readonly sha256: string }[]
}

/** Headers that make a message go to others than its To names. */
const FURTHER = /^(cc|bcc|resent-.*|sender|disposition-notification-to|return-receipt-to)$/

/**
 * The self-check: reads the built message back and compares it with the plan and with the envelope that the server will
 * be given. Undefined when everything agrees; otherwise what does not, in a sentence for the clerk.
 */
export async function mismatchOf(
  bytes: Uint8Array,
  expected: ExpectedMessage,
  envelope: { readonly from: string; readonly to: string },
): Promise<string | undefined> {
  if (envelope.to !== expected.to) return `信封上的收件人是「${envelope.to}」，计划里是「${expected.to}」`
  if (envelope.from !== expected.from) return `信封上的发件人是「${envelope.from}」，应为「${expected.from}」`
  try {
    return difference(await readMessage(bytes), expected)
  } catch (error) {
    if (error instanceof NotAMessageError) return '邮件的内容结构与我们写出的不同'
    throw error
  }
}

function difference(message: ReadMessage, expected: ExpectedMessage): string | undefined {
  const values = (name: string): string[] =>
    message.headers.filter((header) => header.name === name).map((header) => header.value)
  const further = message.headers.find((header) => FURTHER.test(header.name))
  if (further) return `邮件里多出了「${further.name}」`
  const single = (name: string, value: string | undefined): boolean =>
    value === undefined ? values(name).length === 0 : values(name).length === 1 && values(name)[0] === value
  if (!single('to', expected.to) && !single('to', `<${expected.to}>`))
    return `邮件里的收件人是「${values('to').join(' / ')}」，计划里是「${expected.to}」`
  if (values('from').length !== 1 || addressIn(values('from')[0]!) !== expected.from) return '邮件里的发件人不对'
  if (!single('reply-to', expected.replyTo)) return '邮件里的回复地址不对'
  if (!single('message-id', `<${expected.messageId}>`)) return '邮件的编号不对'
  if (values('subject').length !== 1 || decodeWords(values('subject')[0]!) !== expected.subject) return '邮件的主题不对'
  if (message.text.replaceAll('\r\n', '\n') !== expected.text) return '邮件的正文与计划不同'
  if (message.attachments.length !== expected.attachments.length)
    return `邮件带了 ${message.attachments.length} 个附件，计划里是 ${expected.attachments.length} 个`
  for (const [index, attachment] of expected.attachments.entries()) {
    const found = message.attachments[index]!
    if (found.sha256 !== attachment.sha256) return `附件「${attachment.name}」的内容与计划不同`
    if (found.name !== attachment.name) return `附件的名称是「${found.name}」，计划里是「${attachment.name}」`
  }
  return undefined
}

/** The one address of a From line that we built: bare, or behind an encoded name. */
function addressIn(value: string): string | undefined {
  return /^(?:[^<>@,]*<([^<>,]+)>|([^<>,\s"]+))$/.exec(value)?.slice(1).find(Boolean)
}
