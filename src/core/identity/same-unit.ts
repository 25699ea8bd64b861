import { memoise } from '../model/memoise.ts'
import { squeeze } from '../model/squeeze.ts'
import { BEHIND_UNITS, GOVERNMENT_ENDS, TELL_APART } from '../vocabulary/name-words.ts'

/** 「219001-」 「[155]」 「219001 」: a budget code before the name. */
const CODE = /^\s*(?:[[【(（]\s*\d{2,}\s*[\]】)）]|\d{3,}\s*[-_—–.:：、]|\d{3,}\s+|\d{6,})\s*/

/**
 * A unit's name for checking, where an accusation must be sure: without a budget code before it, 本级, 机关 or a seal
 * behind it, brackets and 和; 委员会 and 委 count as 局, as which most of them go on. Mail never asks this; see `unitKey`.
 */
export const bareUnit = memoise((name) => {
  let bare = squeeze(name.replace(CODE, '')).replace(/[、，,·.\-—–]/g, '')
  for (
    let shorter = bare.replace(BEHIND_UNITS, '');
    shorter !== bare && shorter.length > 1;
    shorter = bare.replace(BEHIND_UNITS, '')
  )
    bare = shorter
  return bare
    .replace(/[()（）]/g, '')
    .replace(/(?<=.{2})[和与及暨]/g, '')
    .replace(/(?<=.{3})(?:委员会|委)$/, '局')
})

/**
 * Whether two names may be one unit: the same but for what `bareUnit` levels, a place left out, or one short for the
 * other (「市发改局」).
 */
export function sameUnit(a: string, b: string): boolean {
  const [one, other] = [bareUnit(a), bareUnit(b)]
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short === long) return true
  return short.length > 2 && (long.endsWith(short) || (numerals(short) === numerals(long) && standsIn(short, long)))
}

/** 第一中学 and 第十一中学 are two, whatever else their letters have in common; so are 直属工作局 and 直属机关工作局. */
function numerals(name: string): string {
  return name.match(TELL_APART)?.join('') ?? ''
}

/** All letters of the short name stand in the long one, in their order. */
function standsIn(short: string, long: string): boolean {
  let at = 0
  for (const letter of long) if (letter === short[at]) at += 1
  return at === short.length
}

/** 人民政府 and 管委会, which stand above other units without handing in for them. */
export function isGovernment(name: string): boolean {
  return GOVERNMENT_ENDS.test(squeeze(name))
}
