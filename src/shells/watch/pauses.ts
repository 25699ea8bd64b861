const SHORTEST = 300
const LOOK = 100

/** The pauses of the watcher: until the next scan, which an event may bring forward, and until there is work. */
export class Pauses {
  private hinted = false
  private workers: (() => void)[] = []

  /** Something may have changed in the inbox. */
  readonly hint = (): void => {
    this.hinted = true
  }

  /** At most `interval`; shorter after a hint, but never so short that events keep the disk busy. */
  async forScan(interval: number, interrupted: () => boolean): Promise<void> {
    const start = performance.now()
    this.hinted = false
    for (;;) {
      const waited = performance.now() - start
      if (waited >= interval || interrupted() || (this.hinted && waited >= SHORTEST)) return
      await sleep(Math.min(LOOK, interval - waited))
    }
  }

  forWork(): Promise<void> {
    return new Promise((resolve) => {
      this.workers.push(resolve)
    })
  }

  wakeWorkers(): void {
    for (const wake of this.workers.splice(0)) wake()
  }

  async pause(milliseconds: number, stop: () => boolean): Promise<void> {
    for (let waited = 0; waited < milliseconds && !stop(); waited += LOOK) await sleep(LOOK)
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
