import type { Command } from 'commander'

/** How each command that needs something is written: shown in its help, and to whoever left something out. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  check: 'jiaobiao check 收到的资料',
  correct: 'jiaobiao correct 收到的资料 --out 审核结果',
  revert: 'jiaobiao revert 审核结果/自评表.xlsx --out 去掉批注.xlsx',
  template: 'jiaobiao template --out 空白表',
  export: 'jiaobiao export 收到的资料 --out 数据',
  import: 'jiaobiao import 数据 --out 自评表.xlsx',
  inspect: 'jiaobiao inspect 自评表.xlsx',
  annotate: 'jiaobiao annotate 自评表.xlsx --edits 清单.json --out 批注.xlsx',
  watch: 'jiaobiao watch 收件夹 --out 发件夹',
  letter: 'jiaobiao letter 审核结果 --out 反馈意见',
  'mail plan': 'jiaobiao mail plan 审核结果 --contacts 通讯录.xlsx --smtp-config smtp.json',
  'mail send': 'jiaobiao mail send --plan 审核结果-发信/发送计划.xlsx --smtp-config smtp.json',
  'mail resolve': 'jiaobiao mail resolve --unit 市教育局 --as 已收到',
  'mail bounces': 'jiaobiao mail bounces 退信 --plan 审核结果-发信/发送计划.xlsx',
  'mail verify': 'jiaobiao mail verify --plan 审核结果-发信/发送计划.xlsx',
}

/** 「例如：jiaobiao check 收到的资料」; '' for a command that needs nothing. */
export function exampleLine(command: Command): string {
  const example = EXAMPLES[commandName(command)]
  return example === undefined ? '' : `例如：${example}\n`
}

/** 「mail plan」 */
function commandName(command: Command): string {
  return command.parent?.parent ? `${command.parent.name()} ${command.name()}` : command.name()
}
