import type { AnswerMessage, RequestMessage } from './messages.ts'

/** What a handler may tell while it works. */
export interface Working {
  /** To be called now and then during long work, or the watchdog takes it for hung. */
  readonly alive: () => void
  readonly hint: () => void
}

export type Handlers = Readonly<Record<string, (argument: never, working: Working) => unknown>>

/**
 * The side of the process that works: answers the requests of its parent one after the other, and ends with it. Ctrl-C
 * reaches every process of a terminal; only the parent decides what is still finished.
 */
export function serveRequests(handlers: Handlers): void {
  const send = (message: AnswerMessage): void => {
    if (process.connected) process.send?.(message)
  }
  const working: Working = { alive: () => send({ alive: true }), hint: () => send({ hint: true }) }
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => {})
  process.on('disconnect', () => process.exit(0))
  process.on('message', async ({ id, name, argument }: RequestMessage) => {
    try {
      const handler = handlers[name]
      if (!handler) throw new Error(`no handler ${name}`)
      send({ id, result: await handler(argument as never, working) })
    } catch (error) {
      send({ id, error: { message: error instanceof Error ? error.message : String(error), code: errorCode(error) } })
    }
  })
}

/** The code of the error, or of what caused it. */
function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'cause' in error ? errorCode(error.cause) : undefined
}
