import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { readFileSync } from 'node:fs'
import type { Check } from './folder-check.ts'
import * as json from '../../adapters/json/json.ts'

const SUBJECT = '邮件服务器'
const PATIENCE = 10_000

/**
 * Connects and reads the greeting (RFC 5321, 3.1); nothing is sent but QUIT. The settings are a JSON file with `host`,
 * `port` and `secure`.
 */
export async function checkMail(file: string, shown: string): Promise<Check> {
  const settings = settingsOf(file)
  if (settings === undefined) {
    return {
      subject: SUBJECT,
      ok: false,
      finding: `设置文件「${shown}」读不出来`,
      advice: '应是 JSON，至少写明 host（服务器）和 port（端口）',
    }
  }
  const { host, port, secure } = settings
  const answer = await greeting(host, port, secure)
  if ('greeting' in answer && answer.greeting.startsWith('220'))
    return { subject: SUBJECT, ok: true, finding: `${host}:${port} 已应答` }
  const finding =
    'greeting' in answer
      ? `${host}:${port} 的应答不对：${answer.greeting.slice(0, 60)}`
      : `${host}:${port} ${answer.why}`
  return { subject: SUBJECT, ok: false, finding, advice: '请核对服务器名、端口和是否加密，或请管理员检查网络和防火墙' }
}

const SETTINGS = json.object({
  host: json.string(),
  port: json.exactOptional(json.pipe(json.number(), json.integer(), json.minValue(1), json.maxValue(65535))),
  secure: json.exactOptional(json.unknown()),
})

function settingsOf(file: string): { host: string; port: number; secure: boolean } | undefined {
  try {
    const settings = json.readOr(SETTINGS, readFileSync(file, 'utf8'), undefined)
    const secure = settings?.secure === true
    return settings && { host: settings.host, port: settings.port ?? (secure ? 465 : 25), secure }
  } catch {
    return undefined
  }
}

const CODES: Readonly<Record<string, string>> = {
  ECONNREFUSED: '拒绝连接',
  ENOTFOUND: '找不到这个服务器名',
  EAI_AGAIN: '找不到这个服务器名',
  ETIMEDOUT: '连接超时',
  EHOSTUNREACH: '网络不通',
  ENETUNREACH: '网络不通',
  ECONNRESET: '连接被断开',
}

function greeting(host: string, port: number, secure: boolean): Promise<{ greeting: string } | { why: string }> {
  return new Promise((resolve) => {
    const socket = secure
      ? connectTls({ host, port, servername: host, rejectUnauthorized: false })
      : connect({ host, port })
    let text = ''
    const end = (answer: { greeting: string } | { why: string }): void => {
      clearTimeout(timer)
      socket.end('QUIT\r\n')
      socket.destroySoon()
      resolve(answer)
    }
    const timer = setTimeout(() => end({ why: `${PATIENCE / 1000} 秒内没有应答` }), PATIENCE)
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      if (text.includes('\n') || text.length > 500) end({ greeting: text.split(/\r?\n/)[0]! })
    })
    socket.on('error', (error: NodeJS.ErrnoException) =>
      end({ why: CODES[error.code ?? ''] ?? `连不上（${error.code}）` }),
    )
    socket.on('close', () => end({ why: '没有应答就断开了' }))
  })
}
