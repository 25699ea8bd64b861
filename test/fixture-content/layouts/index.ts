import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import type { DepartmentContent, ProjectContent } from '../../../src/core/content/content.ts'
import { drawLayout, drawStackedLayout } from '../../../src/core/drawing/layouts/draw-layout.ts'
import type { FormLayout, LayoutDrawOptions } from '../../../src/core/drawing/layouts/form-layout.ts'
import { v4 } from '../../../src/core/drawing/layouts/national.ts'
import { v5 } from '../../../src/core/drawing/layouts/yunnan.ts'
import { v6 } from '../../../src/core/drawing/layouts/sichuan.ts'
import { v10 } from '../../../src/core/drawing/layouts/rural-funds.ts'
import { departmentAsProject } from './department-as-project.ts'
import { v7 } from './v7.ts'
import { v8 } from './v8.ts'
import { v9 } from './v9.ts'
import { v11 } from './v11.ts'
import { v12 } from './v12.ts'
import { v13 } from './v13.ts'
import { v18 } from './v18.ts'

/** Which fields of the content a layout has a place for. */
export interface Holds {
  /** 得分 of each indicator. */
  readonly scores: boolean
  /** 分值 of each indicator. */
  readonly maxScores: boolean
  /** 分值 of a level-1 group in its name, 「产出指标（50分）」. */
  readonly groupWeights: boolean
  /** 偏差原因 of each indicator. */
  readonly reasons: boolean
  readonly initialBudget: boolean
  /** The lines that have a row (or column) of their own; those left out are added to the one before them. */
  readonly sources: readonly ('fiscal' | 'carryover' | 'other')[]
  /** Sources for each of these amounts. */
  readonly sourceColumns: readonly ('initial' | 'annual' | 'executed')[]
  readonly executionRate: boolean
  readonly executionScore: boolean
  readonly executionMaxScore: boolean
  /** The execution rate is scored in a row of the indicator table, not in the fund block. */
  readonly executionRow: boolean
  /** Printed in the head of the fund block where it is not 10. */
  readonly executionWeight: 10 | 20
  /** 项目名称, 主管部门 and 实施单位, each in a cell of its own. */
  readonly projectHeading: boolean
  /** 年度总体目标 with what was reached of it. */
  readonly goals: boolean
  readonly totalScore: boolean
  readonly totalMaxScore: boolean
  /** 一级 and 二级指标. */
  readonly levels: boolean
  /** 填报日期 and who filled it in, at the foot. */
  readonly filler: boolean
}

export interface DrawnLayout {
  readonly id: string
  readonly title: string
  readonly kind: 'project' | 'department'
  readonly layout: FormLayout
  readonly holds: Holds
  readonly draw: (content: ProjectContent, options?: LayoutDrawOptions) => SheetDraft
  /** Several forms one after the other on a sheet. */
  readonly stacked: (contents: readonly ProjectContent[], options?: LayoutDrawOptions) => SheetDraft
}

const ALL: Holds = {
  scores: true,
  maxScores: true,
  groupWeights: false,
  reasons: true,
  initialBudget: true,
  sources: ['fiscal', 'carryover', 'other'],
  sourceColumns: ['initial', 'annual', 'executed'],
  executionRate: true,
  executionScore: true,
  executionMaxScore: true,
  executionRow: false,
  executionWeight: 10,
  projectHeading: true,
  goals: true,
  totalScore: true,
  totalMaxScore: true,
  levels: true,
  filler: false,
}

function drawn(layout: FormLayout, holds: Partial<Holds>, kind: 'project' | 'department' = 'project'): DrawnLayout {
  return {
    id: layout.id,
    title: layout.title,
    kind,
    layout,
    holds: { ...ALL, ...holds },
    draw: (content, options) => drawLayout(layout, content, options),
    stacked: (contents, options) => drawStackedLayout(layout, contents, options),
  }
}

const TWO_SOURCES = ['fiscal', 'other'] as const

export const LAYOUTS: readonly DrawnLayout[] = [
  drawn(v4, {}),
  drawn(v5, {}),
  drawn(v6, { sources: TWO_SOURCES }),
  drawn(v7, {
    maxScores: false,
    groupWeights: true,
    reasons: false,
    goals: false,
    initialBudget: false,
    sources: [],
    sourceColumns: [],
    executionMaxScore: false,
    executionWeight: 20,
    totalMaxScore: false,
  }),
  drawn(v8, {
    reasons: false,
    initialBudget: false,
    executionRow: true,
    executionMaxScore: false,
    sources: TWO_SOURCES,
    sourceColumns: ['annual', 'executed'],
    filler: true,
  }),
  drawn(v9, {
    groupWeights: true,
    executionMaxScore: false,
    executionRow: true,
    sources: [],
    sourceColumns: [],
    filler: true,
  }),
  drawn(v10, {
    groupWeights: true,
    initialBudget: false,
    sources: TWO_SOURCES,
    sourceColumns: ['annual', 'executed'],
    totalMaxScore: false,
    filler: true,
  }),
  drawn(v11, {
    scores: false,
    maxScores: false,
    initialBudget: false,
    sourceColumns: ['annual', 'executed'],
    executionScore: false,
    executionMaxScore: false,
    totalScore: false,
    totalMaxScore: false,
  }),
  drawn(
    v12,
    { sources: ['fiscal'], sourceColumns: ['annual'], totalMaxScore: false, levels: false, projectHeading: false },
    'department',
  ),
  drawn(v13, {
    maxScores: false,
    groupWeights: true,
    reasons: false,
    initialBudget: false,
    sources: TWO_SOURCES,
    sourceColumns: ['annual'],
    executionScore: false,
    executionMaxScore: false,
    totalMaxScore: false,
    filler: true,
  }),
  drawn(v18, {
    maxScores: false,
    groupWeights: true,
    reasons: false,
    initialBudget: false,
    sources: TWO_SOURCES,
    sourceColumns: ['annual', 'executed'],
    executionRate: false,
    executionMaxScore: false,
    executionWeight: 20,
    totalMaxScore: false,
    filler: true,
  }),
]

export function layout(id: string): DrawnLayout {
  const found = LAYOUTS.find((each) => each.id === id)
  if (!found) throw new Error(`no layout ${id}`)
  return found
}

const draws = (id: string) => (content: ProjectContent, options?: LayoutDrawOptions) =>
  layout(id).draw(content, options)

export const drawV4 = draws('v4')
export const drawV5 = draws('v5')
export const drawV6 = draws('v6')
export const drawV7 = draws('v7')
export const drawV8 = draws('v8')
export const drawV9 = draws('v9')
export const drawV10 = draws('v10')
export const drawV11 = draws('v11')
export const drawV12 = (content: DepartmentContent, options?: LayoutDrawOptions): SheetDraft =>
  layout('v12').draw(departmentAsProject(content), options)
export const drawV13 = draws('v13')
export const drawV18 = draws('v18')
