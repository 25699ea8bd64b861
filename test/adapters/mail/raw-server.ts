import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export const PHASES = ['greeting', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'dot'] as const
export type ServerPhase = (typeof PHASES)[number]
export const FAULTS = ['drop', 'hang', '4xx', '5xx'] as const
export type Fault = (typeof FAULTS)[number]

export interface Received {
  readonly to: string
  readonly raw: string
}

export interface RawServerOptions {
  readonly fault?: { readonly phase: ServerPhase; readonly kind: Fault; readonly code?: number }
  /** Only the first so many times. */
  readonly times?: number
  /** Called when the whole message with its dot has arrived, before the answer. */
  readonly onDot?: (message: Received) => void
  /** Called when DATA was answered with 354. */
  readonly onData?: () => void
  readonly extensions?: readonly string[]
  /** Said instead of waiting for the dot. */
  readonly earlyAnswer?: string
  /**
   * What it says after the code of a 4xx, a 5xx or the good answer to the dot; may use what it was told, as some
   * servers do.
   */
  readonly words?: (commands: readonly string[]) => string
}

/**
 * An SMTP server over bare sockets, that fails where it is told to: closes, keeps silent, or answers 4xx or 5xx. Counts
 * what it got whole.
 */
export class RawServer {
  readonly received: Received[] = []
  readonly commands: string[] = []
  connections = 0
  private faults = 0
  private readonly sockets = new Set<Socket>()
  private readonly server: Server

  constructor(private readonly options: RawServerOptions = {}) {
    this.server = createServer((socket) => this.serve(socket))
  }

  async start(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return (this.server.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private serve(socket: Socket): void {
    this.connections++
    this.sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => this.sockets.delete(socket))
    let rest = ''
    let inData = false
    let to = ''
    this.answer(socket, 'greeting', '220 raw ready')
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1')
      for (;;) {
        const end = inData ? rest.indexOf('\r\n.\r\n') : rest.indexOf('\r\n')
        if (end < 0) return
        if (inData) {
          const message = { to, raw: rest.slice(0, end).replace(/^\.\./gm, '.') }
          rest = rest.slice(end + 5)
          inData = false
          this.options.onDot?.(message)
          const words = this.options.words?.(this.commands)
          if (this.answer(socket, 'dot', `250 ${words ?? '2.0.0 Ok: queued as 4ABC12'}`)) this.received.push(message)
          else if (this.options.fault?.kind === 'drop' || this.options.fault?.kind === 'hang')
            this.received.push(message)
          continue
        }
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        this.commands.push(line)
        const verb = line.split(' ')[0]!.toUpperCase()
        if (verb === 'EHLO' || verb === 'HELO') this.answer(socket, 'EHLO', this.hello())
        else if (verb === 'AUTH') this.answer(socket, 'AUTH', '235 2.7.0 welcome')
        else if (verb === 'MAIL') this.answer(socket, 'MAIL', '250 2.1.0 Ok')
        else if (verb === 'RCPT') {
          to = /<(.*)>/.exec(line)![1]!
          this.answer(socket, 'RCPT', '250 2.1.5 Ok')
        } else if (verb === 'DATA') {
          inData = this.answer(socket, 'DATA', '354 go ahead')
          if (inData) this.options.onData?.()
          if (inData && this.options.earlyAnswer) socket.write(`${this.options.earlyAnswer}\r\n`)
        } else if (verb === 'QUIT') socket.end('221 bye\r\n')
        else socket.write('502 no\r\n')
      }
    })
  }

  private hello(): string {
    const lines = ['raw', 'AUTH PLAIN', ...(this.options.extensions ?? [])]
    return lines.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n')
  }

  /** True when the phase went well. */
  private answer(socket: Socket, phase: ServerPhase, good: string): boolean {
    const { fault, times = Number.POSITIVE_INFINITY } = this.options
    if (fault?.phase !== phase || this.faults >= times) {
      socket.write(`${good}\r\n`)
      return true
    }
    // HELO after a refused EHLO is the same fault.
    this.faults++
    if (fault.kind === 'drop') socket.destroy()
    const words = this.options.words?.(this.commands)
    if (fault.kind === '4xx') socket.write(`${fault.code ?? 451} ${words ?? '4.3.0 try again later'}\r\n`)
    if (fault.kind === '5xx') socket.write(`${fault.code ?? 554} ${words ?? '5.7.1 refused by policy'}\r\n`)
    return false
  }
}
