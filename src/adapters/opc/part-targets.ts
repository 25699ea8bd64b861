import { partKey, type Relationship, relationshipsPart } from './package.ts'
import type { PackageDraft } from './package-draft.ts'
import { PackageFault } from './package-fault.ts'

/** Keys of the parts to which each part refers. */
export function targetsByPart(draft: PackageDraft): Map<string, string[]> {
  const targets = new Map<string, string[]>()
  for (const key of draft.keys()) {
    const match = /^(.*?)_rels\/([^/]*)\.rels$/.exec(key)
    if (!match) continue
    const part = `${match[1]}${match[2]}`
    targets.set(part, targetsOf(draft, part))
  }
  return targets
}

/**
 * Relationships that no program can read refer to nothing; they stand at parts that nobody looked at when our sheets
 * were put in.
 */
function targetsOf(draft: PackageDraft, part: string): string[] {
  try {
    return draft.relationships(part).flatMap(({ target }) => (target === undefined ? [] : [partKey(target)]))
  } catch (error) {
    if (error instanceof PackageFault) return []
    throw error
  }
}

/** A relationship to a part of the package. */
export type InnerRelationship = Relationship & { readonly target: string }

/**
 * Parts that several others may name, of which each is to have its own before it is written: what is put in for one must
 * not be there for the other.
 */
export class SharedParts {
  /** By how many parts each is named that have no copy yet. */
  private users: Map<string, number> | undefined

  constructor(private readonly draft: PackageDraft) {}

  /**
   * The name of the part that is this one's alone: the one there is, or, where others name it, a copy, of which `rewrite`
   * makes the text.
   */
  own(
    part: string,
    { id, target }: InnerRelationship,
    contentType?: string,
    rewrite?: (text: string) => string,
  ): string {
    this.users ??= usersOfParts(this.draft)
    const users = this.users.get(partKey(target)) ?? 1
    if (users <= 1) return target
    this.users.set(partKey(target), users - 1)
    const copy = copied(this.draft, target, contentType, rewrite)
    this.draft.retarget(part, id, copy)
    return copy
  }
}

function usersOfParts(draft: PackageDraft): Map<string, number> {
  const users = new Map<string, number>()
  for (const target of [...targetsByPart(draft).values()].flatMap((targets) => [...new Set(targets)]))
    users.set(target, (users.get(target) ?? 0) + 1)
  return users
}

/** A part of the same content and relationships, in the same folder. */
function copied(
  draft: PackageDraft,
  part: string,
  contentType: string | undefined,
  rewrite: (text: string) => string = (text) => text,
): string {
  const name = draft.freeName(part.replace(/\d*((?:\.[^./]*)?)$/, '#$1'))
  draft.add(name, [rewrite(withoutDeclaration(draft.text(part, part.endsWith('.vml'))!))], contentType)
  const related = draft.text(relationshipsPart(part))
  if (related !== undefined) draft.add(relationshipsPart(name), [withoutDeclaration(related)])
  return name
}

/** What is written anew gets a declaration of its own. */
function withoutDeclaration(text: string): string {
  return text.replace(/^\s*<\?xml[^>]*\?>\s*/, '')
}
