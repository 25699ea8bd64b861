import { type NumberField, numberField } from './field.ts'
import { FUND_COLUMNS, type FundBlock, type FundColumnName, type FundRow, type FundRowName } from './forms.ts'
import { FUND_KINDS, FUND_LABELS, type FundHeader, type FundReading, weightIn } from './fund-columns.ts'
import { findHeaderRow, type HeaderRow } from './header-row.ts'
import { LabelIndex, squeeze } from './label-text.ts'
import { placeIn, type ReadingContext } from './read-heading.ts'
import { readFundPairs } from './read-fund-pairs.ts'
import type { Slot } from './sheet-grid.ts'

type Header = HeaderRow<FundHeader>

/**
 * The fund block. Across, as printed nationally: a header with the amount columns, below it the row 年度资金总额 and the rows of its sources; where
 * the sources are columns (湖北广水), one row of amounts. Down: 「预算数：」 and 「执行数：」 each with its amount beside it.
 */
export function readFunds(context: ReadingContext): FundReading | undefined {
  const { grid, block, fieldMap } = context
  const header = findHeaderRow(grid, LabelIndex.of<FundHeader>(fieldMap.funds.columns), block.top, block.bottom, 3)
  if (!header || isIndicatorHeader(context, header.row)) return readSourceColumns(context) ?? readFundPairs(context)
  const across = readAcross(context, adjusted(withoutRowLabels(context, header)))
  if (across.funds.rows.total) return across
  return readSourceColumns(context) ?? readFundPairs(context) ?? across
}

/** 分值, 得分 and 指标值 beside 三级指标 head the indicator table; 「名称」 alone may head the fund rows. */
function isIndicatorHeader({ grid, fieldMap }: ReadingContext, row: number): boolean {
  const index = LabelIndex.of(fieldMap.indicators.columns)
  const names = new Set(grid.slots(row).map((slot) => index.nameOf(slot)))
  return names.has('level3') && (names.has('level1') || names.has('level2') || names.has('targetValue') || names.has('actualValue'))
}

/** 「预算安排（调整后）」 alone is the budget of the whole year. */
function adjusted(header: Header): Header {
  const { initialBudget, annualBudget, ...columns } = header.columns
  if (annualBudget || !initialBudget || !/调整/.test(initialBudget.text)) return header
  return { ...header, columns: { ...columns, annualBudget: initialBudget } }
}

/** 「年度预算数（万元）」 above 「总额」 heads the names of the rows (四川), no amounts. */
function withoutRowLabels({ grid, fieldMap }: ReadingContext, header: Header): Header {
  const rows = LabelIndex.of<FundRowName>(fieldMap.funds.rows)
  const names = LabelIndex.of<FundHeader>(fieldMap.funds.columns)
  const columns: Partial<Record<FundHeader, Slot>> = {}
  for (const slot of grid.slots(header.row)) {
    const name = names.nameOf(slot)
    if (name && rows.nameOf(grid.below(slot)) !== 'total') columns[name] ??= slot
  }
  return { ...header, columns }
}

function readAcross(context: ReadingContext, header: Header): FundReading {
  const { grid, block } = context
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
  const first = grid.slots(header.row)[0]!
  const funds: FundBlock = {
    place: placeIn(context, first),
    rows: withoutSubdivisions(rows),
    maxScore: at('maxScore') ?? (header.columns.score && weightIn(context, header.columns.score)),
    executionRate: at('executionRate'),
    score: at('score'),
    missingColumns: missingFundColumns(header),
  }
  return { funds, headerRow: header.row, lastRow }
}

/** A block that lacks only one of the six national columns lost it; other places print fewer. */
function missingFundColumns({ columns }: Header): string[] {
  const missing = (Object.keys(FUND_LABELS) as FundHeader[]).filter((name) => !columns[name])
  const own = columns.annualBudget && squeeze(columns.annualBudget.text) !== '全年预算数'
  if (own || missing.length > 1) return essential(missing)
  return missing.map((name) => FUND_LABELS[name])
}

/** Without budget or execution nothing can be checked, whatever the form. */
function essential(missing: readonly FundHeader[]): string[] {
  return missing.filter((name) => name === 'annualBudget' || name === 'annualExecution').map((name) => FUND_LABELS[name])
}

/** 中央补助 and 省级资金 below 财政拨款 divide that and not the total. */
function withoutSubdivisions(rows: FundBlock['rows']): FundBlock['rows'] {
  const { fiscalAppropriation, central, provincial, local, ...rest } = rows
  if (!fiscalAppropriation || (!central && !provincial && !local)) return rows
  return { fiscalAppropriation, ...rest }
}

