import { DISK_FULL, SPACE_FOUND } from './text.ts'

export interface SpaceHost {
  readonly interrupted: () => boolean
  /** In ms: how long a full disk is left alone before it is tried again. */
  readonly pause: number
}

const SLICE = 100

/** A full disk is waited out: told once, by all workers together, and told again when it is over. */
export class SpaceWait {
  private waiting: Promise<boolean> | undefined
  private told = false

  constructor(
    private readonly say: (sentence: string) => void,
    private readonly host: SpaceHost,
  ) {}

  /** Waits until another try is due; false when the run is being stopped meanwhile. */
  wait(): Promise<boolean> {
    if (!this.told) this.say(DISK_FULL)
    this.told = true
    this.waiting ??= this.pause().finally(() => {
      this.waiting = undefined
    })
    return this.waiting
  }

  /** Something could be written. */
  found(): void {
    if (this.told) this.say(SPACE_FOUND)
    this.told = false
  }

  private async pause(): Promise<boolean> {
    const { interrupted, pause } = this.host
    for (let waited = 0; waited < pause && !interrupted(); waited += SLICE)
      await new Promise((resolve) => setTimeout(resolve, SLICE))
    return !interrupted()
  }
}
