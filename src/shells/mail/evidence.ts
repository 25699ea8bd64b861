import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sha256Of } from '../../adapters/platform/bytes.ts'
import * as json from '../../adapters/json/json.ts'
import type { LedgerMessage, MailLedger, NewMessage } from '../../adapters/sqlite/mail-ledger.ts'
import { unitKey } from '../../core/identity/unit-key.ts'
import { timeText } from './clock.ts'
import { MailRefusedError } from './mail-error.ts'
import { refuseLostReports } from './lost-report.ts'
import { reportNames } from './plan-file.ts'
import { isNoted, REPORT_PROOF, type ReportProof } from './report-proof.ts'
import { checkOf, readTrails, STATE, type TrailStep } from './sent-trail.ts'

/** Where it is written down, outside the ledger, what was sent. */
export interface EvidencePlaces {
  readonly ledger: MailLedger
  /** See `trailPlaces`. */
  readonly trails: readonly string[]
  /** In which plan and 发送结果 lie. */
  readonly folder: string
}

/** A message that is proved to have gone out, or that may have, and where that stands. */
interface Proved extends TrailStep {
  readonly from: string
}

/** What was noted in the ledger because it stood elsewhere. */
export interface TakenIn {
  readonly rows: readonly LedgerMessage[]
}

/**
 * Before anything is planned or sent: the ledger learns what 发送结果 and the trails prove and it does not know, for it was
 * restored from a copy, or is a new one, or another computer's. Such messages count as sent, or as 待查, with their
 * origin. Throws MailRefusedError when what stands there was changed, or cannot be brought together with the ledger, so
 * that nobody knows what was sent.
 */
export function takeInEvidence(places: EvidencePlaces, now: number): TakenIn {
  const { ledger } = places
  const taken = lacking(places).filter((proved) => {
    const origin = `补记自${proved.from}（${timeText(proved.at).slice(0, 16)}${proved.ledger === ledger.id ? '' : '，另一个台账'}）：${proved.answer}`
    return ledger.takeIn(proved.message, proved.state, identityOf(proved), now, origin)
  })
  refuseLostReports(places.folder, ledger)
  return { rows: taken.flatMap(({ message }) => ledger.findById(message.messageId) ?? ledger.find(message) ?? []) }
}

/** Whether something was sent by another ledger, of which this one has not heard. */
export function hasForeignEvidence(places: EvidencePlaces): boolean {
  const { ledger } = places
  return lacking(places).some(
    (proved) => proved.ledger !== ledger.id && ledger.noticeOutcome(identityOf(proved)) === undefined,
  )
}

/**
 * How many messages went out, by what stands outside the ledger, of which the ledger has not heard. Throws
 * MailRefusedError as `takeInEvidence` does.
 */
export function unheardOf(places: EvidencePlaces): number {
  return lacking(places).filter((proved) => places.ledger.noticeOutcome(identityOf(proved)) === undefined).length
}

/** What a person is told of it; '' for nothing. */
export function takenInText({ rows }: TakenIn): string {
  if (rows.length === 0) return ''
  const open = rows.filter(({ state }) => state === 'uncertain').length
  const names = rows.slice(0, 5).map(({ unit }) => `「${unit}」`)
  return `发送台账比发送记录旧（恢复过备份，或换了台账、电脑）：有 ${rows.length} 封发过而台账里没有，已补记入台账，不会重发${open > 0 ? `；其中 ${open} 封不能确定收到没有，列为待查` : ''}：${names.join('')}${rows.length > 5 ? '等' : ''}。`
}

const GONE: readonly LedgerMessage['state'][] = ['sent', 'uncertain', 'delayed', 'bounced-hard', 'bounced-soft']

/**
 * Of each message the last that is known of it outside the ledger, if it went out then, and the ledger has not been
 * there.
 */
