import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { serverWords } from '../../core/mail/server-words.ts'
import { judgeFailure, type SmtpError } from './judge-failure.ts'
import { smtpConnection } from './smtp-connection.ts'
import type { Delivery, Phase, SmtpPatience, SmtpServer } from './smtp-server.ts'

export interface Envelope {
  readonly from: string
  readonly to: string
  /** Our number of the message: a server that can (RFC 3461) names it in its notices, and returns the headers only. */
  readonly id?: string
}

/**
 * One message over one connection of its own. `beforeDot` is called after the server has taken everything but the dot
 * that ends the message, and the dot leaves only when it has returned: what it writes down is on disk before anybody
 * can have the message. When it throws, no dot is sent and its error is thrown on. Nodemailer reads the message only
 * after DATA was answered, and writes the dot only when the message has ended; both are used here, and held by tests
 * with a raw server.
 */
export async function deliver(
  server: SmtpServer,
  { from, to, id }: Envelope,
  message: Uint8Array,
  patience: SmtpPatience,
  beforeDot: () => void,
): Promise<Delivery> {
  const attempt = new Attempt(server, patience, beforeDot)
  const dsn = id === undefined || id.length > LONGEST_ENVID ? {} : { dsn: { envid: id, ret: 'HDRS' } }
  return attempt.run({ from, to: [to], size: message.length, ...dsn }, message)
}

/** RFC 3461, 4.4. */
const LONGEST_ENVID = 100
const CHUNK = 64 * 1024
const PARTING_MS = 2000

class Attempt {
  private readonly connection: SMTPConnection
  private phase: Phase = 'connect'
  private timer: NodeJS.Timeout | undefined
  private finish: (delivery: Delivery) => void = () => {}
  private fail: (error: unknown) => void = () => {}
  private over = false

  constructor(
    private readonly server: SmtpServer,
    private readonly patience: SmtpPatience,
    private readonly beforeDot: () => void,
  ) {
    this.connection = smtpConnection(server, patience)
  }

  run(envelope: SMTPConnection.Envelope, message: Uint8Array): Promise<Delivery> {
    return new Promise<Delivery>((resolve, reject) => {
      this.finish = resolve
      this.fail = reject
      this.connection.on('error', (error: SmtpError) => this.broken(error))
      this.connection.once('end', () => this.broken(new Error('closed')))
      this.wait()
      this.connection.connect((error) => {
        if (error) return this.broken(error)
        this.login(() => this.send(envelope, message))
      })
    })
  }

  private login(next: () => void): void {
    if (this.over) return
    const { login } = this.server
    if (!login) {
      next()
      return
    }
    this.phase = 'login'
    this.wait()
    this.connection.login({ user: login.user, credentials: { user: login.user, pass: login.password } }, (error) =>
      error ? this.broken(error) : next(),
    )
  }

  private send(envelope: SMTPConnection.Envelope, message: Uint8Array): void {
    if (this.over) return
    this.phase = 'envelope'
    this.wait()
    this.connection.send(envelope, this.heldBack(message), (error, info) => {
      if (error) this.broken(error)
      else if (this.phase !== 'dot')
        this.end({ kind: 'trouble', reason: '邮件还没有发完，服务器就先作了答复', phase: this.phase, stop: false })
      else this.end({ kind: 'accepted', answer: info.response })
    })
  }

  /** The message as a stream that ends, and thereby lets the dot go, only after `beforeDot`. */
  private heldBack(message: Uint8Array): Readable {
    let sent = 0
    const stream = new Readable({
      read: () => {
        if (this.over) return void stream.destroy()
        this.phase = 'data'
        this.wait()
        if (sent < message.length) {
          const chunk = message.subarray(sent, sent + CHUNK)
          sent += chunk.length
          return void stream.push(chunk)
        }
        // Twice, so that the socket is looked at once in between: a server that has already answered gets no dot.
        setImmediate(() => setImmediate(() => this.release(stream)))
      },
    })
    return stream
  }

  private release(stream: Readable): void {
    if (this.over) return void stream.destroy()
    try {
      this.beforeDot()
    } catch (error) {
      this.abandon(error, stream)
      return
    }
    this.phase = 'dot'
    this.wait()
    stream.push(null)
  }

  private abandon(error: unknown, stream: Readable): void {
    this.over = true
    clearTimeout(this.timer)
    this.connection.close()
    stream.destroy()
    this.fail(error)
  }

  /** How long the server has been silent is measured from the last step it answered; after the dot, from the dot. */
  private wait(): void {
    clearTimeout(this.timer)
    const limit = this.phase === 'dot' ? this.patience.afterDotMs : this.patience.beforeDotMs
    this.timer = setTimeout(() => {
      const seconds = Math.round(limit / 1000)
      if (this.phase === 'dot') this.end({ kind: 'uncertain', reason: `邮件发完后等了 ${seconds} 秒，服务器没有答复` })
      else
        this.end({
          kind: 'trouble',
          reason: `等了 ${seconds} 秒，服务器没有答复`,
          phase: this.phase,
          stop: this.phase === 'login',
        })
    }, limit)
  }

  private broken(error: SmtpError): void {
    if (!this.over) this.end(judgeFailure(error, this.phase))
  }

  private end(delivery: Delivery): void {
    if (this.over) return
    this.over = true
    clearTimeout(this.timer)
    const answered = delivery.kind === 'accepted' || delivery.kind === 'refused' || delivery.kind === 'deferred'
    if (answered) this.connection.quit()
    else this.connection.close()
    // Nobody waits for a server that does not answer QUIT.
    if (answered) setTimeout(() => this.connection.close(), PARTING_MS).unref()
    this.finish(this.cleaned(delivery))
  }

  /** No words of a server are kept unfiltered. */
  private cleaned(delivery: Delivery): Delivery {
    const clean = (said: string): string => serverWords(said, this.server.login)
    return 'answer' in delivery
      ? { ...delivery, answer: clean(delivery.answer) }
      : { ...delivery, reason: clean(delivery.reason) }
  }
}
