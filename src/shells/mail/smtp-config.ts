import { readFileSync, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { dirname, resolve } from 'node:path'
import type { SmtpServer } from '../../adapters/mail/smtp-server.ts'
import { allowedDomain, checkAddress } from '../../core/mail/address.ts'
import { hasControlCharacter } from '../../core/identity/unit-key.ts'
import { MailRefusedError } from './mail-error.ts'

/** smtp.json as read and checked. The password is not in it: it comes from a file that it names, or from a prompt. */
export interface SmtpConfig {
  readonly host: string
  readonly port: number
  readonly security: SmtpServer['security']
  readonly user: string | undefined
  readonly passwordFile: string | undefined
  readonly ca: string | undefined
  readonly from: string
  readonly fromName: string
  readonly replyTo: string | undefined
  readonly allowDomains: readonly string[] | undefined
  readonly maxMegabytes: number
  readonly perMinute: number
  readonly perDay: number
  readonly stopAfter: number
  /** Seconds. */
  readonly answerWithin: number
  readonly answerToDotWithin: number
}

const KEYS: readonly string[] = [
  'host',
  'port',
  'security',
  'user',
  'passwordFile',
  'ca',
  'from',
  'fromName',
  'replyTo',
  'allowDomains',
  'maxMegabytes',
  'perMinute',
  'perDay',
  'stopAfter',
  'answerWithin',
  'answerToDotWithin',
]
const SHORTEST_WAIT_FOR_DOT = 600

/** Throws MailRefusedError with one sentence for the first thing that is wrong. */
export function readSmtpConfig(absolute: string, shown: string): SmtpConfig {
  const given = jsonIn(absolute, shown)
  const wrong = (what: string): never => {
    throw new MailRefusedError(`邮件配置「${shown}」：${what}`)
  }
  if ('password' in given || 'pass' in given)
    wrong('不要把密码写在配置里。请把密码单独存成一个文件，用 passwordFile 指明；或者不写，发送时输入。')
  const unknown = Object.keys(given).find((key) => !KEYS.includes(key))
  if (unknown) wrong(`不认识「${unknown}」这一项。可用的有：${KEYS.join('、')}。`)
  const text = (key: string): string | undefined => {
    const value = given[key]
    if (value === undefined) return undefined
    return typeof value === 'string' && value.trim() !== '' && !hasControlCharacter(value)
      ? value.trim()
      : wrong(`「${key}」应是一行文字。`)
  }
  const count = (key: string, usual: number, least = 1): number => {
    const value = given[key] ?? usual
    return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= 1_000_000
      ? value
      : wrong(`「${key}」应是不小于 ${least} 的整数。`)
  }
  const address = (key: string, value: string): string => {
    const checked = checkAddress(value)
    return 'address' in checked ? checked.address : wrong(`「${key}」的邮箱不能用：${checked.refused}。`)
  }
  const host = text('host') ?? wrong('缺少「host」（邮件服务器的地址）。')
  if (!/^[A-Za-z0-9.:-]+$/.test(host)) wrong('「host」应是服务器的名称或 IP 地址。')
  const security = text('security') ?? 'starttls'
  if (security !== 'starttls' && security !== 'smtps' && security !== 'none')
    wrong('「security」应是 starttls、smtps 或 none。')
  if (security === 'none' && !isLoopback(host))
    wrong('「security」为 none 时不加密，只能用于本机（127.0.0.1）；连接别的服务器请用 starttls 或 smtps。')
  const near = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : resolve(dirname(absolute), path)
  const replyTo = text('replyTo')
  return {
    host,
    port: count('port', security === 'smtps' ? 465 : 587),
    security: security as SmtpServer['security'],
    user: text('user'),
    passwordFile: near(text('passwordFile')),
    ca: near(text('ca')),
    from: address('from', text('from') ?? wrong('缺少「from」（发件邮箱）。')),
    fromName: text('fromName') ?? '',
    replyTo: replyTo === undefined ? undefined : address('replyTo', replyTo),
    allowDomains: given.allowDomains === undefined ? undefined : domains(given.allowDomains, wrong),
    maxMegabytes: count('maxMegabytes', 20),
    perMinute: count('perMinute', 30),
    perDay: count('perDay', 1000),
    stopAfter: count('stopAfter', 5),
    answerWithin: count('answerWithin', 120),
    // Only against this machine, where nothing is lost by it, may the wait be shorter than RFC 5321 asks for.
    answerToDotWithin: count('answerToDotWithin', SHORTEST_WAIT_FOR_DOT, isLoopback(host) ? 1 : SHORTEST_WAIT_FOR_DOT),
  }
}

function jsonIn(absolute: string, shown: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(absolute, 'utf8').replace(/^\ufeff/, ''))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause
    throw new MailRefusedError(
      missing ? `邮件配置「${shown}」打不开，请检查路径。` : `邮件配置「${shown}」不是写法正确的 JSON。`,
      {
        cause,
      },
    )
  }
  throw new MailRefusedError(`邮件配置「${shown}」应是 {"host": "…", "from": "…"} 这样的 JSON。`)
}

function domains(value: unknown, wrong: (what: string) => never): string[] {
  if (!Array.isArray(value)) return wrong('「allowDomains」应是域名的列表，如 ["example.gov.cn"]。')
  return value.map(
    (each) =>
      (typeof each === 'string' ? allowedDomain(each) : undefined) ??
      wrong(`「allowDomains」里的「${String(each)}」不是域名。`),
  )
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

/**
 * The password from its file, one line; undefined when it is to be asked for. `warn` is told when others may read the
 * file.
 */
export function passwordFrom(config: SmtpConfig, warn: (sentence: string) => void): string | undefined {
  if (config.passwordFile === undefined) return undefined
  try {
    const password = readFileSync(config.passwordFile, 'utf8')
      .replace(/^\ufeff/, '')
      .replace(/\r?\n$/, '')
    if (password === '' || /[\r\n]/.test(password)) throw new MailRefusedError('密码文件应只有一行，就是密码。')
    if (process.platform !== 'win32' && (statSync(config.passwordFile).mode & 0o077) !== 0)
      warn('提醒：密码文件别的用户也能读，请改成只有自己可读（chmod 600）。')
    return password
  } catch (cause) {
    if (cause instanceof MailRefusedError) throw cause
    throw new MailRefusedError('passwordFile 指明的密码文件打不开。', { cause })
  }
}

/** The certificate of an own authority. */
export function certificateFrom(config: SmtpConfig): string | undefined {
  if (config.ca === undefined) return undefined
  try {
    const pem = readFileSync(config.ca, 'utf8')
    if (/-----BEGIN CERTIFICATE-----/.test(pem)) return pem
  } catch (cause) {
    throw new MailRefusedError('ca 指明的根证书文件打不开。', { cause })
  }
  throw new MailRefusedError('ca 指明的文件不是 PEM 格式的证书（应以 -----BEGIN CERTIFICATE----- 开头）。')
}
