import { partKey, relationshipsPart } from '../../opc/package.ts'
import type { PackageDraft } from '../../opc/package-draft.ts'
import { targetsByPart } from '../../opc/part-targets.ts'

/**
 * Takes a sheet's part out, and every part to which nothing else refers: its comments, drawings, and what hangs on
 * these.
 */
export function removeSheetParts(draft: PackageDraft, workbookPart: string, relationshipId: string): void {
  const target = draft.relationships(workbookPart).find(({ id }) => id === relationshipId)?.target
  draft.removeRelationship(workbookPart, relationshipId)
  if (target === undefined) return
  const targets = targetsByPart(draft)
  const references = new Map<string, number>()
  for (const key of [...targets.values()].flat()) references.set(key, (references.get(key) ?? 0) + 1)
  const waiting = [partKey(target)]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (!draft.has(part) || (references.get(part) ?? 0) > 0) continue
    draft.remove(part)
    if (draft.has(relationshipsPart(part))) draft.remove(relationshipsPart(part))
    for (const key of targets.get(part) ?? []) {
      references.set(key, references.get(key)! - 1)
      waiting.push(key)
    }
  }
}
