import { type DegreeWords, officialDegreeWords } from '../vocabulary/degree-words.ts'
import { anyOf } from '../vocabulary/word-pattern.ts'
import { oncePer } from '../model/memoise.ts'
import { linesJoinedAndApart, normaliseText } from './normalise-text.ts'
import { parseDate } from './parse-date.ts'
import { parseFigure, parseRange } from './parse-figure.ts'
import type { DateQuantity, NumberQuantity, RangeQuantity } from './quantity.ts'

type Figure = NumberQuantity | RangeQuantity | DateQuantity

/** A text in which figures stand among words: 「9所，1所未完工」 has the figure 9所 and the remark 「1所未完工」. */
export interface FigureAndRemark {
  /** What may be the value, likeliest first: the leading figure, then the others of the text and their sum. */
  readonly figures: readonly [Figure, ...Figure[]]
  /** The other clauses, 「,」 between them. */
  readonly remark: string
  /** The figure of a clause that tells of completion, where another one leads: 「8月开工，11月完工」. */
  readonly completed: Figure | undefined
  /** The figure of a clause that gives it as the total or as a rate: 「2次培训，共计160人次」 「200份，满意156份，满意度78%」. */
  readonly whole: Figure | undefined
  /** The clauses with figures of which nothing was understood: 「整改后达95%」. */
  readonly unread: readonly string[]
  /** False where figures before the leading one were passed over. */
  readonly leads: boolean
}

/** Clauses whose figure is a part of the leading one, or of what was not done. */
const NO_VALUE = /^其中|^含|^包括|未|在建|停|缺|剩|其余|尚|不合格|损坏|同比|较上年|增长|下降/
const DONE = /完成|完工|竣工|验收|交付/

const AS_OF = /^截[至止]/
const WHOLE = /^(?:共计?|合计|总计|总共|一共)(?:完成|培训|服务|发放)?\d|^\D*(?:率|满意度)[为达到是约]*\d/

const LONGEST = 200
const MOST_PARTS = 12

/**
 * The leading figure of a text that is not wholly a figure: what follows a comma, bracket or semicolon is a remark.
 * Clauses that tell what was planned or done in another year (「计划10所，完成8所」) are no values. Undefined where no clause is
 * one figure.
 */
export function leadingFigure(text: string, words: DegreeWords = officialDegreeWords): FigureAndRemark | undefined {
  if (text.length > LONGEST || !/\d|[一二三四五六七八九十]/.test(text)) return undefined
  const [joined, apart] = linesJoinedAndApart(text)
  return inParts(joined, words) ?? (apart === undefined ? undefined : inParts(apart, words))
}

function inParts(text: string, words: DegreeWords): FigureAndRemark | undefined {
  const parts = normaliseText(text)
    .split(/[,;。!?()[\]、:]/)
    .filter((part) => part !== '')
  if (parts.length < 2 || parts.length > MOST_PARTS) return undefined
  // 「每期50人，共4期」 is to be multiplied, not to be chosen from.
  if (parts.filter((part) => /\d/.test(part)).length > 1 && /每.{1,4}\d/.test(text)) return undefined
  const planned = planPattern(words).pattern
  // 「截至12月底，完成12.6公里」: the day of the count, where something was counted.
  const counted = parts.some((part) => !AS_OF.test(part) && isCount(single(part)))
  const passed = (part: string): boolean => planned.test(part) || (counted && AS_OF.test(part))
  const read = parts.map((part) => (passed(part) ? undefined : single(part)))
  const first = read.findIndex((each) => each !== undefined)
  if (first < 0) return undefined
  const leading = read[first]!
  const others = read.flatMap((each, index) => (each && index !== first && !NO_VALUE.test(parts[index]!) ? [each] : []))
  const named = parts.findIndex((part, index) => read[index] !== undefined && WHOLE.test(part))
  const done = parts.findIndex((part, index) => index !== first && read[index] !== undefined && DONE.test(part))
  return {
    figures: [leading, ...others, ...sumOf(leading, others)],
    remark: parts.filter((_, index) => index !== first).join(','),
    completed: done > first && !DONE.test(parts[first]!) ? read[done] : undefined,
    whole: named < 0 ? undefined : read[named],
    unread: parts.filter((part, index) => read[index] === undefined && !passed(part) && /\d/.test(part)),
    leads: parts.slice(0, first).every((part) => passed(part) || !/\d/.test(part) || /^\d+\/\d+$/.test(part)),
  }
}

const planPattern = oncePer((words: DegreeWords) => ({ pattern: new RegExp(`^(?:${anyOf(words.plan)})`) }))

function single(part: string): Figure | undefined {
  const date = parseDate(part)
  if (date) return date.kind === 'date' ? date : undefined
  const figure = parseRange(part) ?? parseFigure(part)
  return figure && figure.kind !== 'unreadable' ? figure : undefined
}

function isCount(figure: Figure | undefined): boolean {
  return figure?.kind === 'number' || figure?.kind === 'range'
}

/** 户, 家, 人 of which a sum may be asked: 「大户80户，合作社18家」. */
function isHolder(unit: string): boolean {
  return /^[户家人个名]$/.test(unit)
}

/** 「新建5所，改建3所」 may mean eight. */
function sumOf(leading: Figure, others: readonly Figure[]): NumberQuantity[] {
  if (leading.kind !== 'number' || leading.comparator !== 'none' || leading.trend !== undefined) return []
  const alike = others.filter(
    (each): each is NumberQuantity =>
      each.kind === 'number' && (each.unit === leading.unit || (isHolder(each.unit) && isHolder(leading.unit))),
  )
  if (alike.length === 0) return []
  return [{ ...leading, value: alike.reduce((total, each) => total.plus(each.value), leading.value) }]
}
