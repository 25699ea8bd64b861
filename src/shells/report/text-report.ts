import { padEnd, wrap } from './display-width.ts'
import { findingText, formText, INDENT } from './form-text.ts'
import { formsOf, STATUS_NAMES, type SubmissionRecord, type WorkbookRecord } from './submission-record.ts'
import { isUnread, OTHER_KINDS, type OtherFile } from '../../core/intake/other-file.ts'
import { type HandIn, UNIT_STATES } from './hand-in.ts'
import { stateOf } from './others-of-sets.ts'
import { suspectSentence, type Tally } from './tally.ts'
import type { TextOptions } from './text-options.ts'

/** One submission for people: a head, each form with its score and findings, what could not be read. */
export function submissionText(reviewed: SubmissionRecord, options: TextOptions): string {
  const { palette } = options
  const lines: string[] = []
  if (formsOf(reviewed).length > 0) {
    const year = reviewed.year === null ? '年度未写明' : `${reviewed.year} 年度`
    lines.push(
      palette.strong(`${reviewed.unit || '（未写明单位）'}　${year}`) +
        palette.dim(`　评分方案：${reviewed.scheme.title}`),
    )
    lines.push(...schemeText(reviewed, options), '')
  } else if (reviewed.workbooks.length === 0)
    lines.push(palette.strong(reviewed.unit || '（未写明单位）') + stateText(reviewed, options))
  for (const workbook of reviewed.workbooks) {
    for (const form of workbook.forms) lines.push(...formText(form, workbook, reviewed, options))
  }
  const general = reviewed.findings.filter(
    (finding) => finding.cell === null && (options.verbose || finding.severity !== 'info'),
  )
  if (general.length > 0)
    lines.push(palette.strong('整套资料'), ...general.flatMap((finding) => findingText(finding, options)), '')
  if (reviewed.resolved.length > 0) lines.push(palette.good(`上一轮的问题已整改 ${reviewed.resolved.length} 处`), '')
  for (const workbook of reviewed.workbooks) {
    if (workbook.notes.length > 0) lines.push(...notesText(workbook, options), '')
    if (workbook.status === 'not-understood')
      lines.push(
        `${palette.warning('没有读懂')}　${workbook.path}`,
        ...indentedText(workbook.reason ?? '', options),
        '',
      )
    if (workbook.status === 'unreadable')
      lines.push(`${palette.error('读不了')}　${workbook.path}`, `　　　　${workbook.reason}`, '')
    if (workbook.status === 'not-a-form')
      lines.push(`${palette.warning('不是自评表')}　${workbook.path}`, `　　　　　　${workbook.reason}`, '')
  }
  if (reviewed.others.length > 0) lines.push(...othersText(reviewed.others, options), '')
  return lines.join('\n')
}

/** 「　交了但打不开」; nothing where there is something to check. */
function stateText(record: SubmissionRecord, { palette }: TextOptions): string {
  const state = stateOf(record)
  return state === '已交' ? '' : state === '交了但打不开' ? palette.error(`　${state}`) : palette.warning(`　${state}`)
}

/** More of one kind are counted. */
const MOST_OTHERS = 20
const KIND_WIDTH = 14

/** Files that were not checked, a line each; what is to be said of several stands once. */
function othersText(others: readonly OtherFile[], options: TextOptions): string[] {
  const { palette, verbose } = options
  const groups = new Map<string, OtherFile[]>()
  for (const other of others)
    groups.set(`${other.kind} ${other.what}`, [...(groups.get(`${other.kind} ${other.what}`) ?? []), other])
  return [...groups.values()].flatMap((group) => {
    const [{ kind, what, path: first }] = group as [OtherFile]
    if (kind === 'ours') {
      const all = group.length > 1 ? ` 等 ${group.length} 个` : ''
      return [palette.dim(`${padEnd(OTHER_KINDS.ours.name, KIND_WIDTH)}　${first}${all}，不核对`)]
    }
    const shown = verbose ? group : group.slice(0, MOST_OTHERS)
    const colour = isUnread({ kind }) ? palette.error : palette.warning
    const lines = shown.map(({ path }) => `${colour(padEnd(OTHER_KINDS[kind].name, KIND_WIDTH))}　${path}`)
    const left = group.length - shown.length
    const more = left > 0 ? [`${' '.repeat(KIND_WIDTH)}　……另有 ${left} 个（加 --verbose 逐个列出）`] : []
    const room = Math.max(30, options.width - KIND_WIDTH - 2)
    return [...lines, ...more, ...wrap(what, room).map((line) => palette.dim(`${' '.repeat(KIND_WIDTH + 2)}${line}`))]
  })
}

/** What belongs to no set; '' for nothing. */
export function looseText(others: readonly OtherFile[], options: TextOptions): string {
  return others.length === 0 ? '' : [options.palette.strong('其他文件'), ...othersText(others, options), ''].join('\n')
}

