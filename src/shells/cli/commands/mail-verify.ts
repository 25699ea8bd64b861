import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { MailLedger } from '../../../adapters/sqlite/mail-ledger.ts'
import { unheardOf } from '../../mail/evidence.ts'
import { openLedger } from '../../mail/ledger-place.ts'
import { MailRefusedError } from '../../mail/mail-error.ts'
import { loadPlan } from '../../mail/plan-file.ts'
import { verify } from '../../mail/report-proof.ts'
import { type Environment, EXIT, UsageError } from '../environment.ts'
import type { CommonOptions } from '../common-options.ts'
import { printResult } from '../output.ts'
import { evidencePlaces, type LedgerOption, ledgerFile } from './mail-common.ts'

export interface MailVerifyOptions extends CommonOptions, LedgerOption {
  readonly plan: string
}

/** The ledger that is older than the records beside it. A plan or report that was changed is found elsewhere. */
function behind(ledger: MailLedger, file: string, path: string): string[] {
  try {
    const { folder, data } = loadPlan(path)
    const count = unheardOf(evidencePlaces(ledger, file, folder, data.outbox))
    return count === 0
      ? []
      : [
          `发送台账：比发送记录旧，有 ${count} 封发过而台账里没有（恢复过备份，或换了台账）。下次做计划或发送时会补记，不会重发。`,
        ]
  } catch (error) {
    if (!(error instanceof MailRefusedError)) throw error
    return error.message.includes('发送记录') ? [error.message] : []
  }
}

/**
 * `jiaobiao mail verify --plan FILE`: whether plan, report and ledger are still what was written; exit code 1 when one
 * of them is not.
 */
export async function mailVerify(options: MailVerifyOptions, environment: Environment): Promise<number> {
  const file = ledgerFile(options, environment)
  if (!existsSync(file)) throw new UsageError('这台电脑上没有发送台账，无法核对。台账在别处的，请用 --ledger 指明。')
  const ledger = await openLedger(file)
  try {
    const path = resolve(environment.cwd, options.plan)
    const { holds, faults } = verify(path, ledger)
    faults.push(...behind(ledger, file, path))
    const text = [
      faults.length === 0 ? '核对相符。' : '核对不符：',
      ...faults.map((fault) => `  ${fault}`),
      ...holds,
      '',
    ].join('\n')
    printResult(
      options.format,
      { command: 'mail verify', unchanged: faults.length === 0, faults, holds },
      text,
      environment,
    )
    return faults.length > 0 ? EXIT.findings : EXIT.ok
  } finally {
    ledger.close()
  }
}
