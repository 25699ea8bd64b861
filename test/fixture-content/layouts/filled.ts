import { toA1 } from '../../../src/core/model/cell-address.ts'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import type { ProjectContent } from '../../../src/core/content/content.ts'
import type { LayoutDrawOptions } from '../../../src/core/drawing/layouts/form-layout.ts'
import { type CleanForm, cleanForm } from './clean-form.ts'
import { FORMS, type FilledForm } from './filled-forms.ts'
import { layout } from './index.ts'
import { weightedTwice } from './weighted-twice.ts'
import { weightsOf } from './weights.ts'

/** What is wrong on purpose in a filled workbook, and where it stands. */
export interface PlantedFault {
  readonly cell: string
  readonly rule: string
  readonly what: string
}

export interface FilledWorkbook {
  readonly file: string
  readonly layout: string
  readonly forms: number
  readonly drafts: readonly SheetDraft[]
  readonly faults: readonly PlantedFault[]
}

/** The workbooks of fixtures/layouts, a sheet each; the forms of one file stand one after the other. */
export function filledWorkbooks(): readonly FilledWorkbook[] {
  const files = [...new Set(FORMS.map(({ file }) => file))]
  return files.map((file) => {
    const forms = FORMS.filter((form) => form.file === file)
    const contents = forms.map(planted)
    const [first] = forms as [FilledForm, ...FilledForm[]]
    const draw = (drawn: readonly ProjectContent[]): SheetDraft => layout(first.layout).stacked(drawn, optionsOf(first))
    const faults = forms.flatMap((form, index) =>
      form.faults.map(({ path, rule, what }) => {
        const drawnWith = (text: string) =>
          draw(contents.map((content, place) => (place === index ? withText(content, path, text) : content)))
        return { cell: cellOf(drawnWith), rule, what }
      }),
    )
    return {
      file,
      layout: first.layout,
      forms: forms.length,
      drafts: [first.weightedTwice ? weightedTwice(draw(contents)) : draw(contents)],
      faults,
    }
  })
}

const TEXTS = {
  conclusion: '项目管理规范，年度任务总体完成，社会效益明显。',
  problems: '两个小区因居民意见未统一推迟开工。',
  measures: '提前做好入户调查，下年度上半年完工。',
  otherMatters: '无',
  centralDepartment: '国家主管部门',
  goalScore: '20',
}

function optionsOf({ repeatHeaderAfter, grade = '优' }: FilledForm): LayoutDrawOptions {
  return { texts: { ...TEXTS, grade }, ...(repeatHeaderAfter && { repeatHeaderAfter }) }
}

function planted(form: FilledForm): ProjectContent {
  const clean: CleanForm = {
    unit: form.unit,
    year: 2023,
    name: form.name,
    weights: weightsOf(form.layout),
    variant: form.variant ?? 0,
  }
  const start = cleanForm({ ...clean, ...(layout(form.layout).kind === 'department' && { sources: false }) })
  return form.faults.reduce<ProjectContent>(
    (content, { changes }) =>
      Object.entries(changes).reduce((changed, [path, text]) => withText(changed, path, text), content),
    start,
  )
}

/** 「indicators.0.score」 replaced. */
function withText(content: ProjectContent, path: string, text: string): ProjectContent {
  const copy = structuredClone(content)
  const keys = path.split('.')
  const owner = keys
    .slice(0, -1)
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], copy) as Record<string, unknown>
  if (typeof owner[keys.at(-1)!] !== 'string') throw new Error(`no text at ${path}`)
  owner[keys.at(-1)!] = text
  return copy
}

/**
 * The cell that shows a field: it differs between two drawings that differ in that field alone (a figure, since some
 * are added up).
 */
function cellOf(drawnWith: (text: string) => SheetDraft): string {
  const [one, other] = [drawnWith('31415.92'), drawnWith('27182.81')]
  const cell = one.cells.find(({ value }, index) => JSON.stringify(value) !== JSON.stringify(other.cells[index]?.value))
  if (!cell) throw new Error(`${one.name}: the planted field is not drawn`)
  return toA1(cell)
}
