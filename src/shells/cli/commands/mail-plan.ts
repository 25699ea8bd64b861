import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { newWorkbook } from '../../../adapters/excel/new-workbook.ts'
import { liesInside } from '../../../adapters/files/guard-output.ts'
import type { Outputs } from '../../../adapters/files/outputs.ts'
import { allowedDomain } from '../../../core/mail/address.ts'
import type { MailPlan } from '../../../core/mail/plan-messages.ts'
import type { ExaminedFile } from '../../../core/mail/examined-file.ts'
import { oneLine, unitKey } from '../../../core/identity/unit-key.ts'
import { type EvidencePlaces, hasForeignEvidence, takeInEvidence } from '../../mail/evidence.ts'
import { examineOutbox } from '../../mail/examine-outbox.ts'
import { CONFIRMATION_SHEET } from '../../mail/confirmation-sheet.ts'
import { openLedger } from '../../mail/ledger-place.ts'
import { preparePlan, type PlanInput, writePlan } from '../../mail/make-plan.ts'
import { tightenPlan } from '../../mail/own-files.ts'
import { type PlanMessage, RESULT_SHEET } from '../../mail/plan-file.ts'
import type { ReturnTo } from '../../../core/mail/set-recipient.ts'
import { readConfirmationsFile, readContactsFile } from '../../mail/read-contacts-file.ts'
import { readSmtpConfig } from '../../mail/smtp-config.ts'
import { planText } from '../../mail/text.ts'
import { InterruptedError } from '../../review/host.ts'
import { LetterSource } from '../../review/letter-source.ts'
import { type Environment, EXIT, UsageError } from '../environment.ts'
import type { CommonOptions } from '../common-options.ts'
import type { LetterOptions } from '../letter-options.ts'
import { letterSettings } from '../letter-settings.ts'
import { chosenScheme } from '../options.ts'
import { inputFile, outputsOf, printResult, refuseFile } from '../output.ts'
import { evidencePlaces, type LedgerOption, ledgerFile, mailClock, tellTakenIn } from './mail-common.ts'

export interface MailPlanOptions extends CommonOptions, LedgerOption, LetterOptions {
  readonly contacts: string
  readonly out?: string
  readonly allowDomain: readonly string[]
  readonly choose: readonly string[]
  readonly anyFolder: boolean
  readonly returnTo?: string
  readonly confirm?: string
  readonly campaign: string
  readonly maxSize?: string
  readonly smtpConfig?: string
  readonly newLedger: boolean
  readonly resend: readonly string[]
}

/** `jiaobiao mail [plan] OUTBOX --contacts FILE`: who would get what; sends nothing. */
export async function mailPlan(outbox: string, options: MailPlanOptions, environment: Environment): Promise<number> {
  const absolute = resolve(environment.cwd, outbox)
  const out = options.out ?? join(dirname(outbox), `${basename(absolute)}-发信`)
  const folder = resolve(environment.cwd, out)
  refuseFile(folder, out)
  if (liesInside(folder, [absolute], environment.cwd))
    throw new UsageError(`「${out}」在发件文件夹里面，请另选一个位置，以免混在一起。`)
  const contacts = inputFile(options.contacts, environment)
  const config =
    options.smtpConfig === undefined
      ? undefined
      : readSmtpConfig(inputFile(options.smtpConfig, environment).absolute, options.smtpConfig)
  const allowedDomains = domainsOf(options.allowDomain, config?.allowDomains)
  const book = readContactsFile(contacts.absolute, contacts.path)
  const confirmations = confirmationsOf(options.confirm, folder, environment)
  const files = examined(outbox, environment)
  if (files.length === 0) throw new UsageError(`「${outbox}」里没有找到工作簿。`)
  const settings = letterSettings(options, absolute, environment)
  const source = new LetterSource(absolute, chosenScheme(options))
  const file = ledgerFile(options, environment)
  const ledger = await openLedger(file)
  try {
    tightenPlan(folder)
    const places = evidencePlaces(ledger, file, folder, absolute)
    refuseLostLedger(places, options.newLedger)
    const input: PlanInput = {
      book,
      files,
      rules: {
        allowedDomains,
        choices: choicesOf(options.choose),
        foldersAreUnits: !options.anyFolder,
        returnTo: returnToOf(options.returnTo),
        confirmations,
        maxBytes: megabytesOf(options.maxSize, config?.maxMegabytes) * 1024 * 1024,
      },
      campaign: oneLine(options.campaign),
      setOf: (files) => source.setOf(files),
      settings: { ...settings, signature: settings.signature || (config?.fromName ?? '') },
      outbox: absolute,
      folder,
      ledger,
      now: mailClock(environment).now(),
      resend: options.resend,
    }
    const learn = (): void => tellTakenIn(takeInEvidence(places, input.now), environment)
    const prepare = (): Planned => {
      learn()
      return preparePlan(input)
    }
    const outputs = outputsOf('mail-plan', options, environment)
    const { plan, messages } = options.dryRun ? ledger.tryOut(prepare) : await writing(input, outputs, learn)
    const sending = messages.filter((each) => !each.done).length
    const text = planText({ plan, messages, book, allowedDomains, folder: out, dryRun: options.dryRun })
    const data = {
      command: 'mail plan',
      sending,
      done: messages.length - sending,
      messages: messages.map(publicMessage),
      held: plan.held,
      questions: plan.questions,
      skipped: plan.skipped,
    }
    printResult(options.format, data, text, environment)
    if (files.some((file) => file.problem !== undefined)) return EXIT.unreadable
    return plan.held.length > 0 && !options.exitZero ? EXIT.findings : EXIT.ok
  } finally {
    ledger.close()
  }
}

