import { groupWorkbooks } from '../identity/group-workbooks.ts'
import { otherYears } from '../identity/other-years.ts'
import { folderOf, topFolderOf } from '../identity/place-name.ts'
import { oneLine } from '../identity/unit-key.ts'
import { yearOf } from '../identity/year-of-set.ts'
import { isAllowed } from './address.ts'
import { attachmentsReason } from './attachments-reason.ts'
import { type Contact, type ContactAddress, type ContactBook, lookupIn } from './contacts.ts'
import type { ExaminedFile } from './examined-file.ts'
import { type LeftFile, withoutRepeats } from './latest-rounds.ts'
import { filerOf, recipientOf, type RecipientRules, type ReturnTo } from './set-recipient.ts'

/** One message: one unit, one address, its own workbooks. */
export interface PlannedMessage {
  readonly contact: Contact
  readonly to: ContactAddress
  readonly files: readonly ExaminedFile[]
  /** Earlier rounds and second copies that are not sent. */
  readonly left: readonly { readonly path: string; readonly reason: string }[]
  /** Why a person had to confirm it; '' where nobody had to. */
  readonly confirmed: string
}

export interface HeldFiles {
  readonly unit: string
  readonly paths: readonly string[]
  readonly reason: string
}

/** A set whose receiver a person may decide, or has decided, by the list of confirmations. */
interface Question {
  /** By its contents. */
  readonly key: string
  readonly unit: string
  readonly paths: readonly string[]
  readonly reason: string
  /** The unit of the list that it may be; '' for none. */
  readonly suggestion: string
  /** What the person wrote; '' for nothing yet. */
  readonly answer: string
}

export interface MailPlan {
  readonly messages: readonly PlannedMessage[]
  readonly held: readonly HeldFiles[]
  readonly questions: readonly Question[]
  /** Files that are no corrected workbooks: 汇总表 and the like. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[]
}

export interface PlanRules {
  readonly allowedDomains: readonly string[]
  /** For a unit with several addresses: the one to take, by unit key. */
  readonly choices: ReadonlyMap<string, string>
  readonly foldersAreUnits: boolean
  /** Sets without a filer go to the department, or to the implementer; undefined: each is asked for. */
  readonly returnTo: ReturnTo | undefined
  /** By key of a set (`questionKey`), the unit of the list to which a person has confirmed that it goes. */
  readonly confirmations: ReadonlyMap<string, string>
  /** Of a whole encoded message. */
  readonly maxBytes: number
}

/** A set of the outbox on its way to its unit. */
interface PlacedSet {
  readonly files: readonly ExaminedFile[]
  readonly contact: Contact
  readonly confirmed: string
}

/**
 * Who gets what. Every file of the outbox stands in exactly one place of the result: in a message, held, or skipped.
 * `hashOf` gives the key of a set from the hashes of its workbooks, in any order.
 */
export function planMessages(
  book: ContactBook,
  files: readonly ExaminedFile[],
  rules: PlanRules,
  hashOf: (parts: readonly string[]) => string,
): MailPlan {
  const skipped = files.flatMap((file) => {
    const reason = unusable(file)
    return reason === undefined ? [] : [{ path: file.path, reason }]
  })
  const usable = files.filter((file) => unusable(file) === undefined)
  const { files: latest, left } = withoutRepeats(usable)
  const sets = groupWorkbooks(latest.map((file) => ({ ...file, folder: folderOf(file.path), forms: file.heads })))
  const years = otherYears(sets)
  const recipients: RecipientRules = { ...rules, book, lookup: lookupIn(book) }
  const held: HeldFiles[] = []
  const placed: PlacedSet[] = []
  const questions: Question[] = []
  const doubtful: DoubtfulSet[] = []
  for (const set of sets) {
    const key = questionKey(set, hashOf)
    const answer = rules.confirmations.get(key) ?? ''
    // What a person wrote of this very set stands above what was decided for all.
    const own = decidedSet(set, years.get(set), answer === '' ? recipients : { ...recipients, returnTo: undefined })
    const decided = answer === '' ? own : confirmedSet(set, answer, own, recipients)
    if ('held' in own || 'held' in decided)
      questions.push({ ...questionOf(own, decided), key, paths: pathsOf(set), answer })
    if ('contact' in decided) placed.push(decided)
    else {
      held.push({ unit: decided.unit, paths: pathsOf(set), reason: decided.held })
      doubtful.push({ unit: 'held' in own ? own.suggestion : own.contact.unit, files: set })
    }
  }
  const messages: PlannedMessage[] = []
  for (const own of byContact(placed)) {
    const message = messageFor(own, doubtful, left, rules)
    if ('held' in message)
      held.push({ unit: own[0]!.contact.unit, paths: own.flatMap((set) => pathsOf(set.files)), reason: message.held })
    else messages.push(message)
  }
  return { messages, held, questions, skipped: [...skipped, ...leftAlone(left, messages)] }
}

/** By what a set is known in the list of confirmations: the same workbooks under any names. */
function questionKey(files: readonly ExaminedFile[], hashOf: (parts: readonly string[]) => string): string {
  return `c${hashOf(files.map((file) => file.sha256).sort()).slice(0, 15)}`
}

type Decided = PlacedSet | { readonly held: string; readonly unit: string; readonly suggestion: string }

function decidedSet(files: readonly ExaminedFile[], otherYear: string | undefined, rules: RecipientRules): Decided {
  const recipient = recipientOf(files, rules)
  if ('held' in recipient) return recipient
  const { contact } = recipient
  if (otherYear !== undefined) return { held: otherYear, unit: contact.unit, suggestion: contact.unit }
  return { files, contact, confirmed: '' }
}

