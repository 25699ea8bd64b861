import { describe, expect, it } from 'vitest'
import { Headings, type IndicatorColumn } from '../../../src/core/form/heading-parts.ts'
import { officialFieldMap } from '../../../src/core/vocabulary/field-map.ts'
import { processorTime } from '../../processor-time.ts'

const headings = Headings.of(officialFieldMap)

function meaning(text: string): string {
  const found = headings.meaningOf(text)
  return found === undefined ? 'unknown' : found === 'left-alone' ? found : found.column
}

const WORDINGS: Readonly<Record<Exclude<IndicatorColumn, 'level1' | 'level2'>, string>> = {
  level3: '三级指标 指标名称 绩效指标名称 指标内容 具体指标 三级指标内容 明细指标',
  targetValue:
    '年度指标值 指标值 全年指标值 预期指标值（A） 2023年指标值 计划完成值 预计完成值 应完成值 绩效目标值 批复指标值 预期当年实现值 年度计划值 目标数 *年度指标值',
  initialTarget:
    '年初指标值 年初目标值(A) 年初设定指标值 期初指标值 指标值（年初） 原指标值 年初批复指标值 年初绩效目标值',
  adjustedTarget:
    '调整指标值 调整后指标值 调整后年度指标值 指标值（调整后） 全年（调整后）指标值 年中调整指标值 全年(调整)绩效目标',
  actualValue:
    '实际完成值 全年实际值(B) 指标实际完成值 实际完成指标值(B) 年终完成值 完成值 目标实际完成值 年末实际值 2023年实际完成值 绩效目标完成情况 实际完成结果',
  maxScore: '分值 权重 分值权重 指标分值权重 指标权重(分) 权重占比(%) 满分 权重设定值 分值(权重) 分值/权重',
  score: '得分 自评得分 自评分 指标得分（分） 实得分 单项指标折算得分 部门自评得分 自评打分 评价得分',
  rawScore: '单项指标得分 单项得分',
  deviationReason:
    '偏差原因分析及改进措施 未完成原因 未完成原因分析 未完成原因及拟采取的改进措施 差异原因 偏离情况分析及整改措施 偏差情况说明 偏差（未完成）原因分析 超额完成原因 未完成或超额原因 偏差原因/改进措施 未达标原因 原因分析及下一步改进措施 得失分依据及原因 未完成原因分析（若完成则不填）',
  remark: '备注 完成情况说明',
  nature: '指标性质 符号 计算符号 指标方向 指标类型',
  unit: '度量单位 计量单位 指标值单位',
  completionRate: '完成率 完成比例 完成程度(%) 指标完成率 完成率(B/A) 达成率 目标完成率',
  scoreFactor: '得分系数 得分系数（%） 评分系数',
}

describe('headings of the indicator table', () => {
  it.each(Object.entries(WORDINGS))('mean %s in every wording made of its parts', (column, wordings) => {
    expect(wordings.split(' ').filter((text) => meaning(text) !== column)).toEqual([])
  })

  it('are known and left alone', () => {
    const known =
      '指标值设置依据 指标赋分规则 得分计算方法 评分标准 计分方法 上年完成值 前三年平均值 佐证资料 支撑材料 证明材料 是否核心指标 财政审核分 财政复核分 复核得分 核查分数 主管部门审核意见 数据来源 数据来源及佐证材料 责任科室 牵头处室 偏差率 得分率 一季度指标值 上半年完成值'
    expect(known.split(' ').filter((text) => meaning(text) !== 'left-alone')).toEqual([])
  })

  it('are not guessed', () => {
    const unknown = '目标完成值 本年应达水平 应得分 调节数 分数 折合数'
    expect(unknown.split(' ').filter((text) => meaning(text) !== 'unknown')).toEqual([])
  })

  it('may be broken over lines, spaced and quoted', () => {
    expect(['实际\n完成值', '实际 完成 值', '“得分”', '分　值', '偏差原因\n分析及\n改进措施'].map(meaning)).toEqual([
      'actualValue',
      'actualValue',
      'score',
      'maxScore',
      'deviationReason',
    ])
  })

  it('may carry a remark', () => {
    const remark = '得分低于分值，或者完成值超出指标值百分之三十以上的，必须逐项写明原因和下一步的改进措施'
    expect(
      [
        `偏差原因分析及改进措施（${remark}）`,
        `偏差原因分析及改进措施：${remark}`,
        '分值（合计90分）',
        '得分：满分90',
      ].map(meaning),
    ).toEqual(['deviationReason', 'deviationReason', 'maxScore', 'score'])
  })

  it('learn a word by one entry in the field map', () => {
    const { parts } = officialFieldMap.headings
    const learnt = Headings.of({
      ...officialFieldMap,
      headings: {
        ...officialFieldMap.headings,
        parts: { ...parts, 完成: [...parts.完成!, '兑现'], 偏差: [...parts.偏差!, '落差'] },
      },
    })
    for (const [text, column] of [
      ['年底兑现数', 'actualValue'],
      ['实际兑现值', 'actualValue'],
      ['兑现率', 'completionRate'],
      ['落差原因及改进措施', 'deviationReason'],
    ] as const) {
      expect(meaning(text)).toBe('unknown')
      expect(learnt.meaningOf(text)).toMatchObject({ column })
    }
  })

  it('take no longer for a long text than for a short one', () => {
    const work = () => {
      for (let length = 1; length < 80; length++) meaning('年度本年度全年'.repeat(length))
    }
    expect(processorTime(work)).toBeLessThan(2000)
  })
})

it('a heading is at most forty letters, with its remark two hundred', () => {
  const bare = (length: number) => meaning('偏差原因'.padStart(length, '未完成'))
  expect(bare(4)).toBe('deviationReason')
  const remarked = (length: number) => meaning('得分：'.padEnd(length, '字'))
  expect([remarked(200), remarked(201)]).toEqual(['score', 'unknown'])
  const bracketed = (length: number) => meaning(`（${'字'.repeat(length - 4)}）得分`)
  expect([bracketed(200), bracketed(201)]).toEqual(['score', 'unknown'])
})
