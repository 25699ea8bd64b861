import type { EngineHost } from './host.ts'

/** The user asked to stop. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError'
}

export type OnProgress = (done: number, total: number, name: string) => void

/** Something that takes long: it tells how far it is, and stops between two steps when it is asked to. */
export class Work {
  cancelled = false
  private done = 0
  private total = 0

  constructor(
    private readonly host: Pick<EngineHost, 'pause'>,
    private readonly onProgress: OnProgress,
  ) {}

  /** How many steps are to come in all; 0 as long as nobody knows. */
  expect(total: number): void {
    this.total = total
  }

  /** What is being done now. */
  tell(name: string): void {
    this.onProgress(this.done, this.total, name)
  }

  /** After so many steps. Throws `CancelledError`. */
  async step(name: string, steps = 1): Promise<void> {
    this.done += steps
    this.tell(name)
    await this.pause()
  }

  /** Throws `CancelledError`. */
  async pause(): Promise<void> {
    await this.host.pause()
    if (this.cancelled) throw new CancelledError('已停止。')
  }
}
