import type { CommanderError } from 'commander'

/** Commander's complaint in Chinese; its own words are cut apart where they carry what the user typed. */
export function complaint(error: CommanderError, about: (argument: string) => string): string {
  const [first, second] = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1]!)
  const suggestion = /\(Did you mean (?:one of )?(.*?)\?\)/.exec(error.message)?.[1]
  const meant = suggestion === undefined ? '。' : `，是不是 ${suggestion.replaceAll(', ', ' 或 ')}？`
  switch (error.code) {
    case 'commander.unknownOption':
      return `没有 ${first} 这个选项${meant}`
    case 'commander.unknownCommand':
      return `没有「${first}」这个命令${meant}`
    case 'commander.missingArgument':
      return `还要写<${first}>：${about(first ?? '')}。`
    case 'commander.optionMissingArgument':
      return `${longForm(first).replace(' ', ' 后面还要写')}。`
    case MISSING_OPTION:
      return `还要写 ${longForm(first)}：${second}。`
    case 'commander.excessArguments':
      return '写得太多了；名称里有空格的，请用英文引号括起来。'
    case 'commander.conflictingOption':
      return `选项 ${first} 和 ${second} 不能同时用。`
    default:
      return `命令写得不对：${first ?? '请对照帮助检查'}。`
  }
}

/** An option that has to be given was not; its flags and what it is for stand in the message. */
export const MISSING_OPTION = 'commander.missingMandatoryOptionValue'

/** 「--out <文件夹>」 of 「-o, --out <文件夹>」: one way to write it is enough. */
function longForm(flags = ''): string {
  return flags.replace(/^-\w, /, '')
}
