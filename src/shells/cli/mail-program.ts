import type { Command } from 'commander'
import type { Environment } from './environment.ts'
import { TEXT } from './text.ts'

const CAMPAIGN = '绩效自评审核'
const collect = (value: string, all: readonly string[] = []): readonly string[] => [...all, value]

/** What the commands of mail need of the program that they become part of. */
export interface MailProgram {
  /** A sub-command with the common options. */
  readonly add: (name: keyof typeof TEXT.mail.commands, options?: { readonly isDefault: boolean }) => Command
  readonly report: (code: Promise<number>) => Promise<void>
  readonly environmentFor: (options: { readonly color: boolean }) => Environment
}

/**
 * The commands `mail plan` (the default), `send`, `status`, `resolve`, `bounces` and `verify`. Loaded when they run:
 * the mail libraries are not small.
 */
export function addMail({ add, report, environmentFor }: MailProgram): void {
  const option = TEXT.mail.options
  type Given = { readonly color: boolean }
  add('plan', { isDefault: true })
    .argument('<发件文件夹>', TEXT.mail.outbox)
    .requiredOption('--contacts <通讯录>', option.contacts)
    .option('-o, --out <文件夹>', option.out)
    .option('--allow-domain <域名>', option.allowDomain, collect, [])
    .option('--choose <单位=邮箱>', option.choose, collect, [])
    .option('--any-folder', option.anyFolder, false)
    .option('--return-to <主管部门|实施单位>', option.returnTo)
    .option('--confirm <待确认.xlsx>', option.confirm)
    .option('--office <名称>', option.office)
    .option('--max-size <MB>', option.maxSize)
    .option('--smtp-config <配置.json>', option.smtpConfigOfPlan)
    .option('--campaign <名称>', option.campaign, CAMPAIGN)
    .option('--ledger <文件>', option.ledger)
    .option('--new-ledger', option.newLedger, false)
    .option('--resend <单位>', option.resend, collect, [])
    .action((outbox: string, options: Given) =>
      report(
        import('./commands/mail-plan.ts').then(({ mailPlan }) =>
          mailPlan(outbox, options as never, environmentFor(options)),
        ),
      ),
    )
  add('send')
    .requiredOption('--plan <发送计划.xlsx>', option.plan)
    .requiredOption('--smtp-config <配置.json>', option.smtpConfig)
    .option('--yes <封数>', option.yes)
    .option('--rehearse <邮箱>', option.rehearse)
    .option('--limit <封数>', option.limit)
    .option('--only <单位>', option.only, collect, [])
    .option('--retry-failed', option.retryFailed, false)
    .option('--resend <单位>', option.resend, collect, [])
    .option('--no-wait', option.noWait)
    .option('--ledger <文件>', option.ledger)
    .action((options: Given) =>
      report(
        import('./commands/mail-send.ts').then(({ mailSend }) => mailSend(options as never, environmentFor(options))),
      ),
    )
  add('status')
    .option('--plan <发送计划.xlsx>', option.planOfStatus)
    .option('--campaign <名称>', option.campaignOfStatus)
    .option('--ledger <文件>', option.ledger)
    .action((options: Given) =>
      report(
        import('./commands/mail-status.ts').then(({ mailStatus }) =>
          mailStatus(options as never, environmentFor(options)),
        ),
      ),
    )
  add('resolve')
    .requiredOption('--unit <单位>', option.unit)
    .requiredOption('--as <已收到|未收到>', option.as)
    .option('--campaign <名称>', option.campaignOfResolve)
    .option('--ledger <文件>', option.ledger)
    .action((options: Given) =>
      report(
        import('./commands/mail-status.ts').then(({ mailResolve }) =>
          mailResolve(options as never, environmentFor(options)),
        ),
      ),
    )
  add('bounces')
    .argument('<退信文件夹>', TEXT.mail.bounces)
    .option('--plan <发送计划.xlsx>', option.planOfStatus)
    .option('--ledger <文件>', option.ledger)
    .action((folder: string, options: Given) =>
      report(
        import('./commands/mail-bounces.ts').then(({ mailBounces }) =>
          mailBounces(folder, options as never, environmentFor(options)),
        ),
      ),
    )
  add('verify')
    .requiredOption('--plan <发送计划.xlsx>', option.plan)
    .option('--ledger <文件>', option.ledger)
    .action((options: Given) =>
      report(
        import('./commands/mail-verify.ts').then(({ mailVerify }) =>
          mailVerify(options as never, environmentFor(options)),
        ),
      ),
    )
}
