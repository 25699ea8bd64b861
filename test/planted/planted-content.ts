import type {
  BasicDataContent,
  BasicDataRowContent,
  DepartmentContent,
  IndicatorContent,
  ProjectContent,
  SubmissionContent,
} from '../../src/core/content/content.ts'
import type { FigureKind, Outcome } from './figures.ts'
import type { Rational } from './rational.ts'

type Mutable<T> = T extends bigint
  ? T
  : T extends readonly (infer Item)[]
    ? Mutable<Item>[]
    : T extends object
      ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
      : T

/** An indicator row with what its maker knows about it; drawing ignores that. */
export type PlantedRow = Mutable<IndicatorContent> & {
  facts: { kind: FigureKind; outcome: Outcome; share: Rational | undefined; over: boolean; copied: boolean }
}

type Scored<T extends { readonly indicators: readonly IndicatorContent[] }> = Mutable<Omit<T, 'indicators'>> & {
  indicators: PlantedRow[]
}

export type PlantedProject = Scored<ProjectContent>
export type PlantedDepartment = Scored<DepartmentContent>
export type PlantedForm = PlantedProject | PlantedDepartment
export type PlantedBasicRow = Mutable<BasicDataRowContent>

/** A submission to plant one error in. */
export interface PlantedContent extends SubmissionContent {
  unit: string
  year: number
  basicData: Mutable<Omit<BasicDataContent, 'rows'>> & { rows: PlantedBasicRow[] }
  department: PlantedDepartment
  projects: PlantedProject[]
  /** Codes of the warnings that the submission earns although nothing in it is wrong. */
  earned: string[]
  /** Every indicator's score follows from a formula and the totals are not rounded. */
  quantitative: boolean
}

export function copyOf(content: PlantedContent): PlantedContent {
  return structuredClone(content)
}

/** Where a text of the content stands: 「['projects', 2, 'funds', 'total', 'rate']」. */
export type Path = readonly (string | number)[]

export function textAt(content: PlantedContent, path: Path): string {
  return path.reduce<unknown>((part, key) => (part as Record<string | number, unknown>)[key], content) as string
}

export function setText(content: PlantedContent, path: Path, text: string): void {
  const owner = path
    .slice(0, -1)
    .reduce<unknown>((part, key) => (part as Record<string | number, unknown>)[key], content)
  ;(owner as Record<string | number, unknown>)[path.at(-1)!] = text
}
