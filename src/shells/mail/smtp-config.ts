import { readFileSync, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { dirname, resolve } from 'node:path'
import * as json from '../../adapters/json/json.ts'
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

const SHORTEST_WAIT_FOR_DOT = 600
const MISSING: Readonly<Record<string, string>> = {
  host: '缺少「host」（邮件服务器的地址）。',
  from: '缺少「from」（发件邮箱）。',
}

/** What may stand in smtp.json; each schema says in a sentence what it wants. */
function schemaFor(shortestWaitForDot: number) {
  const entries = {
    host: json.pipe(line('host'), json.regex(/^[A-Za-z0-9.:-]+$/, '「host」应是服务器的名称或 IP 地址。')),
    port: json.nullish(whole('port')),
    security: json.optional(
      json.pipe(
        line('security'),
        json.picklist(['starttls', 'smtps', 'none'], '「security」应是 starttls、smtps 或 none。'),
      ),
      'starttls',
    ),
    user: json.optional(line('user')),
    passwordFile: json.optional(line('passwordFile')),
    ca: json.optional(line('ca')),
    from: address('from'),
    fromName: json.optional(line('fromName')),
    replyTo: json.optional(address('replyTo')),
    allowDomains: json.optional(json.array(DOMAIN, '「allowDomains」应是域名的列表，如 ["example.gov.cn"]。')),
    maxMegabytes: json.nullish(whole('maxMegabytes'), 20),
    perMinute: json.nullish(whole('perMinute'), 30),
    perDay: json.nullish(whole('perDay'), 1000),
    stopAfter: json.nullish(whole('stopAfter'), 5),
    answerWithin: json.nullish(whole('answerWithin'), 120),
    answerToDotWithin: json.nullish(whole('answerToDotWithin', shortestWaitForDot), SHORTEST_WAIT_FOR_DOT),
  }
  const unknownKey = (given: object): string | undefined => Object.keys(given).find((key) => !(key in entries))
  return json.pipe(
    ANY_OBJECT,
    json.check(
      (given) => !('password' in given || 'pass' in given),
      '不要把密码写在配置里。请把密码单独存成一个文件，用 passwordFile 指明；或者不写，发送时输入。',
    ),
    json.check(
      (given) => unknownKey(given) === undefined,
      ({ input }) => `不认识「${unknownKey(input)}」这一项。可用的有：${Object.keys(entries).join('、')}。`,
    ),
    json.object(entries, ({ path }) => MISSING[String(path?.at(-1)?.key)] ?? ''),
    json.check(
      ({ host, security }) => security !== 'none' || isLoopback(host),
      '「security」为 none 时不加密，只能用于本机（127.0.0.1）；连接别的服务器请用 starttls 或 smtps。',
    ),
  )
}

const ANY_OBJECT = json.pipe(
  json.unknown(),
  json.check((given) => !Array.isArray(given)),
  json.record(json.string(), json.unknown()),
)

/** A line of text, without blanks around it. */
function line(key: string) {
  const wanted = `「${key}」应是一行文字。`
  return json.pipe(
    json.string(wanted),
    json.check((text) => text.trim() !== '' && !hasControlCharacter(text), wanted),
    json.trim(),
  )
}

function whole(key: string, least = 1) {
  const wanted = `「${key}」应是不小于 ${least} 的整数。`
  return json.pipe(
    json.number(wanted),
    json.integer(wanted),
    json.minValue(least, wanted),
    json.maxValue(1_000_000, wanted),
  )
}

function address(key: string) {
  return json.pipe(
    line(key),
    json.transform(checkAddress),
    json.check(
      (checked) => 'address' in checked,
      ({ input }) => `「${key}」的邮箱不能用：${'refused' in input ? input.refused : ''}。`,
    ),
    json.transform((checked) => ('address' in checked ? checked.address : '')),
  )
}

const DOMAIN = json.pipe(
  json.unknown(),
  json.check(
    (each) => typeof each === 'string' && allowedDomain(each) !== undefined,
    ({ input }) => `「allowDomains」里的「${String(input)}」不是域名。`,
  ),
  json.transform((each) => allowedDomain(String(each)) ?? ''),
)

/** Throws MailRefusedError with one sentence for the first thing that is wrong. */
export function readSmtpConfig(absolute: string, shown: string): SmtpConfig {
  const text = textOf(absolute, shown)
  const { host = '' }: { host?: string } = json.readOr(json.object({ host: json.string() }), text, {})
  // Only against this machine, where nothing is lost by it, may the wait be shorter than RFC 5321 asks for.
  const given = json.read(schemaFor(isLoopback(host.trim()) ? 1 : SHORTEST_WAIT_FOR_DOT), text)
  if ('fault' in given) throw new MailRefusedError(`邮件配置「${shown}」${complaint(given.fault)}`)
  const { port, user, passwordFile, ca, fromName = '', replyTo, allowDomains, ...others } = given.value
  const near = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : resolve(dirname(absolute), path)
  return {
    ...others,
    port: port ?? (others.security === 'smtps' ? 465 : 587),
    ...{ user, fromName, replyTo, allowDomains },
    passwordFile: near(passwordFile),
    ca: near(ca),
  }
}

function complaint({ kind, message, place }: json.Fault): string {
  if (kind === 'not-json') return '不是完整的 JSON，请检查引号、逗号和括号。'
  return place === '' && message.startsWith('Invalid')
    ? '应是 {"host": "…", "from": "…"} 这样的 JSON。'
    : `：${message}`
}

function textOf(absolute: string, shown: string): string {
  try {
    return readFileSync(absolute, 'utf8')
  } catch (cause) {
    throw new MailRefusedError(`邮件配置「${shown}」打不开，请检查路径。`, { cause })
  }
}

function isLoopback(host: string): boolean {
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
    throw new MailRefusedError('passwordFile 指明的密码文件打不开，请检查路径和读取权限。', { cause })
  }
}

/** The certificate of an own authority. */
export function certificateFrom(config: SmtpConfig): string | undefined {
  if (config.ca === undefined) return undefined
  try {
    const pem = readFileSync(config.ca, 'utf8')
    if (/-----BEGIN CERTIFICATE-----/.test(pem)) return pem
  } catch (cause) {
    throw new MailRefusedError('ca 指明的根证书文件打不开，请检查路径和读取权限。', { cause })
  }
  throw new MailRefusedError('ca 指明的文件不是 PEM 格式的证书（应以 -----BEGIN CERTIFICATE----- 开头）。')
}