function lacking({ ledger, trails, folder }: EvidencePlaces): Proved[] {
  const { steps, damaged } = readTrails(trails)
  if (damaged[0] !== undefined) throw changed(damaged[0])
  const all = [...steps.map((step) => ({ ...step, from: '发送记录' })), ...reportsIn(folder, ledger)]
  const last = new Map<string, Proved>()
  for (const each of all.filter(
    ({ events, hash, ...step }) => step.ledger !== ledger.id || !ledger.contains({ events, hash }),
  )) {
    const known = last.get(each.message.messageId)
    if (!known || known.at <= each.at) last.set(each.message.messageId, each)
  }
  // After the dot and without an answer nobody knows.
  const settled = [...last.values()].map(
    (each): Proved => (each.state === 'dot' ? { ...each, state: 'uncertain' } : each),
  )
  return settled.filter(({ state }) => GONE.includes(state))
}

function identityOf({ ledger, message, state, at }: Proved): string {
  return sha256Of(new TextEncoder().encode(JSON.stringify(['record', ledger, message.messageId, state, at])))
}

function changed(path: string): MailRefusedError {
  return new MailRefusedError(
    `「${basename(path)}」写出以后被改动过，不能凭它确定发过哪些，没有发送。请从备份恢复它（在「${path}」）；恢复不了的，先查明发过哪些，再把它移到别处。`,
  )
}

/** 发送结果.json as it stands there; what came later is missing in older ones. */
interface ReportData {
  readonly ledger: string
  readonly campaign: string
  readonly proof: ReportProof
  readonly messages: readonly ReportRow[]
  readonly earlier?: readonly ReportRow[]
}

interface ReportRow extends Pick<NewMessage, 'unit' | 'recipient' | 'round' | 'messageId' | 'contentHash'> {
  readonly state: LedgerMessage['state']
  readonly at: string
  readonly answer: string
  readonly purpose?: string
  readonly subject?: string
  readonly attachments?: string
}

/** What 发送结果.json says, and copies of it that lie beside; those that the ledger itself has noted say nothing new. */
function reportsIn(folder: string, ledger: MailLedger): Proved[] {
  return reportNames(folder, '.json').flatMap((name) => {
    const path = join(folder, name)
    const bytes = readFileSync(path)
    if (isNoted(ledger, sha256Of(bytes))) return []
    const data = parsedReport(bytes)
    if (!data) throw changed(path)
    const { proof } = data
    return [...data.messages, ...(data.earlier ?? [])].map((row) => ({
      message: messageIn(row, data),
      state: row.state,
      at: Date.parse(row.at),
      answer: row.answer,
      ledger: data.ledger,
      events: proof.ledgerSteps,
      hash: proof.ledgerSha256,
      from: `「${name}」`,
    }))
  })
}

function parsedReport(bytes: Uint8Array): ReportData | undefined {
  const given: Record<string, unknown> = json.readOr(ANYTHING, new TextDecoder().decode(bytes), {})
  const { check, ...data } = given
  if (!json.fits(REPORT, data)) return undefined
  const older = check === undefined && data.messages.every((row) => row.attachments === undefined)
  return older || check === checkOf(data) ? data : undefined
}

const ANYTHING = json.record(json.string(), json.unknown())
const ROWS: json.Schema<readonly ReportRow[]> = json.array(
  json.object({
    unit: json.string(),
    recipient: json.string(),
    round: json.number(),
    messageId: json.string(),
    contentHash: json.string(),
    state: STATE,
    at: json.pipe(
      json.string(),
      json.check((time) => !Number.isNaN(Date.parse(time))),
    ),
    answer: json.string(),
    purpose: json.exactOptional(json.string()),
    subject: json.exactOptional(json.string()),
    attachments: json.exactOptional(json.string()),
  }),
)
const REPORT: json.Schema<ReportData> = json.object({
  ledger: json.string(),
  campaign: json.string(),
  proof: REPORT_PROOF,
  messages: ROWS,
  earlier: json.exactOptional(ROWS),
})

function messageIn(row: ReportRow, { campaign, proof }: ReportData): NewMessage {
  const { unit, round, messageId, recipient, contentHash, purpose = '', subject = '', attachments = '' } = row
  const planHash = proof.planSha256
  return {
    campaign,
    unitKey: unitKey(unit),
    contentHash,
    purpose,
    unit,
    round,
    messageId,
    recipient,
    subject,
    planHash,
    attachments,
  }
}
