import { LEVELS } from '../../core/rules/outcome.ts'
import type { SheetDraft } from '../../core/model/sheet-draft.ts'
import type { HandIn } from './hand-in.ts'
import { type TableContent, type Row, STYLES, tableSheet } from './table-sheet.ts'
import { formsOf, STATUS_NAMES, type SubmissionRecord } from './submission-record.ts'
import { isUnread, OTHER_KINDS, type OtherFile } from '../../core/intake/other-file.ts'
import { stateOf } from './others-of-sets.ts'
import { suspectSentence, type Tally } from './tally.ts'
import { unitFacts } from './unit-row.ts'

const { text, middle, red, yellow } = STYLES

const UNIT_COLUMNS: TableContent['columns'] = [
  { head: '序号', width: 6 },
  { head: '单位', width: 28 },
  { head: '报送', width: 17 },
  { head: '年度', width: 8 },
  { head: '轮次', width: 7 },
  { head: '工作簿', width: 8 },
  { head: '项目自评表', width: 8 },
  { head: '缺报', width: 20 },
  { head: '错误', width: 8, scale: 'bad' },
  { head: '疑点', width: 8, scale: 'doubtful' },
  { head: '已说明', width: 8 },
  { head: '提示', width: 8 },
  { head: '已更正', width: 8 },
  { head: '已整改', width: 8 },
  { head: '整体自评', width: 10 },
  { head: '整体复核', width: 10, scale: 'good' },
  { head: '差额', width: 9 },
  { head: '等级', width: 7 },
  { head: '项目自评均分', width: 10 },
  { head: '项目复核均分', width: 10, scale: 'good' },
  { head: '需人工复核', width: 9 },
  { head: '未能核对', width: 9 },
]

/**
 * 汇总表: a row a submission; findings by rule; who did not hand in, or twice, or is unknown; what could not be checked.
 * Records are given one by one and not kept, only their rows.
 */
export class OverviewSheets {
  private readonly units: Row[] = []
  private readonly unread: Row[] = []

  constructor(
    private readonly tally: Tally,
    private readonly handIn: HandIn,
  ) {}

  add(record: SubmissionRecord): void {
    if (formsOf(record).length > 0) this.units.push(unitRow(record, this.units.length + 1))
    else if (record.unit !== '') this.units.push(emptyRow(record, this.units.length + 1))
    this.addLoose(record.others)
    for (const workbook of record.workbooks) {
      if (workbook.status === 'checked') continue
      this.unread.push([
        [STATUS_NAMES[workbook.status], workbook.status === 'not-a-form' ? yellow : red],
        [workbook.path, text],
        [workbook.reason ?? '', text],
      ])
    }
  }

  /** Files that are no workbooks. */
  addLoose(others: readonly OtherFile[]): void {
    for (const other of others) {
      this.unread.push([
        [OTHER_KINDS[other.kind].name, isUnread(other) ? red : other.kind === 'ours' ? middle : yellow],
        [other.path, text],
        [other.what, text],
      ])
    }
  }

  sheets(): readonly SheetDraft[] {
    const { tally, handIn } = this
    const suspects = tally.suspects.map((rule) => `请留意　${suspectSentence(rule, tally.checked)}`)
    const notes = [...suspects, ...handIn.sentences]
    return [
      {
        name: '各单位汇总',
        title: '绩效自评审核汇总表',
        notes,
        columns: UNIT_COLUMNS,
        rows: this.units,
        tabColor: '2F75B5',
      },
      ruleTable(tally),
      ...handInTable(handIn),
      ...this.unreadTable(),
    ].map(tableSheet)
  }

  private unreadTable(): TableContent[] {
    if (this.unread.length === 0) return []
    const columns = [
      { head: '情况', width: 14 },
      { head: '文件', width: 60 },
      { head: '原因', width: 70 },
    ]
    return [{ name: '未能核对的文件', title: '未能核对的文件', columns, rows: this.unread, tabColor: 'C00000' }]
  }
}

