import type { Draw } from './draw.ts'
import type { Figure, Outcome } from './figures.ts'
import { BANK } from './indicator-bank.ts'
import type { PlantedRow } from './planted-content.ts'
import { compare, fixed, ONE, read, rounded, times } from './rational.ts'

/** Level-1 names with their weights and the 二级指标 that rows are drawn from. */
interface Group {
  readonly name: string
  readonly weight: number
  readonly level2: readonly string[]
  /** Of the rows that are not 满意度. */
  readonly share: number
}

const OUTPUT = ['数量指标', '质量指标', '时效指标']
const BENEFIT = ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标']
const USUAL: readonly Group[] = [
  { name: '产出指标', weight: 50, level2: [...OUTPUT, '成本指标'], share: 0.62 },
  { name: '效益指标', weight: 30, level2: BENEFIT, share: 0.38 },
]
const WITH_COST: readonly Group[] = [
  { name: '成本指标', weight: 20, level2: ['经济成本指标'], share: 0.2 },
  { name: '产出指标', weight: 40, level2: OUTPUT, share: 0.45 },
  { name: '效益指标', weight: 20, level2: BENEFIT, share: 0.35 },
]
const SATISFACTION = '服务对象满意度指标'

export interface RowStyle {
  readonly year: number
  readonly topic: string
  readonly rows: number
  readonly costGroup: boolean
  /** Decimals of a score below its weight. */
  readonly scorePlaces: 1 | 2
  readonly onlyFigures: boolean
  /** Names of indicators that stand in the submission already. */
  readonly used: Set<string>
}

const REASONS = [
  '一处点位因用地手续推迟开工。改进措施：提前办理审批，下年度第一季度补齐。',
  '上级年中追加任务，工作量增加。改进措施：编制指标时参照近三年平均数。',
  '两家单位退出申报；下年度提前摸底并扩大申报范围。',
  '持续降雨影响室外施工进度，已调整工序，次年4月补足。',
] as const

/** An indicator table whose weights make 90 and whose scores follow the official formula. */
export function randomRows(draw: Draw, style: RowStyle): PlantedRow[] {
  const groups = style.costGroup ? WITH_COST : USUAL
  const satisfied = style.rows > 10 && draw.chance(0.4) ? 2 : 1
  const rest = style.rows - satisfied
  const counts = groups.map((group) => Math.max(1, Math.round(rest * group.share)))
  counts[counts.length - 1] = Math.max(1, rest - counts.slice(0, -1).reduce((a, b) => a + b, 0))
  return [
    ...groups.flatMap((group, index) => groupRows(draw, style, group, counts[index]!)),
    ...groupRows(draw, style, { name: '满意度指标', weight: 10, level2: [SATISFACTION], share: 0 }, satisfied),
  ]
}

function groupRows(draw: Draw, style: RowStyle, group: Group, count: number): PlantedRow[] {
  const half = draw.chance(0.15) ? 2 : 1
  const weights = draw.parts(group.weight * half, count, half).map((units) => `${units / half}`)
  const order = group.level2.map((name) => ({ name, rows: 0 }))
  for (let row = 0; row < count; row++)
    order[row < order.length && count >= order.length ? row : draw.int(0, order.length - 1)]!.rows++
  const level2 = order.flatMap(({ name, rows }) => Array.from({ length: rows }, () => name))
  return weights.map((weight, index) => {
    const row = randomRow(draw, style, level2[index]!, weight)
    return { ...row, level1: group.name, level1Weight: `${group.weight}` }
  })
}

function randomRow(
  draw: Draw,
  style: RowStyle,
  level2: string,
  maxScore: string,
): Omit<PlantedRow, 'level1' | 'level1Weight'> {
  const bank = BANK[level2] ?? BANK.成本指标!
  const [pattern, make] = draw.pick(bank)
  const figure = make(draw, randomOutcome(draw), style.year)
  if (style.onlyFigures && figure.share === undefined) return randomRow(draw, style, level2, maxScore)
  const score = scoreOf(draw, figure, maxScore, style.scorePlaces)
  const owed = figure.over || figure.outcome !== 'reached' || compare(read(score), read(maxScore)) < 0
  const facts = { kind: figure.kind, outcome: figure.outcome, share: figure.share, over: figure.over, copied: false }
  const level3 = freeName(pattern.replace('{}', style.topic), style.used)
  return {
    level2,
    level3,
    target: figure.target,
    actual: figure.actual,
    maxScore,
    score,
    reason: owed ? draw.pick(REASONS) : '',
    facts,
  }
}

function randomOutcome(draw: Draw): Outcome {
  const number = draw.int(1, 100)
  if (number <= 70) return 'reached'
  if (number <= 79) return 'over'
  if (number <= 93) return 'missed'
  return number <= 95 ? 'late' : number <= 98 ? 'partly' : 'not'
}

/** By formula where one applies; else within the band that words allow, and below the full score for what came late. */
function scoreOf(draw: Draw, figure: Figure, maxScore: string, places: 1 | 2): string {
  const weight = read(maxScore)
  if (figure.share !== undefined) return rounded(times(weight, figure.share), places)
  const share = (least: number, most: number): string => rounded(times(weight, read(`0.${draw.int(least, most)}`)), 2)
  if (figure.outcome === 'late') return share(50, 89)
  if (figure.outcome === 'partly') return share(60, 79)
  if (figure.outcome === 'not') return share(10, 59)
  return draw.chance(0.8) ? fixed(times(weight, ONE), 2).replace(/\.?0+$/, '') : share(80, 99)
}

function freeName(name: string, used: Set<string>): string {
  let free = name
  for (let number = 2; used.has(free); number++) free = `第${number}批${name}`
  used.add(free)
  return free
}
