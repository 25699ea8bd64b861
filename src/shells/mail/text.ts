import type { ContactBook } from '../../core/mail/contacts.ts'
import { isAllowed } from '../../core/mail/address.ts'
import type { MailPlan } from '../../core/mail/plan-messages.ts'
import type { PlanMessage } from './plan-file.ts'
import type { Unsent } from './unsent.ts'

const FIRST = 5
const MOST_HELD = 10

/** 「1. 某某局 → a@b.cn　主题　附件 1 个」 of the first five. */
export function firstMessages(messages: readonly PlanMessage[], recipient?: string): string[] {
  const lines = messages
    .slice(0, FIRST)
    .map(
      (each) =>
        `  ${each.number}. ${each.unit} → ${recipient ?? each.to}　附件：${shortly(each.attachments.map((file) => file.name))}`,
    )
  return messages.length > FIRST ? [...lines, `  ……共 ${messages.length} 封`] : lines
}

export interface PlanTextInput {
  readonly plan: MailPlan
  readonly messages: readonly PlanMessage[]
  readonly book: ContactBook
  readonly allowedDomains: readonly string[]
  readonly folder: string
  readonly dryRun: boolean
}

/** Nothing to send and nothing held: the folder is most likely another than was meant. */
function wrongFolderLines({ messages, held, skipped }: MailPlan): string[] {
  const [first] = skipped
  if (first === undefined || messages.length + held.length > 0) return []
  return [
    '',
    `这个文件夹里没有可以发的审核结果：${skipped.length} 个文件没有采用，如「${first.path}」，${first.reason}。`,
    '要先核对：jiaobiao correct 收到的资料 --out 审核结果',
  ]
}

/** What `mail plan` says: counts, the first five, what is held and why, what to do next. */
export function planText({ plan, messages, book, allowedDomains, folder, dryRun }: PlanTextInput): string {
  const { sending, failed } = byFate(messages)
  const head = `发送计划（没有发送任何邮件）：${planCounts(messages, plan.held.length)}。`
  const changed = sending.filter((each) => each.remark !== '')
  return [
    head,
    ...firstMessages(sending),
    ...(changed.length > 0
      ? [
          `请留意 ${changed.length} 封与上次不同：`,
          ...changed.slice(0, FIRST).map((each) => `  ${each.unit}：${each.remark}`),
        ]
      : []),
    ...(failed.length > 0
      ? [
          `上次没有发成的 ${failed.length} 封，这次也不发：`,
          ...failed.slice(0, FIRST).map((each) => `  ${each.unit} → ${each.to}：${each.remark}`),
          ...(failed.length > FIRST ? [`  ……共 ${failed.length} 封，见「发送计划.xlsx」的「备注」。`] : []),
        ]
      : []),
    ...(plan.held.length > 0 ? ['', '暂缓：', ...heldLines(plan)] : []),
    ...wrongFolderLines(plan),
    ...questionLines(plan, folder, dryRun),
    ...domainLines(book, allowedDomains),
    ...(book.notes.length > 0 ? ['', '通讯录：', ...book.notes.slice(0, MOST_HELD).map((note) => `  ${note}`)] : []),
    '',
    dryRun
      ? '试运行，没有写文件。'
      : `已写到「${folder}」：发送计划.xlsx（请打开逐行核对）、邮件（${messages.length} 个 .eml，可用邮件软件预览；同名的 .docx 是附上的反馈意见）。`,
    ...(dryRun ? [] : nextLines(messages, `${folder}/发送计划.xlsx`)),
    '',
  ].join('\n')
}

function nextLines(messages: readonly PlanMessage[], sheet: string): string[] {
  const { sending, failed } = byFate(messages)
  const send = `jiaobiao mail send --plan ${quoted(sheet)} --smtp-config smtp.json`
  if (sending.length > 0)
    return [`先演练，全部发到自己的邮箱：${send} --rehearse 自己的邮箱`, '无误后去掉 --rehearse 正式发送。']
  return failed.length > 0 ? [`邮箱没有错、要再发的：${send} --retry-failed`] : []
}

/** What `send` will take up, what it leaves because it is out, and what it leaves unless it is told to try again. */
function byFate(messages: readonly PlanMessage[]): Readonly<Record<'sending' | 'done' | 'failed', PlanMessage[]>> {
  return {
    sending: messages.filter((each) => !each.done && !each.failed),
    done: messages.filter((each) => each.done),
    failed: messages.filter((each) => each.failed),
  }
}

/** 「将发送 3 封，已发过 2 封不再发，暂缓 1 个」 */
export function planCounts(messages: readonly PlanMessage[], held: number): string {
  const { sending, done, failed } = byFate(messages)
  return [
    `将发送 ${sending.length} 封`,
    ...(done.length > 0 ? [`已发过 ${done.length} 封不再发`] : []),
    ...(failed.length > 0 ? [`上次没有发成的 ${failed.length} 封要加 --retry-failed 才再发`] : []),
    `暂缓 ${held} 个`,
  ].join('，')
}

const MOST_PATHS = 3

/** The first few of many; all stand in 发送计划.xlsx. */
function shortly(paths: readonly string[]): string {
  return `${paths.slice(0, MOST_PATHS).join('、')}${paths.length > MOST_PATHS ? `等 ${paths.length} 个` : ''}`
}

function heldLines(plan: MailPlan): string[] {
  const lines = plan.held
    .slice(0, MOST_HELD)
    .map(({ unit, paths, reason }) => `  ${unit}（${shortly(paths)}）：${reason}`)
  return plan.held.length > MOST_HELD
    ? [...lines, `  ……共 ${plan.held.length} 个，见「发送计划.xlsx」的「暂缓」。`]
    : lines
}

function questionLines({ questions }: MailPlan, folder: string, dryRun: boolean): string[] {
  const open = questions.filter((each) => each.answer === '')
  if (dryRun || open.length === 0) return []
  return [
    '',
    `其中 ${open.length} 套要由人确认发给谁：看过工作簿，在「${folder}/待确认.xlsx」的「发给」一栏写上单位，再运行同一命令。`,
  ]
}

/** The domains of the list that are not allowed yet: the clerk decides with the numbers before the eyes. */
function domainLines(book: ContactBook, allowed: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const { addresses } of book.contacts)
    for (const { domain } of addresses) counts.set(domain, (counts.get(domain) ?? 0) + 1)
  const missing = [...counts].filter(([domain]) => !isAllowed(domain, allowed)).sort((a, b) => b[1] - a[1])
  if (missing.length === 0) return []
  return [
    '',
    `通讯录里还有不在允许之列的邮箱域名：${missing.map(([domain, count]) => `${domain}（${count} 个）`).join('、')}。`,
    `确认可以发往的，加在命令后面，如 --allow-domain ${missing[0]![0]}。`,
  ]
}

/** What is still to be done; '' when everything is with its receiver. */
export function unsentText({ planned, held, earlier }: Unsent): string {
  const parts = [
    ...(planned > 0 ? [`计划里还有 ${planned} 封没有发到`] : []),
    ...(held > 0 ? [`暂缓 ${held} 个（见「发送计划.xlsx」的「暂缓」）`] : []),
    ...(earlier > 0 ? [`同一批次以前的计划还有 ${earlier} 封要处理（见 mail status）`] : []),
  ]
  return parts.length === 0 ? '' : `这一批还没有完：${parts.join('；')}。\n`
}

export function quoted(path: string): string {
  return /[\s&()'"]/.test(path) ? `"${path}"` : path
}
