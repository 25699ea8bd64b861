import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { openLedger } from '../../mail/ledger-place.ts'
import { verify } from '../../mail/proof.ts'
import { type Environment, EXIT, UsageError } from '../environment.ts'
import type { CommonOptions } from '../options.ts'
import { printResult } from '../output.ts'
import { type LedgerOption, ledgerFile } from './mail-common.ts'

export interface MailVerifyOptions extends CommonOptions, LedgerOption {
  readonly plan: string
}

/** `jiaobiao mail verify --plan FILE`: whether plan, report and ledger are still what was written; exit code 1 when one of them is not. */
export async function mailVerify(options: MailVerifyOptions, environment: Environment): Promise<number> {
  const file = ledgerFile(options, environment)
  if (!existsSync(file)) throw new UsageError('这台电脑上没有发送台账，无法核对。台账在别处的，请用 --ledger 指明。')
  const ledger = await openLedger(file)
  try {
    const { holds, faults } = verify(resolve(environment.cwd, options.plan), ledger)
    const text = [faults.length === 0 ? '核对相符。' : '核对不符：', ...faults.map((fault) => `  ${fault}`), ...holds, ''].join('\n')
    printResult(options.format, { command: 'mail verify', unchanged: faults.length === 0, faults, holds }, text, environment)
    return faults.length > 0 ? EXIT.findings : EXIT.ok
  } finally {
    ledger.close()
  }
}
