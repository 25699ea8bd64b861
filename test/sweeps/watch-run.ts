/**
 * Runs of the hot folder for the sweeps: an inbox, one run over it under a tracer, and what must be true of the folders
 * afterwards.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const PROCESSES = ['main', 'outbox', 'inbox', 'reviewer'] as const
export type ProcessName = (typeof PROCESSES)[number]

/** In seconds. */
const TIMEOUT = 60
const LAUNCHER = 'launcher.cjs'
const DROPPED = 3

/** A program folder whose working processes can be traced one by one; made beside the modules that it needs. */
export function tracedProgram(root: string): string {
  const folder = join(root, 'node_modules/.cache/sweep-dist')
  mkdirSync(folder, { recursive: true })
  for (const name of ['bundle.cjs', 'guard.cjs', 'package.json', 'jiaobiao.cache']) {
    if (existsSync(join(root, 'dist', name))) copyFileSync(join(root, 'dist', name), join(folder, name))
  }
  copyFileSync(join(root, 'dist/jiaobiao.js'), join(folder, LAUNCHER))
  // The second is what child processes run on the thread that works.
  for (const name of ['main.cjs', 'jiaobiao.js'])
    copyFileSync(join(root, 'test/sweeps/traced-process.cjs'), join(folder, name))
  return folder
}

/** An inbox with a workbook, one in a sub-folder, and something that is none. */
export function prepare(root: string, place: string): string {
  const workbook = join(root, 'fixtures/clean/workbook/云溪市农业农村局2023年绩效自评.xlsx')
  mkdirSync(join(place, '收件/教育局'), { recursive: true })
  cpSync(workbook, join(place, '收件/自评表.xlsx'))
  cpSync(join(root, 'fixtures/ways-of-filling/units.xlsx'), join(place, '收件/教育局/表.xlsx'))
  writeFileSync(join(place, '收件/教育局/说明.pdf'), '%PDF-1.4')
  return place
}

export const WATCH_ARGUMENTS = [
  ...['watch', '收件', '--out', '发件', '--once', '--jobs', '1', '--interval', '0.1'],
  ...['--ledger', '本机/账本.db', '--stale-after', '2', '--share-timeout', '5'],
]

export interface Traced {
  readonly program: string
  readonly who: ProcessName
  /** Arguments of strace. */
  readonly strace: readonly string[]
}

/** One run to its end. Answers whether it was killed. */
export function run(root: string, place: string, traced?: Traced): boolean {
  const program = traced ? join(traced.program, 'main.cjs') : join(root, 'dist/jiaobiao.js')
  // It ends the whole group: a process that hangs must not run on with the lock in its hand.
  const args = ['--signal=KILL', String(TIMEOUT), process.execPath, program, ...WATCH_ARGUMENTS]
  const { signal, status } = spawnSync('timeout', args, {
    cwd: place,
    stdio: 'ignore',
    env: { ...process.env, ...settings(place, traced) },
  })
  return signal !== null || (status ?? 0) > 5
}

export function settings(place: string, traced?: Traced): Record<string, string> {
  if (!traced) return {}
  const marks = join(place, 'marks')
  mkdirSync(marks, { recursive: true })
  const { program, who, strace } = traced
  return { JIAOBIAO_TRACED: JSON.stringify({ who, strace, marks, launcher: join(program, LAUNCHER) }) }
}

/** Files below a folder with their hashes, by path from the place. */
export type Files = ReadonlyMap<string, string>

export function filesIn(place: string, folder = '发件'): Files {
  const files = new Map<string, string>()
  const visit = (inside: string): void => {
    for (const entry of existsSync(join(place, inside))
      ? readdirSync(join(place, inside), { withFileTypes: true })
      : []) {
      const path = `${inside}/${entry.name}`
      if (entry.isDirectory()) visit(path)
      else files.set(path, hashOf(join(place, path)))
    }
  }
  visit(folder)
  return files
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

const STATUS = '发件/运行状态.txt'
const HIDDEN = /\/\.[^/]*$/

/** What stands in the outbox is whole, or hidden, or the status. */
export function tornIn(place: string, expected: Files): string[] {
  return [...filesIn(place)].flatMap(([path, hash]) =>
    path === STATUS || HIDDEN.test(path) || expected.get(path) === hash ? [] : [`torn or unknown: ${path}`],
  )
}

/**
 * Runs again without disturbance: everything must have its one outcome, byte for byte, and nothing may be left over.
 */
export function faultsAfterAnotherRun(root: string, place: string, expected: Files): string[] {
  const before = filesIn(place, '收件')
  run(root, place)
  const outbox = filesIn(place)
  const missing = [...expected.keys()].filter((path) => !outbox.has(path)).map((path) => `lost: ${path}`)
  const more = [...outbox.keys()].filter((path) => !expected.has(path)).map((path) => `left over or twice: ${path}`)
  const other = [...expected].filter(([path, hash]) => path !== STATUS && outbox.has(path) && outbox.get(path) !== hash)
  const inbox = filesIn(place, '收件')
  const originals = [...before].filter(([path, hash]) => !HIDDEN.test(path) && inbox.get(path) !== hash)
  return [
    ...missing,
    ...more,
    ...other.map(([path]) => `differs: ${path}`),
    ...originals.map(([path]) => `original touched: ${path}`),
    ...unreported(place),
    ...proofFaults(place),
    ...leftOver(place),
  ]
}

/** The status counts what came of everything. */
function unreported(place: string): string[] {
  const text = existsSync(join(place, STATUS)) ? readFileSync(join(place, STATUS), 'utf8') : ''
  return text.includes(`自启用以来共处理 ${DROPPED} 个`) ? [] : ['unreported: the status does not count all']
}

function proofFaults(place: string): string[] {
  const root = join(place, '本机/存档')
  const kept = readdirSync(root, { withFileTypes: true }).flatMap((month) =>
    readdirSync(join(root, month.name)).map((name) => join(root, month.name, name)),
  )
  const whole = kept.filter((folder) => existsSync(join(folder, '记录.json')))
  const faults = whole.flatMap(differing)
  return [
    ...faults,
    ...(kept.length === DROPPED && whole.length === DROPPED
      ? []
      : [`proof: ${kept.length} kept, ${whole.length} whole`]),
  ]
}

function differing(folder: string): string[] {
  try {
    const record = JSON.parse(readFileSync(join(folder, '记录.json'), 'utf8')) as {
      readonly 原件: { readonly sha256: string; readonly 存档中的名称: string }
      readonly 结果: readonly { readonly sha256: string; readonly 存档中的名称: string }[]
    }
    const wrong = [record.原件, ...record.结果].filter(
      (file) => hashOf(join(folder, file.存档中的名称)) !== file.sha256,
    )
    return wrong.map((file) => `proof differs: ${folder}/${file.存档中的名称}`)
  } catch {
    return [`proof torn: ${folder}`]
  }
}

function leftOver(place: string): string[] {
  const work = readdirSync(join(place, '本机/账本.db.work')).filter((name) => name !== 'tmp')
  const temporary = readdirSync(join(place, '本机/账本.db.work/tmp'))
  const inbox = readdirSync(join(place, '收件')).filter((name) => !['自评表.xlsx', '教育局'].includes(name))
  const local = readdirSync(join(place, '本机')).filter((name) => name.endsWith('.tmp'))
  return [...work, ...temporary, ...inbox, ...local].map((name) => `left over: ${name}`)
}
