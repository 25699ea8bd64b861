import type { ContactBook } from '../../core/mail/contacts.ts'
import { megabytes } from '../../core/mail/attachments-reason.ts'
import type { MailPlan } from '../../core/mail/plan-messages.ts'
import type { SheetDraft } from '../../core/model/sheet-draft.ts'
import { timeText } from './clock.ts'
import type { PlanMessage } from './plan-file.ts'
import { planCounts } from './text.ts'
import { type Row, STYLES, tableSheet } from '../report/table-sheet.ts'

export interface PlanSheetsInput {
  readonly plan: MailPlan
  readonly messages: readonly PlanMessage[]
  readonly book: ContactBook
  readonly campaign: string
  readonly now: number
}

/** 发送计划.xlsx: what goes to whom; what is held and why; what else a person should know. */
export function planSheets(input: PlanSheetsInput): SheetDraft[] {
  return [sending(input), held(input), others(input)]
}

function sending({ plan, messages, campaign, now }: PlanSheetsInput): SheetDraft {
  const lines = [
    `${timeText(now).slice(0, 16)}　批次：${campaign}　${planCounts(messages, plan.held.length)}（见「暂缓」）。`,
    '请逐行核对单位和邮箱。有错不要改本表，请改通讯录后重新运行 mail plan；本表改动后不能再用于发送。「邮件」文件夹里的 .eml 可用邮件软件打开预览。',
  ]
  return tableSheet({
    name: '将发送',
    title: '发送计划',
    notes: lines,
    columns: [
      { head: '序号', width: 6 },
      { head: '单位', width: 28 },
      { head: '情况', width: 10 },
      { head: '联系人', width: 11 },
      { head: '邮箱', width: 28 },
      { head: '主题', width: 30 },
      { head: '附件', width: 34 },
      { head: '大小', width: 9 },
      { head: '请改正', width: 8 },
      { head: '请说明', width: 8 },
      { head: '备注', width: 26 },
    ],
    rows: messages.map((message) => [
      [String(message.number), STYLES.middle],
      message.unit,
      situation(message),
      [message.person, STYLES.middle],
      message.to,
      message.subject,
      attachedNames(message).join('\n'),
      [megabytes(message.attachments.reduce((sum, each) => sum + each.size, 0)), STYLES.middle],
      [String(message.toMend), message.toMend > 0 ? STYLES.red : STYLES.middle],
      [String(message.toExplain), message.toExplain > 0 ? STYLES.yellow : STYLES.middle],
      message.remark,
    ]),
  })
}

function situation({ done, failed, remark }: PlanMessage): Row[number] {
  if (done) return ['不再发', STYLES.middle]
  if (failed) return ['先不发，请看备注', STYLES.yellow]
  return remark === '' ? ['发送', STYLES.green] : ['发送，请看备注', STYLES.yellow]
}

/** The workbooks, and the letter behind them. */
function attachedNames({ attachments, letter }: PlanMessage): string[] {
  return [...attachments, ...(letter ? [letter] : [])].map(({ name }) => name)
}

function held({ plan }: PlanSheetsInput): SheetDraft {
  return tableSheet({
    name: '暂缓',
    title: '暂缓发送',
    notes: [plan.held.length === 0 ? '没有暂缓的。' : '下列工作簿没有列入发送，原因解决后重新运行 mail plan。'],
    columns: [
      { head: '序号', width: 6 },
      { head: '单位', width: 30 },
      { head: '工作簿', width: 50 },
      { head: '原因', width: 90 },
    ],
    rows: plan.held.map(({ unit, paths, reason }, index) => [
      [String(index + 1), STYLES.middle],
      unit,
      paths.join('\n'),
      reason,
    ]),
  })
}

function others({ plan, book }: PlanSheetsInput): SheetDraft {
  const reached = new Set(plan.messages.map((message) => message.contact.unit))
  const waiting = new Set(plan.held.map((each) => each.unit))
  const silent = book.contacts.filter((contact) => !reached.has(contact.unit) && !waiting.has(contact.unit))
  return tableSheet({
    name: '其他情况',
    title: '其他情况',
    notes: [`通讯录读入 ${book.rows} 行、${book.contacts.length} 个单位。`],
    columns: [
      { head: '类别', width: 26 },
      { head: '内容', width: 60 },
      { head: '说明', width: 80 },
    ],
    rows: [
      ...book.notes.map((note) => ['通讯录', '', note]),
      ...silent.map((contact) => ['通讯录里有，这次没有工作簿', contact.unit, '']),
      ...plan.messages.flatMap((message) => message.left.map(({ path, reason }) => ['没有附上的工作簿', path, reason])),
      ...plan.skipped.map(({ path, reason }) => ['没有采用的文件', path, reason]),
    ],
  })
}
