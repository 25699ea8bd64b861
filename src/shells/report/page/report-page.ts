import { fileNameOf } from '../../../core/identity/place-name.ts'
import { SEVERITIES } from '../../../core/rules/outcome.ts'
import { type HandIn, UNIT_STATES } from '../hand-in.ts'
import { isUnread, OTHER_KINDS, type OtherFile } from '../../../core/intake/other-file.ts'
import { groupUnchecked, uncheckedText } from '../../../core/rules/unchecked.ts'
import { UNJUDGED } from '../../../core/rules/unjudged-forms.ts'
import { type FindingRecord, formsOf, STATUS_NAMES, type SubmissionRecord } from '../submission-record.ts'
import { type RecordSource, type RuleCount, suspectSentence, type Tally } from '../tally.ts'
import { type UnitFacts, unitFacts } from '../unit-row.ts'
import STYLE from './browser/report.css?text'
import SCRIPT from './browser/report.ts?text'
import { type FindingRow, type Unit, UNIT_KEYS } from './browser/page-data.ts'
import { ScoreChart } from './score-chart.ts'

/**
 * Letters of findings that go into the page, some 30 MB: more would be slow to open on an office computer. Where all do
 * not fit, hints are left out first, then doubts, then the errors of the last units; what is left out stands in the
 * workbooks themselves and in findings.csv.
 */
const MOST_LETTERS = 14_000_000
const MOST_RULES = 10
const MOST_UNREAD = 300

/**
 * The report as one page that needs no network: totals, spread of scores, most frequent faults, a searchable table,
 * each unit's findings. Given piece by piece; the records are gone through twice and not kept.
 */
export function* reportPage(
  records: RecordSource,
  tally: Tally,
  handIn: HandIn,
  loose: readonly OtherFile[] = [],
  mostLetters = MOST_LETTERS,
): Generator<string> {
  const chart = new ScoreChart()
  const unread: string[] = []
  const units: string[] = []
  const letters = { error: 0, warning: 0, info: 0 }
  for (const record of records) {
    unread.push(...unreadRows(record), ...record.others.map(otherRow))
    if (formsOf(record).length === 0) continue
    const facts = unitFacts(record)
    chart.add(facts.stated, facts.reviewed)
    units.push(unitJson(record, facts))
    for (const finding of record.findings)
      letters[finding.severity] += JSON.stringify(findingRow(finding, record)).length + 1
  }
  unread.push(...loose.map(otherRow))
  yield head()
  yield figures(tally, handIn)
  yield notices(tally, handIn)
  yield pictures(chart, tally)
  yield TABLE
  yield rosterTable(handIn)
  if (unread.length > 0) yield unreadTable(unread)
  yield `<footer>由 校表 生成。红色为错误，黄色为疑点；情况说明请写在各工作簿的「审核结果」里。</footer></main>`
  yield block('titles', JSON.stringify(Object.fromEntries(tally.byRule.map((rule) => [rule.code, rule.title]))))
  yield block('units', `[${units.join(',\n')}]`)
  yield* findingBlocks(records, levelsThatFit(letters, mostLetters), mostLetters)
  yield `<script>${SCRIPT}</script></body></html>\n`
}

