import { resolve } from 'node:path'
import type { SmtpServer } from '../../../adapters/mail/smtp-server.ts'
import type { MailLedger } from '../../../adapters/sqlite/mail-ledger.ts'
import { isAllowed } from '../../../core/mail/address.ts'
import { openLedger } from '../../mail/ledger-place.ts'
import { tightenPlan } from '../../mail/own-files.ts'
import { loadPlan, type LoadedPlan } from '../../mail/plan-file.ts'
import { countsText, publicRow, rowsOf, whatToDo } from '../../mail/results.ts'
import { checkRehearsal, type Jobs, type Selection, selectJobs, trying, verifyPlan } from '../../mail/send-plan.ts'
import { runSending, type RunEnd } from '../../mail/send-run.ts'
import { certificateFrom, passwordFrom, readSmtpConfig, type SmtpConfig } from '../../mail/smtp-config.ts'
import { SentTrail } from '../../mail/sent-trail.ts'
import { firstMessages, unsentText } from '../../mail/text.ts'
import { isAnyUnsent, unsentOf } from '../../mail/unsent.ts'
import { type Environment, EXIT, UsageError } from '../environment.ts'
import type { CommonOptions } from '../common-options.ts'
import { inputFile, printResult } from '../output.ts'
import {
  evidencePlaces,
  learnFromEvidence,
  type LedgerOption,
  ledgerFile,
  lockFor,
  mailClock,
  reported,
  wholeNumber,
} from './mail-common.ts'

export interface MailSendOptions extends CommonOptions, LedgerOption {
  readonly plan: string
  readonly smtpConfig: string
  readonly yes?: string
  readonly rehearse?: string
  readonly limit?: string
  readonly only: readonly string[]
  readonly retryFailed: boolean
  readonly resend: readonly string[]
  readonly wait: boolean
}

/** `jiaobiao mail send --plan FILE --smtp-config FILE`: sends exactly that plan, after the number was typed. */
export async function mailSend(options: MailSendOptions, environment: Environment): Promise<number> {
  const config = readSmtpConfig(inputFile(options.smtpConfig, environment).absolute, options.smtpConfig)
  const plan = loadPlan(resolve(environment.cwd, options.plan))
  refuseOtherDomains(plan, config)
  const rehearse =
    options.rehearse === undefined
      ? undefined
      : checkRehearsal(options.rehearse, config.from, config.allowDomains ?? plan.data.allowedDomains)
  const selection: Selection = {
    only: options.only,
    limit: wholeNumber('--limit', options.limit),
    rehearse,
    retryFailed: options.retryFailed,
    resend: options.resend,
  }
  const file = ledgerFile(options, environment)
  const ledger = await openLedger(file)
  try {
    const lock = await lockFor(file, environment)
    try {
      tightenPlan(plan.folder)
      const interrupted = (): boolean => environment.interrupted() || lock.isLost()
      return await sending({
        options,
        environment: { ...environment, interrupted },
        config,
        plan,
        selection,
        ledger,
        file,
      })
    } finally {
      lock.release()
    }
  } finally {
    ledger.close()
  }
}

interface Sending {
  readonly options: MailSendOptions
  readonly environment: Environment
  readonly config: SmtpConfig
  readonly plan: LoadedPlan
  readonly selection: Selection
  readonly ledger: MailLedger
  readonly file: string
}

