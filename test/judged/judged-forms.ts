import { Decimal, sum } from '../../src/core/model/decimal.ts'
import type { SheetDraft } from '../../src/core/model/sheet-draft.ts'
import type { IndicatorContent, ProjectContent } from '../../src/core/content/content.ts'
import { drawProjectForm } from '../../src/core/drawing/zhuzhou/draw-project.ts'
import { FILLER, fundTotal, line, UNIT } from '../fixture-content/clean-parts.ts'
import type { JudgedRow } from './judged-row.ts'

/** A project form (V1) that is right but for its judged rows, and where each of them stands. */
export interface JudgedForm {
  readonly draft: SheetDraft
  /** Sheet row → judged row. */
  readonly rows: ReadonlyMap<number, JudgedRow>
}

/** The indicators of a form carry 90 points beside the 10 of the execution rate. */
const POINTS = new Decimal(90)

/** First indicator row of the project form as it is drawn. */
const FIRST_ROW = 14

/**
 * The rows, in their order, on as many forms as their points need: each form is filled up to 90 points with a row that
 * is right, so that no sum of the form is wrong and no fault of a row can be explained by its weight. Each kind has its
 * own forms: it is judged the same with or without the others.
 */
export function judgedForms(rows: readonly JudgedRow[], values: 'number' | 'text' = 'number'): readonly JudgedForm[] {
  const bins: JudgedRow[][] = []
  let left = new Decimal(0)
  for (const row of rows) {
    const points = pointsOf(row.weight)
    if (bins.at(-1)?.[0]?.kind !== row.kind || points.greaterThan(left)) {
      bins.push([])
      left = POINTS
    }
    bins.at(-1)!.push(row)
    left = left.minus(points)
  }
  return bins.map((bin, index) => formOf(bin, index, values))
}

const GROUPS = ['产出指标', '成本指标', '效益指标', '满意度指标'] as const

/** 一级指标 of a 二级指标. */
function groupOf(level2: string): (typeof GROUPS)[number] {
  if (level2.includes('满意度')) return '满意度指标'
  if (level2.endsWith('成本指标') && level2 !== '成本指标') return '成本指标'
  return ['数量指标', '质量指标', '时效指标', '成本指标'].includes(level2) ? '产出指标' : '效益指标'
}

function formOf(bin: readonly JudgedRow[], index: number, values: 'number' | 'text'): JudgedForm {
  const rest = POINTS.minus(sum(bin.map(({ weight }) => pointsOf(weight))))
  const first = GROUPS.flatMap((group) => bin.filter(({ level2 }) => groupOf(level2) === group))
  // Neighbours of the same 二级指标 share its merged cell, as on a printed form.
  const level2s = [...new Set(first.map(({ level2 }) => level2))]
  const ordered = level2s.flatMap((level2) => first.filter((row) => row.level2 === level2))
  const before = rest.isZero() ? [] : [rightRow(rest.toFixed())]
  const indicators = [...before, ...ordered.map(indicatorOf)]
  const score = sum(['10', ...indicators.map((indicator) => indicator.score)].map(pointsOf)).toFixed()
  return {
    draft: drawProjectForm(contentOf(indicators, score, index), { name: `1-3-${index + 1}`, values }),
    rows: new Map(ordered.map((row, place) => [FIRST_ROW + before.length + place, row])),
  }
}

function indicatorOf(row: JudgedRow): IndicatorContent {
  const { level2, name, target, actual, weight, score, reason } = row
  return {
    level1: groupOf(level2),
    level1Weight: '',
    level2,
    level3: name,
    target,
    actual,
    maxScore: weight,
    score,
    reason,
  }
}

function rightRow(points: string): IndicatorContent {
  const texts = { level3: '项目档案归档率', target: '100%', actual: '100%', reason: '' }
  return { level1: '产出指标', level1Weight: '', level2: '质量指标', ...texts, maxScore: points, score: points }
}

function contentOf(indicators: readonly IndicatorContent[], score: string, index: number): ProjectContent {
  return {
    attachment: `附件1-3-${index + 1}`,
    title: '2023年度项目支出绩效自评表',
    name: `公共服务保障项目（${index + 1}）`,
    department: UNIT,
    implementer: UNIT,
    remark: '',
    filler: FILLER,
    funds: {
      total: fundTotal('500', '500', '500', '100%', '10'),
      fiscal: line('500', '500', '500'),
      carryover: line('0', '0', '0'),
      other: line('0', '0', '0'),
    },
    goals: { expected: '提升公共服务保障水平，完成年度各项任务。', actual: '年度任务已实施，各项工作情况见下列指标。' },
    indicators,
    total: { maxScore: '100', score },
  }
}

/** 「10」 「１０」 「10分」 → 10; what holds no figure counts nothing. */
function pointsOf(text: string): Decimal {
  const digits = text.normalize('NFKC').match(/-?\d+(\.\d+)?/)?.[0]
  return new Decimal(digits ?? 0)
}
