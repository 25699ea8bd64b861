/** Changes to a text at places counted in the unchanged text; what no change touches stays character for character. */
export class Patches {
  private readonly list: { readonly start: number; readonly end: number; readonly text: string }[] = []

  /** What goes into empty tags, by where the tag ends: 「/>」 is opened once for all of it. */
  private readonly openings = new Map<number, { readonly name: string; readonly texts: string[] }>()

  get isEmpty(): boolean {
    return this.list.length === 0 && this.openings.size === 0
  }

  replace(start: number, end: number, text: string): void {
    this.list.push({ start, end, text })
  }

  /** Of several insertions at one place the first stands first. */
  insert(at: number, text: string): void {
    this.replace(at, at, text)
  }

  /** Puts a text into the empty tag that ends there; of several the first stands first. */
  fillEmptyTag(tagEnd: number, name: string, text: string): void {
    const opening = this.openings.get(tagEnd)
    if (opening) opening.texts.push(text)
    else this.openings.set(tagEnd, { name, texts: [text] })
  }

  apply(text: string): string {
    if (this.isEmpty) return text
    const openings = [...this.openings].map(([end, { name, texts }]) => ({
      start: end - 2,
      end,
      text: `>${texts.join('')}</${name}>`,
    }))
    const pieces: string[] = []
    let done = 0
    for (const patch of [...this.list, ...openings].sort((a, b) => a.start - b.start || a.end - b.end)) {
      if (patch.start < done) throw new Error('overlapping patches')
      pieces.push(text.slice(done, patch.start), patch.text)
      done = patch.end
    }
    pieces.push(text.slice(done))
    return pieces.join('')
  }
}
