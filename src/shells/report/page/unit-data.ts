import { fileNameOf } from '../../../core/identity/place-name.ts'
import { shownName } from '../../../core/model/shown-name.ts'
import { lineText } from '../../../core/progress/line-text.ts'
import { ASKS, askOf, type Line, linesOf } from '../../../core/progress/lines.ts'
import { statusWord } from '../../../core/progress/status-word.ts'
import { besideMessage } from '../../../core/rules/wording.ts'
import { SEVERITIES } from '../../../core/rules/outcome.ts'
import { groupUnchecked, uncheckedText } from '../../../core/rules/unchecked.ts'
import { isHandedInSet } from '../others-of-sets.ts'
import { type FindingRecord, formsOf, type SubmissionRecord } from '../submission-record.ts'
import type { RecordSource } from '../tally.ts'
import { type UnitFacts, unitRow } from '../unit-row.ts'
import { type LineValues, linesBlock, type UnitValues, valuesOf } from './report-data.ts'

/** What the page knows of a unit. */
export function unitData(record: SubmissionRecord, facts: UnitFacts): UnitValues {
  return valuesOf({ ...unitRow(record, facts), gaps: gapsOf(record), total: linesOf(record.findings).length })
}

/** More causes stand in the workbooks. */
const MOST_GAPS = 20

/** What could not be checked, a sentence a cause; blank forms beside filled ones. */
function gapsOf(record: SubmissionRecord): readonly string[] {
  const forms = formsOf(record)
  const blank = forms.flatMap(({ sheet, standing }) => (standing === 'blank' ? [`「${shownName(sheet)}」是空表`] : []))
  const groups = groupUnchecked(record.unchecked).map(
    (group) => `「${shownName(group.place.sheet)}」${group.place.cell}　${uncheckedText(group)}`,
  )
  return [...blank, ...groups].slice(0, MOST_GAPS)
}

export type Level = FindingRecord['severity']

/** As many levels, from the gravest on, as fit into the page; errors always. */
export function levelsThatFit(letters: Readonly<Record<Level, number>>, most: number): ReadonlySet<Level> {
  const shown = new Set<Level>()
  let sum = 0
  for (const level of SEVERITIES) {
    sum += letters[level]
    if (level === 'error' || sum <= most) shown.add(level)
  }
  return shown
}

function isHint({ asks }: Line<FindingRecord>): boolean {
  return asks === 'hint'
}

/** A unit's lines, sheet after sheet, hints behind all others. */
export function* lineBlocks(records: RecordSource, levels: ReadonlySet<Level>, most: number): Generator<string> {
  let index = 0
  let letters = 0
  for (const record of records) {
    if (!isHandedInSet(record)) continue
    const all = linesOf(record.findings).filter((line) => levels.has(levelOf(line)))
    const lines = [...all.filter((line) => !isHint(line)), ...all.filter(isHint)]
    const text = block(linesBlock(index++), JSON.stringify(lines.map((line) => lineValues(line, record))))
    letters += text.length
    if (letters <= most || lines.length === 0) yield text
  }
}

export function levelOf({ findings: [first] }: Line<FindingRecord>): Level {
  return first.severity
}

/** Several doubts stand as one, with their places and one of them in full. */
export function lineValues(
  { asks, findings, explanation }: Line<FindingRecord>,
  { workbooks }: SubmissionRecord,
): LineValues {
  const [sample = findings[0]] = findings.filter((each) => askOf(each) === asks)
  const { sheet, workbook, cell, rule, label } = sample
  const place = workbooks.length > 1 ? `${fileNameOf(workbook)}「${sheet}」` : `「${sheet}」`
  const more = findings.length - 1
  return [
    asks,
    (asks === 'hint' ? '提示，供参考　' : '') + (sheet === '' ? '整套资料' : place),
    more > 0 ? '' : (cell ?? ''),
    rule,
    more > 0 ? `${label} 等 ${findings.length} 项` : label,
    more > 0 ? '' : (besideMessage(sample) ?? ''),
    lineText({ findings }),
    asks === 'mend' || asks === 'explain' ? ASKS[asks] : statusWord(sample),
    explanation ?? '',
  ]
}

/** JSON in the page: 「<」 is escaped, so that no text can end the block. */
export function block(id: string, json: string): string {
  return `<script type="application/json" id="${id}">${json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}</script>\n`
}
