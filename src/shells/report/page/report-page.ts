import { sha256Base64 } from '../../../adapters/platform/bytes.ts'
import type { OtherFile } from '../../../core/intake/other-file.ts'
import { headline } from '../../../core/progress/headline.ts'
import { linesOf } from '../../../core/progress/lines.ts'
import { type HandIn, UNIT_STATES } from '../hand-in.ts'
import { noticesOf } from '../notices.ts'
import { isHandedInSet } from '../others-of-sets.ts'
import { fileRow, type TaggedRow, unseenFirst } from '../parts/tagged-row.ts'
import { PROGRESS, PROGRESS_COLOURS, type Progress } from '../set-progress.ts'
import { STATUS_NAMES, type SubmissionRecord } from '../submission-record.ts'
import type { RecordSource, Tally } from '../tally.ts'
import { unitFacts } from '../unit-row.ts'
import type { Figure, FrequentRule, ReportData } from './report-data.ts'
import { ScoreSpread } from './score-spread.ts'
import { block, levelOf, levelsThatFit, lineBlocks, lineValues, unitData } from './unit-data.ts'
import SCRIPT from './view/main.tsx?text'
import STYLE from './view/report.css?text'

/**
 * Letters of findings that go into the page, some 30 MB: more would be slow to open on an office computer. Where all do
 * not fit, hints are left out first, then doubts, then the errors of the last units; what is left out stands in the
 * workbooks themselves and in findings.csv.
 */
const MOST_LETTERS = 14_000_000
const MOST_RULES = 10
const MOST_FILES = 300
const MOST_PATHS = 3

/**
 * The report as one page that needs no network: totals, spread of scores, most frequent faults, a searchable table,
 * each unit's findings. What is said stands in it as data, drawn by `view/`. Given piece by piece; the records are gone
 * through twice and not kept.
 */
export function* reportPage(
  records: RecordSource,
  tally: Tally,
  handIn: HandIn,
  loose: readonly OtherFile[] = [],
  mostLetters = MOST_LETTERS,
): Generator<string> {
  const spread = new ScoreSpread()
  const files: TaggedRow[] = []
  const units: string[] = []
  const letters = { error: 0, warning: 0, info: 0 }
  for (const record of records) {
    files.push(...uncheckedWorkbooks(record), ...record.others.map(fileRow))
    if (!isHandedInSet(record)) continue
    const facts = unitFacts(record)
    spread.add(facts.stated, facts.reviewed)
    units.push(JSON.stringify(unitData(record, facts)))
    for (const line of linesOf(record.findings))
      letters[levelOf(line)] += JSON.stringify(lineValues(line, record)).length + 1
  }
  files.push(...loose.map(fileRow))
  const data: ReportData = {
    lead: leadOf(tally),
    figures: figuresOf(tally, handIn),
    notices: noticesOf(tally, handIn),
    roster: rosterOf(handIn),
    files: { all: files.length, rows: unseenFirst(files).slice(0, MOST_FILES) },
    scores: spread.classes,
    frequent: frequentRules(tally),
    titles: Object.fromEntries(tally.byRule.map((rule) => [rule.code, rule.title])),
    states: PROGRESS.map((state) => [state, PROGRESS_COLOURS[state]]),
  }
  yield head()
  yield block('report', JSON.stringify(data))
  yield block('units', `[${units.join(',\n')}]`)
  yield* lineBlocks(records, levelsThatFit(letters, mostLetters), mostLetters)
  yield `<script>${SCRIPT}</script></body></html>\n`
}

/** What stands there until the page is drawn, and for good where it cannot be. */
const OPENING =
  '正在打开。如果一直停在这里，是这个浏览器太旧，或者不允许运行网页脚本：请换 Chrome、Edge、360（极速模式）或火狐浏览器打开本文件，也可以看同一文件夹里的 汇总表.xlsx 和 findings.csv。'

