import type { Severity } from '../../src/core/rules/outcome.ts'
import type { Draw } from './draw.ts'
import type { Spot } from './locate.ts'
import type {
  Path,
  PlantedContent,
  PlantedDepartment,
  PlantedForm,
  PlantedProject,
  PlantedRow,
} from './planted-content.ts'
import type { Reshape } from './random-layout.ts'
import { minus, plus, read, rounded, sumOf } from './rational.ts'

/** A correction that the contract asks for: the cell, and what it must show (any of these). */
interface ExpectedCorrection {
  readonly at: Spot
  readonly shows: readonly string[]
}

/** What a planted error changes and how it must be told. */
export interface Planted {
  /**
   * Where the finding stands: its cell, or with `among` its cell or one of its related places. null: a finding without
   * a cell.
   */
  readonly at: Spot | null
  readonly among?: boolean
  readonly corrections?: readonly ExpectedCorrection[]
  readonly reshape?: Reshape
  /** Codes of further errors that are a distinct cause or follow from the correction. */
  readonly alsoErrors?: readonly string[]
}

/**
 * One kind of planted error, or with `silent` of what looks like one and must not be told. `plant` changes the
 * submission and says where; undefined where this submission gives no occasion for it.
 */
export interface PlantKind {
  readonly name: string
  /** Any of these may report it. */
  readonly codes: readonly string[]
  readonly severity: Severity | 'silent'
  readonly plant: (content: PlantedContent, draw: Draw) => Planted | undefined
}

/** A form with the path to it. */
export interface Placed<Form extends PlantedForm = PlantedForm> {
  readonly form: Form
  readonly path: Path
}

export function anyForm(content: PlantedContent, draw: Draw): Placed {
  const index = draw.int(-1, content.projects.length - 1)
  return index < 0 ? department(content) : { form: content.projects[index]!, path: ['projects', index] }
}

function department(content: PlantedContent): Placed<PlantedDepartment> {
  return { form: content.department, path: ['department'] }
}

export function anyProject(
  content: PlantedContent,
  draw: Draw,
  fits: (form: PlantedProject) => boolean = () => true,
): Placed<PlantedProject> | undefined {
  const indexes = content.projects.flatMap((form, index) => (fits(form) ? [index] : []))
  if (indexes.length === 0) return undefined
  const index = draw.pick(indexes)
  return { form: content.projects[index]!, path: ['projects', index] }
}

export interface PlacedRow extends Placed {
  readonly row: PlantedRow
  readonly rowPath: Path
}

/** A row of any form that fits; rows repeated in several forms are left alone, so that no second rule is touched. */
export function anyRow(
  content: PlantedContent,
  draw: Draw,
  fits: (row: PlantedRow, form: PlantedForm) => boolean = () => true,
): PlacedRow | undefined {
  const copied = new Set(content.department.indicators.filter((row) => row.facts.copied).map((row) => row.level3))
  const forms: Placed[] = [
    department(content),
    ...content.projects.map((form, index) => ({ form, path: ['projects', index] as const })),
  ]
  const found = forms.flatMap(({ form, path }) =>
    form.indicators.flatMap((row, index) =>
      !copied.has(row.level3) && fits(row, form) ? [{ form, path, row, rowPath: [...path, 'indicators', index] }] : [],
    ),
  )
  return found.length === 0 ? undefined : draw.pick(found)
}

export function fundTotal(form: PlantedForm): {
  initial: string
  annual: string
  executed: string
  maxScore: string
  rate: string
  score: string
} {
  return 'total' in form.funds ? form.funds.total : form.funds
}

export function fundPath({ form, path }: Placed): Path {
  return 'total' in form.funds ? [...path, 'funds', 'total'] : [...path, 'funds']
}

/** The total as it must stand after a score was changed on purpose. */
export function settleTotal(form: PlantedForm): void {
  form.total.score = scoreSum(form)
}

export function scoreSum(form: PlantedForm): string {
  return sumOf([fundTotal(form).score, ...form.indicators.map((row) => row.score)])
}

export function more(text: string, amount: string | number): string {
  return rounded(plus(read(text), read(`${amount}`)), 8)
}

export function less(text: string, amount: string | number): string {
  return rounded(minus(read(text), read(`${amount}`)), 8)
}

export const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

export const isFull = (row: PlantedRow): boolean => row.score === row.maxScore
