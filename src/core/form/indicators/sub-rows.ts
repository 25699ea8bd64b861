import { Decimal, sum } from '../../model/decimal.ts'
import type { Cell } from '../../model/workbook.ts'
import { type FilledNumber, isFilled, type NumberField, sharedNumber } from '../field.ts'
import type { Indicator } from '../forms.ts'
import { squeeze } from '../label-text.ts'

/** A row of the indicator table with what its place among the others says. */
export interface WalkedRow {
  readonly indicator: Indicator
  /** Width of the blanks before the name of the indicator. */
  readonly indent: number
  readonly level2: string
  /** Its name stands in a box merged with that of the row above. */
  readonly sameName: boolean
}

interface WalkedGroup {
  readonly rows: readonly WalkedRow[]
  /** 「产出指标（50分）」. */
  readonly weight: NumberField | undefined
}

/**
 * What the points of the whole table must make, where the form says so: 100 without the execution rate, the printed 总分
 * without its score.
 */
export interface PointsTarget {
  readonly maxScore: Decimal | undefined
  readonly score: Decimal | undefined
}

/**
 * A row that is marked as part of the one above and has points of its own: they may be its own, or a share of the
 * parent's.
 */
interface Claim {
  readonly group: WalkedGroup
  readonly parent: Indicator
  readonly parts: Indicator[]
}

/**
 * Finds the rows whose points are those of a row above. Merged boxes come as `shared` fields; a row without points is
 * evidence for the row above when its name says so (「其中…」), is set in, is numbered one level deeper or goes on in a
 * merged box, or when the row above is a parent: marked (★) where the row is not, or without target and outcome of its
 * own. A part that has points is joined only where the points add up with the parent's alone: the group's printed
 * weight decides, else the total, else whether the parent's points are the sum of its parts'. A parent without points
 * whose parts have them is a caption, and no indicator.
 */
export function joinRows(groups: readonly WalkedGroup[], target: PointsTarget): Indicator[][] {
  const evidence = new Set<Indicator>()
  const claims = groups.flatMap((group) => claimsIn(group, evidence))
  for (const { parts } of countedOnce(groups, claims, target)) for (const part of parts) evidence.add(part)
  const pointless = new Set(
    claims.map(({ parent }) => parent).filter(({ maxScore, score }) => isVoid(maxScore) && isVoid(score)),
  )
  return groups.map(({ rows }) => {
    const kept = rows.map(({ indicator }) => indicator).filter((each) => !pointless.has(each) || isAsked(each))
    return itemsOf(kept, evidence).flatMap((item) => sharePoints(item, evidence, pointless))
  })
}

/** Width of the blanks before a cell's text, or by which the cell is set in; a full-width blank is two wide. */
export function indentOf(cell: Cell | undefined): number {
  if (cell?.value.kind !== 'text') return 0
  const blanks = /^\s*/.exec(cell.value.text)![0]
  const steps = (cell.indent ?? 0) * 2
  if (/[\r\n]/.test(blanks)) return steps
  return [...blanks].reduce((width, blank) => width + (blank === '\u3000' ? 2 : blank === '\t' ? 4 : 1), steps)
}

/** Adds the rows that are evidence; returns those that have points of their own. */
function claimsIn(group: WalkedGroup, evidence: Set<Indicator>): Claim[] {
  const claims: Claim[] = []
  let head: WalkedRow | undefined
  let listed = false
  for (const row of group.rows) {
    const { indicator } = row
    if (isMerged(indicator)) continue
    if (head && (isEvidence(row, head) || (listed && goesOn(row, head)))) {
      evidence.add(indicator)
      listed = true
    } else if (head && isMarked(row, head) && hasPoints(indicator)) {
      const known = claims.find((claim) => claim.parent === head!.indicator)
      if (known) known.parts.push(indicator)
      else claims.push({ group, parent: head.indicator, parts: [indicator] })
    } else {
      head = row
      listed = false
    }
  }
  return claims
}

