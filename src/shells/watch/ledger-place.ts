import { createHash } from 'node:crypto'
import { join } from 'node:path'

/** Where the ledger of an inbox stands when nobody says: in the program's own folder on the local disk. */
export function defaultLedger(inbox: string, stateFolder: string): string {
  const name = createHash('sha256').update(inbox).digest('hex').slice(0, 12)
  return join(stateFolder, `watch-${name}`, '账本.db')
}
