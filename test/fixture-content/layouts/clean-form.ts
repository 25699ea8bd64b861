import type { IndicatorContent, ProjectContent } from '../../../src/core/content/content.ts'
import type { LayoutWeights, WeightedGroup } from '../../../src/core/drawing/layouts/form-layout.ts'
import { fixed, plus, rational, read, rounded, sumOf, times } from '../../planted/rational.ts'

export interface CleanForm {
  readonly unit: string
  readonly year: number
  readonly name: string
  readonly weights: LayoutWeights
  /** Takes other rows and amounts of the same kind. */
  readonly variant?: number
  /** Carryover and other funds besides the year's appropriation. */
  readonly sources?: boolean
}

type Entry = readonly [level3: string, target: string, actual: string]

/** Reached to the full. */
const ENTRIES: Readonly<Record<string, readonly Entry[]>> = {
  数量指标: [
    ['新建改建公厕数量', '≥24座', '26座'],
    ['管护绿地面积', '≥180万平方米', '186万平方米'],
    ['培训基层管理人员', '≥320人次', '345人次'],
    ['开展专项检查次数', '≥12次', '13次'],
  ],
  质量指标: [
    ['工程验收合格率', '=100%', '100%'],
    ['设施设备完好率', '≥95%', '97.5%'],
  ],
  时效指标: [
    ['任务按时完成率', '≥95%', '98%'],
    ['问题办结时限', '≤5个工作日', '4个工作日'],
  ],
  成本指标: [
    ['绿地管护单价', '≤6.8元/平方米', '6.5元/平方米'],
    ['设备租赁费', '≤38万元', '36.2万元'],
  ],
  经济成本指标: [['绿地管护单价', '≤6.8元/平方米', '6.5元/平方米']],
  经济效益指标: [['带动就业人数', '≥150人', '158人']],
  社会效益指标: [
    ['重大安全责任事故起数', '=0起', '0起'],
    ['受益居民人数', '≥4.2万人', '4.35万人'],
  ],
  生态效益指标: [['垃圾无害化处理率', '≥98%', '99.1%']],
  可持续影响指标: [
    ['长效管护机制', '健全', '健全'],
    ['设施使用年限', '≥8年', '8年'],
  ],
  服务对象满意度指标: [
    ['群众满意度', '≥90%', '93.6%'],
    ['受益单位满意度', '≥90%', '95%'],
  ],
  项目立项: [
    ['立项依据充分性', '充分', '充分'],
    ['立项程序规范性', '规范', '规范'],
  ],
  绩效目标: [['绩效目标合理性', '合理', '合理']],
  资金管理: [['资金使用合规性', '合规', '合规']],
  组织实施: [
    ['管理制度健全性', '健全', '健全'],
    ['制度执行有效性', '有效', '有效'],
  ],
}

/** The one row that is missed, by the share 23/25; the first 数量指标 of every form. */
const MISSED: Entry = ['升级改造老旧小区数量', '≥25个', '23个']
const REASON = '两个小区因居民意见未统一推迟开工。改进措施：提前做好入户调查，下年度上半年完工。'

/**
 * A form without a fault: sums, rate, weights, scores and total are right, the one score below its weight is explained.
 */
export function cleanForm({ unit, year, name, weights, variant = 0, sources = true }: CleanForm): ProjectContent {
  const indicators = weights.groups.flatMap((group) => rowsOf(group, variant))
  const funds = fundsOf(weights.execution, variant, sources)
  const goal = weights.goal ? `${weights.goal}` : ''
  return {
    attachment: '',
    title: `${year}年度项目支出绩效自评表`,
    name,
    department: unit,
    implementer: unit,
    funds,
    goals: {
      expected: '完成25个老旧小区改造；保障公共设施正常运行；群众满意度不低于90%。',
      actual: '完成23个老旧小区改造；公共设施运行正常；群众满意度93.6%。',
    },
    indicators,
    total: { maxScore: '100', score: sumOf([funds.total.score, goal, ...indicators.map(({ score }) => score)]) },
    remark: '',
    filler: { name: '经办人', date: `${year + 1}年3月18日`, phone: '0000-00000000', signature: '已签' },
  }
}

function rowsOf(group: WeightedGroup, variant: number): IndicatorContent[] {
  const level2 = Object.entries(group.level2).flatMap(([name, count]) =>
    Array.from({ length: count }, (_, index) => ({ name, index })),
  )
  return level2.map(({ name, index }, place) => {
    const missed = name === '数量指标' && index === 0
    const bank = ENTRIES[name] ?? []
    const entry = missed ? MISSED : bank[(index + variant) % bank.length]
    if (!entry) throw new Error(`no clean indicator for ${name}`)
    const [level3, target, actual] = entry
    const maxScore = `${weightAt(group.weight, level2.length, place)}`
    const score = missed ? rounded(times(read(maxScore), rational(23, 25)), 2) : maxScore
    return {
      level1: group.name,
      level1Weight: `${group.weight}`,
      level2: name,
      level3,
      target,
      actual,
      maxScore,
      score,
      reason: missed ? REASON : '',
    }
  })
}

/** The weight in whole points as even as can be, the first rows taking what is left over. */
function weightAt(weight: number, rows: number, place: number): number {
  return Math.floor(weight / rows) + (place < weight % rows ? 1 : 0)
}

function fundsOf(execution: number, variant: number, sources: boolean): ProjectContent['funds'] {
  const step = variant * 37.5
  const fiscal = { initial: 420 + step, annual: 428.5 + step, executed: 416.32 + step }
  const carryover = sources ? { initial: 0, annual: 36.4, executed: 36.4 } : { initial: 0, annual: 0, executed: 0 }
  const other = sources ? { initial: 20, annual: 20, executed: 18.6 } : { initial: 0, annual: 0, executed: 0 }
  const write = (line: typeof fiscal) => ({
    initial: `${line.initial}`,
    annual: `${line.annual}`,
    executed: `${line.executed}`,
  })
  const [f, c, o] = [write(fiscal), write(carryover), write(other)]
  const total = (column: 'initial' | 'annual' | 'executed') => sumOf([f[column], c[column], o[column]])
  const [annual, executed] = [read(total('annual')), read(total('executed'))]
  const share = { n: executed.n * annual.d, d: executed.d * annual.n }
  return {
    total: {
      initial: total('initial'),
      annual: total('annual'),
      executed: total('executed'),
      maxScore: execution > 0 ? `${execution}` : '',
      rate: `${fixed(times(share, rational(100)), 2)}%`,
      score: execution > 0 ? rounded(times(share, rational(execution)), 2) : '',
    },
    fiscal: f,
    carryover: c,
    other: o,
  }
}

/** 「84」 and 「1.5」 → 「85.5」; for planted errors. */
export function more(text: string, by: string): string {
  return rounded(plus(read(text), read(by)), 8)
}
