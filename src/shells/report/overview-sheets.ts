import { headline } from '../../core/progress/headline.ts'
import type { SheetDraft } from '../../core/model/sheet-draft.ts'
import { isUnread, OTHER_KINDS, type OtherFile } from '../../core/intake/other-file.ts'
import type { HandIn } from './hand-in.ts'
import { type TableContent, type Row, STYLES, tableSheet } from './table-sheet.ts'
import { isHandedInSet } from './others-of-sets.ts'
import { PROGRESS } from './set-progress.ts'
import { STATUS_NAMES, type SubmissionRecord } from './submission-record.ts'
import { suspectSentence, type Tally } from './tally.ts'
import { type UnitFacts, unitFacts } from './unit-row.ts'
import { countTable, unitTable } from './unit-tables.ts'

const { text, middle, red, yellow } = STYLES

/**
 * 汇总表: a row a submission; their counts; findings by rule; who did not hand in, or twice, or is unknown; what could
 * not be checked. Records are given one by one and not kept, only what their rows need.
 */
export class OverviewSheets {
  private readonly units: UnitFacts[] = []
  private readonly unread: Row[] = []

  constructor(
    private readonly tally: Tally,
    private readonly handIn: HandIn,
  ) {}

  add(record: SubmissionRecord): void {
    if (isHandedInSet(record)) this.units.push(unitFacts(record))
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
    const { tally, handIn, units } = this
    const suspects = tally.suspects.map((rule) => `请留意　${suspectSentence(rule, tally.checked)}`)
    const notes = [progressNote(tally), ...suspects, ...handIn.sentences]
    return [
      unitTable({ units, handedIn: handIn.units, notes }),
      countTable(units),
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

/** 「共 5 套资料：完成 1 套，待改正 2 套，…。请改正 3 处 · 请说明 2 处」. */
function progressNote(tally: Tally): string {
  const states = PROGRESS.flatMap((state) => {
    const { sets } = tally.inState(state)
    return sets > 0 ? [`${state} ${sets} 套`] : []
  })
  return `${states.join('，')}。${headline(tally.left)}`
}

function ruleTable(tally: Tally): TableContent {
  const suspects = new Set(tally.suspects.map((rule) => rule.code))
  const rows = tally.byRule.map(({ code, title, errors, warnings, infos, units }): Row => {
    const share = tally.checked === 0 || units === 0 ? '' : `${Math.round((units / tally.checked) * 100)}%`
    return [
      [code, middle],
      [title, text],
      ...[errors, warnings, infos, units].map((count) => [count > 0 ? String(count) : '', middle] as const),
      [share, suspects.has(code) ? yellow : middle],
      [suspects.has(code) ? '多数单位都不符，请先核实表样和规则' : '', text],
    ]
  })
  const columns: TableContent['columns'] = [
    { head: '规则', width: 10 },
    { head: '名称', width: 50 },
    { head: '错误', width: 9, scale: 'bad' },
    { head: '疑点', width: 9, scale: 'doubtful' },
    { head: '提示', width: 9 },
    { head: '涉及资料\n（套，不计提示）', width: 17 },
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
        [shortened(workbooks), text],
      ],
    ),
    ...handIn.unknown.map(
      ({ unit, workbooks }): Row => [
        ['不在名册', yellow],
        [unit || '（未写明单位）', text],
        ['', middle],
        [shortened(workbooks), text],
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
