import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ProgramRun, runProgram } from '../../../src/adapters/process/run-program.ts'
import { isRunning } from './is-running.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '校表 程序-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const run = (script: string, stopFor: ProgramRun['stopFor'] = () => undefined): ReturnType<typeof runProgram> =>
  runProgram({ program: process.execPath, args: ['-e', script], cwd: folder, stopFor })

/** Starts another process, which writes down its id and never ends; `then` is what its starter does after that. */
function launcher(then: string): string {
  const lasting = `require('node:fs').writeFileSync('pid', String(process.pid)); setInterval(() => {}, 1000)`
  return `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(lasting)}], { stdio: 'ignore' })
    const look = setInterval(() => { if (require('node:fs').existsSync('pid')) { ${then} } }, 20)`
}

const launched = (): boolean => existsSync(join(folder, 'pid')) && readFileSync(join(folder, 'pid'), 'utf8') !== ''
const isLaunchedRunning = (): boolean => isRunning(Number(readFileSync(join(folder, 'pid'), 'utf8')))

describe('a program of others', { timeout: 60_000 }, () => {
  it.each([
    ['ended', 'process.exit(0)'],
    ['died', 'process.exit(3)'],
    ['died', 'process.kill(process.pid, "SIGKILL")'],
  ])('%s: %s', async (ending, script) => {
    expect(await run(script)).toBe(ending)
  })

  it('cannot start where there is none', async () => {
    const given = { program: join(folder, 'none'), args: [], cwd: folder, stopFor: () => undefined }
    expect(await runProgram(given)).toBe('cannot-start')
  })

  it.each(['too-slow', 'interrupted'] as const)('is killed with what it has launched when it is %s', async (why) => {
    expect(await run(launcher('clearInterval(look)'), () => (launched() ? why : undefined))).toBe(why)
    await expect.poll(isLaunchedRunning, { timeout: 20_000 }).toBe(false)
  })

  it('that fails leaves nothing behind that it has launched', async () => {
    expect(await run(launcher('process.exit(1)'))).toBe('died')
    await expect.poll(isLaunchedRunning, { timeout: 20_000 }).toBe(false)
  })
})
