import type { LayoutWeights } from '../../../src/core/drawing/layouts/form-layout.ts'
import { layout } from './index.ts'

const NATIONAL: LayoutWeights = {
  groups: [
    { name: '产出指标', weight: 50, level2: { 数量指标: 3, 质量指标: 1, 时效指标: 1, 成本指标: 1 } },
    { name: '效益指标', weight: 30, level2: { 经济效益指标: 1, 社会效益指标: 2, 可持续影响指标: 1 } },
    { name: '满意度指标', weight: 10, level2: { 服务对象满意度指标: 1 } },
  ],
  execution: 10,
}

/** The weights that forms of a layout have where they are in use. */
export function weightsOf(id: string): LayoutWeights {
  return layout(id).layout.weights ?? NATIONAL
}
