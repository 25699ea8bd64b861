type Place = 'taking' | 'working' | 'status'

/** Remembers where there was no room; one message when it begins and one when it ends. */
export class DiskSpace {
  private readonly fullPlaces = new Set<Place>()
  private since = ''

  constructor(
    private readonly say: (sentence: string) => void,
    private readonly clock: () => string,
  ) {}

  get trouble(): string | undefined {
    return this.fullPlaces.size === 0
      ? undefined
      : `磁盘空间不足（从 ${this.since} 起），已暂停；腾出空间后自动接着做，不会漏。`
  }

  full(place: Place): void {
    const first = this.fullPlaces.size === 0
    if (first) this.since = this.clock()
    this.fullPlaces.add(place)
    if (first) this.say(this.trouble!)
  }

  /** Something was written there again. */
  fits(place: Place): void {
    if (this.fullPlaces.delete(place) && this.fullPlaces.size === 0) this.say('磁盘有空间了，接着处理。')
  }
}
