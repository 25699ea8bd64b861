import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sha256Of } from '../../adapters/platform/bytes.ts'
import * as json from '../../adapters/json/json.ts'
import type { MailLedger } from '../../adapters/sqlite/mail-ledger.ts'
import type { SheetDraft } from '../../core/model/sheet-draft.ts'
import { timeText } from './clock.ts'
import { MailRefusedError } from './mail-error.ts'
import { loadPlan, type LoadedPlan, PLAN_DATA, PLAN_SHEET, RESULT_DATA, RESULT_SHEET } from './plan-file.ts'
import { STYLES, tableSheet } from '../report/table-sheet.ts'

/**
 * Decision: no signature with a key, for a key on the same computer proves no more than the ledger does, and keeping
 * one elsewhere is a burden that no office carries. Instead: the ledger is a chain of hashes, every report names the
 * plan and the head of the chain, and the chain names every report. What that proves, and what not, stands on the sheet
 * itself. Cost: who may write the ledger and knows how can forge all of it; only a head that was noted elsewhere, on
 * paper or in a mail, shows that.
 */
export interface ReportProof {
  readonly planSha256: string
  readonly ledger: string
  /** Of the ledger when the report was made. */
  readonly ledgerSteps: number
  readonly ledgerSha256: string
  readonly program: string
  readonly at: number
}

export interface ReportProofInput {
  readonly plan: Pick<LoadedPlan, 'hash'>
  readonly ledger: MailLedger
  readonly now: number
  readonly version: string
}

export const REPORT_PROOF: json.Schema<ReportProof> = json.object({
  planSha256: json.string(),
  ledger: json.string(),
  ledgerSteps: json.number(),
  ledgerSha256: json.string(),
  program: json.string(),
  at: json.number(),
})
const PROVED_REPORT = json.object({ proof: REPORT_PROOF })

export function proofOf({ plan, ledger, now, version }: ReportProofInput): ReportProof {
  const { events, hash } = ledger.head
  return {
    planSha256: plan.hash,
    ledger: ledger.id,
    ledgerSteps: events,
    ledgerSha256: hash,
    program: `校表 ${version}`,
    at: now,
  }
}

/** Names of those lines of the sheet by which it is known later. */
export const PROOF_SHEET_ROWS = {
  ledger: '发送台账的编号',
  steps: '台账步数',
  head: '台账校验码（最后一步的 SHA-256）',
} as const

/** The sheet 凭据 of 发送结果.xlsx. */
export function proofSheet(proof: ReportProof): SheetDraft {
  const rows: readonly (readonly [string, string])[] = [
    ['写出时间', timeText(proof.at)],
    ['程序', proof.program],
    ['发送计划（发送计划.json 的 SHA-256）', proof.planSha256],
    [PROOF_SHEET_ROWS.ledger, proof.ledger],
    [PROOF_SHEET_ROWS.steps, String(proof.ledgerSteps)],
    [PROOF_SHEET_ROWS.head, proof.ledgerSha256],
  ]
  return tableSheet({
    name: '凭据',
    title: '凭据',
    notes: [
      '核对：jiaobiao mail verify --plan 发送计划.xlsx，报表、计划或台账改动过任何一处，都会指出来。',
      '台账里每一步都带着前一步的校验码，从中间改动、删去或添加一步，后面的全都对不上。校验码可抄在别处（如打印存档），以后台账被整个换掉，也能看出来。',
      '它证明：计划里有哪些邮件、各封什么时间交给邮件服务器、服务器怎样答复，都是程序当时所记，此后没有改动。它不证明：收件人看过邮件；也防不住能改写整个台账又懂得重算校验码的人，除非校验码另有存底。',
    ],
    columns: [
      { head: '项目', width: 36 },
      { head: '内容', width: 76 },
    ],
    rows: rows.map(([name, value]) => [name, [value, STYLES.text]]),
  })
}

interface ReportNote {
  readonly plan: string
  readonly files: Readonly<Record<string, string>>
}

const REPORT_NOTE: json.Schema<ReportNote> = json.object({
  plan: json.string(),
  files: json.record(json.string(), json.string()),
})

/** Notes in the ledger which report of a plan is about to be written. */
export function noteReport(
  ledger: MailLedger,
  plan: Pick<LoadedPlan, 'hash'>,
  files: ReadonlyMap<string, Uint8Array>,
  now: number,
): void {
  const note: ReportNote = {
    plan: plan.hash,
    files: Object.fromEntries([...files].map(([name, bytes]) => [name, sha256Of(bytes)])),
  }
  ledger.addReport(JSON.stringify(note), now)
}

/** What was found when plan, report and ledger were compared: sentences that tell what holds, and what does not. */
export interface Verification {
  readonly holds: readonly string[]
  readonly faults: string[]
}

