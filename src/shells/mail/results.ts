import { join } from 'node:path'
import { NotWrittenError } from '../../adapters/files/not-written.ts'
import { publishPrivate } from '../../adapters/files/private-files.ts'
import { HAD, type LedgerMessage, type MailLedger } from '../../adapters/sqlite/mail-ledger.ts'
import type { SheetDraft } from '../../core/model/sheet-draft.ts'
import { timeText } from './clock.ts'
import { type LoadedPlan, RESULT_DATA, RESULT_SHEET } from './plan-file.ts'
import { noteReport, proofOf, proofSheet } from './report-proof.ts'
import { checkOf } from './sent-trail.ts'
import { STYLES, tableSheet } from '../report/table-sheet.ts'

export const STATE_NAMES: Readonly<Record<LedgerMessage['state'], string>> = {
  planned: '待发',
  sending: '正在发',
  dot: '正在发',
  sent: '已发送',
  failed: '没有发成',
  deferred: '等待再试',
  uncertain: '待查',
  delayed: '投递中',
  'bounced-hard': '被退回',
  'bounced-soft': '暂时退回',
}
const STATE_STYLES = {
  planned: STYLES.middle,
  sending: STYLES.yellow,
  dot: STYLES.yellow,
  sent: STYLES.green,
  failed: STYLES.red,
  deferred: STYLES.yellow,
  uncertain: STYLES.yellow,
  delayed: STYLES.yellow,
  'bounced-hard': STYLES.red,
  'bounced-soft': STYLES.red,
} as const

/** What a person has to do about a message; '' for nothing. */
export function whatToDo(row: LedgerMessage): string {
  switch (row.state) {
    case 'uncertain':
      return `收到没有不能确定，不会自动重发。请打电话问「${row.unit}」，或请邮件管理员按邮件编号查服务器日志；然后运行 jiaobiao mail resolve --unit "${row.unit}" --as 已收到（没收到的写 未收到）。`
    case 'failed':
      return '服务器没有收下。请打电话核实邮箱，改正通讯录后重新运行 mail plan；邮箱无误的，发送时加 --retry-failed。'
    case 'bounced-hard':
      return '对方服务器退回，没有送到。请打电话核实邮箱，改正通讯录后重新运行 mail plan；邮箱无误的，发送时加 --retry-failed。'
    case 'bounced-soft':
      return '对方服务器试了多次，没有送到（原因见「服务器答复」）。请告诉对方；解决以后，发送时加 --retry-failed。'
    case 'delayed':
      return '对方服务器暂时收不下，还在投递，不必重发。以后收到退信，再读一次。'
    case 'deferred':
      return `服务器暂时不收，${timeText(row.nextAt).slice(0, 16)} 以后再运行同一命令会接着发。`
    case 'planned':
      return row.answer === '' ? '' : '还没有发出，原因排除后再运行同一命令。'
    default:
      return ''
  }
}

/**
 * The rows of a plan, in its order, with those that went out once more on purpose; those that are not yet in the ledger
 * are left out.
 */
export function rowsOf({ data }: LoadedPlan, ledger: MailLedger): LedgerMessage[] {
  return data.messages.flatMap((message) => ledger.findAll({ campaign: data.campaign, ...message }))
}

export interface ResultsInput {
  readonly plan: LoadedPlan
  readonly rows: readonly LedgerMessage[]
  readonly ledger: MailLedger
  readonly now: number
  readonly version: string
  /** The address of a rehearsal. */
  readonly rehearsal?: string | undefined
}

/**
 * 发送结果.xlsx and its data, beside the plan, with what ties them to plan and ledger (proof.ts): the ledger notes the
 * hashes of the files before they stand there, so that a report which was changed, or made by another hand, is found
 * out. One that is open elsewhere does not keep the other back. Answers with a sentence for each that could not be
 * written: the ledger has it all.
 */
