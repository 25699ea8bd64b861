import { fileNameOf } from '../../../core/identity/place-name.ts'
import { joinedLines } from '../../../core/model/joined-lines.ts'
import { shownName } from '../../../core/model/shown-name.ts'
import type { Item } from '../../../adapters/sqlite/watch-item.ts'
import { dateAndClock, textFile } from './plain-text.ts'
import { headline } from '../../../core/progress/headline.ts'
import { type Ask, ASKS } from '../../../core/progress/lines.ts'
import { sinceText } from '../../../core/progress/since-last-round.ts'
import { lineText } from '../../../core/progress/line-text.ts'
import { isAnnotated, type ItemResult, type KeptFinding } from '../../../core/rounds/item-result.ts'
import { isDone, isOpen, keptCounts, type KeptLine, keptLines, keptSince } from '../../../core/rounds/kept-lines.ts'

/**
 * The 审核意见 of one round, for who handed the workbook in. It names no time but the file's own, so that the same file
 * gives the same bytes.
 */
export interface Opinion {
  readonly item: Item
  readonly result: ItemResult
  /** Name of the annotated workbook beside this text. */
  readonly workbook: string
  readonly previous: Item | undefined
  /** An older round with the same content. */
  readonly sameBefore: Item | undefined
  /** Something that it does not continue was handed in under its name before. */
  readonly hasNamesake: boolean
  /** Other names under which the same content was handed in. */
  readonly twins: readonly string[]
}

/** A text of one page; the workbook has them all. */
const MOST_LISTED = 10

export function opinionText(opinion: Opinion): string {
  const { item, result } = opinion
  const lines = [
    `审核意见　${item.path}${item.round > 1 ? `（第 ${item.round} 次）` : ''}`,
    '',
    ...headOf(result, item.folder),
  ]
  lines.push(`结论：${verdict(result)}`, '')
  const remarks = remarksOf(opinion)
  if (remarks.length > 0) lines.push(...remarks.map((remark) => `请留意：${remark}`), '')
  lines.push(...comparison(opinion), ...findingsPart(result), ...nextSteps(opinion))
  return textFile(lines)
}

function headOf(result: ItemResult, folder: string): string[] {
  const year = result.year === null ? '年度未写明' : `${result.year} 年度`
  const differing = result.scores.filter((each) => each.stated !== each.reviewed)
  const shown = differing
    .slice(0, MOST_LISTED)
    .map((each) => `  ${each.form}：自评 ${each.stated}，复核 ${each.reviewed}，等级 ${each.grade}`)
  const more = differing.length - shown.length
  const [only] = result.scores.length === 1 && differing.length === 0 ? result.scores : []
  const head = only
    ? [`得分：自评 ${only.stated}，复核相同，等级 ${only.grade}`]
    : result.scores.length > 0
      ? [
          `得分：${result.scores.length} 张评分表，复核与自评${differing.length === 0 ? '都相同' : `不同的 ${differing.length} 张`}`,
        ]
      : []
  const list = [...head, ...shown, ...(more > 0 ? [`  ……其余 ${more} 张见工作簿「审核结果」。`] : [])]
  const unknown =
    folder === '' ? '（表中未写明，请填写）' : `（表中未写明，请填写；不能只凭文件夹「${folder}」认定是哪个单位）`
  return [`单位：${result.unit || unknown}　${year}`, ...list]
}

function verdict(result: ItemResult): string {
  const { status, unchecked, gaps = [] } = result
  const counts = keptCounts(result)
  const told = headline(counts)
  const half = status === 'not-understood' ? '有表没有读懂，没有核对，请人工审核。' : ''
  if (counts.toMend + counts.toExplain > 0) return `${half}${told}。改好、说明后再交一次。`
  const corrected = told === '' ? '' : `${told}。`
  if (half !== '') return `${half}${corrected}核对过的表没有要改正或说明的。`
  if (!isDone(result))
    return `${corrected}核对过的没有要改正或说明的，有的没有能够核对（见下），请补填后再交，或请人工核对。`
  const open = unchecked > 0 || gaps.length > 0 ? '没有能够核对的见下，供参考。' : ''
  return `完成，没有要改正或说明的，不用再交。${corrected}${open}`
}