/** What a person is asked of a set: why it does not go out by itself, else why what was written does not do. */
function questionOf(own: Decided, decided: Decided): Pick<Question, 'unit' | 'reason' | 'suggestion'> {
  if ('held' in own) return { unit: own.unit, reason: own.held, suggestion: own.suggestion }
  return { unit: own.contact.unit, reason: 'held' in decided ? decided.held : '', suggestion: own.contact.unit }
}

/**
 * What a person wrote into the list. A name that is not in the address list is held like any other, and so is one that
 * contradicts the forms: their own 填报单位, or the unit to which they would go by themselves.
 */
function confirmedSet(files: readonly ExaminedFile[], answer: string, own: Decided, rules: RecipientRules): Decided {
  const found = rules.lookup(answer)
  const filer = filerOf(files, rules) ?? ('contact' in own ? own.contact : undefined)
  if (found.kind !== 'one')
    return { held: `确认单里写的「${oneLine(answer)}」不是通讯录里的一个单位`, unit: oneLine(answer), suggestion: '' }
  if (filer !== undefined && filer !== found.contact) {
    const held = `确认单里写的是「${found.contact.unit}」，表中的${'contact' in own ? '' : '填报'}单位却是「${filer.unit}」，不发；如果是一个单位，请在通讯录的「别名」里写上`
    return { held, unit: filer.unit, suggestion: filer.unit }
  }
  return 'contact' in own ? own : { files, contact: found.contact, confirmed: own.held }
}

function byContact(sets: readonly PlacedSet[]): PlacedSet[][] {
  const found = new Map<Contact, PlacedSet[]>()
  for (const set of sets) found.set(set.contact, [...(found.get(set.contact) ?? []), set])
  return [...found.values()]
}

function messageFor(
  sets: readonly PlacedSet[],
  doubtful: readonly DoubtfulSet[],
  left: readonly LeftFile[],
  rules: PlanRules,
): PlannedMessage | { readonly held: string } {
  const { contact } = sets[0]!
  const files = sets.flatMap((set) => set.files)
  const to = addressFor(contact, rules)
  if ('refused' in to) return { held: to.refused }
  const reason = twiceReason(sets, doubtful) ?? attachmentsReason(files, rules.maxBytes)
  if (reason !== undefined) return { held: reason }
  const confirmed = [...new Set(sets.flatMap((set) => (set.confirmed === '' ? [] : [set.confirmed])))].join('；')
  const paths = new Set(files.map((file) => file.path))
  return { contact, to, files, left: left.filter((each) => paths.has(each.of)), confirmed }
}

/** A set that is held, and the unit that it may be. */
interface DoubtfulSet {
  readonly unit: string
  readonly files: readonly ExaminedFile[]
}

/**
 * A unit that handed in two sets, in two folders or for two years, is asked which of them counts; parts that lie loose
 * are one message.
 */
function twiceReason(sets: readonly PlacedSet[], doubtful: readonly DoubtfulSet[]): string | undefined {
  const { contact } = sets[0]!
  const isConfirmed = sets.every((set) => set.confirmed !== '')
  const all = [...sets, ...doubtful.filter((each) => each.unit === contact.unit && !isConfirmed)]
  const folders = new Set(all.map(({ files }) => topFolderOf(files[0]!.path)))
  if (folders.size > 1) {
    const shown = all.map(({ files }) => `「${topFolderOf(files[0]!.path) || files[0]!.path}」`)
    return `这个单位交了 ${all.length} 套（${shown.join('、')}），请只留一套`
  }
  const years = new Set(sets.flatMap(({ files }) => yearOf(files.flatMap((file) => file.heads)) ?? []))
  return years.size < 2 ? undefined : `这个单位交了 ${[...years].sort().join('、')} 两个年度的表，请只留一个年度的`
}

function pathsOf(files: readonly ExaminedFile[]): string[] {
  return files.map((file) => file.path)
}

function unusable(file: ExaminedFile): string | undefined {
  if (file.problem !== undefined) return `读不了：${file.problem}`
  if (!file.corrected) return '不是校表写出的工作簿（没有「审核结果」工作表）'
  return undefined
}

function addressFor(
  contact: Contact,
  { allowedDomains, choices }: PlanRules,
): ContactAddress | { readonly refused: string } {
  if (contact.problems.length > 0) return { refused: contact.problems.join('；') }
  const chosen = choices.get(contact.key)?.toLowerCase()
  const fitting =
    chosen === undefined ? contact.addresses : contact.addresses.filter((each) => each.address.toLowerCase() === chosen)
  if (fitting.length === 0) return { refused: `--choose 给它选的邮箱 ${chosen} 不在通讯录里` }
  if (fitting.length > 1) {
    const all = fitting.map((each) => each.address)
    return {
      refused: `通讯录里有 ${all.length} 个邮箱（${all.join('、')}），请选定一个：--choose "${contact.unit}=${all[0]}"`,
    }
  }
  const [to] = fitting
  if (!isAllowed(to!.domain, allowedDomains))
    return { refused: `邮箱 ${to!.address} 的域名 ${to!.domain} 不在允许之列（--allow-domain）` }
  return to!
}

/** Earlier rounds of what is held. */
function leftAlone(left: readonly LeftFile[], messages: readonly PlannedMessage[]): MailPlan['skipped'][number][] {
  const told = new Set(messages.flatMap((message) => message.left.map((each) => each.path)))
  return left.filter((each) => !told.has(each.path)).map(({ path, reason }) => ({ path, reason }))
}
