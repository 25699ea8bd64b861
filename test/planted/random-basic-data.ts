import type { Draw } from './draw.ts'
import type { PlantedBasicRow, PlantedContent, PlantedProject } from './planted-content.ts'
import { rateText } from './random-funds.ts'
import { minus, rational, read, sumOf } from './rational.ts'

type Column = 'prevActual' | 'budget' | 'actual'
const COLUMNS: readonly Column[] = ['prevActual', 'budget', 'actual']

export interface BasicDataParts {
  readonly unit: string
  readonly year: number
  /** Writes an amount of whole 万元 hundredths in the submission's decimals. */
  readonly amount: (least: number, most: number) => string
  readonly specific: readonly PlantedProject[]
  readonly municipal: readonly PlantedProject[]
  readonly filler: PlantedContent['basicData']['filler']
  readonly earned: string[]
}

function row(level: 1 | 2 | 3, label: string, amounts: readonly [string, string, string]): PlantedBasicRow {
  return { level, label, prevActual: amounts[0], budget: amounts[1], actual: amounts[2] }
}

function added(level: 1 | 2 | 3, label: string, parts: readonly PlantedBasicRow[]): PlantedBasicRow {
  return row(
    level,
    label,
    COLUMNS.map((column) => sumOf(parts.map((part) => part[column]))) as [string, string, string],
  )
}

/** A line whose final account stays within its budget. */
function spent(draw: Draw, { amount }: BasicDataParts, level: 2 | 3, label: string, most: number): PlantedBasicRow {
  if (draw.chance(0.15)) return row(level, label, ['0', '0', '0'])
  const [a, b] = [amount(1, most), amount(1, most)].sort((x, y) => Number(minus(read(x), read(y)).n))
  return row(level, label, [amount(1, most), b!, a!])
}

/**
 * The basic data sheet that fits the project forms: sums hold in every column, listed lines repeat the forms' totals.
 */
export function randomBasicData(draw: Draw, parts: BasicDataParts): PlantedContent['basicData'] {
  const money = moneyRows(draw, parts)
  const established = draw.int(12, 320)
  const over = draw.chance(0.04)
  if (over) parts.earned.push('JC-02')
  const employed = over ? established + draw.int(1, 9) : draw.int(Math.ceil(established * 0.6), established)
  const rate = rateText(rational(employed, established), draw.pick(['hundredths', 'whole', 'tenths', 'ratio'] as const))
  return {
    attachment: '附件1-1',
    title: `${parts.year}年度部门整体支出绩效评价基础数据表`,
    unit: parts.unit,
    staffing: { established: `${established}`, employed: `${employed}`, controlRate: rate },
    rows: money,
    buildings: {
      approvedArea: '无',
      actualArea: '——',
      areaControlRate: '',
      budgetInvestment: '',
      actualInvestment: '',
      investmentControlRate: '',
    },
    thrift: '严控一般性支出，公务用车集中管理，办公用品统一采购，会议和培训按计划执行。',
    note: draw.chance(0.6)
      ? '说明：“项目支出”需要填报基本支出以外的所有项目支出情况，“公用经费”填报基本支出中的一般商品和服务支出。'
      : '',
    filler: { ...parts.filler },
  }
}

function moneyRows(draw: Draw, parts: BasicDataParts): PlantedBasicRow[] {
  const purchase = spent(draw, parts, 3, '其中：公车购置', 3000)
  const upkeep = spent(draw, parts, 3, '公车运行维护', 2000)
  const vehicles = added(2, '1、公务用车购置和维护经费', [purchase, upkeep])
  const travel = spent(draw, parts, 2, '2、出国经费', 1500)
  const reception = spent(draw, parts, 2, '3、公务接待', 2500)
  const listed = listedRows(draw, parts, 3, parts.specific)
  const specific = added(2, '3、特定目标类项目支出', listed)
  const operating = spent(draw, parts, 2, '1、业务工作经费', 20000)
  const maintenance = spent(draw, parts, 2, '2、运行维护经费', 9000)
  const municipal = listedRows(draw, parts, 2, parts.municipal)
  const shares = [
    spent(draw, parts, 2, '其中：办公经费', 9000),
    spent(draw, parts, 2, '水费、电费、差旅费', 6000),
    spent(draw, parts, 2, '会议费、培训费', 2000),
  ]
  const publicSum = added(1, '公用经费', shares)
  const more = (text: string): string => sumOf([text, parts.amount(100, 90000)])
  return [
    added(1, '三公经费', [vehicles, travel, reception]),
    vehicles,
    purchase,
    upkeep,
    travel,
    reception,
    added(1, draw.pick(['项目支出：', '项目支出']), [operating, maintenance, specific]),
    operating,
    maintenance,
    specific,
    ...listed,
    added(1, draw.pick(['市级专项资金：', '市级专项资金']), municipal),
    ...municipal,
    {
      ...publicSum,
      prevActual: more(publicSum.prevActual),
      budget: more(publicSum.budget),
      actual: more(publicSum.actual),
    },
    ...shares,
    row(1, '政府采购金额', ['——', parts.amount(1000, 90000), parts.amount(900, 80000)]),
    row(1, '部门基本支出预算调整', ['——', parts.amount(20000, 300000), parts.amount(20000, 300000)]),
  ]
}

/**
 * The label may be written a little otherwise than the form's name: quotation marks, year before it, number, width of
 * brackets.
 */
function listedRows(
  draw: Draw,
  parts: BasicDataParts,
  level: 2 | 3,
  projects: readonly PlantedProject[],
): PlantedBasicRow[] {
  const rows = projects.map(({ name, funds }, index) => {
    const label = draw.pick([
      name,
      name,
      name,
      `“${name}”`,
      `${parts.year}年${name}`,
      `${index + 1}、${name}`,
      ` ${name} `,
      name.replace('（', '(').replace('）', ')'),
    ])
    return row(level, label, [
      draw.chance(0.2) ? '0' : parts.amount(500, 60000),
      funds.total.annual,
      funds.total.executed,
    ])
  })
  if (rows.length > 0 && draw.chance(0.12))
    rows.push(row(level, `历年遗留${draw.int(1, 9)}号项目尾款`, [parts.amount(500, 3000), '0', '0']))
  return rows
}
