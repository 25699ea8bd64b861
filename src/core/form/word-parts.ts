/**
 * Splits a wording into the words that it is made of, each with its role: 「全年预算数」 → 全年 (neutral), 预算 (budget), 数
 * (neutral).
 */
export class WordParts<Role extends string> {
  private readonly words: readonly { readonly word: string; readonly role: Role }[]

  constructor(roles: Readonly<Record<Role, readonly string[]>>) {
    this.words = (Object.keys(roles) as Role[])
      .flatMap((role) => roles[role].map((word) => ({ word, role })))
      .sort((a, b) => b.word.length - a.word.length)
  }

  /**
   * The roles from left to right; undefined where anything is left that is none of the words. The longest word counts.
   */
  rolesIn(wording: string): Role[] | undefined {
    const found: Role[] = []
    for (let at = 0; at < wording.length; ) {
      const part = this.words.find(({ word }) => wording.startsWith(word, at))
      if (!part) return undefined
      found.push(part.role)
      at += part.word.length
    }
    return found.length > 0 ? found : undefined
  }
}
