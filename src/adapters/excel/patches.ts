/** Changes to a text at places counted in the unchanged text; what no change touches stays character for character. */
export class Patches {
  readonly #list: { readonly start: number; readonly end: number; readonly text: string }[] = []

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