/**
 * Compares plan, report and ledger with each other. Throws MailRefusedError when the name given is not that of a plan.
 */
export function verify(planPath: string, ledger: MailLedger): Verification {
  const holds: string[] = []
  const faults: string[] = []
  const plan = planIn(planPath, ledger, faults)
  if (plan) {
    holds.push(`发送计划：${plan.data.messages.length} 封，与台账登记的一致。`)
    verifyReport(plan, ledger, holds, faults)
  }
  const broken = ledger.faults()
  const { events, hash } = ledger.head
  if (broken.length === 0)
    holds.push(events === 0 ? '发送台账：还是空的。' : `发送台账：${events} 步，首尾相接；校验码 ${hash}。`)
  faults.push(...broken.map((fault) => `发送台账被改动过：${fault}。`))
  return { holds, faults }
}

function planIn(path: string, ledger: MailLedger, faults: string[]): LoadedPlan | undefined {
  try {
    const plan = loadPlan(path)
    if (ledger.planState(plan.hash) !== 'unknown') return plan
    faults.push('发送计划：不是用这个发送台账做的，或做好以后被改动过（台账在别处的，用 --ledger 指明）。')
  } catch (error) {
    if (!(error instanceof MailRefusedError)) throw error
    if (![PLAN_SHEET, PLAN_DATA].includes(basename(path))) throw error
    faults.push(`发送计划：${error.message}`)
  }
  return undefined
}

function verifyReport(plan: LoadedPlan, ledger: MailLedger, holds: string[], faults: string[]): void {
  const notes = notesOf(plan, ledger)
  const found = [RESULT_SHEET, RESULT_DATA].map((name) => ({ name, hash: hashIn(plan.folder, name) }))
  if (notes.length === 0 && found.every(({ hash }) => hash === undefined)) {
    holds.push('发送结果：台账里没有登记，还没有发送过。')
    return
  }
  const isFound = ({ files }: NotedReport): boolean => found.every(({ name, hash }) => files[name] === hash)
  const agreeing = notes.findIndex(isFound)
  // A plan that was made anew has no report until it is sent: what lies there is that of the plan before.
  const before = notes.length === 0 ? allNotes(ledger).find(isFound) : undefined
  if (before)
    holds.push(`发送结果：是上一份发送计划的，与台账登记的一致，${timeText(before.at)} 写出；这份还没有发送过。`)
  else if (agreeing < 0) {
    faults.push(...reportFaults(found, notes))
    return
  } else {
    const later = agreeing === 0 ? '' : `（不是最近的：台账里还登记着 ${timeText(notes[0]!.at)} 写出的）`
    holds.push(`发送结果：与台账登记的一致，${timeText(notes[agreeing]!.at)} 写出${later}。`)
  }
  const report = json.readOr(PROVED_REPORT, readFileSync(join(plan.folder, RESULT_DATA), 'utf8'), undefined)
  if (!report || !ledger.contains({ events: report.proof.ledgerSteps, hash: report.proof.ledgerSha256 }))
    faults.push('发送台账：写出发送结果以后，从前的步骤被改动过，或换成了别的台账。')
}

type NotedReport = Pick<ReportNote, 'files'> & { readonly at: number }

/** The reports of a plan that the ledger knows, the latest first. */
function notesOf({ hash }: LoadedPlan, ledger: MailLedger): NotedReport[] {
  return allNotes(ledger).filter(({ plan }) => plan === hash)
}

/** Whether the ledger has written a report of these bytes. */
export function isNoted(ledger: MailLedger, sha256: string): boolean {
  return allNotes(ledger).some(({ files }) => Object.values(files).includes(sha256))
}

/** A note that someone has damaged is found out by the chain. */
function allNotes(ledger: MailLedger): (ReportNote & { readonly at: number })[] {
  return ledger.reports().flatMap(({ at, detail }) => {
    const note = json.readOr(REPORT_NOTE, detail, undefined)
    return note ? [{ ...note, at }] : []
  })
}

function reportFaults(
  found: readonly { readonly name: string; readonly hash: string | undefined }[],
  notes: readonly NotedReport[],
): string[] {
  const faults = found.flatMap(({ name, hash }) => {
    if (hash === undefined) return [`${name}：不见了。`]
    return notes.some(({ files }) => files[name] === hash)
      ? []
      : [`${name}：台账里没有登记；写出以后被改动过，或不是校表写的。`]
  })
  return faults.length > 0 ? faults : [`${RESULT_SHEET} 和 ${RESULT_DATA} 不是同一次写出的。`]
}

function hashIn(folder: string, name: string): string | undefined {
  try {
    return sha256Of(readFileSync(join(folder, name)))
  } catch {
    return undefined
  }
}
