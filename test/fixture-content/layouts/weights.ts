import type { Weights } from './clean-form.ts'

const OUTPUT = { 数量指标: 3, 质量指标: 1, 时效指标: 1 } as const
const OUTPUT_WITH_COST = { ...OUTPUT, 成本指标: 1 } as const
const BENEFIT = { 经济效益指标: 1, 社会效益指标: 2, 可持续影响指标: 1 } as const
const SATISFACTION = { 服务对象满意度指标: 1 } as const

const NATIONAL: Weights = {
  groups: [
    { name: '产出指标', weight: 50, level2: OUTPUT_WITH_COST },
    { name: '效益指标', weight: 30, level2: BENEFIT },
    { name: '满意度指标', weight: 10, level2: SATISFACTION },
  ],
  execution: 10,
}

/** The weights that forms of each layout have where they are in use. */
export const WEIGHTS: Readonly<Record<string, Weights>> = {
  v4: NATIONAL,
  v5: NATIONAL,
  v6: NATIONAL,
  v7: {
    groups: [
      { name: '产出指标', weight: 40, level2: OUTPUT_WITH_COST },
      { name: '效益指标', weight: 40, level2: { ...BENEFIT, ...SATISFACTION } },
    ],
    execution: 20,
  },
  v8: NATIONAL,
  v9: {
    groups: [
      { name: '项目决策', weight: 10, level2: { 项目立项: 2, 绩效目标: 1 } },
      { name: '项目管理', weight: 15, level2: { 组织实施: 2, 资金管理: 1 } },
      { name: '产出指标', weight: 30, level2: OUTPUT_WITH_COST },
      { name: '效益指标', weight: 35, level2: { 社会效益指标: 2, 可持续影响指标: 1, ...SATISFACTION } },
    ],
    execution: 10,
  },
  v10: NATIONAL,
  v11: NATIONAL,
  v12: NATIONAL,
  v13: {
    groups: [
      { name: '决策', weight: 6, level2: { 项目立项: 2, 绩效目标: 1 } },
      { name: '管理', weight: 9, level2: { 组织实施: 2, 资金管理: 1 } },
      { name: '产出', weight: 45, level2: OUTPUT_WITH_COST },
      { name: '效益', weight: 40, level2: { ...BENEFIT, ...SATISFACTION } },
    ],
    execution: 0,
  },
  v18: {
    groups: [
      { name: '产出指标', weight: 30, level2: OUTPUT },
      { name: '效益指标', weight: 20, level2: BENEFIT },
      { name: '满意度指标', weight: 10, level2: SATISFACTION },
    ],
    execution: 20,
    goal: 20,
  },
}