/** How each unit of the roster stands, by state; who handed in twice or is on no line of it. */
export function rosterText(handIn: HandIn, { palette, width }: TextOptions): string[] {
  const sentences = [...handIn.hints, ...handIn.remarks].flatMap((sentence) => wrap(sentence, width))
  if (handIn.listed === undefined) return sentences
  const states = UNIT_STATES.flatMap((state) => {
    const names = handIn.inState(state)
    if (names.length === 0) return []
    const colour = state === '已交' ? palette.good : state === '交了但不是自评表' ? palette.warning : palette.error
    const [first = '', ...rest] = wrap(names.join('、'), Math.max(30, width - STATE_WIDTH))
    return [
      `  ${colour(padEnd(`${state} ${names.length} 个`, STATE_WIDTH - 2))}${first}`,
      ...rest.map((line) => ' '.repeat(STATE_WIDTH) + line),
    ]
  })
  return [`报送情况（名册 ${handIn.listed} 个单位）：`, ...states, ...sentences]
}

const STATE_WIDTH = 28

/** Why this scheme, and what speaks against it. */
function schemeText({ choice: { why, contradictions } }: SubmissionRecord, { palette, width }: TextOptions): string[] {
  const room = Math.max(30, width - INDENT)
  const indented = (text: string): string[] => wrap(text, room).map((line) => ' '.repeat(INDENT) + line)
  return [
    ...indented(`方案依据：${why}。`).map((line) => palette.dim(line)),
    ...contradictions.flatMap((each) => indented(`请留意：${each}。`)).map((line) => palette.info(line)),
  ]
}

function notesText({ path, notes }: WorkbookRecord, options: TextOptions): string[] {
  return [`${options.palette.info('请留意')}　${path}`, ...notes.flatMap((note) => indentedText(note, options))]
}

function indentedText(text: string, { width }: TextOptions): string[] {
  const margin = ' '.repeat(8)
  return wrap(text, Math.max(30, width - margin.length)).map((line) => margin + line)
}

/**
 * The closing lines over everything that was checked; first of all the rules that look as if they were at fault
 * themselves.
 */
export function summaryText(tally: Tally, { palette, verbose, width }: TextOptions): string {
  const { submissions, workbooks, forms, errors, warnings, infos, unreadable, notUnderstood, unchecked } = tally.summary
  const parts = [
    errors > 0 ? palette.error(`错误 ${errors} 处`) : palette.good('没有错误'),
    warnings > 0
      ? palette.warning(`疑点 ${warnings} 处`) + (tally.explained > 0 ? `（已说明 ${tally.explained} 处）` : '')
      : palette.good('没有疑点'),
    `提示 ${infos} 条${infos > 0 && !verbose ? '（加 --verbose 逐条列出）' : ''}`,
  ]
  const files = `共 ${submissions} 套资料、${workbooks} 个工作簿、${forms} 张表`
  const broken = [
    ...(unchecked > 0 ? [palette.warning(`${unchecked} 项未能核对`)] : []),
    ...(notUnderstood > 0 ? [palette.error(`${notUnderstood} 个文件有表没有读懂`)] : []),
    ...(unreadable > 0 ? [palette.error(`${unreadable} 个文件读不了`)] : []),
    ...(tally.others > 0 ? [`其他文件 ${tally.others} 个`] : []),
  ].map((part) => `；${part}`)
  const suspects = tally.suspects.flatMap((rule) => wrap(`请留意　${suspectSentence(rule, tally.checked)}`, width))
  return [
    ...suspects.map((line) => palette.warning(line)),
    `${files}：${forms === 0 ? '没有可以核对的表' : parts.join('，')}${broken.join('')}。`,
  ].join('\n')
}

/** One line a submission, for batches that write their findings into files anyway. */
export function briefText(record: SubmissionRecord, options: TextOptions): string {
  const { palette } = options
  const errors = record.findings.filter((finding) => finding.severity === 'error' && finding.status === 'open').length
  const warnings = record.findings.filter(
    (finding) => finding.severity === 'warning' && finding.status === 'open',
  ).length
  const counts = [
    errors > 0 ? palette.error(`错误 ${errors}`) : '',
    warnings > 0 ? palette.warning(`疑点 ${warnings}`) : '',
  ]
  const { length } = record.unchecked
  const open = length > 0 ? palette.warning(`未能核对 ${length}`) : ''
  const complete = record.workbooks.every(({ forms }) => forms.every(({ standing }) => standing === 'judged'))
  const verdict =
    [...counts, open].filter((text) => text !== '').join('　') ||
    (complete ? palette.good('没有问题') : palette.warning('没有核对完'))
  const name = `${record.unit || '（未写明单位）'}${record.year === null ? '' : `　${record.year}`}`
  const unread = record.workbooks.flatMap((workbook) =>
    workbook.status === 'checked' ? [] : [`${STATUS_NAMES[workbook.status]}　${workbook.path}　${workbook.reason}`],
  )
  const others = record.others.map(({ path, kind }) => `${OTHER_KINDS[kind].name}　${path}`)
  const alone = record.workbooks.length === 0 ? [`${padEnd(name, 36)}${stateText(record, options)}`] : []
  return [...(formsOf(record).length > 0 ? [`${padEnd(name, 36)}　${verdict}`] : alone), ...unread, ...others].join(
    '\n',
  )
}
