import { createHash } from 'node:crypto'
import type { FormHead } from '../../../src/core/identity/form-head.ts'
import { type ContactBook, readContacts } from '../../../src/core/mail/contacts.ts'
import type { ExaminedFile } from '../../../src/core/mail/examined-file.ts'
import { type MailPlan, planMessages, type PlanRules } from '../../../src/core/mail/plan-messages.ts'

const RULES: PlanRules = {
  allowedDomains: ['x.cn'],
  choices: new Map(),
  foldersAreUnits: true,
  returnTo: undefined,
  confirmations: new Map(),
  maxBytes: 1_000_000,
}

/** An address list of lines 「unit|aliases|address」. */
export function bookOf(...lines: readonly string[]): ContactBook {
  return readContacts(
    lines.map((line, index) => {
      const [unit, aliases = '', email = ''] = line.split('|')
      return { place: `第 ${index + 2} 行`, hidden: false, unit: unit!, aliases, email, person: '', shared: '' }
    }),
  )
}

export function outboxFile(
  path: string,
  heads: readonly FormHead[],
  changes: Partial<ExaminedFile> = {},
): ExaminedFile {
  return { path, sha256: path, size: 1000, heads, year: 2025, single: [], corrected: true, ...changes }
}

export function planOf(book: ContactBook, files: readonly ExaminedFile[], changes: Partial<PlanRules> = {}): MailPlan {
  return planMessages(book, files, { ...RULES, ...changes }, hashOf)
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join()).digest('hex')
}

/** By which key a set of these files would be confirmed. */
export function questionKeyOf(book: ContactBook, files: readonly ExaminedFile[]): string {
  const asked: string[] = []
  const get = (key: string): undefined => void asked.push(key)
  planOf(book, files, { confirmations: Object.assign(new Map<string, string>(), { get }) })
  return asked[0]!
}
