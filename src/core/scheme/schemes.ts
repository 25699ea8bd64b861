import type { Decimal } from '../model/decimal.ts'
import type { Scheme } from './scheme.ts'

/** 财预〔2020〕10号 and 财预〔2021〕101号 (cost group). */
export const nationalScheme: Scheme = {
  id: 'cn',
  title: '全国通用（项目支出绩效评价管理办法）',
  places: [],
  years: { from: 2020, to: 2099 },
  weights: [
    { execution: '10', output: '50', benefit: '30', satisfaction: '10' },
    { execution: '10', cost: '20', output: '40', benefit: '20', satisfaction: '10' },
  ],
  execution: { printedRateAllowed: true, scoreDecimals: 2, lowRate: '0.9' },
  lowerIsBetter: 'linear',
  overCompletion: '1.3',
  qualitative: { achieved: ['1', '0.8'], partly: ['0.8', '0.6'], not: ['0.6', '0'] },
  grades: [
    { name: '优', from: '90' },
    { name: '良', from: '80' },
    { name: '中', from: '60' },
  ],
  scoreTolerance: '0.05',
  excessError: '0.5',
  outputAboveExecution: '0.05',
  source: '财预〔2020〕10号；财预〔2021〕101号',
  certainty: 'A',
}

/** 株洲市 2022: the national scheme without a cost group, as printed on the forms. */
export const zhuzhou2022: Scheme = {
  ...nationalScheme,
  id: 'cn-hunan-zhuzhou-2022',
  title: '湖南省株洲市 2022 年度部门绩效自评',
  places: ['株洲'],
  years: { from: 2022, to: 2022 },
  weights: [{ execution: '10', output: '50', benefit: '30', satisfaction: '10' }],
  source: '株洲市 2022 年度绩效自评表；财预〔2020〕10号',
}

export const SCHEMES: readonly Scheme[] = [nationalScheme, zhuzhou2022]

export function schemeById(id: string): Scheme | undefined {
  return SCHEMES.find((scheme) => scheme.id === id)
}

/** The scheme of a place and year, recognised from the unit's name; the national one where none serves. */
export function schemeFor(unit: string, year: number | undefined): Scheme {
  const serves = (scheme: Scheme): boolean =>
    scheme.places.some((place) => unit.includes(place)) && (year === undefined || (year >= scheme.years.from && year <= scheme.years.to))
  return SCHEMES.find(serves) ?? nationalScheme
}

/** 优 / 良 / 中 / 差 for a total score. */
export function gradeOf(score: Decimal, scheme: Scheme): string {
  return scheme.grades.find((grade) => score.greaterThanOrEqualTo(grade.from))?.name ?? '差'
}
