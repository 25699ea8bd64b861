import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { MailLedger } from '../../src/adapters/sqlite/mail-ledger.ts'
import { RawServer } from '../adapters/mail/raw-server.ts'

/** Calls by which the ledger reaches the disk and the message the server. */
const CALLS = 'write,writev,pwrite64,pwritev,fsync,fdatasync,ftruncate,unlink,connect,shutdown,close,sendto,sendmsg'
const UNITS = 3

export interface SweepOutcome {
  readonly points: number
  /** Points at which some message was left uncertain. */
  readonly uncertain: number
  /** Messages that came twice, were called sent without having come, or are nowhere. */
  readonly faults: readonly string[]
}

export function straceIsThere(): boolean {
  return spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0
}

/** Kills the sender at so many of its system calls, evenly spread; starts it again each time, and counts what came to the server. */
export async function killSweep(wanted: number): Promise<SweepOutcome> {
  const place = mkdtempSync(join(tmpdir(), 'jiaobiao-kill-'))
  try {
    const sender = await bundled()
    const calls = await callsOf(place, sender)
    const step = Math.max(1, calls / wanted)
    const faults: string[] = []
    let [points, uncertain] = [0, 0]
    for (let at = 1; Math.round(at) <= calls; at += step) {
      const outcome = await killedAt(Math.round(at), join(place, String(Math.round(at))), sender)
      points++
      if (outcome.uncertain > 0) uncertain++
      faults.push(...outcome.faults.map((fault) => `call ${Math.round(at)}: ${fault}`))
    }
    return { points, uncertain, faults }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Beside the modules that it needs. */
async function bundled(): Promise<string> {
  const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
  // Two folders down, whether in test/sweeps or bundled into node_modules/.cache.
  const root = here('../..')
  const outfile = join(root, 'node_modules/.cache/mail-sender.mjs')
  const entry = join(root, 'test/sweeps/mail-sender.mts')
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    outfile,
    logLevel: 'error',
  })
  return outfile
}

function prepare(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const messages = Array.from({ length: UNITS }, (_, index) => {
    const bytes = `workbook ${index} `.repeat(40)
    writeFileSync(join(folder, `${index}.xlsx`), bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return {
      number: index + 1,
      unit: `${index}局`,
      unitKey: `${index}局`,
      person: '',
      to: `u${index}@example.cn`,
      round: 1,
      contentHash: sha256,
      id: `m${index}`,
      subject: `${index}局：结果`,
      text: '正文\n',
      errors: 0,
      warnings: 0,
      attachments: [{ path: `${index}.xlsx`, name: `${index}.xlsx`, sha256, size: bytes.length }],
      done: false,
      remark: '',
    }
  })
  writeFileSync(
    join(folder, 'plan.json'),
    JSON.stringify({ schemaVersion: 1, campaign: '试', ledger: 'ledger', messages, allowedDomains: ['example.cn'] }),
  )
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'ignore' })
    child.on('error', reject)
    child.on('close', () => resolve())
  })
}

/** How many such calls the main thread makes in an undisturbed run. */
async function callsOf(place: string, sender: string): Promise<number> {
  const server = new RawServer()
  const folder = join(place, 'count')
  prepare(folder)
  try {
    const trace = join(folder, 'trace')
    await run('strace', ['-f', '-qq', '-o', trace, '-e', `trace=${CALLS}`, process.execPath, sender, folder, String(await server.start())])
    const lines = readFileSync(trace, 'utf8').split('\n')
    const main = lines[0]!.split(' ')[0]!
    if (server.received.length !== UNITS) throw new Error(`the undisturbed run sent ${server.received.length} messages`)
    return lines.filter((line) => line.startsWith(`${main} `) && / [a-z0-9_]+\(/.test(line)).length
  } finally {
    await server.stop()
  }
}

async function killedAt(call: number, folder: string, sender: string): Promise<{ uncertain: number; faults: string[] }> {
  const server = new RawServer()
  prepare(folder)
  try {
    const port = String(await server.start())
    const inject = ['-e', `trace=${CALLS}`, '-e', `inject=${CALLS}:signal=SIGKILL:when=${call}`]
    await run('strace', ['-f', '-qq', '-o', '/dev/null', ...inject, process.execPath, sender, folder, port])
    await run(process.execPath, [sender, folder, port])
    return await judged(folder, server)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function judged(folder: string, server: RawServer): Promise<{ uncertain: number; faults: string[] }> {
  const ledger = await MailLedger.open(join(folder, 'ledger.db'), 'ledger')
  const rows = ledger.messages('试')
  ledger.close()
  const faults: string[] = rows.length === UNITS ? [] : [`${rows.length} messages in the ledger`]
  for (const row of rows) {
    const came = server.received.filter((each) => each.to === row.recipient).length
    if (came > 1) faults.push(`${row.recipient} got it ${came} times`)
    if (row.state === 'sent' && came === 0) faults.push(`${row.recipient}: sent, but it never came`)
    if (row.state !== 'sent' && row.state !== 'uncertain') faults.push(`${row.recipient} is left ${row.state}`)
  }
  return { uncertain: rows.filter((row) => row.state === 'uncertain').length, faults }
}
