import fc from 'fast-check'
import { Draw } from './draw.ts'
import { PROJECT_WORDS, TOPICS } from './indicator-bank.ts'
import type { PlantedContent, PlantedDepartment, PlantedProject, PlantedRow } from './planted-content.ts'
import { randomBasicData } from './random-basic-data.ts'
import { amountText, type Money, randomFunds, randomScoreStyle, rateAndScore } from './random-funds.ts'
import { randomRows } from './random-rows.ts'
import { compare, minus, read, rounded, sumOf } from './rational.ts'

/** How big a submission is; shrinks towards the smallest, while the seed stays. */
export interface SubmissionSize {
  readonly seed: number
  readonly specific: number
  readonly municipal: number
  readonly rows: number
  readonly onlyFigures: boolean
}

export interface SizeLimits {
  readonly specific: number
  readonly municipal: number
  readonly rows: number
}

/** Sizes and seeds of clean submissions; `submissionOf` makes the submission. */
export function submissionSizes(limits: SizeLimits): fc.Arbitrary<SubmissionSize> {
  return fc.record({
    seed: fc.noShrink(fc.integer({ min: 0, max: 0x7fffffff })),
    specific: fc.integer({ min: 0, max: limits.specific }),
    municipal: fc.integer({ min: 0, max: limits.municipal }),
    rows: fc.integer({ min: 6, max: limits.rows }),
    onlyFigures: fc.boolean(),
  })
}

const CITIES = ['云溪市', '青岚市', '白石市', '临江市', '南屏区', '东湖县', '株洲市', '鹤山市'] as const
const BUREAUS = [
  '农业农村局',
  '商务局',
  '教育局',
  '文化旅游体育局',
  '民政局',
  '水利局',
  '应急管理局',
  '科学技术局',
  '市场监督管理局',
] as const

/**
 * A clean submission: sums, rates, weights, scores and totals are right, reasons stand where they are owed, forms agree
 * with each other.
 */
export function submissionOf(size: SubmissionSize): PlantedContent {
  const draw = new Draw(size.seed)
  const city = draw.pick(CITIES)
  const unit = city + draw.pick(BUREAUS)
  const year = draw.int(2021, 2025)
  const earned: string[] = []
  const money: Money = { places: draw.pick([0, 1, 2, 2, 2, 4, 6]), padded: draw.chance(0.2) }
  const filler = {
    name: draw.pick(['经办人', '张经办', '李会计']),
    date: draw.pick([`${year + 1}年3月18日`, `${year + 1}-03-18`, `${year + 1}.3.18`, `${year + 1}年3月`]),
    phone: '0731-00000000',
    signature: draw.pick(['已签', '负责人']),
  }
  const setup: Setup = {
    draw,
    size,
    unit,
    year,
    money,
    filler: { ...filler },
    costGroup: city !== '株洲市' && draw.chance(0.12),
    used: new Set(),
    names: new Set(),
  }
  const numbering = draw.pick(['numbered', 'numbered', 'numbered', 'spaced', 'one', 'none'] as const)
  const projects = Array.from({ length: size.specific + size.municipal }, (_, index) => {
    return randomProject(
      setup,
      { numbered: `附件1-3-${index + 1}`, spaced: `附件 1-3-${index + 1}`, one: '附件1-3', none: '' }[numbering],
    )
  })
  const amount = (least: number, most: number): string =>
    amountText(draw.int(least, most) * 10 ** money.places + draw.int(0, 10 ** money.places - 1), money)
  const tenths = (least: number, most: number): string => amount(Math.ceil(least / 100), Math.ceil(most / 100))
  const specific = projects.slice(0, size.specific)
  const municipal = projects.slice(size.specific)
  const basicData = randomBasicData(draw, {
    unit,
    year,
    amount: tenths,
    specific,
    municipal,
    filler,
    earned,
  })
  const department = randomDepartment(
    setup,
    basicData.rows.find((row) => row.label.startsWith('项目支出'))!.actual,
    projects,
    amount,
  )
  if (projects.length === 0) earned.push('JG-01')
  const rows = [department, ...projects].flatMap((form) => form.indicators)
  if (rows.some((row) => row.facts.outcome === 'late')) earned.push('TX-05')
  return {
    unit,
    year,
    basicData,
    department,
    projects,
    earned,
    quantitative: size.onlyFigures && rows.every((row) => row.facts.share !== undefined),
  }
}

interface Setup {
  readonly draw: Draw
  readonly size: SubmissionSize
  readonly unit: string
  readonly year: number
  readonly money: Money
  readonly filler: PlantedContent['basicData']['filler']
  readonly costGroup: boolean
  readonly used: Set<string>
  readonly names: Set<string>
}

