import { resolve } from 'node:path'
import { fileNamePart } from '../../../core/identity/file-name-part.ts'
import { type ListedProject, projectList } from '../../../core/content/project-list.ts'
import { type OfferedLayout, ZHUZHOU } from '../../../core/drawing/layouts.ts'
import type { ProjectForm } from '../../../core/form/forms.ts'
import { readForms } from '../../../core/form/read-forms.ts'
import { workbookFromDrafts } from '../../../core/model/sheet-from-draft.ts'
import type { SheetDraft } from '../../../core/model/sheet-draft.ts'
import { chosenLayout } from '../chosen-layout.ts'
import { type Environment, EXIT, UsageError } from '../environment.ts'
import { listFile } from '../list-file.ts'
import type { CommonOptions } from '../common-options.ts'
import { OutputFiles, outputsOf, printResult, refuseFile } from '../output.ts'

export interface TemplateOptions extends CommonOptions {
  readonly out: string
  readonly projects?: string
  readonly unit?: string
  readonly year?: string
  readonly layout?: string
}

/**
 * `jiaobiao template --out DIR`: the blank workbooks of 株洲, or with `--layout` those of another place, prefilled with
 * unit, year and project names, one workbook a form.
 */
export async function template(options: TemplateOptions, environment: Environment): Promise<number> {
  const year = yearOf(options.year)
  const layout = options.layout === undefined ? ZHUZHOU : chosenLayout(options.layout, environment)
  const out = resolve(environment.cwd, options.out)
  refuseFile(out, options.out)
  const listed = options.projects === undefined ? [] : listedProjects(options.projects, environment)
  const workbooks = workbooksFor(listed, options.unit ?? '', year, layout)
  if (workbooks[0] && layout !== ZHUZHOU) tellUnknown(workbooks[0].draft, layout, environment)
  const written = new OutputFiles(outputsOf('template', options, environment), out)
  const files: string[] = []
  const { newWorkbook } = await import('../../../adapters/excel/new-workbook.ts')
  for (const { file, draft } of workbooks)
    if (options.dryRun || written.put(file, await newWorkbook([draft]))) files.push(file)
  const head = options.dryRun
    ? `试运行，没有写文件。将写到「${options.out}」：`
    : `空白表样 ${files.length} 个，在「${options.out}」：`
  printResult(
    options.format,
    { command: 'template', out: options.out, dryRun: options.dryRun, files },
    `${head}\n${files.map((file) => `  ${file}`).join('\n')}\n`,
    environment,
  )
  return written.end(EXIT.ok, environment)
}

function yearOf(text: string | undefined): number {
  if (text === undefined) return 0
  const year = /^(20\d{2})\s*(年|年度)?$/.exec(text.trim())?.[1]
  if (year === undefined) throw new UsageError(`--year 应是四位年份，如 2024，不是「${text}」。`)
  return Number(year)
}

/** A form of another place is one that must be known again when it comes back filled in. */
function tellUnknown(draft: SheetDraft, layout: OfferedLayout, { stderr }: Environment): void {
  const [form] = readForms(workbookFromDrafts([draft]), '').forms
  if (!form) stderr('注意：这种表样填好收回来，程序认不出它是自评表，请看标题和表头的说法是否在词表里。\n')
  else if (form.kind !== 'basic-data' && !form.table)
    stderr('注意：这种表样填好收回来，程序认不出指标表，请看指标表各栏的名称是否在词表里。\n')
  const unknown = form?.unknownColumns.map(({ text }) => `「${text}」`) ?? []
  if (unknown.length > 0) stderr(`注意：这种表样有程序不认识的栏，填好收回来不会核对这些栏：${unknown.join('')}\n`)
  const lost = form?.kind === 'project' ? notFound(form, layout).map((name) => `「${name}」`) : []
  if (lost.length > 0) stderr(`注意：这种表样填好收回来，程序找不到${lost.join('')}，请看表上的说法是否在词表里。\n`)
}

/** What every project form has, by its official name, where this one's words for it were not known. */
function notFound({ projectName, funds }: ProjectForm, { initialBudgetOnly }: OfferedLayout): string[] {
  const total = funds?.rows.total
  return [
    ...(projectName ? [] : ['项目名称']),
    ...(funds && initialBudgetOnly && !total?.initialBudget ? ['年初预算数'] : []),
    ...(funds && !initialBudgetOnly && !total?.annualBudget ? ['全年预算数'] : []),
    ...(funds && !total?.annualExecution ? ['全年执行数'] : []),
  ]
}

function listedProjects(given: string, environment: Environment): readonly ListedProject[] {
  const { tables, shown } = listFile(given, environment)
  const { projects, notes } = projectList(tables, shown)
  for (const note of notes) environment.stderr(`${note}\n`)
  return projects
}

interface NamedDraft {
  readonly file: string
  readonly draft: SheetDraft
}

/** One set for the unit; a list with projects of several departments gives a folder a department. */
function workbooksFor(
  listed: readonly ListedProject[],
  unit: string,
  year: number,
  layout: OfferedLayout,
): NamedDraft[] {
  const departments = [...new Set(listed.map((project) => project.department || unit))]
  if (departments.length <= 1) return setFor(listed, unit || (departments[0] ?? ''), year, layout)
  return departments.flatMap((department, index) => {
    const folder = fileNamePart(department) || `未写明部门${index + 1}`
    const own = listed.filter((project) => (project.department || unit) === department)
    return setFor(own, department, year, layout).map(({ file, draft }) => ({ file: `${folder}/${file}`, draft }))
  })
}

function setFor(listed: readonly ListedProject[], unit: string, year: number, layout: OfferedLayout): NamedDraft[] {
  const projects = listed.map((project) => ({
    name: project.name,
    ...(project.department === '' ? {} : { department: project.department }),
    ...(project.implementer === '' ? {} : { implementer: project.implementer }),
  }))
  const input = { unit, year, projects }
  const ofUnit = layout.ofUnit.map(({ file, draw }) => ({ file: `${file}.xlsx`, draft: draw(input) }))
  const { ofProject } = layout
  if (!ofProject) return ofUnit
  if (projects.length === 0) {
    const draft = ofProject.draw({ input, project: { name: '' }, attachment: '附件1-3' })
    return [...ofUnit, { file: `${ofProject.file}.xlsx`, draft }]
  }
  const attachments = listed.map((project, index) => attachmentOf(project.attachment, index))
  const names = projectFileNames(listed, attachments)
  const ofProjects = projects.map((project, index) => ({
    file: names[index]!,
    draft: ofProject.draw({ input, project, attachment: attachments[index]! }),
  }))
  return [...ofUnit, ...ofProjects]
}

/** 「1-3-2」 and 「附件1-3-2」 alike; by place where the list names none. */
function attachmentOf(given: string, index: number): string {
  if (given === '') return `附件1-3-${index + 1}`
  return /^附/.test(given) ? given : `附件${given}`
}

/** 「1-3-1 农贸市场提质改造.xlsx」, each name once. */
function projectFileNames(listed: readonly ListedProject[], attachments: readonly string[]): string[] {
  const taken = new Set<string>()
  return listed.map(({ name }, index) => {
    const base = fileNamePart(`${attachments[index]!.replace(/^附件\s*/, '')} ${name}`)
    let file = `${base}.xlsx`
    for (let count = 2; taken.has(file.toLowerCase()); count++) file = `${base}(${count}).xlsx`
    taken.add(file.toLowerCase())
    return file
  })
}
