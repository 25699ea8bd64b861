type Activity = 'taking' | 'working' | 'status'

/** Remembers which activities found no room; one message when it begins and one when it ends. */
export class DiskSpace {
  private readonly stopped = new Set<Activity>()
  private since = ''

  constructor(
    private readonly say: (sentence: string) => void,
    private readonly clock: () => string,
  ) {}

  get trouble(): string | undefined {
    return this.stopped.size === 0
      ? undefined
      : `磁盘空间不足（从 ${this.since} 起），已暂停；腾出空间后自动接着做，不会漏。`
  }

  full(activity: Activity): void {
    const first = this.stopped.size === 0
    if (first) this.since = this.clock()
    this.stopped.add(activity)
    if (first) this.say(this.trouble!)
  }

  /** Something was written there again. */
  fits(activity: Activity): void {
    if (this.stopped.delete(activity) && this.stopped.size === 0) this.say('磁盘有空间了，接着处理。')
  }
}
