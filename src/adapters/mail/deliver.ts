import { Readable } from 'node:stream'
import { rootCertificates } from 'node:tls'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { serverWords } from '../../core/mail/server-words.ts'
import type { Delivery, Phase, SmtpPatience, SmtpServer } from './smtp-server.ts'

export interface Envelope {
  readonly from: string
  readonly to: string
  /** Our number of the message: a server that can (RFC 3461) names it in its notices, and returns the headers only. */
  readonly id?: string
}

/** Nodemailer's errors, as far as they are read here. */
interface SmtpError extends Error {
  readonly code?: string | undefined
  readonly originalCode?: string | undefined
  readonly response?: string | undefined
  readonly responseCode?: number | undefined
  readonly command?: string | undefined
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
    const { host, port, security, ca } = server
    // Our own timer is the shorter one: it knows the phase.
    const later = patience.beforeDotMs + 60_000
    this.connection = new SMTPConnection({
      host,
      port,
      secure: security === 'smtps',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      name: 'jiaobiao.localdomain',
      connectionTimeout: later,
      greetingTimeout: later,
      dnsTimeout: later,
      socketTimeout: Math.max(patience.afterDotMs, later) + 60_000,
      socketCloseTimeout: 1000,
      allowInternalNetworkInterfaces: true,
      tls: {
        minVersion: 'TLSv1.2',
        rejectUnauthorized: true,
        ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
      },
    })
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

  /** Silence is measured from the last step forward; after the dot, from the dot. */
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
    if (!this.over) this.end(judge(error, this.phase))
  }

  private end(delivery: Delivery): void {
    if (this.over) return
    this.over = true
    clearTimeout(this.timer)
    const answered = delivery.kind === 'accepted' || delivery.kind === 'refused' || delivery.kind === 'deferred'
    if (answered) this.connection.quit()
    else this.connection.close()
    // A server that does not answer QUIT keeps nobody waiting.
    if (answered) setTimeout(() => this.connection.close(), PARTING_MS).unref()
    this.finish(this.cleaned(delivery))
  }

  /** Nothing that a server says is kept as it came. */
  private cleaned(delivery: Delivery): Delivery {
    const clean = (said: string): string => serverWords(said, this.server.login)
    return 'answer' in delivery
      ? { ...delivery, answer: clean(delivery.answer) }
      : { ...delivery, reason: clean(delivery.reason) }
  }
}

/**
 * What an error means for the message. Only after the dot may it have arrived, and only when the server did not say
 * clearly that it has not.
 */
function judge(error: SmtpError, phase: Phase): Delivery {
  const code = error.responseCode ?? 0
  const answer = error.response ?? ''
  if (phase === 'dot') {
    if (code >= 400 && code < 500) return { kind: 'deferred', answer, code, phase }
    if (code >= 500 && code < 600) return { kind: 'refused', answer, code, phase }
    const what = answer === '' ? '服务器没有答复就断开了' : `服务器的答复看不懂（${answer}）`
    return { kind: 'uncertain', reason: `邮件发完后${what}` }
  }
  if (error.code === 'ETLS' || isCertificateTrouble(error))
    return { kind: 'trouble', reason: tlsReason(error), phase: 'tls', stop: true }
  if (phase === 'login' || error.code === 'EAUTH') {
    const said = answer === '' ? '登录时连接断开' : `服务器不接受登录：${answer}`
    return { kind: 'trouble', reason: said, phase: 'login', stop: true }
  }
  if (phase === 'connect') return connecting(error, code, answer)
  if (error.code === 'EMESSAGE' && code === 0)
    return { kind: 'refused', answer: '邮件超过服务器允许的大小', code: 552, phase }
  if (error.code === 'EENVELOPE' && error.command === 'API')
    return { kind: 'trouble', reason: '邮件程序不接受这个地址', phase, stop: true }
  if (code >= 400 && code < 500) return { kind: 'deferred', answer, code, phase }
  if (code >= 500 && code < 600) return { kind: 'refused', answer, code, phase }
  return {
    kind: 'trouble',
    reason: answer === '' ? '连接中途断开' : `服务器的答复看不懂（${answer}）`,
    phase,
    stop: false,
  }
}

/** Before the first command the server speaks of itself, not of a message: 4xx means later, 5xx means no. */
function connecting(error: SmtpError, code: number, answer: string): Delivery {
  const phase: Phase = /Invalid greeting/.test(error.message) ? 'greeting' : 'connect'
  if (answer !== '')
    return { kind: 'trouble', reason: `服务器暂不服务：${answer}`, phase, stop: code >= 500 && code < 600 }
  const system = error.originalCode ?? error.code ?? ''
  if (system === 'ENOTFOUND' || system === 'EDNS')
    return { kind: 'trouble', reason: '找不到邮件服务器，请检查 host', phase, stop: true }
  if (system === 'ECONNREFUSED')
    return { kind: 'trouble', reason: '邮件服务器拒绝连接（没有开机，或 port 不对）', phase, stop: false }
  return { kind: 'trouble', reason: '连不上邮件服务器，或一连上就断开', phase, stop: false }
}

function isCertificateTrouble({ code = '', originalCode = '', message }: SmtpError): boolean {
  return (
    /CERT|SELF_SIGNED|UNABLE_TO|ERR_SSL|ERR_TLS|EPROTO$/.test(`${code} ${originalCode}`) ||
    /wrong version number|SSL routines/.test(message)
  )
}

function tlsReason({ originalCode = '', code = '', message }: SmtpError): string {
  const which = `${originalCode} ${code}`
  if (/SELF_SIGNED|UNABLE_TO|UNABLE_TO_VERIFY/.test(which) || /self.signed|unable to (verify|get)/i.test(message))
    return '邮件服务器的证书不受信任；单位自建的证书，请在配置里用 ca 指明根证书文件'
  if (/ALTNAME/.test(which) || /does not match certificate/i.test(message))
    return '邮件服务器的证书与 host 写的名称不符'
  if (/EXPIRED/.test(which)) return '邮件服务器的证书已过期'
  return '加密连接没有建立（服务器不支持所选的加密方式）'
}
