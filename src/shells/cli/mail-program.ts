import type { Command } from 'commander'
import { addCommand, type Around } from './add-command.ts'
import { LETTERS, MAILING } from './common-options.ts'
import { letterOptions } from './letter-options.ts'
import { flag, one, optional, repeated, required, withDefault } from './option-kinds.ts'
import { TEXT } from './text.ts'

const CAMPAIGN = '绩效自评审核'
const OPTION = TEXT.mail.options

/** Makes a command of this name below `mail`. */
type Named = (name: keyof typeof TEXT.mail.commands, options?: { readonly isDefault: boolean }) => Command

/**
 * The commands `mail plan` (the default), `send`, `status`, `resolve`, `bounces` and `verify`. Loaded when they run:
 * the mail libraries are not small.
 */
export function addMail(named: Named, around: Around): void {
  addPlan(named, around)
  addSend(named, around)
  addStatus(named, around)
  addResolve(named, around)
  addBounces(named, around)
  addVerify(named, around)
}

function addPlan(named: Named, around: Around): void {
  addCommand(
    named('plan', { isDefault: true }),
    {
      shown: LETTERS,
      arguments: [one('<发件文件夹>', TEXT.mail.outbox)],
      options: {
        contacts: required('--contacts <通讯录>', OPTION.contacts),
        out: optional('-o, --out <文件夹>', OPTION.out),
        allowDomain: repeated('--allow-domain <域名>', OPTION.allowDomain),
        choose: repeated('--choose <单位=邮箱>', OPTION.choose),
        anyFolder: flag('--any-folder', OPTION.anyFolder),
        returnTo: optional('--return-to <主管部门|实施单位>', OPTION.returnTo),
        confirm: optional('--confirm <待确认.xlsx>', OPTION.confirm),
        ...letterOptions(),
        maxSize: optional('--max-size <MB>', OPTION.maxSize),
        smtpConfig: optional('--smtp-config <配置.json>', OPTION.smtpConfigOfPlan),
        campaign: withDefault('--campaign <名称>', OPTION.campaign, CAMPAIGN),
        ...ledger(),
        newLedger: flag('--new-ledger', OPTION.newLedger),
        resend: repeated('--resend <单位>', OPTION.resend),
      },
      load: async () => (await import('./commands/mail-plan.ts')).mailPlan,
    },
    around,
  )
}

function addSend(named: Named, around: Around): void {
  addCommand(
    named('send'),
    {
      shown: MAILING,
      arguments: [],
      options: {
        plan: required('--plan <发送计划.xlsx>', OPTION.plan),
        smtpConfig: required('--smtp-config <配置.json>', OPTION.smtpConfig),
        yes: optional('--yes <封数>', OPTION.yes),
        rehearse: optional('--rehearse <邮箱>', OPTION.rehearse),
        limit: optional('--limit <封数>', OPTION.limit),
        only: repeated('--only <单位>', OPTION.only),
        retryFailed: flag('--retry-failed', OPTION.retryFailed),
        resend: repeated('--resend <单位>', OPTION.resend),
        wait: flag('--no-wait', OPTION.noWait),
        ...ledger(),
      },
      load: async () => (await import('./commands/mail-send.ts')).mailSend,
    },
    around,
  )
}

function addStatus(named: Named, around: Around): void {
  addCommand(
    named('status'),
    {
      shown: MAILING,
      arguments: [],
      options: {
        plan: optional('--plan <发送计划.xlsx>', OPTION.planOfStatus),
        campaign: optional('--campaign <名称>', OPTION.campaignOfStatus),
        ...ledger(),
      },
      load: async () => (await import('./commands/mail-status.ts')).mailStatus,
    },
    around,
  )
}

function addResolve(named: Named, around: Around): void {
  addCommand(
    named('resolve'),
    {
      shown: MAILING,
      arguments: [],
      options: {
        unit: required('--unit <单位>', OPTION.unit),
        as: required('--as <已收到|未收到>', OPTION.as),
        campaign: optional('--campaign <名称>', OPTION.campaignOfResolve),
        ...ledger(),
      },
      load: async () => (await import('./commands/mail-status.ts')).mailResolve,
    },
    around,
  )
}

function addBounces(named: Named, around: Around): void {
  addCommand(
    named('bounces'),
    {
      shown: MAILING,
      arguments: [one('<退信文件夹>', TEXT.mail.bounces)],
      options: { plan: optional('--plan <发送计划.xlsx>', OPTION.planOfStatus), ...ledger() },
      load: async () => (await import('./commands/mail-bounces.ts')).mailBounces,
    },
    around,
  )
}

function addVerify(named: Named, around: Around): void {
  addCommand(
    named('verify'),
    {
      shown: MAILING,
      arguments: [],
      options: { plan: required('--plan <发送计划.xlsx>', OPTION.plan), ...ledger() },
      load: async () => (await import('./commands/mail-verify.ts')).mailVerify,
    },
    around,
  )
}

function ledger() {
  return { ledger: optional('--ledger <文件>', OPTION.ledger) }
}
