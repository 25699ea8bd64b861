import { headline } from '../../core/progress/headline.ts'
import { sinceText } from '../../core/progress/since-last-round.ts'
import { isUnread, OTHER_KINDS, type OtherFile } from '../../core/intake/other-file.ts'
import { padEnd, wrap } from './display-width.ts'
import { formText } from './form-text.ts'
import { type HandIn, UNIT_STATES } from './hand-in.ts'
import { INDENT, linesText, settledText } from './lines-text.ts'
import { PROGRESS_COLOURS, progressOf, type SetProgress, sinceLast } from './set-progress.ts'
import { formsOf, type SubmissionRecord, type WorkbookRecord } from './submission-record.ts'
import type { TextOptions } from './text-options.ts'

/** One submission for people: a head, each form with its score and findings, what could not be read. */
export function submissionText(reviewed: SubmissionRecord, options: TextOptions): string {
  const { palette } = options
  const forms = formsOf(reviewed)
  const lines: string[] = []
  if (forms.length > 0) lines.push(...headText(reviewed, options), '')
  else if (reviewed.workbooks.length === 0)
    lines.push(palette.strong(reviewed.unit || '（未写明单位）') + progressText(progressOf(reviewed), options))
  for (const workbook of reviewed.workbooks) {
    for (const form of workbook.forms) lines.push(...formText(form, workbook, reviewed, options))
  }
  const keys = new Set(forms.map(({ key }) => key))
  const general = reviewed.findings.filter(({ formKey }) => !keys.has(formKey))
  const told = [...linesText(general, options, true), ...settledText(general, options)]
  if (told.length > 0) lines.push(palette.strong('整套资料'), ...told, '')
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

/** Unit, year and state; then what is left to do, what became of the last round, and why it was scored by this scheme. */
function headText(record: SubmissionRecord, options: TextOptions): string[] {
  const { palette, width } = options
  const year = record.year === null ? '年度未写明' : `${record.year} 年度`
  const progress = progressOf(record)
  const since = sinceLast(record)
  const told = [
    headline(record.counts),
    since ? `与上一轮相比：${sinceText(since)}` : '',
    ...(progress.progress === '未核对完' ? progress.unfinished : []),
  ].filter((text) => text !== '')
  return [
    palette.strong(`${record.unit || '（未写明单位）'}　${year}`) +
      progressText(progress, options) +
      palette.dim(`　评分方案：${record.scheme.title}`),
    ...told.flatMap((text) => wrap(text, Math.max(30, width - INDENT)).map((line) => ' '.repeat(INDENT) + line)),
    ...schemeText(record, options),
  ]
}

/** 「　待改正」, in the colour of what is left to do. */
function progressText({ progress }: SetProgress, { palette }: TextOptions): string {
  return palette[PROGRESS_COLOURS[progress]](`　${progress}`)
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
