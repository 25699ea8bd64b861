import { nameKey } from '../../form/label-text.ts'
import { RULE_WORDS } from '../../vocabulary/rule-words.ts'
import { anyOf } from '../../vocabulary/word-pattern.ts'

const { accounts, balances, fillers } = RULE_WORDS.notProjects
const ACCOUNT = new RegExp(anyOf(accounts))
const BALANCE = new RegExp(anyOf(balances))
const EMPTY_WORDS = new RegExp(anyOf([...balances, ...fillers]), 'g')

/**
 * Whether a listed line is bookkeeping and no project: 「财政对账调账处理」 「上年结转资金」 「其他支出」. A name that tells of anything else
 * besides (「结转农贸市场改造资金」) is a project's.
 */
export function namesNoProject(label: string): boolean {
  const name = nameKey(label)
  if (ACCOUNT.test(name)) return true
  return BALANCE.test(name) && name.replace(EMPTY_WORDS, '').replace(/\d/g, '') === ''
}
