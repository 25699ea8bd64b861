import { belongingOf, namedBy, namingForms } from '../identity/belonging.ts'
import { PART_OF_SET, UNIT_ENDS } from '../vocabulary/name-words.ts'
import { fileNameOf, nameOfEntry, topFolderOf } from '../identity/place-name.ts'
import { oneLine, unitKey } from '../identity/unit-key.ts'
import { type SetUnit, standsAbove, unitOfSet } from '../identity/unit-of-set.ts'
import type { Contact, ContactBook, Lookup } from './contacts.ts'
import type { ExaminedFile } from './examined-file.ts'
import { similarUnits } from './similar-units.ts'

/** To whom a set that names no filer goes back, decided once for a campaign. */
export type ReturnTo = 'department' | 'implementer'

/**
 * The unit that a set goes to; otherwise why a person must look at it, and whether that person may settle it in the
 * list of confirmations.
 */
export type SetRecipient =
  | { readonly contact: Contact }
  | { readonly held: string; readonly unit: string; readonly suggestion: string }

export interface RecipientRules {
  readonly book: ContactBook
  readonly lookup: (name: string) => Lookup
  /** True: a sub-folder is a unit. False: it may be anything, but never another unit. */
  readonly foldersAreUnits: boolean
  readonly returnTo: ReturnTo | undefined
}

/** The unit of the list that hands a set in, by its filer; undefined where no form names one that the list knows. */
export function filerOf(
  files: readonly ExaminedFile[],
  { lookup }: Pick<RecipientRules, 'lookup'>,
): Contact | undefined {
  const { name, source } = unitOfSet(files.map((file) => file.heads))
  const found = source === 'filer' ? lookup(name) : undefined
  return found?.kind === 'one' ? found.contact : undefined
}

/**
 * Who gets a set, from its forms alone. The unit that hands it in must stand in the address list by its exact name or a
 * declared alias; every form must be that unit's by one of its roles; every workbook must name the unit; folder and
 * file names must not speak of another. Whatever does not fit is held.
 */
export function recipientOf(files: readonly ExaminedFile[], rules: RecipientRules): SetRecipient {
  const unit = unitToAnswer(files, rules.returnTo)
  const shown = unit.name === '' ? '（未写明）' : oneLine(unit.name)
  const held = (reason: string): SetRecipient => ({
    held: reason,
    unit: shown,
    suggestion: suggestionFor(files, unit, rules),
  })
  const turned = files.find((file) =>
    file.heads.some((head) => Object.values(head.names).some((name) => TURNS.test(name))),
  )
  if (turned) return held(`「${turned.path}」的单位名称里有改变文字方向的控制字符，看到的和写着的不一样`)
  if (unit.name === '') return held(`${filesNamed(files)}没有写明单位，不能确定该发给谁`)
  const found = rules.lookup(unit.name)
  if (found.kind === 'none') return held(unknown(unit.name, rules.book))
  if (found.kind === 'several')
    return held(`表中的单位「${shown}」对应通讯录里的几个单位（${names(found.contacts)}），分不清是哪一个`)
  const { contact } = found
  const reason =
    strayReason(files, contact, rules) ??
    claimReason(files, contact, rules) ??
    namelessReason(files, contact, rules) ??
    roleReason(unit, files) ??
    files
      .map((file) => folderReason(file, contact, rules) ?? fileNameReason(file, contact, rules))
      .find((each) => each !== undefined)
  return reason === undefined ? { contact } : held(reason)
}

/** Characters that reverse the direction of the text: what one sees is not what is there. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/

interface Answered extends SetUnit {
  /**
   * True where a filer is named, department and implementer are the same unit, or a person has decided for the
   * campaign.
   */
  readonly certain: boolean
}

function unitToAnswer(files: readonly ExaminedFile[], returnTo: ReturnTo | undefined): Answered {
  const unit = unitOfSet(files.map((file) => file.heads))
  if (unit.source === 'filer' || unit.carriesOut) return { ...unit, certain: true }
  const role = returnTo && shared(files, returnTo)
  return role ? { ...unit, name: role, certain: true } : { ...unit, certain: false }
}

