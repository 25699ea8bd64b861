import { confirmationsIn } from '../../core/mail/confirmations.ts'
import { contactRows } from '../../core/mail/contact-columns.ts'
import { type ContactBook, readContacts } from '../../core/mail/contacts.ts'
import { listTables } from '../review/list-tables.ts'

/**
 * The address list, a workbook or a CSV. Throws `UnreadableWorkbookError` or `TableError` with a sentence for the
 * clerk.
 */
export function readContactsFile(absolute: string, shown: string): ContactBook {
  return readContacts(contactRows(listTables(absolute, shown, `通讯录「${shown}」`), shown))
}

/** The filled list of confirmations. Throws as `readContactsFile`. */
export function readConfirmationsFile(absolute: string, shown: string): Map<string, string> {
  return confirmationsIn(listTables(absolute, shown, `确认单「${shown}」`), shown)
}
