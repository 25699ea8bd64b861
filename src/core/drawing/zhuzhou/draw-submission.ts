import type { SheetDraft } from '../../model/sheet-draft.ts'
import type { ProjectContent, SubmissionContent } from '../../content/content.ts'
import { drawBasicDataForm } from './draw-basic-data.ts'
import { drawDepartmentForm } from './draw-department.ts'
import { drawProjectForm } from './draw-project.ts'
import type { DrawOptions } from '../drawing.ts'

export type SubmissionDrawOptions = Omit<DrawOptions, 'name'> & {
  /** Sheet name of each project form, in order; absent: its attachment number (「1-3-1」), else 「项目」 and its place. */
  readonly projectSheets?: readonly string[]
}

/** A sheet a form: 「1-1基础数据表」, 「1-2整体自评表」, 「1-3-1」 …; forms that the submission lacks are left out. */
export function drawSubmission(content: SubmissionContent, options: SubmissionDrawOptions = {}): readonly SheetDraft[] {
  const { projectSheets, ...drawing } = options
  const drafts: SheetDraft[] = []
  if (content.basicData)
    drafts.push(drawBasicDataForm(content.basicData, { year: content.year, ...drawing, name: '1-1基础数据表' }))
  if (content.department) drafts.push(drawDepartmentForm(content.department, { ...drawing, name: '1-2整体自评表' }))
  for (const [index, project] of content.projects.entries()) {
    drafts.push(
      drawProjectForm(project, { ...drawing, name: projectSheets?.[index] ?? projectSheetName(project, index) }),
    )
  }
  return uniqueNames(drafts)
}

/** 「附件 1-3-1」 → 「1-3-1」. */
function projectSheetName(project: ProjectContent, index: number): string {
  return /\d+(?:-\d+)+/.exec(project.attachment)?.[0] ?? `项目${index + 1}`
}

/** A number given twice gets a second sheet name: 「1-3-1」, 「1-3-1(2)」. */
function uniqueNames(drafts: readonly SheetDraft[]): readonly SheetDraft[] {
  const taken = new Set<string>()
  return drafts.map((draft) => {
    let { name } = draft
    for (let again = 2; taken.has(name); again++) name = `${draft.name}(${again})`
    taken.add(name)
    return { ...draft, name }
  })
}