async function sending({ options, environment, config, plan, selection, ledger, file }: Sending): Promise<number> {
  const say = (text: string): void => environment.stderr(`${text}\n`)
  const clock = mailClock(environment)
  verifyPlan(plan, ledger)
  const choose = (): Jobs => {
    const recovered = ledger.recover(clock.now())
    if (recovered.planned + recovered.uncertain > 0)
      say(
        `上次发送中途断了：${recovered.planned} 封没有发出，照常再发；${recovered.uncertain} 封不能确定，列为待查，不再发。`,
      )
    learnFromEvidence(ledger, file, plan, environment)
    return selectJobs({ plan, selection, ledger, from: config.from, now: clock.now() })
  }
  // Opened before it is read, so that what another run writes from now on is noticed.
  const trail = options.dryRun
    ? undefined
    : new SentTrail(evidencePlaces(ledger, file, plan.folder, plan.data.outbox).trails)
  const jobs = trail ? choose() : ledger.tryOut(choose)
  say(overview(jobs, plan, selection.rehearse))
  if (!trail) return EXIT.ok
  if (jobs.toSend.length > 0) {
    await confirm(jobs.toSend.length, options.yes, environment)
    const server = await serverOf(config, environment)
    const started = clock.now()
    let codeWith: CodeWith = (code) => code
    const end = await runSending(
      jobs.toSend.map((job) => job.row),
      { perMinute: config.perMinute, perDay: config.perDay, stopAfter: config.stopAfter, wait: options.wait },
      {
        ledger,
        trail,
        clock,
        interrupted: environment.interrupted,
        tryOnce: trying(
          plan,
          jobs.toSend,
          {
            from: config.from,
            fromName: config.fromName,
            replyTo: config.replyTo,
            server,
            patience: { beforeDotMs: config.answerWithin * 1000, afterDotMs: config.answerToDotWithin * 1000 },
          },
          clock.now,
        ),
        onStep: (row, text) => say(`${row.unit}（${row.recipient}）：${text}`),
      },
    ).finally(async () => {
      codeWith = await report({ plan, selection, jobs, ledger, environment })
    })
    return codeWith(
      finish(end, {
        options,
        environment,
        plan,
        selection,
        jobs,
        ledger,
        seconds: Math.round((clock.now() - started) / 1000),
      }),
    )
  }
  const codeWith = await report({ plan, selection, jobs, ledger, environment })
  return codeWith(finish({ kind: 'done' }, { options, environment, plan, selection, jobs, ledger, seconds: 0 }))
}

/** The configuration may allow less than the plan did. */
function refuseOtherDomains({ data }: LoadedPlan, { allowDomains }: SmtpConfig): void {
  const outside =
    allowDomains && data.messages.find(({ to }) => !isAllowed(to.slice(to.indexOf('@') + 1), allowDomains))
  if (outside)
    throw new UsageError(`计划里「${outside.unit}」的邮箱 ${outside.to} 不在邮件配置的 allowDomains 里，没有发送。`)
}

function overview(jobs: Jobs, plan: LoadedPlan, rehearse: string | undefined): string {
  const others = [
    ...(jobs.done > 0 ? [`已发过 ${jobs.done} 封，不再发`] : []),
    ...(jobs.uncertain.length > 0 ? [`待查 ${jobs.uncertain.length} 封，查明前不再发`] : []),
    ...(jobs.failed.length > 0 ? [`上次没有发成的 ${jobs.failed.length} 封要加 --retry-failed 才再发`] : []),
    ...jobs.repeats
      .slice(0, 5)
      .map(
        ({ message, earlier }) =>
          `「${message.unit}」的工作簿已发给 ${earlier.recipient}（${earlier.unit}），内容相同，不再发`,
      ),
    ...(jobs.repeats.length > 5 ? [`这样的共 ${jobs.repeats.length} 封`] : []),
    ...(plan.data.held > 0 ? [`计划里暂缓 ${plan.data.held} 个`] : []),
  ]
  const changed = jobs.toSend.filter(({ message }) => message.remark !== '')
  return [
    `${rehearse === undefined ? `将发送 ${jobs.toSend.length} 封` : `演练，${jobs.toSend.length} 封全部发给 ${rehearse}`}${others.length > 0 ? `（${others.join('；')}）` : ''}。`,
    ...firstMessages(
      jobs.toSend.map((job) => job.message),
      rehearse,
    ),
    ...changed.slice(0, 5).map(({ message }) => `  请留意 ${message.unit}：${message.remark}`),
  ].join('\n')
}

