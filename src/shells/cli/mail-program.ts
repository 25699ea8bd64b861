import type { Command } from 'commander'
import { addCommand, type Report } from './add-command.ts'
import { LETTERS, MAILING } from './common-options.ts'
import type { Environment } from './environment.ts'
import { letterOptions } from './letter-options.ts'
import { flag, one, optional, repeated, required, withDefault } from './option-kinds.ts'
import { TEXT } from './text.ts'

const CAMPAIGN = '绩效自评审核'

/**
 * The commands `mail plan` (the default), `send`, `status`, `resolve`, `bounces` and `verify`. Loaded when they run:
 * the mail libraries are not small.
 */
export function addMail(
  named: (name: keyof typeof TEXT.mail.commands, options?: { readonly isDefault: boolean }) => Command,
  around: { readonly environment: Environment; readonly report: Report },
): void {
  const option = TEXT.mail.options
  const ledger = (): { readonly ledger: ReturnType<typeof optional> } => ({
    ledger: optional('--ledger <文件>', option.ledger),
  })
  addCommand(
    named('plan', { isDefault: true }),
    {
      shown: LETTERS,
      arguments: [one('<发件文件夹>', TEXT.mail.outbox)],
      options: {
        contacts: required('--contacts <通讯录>', option.contacts),
        out: optional('-o, --out <文件夹>', option.out),
        allowDomain: repeated('--allow-domain <域名>', option.allowDomain),
        choose: repeated('--choose <单位=邮箱>', option.choose),
        anyFolder: flag('--any-folder', option.anyFolder),
        returnTo: optional('--return-to <主管部门|实施单位>', option.returnTo),
        confirm: optional('--confirm <待确认.xlsx>', option.confirm),
        ...letterOptions(),
        maxSize: optional('--max-size <MB>', option.maxSize),
        smtpConfig: optional('--smtp-config <配置.json>', option.smtpConfigOfPlan),
        campaign: withDefault('--campaign <名称>', option.campaign, CAMPAIGN),
        ...ledger(),
        newLedger: flag('--new-ledger', option.newLedger),
        resend: repeated('--resend <单位>', option.resend),
      },
      load: async () => (await import('./commands/mail-plan.ts')).mailPlan,
    },
    around,
  )
  addCommand(
    named('send'),
    {
      shown: MAILING,
      arguments: [],
      options: {
        plan: required('--plan <发送计划.xlsx>', option.plan),
        smtpConfig: required('--smtp-config <配置.json>', option.smtpConfig),
        yes: optional('--yes <封数>', option.yes),
        rehearse: optional('--rehearse <邮箱>', option.rehearse),
        limit: optional('--limit <封数>', option.limit),
        only: repeated('--only <单位>', option.only),
        retryFailed: flag('--retry-failed', option.retryFailed),
        resend: repeated('--resend <单位>', option.resend),
        wait: flag('--no-wait', option.noWait),
        ...ledger(),
      },
      load: async () => (await import('./commands/mail-send.ts')).mailSend,
    },
    around,
  )
  addCommand(
    named('status'),
    {
      shown: MAILING,
      arguments: [],
      options: {
        plan: optional('--plan <发送计划.xlsx>', option.planOfStatus),
        campaign: optional('--campaign <名称>', option.campaignOfStatus),
        ...ledger(),
      },
      load: async () => (await import('./commands/mail-status.ts')).mailStatus,
    },
    around,
  )
  addCommand(
    named('resolve'),
    {
      shown: MAILING,
      arguments: [],
      options: {
        unit: required('--unit <单位>', option.unit),
        as: required('--as <已收到|未收到>', option.as),
        campaign: optional('--campaign <名称>', option.campaignOfResolve),
        ...ledger(),
      },
      load: async () => (await import('./commands/mail-status.ts')).mailResolve,
    },
    around,
  )
  addCommand(
    named('bounces'),
    {
      shown: MAILING,
      arguments: [one('<退信文件夹>', TEXT.mail.bounces)],
      options: { plan: optional('--plan <发送计划.xlsx>', option.planOfStatus), ...ledger() },
      load: async () => (await import('./commands/mail-bounces.ts')).mailBounces,
    },
    around,
  )
  addCommand(
    named('verify'),
    {
      shown: MAILING,
      arguments: [],
      options: { plan: required('--plan <发送计划.xlsx>', option.plan), ...ledger() },
      load: async () => (await import('./commands/mail-verify.ts')).mailVerify,
    },
    around,
  )
}
