import { type NumberField, numberField } from './field.ts'
import { FUND_COLUMNS, type FundBlock, type FundColumnName, type FundRow, type FundRowName } from './forms.ts'
import { findHeaderRow, type HeaderRow } from './header-row.ts'
import { LabelIndex } from './label-text.ts'
import type { NumberKind } from './number-spelling.ts'
import { placeIn, type ReadingContext } from './read-heading.ts'
import type { Slot } from './sheet-grid.ts'

type FundHeader = FundColumnName | 'maxScore' | 'executionRate' | 'score'

const KINDS: Readonly<Record<FundHeader, NumberKind>> = {
  initialBudget: 'amount',
  annualBudget: 'amount',
  annualExecution: 'amount',
  maxScore: 'score',
  executionRate: 'ratio',
  score: 'score',
}

const COLUMN_LABELS: Readonly<Record<FundHeader, string>> = {
  initialBudget: '年初预算数',
  annualBudget: '全年预算数',
  annualExecution: '全年执行数',
  maxScore: '分值',
  executionRate: '执行率',
  score: '得分',
}

export interface FundReading {
  readonly funds: FundBlock
  readonly headerRow: number
  readonly lastRow: number
}

/** The fund block: a header row with the amount columns, and below it the rows 年度资金总额, 当年财政拨款, 上年结转资金, 其他资金. */
export function readFunds(context: ReadingContext): FundReading | undefined {
  const { grid, block, fieldMap } = context
  const header = findHeaderRow(grid, LabelIndex.of<FundHeader>(fieldMap.funds.columns), block.top, block.bottom, 3)
  if (!header) return undefined
  const rows: Partial<Record<FundRowName, FundRow>> = {}
  let lastRow = header.bottom
  let totalSlots: Slot | undefined
  for (let row = header.bottom + 1; row <= Math.min(block.bottom, header.bottom + 12); row++) {
    if (beginsNatureBlock(context, row)) break
    const labelled = findRowLabel(context, header, row)
    if (!labelled) continue
    if (rows[labelled.name]) break
    rows[labelled.name] = readRow(context, header, row, labelled)
    if (labelled.name === 'total') totalSlots = labelled.slot
    lastRow = row
  }
  const at = (name: FundHeader): NumberField | undefined =>
    totalSlots ? readNumber(context, header, totalSlots.top, 'total', '年度资金总额', name) : undefined
  const missingColumns = (Object.keys(KINDS) as FundHeader[]).filter((name) => !header.columns[name]).map((name) => COLUMN_LABELS[name])
  const first = grid.slots(header.row)[0]!
  const funds: FundBlock = {
    place: placeIn(context, first),
    rows,
    maxScore: at('maxScore'),
    executionRate: at('executionRate'),
    score: at('score'),
    missingColumns,
  }
  return { funds, headerRow: header.row, lastRow }
}

/** 按收入性质分 / 按支出性质分 of the department form: its 「其他资金：」 is no source row. */
function beginsNatureBlock({ grid, fieldMap }: ReadingContext, row: number): boolean {
  const headings = [fieldMap.funds.byIncome.heading, fieldMap.funds.byExpenditure.heading].map((aliases) =>
    LabelIndex.single('heading', aliases),
  )
  return grid.slots(row).some((slot) => slot.top === row && headings.some((index) => index.nameOf(slot)))
}

function findRowLabel(context: ReadingContext, header: HeaderRow<FundHeader>, row: number): { name: FundRowName; slot: Slot } | undefined {
  const index = LabelIndex.of<FundRowName>(context.fieldMap.funds.rows)
  const firstColumn = Math.min(...Object.values(header.columns).map((slot) => slot.left))
  for (const slot of context.grid.slots(row)) {
    if (slot.left >= firstColumn) return undefined
    const name = index.nameOf(slot)
    if (name) return { name, slot }
  }
  return undefined
}

function readRow(
  context: ReadingContext,
  header: HeaderRow<FundHeader>,
  row: number,
  { name, slot }: { name: FundRowName; slot: Slot },
): FundRow {
  const read = (column: FundColumnName): NumberField | undefined => readNumber(context, header, row, name, slot.text, column)
  const [initialBudget, annualBudget, annualExecution] = FUND_COLUMNS.map(read)
  return { name, label: slot.text, initialBudget, annualBudget, annualExecution }
}

function readNumber(
  context: ReadingContext,
  header: HeaderRow<FundHeader>,
  row: number,
  rowName: FundRowName,
  rowLabel: string,
  column: FundHeader,
): NumberField | undefined {
  const head = header.columns[column]
  if (!head) return undefined
  const slot = context.grid.at(row, head.left)
  const label = `${rowLabel.replace(/[:：]\s*$/, '')} / ${COLUMN_LABELS[column]}`
  return numberField({ place: placeIn(context, slot), key: `funds.${rowName}.${column}`, label }, slot, KINDS[column])
}