async function confirm(count: number, yes: string | undefined, { ask }: Environment): Promise<void> {
  if (yes !== undefined) {
    if (wholeNumber('--yes', yes) !== count)
      throw new UsageError(`--yes 写的是 ${yes}，要发的是 ${count} 封，对不上，没有发送。`)
    return
  }
  if (!ask) throw new UsageError(`没有终端可以确认。确实要发送的，加 --yes ${count}。没有发送。`)
  const answer = await ask(`确认发送，请输入封数（${count}），直接回车放弃：`, false)
  if (answer?.trim() !== String(count)) throw new UsageError('没有确认，没有发送。')
}

async function serverOf(config: SmtpConfig, environment: Environment): Promise<SmtpServer> {
  const { host, port, security, user } = config
  const ca = certificateFrom(config)
  let password =
    user === undefined ? undefined : passwordFrom(config, (sentence) => environment.stderr(`${sentence}\n`))
  if (user !== undefined && password === undefined) {
    if (!environment.ask)
      throw new UsageError('没有终端可以输入密码，请在邮件配置里用 passwordFile 指明密码文件。没有发送。')
    password = await environment.ask(`${user} 的邮箱密码（输入时不显示）：`, true)
    if (!password) throw new UsageError('没有输入密码，没有发送。')
  }
  return {
    host,
    port,
    security,
    ...(user !== undefined && password !== undefined ? { login: { user, password } } : {}),
    ...(ca === undefined ? {} : { ca }),
  }
}

type Report = Pick<Finish, 'plan' | 'selection' | 'jobs' | 'ledger' | 'environment'>

type CodeWith = (code: number) => number

async function report({ plan, selection, jobs, ledger, environment }: Report): Promise<CodeWith> {
  const rows = selection.rehearse === undefined ? rowsOf(plan, ledger) : jobs.toSend.map(({ row }) => ledger.find(row)!)
  const now = mailClock(environment).now()
  return reported({ plan, rows, ledger, now, version: environment.version, rehearsal: selection.rehearse }, environment)
}

interface Finish {
  readonly options: MailSendOptions
  readonly environment: Environment
  readonly plan: LoadedPlan
  readonly selection: Selection
  readonly jobs: Jobs
  readonly ledger: MailLedger
  readonly seconds: number
}

function finish(end: RunEnd, { options, environment, plan, selection, jobs, ledger }: Finish): number {
  const rows = selection.rehearse === undefined ? rowsOf(plan, ledger) : jobs.toSend.map(({ row }) => ledger.find(row)!)
  const unsent = selection.rehearse === undefined ? unsentOf(plan, ledger) : undefined
  const todo = rows.filter(
    (row) => row.state === 'uncertain' || row.state === 'failed' || row.state.startsWith('bounced'),
  )
  const ending = {
    done: '发送完毕。',
    interrupted: '已按要求停止；再运行同一命令会接着发，已发的不会重发。',
    later: end.kind === 'later' ? `${end.reason}。` : '',
    stopped: end.kind === 'stopped' ? `发送已停止：${end.reason}。再运行同一命令会接着发，已发的不会重发。` : '',
  }[end.kind]
  const name = selection.rehearse === undefined ? '发送结果.xlsx' : '演练发送结果.xlsx'
  const text = [
    jobs.toSend.length === 0 ? '没有要发送的邮件。' : ending,
    `${countsText(rows)}。详见计划旁边的「${name}」。`,
    ...todo.slice(0, 10).map((row) => `  ${row.unit}（${row.recipient}）：${row.answer}\n    ${whatToDo(row)}`),
    unsent ? unsentText(unsent) : '',
  ].join('\n')
  printResult(
    options.format,
    {
      command: 'mail send',
      end: end.kind,
      reason: 'reason' in end ? end.reason : null,
      unsent: unsent ?? null,
      messages: rows.map(publicRow),
    },
    text,
    environment,
  )
  if (end.kind === 'interrupted') return EXIT.interrupted
  const unfinished = unsent ? isAnyUnsent(unsent) : rows.some(({ state }) => state !== 'sent')
  return end.kind !== 'done' || unfinished ? EXIT.mail : EXIT.ok
}
