import { resolve } from 'node:path'
import { isFolder } from '../../../adapters/files/guard-output.ts'
import { oneLine } from '../../../core/identity/unit-key.ts'
import { type ReadNotice, readNotices } from '../../mail/bounces.ts'
import { openLedger } from '../../mail/ledger-place.ts'
import { loadPlan } from '../../mail/plan-file.ts'
import { publicRow, rowsOf, whatToDo } from '../../mail/results.ts'
import { refuseUnknownPlan } from '../../mail/send-plan.ts'
import { type Environment, EXIT, UsageError } from '../environment.ts'
import type { CommonOptions } from '../common-options.ts'
import { printResult } from '../output.ts'
import { learnFromEvidence, type LedgerOption, ledgerFile, lockFor, mailClock, reported } from './mail-common.ts'

export interface MailBouncesOptions extends CommonOptions, LedgerOption {
  readonly plan?: string
}

/**
 * `jiaobiao mail bounces FOLDER`: notes which mails came back, from notices that someone has saved there; with a plan
 * also writes 发送结果.xlsx anew.
 */
export async function mailBounces(
  folder: string,
  options: MailBouncesOptions,
  environment: Environment,
): Promise<number> {
  const absolute = resolve(environment.cwd, folder)
  if (!isFolder(absolute)) throw new UsageError(`「${folder}」不是文件夹。请把收到的退信另存为 .eml，放进一个文件夹。`)
  const plan = options.plan === undefined ? undefined : loadPlan(resolve(environment.cwd, options.plan))
  const file = ledgerFile(options, environment)
  const ledger = await openLedger(file)
  try {
    if (plan) refuseUnknownPlan(plan, ledger)
    const lock = await lockFor(file, environment)
    try {
      const now = mailClock(environment).now()
      ledger.recover(now)
      if (plan && !options.dryRun) learnFromEvidence(ledger, file, plan, environment)
      const notices = await readNotices(absolute, ledger, now, !options.dryRun)
      const results = plan && { plan, rows: rowsOf(plan, ledger), ledger, now, version: environment.version }
      const codeWith = results && !options.dryRun ? await reported(results, environment) : undefined
      const data = { command: 'mail bounces', notices: notices.map(publicNotice) }
      printResult(options.format, data, bouncesText(notices, options.dryRun), environment)
      if (notices.some(({ kind }) => kind === 'bounced')) return EXIT.mail
      const code = notices.some(({ kind }) => kind === 'unreadable') ? EXIT.unreadable : EXIT.ok
      return codeWith?.(code) ?? code
    } finally {
      lock.release()
    }
  } finally {
    ledger.close()
  }
}

function publicNotice({ file, kind, reason, message }: ReadNotice): object {
  return { file, kind, reason, message: message ? publicRow(message) : null }
}

const HEADS: readonly (readonly [ReadNotice['kind'], string])[] = [
  ['bounced', '被退回'],
  ['delayed', '对方服务器还在投递'],
  ['delivered', '已送到'],
  ['unclear', '请人看'],
  ['unchanged', '没有改动台账'],
  ['known', '以前读过'],
  ['not-ours', '不是我们的邮件'],
  ['no-notice', '不是退信'],
  ['unreadable', '读不了'],
]
const MOST_SHOWN = 20

function bouncesText(notices: readonly ReadNotice[], dryRun: boolean): string {
  if (notices.length === 0) return '文件夹里没有 .eml 邮件。退信请在邮件软件里另存为 .eml，放进这个文件夹。\n'
  const groups = HEADS.map(([kind, name]) => ({
    kind,
    name,
    all: notices.filter((notice) => notice.kind === kind),
  })).filter(({ all }) => all.length > 0)
  const counts = groups.map(({ name, all }) => `${name} ${all.length} 封`).join('，')
  const lines = groups.flatMap(({ kind, name, all }) =>
    kind === 'known'
      ? []
      : [
          `${name}：`,
          ...all.slice(0, MOST_SHOWN).flatMap(noticeLines),
          ...(all.length > MOST_SHOWN ? [`  ……共 ${all.length} 封，加 --format json 看全部`] : []),
        ],
  )
  return [`读了 ${notices.length} 封：${counts}。${dryRun ? '试运行，没有记入台账。' : ''}`, ...lines, ''].join('\n')
}

function noticeLines({ file, message, reason, kind }: ReadNotice): string[] {
  const name = oneLine(file)
  if (!message) return [`  ${name}：${reason}`]
  const rehearsal = message.purpose === '' ? '' : '演练，'
  const todo = kind === 'bounced' || kind === 'delayed' ? whatToDo(message) : ''
  return [
    `  ${message.unit}（${rehearsal}${message.recipient}）：${reason}　［${name}］`,
    ...(todo === '' ? [] : [`    ${todo}`]),
  ]
}
