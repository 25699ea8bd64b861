import type { FieldMap } from '../vocabulary/field-map.ts'
import { oncePer } from '../model/memoise.ts'
import { joinedLines } from '../model/joined-lines.ts'
import { Dictionary } from './dictionary.ts'
import { type NumberField, numberField, type TextField, textField } from './field.ts'
import type { BasicColumnName, BasicDataForm, BasicLine, BasicLineName } from './forms.ts'
import { bareLabel, type LabelIndex, nameKey, squeeze } from './label-text.ts'
import { rolesOf } from './roles.ts'
import type { NumberKind } from './number-spelling.ts'
import {
  placeIn,
  readAttachment,
  readFooter,
  readHeading,
  readRemark,
  readTitle,
  type ReadingContext,
  yearIn,
} from './read-heading.ts'
import type { Slot } from './sheet-grid.ts'

/** Reads a 部门整体支出绩效评价基础数据表 (layout V3): small tables of different widths, one below the other. */
export function readBasicDataForm(context: ReadingContext): Omit<BasicDataForm, 'key' | 'withoutResult'> {
  const { block, grid, workbook } = context
  const money = readMoneyLines(context)
  const title = readTitle(context)
  const heading = readHeading(context, money.headerRow ?? block.bottom)
  const { slots } = context
  return {
    kind: 'basic-data',
    workbook,
    sheet: grid.sheet.name,
    range: {
      top: block.top,
      left: 1,
      bottom: block.bottom,
      right: slots.reduce((right, slot) => Math.max(right, slot.right), 1),
    },
    title,
    attachment: readAttachment(context),
    roles: rolesOf('basic-data', heading),
    year: yearIn(title?.raw) ?? yearIn(money.columnLabels.final),
    footer: readFooter(context),
    remark: readRemark(context),
    unknownColumns: [],
    texts: slots,
    staffing: readStaffing(context),
    lines: money.lines,
    columnLabels: money.columnLabels,
    buildings: readBuildings(context),
    thrift: readThrift(context),
  }
}

/** 编制数, 实际在职人数, 控制率: each value stands below its label, or right of it. */
function readStaffing(context: ReadingContext): BasicDataForm['staffing'] {
  const kinds: Readonly<Record<'established' | 'employed' | 'controlRate', NumberKind>> = {
    established: 'count',
    employed: 'count',
    controlRate: 'ratio',
  }
  const found: { -readonly [Name in keyof BasicDataForm['staffing']]: NumberField | undefined } = {
    established: undefined,
    employed: undefined,
    controlRate: undefined,
  }
  for (const slot of context.slots) {
    const name = slot.roles.staffing
    if (!name || found[name]) continue
    const right = context.grid.rightOf(slot)
    const below = context.grid.below(slot)
    const besideIsValue = right !== undefined && /^[\d０-９]/.test(right.text) && right.roles.staffing === undefined
    const value = besideIsValue && !/^[\d０-９.%％/—-]/.test(below.text) ? right : below
    found[name] = numberField(
      { place: placeIn(context, value), key: `staffing.${name}`, label: slot.squeezed },
      value,
      kinds[name],
    )
  }
  return found
}

interface MoneyReading {
  readonly headerRow: number | undefined
  readonly lines: readonly BasicLine[]
  readonly columnLabels: BasicDataForm['columnLabels']
}

/**
 * Which lines may stand under which; a label is only known where it belongs, so that a project may be called 「公务接待」.
 */
const PARTS: Partial<Readonly<Record<BasicLineName, readonly BasicLineName[]>>> = {
  threePublicExpenses: ['officialVehicles', 'vehiclePurchase', 'vehicleUpkeep', 'overseasTravel', 'officialReception'],
  projectExpenditure: ['operatingProjects', 'maintenanceProjects', 'specificProjects'],
}

