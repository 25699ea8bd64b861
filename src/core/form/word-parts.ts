/**
 * Splits a wording into the words that it is made of, each with its role: 「全年预算数」 → 全年 (neutral), 预算 (budget), 数
 * (neutral).
 */
export class WordParts<Role extends string> {
  /** By their first letter, the longest first. */
  private readonly words = new Map<string, { readonly word: string; readonly role: Role }[]>()

  constructor(roles: Readonly<Record<Role, readonly string[]>>) {
    const all = (Object.keys(roles) as Role[]).flatMap((role) => roles[role].map((word) => ({ word, role })))
    for (const each of all.sort((a, b) => b.word.length - a.word.length)) {
      const alike = this.words.get(each.word[0]!)
      if (alike) alike.push(each)
      else this.words.set(each.word[0]!, [each])
    }
  }

  /**
   * The roles from left to right; undefined where anything is left that is none of the words. The longest word counts.
   */
  rolesIn(wording: string): Role[] | undefined {
    const found: Role[] = []
    for (let at = 0; at < wording.length; ) {
      const part = this.words.get(wording[at]!)?.find(({ word }) => wording.startsWith(word, at))
      if (!part) return undefined
      found.push(part.role)
      at += part.word.length
    }
    return found.length > 0 ? found : undefined
  }
}
