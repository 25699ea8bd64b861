import { readLayouts } from '../../../src/adapters/layouts/read-layouts.ts'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import type { ProjectContent } from '../../../src/core/content/content.ts'
import { drawLayout, drawStackedLayout } from '../../../src/core/drawing/layouts/draw-layout.ts'
import type { FormLayout, LayoutDrawOptions } from '../../../src/core/drawing/layouts/form-layout.ts'
import { type Holds, holdsOf } from './holds.ts'

/** Tests and scripts run in the project's folder. */
export const LAYOUT_FOLDER = 'templates/layouts'

/** A layout with what it holds, its forms filled in. */
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

/** What a unit writes into the fields that only some places have. */
const FILLED = {
  goalCompletion: '100',
  managed: '符合相关管理办法规定。',
  managedProblems: '无',
  completed: '已完成',
  standard: '完成目标值得满分，否则按完成比例得分。',
  executionReason: '按合同进度支付，尾款结转下年。',
  tick: '☑',
}

function filled(options: LayoutDrawOptions = {}): LayoutDrawOptions {
  return { ...options, texts: { ...FILLED, ...options.texts } }
}

/** The budget of the year stands under 年初预算数 where that is the only one. */
function withOneBudget(content: ProjectContent): ProjectContent {
  const { total, fiscal, carryover, other } = content.funds
  const one = <Line extends { readonly annual: string }>(line: Line): Line => ({ ...line, initial: line.annual })
  return { ...content, funds: { total: one(total), fiscal: one(fiscal), carryover: one(carryover), other: one(other) } }
}

function drawn(layout: FormLayout): DrawnLayout {
  const holds = holdsOf(layout)
  const printed = (content: ProjectContent): ProjectContent =>
    holds.initialBudgetOnly ? withOneBudget(content) : content
  return {
    id: layout.id,
    title: layout.title,
    kind: layout.form,
    layout,
    holds,
    draw: (content, options) => drawLayout(layout, printed(content), filled(options)),
    stacked: (contents, options) => drawStackedLayout(layout, contents.map(printed), filled(options)),
  }
}

/** Every layout of templates/layouts. */
export const LAYOUTS: readonly DrawnLayout[] = readLayouts(LAYOUT_FOLDER).map(drawn)

export function layout(id: string): DrawnLayout {
  const found = LAYOUTS.find((each) => each.id === id)
  if (!found) throw new Error(`no layout ${id}`)
  return found
}
