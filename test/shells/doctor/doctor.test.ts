import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Place } from '../cli/run.ts'

let place: Place
let server: Server | undefined
beforeEach(() => {
  place = new Place()
  mkdirSync(join(place.cwd, '收件'))
  mkdirSync(join(place.cwd, '发件'))
})
afterEach(() => {
  server?.close()
  server = undefined
  place.done()
})

async function mailServer(answer: string): Promise<void> {
  server = createServer((socket) => {
    socket.on('error', () => {}).on('data', () => socket.write('250 ok\r\n'))
    socket.write(answer)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server!.once('listening', resolve))
  const { port } = server.address() as { port: number }
  settings({ port })
}

/** Those of a server on this machine, without encryption, but for what is given. */
function settings(given: object): void {
  const whole = { host: '127.0.0.1', security: 'none', from: 'office@example.gov.cn', ...given }
  writeFileSync(join(place.cwd, '邮件.json'), JSON.stringify(whole))
}

describe('doctor', () => {
  it('says that all is ready, and leaves nothing in the folders', async () => {
    await mailServer('220 mail.example.cn ESMTP\r\n')
    const { code, stdout, stderr } = await place.run(
      'doctor',
      '收件',
      '--out',
      '发件',
      '--ledger',
      '本机/账本.db',
      '--smtp-config',
      '邮件.json',
    )
    expect(stderr).toBe('')
    expect(stdout).toMatch(/✓ {2}收件夹「收件」 +可读可写/)
    expect(stdout).toMatch(/✓ {2}邮件服务器 +127\.0\.0\.1:\d+ 已应答/)
    expect(stdout).toMatch(/✓ {2}两个文件夹 +在同一个磁盘上/)
    expect(stdout).toContain('都已就绪。')
    expect(code).toBe(0)
  })

  it('says of each thing that is not ready what to do', async () => {
    await mailServer('554 no\r\n')
    const { code, stdout } = await place.run(
      'doctor',
      '没有',
      '--out',
      '收件',
      '--ledger',
      '本机/账本.db',
      '--smtp-config',
      '邮件.json',
    )
    expect(stdout).toMatch(/✗ {2}收件夹「没有」 +找不到这个文件夹\n {3}→ 请检查路径/)
    expect(stdout).toMatch(/✗ {2}邮件服务器 +127\.0\.0\.1:\d+ 服务器暂不服务：554 no\n {3}→ 请核对/)
    expect(stdout).toContain('有 2 项要处理。')
    expect(code).toBe(1)
  })

  it('knows that one folder must not lie in the other', async () => {
    mkdirSync(join(place.cwd, '收件/结果'))
    const { code, stdout } = await place.run('doctor', '收件', '--out', '收件/结果', '--ledger', '本机/账本.db')
    expect(stdout).toMatch(/✗ {2}两个文件夹 +发件夹在收件夹里面/)
    expect(code).toBe(1)
  })

  it.each([
    [{ from: undefined }, '邮件配置「邮件.json」：缺少「from」（发件邮箱）。'],
    [{ secure: true }, '不认识「secure」这一项。'],
    [{ security: 'ssl' }, '「security」应是 starttls、smtps 或 none。'],
    [{ ca: '没有.pem' }, 'ca 指明的根证书文件打不开，请检查路径和读取权限。'],
    [{ port: 1 }, '127.0.0.1:1 邮件服务器拒绝连接'],
    [{ host: 'does-not-exist.invalid', security: 'starttls' }, 'does-not-exist.invalid:587 找不到邮件服务器'],
    [{ host: 'does-not-exist.invalid', security: 'smtps' }, 'does-not-exist.invalid:465 找不到邮件服务器'],
  ])('of mail settings with %j says 「%s」, as sending would', async (given, says) => {
    settings(given)
    const { code, stdout } = await place.run('doctor', '--smtp-config', '邮件.json')
    expect(stdout).toContain(says)
    expect(code).toBe(1)
  })

  it.each(['starttls', 'smtps'])('says so where the server does not speak %s', async (security) => {
    await mailServer('220 mail.example.cn ESMTP\r\n')
    settings({ port: (server!.address() as { port: number }).port, security })
    const { code, stdout } = await place.run('doctor', '--smtp-config', '邮件.json')
    expect(stdout).toContain('加密连接没有建立，请检查邮件配置里的 security 和 port')
    expect(code).toBe(1)
  })

  it('answers in JSON, too', async () => {
    const { stdout } = await place.run('doctor', '收件', '--ledger', '本机/账本.db', '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 2, command: 'doctor', ready: true })
  })
})