/** 按收入性质分 / 按支出性质分 of the department form: its 「其他资金：」 is no source row. */
function beginsNatureBlock({ grid, fieldMap }: ReadingContext, row: number): boolean {
  const headings = [fieldMap.funds.byIncome.heading, fieldMap.funds.byExpenditure.heading].map((aliases) =>
    LabelIndex.single('heading', aliases),
  )
  return grid.slots(row).some((slot) => slot.top === row && headings.some((index) => index.nameOf(slot)))
}

/** A row labelled 「预算数」 below the heads (河北) is that of the total. */
function findRowLabel(context: ReadingContext, header: Header, row: number): { name: FundRowName; slot: Slot } | undefined {
  const rows = LabelIndex.of<FundRowName>(context.fieldMap.funds.rows)
  const columns = LabelIndex.of<FundHeader>(context.fieldMap.funds.columns)
  const firstColumn = Math.min(...Object.values(header.columns).map((slot) => slot.left))
  for (const slot of context.grid.slots(row)) {
    if (slot.left >= firstColumn) return undefined
    const name = rows.nameOf(slot) ?? (columns.nameOf(slot) === 'annualBudget' ? 'total' : undefined)
    if (name) return { name, slot }
  }
  return undefined
}

function readRow(context: ReadingContext, header: Header, row: number, { name, slot }: { name: FundRowName; slot: Slot }): FundRow {
  const read = (column: FundColumnName): NumberField | undefined => readNumber(context, header, row, name, slot.text, column)
  const [initialBudget, annualBudget, annualExecution] = FUND_COLUMNS.map(read)
  return { name, label: slot.text, initialBudget, annualBudget, annualExecution }
}

function readNumber(
  context: ReadingContext,
  header: Header,
  row: number,
  rowName: FundRowName,
  rowLabel: string,
  column: FundHeader,
): NumberField | undefined {
  const head = header.columns[column]
  if (!head) return undefined
  const slot = context.grid.at(row, head.left)
  const label = `${rowLabel.replace(/[:：]\s*$/, '')} / ${FUND_LABELS[column]}`
  return numberField({ place: placeIn(context, slot), key: `funds.${rowName}.${column}`, label }, slot, FUND_KINDS[column])
}

/** 中央, 省, 本级, 其他 and their 合计 as columns, one row of amounts below, 执行数 and 执行率 beside them. */
function readSourceColumns(context: ReadingContext): FundReading | undefined {
  const { grid, block, fieldMap } = context
  const sources = LabelIndex.of<FundRowName>(fieldMap.funds.rows)
  const totals = LabelIndex.single('total', fieldMap.indicators.total)
  const columns = LabelIndex.of<FundHeader>(fieldMap.funds.columns)
  for (let row = block.top; row < block.bottom; row++) {
    const slots = grid.slots(row).filter((slot) => slot.top === row)
    const named = slots.flatMap((slot) => {
      const name = sources.nameOf(slot)
      return name && name !== 'total' ? [{ name, slot }] : []
    })
    const total = slots.find((slot) => totals.nameOf(slot) === 'total' || sources.nameOf(slot) === 'total')
    const beside = new Map(grid.slots(row).flatMap((slot) => (columns.nameOf(slot) ? [[columns.nameOf(slot)!, slot] as const] : [])))
    const executed = beside.get('annualExecution')
    if (named.length < 2 || !total || !executed) continue
    const below = Math.max(total.bottom, executed.bottom) + 1
    const read = (slot: Slot, name: FundRowName, label: string, column: FundHeader): NumberField => {
      const cell = grid.at(below, slot.left)
      const naming = { place: placeIn(context, cell), key: `funds.${name}.${column}`, label: `${label} / ${FUND_LABELS[column]}` }
      return numberField(naming, cell, FUND_KINDS[column])
    }
    const rows: Partial<Record<FundRowName, FundRow>> = {
      total: {
        name: 'total',
        label: total.text,
        initialBudget: undefined,
        annualBudget: read(total, 'total', '年度资金总额', 'annualBudget'),
        annualExecution: read(executed, 'total', '年度资金总额', 'annualExecution'),
      },
    }
    for (const { name, slot } of named) {
      const annualBudget = read(slot, name, slot.text, 'annualBudget')
      rows[name] ??= { name, label: slot.text, initialBudget: undefined, annualBudget, annualExecution: undefined }
    }
    const optional = (name: FundHeader): NumberField | undefined => {
      const slot = beside.get(name)
      return slot && read(slot, 'total', '年度资金总额', name)
    }
    const funds: FundBlock = {
      place: placeIn(context, slots[0]!),
      rows,
      maxScore: optional('maxScore'),
      executionRate: optional('executionRate'),
      score: optional('score'),
      missingColumns: [],
    }
    return { funds, headerRow: row, lastRow: below }
  }
  return undefined
}
