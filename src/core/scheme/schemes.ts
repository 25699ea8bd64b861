import data from '../../../templates/schemes/schemes.json'
import type { Decimal } from '../model/decimal.ts'
import { loadSchemes } from './load-schemes.ts'
import type { Scheme } from './scheme.ts'

/** The schemes that come with the program, the national one first. A further place is one more entry in the data. */
export const SCHEMES: readonly Scheme[] = loadSchemes(data)

/** 财预〔2020〕10号 and 财预〔2021〕101号 (cost group): the root that all others extend. */
export const nationalScheme: Scheme = SCHEMES.find((scheme) => scheme.extends === undefined)!

export function schemeById(id: string): Scheme | undefined {
  return SCHEMES.find((scheme) => scheme.id === id)
}

/** 优 / 良 / 中 / 差 for a total score. */
export function gradeOf(score: Decimal, scheme: Scheme): string {
  return scheme.grades.find((grade) => score.greaterThanOrEqualTo(grade.from))?.name ?? '差'
}