function remarksOf({ item, result, previous, sameBefore, hasNamesake, twins }: Opinion): string[] {
  const together = (result.besides ?? []).map(fileNameOf)
  return [
    ...(previous &&
    previous.kin === item.kin &&
    previous.path !== item.path &&
    !previous.staged.some(({ path }) => path === item.path)
      ? [`名称与「${fileNameOf(previous.path)}」只差版本字样，又是同一单位的同一份表，接着它算第 ${item.round} 次。`]
      : []),
    ...(hasNamesake
      ? ['以前有同名的文件，表中写明的单位与它不同或有一份没有写明，另算一份，没有与它比较，结果另起了名称。']
      : []),
    ...(sameBefore && sameBefore.id !== previous?.id
      ? [`内容与第 ${sameBefore.round} 次交来的完全相同，请看是不是放错了旧的文件。`]
      : []),
    ...(result.reason === null ? [] : [result.reason]),
    ...result.notes,
    ...(item.open
      ? [`文件当时有人打开着，核对的是 ${dateAndClock(item.modified)} 存盘的内容；以后又改过的，关闭后会再核对一次。`]
      : []),
    ...(together.length > 0 ? [`与同一文件夹里的 ${quoted(together)} 作为一套资料一起核对。`] : []),
    ...(twins.length > 0 ? [`内容与 ${quoted(twins)} 完全相同，请看是不是放错了位置。`] : []),
  ]
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `「${name}」`)
  return shown.join('、') + (names.length > 3 ? ` 等 ${names.length} 个文件` : '')
}

/** What was mended since the last round, what is new, what is still there; findings are linked by their ids. */
function comparison({ item, result, previous }: Opinion): string[] {
  if (!previous) return []
  if (!previous.result || !isAnnotated(previous.result))
    return [`第 ${previous.round} 次交来的没有核对成，这次核对成了。`, '']
  const isIn = ({ findings }: ItemResult): ((finding: KeptFinding) => boolean) => {
    const ids = new Set(findings.map(({ id }) => id))
    return ({ id }) => ids.has(id)
  }
  const [wasThere, isThere] = [isIn(previous.result), isIn(result)]
  const gone = previous.result.findings.filter((each) => each.severity !== 'info' && !isThere(each))
  const fixed = keptLines({ findings: [...gone, ...result.findings.filter(({ status }) => status === 'adopted')] })
  const fresh = keptLines({ findings: result.findings.filter((each) => isOpen(each) && !wasThere(each)) })
  const head = `与第 ${previous.round} 次相比：${sinceText(keptSince(previous.result, result))}。`
  const isSame = previous.sha256 === item.sha256
  const why = previous.result.rules === result.rules ? '' : '，程序或规则更新后重新核对'
  const same = isSame ? [`（文件内容与第 ${previous.round} 次相同${why}。）`] : []
  return [
    head,
    ...same,
    ...(fixed.length > 0 ? ['已整改：', ...listed(fixed)] : []),
    ...(fresh.length > 0 ? ['新出现：', ...listed(fresh)] : []),
    '',
  ]
}

/** Where a line's cells are, by what it asks. */
const MARKED = { mend: '工作簿里标红', explain: '工作簿里标黄', corrected: '工作簿里标绿，没有异议的不用再改' } as const
const SETTLED = ['adopted', 'explained', 'waived', 'hint'] as const

function findingsPart(result: ItemResult): string[] {
  const lines = keptLines(result)
  const asking = (ask: Ask): KeptLine[] => lines.filter(({ asks }) => asks === ask)
  const parts = (['mend', 'explain', 'corrected'] as const).flatMap((ask) => {
    const own = asking(ask)
    const places = ask === 'corrected' ? result.changes : own.length
    return own.length === 0 ? [] : [`${ASKS[ask]} ${places} 处（${MARKED[ask]}）：`, ...listed(own), '']
  })
  const rest = SETTLED.flatMap((ask) => {
    const { length } = asking(ask)
    return length === 0 ? [] : [`${ASKS[ask]} ${length} ${ask === 'hint' ? '条' : '处'}`]
  })
  return [
    ...parts,
    ...gapsPart(result.unchecked, result.gaps ?? []),
    ...(rest.length > 0 ? [`另有${rest.join('、')}，见工作簿「审核结果」。`, ''] : []),
  ]
}

