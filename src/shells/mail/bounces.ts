import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { readBytes } from '../../adapters/files/read-file.ts'
import { sha256Of } from '../../adapters/platform/bytes.ts'
import { type RecipientReport, readReturned, type ReturnedMail } from '../../adapters/mail/read-returned.ts'
import type { LedgerMessage, MailLedger, MessageState } from '../../adapters/sqlite/mail-ledger.ts'
import { oneLine } from '../../core/identity/unit-key.ts'
import { serverWords } from '../../core/mail/server-words.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'
import { STATE_NAMES } from './results.ts'

/** What was made of one file. `message` is the mail of ours that it is about, after the change. */
export interface ReadNotice {
  /** Below the folder, with 「/」. */
  readonly file: string
  readonly kind:
    | 'bounced'
    | 'delayed'
    | 'delivered'
    | 'unchanged'
    | 'known'
    | 'unclear'
    | 'not-ours'
    | 'no-notice'
    | 'unreadable'
  readonly message?: LedgerMessage
  /** The server's words, or why nothing was made of it. */
  readonly reason: string
}

/**
 * Reads the mails that someone has saved into a folder (.eml), and notes in the ledger what servers say of ours. A mail
 * is about one of ours only by the number that we gave it; a notice counts once, however often it is read. Nothing is
 * moved or deleted, and with `write` false nothing noted.
 */
export async function readNotices(
  folder: string,
  ledger: MailLedger,
  now: number,
  write: boolean,
): Promise<ReadNotice[]> {
  const notices: ReadNotice[] = []
  for (const file of mailFiles(folder)) notices.push(await readNotice(folder, file, ledger, now, write))
  return notices
}

async function readNotice(
  folder: string,
  file: string,
  ledger: MailLedger,
  now: number,
  write: boolean,
): Promise<ReadNotice> {
  if (!/\.eml$/i.test(file))
    return { file, kind: 'unreadable', reason: '不是 .eml。Outlook 的 .msg 请另存为 .eml，或从网页邮箱导出。' }
  try {
    const bytes = readBytes({ absolute: join(folder, file) })
    return { file, ...take(await readReturned(bytes), bytes, ledger, now, write) }
  } catch (error) {
    if (error instanceof UnreadableWorkbookError) return { file, kind: 'unreadable', reason: error.message }
    throw error
  }
}

/** Mails below a folder, in a fixed order; other files are passed over. */
function mailFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile() && ['.eml', '.msg'].includes(extname(entry.name).toLowerCase()))
  return files
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
    .sort()
}

function take(
  mail: ReturnedMail,
  bytes: Uint8Array,
  ledger: MailLedger,
  now: number,
  write: boolean,
): Omit<ReadNotice, 'file'> {
  const message = mail.about.flatMap((id) => ledger.findById(id) ?? [])[0]
  if (mail.reports.length === 0) return withoutReport(mail, message)
  if (!message) return { kind: 'not-ours', reason: `退的不是我们发的邮件（主题：${shortened(mail.subject)}）` }
  // Some servers give their notices no number; then the very bytes are it.
  const identity =
    mail.ownId === '' ? sha256Of(bytes) : sha256Of(new TextEncoder().encode(JSON.stringify([mail.ownId, mail.reports])))
  if (ledger.noticeOutcome(identity) !== undefined) return { kind: 'known', message, reason: '以前读过，没有再记' }
  const { to, kind, reason } = judge(mail.reports, message, ledger.recipientsOf(message.id))
  if (write) ledger.addNotice(identity, message, to, now, reason)
  return {
    kind,
    message: to === undefined ? message : { ...message, state: to, answer: reason, updatedAt: now },
    reason,
  }
}

function withoutReport(mail: ReturnedMail, message: LedgerMessage | undefined): Omit<ReadNotice, 'file'> {
  if (message && mail.returns)
    return { kind: 'unclear', message, reason: '附有我们发的邮件，但没有服务器写的投递状态，请打开看；没有改动台账' }
  const what = mail.automatic ? '自动回复' : '其他来信'
  return { kind: 'no-notice', reason: `${what}，不是退信（主题：${shortened(mail.subject)}）` }
}

interface Judgement {
  readonly to: MessageState | undefined
  readonly kind: ReadNotice['kind']
  readonly reason: string
}

const WORST: readonly RecipientReport['action'][] = ['failed', 'delayed', 'delivered', 'relayed', 'expanded']

/**
 * What a notice means for the message, by its fields alone: failed with 4.x.x is a trouble that may pass, any other
 * failure is for good.
 */
function judge(reports: readonly RecipientReport[], message: LedgerMessage, recipients: readonly string[]): Judgement {
  const same = (report: RecipientReport, address: string): boolean =>
    [report.originalRecipient, report.finalRecipient].some((each) => each.toLowerCase() === address.toLowerCase())
  const own = reports.filter((report) => same(report, message.recipient))
  const earlier = recipients
    .filter((each) => each !== message.recipient)
    .find((each) => reports.some((report) => same(report, each)))
  if (own.length === 0 && earlier !== undefined)
    return {
      to: undefined,
      kind: 'unchanged',
      reason: `说的是以前的邮箱 ${earlier}，现在的邮箱是 ${message.recipient}，没有改动台账`,
    }
  const report = [...(own.length > 0 ? own : reports)].sort(
    (a, b) => WORST.indexOf(a.action) - WORST.indexOf(b.action),
  )[0]!
  const words = wordsOf(report, own.length > 0)
  const { to, from, kind } =
    TRANSITIONS[report.action === 'failed' && report.status.startsWith('4.') ? 'soft' : report.action]
  if (from.includes(message.state)) return { to, kind, reason: words }
  return {
    to: undefined,
    kind: 'unchanged',
    reason: `台账里已是「${STATE_NAMES[message.state]}」，没有改动台账（${words}）`,
  }
}

const OUT: readonly MessageState[] = ['sent', 'uncertain', 'delayed']
const ARRIVED = { to: 'sent', from: ['uncertain', 'delayed'], kind: 'delivered' } as const
const TRANSITIONS: Readonly<
  Record<
    RecipientReport['action'] | 'soft',
    { to: MessageState; from: readonly MessageState[]; kind: ReadNotice['kind'] }
  >
> = {
  failed: { to: 'bounced-hard', from: [...OUT, 'bounced-soft'], kind: 'bounced' },
  soft: { to: 'bounced-soft', from: OUT, kind: 'bounced' },
  delayed: { to: 'delayed', from: ['sent', 'uncertain'], kind: 'delayed' },
  delivered: ARRIVED,
  relayed: ARRIVED,
  expanded: ARRIVED,
}

function wordsOf({ status, diagnostic, finalRecipient }: RecipientReport, own: boolean): string {
  const said = serverWords(diagnostic)
  const words =
    said === '' ? `状态码 ${status || '没有写'}` : status === '' || said.includes(status) ? said : `${status} ${said}`
  return own || finalRecipient === '' ? words : `${words}（转投 ${oneLine(finalRecipient).slice(0, 100)} 时）`
}

function shortened(subject: string): string {
  const line = oneLine(subject)
  return line === '' ? '没有' : line.length > 40 ? `${line.slice(0, 40)}…` : line
}