export async function writeResults(input: ResultsInput): Promise<readonly string[]> {
  const { plan, rows, ledger, now, rehearsal } = input
  const { newWorkbook } = await import('../../adapters/excel/new-workbook.ts')
  const proof = proofOf(input)
  const sheet = await newWorkbook([resultSheet(rows, plan.data.campaign, now, rehearsal), proofSheet(proof)])
  if (rehearsal !== undefined) {
    return unwritten(plan.folder, [[`演练${RESULT_SHEET}`, sheet]])
  }
  const { campaign } = plan.data
  // What went to units that are no longer in the plan is proved along with the rest.
  const earlier = ledger
    .messages(campaign)
    .filter((row) => HAD.includes(row.state) && !rows.some((each) => each.id === row.id))
  const content = {
    schemaVersion: 1,
    ledger: ledger.id,
    campaign,
    at: now,
    proof,
    messages: rows.map(publicRow),
    earlier: earlier.map(publicRow),
  }
  const data = { ...content, check: checkOf(content) }
  const files = new Map([
    [RESULT_SHEET, sheet],
    [RESULT_DATA, new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`)],
  ])
  noteReport(ledger, plan, files, now)
  return unwritten(plan.folder, files)
}

function unwritten(folder: string, files: Iterable<readonly [string, Uint8Array]>): readonly string[] {
  const sentences: string[] = []
  for (const [name, bytes] of files) {
    try {
      publishPrivate(join(folder, name), bytes)
    } catch (error) {
      if (!(error instanceof NotWrittenError)) throw error
      sentences.push(error.message)
    }
  }
  return sentences
}

export function publicRow(row: LedgerMessage): object {
  return {
    unit: row.unit,
    recipient: row.recipient,
    state: row.state,
    round: row.round,
    attempts: row.attempts,
    at: new Date(row.updatedAt).toISOString(),
    answer: row.answer,
    queueId: row.queueId,
    messageId: row.messageId,
    contentHash: row.contentHash,
    attachments: row.attachments,
    campaign: row.campaign,
    purpose: row.purpose,
    subject: row.subject,
  }
}

function resultSheet(
  rows: readonly LedgerMessage[],
  campaign: string,
  now: number,
  rehearsal: string | undefined,
): SheetDraft {
  const uncertain = rows.filter((row) => row.state === 'uncertain').length
  return tableSheet({
    name: '发送结果',
    title: rehearsal === undefined ? '发送结果' : '演练发送结果',
    notes: [
      `${timeText(now).slice(0, 16)}　批次：${campaign}　${countsText(rows)}${rehearsal === undefined ? '' : `　演练，全部发给 ${rehearsal}`}`,
      ...(uncertain > 0 ? [`「待查」的 ${uncertain} 封请按「怎样办」一栏逐封查明，查明之前不会重发。`] : []),
    ],
    columns: [
      { head: '序号', width: 6 },
      { head: '单位', width: 28 },
      { head: '结果', width: 10 },
      { head: '收件人', width: 28 },
      { head: '时间', width: 19 },
      { head: '服务器答复', width: 34 },
      { head: '队列号', width: 15 },
      { head: '试了几次', width: 7 },
      { head: '怎样办', width: 46 },
      { head: '邮件编号', width: 28 },
    ],
    rows: rows.map((row, index) => [
      [String(index + 1), STYLES.middle],
      row.unit,
      [STATE_NAMES[row.state], STATE_STYLES[row.state]],
      row.recipient,
      [timeText(row.updatedAt), STYLES.middle],
      row.answer,
      [row.queueId, STYLES.middle],
      [String(row.attempts), STYLES.middle],
      whatToDo(row),
      row.messageId,
    ]),
  })
}

/** 「已发送 10 封，待查 1 封」. */
export function countsText(rows: readonly LedgerMessage[]): string {
  const count = (states: readonly LedgerMessage['state'][]): number =>
    rows.filter((row) => states.includes(row.state)).length
  const parts = [
    ['已发送', count(['sent'])],
    ['没有发成', count(['failed'])],
    ['被退回', count(['bounced-hard', 'bounced-soft'])],
    ['待查', count(['uncertain'])],
    ['投递中', count(['delayed'])],
    ['等待再试', count(['deferred'])],
    ['待发', count(['planned', 'sending', 'dot'])],
  ] as const
  const shown = parts.filter(([name, number]) => number > 0 || name === '已发送')
  return shown.map(([name, number]) => `${name} ${number} 封`).join('，')
}
