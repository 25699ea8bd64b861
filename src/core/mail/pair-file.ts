import type { Contact, ContactBook, Lookup } from './contacts.ts'
import type { ExaminedFile } from './examined-file.ts'
import { similarUnits } from './similar-units.ts'
import { oneLine, unitKey } from '../identity/unit-key.ts'

/** The unit a workbook goes to, or why a person must look. */
export type Pairing = { readonly contact: Contact } | { readonly held: string; readonly unit: string }

export interface PairingRules {
  readonly book: ContactBook
  readonly lookup: (name: string) => Lookup
  /** True: a sub-folder is a unit. False: it may be anything, but never another unit. */
  readonly foldersAreUnits: boolean
}

/**
 * The two keys. First: every unit named inside the workbook must be one and the same unit of the address list, by its exact name or a declared
 * alias. Second: the folder it lies in must be that unit, and its file name must not speak of another. Whatever does not fit is held.
 */
export function pairFile(file: ExaminedFile, rules: PairingRules): Pairing {
  const shown = file.units[0] ? oneLine(file.units[0]) : '（未写明）'
  const held = (reason: string): Pairing => ({ held: reason, unit: shown })
  if (file.units.length === 0) return held('工作簿里没有写明单位，不能确定该发给谁')
  const found = file.units.map((name) => ({ name, lookup: rules.lookup(name) }))
  for (const { name, lookup } of found) {
    if (lookup.kind === 'none') return held(unknown(name, rules.book))
    if (lookup.kind === 'several')
      return held(`表中的单位「${oneLine(name)}」对应通讯录里的几个单位（${names(lookup.contacts)}），分不清是哪一个`)
  }
  const contacts = [...new Set(found.flatMap(({ lookup }) => (lookup.kind === 'one' ? [lookup.contact] : [])))]
  if (contacts.length > 1) return held(`同一个工作簿里写了不同的单位（${names(contacts)}）`)
  const contact = contacts[0]!
  const misplaced = folderReason(file, contact, rules) ?? fileNameReason(file, contact, rules.book)
  return misplaced === undefined ? { contact } : held(misplaced)
}

function unknown(name: string, book: ContactBook): string {
  const similar = similarUnits(name, book.contacts)
  const hint =
    similar.length > 0
      ? `；名称相近的有${similar.map((each) => `「${each}」`).join('')}，如果就是它，请在通讯录的「别名」里写上「${oneLine(name)}」`
      : ''
  return `通讯录里没有「${oneLine(name)}」${hint}`
}

function folderReason(file: ExaminedFile, contact: Contact, { lookup, foldersAreUnits }: PairingRules): string | undefined {
  const folders = file.path.split('/').slice(0, -1)
  let confirmed = folders.length === 0 || !foldersAreUnits
  for (const folder of folders) {
    const found = lookup(folder)
    if (found.kind === 'one' && found.contact === contact) confirmed = true
    else if (found.kind !== 'none') return `工作簿里的单位是「${contact.unit}」，却放在「${oneLine(folder)}」的文件夹里`
  }
  if (confirmed) return undefined
  return `放在文件夹「${oneLine(folders.join('/'))}」里，这不是「${contact.unit}」的名称或别名（文件夹如果不是按单位分的，加 --any-folder）`
}

/** A file name that speaks of another unit of the list, and not as a part of the own name. */
function fileNameReason(file: ExaminedFile, contact: Contact, book: ContactBook): string | undefined {
  let rest = unitKey(
    file.path
      .split('/')
      .at(-1)!
      .replace(/\.[^.]*$/, ''),
  )
  // Longest first, so that 「市教育局」 is gone before 「教育局」 is looked for.
  for (const own of keysOf(contact).sort((a, b) => b.length - a.length)) rest = rest.replaceAll(own, '\u0000')
  const other = book.contacts.find((each) => each !== contact && keysOf(each).some((key) => key.length >= 3 && rest.includes(key)))
  return other && `工作簿里的单位是「${contact.unit}」，文件名里写的却是「${other.unit}」`
}

function keysOf(contact: Contact): string[] {
  return [contact.unit, ...contact.aliases].map(unitKey).filter((key) => key !== '')
}

function names(contacts: readonly Contact[]): string {
  return contacts.map((contact) => `「${contact.unit}」`).join('')
}
