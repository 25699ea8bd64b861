import type { Reply, Request, RequestName, Requests, SetRow } from '../protocol.ts'

/** The way to the Worker and back; in tests, to whatever answers. */
export interface Channel {
  readonly send: (request: Request) => void
  /** Called once, before anything is sent. */
  readonly listen: (hear: (reply: Reply) => void) => void
  /** Ends the Worker, whatever it does, and starts another, which knows nothing of what was sent. */
  readonly restart: () => void
}

/** What a request tells before its answer. */
export interface Listener {
  readonly progress?: (done: number, total: number, name: string) => void
  readonly set?: (row: SetRow) => void
}

interface Waiting {
  readonly answered: (answer: unknown) => void
  readonly failed: (reason: Error) => void
  readonly listener: Listener
}

/** One sentence for the clerk about a request that could not be answered. */
export class RequestFailedError extends Error {
  override readonly name: string = 'RequestFailedError'
}

/** Who asked wanted it to stop. */
export class StoppedError extends RequestFailedError {
  override readonly name = 'StoppedError'
}

const STOPPED = '已停止。'

/** Asks the Worker. Answers come to those who asked, in whatever order they come. */
export class Client {
  private readonly waiting = new Map<number, Waiting>()
  private last = 0
  private closed: RequestFailedError | undefined

  constructor(private readonly channel: Channel) {
    channel.listen((reply) => this.hear(reply))
  }

  /** The answer; fails with a RequestFailedError. */
  ask<Name extends RequestName>(
    name: Name,
    ask: Requests[Name]['ask'],
    listener: Listener = {},
  ): Promise<Requests[Name]['answer']> {
    const id = ++this.last
    if (this.closed) return Promise.reject(this.closed)
    return new Promise((resolve, reject) => {
      // The Worker answers a request by the type that stands beside its name.
      const answered = (answer: unknown): void => resolve(answer as Requests[Name]['answer'])
      this.waiting.set(id, { answered, failed: reject, listener })
      this.channel.send({ id, name, ask } as Request)
    })
  }

  /** Nothing will be answered any more: all who wait, and who ask from now on, are told why. */
  close(reason: string): void {
    this.closed = new RequestFailedError(reason)
    this.giveUp(this.closed)
  }

  /** What runs is given up, and its Worker with all that it holds; all who wait are told that it was stopped. */
  restart(): void {
    this.channel.restart()
    this.giveUp(new StoppedError(STOPPED))
  }

  private giveUp(reason: RequestFailedError): void {
    const waiting = [...this.waiting.values()]
    this.waiting.clear()
    for (const { failed } of waiting) failed(reason)
  }

  private hear(reply: Reply): void {
    const asked = this.waiting.get(reply.id)
    if (!asked) return
    switch (reply.kind) {
      case 'progress':
        asked.listener.progress?.(reply.done, reply.total, reply.name)
        return
      case 'set':
        asked.listener.set?.(reply.set)
        return
      case 'answer':
        this.waiting.delete(reply.id)
        asked.answered(reply.answer)
        return
      case 'failed':
        this.waiting.delete(reply.id)
        asked.failed(reply.stopped ? new StoppedError(reply.failed) : new RequestFailedError(reply.failed))
    }
  }
}