function gapsPart(unchecked: number, gaps: readonly string[]): string[] {
  if (unchecked === 0 && gaps.length === 0) return []
  const lines = gaps.slice(0, MOST_LISTED).map((gap, index) => `  ${index + 1}. ${joinedLines(gap)}`)
  const more = gaps.length - lines.length
  return [
    unchecked > 0 ? `因没有填或读不懂而没有核对的 ${unchecked} 项：` : '没有核对的：',
    ...lines,
    ...(more > 0 ? [`  ……其余 ${more} 处见工作簿「审核结果」。`] : []),
    '',
  ]
}

function listed(all: readonly KeptLine[]): string[] {
  const lines = all.slice(0, MOST_LISTED).map((line, index) => {
    const [{ cell, sheet, label }, ...others] = line.findings
    const where = cell === null ? '整套资料' : `「${shownName(sheet)}」${others.length > 0 ? '' : cell}`
    const what = others.length > 0 ? '' : `${joinedLines(label)}：`
    return `  ${index + 1}. ${where}　${what}${joinedLines(lineText(line))}${line.asks === 'adopted' ? `（${ASKS.adopted}）` : ''}`
  })
  const more = all.length - lines.length
  return more > 0 ? [...lines, `  ……其余 ${more} 处见工作簿「审核结果」。`] : lines
}

function nextSteps({ item, result, workbook }: Opinion): string[] {
  if (!result.findings.some(isOpen)) return [`批注好的工作簿：${workbook}${result.parts ? '（文件夹）' : ''}`]
  const place = item.folder === '' ? '' : `的「${item.folder}」`
  return [
    '怎么办：',
    `  1. 打开「${workbook}」${result.parts ? '文件夹里的工作簿' : ''}，先看「审核结果」，点「位置」可以跳到那一格。`,
    '  2. 红色的请改正；黄色的请改正，没有错的在「审核结果」的「情况说明」栏写明理由；绿色是已代为更正的，请看一遍。批注和颜色不用删。',
    result.parts
      ? `  3. 存盘后重新打成一个压缩包，用原来的名称放回收件夹${place}，会作为第 ${item.round + 1} 次核对。`
      : `  3. 存盘后放回收件夹${place}，名称不用改，会作为第 ${item.round + 1} 次核对。`,
  ]
}

/** Instead of an annotated workbook: why there is none. */
export function problemText(item: Item, result: ItemResult): string {
  const kind = {
    'not-understood': '没有读懂',
    'not-a-form': '不是绩效自评表',
    unreadable: '读不了',
    partial: '不完整',
    failed: '没有核对成',
    checked: '',
  }[result.status]
  return textFile([
    `没有核对：${item.path}${item.round > 1 ? `（第 ${item.round} 次）` : ''}`,
    '',
    `结论：${kind}。`,
    `原因：${result.reason ?? '原因不明。'}`,
    '',
    `请处理好后再放进收件夹${item.folder === '' ? '' : `的「${item.folder}」`}，名称不用改。原来的文件没有动过。`,
  ])
}

/** `path`: under which the content came again; `latest` of all rounds. */
export function repeatText(item: Item, path: string, latest: Item, at: number): string {
  const name = path === item.path ? '' : `（上次的名称是「${fileNameOf(item.path)}」）`
  const later =
    latest.round > item.round
      ? [`这以后又收到过第 ${latest.round} 次（「${fileNameOf(latest.path)}」），以那一次为准。`]
      : []
  return textFile([
    `内容没有变化：${path}`,
    '',
    `${dateAndClock(at)} 又收到一次，内容与第 ${item.round} 次交来的完全相同${name}，没有重新核对。`,
    `结果还是这些：${item.staged.map((each) => `「${each.path}」`).join('、')}`,
    ...later,
    '',
    '如果您改过表，请检查是否存了盘、是否放错了文件。',
  ])
}
