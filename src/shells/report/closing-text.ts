import { headline } from '../../core/progress/headline.ts'
import { sinceText } from '../../core/progress/since-last-round.ts'
import { OTHER_KINDS } from '../../core/intake/other-file.ts'
import { padEnd, wrap } from './display-width.ts'
import { PROGRESS, PROGRESS_COLOURS, progressOf, sinceLast } from './set-progress.ts'
import { formsOf, STATUS_NAMES, type SubmissionRecord } from './submission-record.ts'
import { suspectSentence, type Tally } from './tally.ts'
import type { TextOptions } from './text-options.ts'

/** Sets in which there was nothing to check are named. */
const NAMED = ['交了但打不开', '交了但不是自评表'] as const

/**
 * The closing lines over everything that was checked; first of all the rules that look as if they were at fault
 * themselves.
 */
export function summaryText(tally: Tally, options: TextOptions): string {
  const { palette, width } = options
  const suspects = tally.suspects.flatMap((rule) => wrap(`请留意　${suspectSentence(rule, tally.checked)}`, width))
  const named = NAMED.flatMap((state) => {
    const { sets, names } = tally.inState(state)
    if (sets === 0) return []
    const more = names.length < sets ? '等' : ''
    const text = `${state} ${sets} 套：${names.join('、')}${more}。`
    return wrap(text, width).map((line) => palette[PROGRESS_COLOURS[state]](line))
  })
  return [
    ...suspects.map((line) => palette.warning(line)),
    receivedText(tally),
    ...named,
    `${[leftText(tally, options), ...restText(tally, options)].join('；')}。`,
  ].join('\n')
}

/** Sets that hold forms, and how far they are. */
function receivedText(tally: Tally): string {
  const { workbooks, forms } = tally.summary
  if (tally.checked === 0) return workbooks > 0 ? `收到 ${workbooks} 个工作簿。` : '没有收到工作簿。'
  const states = PROGRESS.flatMap((state) => {
    const { sets } = tally.inState(state)
    if (sets === 0 || NAMED.some((each) => each === state)) return []
    return [tally.checked === 1 ? state : `${state} ${sets} 套`]
  })
  return `共 ${tally.checked} 套资料、${workbooks} 个工作簿、${forms} 张表：${states.join('，')}。`
}

/** The headline; where nothing is left it says so of no more than was checked. */
function leftText(tally: Tally, { palette }: TextOptions): string {
  const { toMend, toExplain } = tally.left
  const { submissions, unreadable } = tally.summary
  if (tally.checked === 0) return '没有可以核对的表'
  const told = headline(tally.left)
  if (toMend > 0) return palette.error(told)
  if (toExplain > 0) return palette.warning(told)
  const isWhole = tally.inState('完成').sets === submissions && unreadable === 0
  const none = isWhole ? '没有要改正或说明的' : '核对过的没有要改正或说明的'
  return palette.good(told === '' ? none : `${none}；${told}`)
}

function restText(tally: Tally, { palette, verbose }: TextOptions): string[] {
  const { infos, unreadable, notUnderstood, unchecked } = tally.summary
  return [
    ...(infos > 0 ? [`提示 ${infos} 条${verbose ? '' : '（加 --verbose 逐条列出）'}`] : []),
    ...(unchecked > 0 ? [palette.warning(`${unchecked} 项未能核对`)] : []),
    ...(notUnderstood > 0 ? [palette.error(`${notUnderstood} 个文件有表没有读懂`)] : []),
    ...(unreadable > 0 ? [palette.error(`${unreadable} 个文件读不了`)] : []),
    ...(tally.others > 0 ? [`其他文件 ${tally.others} 个`] : []),
  ]
}

/** One line a submission, for batches that write their findings into files anyway; below it what could not be read. */
export function briefText(record: SubmissionRecord, { palette }: TextOptions): string {
  const { progress, unfinished } = progressOf(record)
  const since = sinceLast(record)
  const name = `${record.unit || '（未写明单位）'}${record.year === null ? '' : `　${record.year}`}`
  const told = [
    palette[PROGRESS_COLOURS[progress]](progress),
    headline(record.counts),
    since ? sinceText(since) : '',
    ...(progress === '未核对完' ? unfinished : []),
  ].filter((text) => text !== '')
  const unread = record.workbooks.flatMap((workbook) =>
    workbook.status === 'checked' ? [] : [`${STATUS_NAMES[workbook.status]}　${workbook.path}　${workbook.reason}`],
  )
  const others = record.others.map(({ path, kind }) => `${OTHER_KINDS[kind].name}　${path}`)
  const isNamed = formsOf(record).length > 0 || record.workbooks.length === 0 || record.unit !== ''
  return [...(isNamed ? [`${padEnd(name, 36)}　${told.join('　')}`] : []), ...unread, ...others].join('\n')
}
