import { useMemo, useState } from 'preact/hooks'
import { FirstNotices } from '../../parts/first-notices.tsx'
import { TaggedList } from '../../parts/tagged-list.tsx'
import { ThemeButton } from '../../parts/theme-button.tsx'
import { FIRST_VIEW, rowsShown } from '../../parts/units.ts'
import { type Head, UnitsTable } from '../../parts/units-table.tsx'
import { UnitsTools } from '../../parts/units-tools.tsx'
import type { LineValues, ReportData, Unit } from '../report-data.ts'
import { Figures } from './figures.tsx'
import { FrequentRules } from './frequent-rules.tsx'
import { ScoreChart } from './score-chart.tsx'
import { UnitLines } from './unit-lines.tsx'

/** `index`: its place, by which its lines are found. */
type ListedUnit = Unit & { readonly index: number }

interface Props {
  readonly data: ReportData
  readonly units: readonly ListedUnit[]
  readonly linesOf: (index: number) => readonly LineValues[]
  /** All that is shown goes on paper, with its findings where they are not too many. */
  readonly isPrinting: boolean
}

const HEADS: readonly Head[] = [
  ['toMend', '请改正', 'figure'],
  ['toExplain', '请说明', 'figure'],
  ['corrected', '已代为更正', 'figure'],
  ['stated', '自评', 'figure'],
  ['reviewed', '复核', 'figure'],
  ['difference', '自评−复核', 'figure'],
  ['grade', '等级', 'text'],
  ['manual', '人工复核', 'figure'],
  ['undecided', '待人工', 'figure'],
  ['unchecked', '未核对', 'figure'],
]

/** With more lines than this, paper shows those of opened units alone. */
const MOST_PRINTED = 4000

/** The whole report: totals, what is to be known first, every unit, and what was not checked. */
export function Report({ data, units, linesOf, isPrinting }: Props) {
  const [table, setTable] = useState(FIRST_VIEW)
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set(units.length === 1 ? [0] : []))
  const shown = useMemo(() => rowsShown(units, table), [units, table])
  const isAllOpen = isPrinting && shown.reduce((sum, { total }) => sum + total, 0) <= MOST_PRINTED
  const turn = (index: number): void => {
    const now = new Set(opened)
    if (!now.delete(index)) now.add(index)
    setOpened(now)
  }
  const { lead, figures, notices, roster, files } = data
  return (
    <main class="report">
      <header class="report-head">
        <h1>绩效自评审核报告</h1>
        <ThemeButton />
      </header>
      <p class="lead">{lead}</p>
      <Figures figures={figures} />
      <FirstNotices notices={notices} />
      {units.length > 0 && (
        <section class="units" aria-label="各单位">
          <UnitsTools rows={units} table={table} change={setTable} />
          <UnitsTable
            heads={HEADS}
            rows={shown}
            all={units.length}
            table={table}
            change={setTable}
            keyOf={({ index }) => index}
            open={({ index }) => turn(index)}
            below={(unit) =>
              isAllOpen || opened.has(unit.index) ? (
                <UnitLines unit={unit} lines={linesOf(unit.index)} titles={data.titles} />
              ) : undefined
            }
            isWhole={isPrinting}
          />
        </section>
      )}
      {roster && (
        <TaggedList title={`报送情况（名册 ${roster.listed} 个单位）`} rows={roster.units} isWhole={isPrinting} />
      )}
      <TaggedList
        title={`没有核对的文件（${files.all} 个）`}
        rows={files.rows}
        elsewhere={leftOut(files.all - files.rows.length)}
        isWhole={isPrinting}
      />
      <div class="charts">
        <ScoreChart scores={data.scores} />
        <FrequentRules rules={data.frequent} />
      </div>
      <footer class="report-foot">由 校表 生成。情况说明请写在各工作簿的「审核结果」里。</footer>
    </main>
  )
}

function leftOut(count: number): string {
  return count > 0 ? `另有 ${count} 个，见 汇总表.xlsx 的「未能核对的文件」。` : ''
}
