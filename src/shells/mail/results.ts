import { join } from 'node:path'
import { publishFile } from '../../adapters/files/publish-file.ts'
import type { LedgerMessage, MailLedger } from '../../adapters/sqlite/mail-ledger.ts'
import type { SheetDraft } from '../../core/model/sheet-draft.ts'
import { timeText } from './clock.ts'
import { type LoadedPlan, RESULT_DATA, RESULT_SHEET } from './plan-file.ts'
import { GREEN, MIDDLE, RED, tableSheet, YELLOW } from './table-sheet.ts'

export const STATE_NAMES: Readonly<Record<LedgerMessage['state'], string>> = {
  planned: '待发',
  sending: '正在发',
  dot: '正在发',
  sent: '已发送',
  failed: '没有发成',
  deferred: '暂缓',
  uncertain: '待查',
}
const STYLES = { planned: MIDDLE, sending: YELLOW, dot: YELLOW, sent: GREEN, failed: RED, deferred: YELLOW, uncertain: YELLOW } as const

/** What a person has to do about a message; '' for nothing. */
export function whatToDo(row: LedgerMessage): string {
  switch (row.state) {
    case 'uncertain':
      return `邮件已发出但没有得到服务器答复，可能收到也可能没收到，程序不会自动重发。请打电话问「${row.unit}」，或请邮件管理员按编号 ${row.messageId} 查服务器日志；然后运行 jiaobiao mail resolve --unit "${row.unit}" --as 已收到（或 未收到）。`
    case 'failed':
      return '服务器不收。请打电话核实邮箱，改正通讯录后重新运行 mail plan；邮箱无误的，发送时加 --retry-failed。'
    case 'deferred':
      return `服务器暂时不收，${timeText(row.nextAt).slice(0, 16)} 以后再运行同一命令会接着发。`
    case 'planned':
      return row.answer === '' ? '' : '还没有发出，原因排除后再运行同一命令。'
    default:
      return ''
  }
}

/** The rows of a plan, in its order; those that are not yet in the ledger are left out. */
export function rowsOf(plan: LoadedPlan, ledger: MailLedger): LedgerMessage[] {
  return plan.data.messages.flatMap((message) => ledger.find({ campaign: plan.data.campaign, ...message, purpose: '' }) ?? [])
}

/** 发送结果.xlsx and its data, beside the plan. */
export async function writeResults(
  folder: string,
  rows: readonly LedgerMessage[],
  campaign: string,
  ledger: MailLedger,
  now: number,
  rehearsal: string | undefined,
): Promise<void> {
  const { newWorkbook } = await import('../../adapters/excel/new-workbook.ts')
  const name = rehearsal === undefined ? RESULT_SHEET : `演练${RESULT_SHEET}`
  publishFile(join(folder, name), await newWorkbook([resultSheet(rows, campaign, now, rehearsal)]))
  if (rehearsal !== undefined) return
  const data = { schemaVersion: 1, ledger: ledger.id, campaign, at: now, messages: rows.map(publicRow) }
  publishFile(join(folder, RESULT_DATA), new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`))
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
  }
}

function resultSheet(rows: readonly LedgerMessage[], campaign: string, now: number, rehearsal: string | undefined): SheetDraft {
  const uncertain = rows.filter((row) => row.state === 'uncertain').length
  return tableSheet({
    name: '发送结果',
    title: rehearsal === undefined ? '发送结果' : '演练发送结果',
    lines: [
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
      [String(index + 1), MIDDLE],
      row.unit,
      [STATE_NAMES[row.state], STYLES[row.state]],
      row.recipient,
      [timeText(row.updatedAt), MIDDLE],
      row.answer,
      [row.queueId, MIDDLE],
      [String(row.attempts), MIDDLE],
      whatToDo(row),
      row.messageId,
    ]),
  })
}

/** 「已发送 10 封，待查 1 封」. */
export function countsText(rows: readonly LedgerMessage[]): string {
  const count = (states: readonly LedgerMessage['state'][]): number => rows.filter((row) => states.includes(row.state)).length
  const parts = [
    ['已发送', count(['sent'])],
    ['没有发成', count(['failed'])],
    ['待查', count(['uncertain'])],
    ['暂缓', count(['deferred'])],
    ['待发', count(['planned', 'sending', 'dot'])],
  ] as const
  const shown = parts.filter(([name, number]) => number > 0 || name === '已发送')
  return shown.map(([name, number]) => `${name} ${number} 封`).join('，')
}
