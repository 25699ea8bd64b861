import { plain } from '../model/decimal.ts'
import { isSpare } from './empty-blocks.ts'
import { isFilled, type NumberField, type TextState } from './field.ts'
import type { BasicDataForm, BasicLine, DepartmentForm, Form, ProjectForm } from './forms.ts'
import { nameKey, squeeze } from './label-text.ts'

/** One unit's set for one year. Where a kind was handed in twice, the first one counts for the checks between forms. */
export interface Submission {
  /** '' when no form names the unit. */
  readonly unit: string
  readonly year: number | undefined
  readonly forms: readonly Form[]
  readonly basicData: BasicDataForm | undefined
  readonly department: DepartmentForm | undefined
  readonly projects: readonly ProjectForm[]
  /** Project forms that name no project and on which nothing was filled in. They are not among `forms`: only JG-08 speaks of them. */
  readonly spares: readonly ProjectForm[]
}

/** Puts the forms of a submission together; forms of several workbooks get keys that are unique among them all. */
export function assembleSubmission(forms: readonly Form[], fallbackUnit = ''): Submission {
  const counts = new Map<string, number>()
  const keyed = forms.map((form) => {
    const base = form.key.replace(/#\d+$/, '')
    const count = (counts.get(base) ?? 0) + 1
    counts.set(base, count)
    const key = count > 1 ? `${base}#${count}` : base
    return key === form.key ? form : { ...form, key }
  })
  const spares = keyed.filter(isSpare)
  const meant = spares.length > 0 ? keyed.filter((form) => !(spares as readonly Form[]).includes(form)) : keyed
  const basicData = meant.find((form) => form.kind === 'basic-data')
  const department = meant.find((form) => form.kind === 'department')
  const projects = meant.filter((form) => form.kind === 'project')
  return {
    unit: unitOf(meant) || unitOf(spares) || fallbackUnit,
    year: yearOf(meant) ?? yearOf(spares),
    forms: meant,
    basicData,
    department,
    projects,
    spares,
  }
}

/** What of a form tells where it belongs. A form serves as it is; a batch keeps only this of workbooks that wait for others. */
export interface FormHead {
  readonly kind: Form['kind']
  readonly unit: { readonly state: TextState; readonly raw: string } | undefined
  readonly year: number | undefined
  /** The projects that it lists (基础数据表) or is about, by `nameKey`, with what was spent on each. */
  readonly projects?: readonly { readonly name: string; readonly spent: string }[]
}

/** The head of a form, as plain data. */
export function headOf(form: Form): FormHead {
  const { kind, unit, year } = form
  return { kind, unit: unit && { state: unit.state, raw: unit.raw }, year, projects: projectsOf(form) }
}

function projectsOf(form: Form): NonNullable<FormHead['projects']> {
  const amounts: readonly (readonly [string, NumberField | undefined])[] =
    form.kind === 'basic-data'
      ? listedLines(form).map((line) => [line.label, line.final])
      : form.kind === 'project'
        ? [[form.projectName?.raw ?? '', form.funds?.rows.total?.annualExecution]]
        : []
  return amounts.flatMap(([name, spent]) =>
    nameKey(name) !== '' && isFilled(spent) ? [{ name: nameKey(name), spent: plain(spent.value) }] : [],
  )
}

/** Listed projects: lines under 特定目标类项目支出 and 市级专项资金 that the form itself does not name. */
export function listedLines({ lines }: BasicDataForm): readonly BasicLine[] {
  const sections = new Set<BasicLine['section']>(['specificProjects', 'municipalSpecialFund'])
  return lines.filter((line) => line.name === undefined && sections.has(line.section))
}

/** The department form's own unit, else the one most forms name. */
export function unitOf(forms: readonly FormHead[]): string {
  const ranked = [...forms].sort((a, b) => rank(a) - rank(b))
  return mostFrequent(ranked.map((form) => (form.unit?.state === 'filled' ? squeeze(form.unit.raw) : ''))) ?? ''
}

export function yearOf(forms: readonly FormHead[]): number | undefined {
  return mostFrequent(forms.map((form) => form.year))
}

function rank(form: FormHead): number {
  return form.kind === 'department' ? 0 : form.kind === 'basic-data' ? 1 : 2
}

function mostFrequent<Value>(values: readonly (Value | undefined)[]): Value | undefined {
  const counts = new Map<Value, number>()
  for (const value of values) if (value !== undefined && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  let best: Value | undefined
  for (const [value, count] of counts) if (best === undefined || count > counts.get(best)!) best = value
  return best
}
