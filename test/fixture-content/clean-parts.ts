import type { IndicatorContent } from '../../src/core/content/content.ts'

/** What the forms of the clean submission share. */
export const UNIT = '云溪市农业农村局'
export const FILLER = { name: '经办人', date: '2024年3月18日', phone: '0731-00000000', signature: '已签' }

/** 三级指标, target, actual, weight, score, reason (where one is owed). */
type Row = readonly [level3: string, target: string, actual: string, maxScore: string, score: string, reason?: string]

/** 二级指标 → rows. */
type Group = Readonly<Record<string, readonly Row[]>>

export function indicators(groups: {
  readonly output: Group
  readonly benefit: Group
  readonly satisfaction: Group
}): readonly IndicatorContent[] {
  const level1 = [
    { name: '产出指标', weight: '50', group: groups.output },
    { name: '效益指标', weight: '30', group: groups.benefit },
    { name: '满意度指标', weight: '10', group: groups.satisfaction },
  ]
  return level1.flatMap(({ name, weight, group }) =>
    Object.entries(group).flatMap(([level2, rows]) =>
      rows.map(([level3, target, actual, maxScore, score, reason = '']) => {
        return { level1: name, level1Weight: weight, level2, level3, target, actual, maxScore, score, reason }
      }),
    ),
  )
}

/** 年初预算数, 全年预算数, 全年执行数. */
export function line(initial: string, annual: string, executed: string) {
  return { initial, annual, executed }
}

export function fundTotal(initial: string, annual: string, executed: string, rate: string, score: string) {
  return { initial, annual, executed, maxScore: '10', rate, score }
}
