import { fileNameOf } from '../../core/identity/place-name.ts'
import { LEVELS } from '../../core/rules/outcome.ts'
import { shownName } from '../../core/model/shown-name.ts'
import { FORM_NAMES } from '../../core/vocabulary/field-map.ts'
import { displayWidth, padEnd, wrap } from './display-width.ts'
import { groupUnchecked, type Unchecked, uncheckedText } from '../../core/rules/unchecked.ts'
import {
  type FindingRecord,
  type FormRecord,
  formsOf,
  STATUS_NAMES,
  type SubmissionRecord,
  type WorkbookRecord,
} from './submission-record.ts'
import { isUnread, OTHER_KINDS, type OtherFile } from '../../core/intake/other-file.ts'
import { type HandIn, UNIT_STATES } from './hand-in.ts'
import { stateOf } from './others-of-sets.ts'
import { suspectSentence, type Tally } from './tally.ts'

/** How parts of the report are marked on a terminal; plain text where there are no colours. */
export interface Palette {
  readonly error: (text: string) => string
  readonly warning: (text: string) => string
  readonly info: (text: string) => string
  readonly good: (text: string) => string
  readonly strong: (text: string) => string
  readonly dim: (text: string) => string
}

export interface TextOptions {
  readonly palette: Palette
  readonly width: number
  /** Infos one by one instead of a count a form. */
  readonly verbose: boolean
}

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

/** A tick only where something was checked, everything that was due could be, and nothing is to be said. */
function verdictOf({ standing }: FormRecord, severe: number, unchecked: number, palette: Palette): string {
  if (standing === 'not-understood') return palette.warning('　⚠ 没有读懂，没有核对')
  if (standing === 'blank') return palette.warning('　⚠ 空表')
  if (severe > 0) return ''
  if (standing === 'unjudged') return palette.warning('　⚠ 没有能够核对的金额、分值和得分')
  return unchecked > 0 ? palette.warning(`　⚠ 核对过的没有问题，${unchecked} 项未能核对`) : palette.good('　✓')
}

const MOST_GAPS = 3

/** 「未能核对 2 项：…」, by cause. */
function gapsText(unchecked: readonly Unchecked[], { palette, width, verbose }: TextOptions): string[] {
  if (unchecked.length === 0) return []
  const groups = groupUnchecked(unchecked)
  const shown = verbose ? groups : groups.slice(0, MOST_GAPS)
  const margin = ' '.repeat(INDENT + 2)
  const below = ' '.repeat(INDENT + 2 + CELL_WIDTH + 1)
  const lines = shown.flatMap((group) => {
    const [first = '', ...rest] = wrap(uncheckedText(group), Math.max(30, width - below.length))
    return [`${margin}${padEnd(group.place.cell, CELL_WIDTH)} ${first}`, ...rest.map((line) => below + line)]
  })
  const left = groups.length - shown.length
  const more = left > 0 ? [`${margin}……另有 ${left} 处（加 --verbose 逐条列出）`] : []
  return [
    palette.warning(`    未能核对 ${unchecked.length} 项`),
    ...[...lines, ...more].map((line) => palette.dim(line)),
  ]
}

function formText(
  form: FormRecord,
  { path }: WorkbookRecord,
  reviewed: SubmissionRecord,
  options: TextOptions,
): string[] {
  const { palette, verbose } = options
  const own = reviewed.findings.filter((finding) => finding.formKey === form.key && finding.cell !== null)
  const severe = own.filter((finding) => finding.severity !== 'info')
  const infos = own.length - severe.length
  const project = form.project ? `　${form.project}` : ''
  const unchecked = reviewed.unchecked.filter((each) => each.formKey === form.key)
  const verdict = verdictOf(form, severe.length, unchecked.length, palette)
  const file = reviewed.workbooks.length > 1 ? palette.dim(`　${fileNameOf(path)}`) : ''
  const head = `${palette.strong(`「${shownName(form.sheet)}」${FORM_NAMES[form.kind]}${project}`)}${file}${verdict}`
  const lines = [head]
  const score = scoreText(form)
  if (score) lines.push(palette.dim(`    ${score}`))
  lines.push(...(verbose ? own : severe).flatMap((finding) => findingText(finding, options)))
  lines.push(...gapsText(unchecked, options))
  if (!verbose && infos > 0) lines.push(palette.dim(`    另有提示 ${infos} 条`))
  lines.push('')
  return lines
}

function scoreText({ score, incomplete }: FormRecord): string | undefined {
  if (!score) return undefined
  const undecided = score.undecided > 0 ? `　${score.undecided} 项需人工复核` : ''
  if (score.reviewed === null)
    return `自评 ${score.stated ?? '未填'}　复核总分无法计算${incomplete === null ? '' : `（${incomplete}）`}${undecided}`
  return `自评 ${score.stated ?? '未填'}　复核 ${score.reviewed}　等级 ${score.grade}${undecided}`
}

const CELL_WIDTH = 6
const INDENT = 4

/** 「错误  H25    DF-02  总分 / 得分」, then what should stand there and why, wrapped. */
function findingText(finding: FindingRecord, { palette, width }: TextOptions): string[] {
  const mark = palette[finding.severity](LEVELS[finding.severity])
  const where = padEnd(finding.cell ?? '', CELL_WIDTH)
  const notes = [
    finding.expected === null ? '' : `应为 ${finding.expected}，实填 ${finding.stated || '空'}`,
    finding.correction ? (finding.correction.applied ? '已更正' : '可自动更正') : '',
    finding.status === 'explained' ? '已说明' : '',
  ].filter((text) => text !== '')
  const head = `${' '.repeat(INDENT)}${mark}  ${where} ${palette.dim(finding.rule)}  ${finding.label.replace(/(?<!\s)\s*\n\s*/g, '')}`
  const note = notes.length > 0 ? `〔${notes.join('；').replace(/(?<!\s)\s*\n\s*/g, ' ')}〕` : ''
  const margin = INDENT + 6 + CELL_WIDTH + 1
  const room = Math.max(30, width - margin)
  const fits = displayWidth(finding.label) + displayWidth(note) + 7 <= room
  const below = [
    ...(fits || note === '' ? [] : wrap(note, room).map((line) => palette.dim(line))),
    ...wrap(finding.message, room),
  ]
  return [
    fits && note !== '' ? `${head}  ${palette.dim(note)}` : head,
    ...below.map((line) => ' '.repeat(margin) + line),
  ]
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

/** Columns of texts, aligned by Chinese widths; for lists such as `rules` and `inspect`. */
export function columns(rows: readonly (readonly string[])[], gap = 2): string[] {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((text, index) => Math.max(all[index] ?? 0, displayWidth(text))),
    [],
  )
  return rows.map((row) =>
    row
      .map((text, index) => (index === row.length - 1 ? text : padEnd(text, widths[index]! + gap)))
      .join('')
      .trimEnd(),
  )
}