function head(): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}"><title>绩效自评审核报告</title><style>${STYLE}</style></head>
<body><main><h1>绩效自评审核报告</h1>`
}

function figures(tally: Tally, handIn: HandIn): string {
  const { submissions, workbooks, forms, errors, warnings, unreadable, notUnderstood, unchecked } = tally.summary
  const figure = (value: number, label: string, colour = ''): string =>
    `<div class="figure ${colour}"><b>${value.toLocaleString('en-US')}</b><span>${label}</span></div>`
  const all = [
    figure(tally.checked, '套资料已核对'),
    figure(forms, '张表'),
    figure(errors, '处错误', errors > 0 ? 'red' : 'green'),
    figure(
      warnings,
      `处疑点${tally.explained > 0 ? `（已说明 ${tally.explained}）` : ''}`,
      warnings > 0 ? 'amber' : 'green',
    ),
    ...(handIn.listed === undefined
      ? []
      : [
          figure(
            handIn.missing.length,
            `个单位未交（名册 ${handIn.listed} 个）`,
            handIn.missing.length > 0 ? 'red' : 'green',
          ),
        ]),
    ...(unchecked > 0 ? [figure(unchecked, '项未能核对', 'amber')] : []),
    ...(notUnderstood > 0 ? [figure(notUnderstood, '个文件有表没有读懂', 'red')] : []),
    ...(unreadable > 0 ? [figure(unreadable, '个文件读不了', 'red')] : []),
  ]
  return `<p class="lead">收到 ${submissions} 套资料、${workbooks} 个工作簿，代为更正 ${tally.changes} 处。</p><div class="figures">${all.join('')}</div>`
}

function notices(tally: Tally, handIn: HandIn): string {
  const sentences = [...tally.suspects.map((rule) => suspectSentence(rule, tally.checked)), ...handIn.sentences]
  if (sentences.length === 0) return ''
  return `<section class="card notice"><h2>请先留意</h2><ul>${sentences.map((each) => `<li>${escaped(each)}</li>`).join('')}</ul></section>`
}

function pictures(chart: ScoreChart, tally: Tally): string {
  const key =
    '<div class="key"><span><i style="background:#b9c9dc"></i>部门自评</span><span><i style="background:#2563a8"></i>复核</span></div>'
  const scores = chart.isEmpty
    ? ''
    : `<section class="card"><h2>整体自评得分分布（套）</h2>${chart.svg()}${key}</section>`
  const rules = tally.byRule.filter((rule) => rule.severity !== 'info').slice(0, MOST_RULES)
  const most = Math.max(1, ...rules.map((rule) => rule.findings))
  const bars = rules.map((rule) => ruleBar(rule, most)).join('')
  const frequent = rules.length === 0 ? '' : `<section class="card"><h2>最常见的问题</h2>${bars}</section>`
  return `<div class="two">${scores}${frequent}</div>`
}

function ruleBar({ code, title, severity, findings, units }: RuleCount, most: number): string {
  const width = ((findings / most) * 100).toFixed(1)
  return (
    `<div class="bar"><div class="t"><span>${escaped(code)}　${escaped(title)}</span><span>${findings} 处 · ${units} 套</span></div>` +
    `<div class="b"><i class="${severity}" style="width:${width}%"></i></div></div>`
  )
}

const FILTERS = [
  ['all', '全部'],
  ['errors', '有错误'],
  ['warnings', '有疑点'],
  ['missing', '缺报'],
  ['clean', '没有问题'],
] as const

const TABLE = `<section class="card"><h2>各单位</h2>
<div class="tools"><input id="search" type="search" placeholder="查单位、文件名、规则代码（如 DF-03），可用空格隔开几个词" aria-label="查找">
<span id="filters">${FILTERS.map(([name, label]) => `<button type="button" data-f="${name}"${name === 'all' ? ' class="on"' : ''}>${label}</button> `).join('')}</span></div>
<p class="count" id="count"></p><table class="units"><thead><tr id="heads"></tr></thead><tbody id="rows"></tbody></table>
<button type="button" class="more" id="more"></button>
<noscript>这个浏览器不允许运行网页脚本，请改看同一文件夹里的 汇总表.xlsx 和 findings.csv。</noscript></section>`

function unreadRows({ workbooks }: SubmissionRecord): string[] {
  return workbooks.flatMap(({ path, status, reason }) =>
    status === 'checked'
      ? []
      : [
          `<tr><td><span class="tag ${status === 'not-a-form' ? 'amber' : 'red'}">${STATUS_NAMES[status]}</span></td><td>${escaped(path)}</td><td>${escaped(reason ?? '')}</td></tr>`,
        ],
  )
}

function otherRow(other: OtherFile): string {
  const colour = isUnread(other) ? 'red' : other.kind === 'ours' ? 'blue' : 'amber'
  return `<tr><td><span class="tag ${colour}">${OTHER_KINDS[other.kind].name}</span></td><td>${escaped(other.path)}</td><td>${escaped(other.what)}</td></tr>`
}

const STATE_COLOURS = { 已交: 'green', 交了但打不开: 'red', 交了但不是自评表: 'amber', 未交: 'red' } as const

/** Every unit of the roster with its state; those that need a call first. */
function rosterTable(handIn: HandIn): string {
  if (handIn.listed === undefined) return ''
  const ordered = [...UNIT_STATES].reverse().flatMap((state) => handIn.units.filter((each) => each.state === state))
  const rows = ordered.map(
    ({ unit, state, paths, remark }) =>
      `<tr><td><span class="tag ${STATE_COLOURS[state]}">${state}</span></td><td>${escaped(unit)}</td><td>${escaped([shortList(paths), remark].filter((each) => each !== '').join('；'))}</td></tr>`,
  )
  return `<section class="card"><h2>报送情况（名册 ${handIn.listed} 个单位）</h2><table class="files"><thead><tr><th>情况</th><th>单位</th><th>文件</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></section>`
}

function shortList(paths: readonly string[]): string {
  return paths.length > 3 ? `${paths.slice(0, 3).join('、')} 等 ${paths.length} 个文件` : paths.join('、')
}

function unreadTable(rows: readonly string[]): string {
  const left = rows.length - MOST_UNREAD
  const more = left > 0 ? `<p class="count">另有 ${left} 个，见 汇总表.xlsx 的「未能核对的文件」。</p>` : ''
  return `<section class="card"><h2>未能核对的文件（${rows.length} 个）</h2><table class="files"><thead><tr><th>情况</th><th>文件</th><th>原因</th></tr></thead><tbody>${rows.slice(0, MOST_UNREAD).join('\n')}</tbody></table>${more}</section>`
}

/** A unit's row as values, in the order of UNIT_KEYS. */
function unitJson(record: SubmissionRecord, facts: UnitFacts): string {
  const values: Unit = {
    name: facts.unit || '（未写明单位）',
    year: facts.year,
    round: facts.round,
    missing: facts.missing.join('、'),
    errors: facts.errors,
    warnings: facts.warnings,
    explained: facts.explained,
    stated: facts.stated,
    reviewed: facts.reviewed,
    difference: facts.difference,
    grade: facts.grade,
    undecided: facts.undecided,
    unchecked: facts.unchecked,
    gaps: gapsOf(record),
    total: record.findings.length,
    files: record.workbooks.map((workbook) => workbook.path),
    rules: [...new Set(record.findings.map((finding) => finding.rule))].join(' '),
  }
  return JSON.stringify(UNIT_KEYS.map((key) => values[key]))
}

/** More causes stand in the workbooks. */
const MOST_GAPS = 20

/** What could not be checked, a sentence a cause; forms of which nothing was. */
function gapsOf({ unchecked, workbooks }: SubmissionRecord): readonly string[] {
  const untouched = workbooks.flatMap(({ forms }) =>
    forms.flatMap(({ sheet, standing }) => (standing === 'judged' ? [] : [`「${sheet}」${STANDING[standing]}`])),
  )
  const groups = groupUnchecked(unchecked).map(
    (group) => `「${group.place.sheet}」${group.place.cell}　${uncheckedText(group)}`,
  )
  return [...untouched, ...groups].slice(0, MOST_GAPS)
}

const STANDING = { unjudged: UNJUDGED, blank: '是空表', 'not-understood': '没有读懂，没有核对' } as const

type Level = FindingRecord['severity']

/** As many levels, from the gravest on, as fit into the page; errors always. */
function levelsThatFit(letters: Readonly<Record<Level, number>>, most: number): ReadonlySet<Level> {
  const shown = new Set<Level>()
  let sum = 0
  for (const level of SEVERITIES) {
    sum += letters[level]
    if (level === 'error' || sum <= most) shown.add(level)
  }
  return shown
}

/** A unit's findings, sheet after sheet. */
function* findingBlocks(records: RecordSource, levels: ReadonlySet<Level>, most: number): Generator<string> {
  let index = 0
  let letters = 0
  for (const record of records) {
    if (formsOf(record).length === 0) continue
    const rows = record.findings.filter((each) => levels.has(each.severity)).map((each) => findingRow(each, record))
    const text = block(`f${index++}`, JSON.stringify(rows))
    letters += text.length
    if (letters <= most || rows.length === 0) yield text
  }
}

function findingRow(each: FindingRecord, { workbooks }: SubmissionRecord): FindingRow {
  const place = workbooks.length > 1 ? `${fileNameOf(each.workbook)}「${each.sheet}」` : `「${each.sheet}」`
  return [
    each.severity,
    each.sheet === '' ? '整套资料' : place,
    each.cell ?? '',
    each.rule,
    each.label,
    each.stated,
    each.expected,
    each.message,
    each.status === 'explained' ? '已说明' : each.correction?.applied ? '已更正' : '',
    each.explanation ?? '',
  ]
}

/** JSON in the page: 「<」 is escaped, so that no text can end the block. */
function block(id: string, json: string): string {
  return `<script type="application/json" id="${id}">${json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}</script>\n`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
