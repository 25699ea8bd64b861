import { nameKey } from '../../form/label-text.ts'
import { anyOf, RULE_WORDS } from '../words.ts'

const { accounts, balances, fillers } = RULE_WORDS.notProjects
const ACCOUNT = new RegExp(anyOf(accounts).source)
const BALANCE = new RegExp(anyOf(balances).source)
const EMPTY_WORDS = anyOf([...balances, ...fillers])

/**
 * Whether a listed line is bookkeeping and no project: 「财政对账调账处理」 「上年结转资金」 「其他支出」. A name that tells of anything else besides
 * (「结转农贸市场改造资金」) is a project's.
 */
export function namesNoProject(label: string): boolean {
  const name = nameKey(label)
  if (ACCOUNT.test(name)) return true
  return BALANCE.test(name) && name.replace(EMPTY_WORDS, '').replace(/\d/g, '') === ''
}
