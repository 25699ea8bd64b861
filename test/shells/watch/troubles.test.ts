import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { CLEAN } from '../cli/run.ts'
import { Inbox, Running, shareProcesses } from './inbox.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const launcher = join(root, 'dist/jiaobiao.js')
const onLinux = process.platform === 'linux'

let inbox: Inbox
beforeEach(() => {
  inbox = new Inbox()
})
afterEach(() => inbox.done())

describe.runIf(onLinux)('a folder that hangs', () => {
  it('is told once, does not stop the status, and is gone on with when it is back: at most two messages', async () => {
    inbox.drop(CLEAN, '一.xlsx')
    const running = new Running(inbox, {}, '--share-timeout', '8')
    await running.until(
      () => inbox.outbox().includes('一 审核意见.txt') && inbox.outbox().includes('运行状态.txt'),
      'the first result',
    )
    // The inbox hangs: its process is stopped, and so is each that comes after it before it can answer, for as long as
    // it lasts.
    const freeze = setInterval(() => {
      const [, inboxProcess] = shareProcesses()
      if (inboxProcess !== undefined) process.kill(inboxProcess, 'SIGSTOP')
    }, 5)
    await running.until(
      () => /需要管理员处理：\n {2}收件夹/.test(inbox.text('运行状态.txt')),
      'the outage in the status',
    )
    inbox.drop(CLEAN, '二.xlsx')
    await new Promise((resolve) => setTimeout(resolve, 3000))
    clearInterval(freeze)
    await running.until(() => inbox.outbox().includes('二 审核意见.txt'), 'the second result')
    await running.stop()
    const messages = running.said.split('\n').filter((line) => line.startsWith('收件夹'))
    expect(messages).toHaveLength(2)
    expect(messages[0]).toContain('没有响应，可能是网络共享断开或卡住；会一直自动再试，恢复后接着做，不会漏。')
    expect(messages[1]).toContain('已恢复。')
  })

  it('as outbox leaves a status on the local disk, and its results come when it is back', async () => {
    inbox.drop(CLEAN, '一.xlsx')
    const running = new Running(inbox, {}, '--share-timeout', '8')
    await running.until(() => inbox.outbox().includes('一 审核意见.txt'), 'the first result')
    const freeze = setInterval(() => {
      const [outboxProcess] = shareProcesses()
      if (outboxProcess !== undefined && !running.said.includes('没有响应')) process.kill(outboxProcess, 'SIGSTOP')
    }, 50)
    await running.until(
      () => readFileSync(join(inbox.cwd, '本机/运行状态.txt'), 'utf8').includes('发件夹'),
      'the outage in the local status',
    )
    clearInterval(freeze)
    inbox.drop(CLEAN, '二.xlsx')
    await running.until(() => inbox.outbox().includes('二 审核意见.txt'), 'the second result')
    await running.stop()
  })
})

describe('an outbox that someone deletes', () => {
  it('is made again, and what is dropped then has its result', async () => {
    inbox.drop(CLEAN, '一.xlsx')
    const running = new Running(inbox, {})
    await running.until(() => inbox.outbox().includes('一 审核意见.txt'), 'the first result')
    rmSync(join(inbox.cwd, '发件'), { recursive: true, maxRetries: 20 })
    inbox.drop(CLEAN, '二.xlsx')
    await running.until(
      () => inbox.outbox().includes('二 审核意见.txt') && inbox.outbox().includes('运行状态.txt'),
      'the second result',
    )
    await running.stop()
    expect(running.said.split('\n').filter((line) => line.startsWith('发件夹')).length).toBeLessThanOrEqual(2)
  })
})

describe.runIf(onLinux && process.getuid?.() === 0)('a full disk', () => {
  it('pauses, truncates nothing, and goes on by itself when there is room again', async () => {
    const outbox = join(inbox.cwd, '发件')
    mkdirSync(outbox)
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', outbox]).status !== 0) return
    try {
      writeFileSync(join(outbox, '占地.bin'), new Uint8Array(230 * 1024))
      inbox.drop(CLEAN, '一.xlsx')
      inbox.drop(CLEAN, '局/二.xlsx')
      const running = new Running(inbox, {})
      await running.until(() => running.said.includes('磁盘空间不足'), 'the pause')
      expect(inbox.outbox().filter((path) => path.endsWith('.xlsx'))).toEqual([])
      rmSync(join(outbox, '占地.bin'))
      await running.until(
        () => inbox.outbox().includes('局/二 审核意见.txt') && inbox.outbox().includes('一 审核意见.txt'),
        'both results',
      )
      expect(running.said.match(/磁盘空间不足/g)).toHaveLength(1)
      expect(running.said).toContain('磁盘有空间了，接着处理。')
      await running.stop()
      for (const path of ['一.xlsx', '局/二.xlsx'])
        expect(readWorkbook(inbox.result(path)).sheets.length).toBeGreaterThan(1)
    } finally {
      execFileSync('umount', ['-l', outbox])
    }
  })
})

