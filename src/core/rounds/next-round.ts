/**
 * When one workbook continues another as its next round. A name alone proves little: two departments drop 「自评表.xlsx」
 * and 「自评表(1).xlsx」 side by side, and 「自评表(1).xlsx」 to 「自评表(18).xlsx」 are one unit's projects. What the forms say
 * decides. Pure.
 */
import { withoutVersion } from '../identity/entry-name.ts'
import { folderOf } from '../identity/place-name.ts'
import { shareForms } from '../identity/share-forms.ts'
import { unitKey } from '../identity/unit-key.ts'
import { isAnnotated, type ItemResult } from './item-result.ts'

const WORKBOOK = /\.(xlsx|xlsm|xlsb|xls|et|ods|csv)$/i
const ENDING = /\.[a-z0-9]{1,5}$/i

/**
 * The same for names in one sub-folder that differ only by what says that something came once more: (1), 副本, 最终版,
 * （第2次）. Any kind of workbook is one kind.
 */
export function versionKey(path: string): string {
  const folder = folderOf(path)
  const name = path.slice(folder === '' ? 0 : folder.length + 1)
  const ending = ENDING.exec(name)?.[0] ?? ''
  const stem = withoutVersion(name.slice(0, name.length - ending.length))
  const kind = WORKBOOK.test(ending) ? '' : ending
  return `${folder}/${stem}${kind}`.normalize('NFC').toLowerCase()
}

/** What the forms say of themselves; results of an older programme only know the unit. */
export type Told = Pick<ItemResult, 'named' | 'unit' | 'year' | 'about' | 'workbookHash'>

/** The unit that the forms name, as a key; '' when they name none, or nothing was read. */
export function namedUnit(told: Told): string {
  return isAnnotated(told) ? unitKey(told.named ?? told.unit) : ''
}

/**
 * Whether a workbook under a name of another version is the next round of one: both name the same unit, no two years,
 * and more than half of the forms of the smaller are in both. When anything of that is unknown, it is not.
 */
export function isNextVersion(before: Told, now: Told): boolean {
  const unit = namedUnit(now)
  return (
    unit !== '' &&
    unit === namedUnit(before) &&
    isOneYear(before.year, now.year) &&
    shareForms(before.about ?? [], now.about ?? [])
  )
}

/**
 * Whether a workbook under the same name is the next round of those before. Units that differ part them; one that is
 * not known does so where many units drop their files side by side (`isFlat`), unless one of both was not read at all,
 * so that there is nothing to be mixed up.
 */
export function isNextOfName(before: readonly Told[], now: Told, isFlat: boolean): boolean {
  const read = before.filter(isAnnotated)
  if (!isAnnotated(now) || read.length === 0) return true
  const units = new Set(read.map(namedUnit).filter((unit) => unit !== ''))
  const unit = namedUnit(now)
  if (unit !== '' && units.size > 0) return units.has(unit)
  return !isFlat
}

function isOneYear(one: number | null, other: number | null): boolean {
  return one === null || other === null || one === other
}
