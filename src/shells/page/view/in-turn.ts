/** Does what is asked one after the other; each tells why it was refused, or '' where it was not. */
export class InTurn {
  private last: Promise<string> | null = null

  get isBusy(): boolean {
    return this.last !== null
  }

  /** Gives why this, or something that it waited for, was refused; '' where nothing was. */
  run(work: () => Promise<string>): Promise<string> {
    const before = this.last ?? Promise.resolve('')
    const mine = before.then(async (refused) => {
      const reason = await work()
      return refused === '' ? reason : refused
    })
    this.last = mine
    return mine.finally(() => {
      if (this.last === mine) this.last = null
    })
  }

  /** The same of what was asked last. */
  async all(): Promise<string> {
    return this.last === null ? '' : await this.last
  }
}
