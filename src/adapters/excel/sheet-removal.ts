import { partKey, relationshipsPart } from './package.ts'
import type { PackageDraft } from './package-draft.ts'

/** Takes a sheet's part out, and every part to which nothing else refers: its comments, drawings, and what hangs on these. */
export function removeSheetParts(draft: PackageDraft, workbookPart: string, relationshipId: string): void {
  const target = draft.relationships(workbookPart).find(({ id }) => id === relationshipId)?.target
  draft.removeRelationship(workbookPart, relationshipId)
  if (target !== undefined) removeUnreferenced(draft, target)
}

function removeUnreferenced(draft: PackageDraft, part: string): void {
  if (!draft.has(part) || referencedParts(draft).has(partKey(part))) return
  const targets = draft.relationships(part).flatMap(({ target }) => target ?? [])
  draft.remove(part)
  if (draft.has(relationshipsPart(part))) draft.remove(relationshipsPart(part))
  for (const target of targets) removeUnreferenced(draft, target)
}

/** Keys of all parts that some part refers to. */
function referencedParts(draft: PackageDraft): Set<string> {
  const referenced = new Set<string>()
  for (const key of draft.keys()) {
    const match = /^(.*?)_rels\/([^/]*)\.rels$/.exec(key)
    if (!match) continue
    for (const { target } of draft.relationships(`${match[1]}${match[2]}`)) if (target !== undefined) referenced.add(partKey(target))
  }
  return referenced
}
