import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildMessage } from '../../../src/adapters/mail/build-message.ts'
import { deliver } from '../../../src/adapters/mail/deliver.ts'
import type { SmtpServer } from '../../../src/adapters/mail/smtp-server.ts'
import { content } from './messages.ts'

const folder = mkdtempSync(join(tmpdir(), 'jiaobiao-tls-'))
const SUBJECT = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
const { status } = spawnSync(
  'openssl',
  [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-keyout',
    join(folder, 'key'),
    '-out',
    join(folder, 'cert'),
    ...SUBJECT,
  ],
  { stdio: 'ignore' },
)

// A certificate of an own authority is made by openssl for these tests.
describe.skipIf(status !== 0)('a server with TLS', () => {
  const received: string[] = []
  const servers: SMTPServer[] = []
  let ca = ''
  const ports = { starttls: 0, smtps: 0 }
  beforeAll(async () => {
    ca = readFileSync(join(folder, 'cert'), 'utf8')
    for (const security of ['starttls', 'smtps'] as const) {
      const server = new SMTPServer({
        secure: security === 'smtps',
        key: readFileSync(join(folder, 'key')),
        cert: ca,
        onAuth: ({ username, password }, _session, done) =>
          password === '密码' ? done(null, { user: username ?? '' }) : done(new Error('Invalid username or password')),
        onData: (stream, { envelope }, done) => {
          stream.resume().on('end', () => {
            received.push(envelope.rcptTo.map((each) => each.address).join())
            done(null, 'queued as TLS1')
          })
        },
      })
      // What a client breaks off is the server's error, too.
      server.on('error', () => {})
      servers.push(server)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      ports[security] = (server.server.address() as AddressInfo).port
    }
  })
  afterAll(async () => {
    await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))))
    rmSync(folder, { recursive: true, force: true })
  })

  const send = async (server: Partial<SmtpServer> & Pick<SmtpServer, 'security'>) =>
    deliver(
      {
        host: 'localhost',
        port: ports[server.security as 'starttls' | 'smtps'],
        login: { user: 'jixiao', password: '密码' },
        ...server,
      },
      content(),
      await buildMessage(content()),
      { beforeDotMs: 20_000, afterDotMs: 20_000 },
      () => {},
    )

  it.each(['starttls', 'smtps'] as const)(
    'by %s takes the message from one that trusts its authority',
    async (security) => {
      received.length = 0
      expect(await send({ security, ca })).toEqual({ kind: 'accepted', answer: '250 queued as TLS1' })
      expect(received).toEqual([content().to])
    },
  )

  it.each(['starttls', 'smtps'] as const)(
    'by %s whose authority nobody knows stops the run, and nothing was said to it',
    async (security) => {
      received.length = 0
      expect(await send({ security })).toMatchObject({
        kind: 'trouble',
        phase: 'tls',
        stop: true,
        reason: expect.stringContaining('证书不受信任'),
      })
      expect(received).toEqual([])
    },
  )

  it('under another name than its certificate stops the run', async () => {
    expect(await send({ security: 'smtps', ca, host: '127.0.0.1' })).toMatchObject({
      kind: 'trouble',
      stop: true,
      reason: expect.stringContaining('与 host 写的名称不符'),
    })
  })

  it('that does not take the password stops the run', async () => {
    expect(await send({ security: 'starttls', ca, login: { user: 'jixiao', password: '不对' } })).toMatchObject({
      kind: 'trouble',
      phase: 'login',
      stop: true,
      reason: expect.stringContaining('服务器不接受登录'),
    })
  })
})
