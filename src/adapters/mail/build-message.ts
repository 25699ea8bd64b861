import MailComposer from 'nodemailer/lib/mail-composer'

export interface MailContent {
  /** Bare addresses that passed `checkAddress`; nothing here is ever parsed as an address list. */
  readonly from: string
  readonly to: string
  readonly replyTo?: string
  readonly fromName?: string
  readonly subject: string
  readonly text: string
  /** Without angle brackets. */
  readonly messageId: string
  readonly date: Date
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSM = 'application/vnd.ms-excel.sheet.macroEnabled.12'

/**
 * The message as bytes. Nodemailer builds the MIME only: it gets bytes, never a path or an address of the web, and
 * addresses as objects, never as lists to parse. Attachment names are written both ways that programs read: filename*
 * (RFC 2231) and name= as encoded words (RFC 2047), which QQ and older Outlook want. The same content gives the same
 * bytes. What comes out must pass `mismatchOf` before it leaves.
 */
export async function buildMessage(content: MailContent): Promise<Uint8Array> {
  const { from, to, replyTo, fromName = '', subject, text, messageId, date, attachments } = content
  const composer = new MailComposer({
    from: { name: fromName, address: from },
    to: { name: '', address: to },
    ...(replyTo === undefined ? {} : { replyTo: { name: '', address: replyTo } }),
    subject,
    text: {
      content: Buffer.from(text, 'utf8'),
      contentType: 'text/plain; charset=utf-8',
      contentTransferEncoding: 'base64',
    },
    messageId: `<${messageId}>`,
    date,
    // No answering machine answers a machine (RFC 3834; the second line is what Exchange obeys).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    attachments: attachments.map(({ name, bytes }) => ({
      filename: name,
      content: Buffer.from(bytes),
      contentType: typeOf(name),
      contentTransferEncoding: 'base64',
    })),
    textEncoding: 'B',
    baseBoundary: messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 40),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const message = composer.compile()
  return new Uint8Array(await message.build())
}

function typeOf(name: string): string {
  if (/\.docx$/i.test(name)) return DOCX
  return /\.xlsm$/i.test(name) ? XLSM : XLSX
}