describe('several instances on one inbox', () => {
  const start = (name: string): Promise<{ code: number | null; stdout: string; stderr: string }> =>
    new Promise((resolve) => {
      const args = [
        launcher,
        'watch',
        '收件',
        '--out',
        '发件',
        '--once',
        '--interval',
        '0.1',
        '--ledger',
        `本机 ${name}/账本.db`,
        '--jobs',
        '1',
      ]
      const child = spawn(process.execPath, [...args, '--stale-after', '20'], { cwd: inbox.cwd })
      let [stdout, stderr] = ['', '']
      child.stdout.on('data', (chunk) => (stdout += chunk))
      child.stderr.on('data', (chunk) => (stderr += chunk))
      child.on('close', (code) => resolve({ code, stdout, stderr }))
    })

  it.each([2, 3])(
    '%i at once, each with a ledger of its own: every file is handled once, the others say who has it',
    async (count) => {
      for (let file = 1; file <= 8; file++) inbox.drop(CLEAN, `${file}.xlsx`)
      const runs = await Promise.all(Array.from({ length: count }, (_, index) => start(String(index))))
      const handled = runs.flatMap(({ stdout }) =>
        [...stdout.matchAll(/ (\d)\.xlsx　(?!别处)/g)].map((match) => match[1]),
      )
      // One that waited until the first was through finds the results there, and makes no others.
      expect(new Set(handled).size).toBe(8)
      expect(inbox.outbox()).toEqual(
        [...'12345678']
          .flatMap((file) => [`${file} 审核意见.txt`, `${file}.xlsx`])
          .concat('运行状态.txt')
          .sort(),
      )
      for (const { code, stderr } of runs) {
        expect([0, 4]).toContain(code)
        if (code === 4) expect(stderr).toMatch(/已有另一个校表在监看（电脑 .+，进程 \d+，从 .+ 起），这一个不启动。/)
      }
      expect(existsSync(join(inbox.cwd, '收件/.jiaobiao.lock'))).toBe(false)
    },
  )

  it('a lock that a dead process left is taken over at once', async () => {
    inbox.drop(CLEAN, '表.xlsx')
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    const left = `${JSON.stringify({ host: hostname(), pid: gone, start: 'x', counter: 7 })}\n`
    writeFileSync(join(inbox.cwd, '收件/.jiaobiao.lock'), left)
    expect((await inbox.once()).code).toBe(0)
    expect(inbox.outbox()).toContain('表.xlsx')
  })

  it('a lock of another machine is taken over only when its counter does not move for long', async () => {
    inbox.drop(CLEAN, '表.xlsx')
    const lock = join(inbox.cwd, '收件/.jiaobiao.lock')
    const beat = (counter: number): void =>
      writeFileSync(lock, JSON.stringify({ host: '别的电脑', pid: 4242, start: 'y', counter }))
    let counter = 1
    beat(counter)
    const beating = setInterval(() => beat(++counter), 500)
    const refused = await inbox.once('--stale-after', '3')
    clearInterval(beating)
    expect(refused.code).toBe(4)
    expect(refused.stderr).toContain('（电脑 别的电脑，进程 4242）')
    expect((await inbox.once('--stale-after', '2')).code).toBe(0)
  })

  it('the one whose lock was taken over stops', async () => {
    inbox.drop(CLEAN, '表.xlsx')
    const running = new Running(inbox, {})
    await running.until(() => inbox.outbox().includes('表 审核意见.txt'), 'the result')
    writeFileSync(
      join(inbox.cwd, '收件/.jiaobiao.lock'),
      JSON.stringify({ host: '别的电脑', pid: 4242, start: 'y', counter: 1 }),
    )
    expect((await running.ended).code).toBe(4)
    expect(running.said).toContain('已由另一个校表接管')
  })
})
