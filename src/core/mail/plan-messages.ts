import { isAllowed } from './address.ts'
import { type Contact, type ContactAddress, type ContactBook, lookupIn } from './contacts.ts'
import type { ExaminedFile } from './examined-file.ts'
import { pairFile } from './pair-file.ts'
import { hasControlCharacter, oneLine, unitKey } from '../identity/unit-key.ts'

/** One message: one unit, one address, its own workbooks. */
export interface PlannedMessage {
  readonly contact: Contact
  readonly to: ContactAddress
  readonly files: readonly ExaminedFile[]
  /** Earlier rounds and second copies that are not sent. */
  readonly left: readonly { readonly path: string; readonly reason: string }[]
}

export interface HeldFiles {
  readonly unit: string
  readonly paths: readonly string[]
  readonly reason: string
}

export interface MailPlan {
  readonly messages: readonly PlannedMessage[]
  readonly held: readonly HeldFiles[]
  /** Files that are no corrected workbooks: 汇总表 and the like. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[]
}

export interface PlanRules {
  readonly allowedDomains: readonly string[]
  /** For a unit with several addresses: the one to take, by unit key. */
  readonly choices: ReadonlyMap<string, string>
  readonly foldersAreUnits: boolean
  /** Of a whole encoded message. */
  readonly maxBytes: number
}

/** Who gets what. Every file of the outbox stands in exactly one place of the result: in a message, held, or skipped. */
export function planMessages(book: ContactBook, files: readonly ExaminedFile[], rules: PlanRules): MailPlan {
  const pairing = { book, lookup: lookupIn(book), foldersAreUnits: rules.foldersAreUnits }
  const skipped: MailPlan['skipped'][number][] = []
  const held: HeldFiles[] = []
  const byContact = new Map<Contact, ExaminedFile[]>()
  for (const file of files) {
    const reason = unusable(file)
    if (reason !== undefined) {
      skipped.push({ path: file.path, reason })
      continue
    }
    const paired = pairFile(file, pairing)
    if ('held' in paired) hold(held, paired.unit, file.path, paired.held)
    else byContact.set(paired.contact, [...(byContact.get(paired.contact) ?? []), file])
  }
  const messages: PlannedMessage[] = []
  for (const [contact, own] of byContact) {
    const { files: latest, left } = withoutRepeats(own)
    const to = addressFor(contact, rules)
    const reason = 'refused' in to ? to.refused : setReason(latest, rules.maxBytes)
    if (reason !== undefined || 'refused' in to) held.push({ unit: contact.unit, paths: own.map((file) => file.path), reason: reason! })
    else messages.push({ contact, to, files: latest, left })
  }
  return { messages, held, skipped }
}

/** Workbooks of one unit that are held for one reason make one line. */
function hold(held: HeldFiles[], unit: string, path: string, reason: string): void {
  const at = held.findIndex((each) => each.unit === unit && each.reason === reason)
  if (at < 0) held.push({ unit, paths: [path], reason })
  else held[at] = { ...held[at]!, paths: [...held[at]!.paths, path] }
}

function unusable(file: ExaminedFile): string | undefined {
  if (file.problem !== undefined) return `读不了：${file.problem}`
  if (!file.results) return '不是校表写出的工作簿（没有「审核结果」工作表）'
  return undefined
}

function addressFor(contact: Contact, { allowedDomains, choices }: PlanRules): ContactAddress | { readonly refused: string } {
  if (contact.problems.length > 0) return { refused: contact.problems.join('；') }
  const chosen = choices.get(contact.key)?.toLowerCase()
  const fitting = chosen === undefined ? contact.addresses : contact.addresses.filter((each) => each.address.toLowerCase() === chosen)
  if (fitting.length === 0) return { refused: `--choose 给它选的邮箱 ${chosen} 不在通讯录里` }
  if (fitting.length > 1) {
    const all = fitting.map((each) => each.address)
    return { refused: `通讯录里有 ${all.length} 个邮箱（${all.join('、')}），请选定一个：--choose "${contact.unit}=${all[0]}"` }
  }
  const [to] = fitting
  if (!isAllowed(to!.domain, allowedDomains)) return { refused: `邮箱 ${to!.address} 的域名 ${to!.domain} 不在允许之列（--allow-domain）` }
  return to!
}

/** 「…第2次」, with brackets, blanks or a line before it. */
const ROUND = /[\s_\-—（(]*第(\d{1,3})次[)）]?$/

/** Of several rounds of one workbook the last one; of copies with the same bytes the first. */
function withoutRepeats(own: readonly ExaminedFile[]): Pick<PlannedMessage, 'files' | 'left'> {
  const left: { path: string; reason: string }[] = []
  const latest = new Map<string, { file: ExaminedFile; round: number }>()
  for (const file of own) {
    const stem = file.path.replace(/\.[^./]*$/, '')
    const round = Number(ROUND.exec(stem)?.[1] ?? 1)
    const name = stem.replace(ROUND, '')
    const known = latest.get(name)
    if (!known) latest.set(name, { file, round })
    else {
      const [older, newer] = known.round <= round ? [known, { file, round }] : [{ file, round }, known]
      left.push({ path: older.file.path, reason: `已有第 ${newer.round} 次的结果，只发最后一次` })
      latest.set(name, newer)
    }
  }
  const files: ExaminedFile[] = []
  for (const { file } of latest.values()) {
    const twin = files.find((each) => each.sha256 === file.sha256)
    if (twin) left.push({ path: file.path, reason: `与「${twin.path}」内容相同，只发一份` })
    else files.push(file)
  }
  return { files, left }
}

/** Base64 and its line ends make four thirds and a little; the text and the headers are small. */
const ENCODED = 1.37
const REST_OF_MESSAGE = 32_768

export function encodedSize(files: readonly Pick<ExaminedFile, 'size'>[]): number {
  return Math.ceil(files.reduce((sum, file) => sum + file.size, 0) * ENCODED) + REST_OF_MESSAGE
}

function setReason(files: readonly ExaminedFile[], maxBytes: number): string | undefined {
  const bad = files.find((file) => hasControlCharacter(file.path))
  if (bad) return `文件名里有换行或控制字符：${oneLine(bad.path)}`
  const unclear = files.find((file) => file.notUnderstood !== undefined)
  if (unclear) return `「${unclear.path}」的${unclear.notUnderstood}，请人工看过再发`
  for (const kind of ['department', 'basic-data'] as const) {
    const seen = new Map<number | undefined, ExaminedFile>()
    for (const file of files.filter((each) => each.single.includes(kind))) {
      const other = seen.get(file.year)
      if (other)
        return `有两份同一年度的${kind === 'department' ? '部门整体支出绩效自评表' : '基础数据表'}（「${other.path}」和「${file.path}」），请只留一份`
      seen.set(file.year, file)
    }
  }
  const names = new Set(files.map((file) => unitKey(file.path.split('/').at(-1)!)))
  if (names.size < files.length) return '有两个附件同名，请改名后再发'
  const size = encodedSize(files)
  if (size > maxBytes) return `附件太大：整封邮件约 ${megabytes(size)}，上限 ${megabytes(maxBytes)}，请另行交付`
  return undefined
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
