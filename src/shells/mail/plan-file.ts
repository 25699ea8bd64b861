import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { sha256Of } from '../../adapters/platform/bytes.ts'
import * as json from '../../adapters/json/json.ts'
import { checkAddress, isAllowed } from '../../core/mail/address.ts'
import { MailRefusedError } from './mail-error.ts'

export const PLAN_SHEET = '发送计划.xlsx'
export const PLAN_DATA = '发送计划.json'
export const RESULT_SHEET = '发送结果.xlsx'
export const RESULT_DATA = '发送结果.json'
export const MAIL_FOLDER = '邮件'

/** A message as the plan fixes it: everything that will be sent but the date, the sender, and the rehearsal's mark. */
export interface PlanMessage {
  readonly number: number
  readonly unit: string
  readonly unitKey: string
  readonly person: string
  readonly to: string
  readonly round: number
  readonly contentHash: string
  /** Left side of the Message-ID. */
  readonly id: string
  readonly subject: string
  readonly text: string
  /** Lines that ask for something, as the letter counts them. */
  readonly toMend: number
  readonly toExplain: number
  readonly attachments: readonly {
    readonly path: string
    readonly name: string
    readonly sha256: string
    readonly size: number
  }[]
  /** The letter for printing, as it lies among the messages beside the plan; plans that were tried out have none. */
  readonly letter?: PlanLetter
  /** These workbooks have gone out to this unit already, or may have: `send` does not take them up. */
  readonly done: boolean
  /** They failed or came back, at the same address: `send` takes them up only with --retry-failed. */
  readonly failed?: true
  /** They go out once more on purpose (--resend). */
  readonly resend?: true
  /** What the ledger knew when the plan was made: 「已发过」, 「邮箱变了」; '' for a first time. */
  readonly remark: string
  /** Why a person had to confirm the receiver; '' where the forms alone tell it. */
  readonly confirmed: string
}

export interface PlanLetter {
  /** In the folder of the messages. */
  readonly file: string
  /** As its receiver sees it. */
  readonly name: string
  readonly sha256: string
  readonly size: number
}

/** 发送计划.json: what `mail send` takes, beside the 发送计划.xlsx that people read. */
export interface PlanData {
  readonly schemaVersion: 1
  readonly campaign: string
  readonly ledger: string
  readonly madeAt: number
  /** Absolute; where the workbooks lie. */
  readonly outbox: string
  readonly sheetSha256: string
  /** Hashes of the messages as .eml beside it, in their order; older plans have none. */
  readonly letters?: readonly string[]
  readonly allowedDomains: readonly string[]
  readonly messages: readonly PlanMessage[]
  readonly held: number
}

/**
 * Names of 发送结果 and of copies of it beside the plan, 「发送结果 (1).json」, without those of rehearsals; none where there is
 * no such folder.
 */
export function reportNames(folder: string, ending: '.json' | '.xlsx'): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter((name) => /^(?![.~]|演练).*发送结果/.test(name) && name.endsWith(ending))
}

export interface LoadedPlan {
  readonly data: PlanData
  readonly hash: string
  readonly folder: string
}

/**
 * Reads a plan by either of its two files. Throws MailRefusedError when it is not whole, or when the sheet is not the
 * one that was written with it.
 */
export function loadPlan(given: string): LoadedPlan {
  const folder = dirname(given)
  if (![PLAN_SHEET, PLAN_DATA].includes(basename(given))) {
    throw new MailRefusedError(
      `--plan 后面要写 mail plan 写出的「${PLAN_SHEET}」（它和「${PLAN_DATA}」要放在一起，不能改名）。`,
    )
  }
  const [bytes, sheet] = [read(join(folder, PLAN_DATA)), read(join(folder, PLAN_SHEET))]
  const data = parsed(bytes)
  if (sha256Of(sheet) !== data.sheetSha256) {
    throw new MailRefusedError(
      `「${PLAN_SHEET}」在计划写好以后被改动过，不能照它发送。请在通讯录里改，然后重新运行 mail plan。`,
    )
  }
  return { data, hash: sha256Of(bytes), folder }
}

/**
 * The hashes of what makes an earlier plan in a folder, as long as its sheet is the one that was written with it; by
 * them the next plan knows its own.
 */
export function vouchedByPlan(folder: string): readonly string[] {
  try {
    const [bytes, sheet] = [readFileSync(join(folder, PLAN_DATA)), readFileSync(join(folder, PLAN_SHEET))]
    const { sheetSha256, letters = [], messages } = parsed(bytes)
    const own = [...letters, ...messages.flatMap(({ letter }) => letter?.sha256 ?? [])]
    return sha256Of(sheet) === sheetSha256 ? [sha256Of(bytes), sheetSha256, ...own] : []
  } catch {
    return []
  }
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new MailRefusedError(`找不到「${basename(path)}」，请先运行 mail plan。`, { cause })
  }
}

const DAMAGED = `「${PLAN_DATA}」不完整或被改动过，请重新运行 mail plan。`

/**
 * The ledger knows the hash of every plan it made; the checks here are for what a sender must be able to lean on
 * whatever happens.
 */
function parsed(bytes: Uint8Array): PlanData {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new MailRefusedError(DAMAGED, { cause })
  }
  const plan = json.readOr(PLAN, text, undefined)
  if (!plan || !isSafe(plan)) throw new MailRefusedError(DAMAGED)
  return plan
}

function isSafe({ messages, allowedDomains }: PlanData): boolean {
  const units = new Set(messages.map((message) => message.unitKey))
  return units.size === messages.length && messages.every((message) => isSound(message, allowedDomains))
}

const MESSAGE: json.Schema<PlanMessage> = json.object({
  number: json.number(),
  unit: json.string(),
  unitKey: json.string(),
  person: json.string(),
  to: json.string(),
  round: json.number(),
  contentHash: json.string(),
  id: json.string(),
  subject: json.string(),
  text: json.string(),
  toMend: json.number(),
  toExplain: json.number(),
  attachments: json.array(
    json.object({ path: json.string(), name: json.string(), sha256: json.string(), size: json.number() }),
  ),
  letter: json.exactOptional(
    json.object({ file: json.string(), name: json.string(), sha256: json.string(), size: json.number() }),
  ),
  done: json.boolean(),
  failed: json.exactOptional(json.literal(true)),
  resend: json.exactOptional(json.literal(true)),
  remark: json.string(),
  confirmed: json.string(),
})

const PLAN: json.Schema<PlanData> = json.object({
  schemaVersion: json.literal(1),
  campaign: json.string(),
  ledger: json.string(),
  madeAt: json.number(),
  outbox: json.string(),
  sheetSha256: json.string(),
  letters: json.exactOptional(json.array(json.string())),
  allowedDomains: json.array(json.string()),
  messages: json.array(MESSAGE),
  held: json.number(),
})

function isSound(message: PlanMessage, allowedDomains: readonly string[]): boolean {
  const checked = checkAddress(message.to)
  return (
    'address' in checked &&
    checked.address === message.to &&
    isAllowed(checked.domain, allowedDomains) &&
    message.attachments.length > 0 &&
    (message.letter === undefined || basename(message.letter.file) === message.letter.file)
  )
}
