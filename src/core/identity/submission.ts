import { isSpare } from '../form/empty-blocks.ts'
import type { BasicDataForm, DepartmentForm, Form, ProjectForm } from '../form/forms.ts'
import { type FormHead, headOf } from './form-head.ts'
import { unitKey } from './unit-key.ts'
import { type UnitSource, unitOfSet } from './unit-of-set.ts'
import { yearOf } from './year-of-set.ts'

/** One unit's set for one year. Where a kind was handed in twice, the first one counts for the checks between forms. */
export interface Submission {
  /** '' when nothing names the unit. */
  readonly unit: string
  /** By what the unit is known; undefined where nothing names it. */
  readonly unitSource: UnitSource | undefined
  readonly year: number | undefined
  readonly forms: readonly Form[]
  readonly basicData: BasicDataForm | undefined
  readonly department: DepartmentForm | undefined
  readonly projects: readonly ProjectForm[]
  /**
   * Project forms that name no project and on which nothing was filled in. They are not among `forms`: only JG-08
   * speaks of them.
   */
  readonly spares: readonly ProjectForm[]
  /** Forms on hidden sheets: they tell whose the set is, and nothing else of them is checked. */
  readonly hidden: readonly Form[]
  readonly repeats: readonly Repeat[]
  /** Workbooks that could not be read: nobody knows which forms they hold. */
  readonly unreadable: readonly string[]
}

/** A workbook with the very bytes of another of its set: it is not read a second time. */
interface Repeat {
  readonly workbook: string
  readonly same: string
}

/** What a set is besides its visible forms. */
export interface Surroundings {
  readonly hidden?: readonly Form[]
  readonly repeats?: readonly Repeat[]
  readonly unreadable?: readonly string[]
  /** The unit's name where no form tells it: that of the folder. */
  readonly fallbackUnit?: string
}

/** Puts the forms of a submission together; forms of several workbooks get keys that are unique among them all. */
export function assembleSubmission(
  forms: readonly Form[],
  { hidden = [], repeats = [], unreadable = [], fallbackUnit = '' }: Surroundings = {},
): Submission {
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
    ...whose([meant, spares, hidden], fallbackUnit),
    forms: meant,
    basicData,
    department,
    projects,
    spares,
    hidden,
    repeats,
    unreadable,
  }
}

/** Unit and year of the forms that were meant; where these name none, of the blank and the hidden ones. */
function whose(
  [meant, spares, hidden]: readonly [readonly Form[], readonly Form[], readonly Form[]],
  fallbackUnit: string,
): Pick<Submission, 'unit' | 'unitSource' | 'year'> {
  const year = yearOf(meant.map((form) => headOf(form))) ?? yearOf(spares.map((form) => headOf(form)))
  for (const forms of [meant, spares, hidden]) {
    const { name, source } = unitOfSet(byWorkbook(forms))
    if (source !== undefined) return { unit: unitKey(name), unitSource: source, year }
  }
  return { unit: fallbackUnit, unitSource: fallbackUnit === '' ? undefined : 'folder', year }
}

function byWorkbook(forms: readonly Form[]): FormHead[][] {
  const heads = new Map<string, FormHead[]>()
  for (const form of forms) heads.set(form.workbook, [...(heads.get(form.workbook) ?? []), headOf(form)])
  return [...heads.values()]
}
