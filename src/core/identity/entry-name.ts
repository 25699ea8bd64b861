/** What people and programs put before the name of a file or folder to order it: 「01 」 「3、」 「(2)」 「一、」 「2023年」. */
const NUMBER_BEFORE = /^(?:[（(]\d{1,4}[)）]|\d{1,4}(?:年度?)?|[一二三四五六七八九十]{1,3}(?=[、.．]))[\s、.．_—–-]*/

/** A copy that an old desktop made: 「复件 」 「复件 (2) 」. */
const COPY_BEFORE = /^复件\s*(?:[（(]\d{1,3}[)）])?\s*/

const STATE = '(?:最终|最新|修改|修订|更正|改正|补充|定|终|正式)(?:后)?(?:版本|版|稿|表)?'

/**
 * 「（第2次）」, as we write it, 「（第2次）(2)」, where another unit’s result had the name, and 「 第3次」: never without a bracket or
 * a gap, for 「人大会议第3次」 is a name.
 */
const ROUND_BEHIND = /(?:[\s_—–-]*[（(]第\s*(\d{1,3})\s*次[)）]|[\s_—–-]+第\s*(\d{1,3})\s*次)(?:\(\d{1,3}\))?$/

/** 「（第2次）(2)」, where another unit's result has that name. */
const NUMBER_OF_ROUND = /(?<=第\s*\d{1,3}\s*次[)）]?)\(\d{1,3}\)$/

/** What they put behind it when it comes once more: 「(1)」 「 - 副本」 「（修改）」 「最终版」 「v2」, and our 「（第2次）」. */
const VERSION_BEHIND = [
  /[\s_]*[（(]\d{1,3}[)）]$/,
  /[\s_—–-]*[（(]?副本[)）]?\d{0,2}$/,
  new RegExp(`[\\s_—–-]*[（(]${STATE}\\d{0,2}[)）]$`),
  // Without brackets only words that no name of a unit ends with.
  /[\s_—–-]*(?:最终|最新|修改|修订|更正|改正|正式|补充)(?:后)?(?:版本|版|稿)\d{0,2}$/,
  /[\s_—–-]*(?:定稿|终稿|终版)\d{0,2}$/,
  ROUND_BEHIND,
  /[\s_—–-]*[（(][vV]\d{1,2}(?:\.\d{1,2})?[)）]$|[\s_—–-]+[vV]\d{1,2}(?:\.\d{1,2})?$/,
]

/**
 * The name of a file (without its ending) or folder without what says that it came once more. Never empty: a name made
 * of nothing else stays.
 */
export function withoutVersion(name: string): string {
  let rest = name.trim()
  for (;;) {
    const shorter = [COPY_BEFORE, ...VERSION_BEHIND].reduce((text, mark) => orWhole(text.replace(mark, ''), text), rest)
    if (shorter === rest) return rest
    rest = shorter
  }
}

/** As `withoutVersion`, and without a number before it: what of the name may be the name of a unit. */
export function withoutMarks(name: string): string {
  const rest = withoutVersion(name)
  return withoutVersion(orWhole(rest.replace(NUMBER_BEFORE, '').trim(), rest))
}

/** The name of a file, without its ending, as its first round has it, and which round it is of. */
export function roundOf(name: string): { readonly name: string; readonly round: number } {
  const own = name.replace(NUMBER_OF_ROUND, '')
  const [, inBrackets, behindGap] = ROUND_BEHIND.exec(own) ?? []
  return inBrackets === undefined && behindGap === undefined
    ? { name, round: 1 }
    : { name: own.replace(ROUND_BEHIND, ''), round: Number(inBrackets ?? behindGap ?? 1) }
}

/** Whether the name of a file, its path and ending aside, has no such mark. */
export function isPlainName(path: string): boolean {
  const stem = path
    .split('/')
    .at(-1)!
    .replace(/\.[^.]*$/, '')
    .trim()
  return withoutVersion(stem) === stem
}

function orWhole(shorter: string, whole: string): string {
  return shorter === '' ? whole : shorter
}