function unitRow(record: SubmissionRecord, number: number): Row {
  const facts = unitFacts(record)
  const plainCells = (...all: readonly (string | number)[]): Row => all.map((value) => [String(value), middle] as const)
  return [
    ...plainCells(number),
    [facts.unit || '（未写明）', text],
    [stateOf(record), middle],
    ...plainCells(facts.year, facts.round, facts.workbooks, facts.projects),
    [facts.missing.join('、'), facts.missing.length > 0 ? yellow : middle],
    ...plainCells(facts.errors, facts.warnings, facts.explained, facts.infos, facts.changes, facts.resolved),
    ...plainCells(facts.stated, facts.reviewed),
    [facts.difference, facts.difference.startsWith('-') ? red : middle],
    ...plainCells(facts.grade, facts.projectStated, facts.projectReviewed, facts.undecided),
    [String(facts.unchecked), facts.unchecked > 0 ? yellow : middle],
  ]
}

/** A set in which nothing could be checked: its state stands for all figures. */
function emptyRow(record: SubmissionRecord, number: number): Row {
  const state = stateOf(record)
  const workbooks = record.workbooks.length === 0 ? '' : String(record.workbooks.length)
  const row: Row = [
    [String(number), middle],
    [record.unit, text],
    [state, state === '交了但打不开' ? red : yellow],
    ['', middle],
    ['', middle],
    [workbooks, middle],
  ]
  return [...row, ...UNIT_COLUMNS.slice(row.length).map(() => ['', middle] as const)]
}

function ruleTable(tally: Tally): TableContent {
  const suspects = new Set(tally.suspects.map((rule) => rule.code))
  const rows = tally.byRule.map((rule): Row => {
    const share = tally.checked === 0 ? '' : `${Math.round((rule.units / tally.checked) * 100)}%`
    return [
      [rule.code, middle],
      [rule.title, text],
      [LEVELS[rule.severity], middle],
      [String(rule.findings), middle],
      [String(rule.units), middle],
      [share, suspects.has(rule.code) ? yellow : middle],
      [suspects.has(rule.code) ? '多数单位都不符，请先核实表样和规则' : '', text],
    ]
  })
  const columns: TableContent['columns'] = [
    { head: '规则', width: 10 },
    { head: '名称', width: 50 },
    { head: '级别', width: 8 },
    { head: '次数', width: 10, scale: 'bad' },
    { head: '涉及资料（套）', width: 10, scale: 'doubtful' },
    { head: '占比', width: 8 },
    { head: '备注', width: 36 },
  ]
  return { name: '按规则汇总', title: '按规则汇总', columns, rows }
}

const STATE_STYLES = { 已交: middle, 交了但打不开: red, 交了但不是自评表: yellow, 未交: red } as const
const MOST_PATHS = 20

function shortened(paths: readonly string[]): string {
  const left = paths.length - MOST_PATHS
  return [...paths.slice(0, MOST_PATHS), ...(left > 0 ? [`……另有 ${left} 个`] : [])].join('\n')
}

function handInTable(handIn: HandIn): TableContent[] {
  const rows: Row[] = [
    ...handIn.units.map(
      ({ unit, state, paths, remark }): Row => [
        [state, STATE_STYLES[state]],
        [unit, text],
        ['', middle],
        [
          [state === '未交' && remark === '' ? '名册里有，没有收到资料' : shortened(paths), remark]
            .filter((each) => each !== '')
            .join('\n'),
          text,
        ],
      ],
    ),
    ...handIn.repeated.map(
      ({ unit, year, workbooks }): Row => [
        ['重复报送', yellow],
        [unit, text],
        [String(year ?? ''), middle],
        [workbooks.join('\n'), text],
      ],
    ),
    ...handIn.unknown.map(
      ({ unit, workbooks }): Row => [
        ['不在名册', yellow],
        [unit || '（未写明单位）', text],
        ['', middle],
        [workbooks.join('\n'), text],
      ],
    ),
  ]
  if (rows.length === 0) return []
  const columns = [
    { head: '情况', width: 18 },
    { head: '单位', width: 40 },
    { head: '年度', width: 8 },
    { head: '说明', width: 70 },
  ]
  return [{ name: '报送情况', title: '报送情况', columns, rows, tabColor: 'FFC000' }]
}
