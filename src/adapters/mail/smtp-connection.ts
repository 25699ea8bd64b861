import { rootCertificates } from 'node:tls'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpPatience, SmtpServer } from './smtp-server.ts'

/**
 * A connection to that server, with its encryption and none weaker, not opened yet. Whoever opens it measures the
 * silence, with `patience`: his timer is the shorter one, because he knows the phase.
 */
export function smtpConnection({ host, port, security, ca }: SmtpServer, patience: SmtpPatience): SMTPConnection {
  const later = patience.beforeDotMs + 60_000
  return new SMTPConnection({
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