/**
 * The one name that the set's visible forms have in a role; '' for none or several, or for a government above the unit.
 */
function shared(files: readonly ExaminedFile[], role: ReturnTo): string {
  const all = files.flatMap(({ heads }) => heads.flatMap((head) => (head.hidden ? [] : head.names[role] || [])))
  const isOne =
    new Set(all.map(unitKey)).size === 1 &&
    !standsAbove(
      all[0]!,
      files.flatMap(({ heads }) => heads),
    )
  return isOne ? all[0]! : ''
}

function suggestionFor(files: readonly ExaminedFile[], unit: SetUnit, { lookup }: RecipientRules): string {
  const top = topFolderOf(files[0]!.path)
  for (const name of [unit.name, top, nameOfEntry(top)]) {
    const found = lookup(name)
    if (found.kind === 'one') return found.contact.unit
  }
  return ''
}

function unknown(name: string, book: ContactBook): string {
  const similar = similarUnits(name, book.contacts)
  const hint =
    similar.length > 0
      ? `；名称相近的有${similar.map((each) => `「${each}」`).join('')}，如果就是它，请在通讯录的「别名」里写上「${oneLine(name)}」`
      : ''
  return `通讯录里没有「${oneLine(name)}」${hint}`
}

function isUnitOf(contact: Contact, { lookup }: RecipientRules): (name: string) => boolean {
  return (name) => {
    const found = lookup(name)
    return found.kind === 'one' && found.contact === contact
  }
}

/** A form that belongs to another unit, on a hidden sheet too. */
function strayReason(files: readonly ExaminedFile[], contact: Contact, rules: RecipientRules): string | undefined {
  const isUnit = isUnitOf(contact, rules)
  for (const file of files) {
    const stray = file.heads.find((head) => belongingOf(head, isUnit) === 'stray')
    if (!stray) continue
    const { filer, department, implementer } = stray.names
    const other = oneLine(filer || department || implementer || '')
    const hidden = stray.hidden ? '隐藏的工作表上' : ''
    const similar =
      rules.lookup(other).kind === 'none' ? `（如果就是「${contact.unit}」，请在通讯录的「别名」里写上）` : ''
    return `这一套是「${contact.unit}」的，「${file.path}」${hidden}有一张表写的却是「${other}」${similar}`
  }
  return undefined
}

/**
 * A sheet that says it is another unit's of the list, where no form reads it: a second time on the form, beside it, on
 * a form that is not checked.
 */
function claimReason(files: readonly ExaminedFile[], contact: Contact, rules: RecipientRules): string | undefined {
  for (const file of files) {
    const roles = ownRoles(file, rules)
    for (const { sheet, names: claimed } of file.claims ?? []) {
      const found = claimed.map((name) => rules.lookup(name))
      if (found.some((each) => each.kind === 'one' && (each.contact === contact || roles.has(each.contact)))) continue
      const other = claimed.find((_, index) => found[index]!.kind !== 'none')
      if (other === undefined) continue
      return `这一套是「${contact.unit}」的，「${file.path}」的工作表「${oneLine(sheet)}」上还写着另一个单位「${oneLine(other)}」`
    }
  }
  return undefined
}

/** A workbook of which no form says whose it is. */
function namelessReason(files: readonly ExaminedFile[], contact: Contact, rules: RecipientRules): string | undefined {
  const isUnit = isUnitOf(contact, rules)
  const named = namingForms(
    files.flatMap((file) => file.heads),
    isUnit,
  )
  const nameless = files.filter(({ heads }) => namedBy(heads, isUnit, named) === undefined)
  return nameless.length === 0 ? undefined : `${filesNamed(nameless)}没有写明单位，不能确定是不是「${contact.unit}」的`
}

function roleReason({ source, certain, name }: Answered, files: readonly ExaminedFile[]): string | undefined {
  if (certain) return undefined
  const others = (role: ReturnTo): string =>
    [
      ...new Set(
        files.flatMap(({ heads }) =>
          heads.flatMap((head) => (head.names[role] ? [`「${oneLine(head.names[role])}」`] : [])),
        ),
      ),
    ]
      .slice(0, 3)
      .join('')
  const told =
    source === 'department'
      ? `主管部门「${oneLine(name)}」，实施单位${others('implementer') || '没有写'}`
      : `实施单位「${oneLine(name)}」，主管部门${others('department') || '没有写'}`
  return `表中没有填报单位，只写了${told}，发给谁要由人决定（整批都发给主管部门或实施单位的，加 --return-to 主管部门 或 --return-to 实施单位）`
}