/** Whatever the policy does not name is refused: another script or style, any address, any form that sends. */
function head(): string {
  const allowed = (text: string): string => `'sha256-${sha256Base64(text)}'`
  const policy = `default-src 'none'; script-src ${allowed(SCRIPT)}; style-src ${allowed(STYLE)}; base-uri 'none'; form-action 'none'`
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>绩效自评审核报告</title><style>${STYLE}</style></head>
<body><div id="app"><p>${OPENING}</p></div>
`
}

function leadOf(tally: Tally): string {
  const { workbooks, infos } = tally.summary
  const told = headline(tally.left)
  return `收到 ${workbooks} 个工作簿。${told === '' ? '' : `${told}。`}${infos > 0 ? `提示 ${infos} 条，供参考。` : ''}`
}

function figuresOf(tally: Tally, handIn: HandIn): readonly Figure[] {
  const { forms, unreadable, notUnderstood, unchecked } = tally.summary
  const { toMend, toExplain, corrected } = tally.left
  const sets = (state: Progress): number => tally.inState(state).sets
  const figure = (value: number, label: string, colour: Figure['colour']): Figure => ({ value, label, colour })
  const some = (value: number, label: string, colour: Figure['colour']): Figure[] =>
    value > 0 ? [figure(value, label, colour)] : []
  const missing = handIn.missing.length
  return [
    figure(tally.checked, `套已核对（${forms} 张表）`, ''),
    figure(sets('完成'), '套完成', sets('完成') > 0 ? 'good' : ''),
    figure(toMend, '处请改正', toMend > 0 ? 'error' : 'good'),
    figure(toExplain, '处请说明', toExplain > 0 ? 'warning' : 'good'),
    ...some(corrected, '处已代为更正', 'good'),
    ...(handIn.listed === undefined
      ? []
      : [figure(missing, `个单位未交（名册 ${handIn.listed} 个）`, missing > 0 ? 'error' : 'good')]),
    ...some(sets('交了但打不开'), '套交了但打不开', 'error'),
    ...some(sets('交了但不是自评表'), '套交了但不是自评表', 'warning'),
    ...some(unchecked, '项未能核对', 'warning'),
    ...some(notUnderstood, '个文件有表没有读懂', 'error'),
    ...some(unreadable, '个文件读不了', 'error'),
  ]
}

function frequentRules(tally: Tally): readonly FrequentRule[] {
  return tally.byRule
    .filter(({ units }) => units > 0)
    .slice(0, MOST_RULES)
    .map(({ code, title, errors, warnings, units }) => ({
      ...{ code, title, units },
      count: errors + warnings,
      colour: errors > 0 ? 'error' : 'warning',
    }))
}

const ROSTER_COLOURS = { 已交: 'good', 交了但打不开: 'error', 交了但不是自评表: 'warning', 未交: 'error' } as const

/** Every unit of the roster with its state; those that need a call first. */
function rosterOf(handIn: HandIn): ReportData['roster'] {
  if (handIn.listed === undefined) return null
  const ordered = [...UNIT_STATES].reverse().flatMap((state) => handIn.units.filter((each) => each.state === state))
  const units = ordered.map(({ unit, state, paths, remark }): TaggedRow => {
    const what = [shortList(paths), remark].filter((each) => each !== '').join('；')
    return { colour: ROSTER_COLOURS[state], word: state, subject: unit, what }
  })
  return { listed: handIn.listed, units }
}

function shortList(paths: readonly string[]): string {
  const names = paths.slice(0, MOST_PATHS).join('、')
  return paths.length > MOST_PATHS ? `${names} 等 ${paths.length} 个文件` : names
}

function uncheckedWorkbooks({ workbooks }: SubmissionRecord): TaggedRow[] {
  return workbooks.flatMap(({ path, status, reason }): TaggedRow[] => {
    if (status === 'checked') return []
    const colour = status === 'not-a-form' ? 'warning' : 'error'
    return [{ colour, word: STATUS_NAMES[status], subject: path, what: reason ?? '' }]
  })
}
