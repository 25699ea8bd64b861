import type { Command } from 'commander'

/** What a Chinese input method makes of 「-」, once or twice. */
const CHINESE_DASHES = /^[－—–―−]{1,4}-?([A-Za-z][A-Za-z-]*)/
const ONE_DASH = /^-([A-Za-z][A-Za-z-]+)/

/**
 * What is wrong with the dashes before the name of an option: 「——out」 would be taken for a path, 「-out」 for 「-o」 with
 * 「ut」. Undefined where all are as they should be; names that are no option's are left alone.
 */
export function slippedDash(args: readonly string[], program: Command): string | undefined {
  const names = longNames(program)
  for (const arg of args) {
    const [chinese, single] = [CHINESE_DASHES, ONE_DASH].map((pattern) => pattern.exec(arg)?.[1])
    if (chinese !== undefined && names.has(`--${chinese}`))
      return `「${arg}」前面的横线是中文的，请改成两个英文减号：--${chinese}。`
    if (single !== undefined && names.has(`--${single}`)) return `「${arg}」前面少一个减号，请写成 --${single}。`
  }
  return undefined
}

function longNames(command: Command): Set<string> {
  return new Set([
    ...command.options.flatMap(({ long }) => long ?? []),
    ...command.commands.flatMap((each) => [...longNames(each)]),
  ])
}