function filesNamed(files: readonly ExaminedFile[]): string {
  const shown = files.slice(0, 3).map((file) => `「${file.path}」`)
  return `${shown.join('')}${files.length > shown.length ? `等 ${files.length} 个工作簿` : ''}`
}

/** Names of others that a workbook may bear: those that its own forms have as 主管部门 or 实施单位. */
function ownRoles({ heads }: ExaminedFile, { lookup }: RecipientRules): ReadonlySet<Contact> {
  const all = heads.flatMap(({ names: { department, implementer } }) => [department, implementer])
  return new Set(
    all.flatMap((name) => {
      const found = name ? lookup(name) : undefined
      return found?.kind === 'one' ? [found.contact] : []
    }),
  )
}

function folderReason(file: ExaminedFile, contact: Contact, rules: RecipientRules): string | undefined {
  const folders = file.path.split('/').slice(0, -1)
  const roles = ownRoles(file, rules)
  let confirmed = !rules.foldersAreUnits || folders.every((folder) => isPartOfSet(folder))
  for (const folder of folders) {
    const found = lookUpEntry(folder, rules)
    if (found.kind === 'one' && found.contact === contact) confirmed = true
    // The folder of a subordinate unit inside its bureau's; where it was decided that everything goes to the bureau,
    // also by itself.
    else if (found.kind === 'one' && roles.has(found.contact)) confirmed ||= rules.returnTo !== undefined
    else if (found.kind !== 'none') return `工作簿里的单位是「${contact.unit}」，却放在「${oneLine(folder)}」的文件夹里`
  }
  if (confirmed) return undefined
  return `放在文件夹「${oneLine(folders.join('/'))}」里，这不是「${contact.unit}」的名称或别名（文件夹如果不是按单位分的，加 --any-folder）`
}

/** 「1整体支出」 right below the outbox: a unit’s own folder was given alone. */
function isPartOfSet(folder: string): boolean {
  const name = nameOfEntry(folder)
  return PART_OF_SET.test(name) && !UNIT_ENDS.test(name)
}

/** Looks up a folder's name as it is, then without the numbers and versions that people add. */
function lookUpEntry(name: string, { lookup }: RecipientRules): Lookup {
  const found = lookup(name)
  return found.kind === 'none' ? lookup(nameOfEntry(name)) : found
}

/** A shorter name occurs in too many others to tell anything. */
const LEAST_LETTERS = 3

/**
 * A file name that speaks of another unit of the list, and not as a part of the own name or as one that the forms have
 * as department or implementer.
 */
function fileNameReason(file: ExaminedFile, contact: Contact, rules: RecipientRules): string | undefined {
  const own = new Set([contact, ...ownRoles(file, rules)])
  const others = rules.book.contacts.filter((unit) => !own.has(unit))
  const known = [...own, ...others].flatMap((unit) => keysOf(unit).map((key) => ({ unit, key })))
  // Longest first: 「市教育局」 is taken out before 「教育局」 is looked for, whichever of them is the unit's own.
  known.sort((a, b) => b.key.length - a.key.length)
  let rest = unitKey(fileNameOf(file.path).replace(/\.[^.]*$/, ''))
  for (const { unit, key } of known) {
    if (own.has(unit)) rest = rest.replaceAll(key, '\u0000')
    else if (key.length >= LEAST_LETTERS && rest.includes(key))
      return `工作簿里的单位是「${contact.unit}」，文件名里写的却是「${unit.unit}」`
  }
  return undefined
}

function keysOf(contact: Contact): string[] {
  return [contact.unit, ...contact.aliases].map(unitKey).filter((key) => key !== '')
}

function names(contacts: readonly Contact[]): string {
  return contacts.map((contact) => `「${contact.unit}」`).join('')
}
