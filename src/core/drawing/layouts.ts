import { type BlankContentInput, blankContent, blankProject, blankRows } from '../content/blank-content.ts'
import type { ProjectContent } from '../content/content.ts'
import { SHEET_NAMES } from '../content/official-forms.ts'
import type { SheetDraft } from '../model/sheet-draft.ts'
import { drawLayout } from './layouts/draw-layout.ts'
import type { FormLayout, LayoutWeights } from './layouts/form-layout.ts'
import { drawBasicDataForm } from './zhuzhou/draw-basic-data.ts'
import { drawDepartmentForm } from './zhuzhou/draw-department.ts'
import { drawProjectForm } from './zhuzhou/draw-project.ts'

/** The forms of one place that blank workbooks are made of. */
export interface OfferedLayout {
  readonly id: string
  readonly aliases: readonly string[]
  readonly places: readonly string[]
  readonly title: string
  /** The form has 年初预算数 as its only budget (山东), by which the execution rate is worked out. */
  readonly initialBudgetOnly?: true
  /** Filled in once for a unit. */
  readonly ofUnit: readonly BlankForm<BlankContentInput>[]
  /** Filled in for each project, where the place has such a form. */
  readonly ofProject?: BlankForm<BlankProjectInput>
}

interface BlankForm<Input> {
  /** Name of the blank workbook, without 「.xlsx」. */
  readonly file: string
  /** The blank form with what is known already; figures that follow from others are formulas. */
  readonly draw: (input: Input) => SheetDraft
}

interface BlankProjectInput {
  readonly input: BlankContentInput
  readonly project: Parameters<typeof blankProject>[1]
  readonly attachment: string
}

const FORMULAS = { formulas: true } as const

/** The official forms of 湖南株洲, of which there are three; the only ones that are drawn by code of their own. */
export const ZHUZHOU: OfferedLayout = {
  id: 'zhuzhou',
  aliases: ['v1', 'v2', 'v3'],
  places: ['株洲', '湖南株洲', '湖南'],
  title: '部门整体支出、项目支出绩效自评表和基础数据表（湖南株洲 附件1-1至1-3，整套）',
  ofUnit: [
    {
      file: SHEET_NAMES.basicData,
      draw: (input) => drawBasicDataForm(blankContent(input).basicData, { ...FORMULAS, year: input.year }),
    },
    { file: SHEET_NAMES.department, draw: (input) => drawDepartmentForm(blankContent(input).department, FORMULAS) },
  ],
  ofProject: {
    file: SHEET_NAMES.project,
    draw: ({ input, project, attachment }) => drawProjectForm(blankProject(input, project, attachment), FORMULAS),
  },
}

/** Every layout that is drawn, 株洲 first. */
export function offeredLayouts(layouts: readonly FormLayout[]): readonly OfferedLayout[] {
  return [ZHUZHOU, ...layouts.map(offered)]
}

/** A form given as data, as one that is offered. */
export function offered(layout: FormLayout): OfferedLayout {
  const { id, aliases, places, title, file, form } = layout
  const draw = (content: ProjectContent): SheetDraft =>
    drawLayout(layout, layout.weights ? weighted(content, layout.weights) : content, FORMULAS)
  const named = {
    id,
    aliases,
    places,
    title,
    ...(hasInitialBudgetOnly(layout) && { initialBudgetOnly: true as const }),
  }
  if (form === 'department') {
    const ofUnit = {
      file,
      draw: (input: BlankContentInput) => draw(blankProject(input, { name: input.unit ?? '' }, '')),
    }
    return { ...named, ofUnit: [ofUnit] }
  }
  const ofProject = {
    file,
    draw: ({ input, project, attachment }: BlankProjectInput) => draw(blankProject(input, project, attachment)),
  }
  return { ...named, ofUnit: [], ofProject }
}

function hasInitialBudgetOnly({ blocks }: FormLayout): boolean {
  const fields = blocks.flatMap((block) => (block.kind === 'funds' ? block.columns.map(({ field }) => field) : []))
  return fields.includes('initial') && !fields.includes('annual')
}

/** Blank rows and weights of the place instead of the national ones. */
function weighted(content: ProjectContent, { groups, execution }: LayoutWeights): ProjectContent {
  const { funds } = content
  return {
    ...content,
    indicators: groups.flatMap(({ name, weight, level2 }) =>
      Object.entries(level2).flatMap(([second, rows]) => blankRows(rows, name, `${weight}`, second)),
    ),
    funds: { ...funds, total: { ...funds.total, maxScore: execution === 0 ? '' : `${execution}` } },
  }
}

/** By id, number or place: 「yunnan」, 「V5」, 「云南」, 「云南省」 alike. */
export function layoutNamed(layouts: readonly OfferedLayout[], given: string): OfferedLayout | undefined {
  const asked = nameKey(given)
  return layouts.find(({ id, aliases, places }) => [id, ...aliases, ...places].some((name) => nameKey(name) === asked))
}

/** Without what the name of a place may as well be written without: 「宁夏回族自治区银川市」 is 「宁夏银川」. */
function nameKey(name: string): string {
  const plain = name.normalize('NFKC').trim().toLowerCase()
  return plain.replace(/省|市|县|(?:壮族|回族|维吾尔)?自治区/g, '') || plain
}

/** 「云南（yunnan）：项目支出绩效自评表…」, as a clerk picks from a list. */
export function layoutLine({ id, places, title }: OfferedLayout): string {
  return `${places[0] ?? id}（${id}）：${title}`
}
