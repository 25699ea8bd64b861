import { serverWords } from '../../core/mail/server-words.ts'
import { judgeFailure, type SmtpError } from './judge-failure.ts'
import { smtpConnection } from './smtp-connection.ts'
import type { SmtpServer } from './smtp-server.ts'

/**
 * Connects as a delivery would, with the same encryption and certificates, and leaves without logging in. Undefined
 * when that works; otherwise why not, in the words that a delivery uses.
 */
export function reachServer(server: SmtpServer, milliseconds: number): Promise<string | undefined> {
  const connection = smtpConnection(server, { beforeDotMs: milliseconds, afterDotMs: milliseconds })
  return new Promise((resolve) => {
    const end = (why: string | undefined): void => {
      clearTimeout(timer)
      // Before the connection is closed: that is told as an end, too.
      resolve(why)
      if (why === undefined) connection.quit()
      else connection.close()
    }
    const broken = (error: SmtpError): void => {
      const failure = judgeFailure(error, 'connect')
      end(serverWords('answer' in failure ? failure.answer : failure.reason))
    }
    const timer = setTimeout(() => end(`等了 ${Math.round(milliseconds / 1000)} 秒，服务器没有答复`), milliseconds)
    connection.on('error', broken)
    connection.once('end', () => broken(new Error('closed')))
    connection.connect((error) => (error ? broken(error) : end(undefined)))
  })
}
