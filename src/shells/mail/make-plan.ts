import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { letterDocument } from '../../adapters/docx/letter-document.ts'
import { buildMessage } from '../../adapters/mail/build-message.ts'
import type { Outputs } from '../../adapters/files/outputs.ts'
import { makePrivateFolder } from '../../adapters/files/private-files.ts'
import { readBytes } from '../../adapters/files/read-file.ts'
import { sha256Of } from '../../adapters/platform/bytes.ts'
import { type LedgerMessage, type MailLedger, wasRefused } from '../../adapters/sqlite/mail-ledger.ts'
import type { ContactBook } from '../../core/mail/contacts.ts'
import type { ExaminedFile } from '../../core/mail/examined-file.ts'
import type { LetterPage } from '../../core/letters/letter-page.ts'
import type { LetterSet } from '../../core/letters/letter-set.ts'
import type { LetterSettings } from '../../core/letters/letter-settings.ts'
import { letterOf } from '../../core/letters/letters-due.ts'
import { fileName, mailText } from '../../core/mail/message-text.ts'
import { type MailPlan, planMessages, type PlannedMessage, type PlanRules } from '../../core/mail/plan-messages.ts'
import { timeText } from './clock.ts'
import {
  PLAN_DATA,
  PLAN_SHEET,
  MAIL_FOLDER,
  type PlanData,
  type PlanLetter,
  type PlanMessage,
  vouchedByPlan,
} from './plan-file.ts'
import { CONFIRMATION_SHEET, confirmationSheet } from './confirmation-sheet.ts'
import { planSheets } from './plan-sheets.ts'
import { holdRepeats } from './repeats.ts'

export interface PlanInput {
  readonly book: ContactBook
  readonly files: readonly ExaminedFile[]
  readonly rules: PlanRules
  readonly campaign: string
  /** The set of which these are the corrected workbooks: what the unit is told is made from it. */
  readonly setOf: (files: readonly ExaminedFile[]) => LetterSet
  /** What the office itself says in its letters. */
  readonly settings: LetterSettings
  /** Absolute. */
  readonly outbox: string
  /** Absolute; where the plan goes. */
  readonly folder: string
  readonly ledger: MailLedger
  readonly now: number
  /** Units that get once more what they have. */
  readonly resend?: readonly string[]
}

export interface MadePlan {
  readonly plan: MailPlan
  readonly data: PlanData
}

/** A message with the letter that is to be attached to it, not made yet. */
interface PreparedMessage extends PlanMessage {
  readonly page: LetterPage
  readonly letterName: string
}

/** Decides who gets what, looks up what was sent before, and fixes every message. Writes nothing. */
export function preparePlan(input: PlanInput): {
  readonly plan: MailPlan
  readonly messages: readonly PreparedMessage[]
} {
  const plan = planMessages(input.book, input.files, input.rules, hashOf)
  const earlier = new Map<string, LedgerMessage[]>()
  for (const message of input.ledger.messages(input.campaign).filter(({ purpose }) => purpose === '')) {
    earlier.set(message.unitKey, [...(earlier.get(message.unitKey) ?? []), message])
  }
  const messages = plan.messages.map((message, index) =>
    planMessage(message, index + 1, earlier.get(message.contact.key) ?? [], input),
  )
  return holdRepeats({ plan, messages }, input)
}

/** What a unit has, or may have. */
const HAD: readonly LedgerMessage['state'][] = ['sent', 'delayed', 'uncertain']

function planMessage(
  { contact, to, files, confirmed }: PlannedMessage,
  number: number,
  earlier: readonly LedgerMessage[],
  input: PlanInput,
): PreparedMessage {
  const contentHash = hashOf(files.map((file) => `${fileName(file)}\u0000${file.sha256}`).sort())
  const same = earlier.find((each) => each.contentHash === contentHash)
  const round = same?.round ?? 1 + earlier.filter((each) => HAD.includes(each.state)).length
  const set = { ...input.setOf(files), unit: contact.unit }
  const { page } = letterOf(set, input.settings)
  const text = mailText({ unit: contact.unit, person: to.person, year: set.year, page, files, round })
  return {
    number,
    unit: contact.unit,
    unitKey: contact.key,
    person: to.person,
    to: to.address,
    round,
    contentHash,
    id: `${hashOf([input.campaign, contact.key, contentHash, String(round)]).slice(0, 32)}.r${round}`,
    ...text,
    page,
    toMend: set.counts.toMend,
    toExplain: set.counts.toExplain,
    attachments: files.map((file) => ({ path: file.path, name: fileName(file), sha256: file.sha256, size: file.size })),
    done: same !== undefined && [...HAD, 'dot'].includes(same.state),
    ...(same && wasRefused(same) && same.recipient === to.address ? { failed: true as const } : {}),
    remark: [remark(same, earlier.at(-1), to.address), ...(confirmed === '' ? [] : [`由人确认发给它（${confirmed}）`])]
      .filter((each) => each !== '')
      .join('；'),
    confirmed,
  }
}

function movedFrom({ recipient }: LedgerMessage): string {
  return `邮箱变了，上次是 ${recipient}`
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0001')).digest('hex')
}