/** The line under which a part is added up. */
const PARENT: Partial<Readonly<Record<BasicLineName, BasicLineName>>> = {
  officialVehicles: 'threePublicExpenses',
  overseasTravel: 'threePublicExpenses',
  officialReception: 'threePublicExpenses',
  vehiclePurchase: 'officialVehicles',
  vehicleUpkeep: 'officialVehicles',
  operatingProjects: 'projectExpenditure',
  maintenanceProjects: 'projectExpenditure',
  specificProjects: 'projectExpenditure',
}

const TOP_LINES: ReadonlySet<BasicLineName> = new Set([
  'threePublicExpenses',
  'projectExpenditure',
  'municipalSpecialFund',
  'publicFunds',
  'procurement',
  'basicAdjustment',
])

function readMoneyLines(context: ReadingContext): MoneyReading {
  const { grid, block } = context
  const header = findMoneyHeader(context)
  if (!header) return { headerRow: undefined, lines: [], columnLabels: {} }
  const walk = new LineWalk(context, header.columns)
  for (let row = header.row + 1; row <= block.bottom; row++) {
    const slots = grid
      .slots(row)
      .filter((slot) => slot.top === row || slot.bottom === row || slot.right < header.firstColumn)
    if (slots.length === 0) continue
    if (slots.some((slot) => slot.top === row && endsMoney(context, slot))) break
    if (moneyColumns(grid.slots(row)).count >= 2) continue
    walk.addRow(row, header.firstColumn)
  }
  const columnLabels: Partial<Record<BasicColumnName, string>> = {}
  for (const name of ['prior', 'budget', 'final'] as const) {
    const slot = header.columns[name]
    if (slot) columnLabels[name] = slot.squeezed
  }
  return { headerRow: header.row, lines: walk.lines, columnLabels }
}

interface MoneyHeader {
  readonly row: number
  readonly firstColumn: number
  readonly columns: Partial<Record<BasicColumnName, Slot>>
}

function findMoneyHeader(context: ReadingContext): MoneyHeader | undefined {
  for (let row = context.block.top; row <= context.block.bottom; row++) {
    const { columns, count } = moneyColumns(context.grid.slots(row))
    if (count < 2) continue
    return { row, columns, firstColumn: Math.min(...Object.values(columns).map((slot) => slot.left)) }
  }
  return undefined
}

/** 「2021年决算数 | 2022年预算数 | 2022年决算数」, or 上年/本年 instead of the years. */
function moneyColumns(slots: readonly Slot[]): { columns: Partial<Record<BasicColumnName, Slot>>; count: number } {
  const finals = slots.filter((slot) => slot.text.length < 20 && /决算数?$/.test(slot.label))
  const budget = slots.find((slot) => slot.text.length < 20 && /预算数?$/.test(slot.label))
  const prior = finals.find((slot) => /上年|去年/.test(slot.text)) ?? (finals.length > 1 ? earliest(finals) : undefined)
  const final = finals.findLast((slot) => slot !== prior)
  const columns: Partial<Record<BasicColumnName, Slot>> = {}
  if (prior) columns.prior = prior
  if (budget) columns.budget = budget
  if (final) columns.final = final
  return { columns, count: Object.keys(columns).length }
}

function earliest(slots: readonly Slot[]): Slot {
  return slots.reduce((first, slot) => ((yearIn(slot.text) ?? 9999) < (yearIn(first.text) ?? 9999) ? slot : first))
}

function endsMoney(context: ReadingContext, slot: Slot): boolean {
  const bare = bareLabel(slot.text)
  return (
    /^(说明|备注|填表人|填报人)/.test(bare) ||
    partsBehindMoney(context.fieldMap).some((label) => bare.startsWith(label))
  )
}

const partsBehindMoney = oncePer(({ basicData: { buildings, thrift } }: FieldMap): readonly string[] =>
  [...buildings.heading, ...buildings.approvedArea, ...thrift].map(bareLabel),
)

/** Reads the lines from top to bottom, knowing under which line it stands. */
class LineWalk {
  readonly lines: BasicLine[] = []
  private top: BasicLineName | undefined
  private listing: BasicLineName | undefined
  private readonly index: LabelIndex<BasicLineName>
  private readonly keys = new Map<string, number>()

