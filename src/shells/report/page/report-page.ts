import { headline } from '../../../core/progress/headline.ts'
import { linesOf } from '../../../core/progress/lines.ts'
import { isUnread, OTHER_KINDS, type OtherFile } from '../../../core/intake/other-file.ts'
import { type HandIn, UNIT_STATES } from '../hand-in.ts'
import { isHandedInSet } from '../others-of-sets.ts'
import { PROGRESS, PROGRESS_COLOURS, type Progress } from '../set-progress.ts'
import { STATUS_NAMES, type SubmissionRecord } from '../submission-record.ts'
import { noticesOf } from '../notices.ts'
import type { RecordSource, RuleCount, Tally } from '../tally.ts'
import { unitFacts } from '../unit-row.ts'
import STYLE from './browser/report.css?text'
import SCRIPT from './browser/report.ts?text'
import { ScoreChart } from './score-chart.ts'
import { block, levelOf, levelsThatFit, lineBlocks, lineRow, unitJson } from './unit-data.ts'

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
    if (!isHandedInSet(record)) continue
    const facts = unitFacts(record)
    chart.add(facts.stated, facts.reviewed)
    units.push(unitJson(record, facts))
    for (const line of linesOf(record.findings))
      letters[levelOf(line)] += JSON.stringify(lineRow(line, record)).length + 1
  }
  unread.push(...loose.map(otherRow))
  yield head()
  yield figures(tally, handIn)
  yield notices(tally, handIn)
  yield unitTable(tally)
  yield rosterTable(handIn)
  if (unread.length > 0) yield unreadTable(unread)
  yield pictures(chart, tally)
  yield `<footer>由 校表 生成。红色请改正，黄色请说明，绿色已经处理；情况说明请写在各工作簿的「审核结果」里。</footer></main>`
  yield block('titles', JSON.stringify(Object.fromEntries(tally.byRule.map((rule) => [rule.code, rule.title]))))
  yield block('states', JSON.stringify(PROGRESS.map((state) => [state, STATE_TAGS[PROGRESS_COLOURS[state]]])))
  yield block('units', `[${units.join(',\n')}]`)
  yield* lineBlocks(records, levelsThatFit(letters, mostLetters), mostLetters)
  yield `<script>${SCRIPT}</script></body></html>\n`
}

function head(): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}"><title>绩效自评审核报告</title><style>${STYLE}</style></head>
<body><main><h1>绩效自评审核报告</h1>`
}

const STATE_TAGS = { error: 'red', warning: 'amber', good: 'green' } as const

function figures(tally: Tally, handIn: HandIn): string {
  const { forms, workbooks, infos, unreadable, notUnderstood, unchecked } = tally.summary
  const { toMend, toExplain, corrected } = tally.left
  const sets = (state: Progress): number => tally.inState(state).sets
  const figure = (value: number, label: string, colour = ''): string =>
    `<div class="figure ${colour}"><b>${value.toLocaleString('en-US')}</b><span>${label}</span></div>`
  const some = (value: number, label: string, colour: string): string[] =>
    value > 0 ? [figure(value, label, colour)] : []
  const all = [
    figure(tally.checked, `套资料（${forms} 张表）`),
    figure(sets('完成'), '套完成', sets('完成') > 0 ? 'green' : ''),
    figure(toMend, '处请改正', toMend > 0 ? 'red' : 'green'),
    figure(toExplain, '处请说明', toExplain > 0 ? 'amber' : 'green'),
    ...some(corrected, '处已代为更正', 'green'),
    ...(handIn.listed === undefined
      ? []
      : [
          figure(
            handIn.missing.length,
            `个单位未交（名册 ${handIn.listed} 个）`,
            handIn.missing.length > 0 ? 'red' : 'green',
          ),
        ]),
    ...some(sets('交了但打不开'), '套交了但打不开', 'red'),
    ...some(sets('交了但不是自评表'), '套交了但不是自评表', 'amber'),
    ...some(unchecked, '项未能核对', 'amber'),
    ...some(notUnderstood, '个文件有表没有读懂', 'red'),
    ...some(unreadable, '个文件读不了', 'red'),
  ]
  const told = headline(tally.left)
  const hints = infos > 0 ? `提示 ${infos} 条，供参考。` : ''
  return `<p class="lead">收到 ${workbooks} 个工作簿。${told === '' ? '' : `${told}。`}${hints}</p><div class="figures">${all.join('')}</div>`
}

function notices(tally: Tally, handIn: HandIn): string {
  const sentences = noticesOf(tally, handIn)
  if (sentences.length === 0) return ''
  return `<section class="card notice"><h2>请先留意</h2><ul>${sentences.map((each) => `<li>${escaped(each)}</li>`).join('')}</ul></section>`
}

function pictures(chart: ScoreChart, tally: Tally): string {
  const key =
    '<div class="key"><span><i style="background:#b9c9dc"></i>部门自评</span><span><i style="background:#2563a8"></i>复核</span></div>'
  const scores = chart.isEmpty
    ? ''
    : `<section class="card"><h2>整体自评得分分布（套）</h2>${chart.svg()}${key}</section>`
  const rules = tally.byRule.filter(({ units }) => units > 0).slice(0, MOST_RULES)
  const most = Math.max(1, ...rules.map(({ errors, warnings }) => errors + warnings))
  const bars = rules.map((rule) => ruleBar(rule, most)).join('')
  const frequent = rules.length === 0 ? '' : `<section class="card"><h2>最常见的问题</h2>${bars}</section>`
  return `<div class="two">${scores}${frequent}</div>`
}

function ruleBar({ code, title, errors, warnings, units }: RuleCount, most: number): string {
  const count = errors + warnings
  const width = ((count / most) * 100).toFixed(1)
  return (
    `<div class="bar"><div class="t"><span>${escaped(code)}　${escaped(title)}</span><span>${count} 处 · ${units} 套</span></div>` +
    `<div class="b"><i class="${errors > 0 ? 'error' : 'warning'}" style="width:${width}%"></i></div></div>`
  )
}

/** A name, or the place of the only state that is shown; what needs most work comes first, and no state that nobody is in. */
function filters(tally: Tally): string {
  const states = PROGRESS.map((state, index) => ({ index, state, sets: tally.inState(state).sets }))
  const all: readonly (readonly [filter: string, label: string])[] = [
    ['all', '全部'],
    ...states
      .flatMap(({ index, state, sets }) => (sets > 0 ? [[String(index), `${state} ${sets}`] as const] : []))
      .reverse(),
    ['missing', '缺报'],
  ]
  return all
    .map(
      ([name, label]) =>
        `<button type="button" data-f="${name}"${name === 'all' ? ' class="on"' : ''}>${label}</button> `,
    )
    .join('')
}

function unitTable(tally: Tally): string {
  return `<section class="card"><h2>各单位</h2>
<div class="tools"><input id="search" type="search" placeholder="查单位、文件名、规则代码（如 DF-03），可用空格隔开几个词" aria-label="查找">
<span id="filters">${filters(tally)}</span></div>
<p class="count" id="count"></p><table class="units"><thead><tr id="heads"></tr></thead><tbody id="rows"></tbody></table>
<button type="button" class="more" id="more"></button>
<noscript>这个浏览器不允许运行网页脚本，请改看同一文件夹里的 汇总表.xlsx 和 findings.csv。</noscript></section>`
}

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

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
