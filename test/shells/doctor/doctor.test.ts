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
  server = createServer((socket) => socket.on('error', () => {}).end(answer)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server!.once('listening', resolve))
  const { port } = server.address() as { port: number }
  writeFileSync(join(place.cwd, '邮件.json'), JSON.stringify({ host: '127.0.0.1', port }))
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
    expect(stdout).toMatch(/✗ {2}邮件服务器 +127\.0\.0\.1:\d+ 的应答不对：554 no\n {3}→ 请核对/)
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
    ['{}', '读不出来'],
    ['{"host":"127.0.0.1","port":1}', '拒绝连接'],
    ['{"host":"does-not-exist.invalid","port":25}', '找不到这个服务器名'],
  ])('of mail settings %s says 「%s」', async (settings, says) => {
    writeFileSync(join(place.cwd, '邮件.json'), settings)
    const { code, stdout } = await place.run('doctor', '--smtp-config', '邮件.json')
    expect(stdout).toContain(says)
    expect(code).toBe(1)
  })

  it('answers in JSON, too', async () => {
    const { stdout } = await place.run('doctor', '收件', '--ledger', '本机/账本.db', '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 2, command: 'doctor', ready: true })
  })
})
