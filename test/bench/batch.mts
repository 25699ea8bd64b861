import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeWorkbooks } from '../fixture-content/many-workbooks.ts'

/** `npm run bench -- batch 100 2000`: correct on so many generated workbooks, as a user runs it. Peak memory is read from /proc, so on Linux only. */
const [root, , ...counts] = process.argv.slice(2) as [string, ...string[]]
console.log('workbooks  jobs  seconds  CPU s  a second  a CPU second  parent MB  largest child MB  all MB  resume s')
for (const count of counts.length > 0 ? counts.map(Number) : [100, 2000]) {
  const place = mkdtempSync(join(tmpdir(), 'jiaobiao-bench-'))
  const jobs = availableParallelism()
  await writeWorkbooks(join(place, 'in'), count)
  const first = await measured(place, jobs, [])
  const again = await measured(place, jobs, ['--resume'])
  const figures = [count, jobs, first.seconds, first.cpu, count / first.seconds, count / first.cpu, first.parent, first.child, first.all]
  console.log([...figures, again.seconds].map((value) => (Number.isInteger(value) ? String(value) : value.toFixed(1))).join('  '))
  rmSync(place, { recursive: true })
}

interface Measured {
  readonly seconds: number
  readonly cpu: number
  readonly parent: number
  readonly child: number
  readonly all: number
}

function measured(place: string, jobs: number, more: readonly string[]): Promise<Measured> {
  const started = performance.now()
  const args = ['correct', 'in', '--out', 'out', '--exit-zero', '--format', 'ndjson', '--jobs', String(jobs), ...more]
  const run = spawn(process.execPath, [join(root, 'dist/jiaobiao.js'), ...args], { cwd: place, stdio: ['ignore', 'ignore', 'inherit'] })
  const peak = { parent: 0, child: 0, all: 0 }
  const cpu = new Map<number, number>()
  const timer = setInterval(() => {
    const children = childrenOf(run.pid!)
    const sizes = children.map((pid) => megabytes(pid))
    const own = megabytes(run.pid!)
    for (const pid of [run.pid!, ...children]) cpu.set(pid, cpuSeconds(pid) || (cpu.get(pid) ?? 0))
    peak.parent = Math.max(peak.parent, own)
    peak.child = Math.max(peak.child, ...sizes)
    peak.all = Math.max(peak.all, own + sizes.reduce((sum, size) => sum + size, 0))
  }, 100)
  return new Promise((resolve) =>
    run.once('close', () => {
      clearInterval(timer)
      resolve({ seconds: (performance.now() - started) / 1000, cpu: [...cpu.values()].reduce((sum, each) => sum + each, 0), ...peak })
    }),
  )
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((each) => each > 0 && Number(statOf(each)?.[1]) === pid)
}

/** The fields of /proc/PID/stat behind the name: state, parent … */
function statOf(pid: number): string[] | undefined {
  return read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ')
}

/** User and system time; ticks are hundredths of a second. */
function cpuSeconds(pid: number): number {
  const stat = statOf(pid)
  return stat ? (Number(stat[11]) + Number(stat[12])) / 100 : 0
}

function megabytes(pid: number): number {
  const line = /VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`) ?? '')
  return line ? Math.round(Number(line[1]) / 1024) : 0
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