/** What a person should know of earlier messages to this unit. */
function remark(same: LedgerMessage | undefined, last: LedgerMessage | undefined, to: string): string {
  const at = (message: LedgerMessage): string => timeText(message.updatedAt).slice(0, 16)
  if (same?.state === 'sent') return `这些工作簿 ${at(same)} 已发给 ${same.recipient}，不再发`
  if (same?.state === 'uncertain' || same?.state === 'dot')
    return `${at(same)} 发过，是否收到不能确定，查明前不再发（见「发送结果」）`
  if (same?.state === 'delayed') return `${at(same)} 已发给 ${same.recipient}，对方服务器还在投递，不再发`
  if (same && wasRefused(same)) {
    const what = `${same.state === 'failed' ? '上次没有发成' : '上次被退回'}（${same.answer.slice(0, 60)}）`
    return `${what}${same.recipient === to ? '，加 --retry-failed 才再发' : `；${movedFrom(same)}`}`
  }
  return last !== undefined && last.recipient.toLowerCase() !== to.toLowerCase() ? movedFrom(last) : ''
}

/**
 * Writes 发送计划.xlsx, its data and the messages as .eml, and makes this the valid plan of its folder. Throws
 * NotWrittenError.
 */
export async function writePlan(
  input: PlanInput,
  newWorkbook: typeof import('../../adapters/excel/new-workbook.ts').newWorkbook,
  outputs: Outputs,
): Promise<MadePlan> {
  const { plan, messages: prepared } = preparePlan(input)
  const letters = join(input.folder, MAIL_FOLDER)
  const earlier = earlierMessages(letters)
  outputs.trust(vouchedByPlan(input.folder))
  const own = prepared.flatMap((message) => ['eml', 'docx'].map((ending) => join(letters, nameIn(message, ending))))
  outputs.refuseOthers([PLAN_SHEET, PLAN_DATA].map((name) => join(input.folder, name)).concat(earlier, own))
  for (const folder of [input.folder, letters]) makePrivateFolder(folder)
  // Those of an earlier plan would be taken for messages of this one.
  for (const path of earlier) outputs.remove(path)
  const messages: PlanMessage[] = []
  const hashes: string[] = []
  for (const each of prepared) {
    const { message, document } = await withLetter(each)
    const bytes = await eml(message, document, input)
    outputs.publish(join(letters, message.letter.file), document)
    outputs.publish(join(letters, nameIn(message, 'eml')), bytes)
    messages.push(message)
    hashes.push(sha256Of(bytes))
  }
  const sheet = await newWorkbook(planSheets({ ...input, plan, messages }))
  const data: PlanData = {
    schemaVersion: 1,
    campaign: input.campaign,
    ledger: input.ledger.id,
    madeAt: input.now,
    outbox: input.outbox,
    sheetSha256: sha256Of(sheet),
    letters: hashes,
    allowedDomains: input.rules.allowedDomains,
    messages,
    held: plan.held.length,
  }
  const bytes = new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`)
  const asking = confirmationSheet(plan)
  // What a person has filled in there was read for this plan, and stands in the new list.
  if (asking) outputs.publish(join(input.folder, CONFIRMATION_SHEET), await newWorkbook([asking]), () => 'own')
  outputs.publish(join(input.folder, PLAN_SHEET), sheet)
  outputs.publish(join(input.folder, PLAN_DATA), bytes)
  input.ledger.addPlan(sha256Of(bytes), input.campaign, input.folder, input.now)
  return { plan, data }
}

function earlierMessages(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /^\d{3,} .*\.(?:eml|docx)$/.test(name))
    .map((name) => join(folder, name))
}

/** 「001 某某局.eml」 */
function nameIn({ number, unit }: Pick<PlanMessage, 'number' | 'unit'>, ending: string): string {
  const safe = [...unit.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_')].slice(0, 40).join('')
  return `${String(number).padStart(3, '0')} ${safe}.${ending}`
}

/** The letter as it will be attached, and the message that names it by its bytes. */
async function withLetter({ page, letterName, ...message }: PreparedMessage): Promise<{
  readonly document: Uint8Array
  readonly message: PlanMessage & { readonly letter: PlanLetter }
}> {
  const document = await letterDocument(page)
  const { length: size } = document
  const letter = { file: nameIn(message, 'docx'), name: letterName, sha256: sha256Of(document), size }
  return { document, message: { ...message, letter } }
}

/** For looking at in a mail program; what is sent is built anew, with the sender and date of the day. */
async function eml(
  message: PlanMessage & { readonly letter: PlanLetter },
  document: Uint8Array,
  { outbox, now }: PlanInput,
): Promise<Uint8Array> {
  return buildMessage({
    from: 'preview@jiaobiao.invalid',
    fromName: '（预览，尚未发送）',
    to: message.to,
    subject: message.subject,
    text: message.text,
    messageId: `${message.id}@jiaobiao.invalid`,
    date: new Date(now),
    attachments: [
      ...message.attachments.map(({ path, name }) => ({ name, bytes: readBytes({ absolute: join(outbox, path) }) })),
      { name: message.letter.name, bytes: document },
    ],
  })
}