function title({ draw, year }: Setup, name: string): string {
  return draw.pick([
    `${year}年度${name}`,
    `${year}年度${name}`,
    `${year}年${name}`,
    `${name}（${year}年度）`,
    `${year} 年度${name}`,
  ])
}

function randomProject(setup: Setup, attachment: string): PlantedProject {
  const { draw, size, unit, money, filler } = setup
  const topic = draw.pick(TOPICS)
  const style = randomScoreStyle(draw)
  const funds = randomFunds(draw, money, style)
  const indicators = rowsFor(setup, topic, style.places)
  const name = projectName(setup, topic)
  return {
    attachment,
    title: title(setup, '项目支出绩效自评表'),
    name,
    department: unit,
    implementer: draw.chance(0.8) ? unit : `${unit}下属服务中心`,
    funds,
    goals: { expected: `完成${topic}年度任务，资金按计划拨付。`, actual: `已完成${topic}年度任务，取得预期成效。` },
    indicators,
    total: { maxScore: '100', score: totalOf(draw, funds.total.score, indicators, size.onlyFigures) },
    remark: draw.chance(0.5) ? '备注：一个一级项目支出一张表。' : '',
    filler: { ...filler },
  }
}

function rowsFor({ draw, size, year, costGroup, used }: Setup, topic: string, scorePlaces: 1 | 2): PlantedRow[] {
  const rows = draw.int(6, size.rows)
  return randomRows(draw, { year, topic, rows, costGroup, scorePlaces, onlyFigures: size.onlyFigures, used })
}

function projectName({ draw, names }: Setup, topic: string): string {
  const name = `${topic}${draw.pick(PROJECT_WORDS)}${draw.pick(['', '', '', '（二期）', '（续建）'])}`
  if (names.has(name)) return projectName({ draw, names } as Setup, draw.pick(TOPICS))
  names.add(name)
  return name
}

/** Exact, or now and then rounded to one decimal. */
function totalOf(draw: Draw, executionScore: string, rows: readonly PlantedRow[], exact: boolean): string {
  const sum = sumOf([executionScore, ...rows.map((row) => row.score)])
  const short = rounded(read(sum), 1)
  const near =
    compare(minus(read(short), read(sum)), read('0.05')) <= 0 &&
    compare(minus(read(sum), read(short)), read('0.05')) <= 0
  return !exact && near && draw.chance(0.15) ? short : sum
}

function randomDepartment(
  setup: Setup,
  projectSpending: string,
  projects: readonly PlantedProject[],
  amount: (least: number, most: number) => string,
): PlantedDepartment {
  const { draw, size, unit, filler } = setup
  const style = randomScoreStyle(draw)
  const basic = amount(200, 4000)
  const executed = sumOf([basic, projectSpending])
  const parts = [
    executed,
    draw.chance(0.2) ? '' : amount(1, 60),
    draw.chance(0.6) ? draw.pick(['', '0', '/']) : amount(1, 40),
    draw.pick(['', '0', '——']),
  ]
  const annual = sumOf(parts.filter((part) => /\d/.test(part)))
  const shuffled = draw.chance(0.7) ? parts : draw.shuffled(parts)
  const indicators = withCopies(draw, rowsFor(setup, '全市商贸', style.places), projects)
  const funds = {
    initial: draw.chance(0.1) ? '' : amount(300, 6000),
    annual,
    executed,
    maxScore: '10',
    ...rateAndScore(executed, annual, style),
  }
  return {
    attachment: '附件1-2',
    title: title(setup, '部门整体支出绩效自评表'),
    department: unit,
    funds,
    byIncome: { generalBudget: shuffled[0]!, governmentFund: shuffled[1]!, nonTax: shuffled[2]!, other: shuffled[3]! },
    byExpenditure: { basic, project: projectSpending },
    goals: {
      expected: '完成市委市政府下达的年度任务，保障机构运转。',
      actual: '各项年度任务已完成，机构运转正常，群众反映良好。',
    },
    indicators,
    total: { maxScore: '100', score: totalOf(draw, funds.score, indicators, size.onlyFigures) },
    remark: '',
    filler: { ...filler },
  }
}

/** Some rows repeat a project's indicator, word for word and figure for figure, as departments do. */
function withCopies(draw: Draw, rows: readonly PlantedRow[], projects: readonly PlantedProject[]): PlantedRow[] {
  const taken = new Set<string>()
  return rows.map((row) => {
    const same = projects
      .flatMap((project) => project.indicators)
      .filter((each) => each.level2 === row.level2 && each.maxScore === row.maxScore && !taken.has(each.level3))
    if (same.length === 0 || !draw.chance(0.25)) return row
    const copy = draw.pick(same)
    taken.add(copy.level3)
    return { ...copy, facts: { ...copy.facts, copied: true } }
  })
}
