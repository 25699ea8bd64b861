import { headline } from '../../../core/progress/headline.ts'
import type { DoneItem, Repeat } from '../../../adapters/sqlite/watch-lists.ts'
import { clock, dateAndClock, textFile } from './plain-text.ts'

interface Listed<Row> {
  readonly count: number
  /** Perhaps not all. */
  readonly rows: readonly Row[]
}

export interface StatusFacts {
  readonly now: number
  readonly running: boolean
  readonly inbox: string
  readonly lastScan: number | undefined
  readonly interval: number
  /** What stands in the way of everything: a full disk, a share that is away. */
  readonly troubles: readonly string[]
  /** One line a file that waits, oldest first. */
  readonly waiting: Listed<string>
  /** Taken, its result still to come. */
  readonly inWork: Listed<string>
  /** Done today, the newest first. */
  readonly checked: Listed<DoneItem>
  readonly problems: Listed<DoneItem>
  readonly repeats: Listed<Repeat>
  readonly total: number
  readonly proof: string
  readonly rules: string
}

/** Longer lists are cut. */
export const MOST_LISTED = 200

/** 运行状态.txt: what a clerk wants to know who sees nothing but the folders. */
export function statusText(facts: StatusFacts): string {
  return textFile([
    '校表　运行状态',
    '',
    facts.running
      ? `最近一次查看收件夹：${facts.lastScan === undefined ? '还没有查看' : dateAndClock(facts.lastScan)}（每 ${facts.interval} 秒看一次）`
      : `校表已于 ${dateAndClock(facts.now)} 停止，没有在看收件夹。`,
    facts.running
      ? `本文件写于 ${clock(facts.now)}，每分钟更新。比现在早了 5 分钟以上的，说明校表没有在运行，请告诉管理员。`
      : '',
    '',
    ...(facts.troubles.length > 0 ? ['需要管理员处理：', ...facts.troubles.map((trouble) => `  ${trouble}`), ''] : []),
    `今天：核对完 ${facts.checked.count} 个，没有核对成 ${facts.problems.count} 个；正在核对 ${facts.inWork.count} 个，等待 ${facts.waiting.count} 个。`,
    '',
    ...section('等待', facts.waiting),
    ...section('正在核对', facts.inWork),
    ...section('没有核对成（原因在同名的说明里）', { ...facts.problems, rows: facts.problems.rows.map(problemLine) }),
    ...section('今天核对完的', { ...facts.checked, rows: facts.checked.rows.map(checkedLine) }),
    ...section('又放了一次但内容没有变化的', {
      ...facts.repeats,
      rows: facts.repeats.rows.map((each) => `${clock(each.at)}　${each.path}`),
    }),
    `自启用以来共处理 ${facts.total} 个。收件夹：${facts.inbox}`,
    `存档（原件、结果、记录）：${facts.proof}`,
    `核对规则：${facts.rules}`,
  ])
}

function section(title: string, { count, rows }: Listed<string>): string[] {
  if (count === 0) return []
  const shown = rows.slice(0, MOST_LISTED)
  const more = count - shown.length
  return [`${title}：`, ...shown.map((line) => `  ${line}`), ...(more > 0 ? [`  ……还有 ${more} 个`] : []), '']
}

function checkedLine({ path, round, doneAt, errors, warnings }: DoneItem): string {
  const left = headline({ toMend: errors, toExplain: warnings, corrected: 0 }) || '没有要改正或说明的'
  return `${clock(doneAt)}　${path}${round > 1 ? `（第 ${round} 次）` : ''}　${left}`
}

function problemLine({ path, round, doneAt, reason }: DoneItem): string {
  return `${clock(doneAt)}　${path}${round > 1 ? `（第 ${round} 次）` : ''}　${reason ?? ''}`
}
