import { reachServer } from '../../adapters/mail/reach-server.ts'
import type { SmtpServer } from '../../adapters/mail/smtp-server.ts'
import type { Check } from './folder-check.ts'

const SUBJECT = '邮件服务器'
const PATIENCE = 10_000

/** Does the mail server answer, with the encryption that sending will use? Nobody logs in and nothing is sent. */
export async function checkMail(server: SmtpServer): Promise<Check> {
  const place = `${server.host}:${server.port}`
  const why = await reachServer(server, PATIENCE)
  if (why === undefined) return { subject: SUBJECT, ok: true, finding: `${place} 已应答` }
  return {
    subject: SUBJECT,
    ok: false,
    finding: `${place} ${why}`,
    advice: '请核对服务器名、端口和加密方式，或请管理员检查网络和防火墙',
  }
}

/** Settings that `mail send` would not take either; `why` is the sentence it says. */
export function badMailSettings(why: string): Check {
  return { subject: SUBJECT, ok: false, finding: why, advice: '请改好这个文件，再运行一次' }
}
