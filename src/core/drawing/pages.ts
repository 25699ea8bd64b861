import type { IndicatorContent } from '../content/content.ts'

/** Indicators of each printed page, `size` on each; without any indicator one empty page. */
export function pagesOf(
  indicators: readonly IndicatorContent[],
  size = indicators.length,
): readonly (readonly IndicatorContent[])[] {
  if (indicators.length === 0) return [[]]
  const pages: IndicatorContent[][] = []
  for (let from = 0; from < indicators.length; from += Math.max(1, size))
    pages.push(indicators.slice(from, from + Math.max(1, size)))
  return pages
}

/** Neighbours of one kind, as the indexes of the first and the last. */
interface Run {
  readonly from: number
  readonly to: number
}

/** Neighbours with the same key. */
export function runs<T>(items: readonly T[], key: (item: T) => string): readonly Run[] {
  const found: { from: number; to: number }[] = []
  for (const [index, item] of items.entries()) {
    const last = found.at(-1)
    if (last && key(items[last.to]!) === key(item)) last.to = index
    else found.push({ from: index, to: index })
  }
  return found
}

/** Rows of a page that belong to one 一级 or 二级指标, its cell merged over them. */
export interface LevelGroup extends Run {
  readonly first: IndicatorContent
  /** It began on the page before, and stands here without its name, as in print. */
  readonly goesOn: boolean
}

/** The groups of a page; `before`: the last indicator of the page before. */
export function levelGroups(
  page: readonly IndicatorContent[],
  level: 'level1' | 'level2',
  before: IndicatorContent | undefined,
): readonly LevelGroup[] {
  const key = KEYS[level]
  return runs(page, key).map(({ from, to }) => {
    const first = page[from]!
    return { from, to, first, goesOn: from === 0 && before !== undefined && key(before) === key(first) }
  })
}

const level1Key = ({ level1, level1Weight }: IndicatorContent): string => `${level1}\n${level1Weight}`
const KEYS = {
  level1: level1Key,
  level2: (indicator: IndicatorContent): string => `${level1Key(indicator)}\n${indicator.level2}`,
} as const