/** A row without points that belongs to the head. */
function isEvidence(row: WalkedRow, head: WalkedRow): boolean {
  const { indicator } = row
  // Where nothing is scored only the name can say it.
  if (indicator.maxScore.state === 'absent' && indicator.score.state === 'absent') return isMarked(row, head)
  if (!isVoid(indicator.maxScore)) return false
  if (saysPart(indicator.level3.raw) && (isVoid(indicator.score) || indicator.maxScore.state !== 'absent')) return true
  if (!isVoid(indicator.score)) return false
  return row.sameName || isMarked(row, head) || isUnderParent(row, head)
}

/** 「农村」 below 「其中：城市」: without points, it goes on with the list. */
function goesOn({ indicator, level2 }: WalkedRow, head: WalkedRow): boolean {
  return (
    level2 === head.level2 &&
    isVoid(indicator.maxScore) &&
    isVoid(indicator.score) &&
    indicator.maxScore.state !== 'absent'
  )
}

/** Named, set in or numbered as a part of the head. */
function isMarked(row: WalkedRow, head: WalkedRow): boolean {
  if (saysPart(row.indicator.level3.raw)) return true
  if (row.level2 !== head.level2) return false
  return row.indent > head.indent || depthOf(row.indicator) > depthOf(head.indicator)
}

function isUnderParent({ indicator, level2 }: WalkedRow, head: WalkedRow): boolean {
  if (level2 !== head.level2 || !hasPoints(head.indicator) || indicator.level3.state !== 'filled') return false
  const { targetValue, actualValue } = indicator
  if (
    isStarred(head.indicator) &&
    !isStarred(indicator) &&
    targetValue.state === 'filled' &&
    actualValue.state === 'filled'
  )
    return true
  return !isAsked(head.indicator) && isAsked(indicator)
}

function isAsked({ targetValue, actualValue }: Indicator): boolean {
  return targetValue.state === 'filled' || actualValue.state === 'filled'
}

/** Its 分值 or 得分 is a box that a row above holds. */
function isMerged({ maxScore, score }: Indicator): boolean {
  return maxScore.state === 'shared' || score.state === 'shared'
}

/** 「其中：桃树」 「①其中桃树」. */
function saysPart(name: string): boolean {
  return /^(?:[(]?[\d一二三四五六七八九十]{1,3}[)、.]+|[-—–·•*])?其中/.test(squeeze(name))
}

function isStarred({ level3 }: Indicator): boolean {
  return /^[★☆▲△●◆■※]/.test(squeeze(level3.raw))
}

/** How deep a name's number or dash puts it: 「1、」 and 「一、」 stand over 「（1）」, that over 「①」; a bare name over all. */
function depthOf({ level3 }: Indicator): number {
  const name = level3.raw.trim()
  if (/^[①-⑳]/.test(name)) return 4
  const plain = squeeze(name)
  if (/^[-—–·•](?!\d)/.test(plain)) return 4
  if (/^\d{1,2}\.\d{1,2}(?!\d)/.test(plain)) return 3
  if (/^\(\d{1,2}\)/.test(plain)) return 3
  if (/^\([一二三四五六七八九十]{1,3}\)/.test(plain)) return 2
  if (/^\d{1,2}[、.)]/.test(plain)) return 2
  return 1
}

/** Which parents' points stand for their parts' too. */
function countedOnce(groups: readonly WalkedGroup[], claims: readonly Claim[], target: PointsTarget): Claim[] {
  const chosen: Claim[] = []
  const open: Claim[] = []
  for (const group of groups) {
    const own = claims.filter((claim) => claim.group === group && hasPoints(claim.parent))
    if (own.length === 0) continue
    const found = isFilled(group.weight)
      ? settle(maxScoresOf(group.rows), own, 'maxScore', group.weight.value)
      : undefined
    if (found) chosen.push(...found)
    else open.push(...own)
  }
  if (open.length === 0) return chosen
  const others = chosen.flatMap((claim) => claim.parts)
  const rows = groups.flatMap((group) => group.rows).filter(({ indicator }) => !others.includes(indicator))
  const weighed = open.every((claim) => isFilled(claim.parent.maxScore))
  const found = weighed
    ? target.maxScore && settle(maxScoresOf(rows), open, 'maxScore', target.maxScore)
    : target.score && settle(rows.map(({ indicator }) => indicator.score).filter(isFilled), open, 'score', target.score)
  return [...chosen, ...(found ?? open.filter(isSumOfParts))]
}

