import { join } from 'node:path'
import { buildMessage } from '../../adapters/mail/build-message.ts'
import { mismatchOf } from '../../adapters/mail/check-message.ts'
import { deliver } from '../../adapters/mail/deliver.ts'
import type { SmtpPatience, SmtpServer } from '../../adapters/mail/smtp-server.ts'
import {
  attachmentsOf,
  HAD,
  isRehearsal,
  type LedgerMessage,
  type MailLedger,
  type NewMessage,
  rehearsalPurpose,
  resendPurpose,
  wasRefused,
} from '../../adapters/sqlite/mail-ledger.ts'
import { readBytes } from '../../adapters/files/read-file.ts'
import { sha256Of } from '../../adapters/platform/bytes.ts'
import { checkAddress, isAllowed } from '../../core/mail/address.ts'
import { unitKey } from '../../core/identity/unit-key.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'
import { MailRefusedError } from './mail-error.ts'
import { type LoadedPlan, MAIL_FOLDER, type PlanMessage } from './plan-file.ts'
import { AGAIN } from './repeats.ts'
import type { SendTools } from './send-run.ts'

export interface Selection {
  /** Unit names; all when empty. */
  readonly only: readonly string[]
  readonly limit: number | undefined
  /** All to this address instead. */
  readonly rehearse: string | undefined
  readonly retryFailed: boolean
  /** Units that get what they have once more. */
  readonly resend: readonly string[]
}

/** A message of the plan and its row in the ledger. */
export interface Job {
  readonly message: PlanMessage
  readonly row: LedgerMessage
}

export interface Jobs {
  readonly toSend: readonly Job[]
  readonly done: number
  readonly uncertain: readonly Job[]
  readonly failed: readonly Job[]
  /** Not sent, for the unit or the address has these workbooks already under another name. */
  readonly repeats: readonly { readonly message: PlanMessage; readonly earlier: LedgerMessage }[]
}

/** Throws MailRefusedError unless the plan is the one that this ledger knows, of these very files. */
export function verifyPlan(plan: LoadedPlan, ledger: MailLedger): void {
  const { data, hash } = plan
  refuseUnknownPlan(plan, ledger)
  if (ledger.planState(hash) === 'superseded')
    throw new MailRefusedError('这份计划已被后来做的计划代替，请用新的「发送计划.xlsx」。')
  for (const message of data.messages) attachmentsIn(message, plan)
}

/** Throws MailRefusedError for a plan that this ledger has not made. */
export function refuseUnknownPlan({ data, hash }: LoadedPlan, ledger: MailLedger): void {
  if (ledger.id === data.ledger && ledger.planState(hash) !== 'unknown') return
  throw new MailRefusedError(
    '这份计划不是用这个发送台账做的（或台账恢复过旧的备份），或做好以后被改动过，不能照它发送。请在这台电脑上重新运行 mail plan（台账在别处的，用 --ledger 指明）。',
  )
}

/** What goes with a message: its workbooks, then the letter. Throws MailRefusedError when one is not what was planned. */
function attachmentsIn({ attachments, letter }: PlanMessage, { data, folder }: LoadedPlan): Attached[] {
  const workbooks = attachments.map(({ path, name, sha256 }) => ({
    ...{ path, name, sha256 },
    absolute: join(data.outbox, path),
  }))
  const letters = letter ? [{ ...letter, path: letter.file, absolute: join(folder, MAIL_FOLDER, letter.file) }] : []
  return [...workbooks, ...letters].map(({ path, name, sha256, absolute }) => {
    const bytes = attachedBytes(absolute, path)
    if (sha256Of(bytes) !== sha256)
      throw new MailRefusedError(`「${path}」在计划做好以后改动过，没有发送。请重新运行 mail plan。`)
    return { name, sha256, bytes }
  })
}

interface Attached {
  readonly name: string
  readonly sha256: string
  readonly bytes: Uint8Array
}

function attachedBytes(absolute: string, path: string): Uint8Array {
  try {
    return readBytes({ absolute })
  } catch (cause) {
    if (cause instanceof UnreadableWorkbookError)
      throw new MailRefusedError(`计划里的「${path}」：${cause.message}没有发送，请重新运行 mail plan。`, { cause })
    throw cause
  }
}

/** Rehearsals go to an address on the list, or to one of the sender's own domain. Throws MailRefusedError. */
export function checkRehearsal(address: string, from: string, allowed: readonly string[]): string {
  const checked = checkAddress(address)
  if ('refused' in checked) throw new MailRefusedError(`--rehearse 的邮箱不能用：${checked.refused}。`)
  if (!isAllowed(checked.domain, [...allowed, from.slice(from.indexOf('@') + 1)]))
    throw new MailRefusedError(`--rehearse 的邮箱 ${checked.address} 的域名不在允许之列，也不是发件邮箱的域名。`)
  return checked.address
}

export interface SelectInput {
  readonly plan: LoadedPlan
  readonly selection: Selection
  readonly ledger: MailLedger
  readonly from: string
  readonly now: number
}

/**
 * The rows of the ledger for a plan: made where new, and of those that are there only what may go out again. A message
 * that failed for certain is taken up when its address has changed, or when that is asked for; one that was sent, or of
 * which nobody knows, never.
 */