  constructor(
    private readonly context: ReadingContext,
    private readonly columns: Partial<Record<BasicColumnName, Slot>>,
  ) {
    this.index = Dictionary.of(context.fieldMap).indexes.basicLine
  }

  addRow(row: number, firstColumn: number): void {
    const slot = this.context.grid.slots(row).findLast((each) => each.left < firstColumn && each.text !== '')
    if (!slot || slot.top !== row) return
    const { name, section } = this.recognise(slot.text)
    const key = this.uniqueKey(name ?? `${section ?? 'line'}:${nameKey(slot.text)}`)
    const label = joinedLines(slot.text).replace(/(?<![:：])[:：]+$/, '')
    const read = (column: BasicColumnName): NumberField | undefined => this.readNumber(row, column, key, label)
    this.lines.push({
      key,
      label,
      text: slot.text,
      place: placeIn(this.context, slot),
      name,
      section,
      prior: read('prior'),
      budget: read('budget'),
      final: read('final'),
    })
  }

  private recognise(text: string): { name: BasicLineName | undefined; section: BasicLineName | undefined } {
    const candidate =
      this.index.find(text) ?? (this.top === 'threePublicExpenses' ? threePublicPart(text, this.context) : undefined)
    if (candidate && TOP_LINES.has(candidate) && this.lines.every((line) => line.name !== candidate)) {
      this.top = candidate
      this.listing = undefined
      return { name: candidate, section: undefined }
    }
    const allowed = this.top && PARTS[this.top]?.includes(candidate as BasicLineName) && this.listing === undefined
    if (candidate && allowed && this.lines.every((line) => line.name !== candidate)) {
      if (candidate === 'specificProjects') this.listing = candidate
      return { name: candidate, section: PARENT[candidate] }
    }
    return { name: undefined, section: this.listing ?? this.top }
  }

  private readNumber(row: number, column: BasicColumnName, key: string, label: string): NumberField | undefined {
    const head = this.columns[column]
    if (!head) return undefined
    const slot = this.context.grid.at(row, head.left)
    return numberField(
      { place: placeIn(this.context, slot), key: `line.${key}.${column}`, label: `${label} / ${head.squeezed}` },
      slot,
      'amount',
    )
  }

  private uniqueKey(name: string): string {
    const count = (this.keys.get(name) ?? 0) + 1
    this.keys.set(name, count)
    return count > 1 ? `${name}#${count}` : name
  }
}

/** The parts of 三公经费 under whatever wording: 「公务用车购置及运维费」 has both words, its own parts one each. */
function threePublicPart(text: string, { fieldMap }: ReadingContext): BasicLineName | undefined {
  const { threePublicWords } = fieldMap.basicData
  const label = squeeze(text)
  const says = (name: keyof typeof threePublicWords): boolean =>
    threePublicWords[name].some((word) => label.includes(word))
  if (says('reception')) return 'officialReception'
  if (says('abroad')) return 'overseasTravel'
  if (!says('vehicle')) return undefined
  const [purchase, upkeep] = [says('purchase'), says('upkeep')]
  if (purchase && upkeep) return 'officialVehicles'
  if (purchase) return 'vehiclePurchase'
  return upkeep ? 'vehicleUpkeep' : undefined
}

function readBuildings(context: ReadingContext): Record<string, TextField> {
  const found: Record<string, TextField> = {}
  for (const slot of context.slots) {
    const name = slot.roles.building
    if (!name || found[name]) continue
    const value = context.grid.below(slot)
    found[name] = textField({ place: placeIn(context, value), key: `buildings.${name}`, label: slot.squeezed }, value)
  }
  return found
}

function readThrift(context: ReadingContext): TextField | undefined {
  for (const slot of context.slots) {
    if (slot.roles.thrift) {
      const value = context.grid.rightOf(slot)
      return value && textField({ place: placeIn(context, value), key: 'thrift', label: slot.text }, value)
    }
  }
  return undefined
}
