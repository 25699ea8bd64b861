import { officialFieldMap } from '../../vocabulary/field-map.ts'
import type { TextField } from '../field.ts'
import { squeeze } from '../label-text.ts'
import { isNotApplicableMark } from '../number-spelling.ts'

/** What a place splits over several cells, or writes into the indicator's name: 「≥」 「100」 「家」, 「新建面积（≥**平方米）」. */
export interface SplitTarget {
  readonly nature: string
  readonly unit: string
  /** The indicator's name. */
  readonly name: string
}

/** 「≥」 「不低于」 「正向指标」 → 「≥」. */
const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries(officialFieldMap.indicators.natures).flatMap(([sign, natures]) =>
    natures.map((nature) => [squeeze(nature), sign] as const),
  ),
)

/**
 * 「新建面积（≥**平方米）」: a sign and perhaps a unit in brackets at the end of the name, the figure left open; 「大型活动（≥500人）场次」
 * tells which.
 */
const IN_NAME =
  /[(（]\s*([≥≤><＞＜≧≦=＝═﹦]|不低于|不少于|不超过|不高于)\s*(?:[*×xX_＊]{1,6}|\d[\d.]*)?\s*([^()（）\d*]{0,8})[)）]\s*$/

/**
 * 年度指标值 as one text, whatever cells it stands in: nature 「≥」, value 「100」 and unit 「家」 make 「≥100家」. A bare figure
 * takes the sign that its name carries. What is no figure (「及时」, 「≥90%」, 「/」) stays as it stands.
 */
export function wholeTarget(value: TextField, { nature, unit, name }: SplitTarget): TextField {
  if (value.state !== 'filled') return value
  const named = IN_NAME.exec(name.normalize('NFC'))
  const sign = signOf(nature) ?? (named ? signOf(named[1]!) : undefined)
  const measured = withUnit(value.raw, unit || (named?.[2] ?? ''))
  const raw = sign !== undefined && isBare(value.raw) ? `${sign}${measured}` : measured
  return raw === value.raw ? value : { ...value, raw }
}

/** 实际完成值 with the unit that stands in a column of its own. */
export function measuredOutcome(value: TextField, { unit, name }: SplitTarget): TextField {
  if (value.state !== 'filled') return value
  const raw = withUnit(value.raw, unit || (IN_NAME.exec(name)?.[2] ?? ''))
  return raw === value.raw ? value : { ...value, raw }
}

/** Names that are to be filled in only with a figure elsewhere: no placeholder of the template. */
export function carriesSign(name: string): boolean {
  return IN_NAME.test(name)
}

/** 「≥」 「不超过」: a sign and nothing else. */
export function isComparator(text: string): boolean {
  return text !== '' && signOf(text) !== undefined
}

function signOf(nature: string): string | undefined {
  return SIGNS.get(squeeze(nature))
}

const FIGURE = '[-+]?[\\d０-９][\\d０-９.,，．]*'
/** A figure, or 「7至18」 「34—43」, with the sign before it that has no cell of its own. */
const FIGURES = new RegExp(`^(?:[≥≤><＞＜≧≦=＝═﹦]|>=|<=)?\\s*${FIGURE}(?:\\s*(?:至|到|[-—–~～])\\s*${FIGURE})?$`)
const BARE = new RegExp(`^${FIGURE}\\s*[%％‰]?$`)

function isBare(text: string): boolean {
  return BARE.test(text.trim())
}

function withUnit(text: string, unit: string): string {
  const measure = squeeze(unit)
  // 「16」 and 「1/10万」 would be 161.
  if (measure === '' || /^[\d０-９]/.test(measure) || isNotApplicableMark(measure) || !FIGURES.test(text.trim()))
    return text
  return `${text.trim()}${measure}`
}