export function selectJobs({ plan, selection, ledger, from, now }: SelectInput): Jobs {
  const chosen = chooseMessages(plan.data.messages, selection.only, '--only')
  const again = new Set(
    chooseMessages(selection.resend.length > 0 ? plan.data.messages : [], selection.resend, '--resend'),
  )
  const wanting = { plan, selection, ledger, from, now }
  const found = chosen.map((message) => ({ message, ...rowOf(message, again.has(message), wanting) }))
  const jobs = found.flatMap(({ message, row }): Job[] => (row ? [{ message, row }] : []))
  const open = jobs.filter(({ row }) => row.state === 'planned' || row.state === 'deferred')
  return {
    repeats: found.flatMap(({ message, earlier }) => (earlier ? [{ message, earlier }] : [])),
    toSend: selection.limit === undefined ? open : open.slice(0, selection.limit),
    done: jobs.filter(({ row }) => row.state === 'sent' || row.state === 'delayed').length,
    uncertain: jobs.filter(({ row }) => row.state === 'uncertain'),
    failed: jobs.filter(({ row }) => wasRefused(row)),
  }
}

function chooseMessages(
  messages: readonly PlanMessage[],
  only: readonly string[],
  option: string,
): readonly PlanMessage[] {
  if (only.length === 0) return messages
  const names = new Map(only.map((name) => [unitKey(name), name]))
  return [...names].map(([key, name]) => {
    const found = messages.find((message) => message.unitKey === key)
    if (!found) throw new MailRefusedError(`计划里没有「${name}」这个单位（${option} 要写计划里的单位全称）。`)
    return found
  })
}

/** The row by which a message is to go, or the earlier message that makes it a repeat. */
function rowOf(
  message: PlanMessage,
  again: boolean,
  input: SelectInput,
): { readonly row?: LedgerMessage; readonly earlier?: LedgerMessage } {
  const { plan, selection, ledger, now } = input
  const wanted = wantedRow(message, input)
  if (isRehearsal(wanted)) return { row: ledger.add(wanted, now) }
  const known = ledger.find(wanted)
  const isOut = known !== undefined && HAD.includes(known.state)
  const earlier = isOut ? known : ledger.earlier(wanted)
  const onPurpose = (message.resend || again) && earlier !== undefined
  if (earlier && !isOut && !onPurpose) return { earlier }
  const row = ledger.add(onPurpose ? onceMore(wanted, message) : wanted, now)
  const moved = row.recipient !== wanted.recipient
  const unsent = row.state === 'planned' || row.state === 'deferred'
  if ((unsent && (moved || row.planHash !== plan.hash)) || (wasRefused(row) && (moved || selection.retryFailed))) {
    ledger.readdress(row.id, { ...wanted, subject: onPurpose ? row.subject : wanted.subject }, now)
    return { row: ledger.find(row)! }
  }
  return { row }
}

function wantedRow(
  message: PlanMessage,
  { plan: { data, hash }, selection: { rehearse }, from, now }: SelectInput,
): NewMessage {
  const suffix = rehearse === undefined ? '' : `.y${now}`
  return {
    campaign: data.campaign,
    unitKey: message.unitKey,
    contentHash: message.contentHash,
    purpose: rehearse === undefined ? '' : rehearsalPurpose(rehearse, now),
    unit: message.unit,
    round: message.round,
    messageId: `${message.id}${suffix}@${from.slice(from.indexOf('@') + 1)}`,
    recipient: rehearse ?? message.to,
    subject:
      rehearse === undefined ? message.subject : `【演练，正式发送时的收件人是 ${message.to}】${message.subject}`,
    planHash: hash,
    confirmed: message.confirmed,
    attachments: attachmentsOf(message.attachments.map(({ sha256 }) => sha256)),
  }
}

/**
 * Once a plan: to send a third time a new plan has to be made. Another number, or mail servers would take it for the
 * same mail and drop it.
 */
function onceMore(wanted: NewMessage, message: PlanMessage): NewMessage {
  const purpose = resendPurpose(wanted.planHash)
  const subject = message.resend ? wanted.subject : `${AGAIN}${wanted.subject}`
  return { ...wanted, purpose, subject, messageId: wanted.messageId.replace('@', `.z${wanted.planHash.slice(0, 8)}@`) }
}

export interface Sender {
  readonly from: string
  readonly fromName: string
  readonly replyTo: string | undefined
  readonly server: SmtpServer
  readonly patience: SmtpPatience
}

/** For `runSending`: builds the message from the plan, checks what was built, and only then talks to the server. */
export function trying(
  plan: LoadedPlan,
  jobs: readonly Job[],
  sender: Sender,
  now: () => number,
): SendTools['tryOnce'] {
  const byId = new Map(jobs.map((job) => [job.row.id, job.message]))
  return async (row, beforeDot) => {
    const message = byId.get(row.id)!
    const common = {
      from: sender.from,
      to: row.recipient,
      ...(sender.replyTo === undefined ? {} : { replyTo: sender.replyTo }),
      subject: row.subject,
      text: message.text,
      messageId: row.messageId,
    }
    let attachments: Attached[]
    try {
      attachments = attachmentsIn(message, plan)
    } catch (error) {
      if (error instanceof MailRefusedError) return { kind: 'mismatch', reason: error.message }
      throw error
    }
    const envelope = { from: sender.from, to: row.recipient, id: row.messageId }
    const bytes = await buildMessage({ ...common, fromName: sender.fromName, date: new Date(now()), attachments })
    const expected = { ...common, attachments }
    const mismatch = planMismatch(message, row) ?? (await mismatchOf(bytes, expected, envelope))
    return mismatch === undefined
      ? deliver(sender.server, envelope, bytes, sender.patience, beforeDot)
      : { kind: 'mismatch', reason: mismatch }
  }
}

/** A row of the ledger that is not this message of the plan. */
function planMismatch(message: PlanMessage, row: LedgerMessage): string | undefined {
  if (row.unitKey !== message.unitKey || row.contentHash !== message.contentHash)
    return '台账里的记录不是计划里的这一封'
  if (!isRehearsal(row) && row.recipient !== message.to)
    return `台账里的收件人是「${row.recipient}」，计划里是「${message.to}」`
  return undefined
}
