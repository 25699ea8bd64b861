import { HAD, isRehearsal, type LedgerMessage, messageOf, type NewMessage } from './mail-message.ts'
import type { Database } from './open-database.ts'

/** What is asked of a message that may have gone out before under another name. */
export type Sending = Pick<NewMessage, 'campaign' | 'unitKey' | 'contentHash' | 'recipient' | 'attachments'>

/**
 * The latest message of the campaign by which this unit, or this address, has got these very workbooks already, or may
 * have: names of units and files, and the order of the files, count for nothing, and neither does it whether they came
 * in one message or in several. `self` is the row that is asked about. Undefined when something in it is new to them. A
 * rehearsal is no sending.
 */
export function earlierSending(database: Database, wanted: Sending, self = 0): LedgerMessage | undefined {
  const had = [...HAD, 'sending']
  const rows = database
    .all(
      `SELECT * FROM mail_message WHERE campaign = ? AND id <> ? AND state IN (${had.map(() => '?').join(', ')})
       AND (unit_key = ? OR lower(recipient) = ?) ORDER BY id DESC`,
      [wanted.campaign, self, ...had, wanted.unitKey, wanted.recipient.toLowerCase()],
    )
    .map(messageOf)
    .filter((row) => !isRehearsal(row))
  const same = rows.find((row) => row.contentHash === wanted.contentHash)
  if (same || wanted.attachments === '') return same
  const all = wanted.attachments.split(' ')
  const [brought] = rows.filter((row) => all.some((hash) => row.attachments.includes(hash)))
  return all.every((hash) => rows.some((row) => row.attachments.includes(hash))) ? brought : undefined
}
