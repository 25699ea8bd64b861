import type { Delivery, Phase } from './smtp-server.ts'

/** Nodemailer's errors, as far as they are read here. */
export interface SmtpError extends Error {
  readonly code?: string | undefined
  readonly originalCode?: string | undefined
  readonly response?: string | undefined
  readonly responseCode?: number | undefined
  readonly command?: string | undefined
}

/** Every end of a try except that the server accepted the message. */
export type Failure = Exclude<Delivery, { kind: 'accepted' }>

/**
 * What an error means for the message. Only after the dot may it have arrived, and only when the server did not say
 * clearly that it has not.
 */
export function judgeFailure(error: SmtpError, phase: Phase): Failure {
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
    const said = answer === '' ? '登录时连接断开' : `服务器不接受登录，请检查用户名和密码：${answer}`
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

/** Before the first command an answer concerns the server, not a message: 4xx means later, 5xx means no. */
function connecting(error: SmtpError, code: number, answer: string): Failure {
  const phase: Phase = /Invalid greeting/.test(error.message) ? 'greeting' : 'connect'
  if (answer !== '')
    return { kind: 'trouble', reason: `服务器暂不服务：${answer}`, phase, stop: code >= 500 && code < 600 }
  const system = error.originalCode ?? error.code ?? ''
  if (system === 'ENOTFOUND' || system === 'EDNS')
    return { kind: 'trouble', reason: '找不到邮件服务器，请检查邮件配置里的 host', phase, stop: true }
  if (system === 'ECONNREFUSED')
    return { kind: 'trouble', reason: '邮件服务器拒绝连接（没有开机，或邮件配置里的 port 不对）', phase, stop: false }
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
  return '加密连接没有建立，请检查邮件配置里的 security 和 port'
}
