/** Changes to a text at places counted in the unchanged text; what no change touches stays character for character. */
export class Patches {
  readonly #list: { readonly start: number; readonly end: number; text: string }[] = []
  readonly #opened = new Map<number, { text: string }>()

  get isEmpty(): boolean {
    return this.#list.length === 0
  }

  replace(start: number, end: number, text: string): void {
    this.#list.push({ start, end, text })
  }

  /** Of several insertions at one place the first stands first. */
  insert(at: number, text: string): void {
    this.replace(at, at, text)
  }

  /** Content for an empty tag, of which 「/>」 stands from start to end; it is opened once, however often content is put into it. */
  fill(start: number, end: number, content: string, closingTag: string): void {
    const opened = this.#opened.get(start)
    if (opened) {
      opened.text = opened.text.slice(0, -closingTag.length) + content + closingTag
      return
    }
    const patch = { start, end, text: `>${content}${closingTag}` }
    this.#opened.set(start, patch)
    this.#list.push(patch)
  }

  apply(text: string): string {
    if (this.isEmpty) return text
    const pieces: string[] = []
    let done = 0
    for (const patch of this.#list.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
      if (patch.start < done) throw new Error('overlapping patches')
      pieces.push(text.slice(done, patch.start), patch.text)
      done = patch.end
    }
    pieces.push(text.slice(done))
    return pieces.join('')
  }
}
