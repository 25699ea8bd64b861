import type { Requests } from '../protocol.ts'
import { type Client, type Listener, StoppedError } from './client.ts'
import type { Dialog, PageEvent, State, Work } from './state.ts'
import type { Store } from './store.ts'

/** The way to the Worker, and to what is shown. Nothing here throws: what fails is said in a notice. */
export class Asking {
  constructor(
    readonly client: Client,
    readonly store: Store<State, PageEvent>,
  ) {}

  /** The answer; undefined where there is none, which was told as long as it matters. */
  async ask<Name extends keyof Requests>(
    name: Name,
    ask: Requests[Name]['ask'],
    listener?: Listener,
    matters: () => boolean = () => true,
  ): Promise<Requests[Name]['answer'] | undefined> {
    try {
      return await this.client.ask(name, ask, listener)
    } catch (error) {
      if (matters()) this.tellFailed(error)
      return undefined
    }
  }

  tell(text: string, bad?: true): void {
    this.store.send({ kind: 'notice', text, ...(bad ? { bad } : {}) })
  }

  /** What was stopped as one wished is no fault. */
  tellFailed(error: unknown): string {
    const reason = error instanceof Error ? error.message : String(error)
    this.tell(reason, error instanceof StoppedError ? undefined : true)
    return reason
  }

  work(work: Work | null): void {
    this.store.send({ kind: 'work', work })
  }

  dialog(dialog: Dialog | null): void {
    this.store.send({ kind: 'dialog', dialog })
  }
}
