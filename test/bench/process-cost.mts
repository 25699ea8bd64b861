import type { ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** What a process and its children have cost. Processor time in seconds, peaks of memory in MB. */
export interface Cost {
  readonly code: number | null
  readonly seconds: number
  readonly cpu: number
  readonly parent: number
  readonly child: number
  readonly all: number
}

const EVERY = 50

/**
 * Follows a running process and its direct children through /proc, so on Linux only, until it ends; what the last
 * moments cost is not seen.
 */
export function costOf(run: ChildProcess): Promise<Cost> {
  const started = performance.now()
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
  }, EVERY)
  return new Promise((resolve) =>
    run.once('close', (code) => {
      clearInterval(timer)
      resolve({
        code,
        seconds: (performance.now() - started) / 1000,
        cpu: [...cpu.values()].reduce((sum, each) => sum + each, 0),
        ...peak,
      })
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