const MOST_CLAIMS = 10

/** The parents to count once so that the points make the target; the fewest that do. */
function settle(
  fields: readonly FilledNumber[],
  claims: readonly Claim[],
  column: 'maxScore' | 'score',
  target: Decimal,
): Claim[] | undefined {
  if (claims.length > MOST_CLAIMS) return undefined
  const surplus = sum(fields.map((field) => field.value)).minus(target)
  const amounts = claims.map((claim) => pointsOf(claim.parts, column))
  let best: Claim[] | undefined
  for (let chosen = 0; chosen < 1 << claims.length; chosen++) {
    const taken = claims.filter((_, index) => chosen & (1 << index))
    if (best && best.length <= taken.length) continue
    const amount = amounts
      .filter((_, index) => chosen & (1 << index))
      .reduce((total, each) => total.plus(each), new Decimal(0))
    if (amount.equals(surplus)) best = taken
  }
  return best
}

function isSumOfParts({ parent, parts }: Claim): boolean {
  const column = isFilled(parent.maxScore) ? 'maxScore' : 'score'
  return pointsOf([parent], column).equals(pointsOf(parts, column))
}

function pointsOf(indicators: readonly Indicator[], column: 'maxScore' | 'score'): Decimal {
  return sum(indicators.map((each) => each[column]).flatMap((field) => (isFilled(field) ? [field.value] : [])))
}

function maxScoresOf(rows: readonly WalkedRow[]): FilledNumber[] {
  return rows.map(({ indicator }) => indicator.maxScore).filter(isFilled)
}

/** Each row with the rows joined to it. */
function itemsOf(indicators: readonly Indicator[], evidence: ReadonlySet<Indicator>): Indicator[][] {
  const items: Indicator[][] = []
  for (const indicator of indicators) {
    const last = items.at(-1)
    if (last && (isMerged(indicator) || evidence.has(indicator))) last.push(indicator)
    else items.push([indicator])
  }
  return items
}

/**
 * The rows of one item: what one of them has, the others without it share; of `pointless` rows the points stand in the
 * rows below.
 */
function sharePoints(
  item: readonly Indicator[],
  evidence: ReadonlySet<Indicator>,
  pointless: ReadonlySet<Indicator>,
): Indicator[] {
  const [head] = item
  const complete = hasValue(head!.maxScore) && hasValue(head!.score)
  const isShared = (row: Indicator, column: 'maxScore' | 'score'): boolean => {
    const field = row[column]
    if (pointless.has(row)) return field.state !== 'absent'
    if (field.state === 'blank' || field.state === 'not-applicable')
      return row !== head || item.some((each) => hasValue(each[column]))
    // What a part repeats or divides of its parent's points is no point more.
    return evidence.has(row) && isFilled(field) && (complete || field.value.isZero())
  }
  const points = (row: Indicator, column: 'maxScore' | 'score'): NumberField =>
    isShared(row, column) ? sharedNumber(row[column]) : row[column]
  return item.map((row) => ({
    ...row,
    joined: isMerged(row) || evidence.has(row),
    maxScore: points(row, 'maxScore'),
    score: points(row, 'score'),
  }))
}

/** 分值, or 得分 where the table has no 分值. */
function hasPoints({ maxScore, score }: Indicator): boolean {
  return maxScore.state === 'absent' ? hasValue(score) : hasValue(maxScore)
}

function hasValue(field: NumberField): boolean {
  return isFilled(field) && !field.value.isZero()
}

/** Holds no points: blank, 「-」, 0, or not there at all. */
function isVoid(field: NumberField): boolean {
  return isFilled(field) ? field.value.isZero() : field.state !== 'unreadable' && field.state !== 'uncached'
}
