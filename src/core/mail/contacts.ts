import { checkAddress } from './address.ts'
import { hasControlCharacter, oneLine, unitKey } from '../identity/unit-key.ts'

/** A line of the address list as the shells read it, by the columns that were found. */
export interface ContactRow {
  /** 「第 5 行」, 「“市直”第 5 行」: where a person finds it. */
  readonly place: string
  readonly hidden: boolean
  readonly unit: string
  readonly aliases: string
  readonly email: string
  readonly person: string
  /** 「是」, or the names of the other units whose mail goes to this address, too. */
  readonly shared: string
}

export interface ContactAddress {
  readonly address: string
  readonly domain: string
  readonly person: string
  readonly place: string
}

/** One unit of the list, with every address that some line gives it. */
export interface Contact {
  readonly unit: string
  readonly key: string
  readonly aliases: readonly string[]
  readonly addresses: readonly ContactAddress[]
  /** Why nothing may be sent to this unit, whatever workbook comes. */
  readonly problems: readonly string[]
}

export interface ContactBook {
  readonly contacts: readonly Contact[]
  /** What a person should know of the list: lines merged, hidden, left out. */
  readonly notes: readonly string[]
  readonly rows: number
}

interface Entry {
  readonly unit: string
  readonly aliases: Set<string>
  readonly addresses: ContactAddress[]
  readonly problems: string[]
  /** Addresses that a line of this unit declares to be shared. */
  readonly shared: Set<string>
  /** Addresses within cells that could not be read as one. */
  readonly mentioned: Set<string>
}

/**
 * Puts the lines of an address list together by unit. Nothing is guessed: a line that cannot be read whole makes its
 * unit a problem, and one address for several units is a problem for all of them unless the list says 兼管.
 */
export function readContacts(rows: readonly ContactRow[]): ContactBook {
  const entries = new Map<string, Entry>()
  const notes: string[] = []
  for (const row of rows) addRow(row, entries, notes)
  declareShared(entries)
  const contacts = [...entries].map(
    ([key, entry]): Contact => ({
      unit: entry.unit,
      key,
      aliases: [...entry.aliases],
      addresses: entry.addresses,
      problems: entry.problems,
    }),
  )
  return { contacts, notes: [...hiddenNote(rows), ...notes], rows: rows.length }
}

function hiddenNote(rows: readonly ContactRow[]): string[] {
  const hidden = rows.filter((row) => row.hidden)
  if (hidden.length === 0) return []
  const places = hidden.slice(0, 5).map((row) => row.place)
  return [
    `通讯录有 ${hidden.length} 行是隐藏或被筛选掉的，也已读入：${places.join('、')}${hidden.length > 5 ? ' 等' : ''}。`,
  ]
}

function addRow(row: ContactRow, entries: Map<string, Entry>, notes: string[]): void {
  const key = unitKey(row.unit)
  if (key === '') {
    notes.push(`通讯录${row.place}没有单位名称，没有采用。`)
    return
  }
  const entry = entryOf(row.unit, key, entries)
  if (hasControlCharacter(row.unit)) {
    entry.problems.push(`通讯录${row.place}的单位名称里有换行或控制字符`)
    // Whatever unit the cell may mean is held with it, rather than found elsewhere in the list.
    for (const piece of row.unit.split(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/))
      if (unitKey(piece) !== '') entry.aliases.add(piece.trim())
  }
  if (hasControlCharacter(row.person)) entry.problems.push(`通讯录${row.place}的联系人里有换行或控制字符`)
  for (const alias of namesIn(row.aliases)) if (unitKey(alias) !== key) entry.aliases.add(alias)
  const checked = checkAddress(row.email)
  if ('refused' in checked) {
    for (const found of row.email.match(/[A-Za-z0-9._+-]+@[A-Za-z0-9.-]*[A-Za-z0-9]/g) ?? [])
      entry.mentioned.add(found.toLowerCase())
    entry.problems.push(
      `通讯录${row.place}：${checked.refused}${row.email.trim() === '' ? '' : `（${oneLine(row.email).slice(0, 60)}）`}`,
    )
    return
  }
  addAddress(entry, { ...checked, person: oneLine(row.person), place: row.place }, notes)
  const shared = unitKey(row.shared)
  if (SHARED.test(shared)) entry.shared.add(checked.address.toLowerCase())
  else if (!NOT_SHARED.test(shared))
    for (const other of namesIn(row.shared))
      shareWith(entry, other, { ...checked, person: oneLine(row.person), place: row.place }, entries, notes)
}

