import { nameKey } from '../form/label-text.ts'
import type { Contact } from './contacts.ts'

const MOST = 3

/** Names of the list that look like this one. For a person to read: nothing is ever sent by likeness. */
export function similarUnits(name: string, contacts: readonly Contact[]): string[] {
  const wanted = nameKey(name)
  if (wanted.length < 2) return []
  return contacts
    .flatMap((contact) => {
      const likeness = Math.max(...[contact.unit, ...contact.aliases].map((each) => likenessOf(wanted, nameKey(each))))
      return likeness >= 0.5 ? [{ unit: contact.unit, likeness }] : []
    })
    .sort((a, b) => b.likeness - a.likeness || (a.unit < b.unit ? -1 : 1))
    .slice(0, MOST)
    .map(({ unit }) => unit)
}

/** Common pairs of letters, from 0 to 1; a name that is part of the other counts as very like. */
function likenessOf(a: string, b: string): number {
  if (a === b) return 1
  if (a.length > 2 && b.length > 2 && (a.includes(b) || b.includes(a))) return 0.9
  const [left, right] = [pairsOf(a), pairsOf(b)]
  const common = [...left].filter((pair) => right.has(pair)).length
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size)
}

function pairsOf(text: string): Set<string> {
  const letters = [...text]
  return new Set(letters.slice(1).map((letter, index) => letters[index]! + letter))
}
