import { fileNameOf } from '../../core/identity/place-name.ts'
import { shownName } from '../../core/model/shown-name.ts'
import { groupUnchecked, type Unchecked, uncheckedText } from '../../core/rules/unchecked.ts'
import { FORM_NAMES } from '../../core/vocabulary/field-map.ts'
import { padEnd, wrap } from './display-width.ts'
import { CELL_WIDTH, INDENT, linesText, settledText } from './lines-text.ts'
import type { FormRecord, SubmissionRecord, WorkbookRecord } from './submission-record.ts'
import type { Palette, TextOptions } from './text-options.ts'

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

/** A form with its score, what is left to do on it, and what could not be checked. */
export function formText(
  form: FormRecord,
  { path }: WorkbookRecord,
  reviewed: SubmissionRecord,
  options: TextOptions,
): string[] {
  const { palette } = options
  const own = reviewed.findings.filter(({ formKey }) => formKey === form.key)
  const project = form.project ? `　${form.project}` : ''
  const unchecked = reviewed.unchecked.filter((each) => each.formKey === form.key)
  const open = own.filter(({ status, severity }) => status === 'open' && severity !== 'info').length
  const verdict = verdictOf(form, open, unchecked.length, palette)
  const file = reviewed.workbooks.length > 1 ? palette.dim(`　${fileNameOf(path)}`) : ''
  const head = `${palette.strong(`「${shownName(form.sheet)}」${FORM_NAMES[form.kind]}${project}`)}${file}${verdict}`
  const score = scoreText(form)
  return [
    head,
    ...(score ? [palette.dim(`    ${score}`)] : []),
    ...linesText(own, options),
    ...gapsText(unchecked, options),
    ...settledText(own, options),
    '',
  ]
}

function scoreText({ score, incomplete }: FormRecord): string | undefined {
  if (!score) return undefined
  const { manual = 0 } = score
  const byHand = manual > 0 ? `　人工复核 ${manual} 项` : ''
  const undecided = byHand + (score.undecided > 0 ? `　${score.undecided} 项需人工复核` : '')
  if (score.reviewed === null)
    return `自评 ${score.stated ?? '未填'}　复核总分无法计算${incomplete === null ? '' : `（${incomplete}）`}${undecided}`
  return `自评 ${score.stated ?? '未填'}　复核 ${score.reviewed}　等级 ${score.grade}${undecided}`
}
