/**
 * Kills the hot folder at its file-system calls, one after the other, lets it run again, and asks: is anything torn, lost, twice, unreported?
 * The outcome must be, byte for byte, that of a run which nobody disturbed.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface KillSweep {
  readonly root: string
  /** Most points of each call. */
  readonly most: number
  /** 'main': the watcher itself. 'all': its working processes, too. */
  readonly who: 'main' | 'all'
  readonly calls: readonly string[]
  readonly onPoint?: (point: string, faults: readonly string[]) => void
}

export interface KillReport {
  readonly points: number
  /** Runs that the signal really ended, or cost a working process. */
  readonly killed: number
  readonly faults: readonly string[]
}

export const WRITING_CALLS = ['openat', 'write', 'pwrite64', 'fsync', 'fdatasync', 'rename', 'unlink', 'mkdir', 'ftruncate', 'close']
/** In seconds. */
const TIMEOUT = 60

export function sweepKills({ root, most, who, calls, onPoint }: KillSweep): KillReport {
  const base = mkdtempSync(join(tmpdir(), '校表 扫-'))
  try {
    const undisturbed = prepare(root, join(base, '0'))
    const counts = countCalls(root, undisturbed, calls, who)
    const expected = outboxOf(undisturbed)
    const faults: string[] = []
    let points = 0
    let killed = 0
    for (const call of calls) {
      for (const at of spread(counts.get(call) ?? 0, most)) {
        const place = prepare(root, join(base, String(++points)))
        const first = run(root, place, [...follow(who), '-e', `trace=${call}`, '-e', `inject=${call}:signal=SIGKILL:when=${at}`])
        if (first.killed || readFileSync(join(place, 'trace'), 'utf8').includes('SIGKILL')) killed++
        const found = [...tornIn(place, expected, who), ...afterAnotherRun(root, place, expected, who)].map(
          (fault) => `${call} #${at}: ${fault}`,
        )
        onPoint?.(`${call} #${at}`, found)
        faults.push(...found)
        rmSync(place, { recursive: true, force: true })
      }
    }
    return { points, killed, faults }
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
}

function follow(who: KillSweep['who']): string[] {
  return who === 'all' ? ['-f'] : []
}

/** An inbox with a workbook, one in a sub-folder, and something that is none. */
function prepare(root: string, place: string): string {
  const workbook = join(root, 'fixtures/clean/workbook/云溪市农业农村局2023年绩效自评.xlsx')
  mkdirSync(join(place, '收件/教育局'), { recursive: true })
  cpSync(workbook, join(place, '收件/自评表.xlsx'))
  cpSync(join(root, 'fixtures/ways-of-filling/units.xlsx'), join(place, '收件/教育局/表.xlsx'))
  writeFileSync(join(place, '收件/教育局/说明.pdf'), '%PDF-1.4')
  return place
}

function run(root: string, place: string, strace: readonly string[]): { readonly killed: boolean } {
  const command = [process.execPath, join(root, 'dist/jiaobiao.js'), 'watch', '收件', '--out', '发件', '--once', '--jobs', '1']
  const quick = ['--interval', '0.1', '--ledger', '本机/账本.db', '--stale-after', '2', '--share-timeout', '5']
  const prefix = strace.length > 0 ? ['strace', '-qq', '-o', join(place, 'trace'), ...strace] : []
  // It ends the whole group: a tracer that is killed lets what it traced run on, with the lock in its hand.
  const args = ['--signal=KILL', String(TIMEOUT), ...prefix, ...command, ...quick]
  const { signal, status } = spawnSync('timeout', args, { cwd: place, stdio: 'ignore' })
  return { killed: signal !== null || (status ?? 0) > 5 }
}

function countCalls(root: string, place: string, calls: readonly string[], who: KillSweep['who']): Map<string, number> {
  run(root, place, [...follow(who), '-e', `trace=${calls.join(',')}`])
  const counts = new Map<string, Map<string, number>>()
  for (const line of readFileSync(join(place, 'trace'), 'utf8').split('\n')) {
    const match = /^(?:(\d+)\s+)?(\w+)\(/.exec(line)
    if (!match) continue
    const own = counts.get(match[2]!) ?? new Map<string, number>()
    counts.set(match[2]!, own.set(match[1] ?? '', (own.get(match[1] ?? '') ?? 0) + 1))
  }
  // strace counts for each thread on its own.
  return new Map([...counts].map(([call, own]) => [call, Math.max(...own.values())]))
}

/** Evenly over the whole run. */
function spread(count: number, most: number): number[] {
  const wanted = Math.min(count, most)
  return Array.from({ length: wanted }, (_, index) => Math.ceil(((index + 0.5) * count) / wanted))
}

type Outbox = ReadonlyMap<string, string>

function outboxOf(place: string): Outbox {
  const files = new Map<string, string>()
  const visit = (folder: string): void => {
    for (const entry of existsSync(join(place, folder)) ? readdirSync(join(place, folder), { withFileTypes: true }) : []) {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) visit(path)
      else
        files.set(
          path,
          createHash('sha256')
            .update(readFileSync(join(place, path)))
            .digest('hex'),
        )
    }
  }
  visit('发件')
  return files
}

const STATUS = '发件/运行状态.txt'
const HIDDEN = /\/\.[^/]*$/
/** A working process that dies twice at the same call makes its workbook one that could not be checked: also an outcome, and one that is told. */
const GAVE_UP = / 没有核对的说明\.txt$/

function tornIn(place: string, expected: Outbox, who: KillSweep['who']): string[] {
  return [...outboxOf(place)].flatMap(([path, hash]) => {
    if (path === STATUS || HIDDEN.test(path) || expected.get(path) === hash) return []
    return who === 'all' && GAVE_UP.test(path) ? [] : [`torn or unknown: ${path}`]
  })
}

function afterAnotherRun(root: string, place: string, expected: Outbox, who: KillSweep['who']): string[] {
  run(root, place, [])
  const outbox = outboxOf(place)
  const gaveUp = who === 'all' ? [...outbox.keys()].filter((path) => GAVE_UP.test(path) && !expected.has(path)) : []
  const excused = (path: string): boolean => gaveUp.some((note) => path.startsWith(note.replace(GAVE_UP, '')))
  const missing = [...expected.keys()].filter((path) => !outbox.has(path) && !excused(path)).map((path) => `lost: ${path}`)
  const more = [...outbox.keys()]
    .filter((path) => !expected.has(path) && !gaveUp.includes(path))
    .map((path) => `left over or twice: ${path}`)
  const both = gaveUp.filter((note) => outbox.has(note.replace(GAVE_UP, '.xlsx'))).map((path) => `two outcomes: ${path}`)
  const other = [...expected]
    .filter(([path, hash]) => path !== STATUS && outbox.has(path) && outbox.get(path) !== hash)
    .map(([path]) => `differs: ${path}`)
  return [...missing, ...more, ...both, ...other, ...proofFaults(place), ...workFaults(place)]
}

const DROPPED = 3

function proofFaults(place: string): string[] {
  const root = join(place, '本机/存档')
  const kept = readdirSync(root, { withFileTypes: true }).flatMap((month) =>
    readdirSync(join(root, month.name)).map((name) => join(root, month.name, name)),
  )
  const whole = kept.filter((folder) => existsSync(join(folder, '记录.json')))
  const faults = whole.flatMap((folder) => {
    const record = JSON.parse(readFileSync(join(folder, '记录.json'), 'utf8')) as { 原件: { sha256: string; 存档中的名称: string } }
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, record.原件.存档中的名称)))
      .digest('hex')
    return hash === record.原件.sha256 ? [] : [`proof differs: ${folder}`]
  })
  return [...faults, ...(kept.length === DROPPED && whole.length === DROPPED ? [] : [`proof: ${kept.length} kept, ${whole.length} whole`])]
}

function workFaults(place: string): string[] {
  const left = readdirSync(join(place, '本机/账本.db.work')).filter((name) => name !== 'tmp')
  const inbox = readdirSync(join(place, '收件')).filter((name) => !['自评表.xlsx', '教育局'].includes(name))
  return [...left.map((name) => `left in the work folder: ${name}`), ...inbox.map((name) => `left in the inbox: ${name}`)]
}