const SHARED = /^(是|√|✓|y|yes|1|兼管)$/i
/** No name of a unit: who writes this says that the address is the unit's own. */
const NOT_SHARED = /^(否|不|不是|不兼管|无|没有|×|✗|x|n|no|0|[-—–/]+)$/i

function entryOf(name: string, key: string, entries: Map<string, Entry>): Entry {
  const known = entries.get(key)
  if (known) return known
  const entry: Entry = {
    unit: oneLine(name),
    aliases: new Set(),
    addresses: [],
    problems: [],
    shared: new Set(),
    mentioned: new Set(),
  }
  entries.set(key, entry)
  return entry
}

function addAddress(entry: Entry, address: ContactAddress, notes: string[]): void {
  const same = entry.addresses.find((each) => each.address.toLowerCase() === address.address.toLowerCase())
  if (!same) entry.addresses.push(address)
  else notes.push(`「${entry.unit}」的邮箱 ${address.address} 写了两次（${same.place}、${address.place}），按一次算。`)
}

/** 兼管 with names: the address also serves the units named. */
function shareWith(
  entry: Entry,
  other: string,
  address: ContactAddress,
  entries: Map<string, Entry>,
  notes: string[],
): void {
  const key = unitKey(other)
  if (key === '' || key === unitKey(entry.unit)) return
  const lower = address.address.toLowerCase()
  entry.shared.add(lower)
  const second = entryOf(other, key, entries)
  second.shared.add(lower)
  if (hasControlCharacter(other)) second.problems.push(`通讯录${address.place}的「兼管」里有控制字符`)
  if (!second.addresses.some((each) => each.address.toLowerCase() === lower)) {
    second.addresses.push(address)
    notes.push(`「${second.unit}」由「${entry.unit}」兼管（${address.place}），也发到 ${address.address}。`)
  }
}

/** One address that stands for several units, and not every one of them says so, is a problem for all. */
function declareShared(entries: ReadonlyMap<string, Entry>): void {
  const users = new Map<string, Entry[]>()
  for (const entry of entries.values()) {
    const own = new Set([...entry.addresses.map(({ address }) => address.toLowerCase()), ...entry.mentioned])
    for (const address of own) users.set(address, [...(users.get(address) ?? []), entry])
  }
  for (const [address, units] of users) {
    if (units.length < 2 || units.every((unit) => unit.shared.has(address))) continue
    const names = units.map((unit) => `「${unit.unit}」`).join('')
    for (const unit of units) unit.problems.push(`邮箱 ${address} 同时写给了${names}，通讯录没有注明「兼管」`)
  }
}

function namesIn(cell: string): string[] {
  return cell
    .split(/[、，,;；|/\r\n]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** Which unit of the list a name is. */
export type Lookup =
  | { readonly kind: 'one'; readonly contact: Contact }
  | { readonly kind: 'several'; readonly contacts: readonly Contact[] }
  | { readonly kind: 'none' }

/**
 * Answers by exact key only, of the unit's name or a declared alias. A name that stands for two units answers
 * `several`.
 */
export function lookupIn(book: ContactBook): (name: string) => Lookup {
  const index = new Map<string, Set<Contact>>()
  for (const contact of book.contacts) {
    for (const name of [contact.unit, ...contact.aliases]) {
      const key = unitKey(name)
      if (key !== '') index.set(key, (index.get(key) ?? new Set()).add(contact))
    }
  }
  return (name) => {
    const found = [...(index.get(unitKey(name)) ?? [])]
    if (found.length === 0) return { kind: 'none' }
    return found.length === 1 ? { kind: 'one', contact: found[0]! } : { kind: 'several', contacts: found }
  }
}
