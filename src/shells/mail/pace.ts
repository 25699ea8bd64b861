const MINUTE = 60_000
const DAY = 24 * 3600_000

/** How fast messages may go: so many in any minute, so many in any 24 hours. Knows what earlier runs have sent. */
export class Pace {
  private readonly times: number[]
  private pausedUntil = 0

  constructor(
    private perMinute: number,
    private readonly perDay: number,
    earlier: readonly number[],
  ) {
    this.times = [...earlier]
  }

  add(at: number): void {
    this.times.push(at)
  }

  /** The server finds us too fast. */
  halve(): void {
    this.perMinute = Math.max(1, Math.floor(this.perMinute / 2))
  }

  pauseUntil(at: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, at)
  }

  /** From when on the next message may go. */
  freeAt(now: number): number {
    const recent = this.times.filter((time) => time > now - MINUTE)
    const free = recent.length < this.perMinute ? now : recent[recent.length - this.perMinute]! + MINUTE
    return Math.max(free, this.pausedUntil)
  }

  dayIsFull(now: number): boolean {
    return this.times.filter((time) => time > now - DAY).length >= this.perDay
  }
}
