import { joinedLines } from '../../core/model/joined-lines.ts'
import { shownName } from '../../core/model/shown-name.ts'
import { lineText } from '../../core/progress/line-text.ts'
import { type Ask, ASKS, askOf, type Line, linesOf } from '../../core/progress/lines.ts'
import { statusWord } from '../../core/progress/status-word.ts'
import { besideMessage } from '../../core/rules/wording.ts'
import { displayWidth, padEnd, wrap } from './display-width.ts'
import type { FindingRecord } from './submission-record.ts'
import type { Palette, TextOptions } from './text-options.ts'

export const INDENT = 4
export const CELL_WIDTH = 6
/** 「不作要求」. */
const MARK_WIDTH = 8
const MARGIN = INDENT + MARK_WIDTH + 2 + CELL_WIDTH + 1
const LEAST_ROOM = 30

const COLOURS: Readonly<Record<Ask, keyof Palette>> = {
  mend: 'error',
  explain: 'warning',
  corrected: 'good',
  adopted: 'good',
  explained: 'good',
  waived: 'dim',
  hint: 'info',
}
/** What is settled, or asks for nothing, is counted; it is told line by line only when all is wanted. */
const SETTLED = ['adopted', 'explained', 'waived'] as const satisfies readonly Ask[]

function isShown(ask: Ask): boolean {
  return ask === 'mend' || ask === 'explain' || ask === 'corrected'
}

/**
 * What is left to do, and what was corrected, a line each as people count them; with `verbose` every finding singly.
 * `placed`: the sheet is named, for lines that stand below no form.
 */
export function linesText(findings: readonly FindingRecord[], options: TextOptions, placed = false): string[] {
  if (options.verbose) return findings.flatMap((finding) => findingText(finding, options, placed))
  return linesOf(findings)
    .filter(({ asks }) => isShown(asks))
    .flatMap((line) =>
      line.findings.length > 1 ? jointLines(line, options) : findingText(line.findings[0], options, placed),
    )
}

/** 「另有已说明 3 处、提示 1 条」; nothing where all was told. */
export function settledText(findings: readonly FindingRecord[], { palette, verbose }: TextOptions): string[] {
  if (verbose) return []
  const lines = linesOf(findings)
  const hints = findings.filter((finding) => askOf(finding) === 'hint').length
  const parts = [
    ...SETTLED.map((ask) => [ASKS[ask], lines.filter(({ asks }) => asks === ask).length, '处'] as const),
    [ASKS.hint, hints, '条'] as const,
  ].flatMap(([word, count, unit]) => (count > 0 ? [`${word} ${count} ${unit}`] : []))
  return parts.length > 0 ? [palette.dim(`${' '.repeat(INDENT)}另有${parts.join('、')}`)] : []
}

/** Several doubts as one: what they are, where those are that are still open, and one of them in full. */
function jointLines({ findings }: Line<FindingRecord>, { palette, width }: TextOptions): string[] {
  const [first, ...more] = findings.filter(({ status }) => status === 'open')
  const open = [first ?? findings[0], ...more] as const
  const settled = findings.length - open.length
  const note = settled > 0 ? `（另有 ${settled} 处${ASKS.explained}。）` : ''
  const { rule } = open[0]
  const [head = '', ...rest] = wrap(
    `${rule}  ${lineText({ findings: open })}${note}`,
    Math.max(LEAST_ROOM, width - MARGIN),
  )
  return [
    `${markOf('explain', ASKS.explain, palette)}${padEnd('', CELL_WIDTH)} ${palette.dim(rule)}${head.slice(rule.length)}`,
    ...indented(rest),
  ]
}

function markOf(ask: Ask, word: string, palette: Palette): string {
  return `${' '.repeat(INDENT)}${palette[COLOURS[ask]](word)}${' '.repeat(MARK_WIDTH - displayWidth(word))}  `
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => ' '.repeat(MARGIN) + line)
}

/** 「请改正    H25    DF-02  总分 / 得分」, then what should stand there and why, wrapped. */
function findingText(finding: FindingRecord, { palette, width }: TextOptions, placed: boolean): string[] {
  const ask = askOf(finding)
  const word = ask === 'mend' || ask === 'explain' ? ASKS[ask] : statusWord(finding)
  const sheet = placed && finding.sheet !== '' && finding.cell !== null ? `「${shownName(finding.sheet)}」` : ''
  const label = joinedLines(finding.label)
  const head = `${markOf(ask, word, palette)}${padEnd(finding.cell ?? '', CELL_WIDTH)} ${palette.dim(finding.rule)}  ${sheet}${label}`
  const note = noteOf(finding)
  const room = Math.max(LEAST_ROOM, width - MARGIN)
  const fits = displayWidth(sheet + label) + displayWidth(note) + 7 <= room
  const explanation = finding.explanation === null ? [] : wrap(`情况说明：${finding.explanation}`, room)
  return [
    fits && note !== '' ? `${head}  ${palette.dim(note)}` : head,
    ...indented(fits || note === '' ? [] : wrap(note, room).map((line) => palette.dim(line))),
    ...indented([...wrap(finding.message, room), ...explanation.map((line) => palette.dim(line))]),
  ]
}

/** 「〔应为 75%，实填 80%；可自动更正；新出现〕」. */
function noteOf(finding: FindingRecord): string {
  const { correction, since } = finding
  const isOpen = finding.status === 'open' && finding.severity !== 'info'
  const notes = [
    besideMessage(finding) ?? '',
    isOpen && correction && !correction.applied ? '可自动更正' : '',
    isOpen && since === 'now' ? '新出现' : '',
  ].filter((text) => text !== '')
  return notes.length > 0 ? `〔${notes.join('；').replace(/(?<!\s)\s*\n\s*/g, ' ')}〕` : ''
}
