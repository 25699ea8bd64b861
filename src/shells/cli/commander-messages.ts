import type { CommanderError } from 'commander'

/** Commander's complaint in Chinese; its own words are cut apart where they carry what the user typed. */
export function complaint(error: CommanderError, usage: (argument: string) => string = (argument) => argument): string {
  const [first, second] = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1]!)
  const suggestion = /\(Did you mean (?:one of )?(.*?)\?\)/.exec(error.message)?.[1]
  const meant = suggestion === undefined ? '' : `是不是想用 ${suggestion.replaceAll(', ', '、')}？`
  switch (error.code) {
    case 'commander.unknownOption':
      return `不认识选项「${first}」。${meant}`
    case 'commander.unknownCommand':
      return `没有命令「${first}」。${meant}`
    case 'commander.missingArgument':
      return `缺少参数：${usage(first ?? '')}。`
    case 'commander.optionMissingArgument':
      return `选项 ${first} 后面缺少内容。`
    case 'commander.missingMandatoryOptionValue':
      return `缺少必需的选项 ${first}。`
    case 'commander.excessArguments':
      return '参数太多；路径里有空格时请用引号括起来。'
    case 'commander.conflictingOption':
      return `选项 ${first} 和 ${second} 不能同时用。`
    default:
      return `命令写得不对：${first ?? '请对照帮助检查'}。`
  }
}
