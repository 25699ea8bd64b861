import { Decimal, isAboveZero } from '../../core/model/decimal.ts'
import { sinceText } from '../../core/progress/since-last-round.ts'
import { unitKey } from '../../core/identity/unit-key.ts'
import type { UnitState } from './hand-in.ts'
import { byWorkLeft, PROGRESS_COLOURS } from './set-progress.ts'
import { type Row, STYLES, type TableContent } from './table-sheet.ts'
import type { UnitFacts } from './unit-row.ts'

const { text, middle, red, yellow, green } = STYLES
const STATE_STYLES = { error: red, warning: yellow, good: green } as const

type Columns = TableContent['columns']

const UNIT_COLUMNS: Columns = [
  { head: '序号', width: 5 },
  { head: '单位', width: 24 },
  { head: '状态', width: 11 },
  { head: '还要做什么', width: 44 },
  { head: '请改正\n（处）', width: 7, scale: 'bad' },
  { head: '请说明\n（处）', width: 7, scale: 'doubtful' },
  { head: '已代为更正\n（处）', width: 11 },
  { head: '与上一轮相比', width: 16 },
  { head: '缺报', width: 14 },
  { head: '整体\n自评', width: 8 },
  { head: '整体\n复核', width: 8, scale: 'good' },
  { head: '差额\n（自评−复核）', width: 12 },
  { head: '等级', width: 5 },
  { head: '项目自评\n均分', width: 8 },
  { head: '项目复核\n均分', width: 8, scale: 'good' },
  { head: '人工复核\n（项）', width: 10 },
]

const COUNT_COLUMNS: Columns = [
  { head: '序号', width: 6 },
  { head: '单位', width: 28 },
  { head: '年度', width: 8 },
  { head: '轮次', width: 8 },
  { head: '工作簿', width: 8 },
  { head: '项目自评表', width: 9 },
  { head: '错误', width: 8 },
  { head: '疑点', width: 8 },
  { head: '其中\n已采纳', width: 9 },
  { head: '其中\n已说明', width: 9 },
  { head: '其中\n不作要求', width: 9 },
  { head: '提示', width: 8 },
  { head: '未能核对\n（项）', width: 9 },
]

/** Sets in which something was checked, those in which nothing was, and units of which nothing came. */
export interface UnitTableContent {
  readonly units: readonly UnitFacts[]
  readonly handedIn: readonly UnitState[]
  readonly notes: readonly string[]
}

/** A row a set, what needs most work first; above them whom to call because nothing came. Prints on A4 across. */
export function unitTable({ units, handedIn, notes }: UnitTableContent): TableContent {
  const named = new Set(units.map(({ unit }) => unitKey(unit)))
  const absent = handedIn.filter(({ unit, state }) => state !== '已交' && !named.has(unitKey(unit)))
  const rows = [...absent.map(absentRow), ...units.toSorted(byWorkLeft).map(unitRow)]
  return {
    name: '各单位汇总',
    title: '绩效自评审核汇总表',
    notes,
    columns: UNIT_COLUMNS,
    rows: rows.map((row, index) => filledUp([[String(index + 1), middle], ...row], UNIT_COLUMNS)),
    tabColor: '2F75B5',
  }
}

/** How many forms and findings each set has, by the findings' own level, hints apart. */
export function countTable(units: readonly UnitFacts[]): TableContent {
  const rows = units
    .filter(({ isChecked }) => isChecked)
    .toSorted(byWorkLeft)
    .map((facts, index): Row => {
      const { unit, year, round, workbooks, projects, errors, warnings, adopted, explained, waived, infos } = facts
      return [
        [String(index + 1), middle],
        [unit || NO_UNIT, text],
        ...numbers(year, round, workbooks, projects, errors, warnings, adopted, explained, waived, infos),
        [String(facts.unchecked), facts.unchecked > 0 ? yellow : middle],
      ]
    })
  return { name: '各单位数量', title: '各单位数量', columns: COUNT_COLUMNS, rows }
}

const NO_UNIT = '（未写明单位）'
/** More would make a row higher than Excel shows. */
const MOST_LEFT = 8

function unitRow(facts: UnitFacts): Row {
  const { unit, progress, left, missing, counts, since, stated, reviewed, difference, grade } = facts
  const head: Row = [
    [unit || facts.files[0] || NO_UNIT, text],
    [progress, STATE_STYLES[PROGRESS_COLOURS[progress]]],
    [listed(left), text],
  ]
  if (!facts.isChecked) return head
  return [
    ...head,
    ...numbers(counts.toMend, counts.toExplain, counts.corrected),
    [since ? sinceText(since).replaceAll('，', '\n') : facts.round, middle],
    [missing.join('、'), missing.length > 0 ? yellow : middle],
    ...numbers(stated, reviewed),
    [difference, isTooHigh(difference) ? red : middle],
    ...numbers(grade, facts.projectStated, facts.projectReviewed),
    [byHand(facts), facts.manual > 0 ? green : middle],
  ]
}

/** What a person has judged, and what is still to be judged. */
function byHand({ manual, undecided }: UnitFacts): string {
  return [...(manual > 0 ? [`已定 ${manual}`] : []), ...(undecided > 0 ? [`待定 ${undecided}`] : [])].join('\n')
}

function absentRow({ unit, state, paths, remark }: UnitState): Row {
  const what = remark !== '' ? remark : state === '未交' ? '没有收到资料，请催交' : listed(paths)
  return [
    [unit, text],
    [state, state === '交了但不是自评表' ? yellow : red],
    [what, text],
  ]
}

function listed(sentences: readonly string[]): string {
  const more = sentences.length - MOST_LEFT
  return [...sentences.slice(0, MOST_LEFT), ...(more > 0 ? [`……另有 ${more} 项`] : [])].join('\n')
}

function numbers(...all: readonly (string | number)[]): Row {
  return all.map((value) => [String(value), middle] as const)
}

function filledUp(row: Row, columns: Columns): Row {
  return [...row, ...columns.slice(row.length).map(() => ['', middle] as const)]
}

/** Of 「0.8」, what the department gave itself above the review. */
function isTooHigh(difference: string): boolean {
  return difference !== '' && isAboveZero(new Decimal(difference))
}