/** The plan, and its messages as they are sent. */
interface Planned {
  readonly plan: MailPlan
  readonly messages: readonly PlanMessage[]
}

async function writing(input: PlanInput, outputs: Outputs, learn: () => void): Promise<Planned> {
  learn()
  const { plan, data } = await writePlan(input, newWorkbook, outputs)
  return { plan, messages: data.messages }
}

function publicMessage({ unit, to, subject, attachments, remark, round }: PlanMessage): object {
  return {
    unit,
    recipient: to,
    subject,
    round,
    attachments: attachments.map(({ path, sha256 }) => ({ path, sha256 })),
    remark,
  }
}

function examined(outbox: string, environment: Environment): ExaminedFile[] {
  const files: ExaminedFile[] = []
  for (const { file, of } of examineOutbox(outbox, environment.cwd)) {
    files.push(file)
    if (environment.progress) environment.stderr(`\r\u001b[K读取 ${files.length}/${of}`)
    if (environment.interrupted()) throw new InterruptedError('已按要求停止，没有写计划。')
  }
  if (environment.progress) environment.stderr('\r\u001b[K')
  return files
}

/**
 * Those of the command line; else those of the configuration. Both given: only what both allow is written, and `send`
 * looks again.
 */
function domainsOf(given: readonly string[], configured: readonly string[] | undefined): readonly string[] {
  const domains = given
    .flatMap((each) => each.split(/[,，]/))
    .map((each) => {
      const domain = allowedDomain(each.trim())
      if (domain === undefined)
        throw new UsageError(`--allow-domain 后面要写域名，如 example.gov.cn，不是「${each}」。`)
      return domain
    })
  if (domains.length === 0) return configured ?? []
  const outside = domains.find((domain) => configured !== undefined && !configured.includes(domain))
  if (outside !== undefined) throw new UsageError(`--allow-domain 的 ${outside} 不在邮件配置的 allowDomains 里。`)
  return domains
}

function choicesOf(choices: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    choices.map((choice) => {
      const at = choice.lastIndexOf('=')
      if (at < 1) throw new UsageError(`--choose 应写成 "单位=邮箱"，不是「${choice}」。`)
      return [unitKey(choice.slice(0, at)), choice.slice(at + 1).trim()]
    }),
  )
}

const RETURN_TO: Readonly<Record<string, ReturnTo>> = { 主管部门: 'department', 实施单位: 'implementer' }

function returnToOf(given: string | undefined): ReturnTo | undefined {
  if (given === undefined) return undefined
  const role = RETURN_TO[given.trim()]
  if (role === undefined) throw new UsageError(`--return-to 后面写 主管部门 或 实施单位，不是「${given}」。`)
  return role
}

/**
 * The list that is named and the one beside the plan, which an earlier run of the same command wrote and a person has
 * filled in.
 */
function confirmationsOf(
  given: string | undefined,
  folder: string,
  environment: Environment,
): ReadonlyMap<string, string> {
  const beside = join(folder, CONFIRMATION_SHEET)
  const own = existsSync(beside) ? readConfirmationsFile(beside, CONFIRMATION_SHEET) : new Map<string, string>()
  if (given === undefined) return own
  const { absolute, path } = inputFile(given, environment)
  // What a person wrote beside the plan is not lost; the list that is named goes before it.
  return new Map([...own, ...readConfirmationsFile(absolute, path)])
}

function megabytesOf(given: string | undefined, configured = 20): number {
  if (given === undefined) return configured
  if (!/^\d{1,3}$/.test(given) || given === '0')
    throw new UsageError(`--max-size 应是 1 到 999 的整数（MB），不是「${given}」。`)
  return Number(given)
}

/** What lies there says that mail went out by another ledger: where that one still is, it knows more. */
function refuseLostLedger(places: EvidencePlaces, accepted: boolean): void {
  if (accepted || !hasForeignEvidence(places)) return
  throw new UsageError(
    `「${RESULT_SHEET}」或发送记录记着这里发过邮件，但那次的发送台账不在了（换了电脑、用户或台账文件）。请用 --ledger 指明原来的台账；找不回来的，加 --new-ledger：记着发过的都记入新台账，不会重发。`,
  )
}
