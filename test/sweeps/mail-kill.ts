import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { textFiles } from '../../src/text-files.mjs'
import { MailLedger } from '../../src/adapters/sqlite/mail-ledger.ts'
import { RawServer } from '../adapters/mail/raw-server.ts'

/** Calls by which the ledger reaches the disk and the message the server. */
const CALLS = [
  'write',
  'writev',
  'pwrite64',
  'pwritev',
  'fsync',
  'fdatasync',
  'ftruncate',
  'unlink',
  'connect',
  'shutdown',
  'close',
  'sendto',
  'sendmsg',
]
const UNITS = 3

export interface SweepOutcome {
  readonly points: number
  /** Points at which the sender was really killed; at the others there was no such call in that run. */
  readonly killed: number
  /** Points at which some message was left uncertain. */
  readonly uncertain: number
  /** Messages that came twice, were called sent without having come, or are nowhere. */
  readonly faults: readonly string[]
}

export function straceIsThere(): boolean {
  return spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0
}

/**
 * What happens between the killed run and the next: nothing; the ledger comes from a backup, or is gone; units and
 * files are called otherwise.
 */
export const BETWEEN = ['nothing', 'ledger rolled back', 'ledger lost', 'units and files renamed'] as const
export type Between = (typeof BETWEEN)[number]

/** The nth call of a kind: strace counts each kind of its own. */
interface Point {
  readonly call: string
  readonly at: number
}

/**
 * Kills the sender at so many of its system calls, evenly spread over all; starts it again each time, and counts what
 * came to the server.
 */
export async function killSweep(wanted: number, between: Between = 'nothing'): Promise<SweepOutcome> {
  const place = mkdtempSync(join(tmpdir(), 'jiaobiao-kill-'))
  try {
    const sender = await bundled()
    const all = await pointsOf(place, sender)
    const chosen = all.filter(
      (_, index) => Math.floor((index * wanted) / all.length) !== Math.floor(((index - 1) * wanted) / all.length),
    )
    const faults: string[] = []
    let [killed, uncertain] = [0, 0]
    for (const [index, point] of chosen.entries()) {
      // Wake-ups of the engine are among the calls: where there are fewer of them this time, an earlier one is taken.
      for (let at = point.at; at >= 1; at = Math.floor(at * 0.8)) {
        const folder = join(place, `${index}-${point.call}-${at}`)
        const outcome = await killedAt({ call: point.call, at }, folder, sender, between)
        if (outcome.uncertain > 0) uncertain++
        faults.push(...outcome.faults.map((fault) => `${point.call} ${at}: ${fault}`))
        if (!outcome.killed) continue
        killed++
        break
      }
    }
    return { points: chosen.length, killed, uncertain, faults }
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
    plugins: [textFiles],
    outfile,
    logLevel: 'error',
  })
  return outfile
}

function prepare(folder: string, name = '局'): void {
  mkdirSync(folder, { recursive: true })
  const messages = Array.from({ length: UNITS }, (_, index) => {
    const bytes = `workbook ${index} `.repeat(40)
    const file = `${index}${name}.xlsx`
    writeFileSync(join(folder, file), bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return {
      number: index + 1,
      unit: `${index}${name}`,
      unitKey: `${index}${name}`,
      person: '',
      to: `u${index}@example.cn`,
      round: 1,
      contentHash: `${name} ${sha256}`,
      id: `m${index}-${name.length}`,
      subject: `${index}局：结果`,
      text: '正文\n',
      errors: 0,
      warnings: 0,
      attachments: [{ path: file, name: file, sha256, size: bytes.length }],
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

/** The calls that the main thread makes in an undisturbed run, in their order. */
async function pointsOf(place: string, sender: string): Promise<Point[]> {
  const server = new RawServer()
  const folder = join(place, 'count')
  prepare(folder)
  try {
    const trace = join(folder, 'trace')
    await run('strace', [
      '-f',
      '-qq',
      '-o',
      trace,
      '-e',
      `trace=${CALLS}`,
      process.execPath,
      sender,
      folder,
      String(await server.start()),
    ])
    const lines = readFileSync(trace, 'utf8').split('\n')
    const main = lines[0]!.split(' ')[0]!
    if (server.received.length !== UNITS) throw new Error(`the undisturbed run sent ${server.received.length} messages`)
    const counts = new Map<string, number>()
    return lines.flatMap((line) => {
      const call = line.startsWith(`${main} `) ? / ([a-z0-9_]+)\(/.exec(line)?.[1] : undefined
      if (call === undefined) return []
      const at = (counts.get(call) ?? 0) + 1
      counts.set(call, at)
      return [{ call, at }]
    })
  } finally {
    await server.stop()
  }
}

const LEDGER = ['ledger.db', 'ledger.db-wal', 'ledger.db-shm']

function copyLedger(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of LEDGER) {
    rmSync(join(to, name), { force: true })
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name))
  }
}

function meanwhile(between: Between, folder: string): void {
  if (between === 'ledger rolled back') copyLedger(join(folder, 'backup'), folder)
  if (between === 'ledger lost') copyLedger(join(folder, 'nowhere'), folder)
  if (between !== 'units and files renamed') return
  for (let index = 0; index < UNITS; index++)
    renameSync(join(folder, `${index}局.xlsx`), join(folder, `${index}委员会.xlsx`))
  prepare(folder, '委员会')
}

async function killedAt(
  { call, at }: Point,
  folder: string,
  sender: string,
  between: Between,
): Promise<Judgement & { readonly killed: boolean }> {
  const server = new RawServer()
  prepare(folder)
  try {
    const port = String(await server.start())
    if (between === 'ledger rolled back') {
      await run(process.execPath, [sender, folder, port, '1'])
      copyLedger(folder, join(folder, 'backup'))
    }
    const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:signal=SIGKILL:when=${at}`]
    // Quiet only of comings and goings of threads: how the program ended is to be told.
    const trace = join(folder, 'trace')
    await run('strace', [
      '-f',
      '--quiet=attach,thread-execve',
      '-o',
      trace,
      ...inject,
      process.execPath,
      sender,
      folder,
      port,
    ])
    const killed = readFileSync(trace, 'utf8').includes('+++ killed by SIGKILL')
    meanwhile(between, folder)
    await run(process.execPath, [sender, folder, port])
    return { killed, ...(await judged(folder, server)) }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Judgement {
  readonly uncertain: number
  readonly faults: readonly string[]
}

async function judged(folder: string, server: RawServer): Promise<Judgement> {
  const ledger = await MailLedger.open(join(folder, 'ledger.db'), 'ledger')
  const rows = ledger.messages('试')
  ledger.close()
  const faults: string[] = []
  for (const recipient of Array.from({ length: UNITS }, (_, index) => `u${index}@example.cn`)) {
    const states = rows.filter((row) => row.recipient === recipient).map(({ state }) => state)
    const came = server.received.filter((each) => each.to === recipient).length
    if (came > 1) faults.push(`${recipient} got it ${came} times`)
    if (states.includes('sent') && came === 0) faults.push(`${recipient}: sent, but it never came`)
    if (!states.includes('sent') && !states.includes('uncertain'))
      faults.push(`${recipient} is left ${states.join() || 'out of the ledger'}`)
  }
  return { uncertain: rows.filter((row) => row.state === 'uncertain').length, faults }
}
