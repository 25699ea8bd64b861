type Place = 'taking' | 'working' | 'status'

/** Remembers where there was no room; one message when it begins and one when it ends. */
export class DiskSpace {
  readonly #full = new Set<Place>()
  readonly #say: (sentence: string) => void
  readonly #clock: () => string
  #since = ''

  constructor(say: (sentence: string) => void, clock: () => string) {
    this.#say = say
    this.#clock = clock
  }

  get trouble(): string | undefined {
    return this.#full.size === 0
      ? undefined
      : `磁盘空间不足（从 ${this.#since} 起），已暂停；腾出空间后自动接着做，不会漏。`
  }

  full(place: Place): void {
    const first = this.#full.size === 0
    if (first) this.#since = this.#clock()
    this.#full.add(place)
    if (first) this.#say(this.trouble!)
  }

  /** Something was written there again. */
  fits(place: Place): void {
    if (this.#full.delete(place) && this.#full.size === 0) this.#say('磁盘有空间了，接着处理。')
  }
}
