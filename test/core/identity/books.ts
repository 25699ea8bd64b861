import type { FormHead } from '../../../src/core/identity/form-head.ts'
import { type Groupable, groupWorkbooks } from '../../../src/core/identity/group-workbooks.ts'
import { head } from '../../shells/mail/heads.ts'

export const whole = (filer: string, changes: Partial<FormHead> = {}): FormHead =>
  head({ filer }, { kind: 'department', ...changes })
export const basic = (filer: string): FormHead => head({ filer }, { kind: 'basic-data' })
export const project = (department: string, implementer = department, changes: Partial<FormHead> = {}): FormHead =>
  head({ department, implementer }, changes)
export const nameless = (changes: Partial<FormHead> = {}): FormHead => head({}, changes)

type Books = Readonly<Record<string, readonly FormHead[]>>

/** Workbooks by their paths below the folder 「收件」. */
export function items(books: Books): Groupable[] {
  return Object.entries(books).map(([path, forms]) => ({
    path: `收件/${path}`,
    folder: path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '',
    forms,
  }))
}

/** The sets that they make, as paths below it. */
export function sets(books: Books): string[][] {
  return groupWorkbooks(items(books)).map((group) => group.map((each) => each.path.slice(3)))
}
