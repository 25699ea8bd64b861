/**
 * Kills one process of the hot folder at its system calls, one after the other, lets it run again, and asks: is
 * anything torn, lost, twice, unreported, left over? The outcome must be, byte for byte, that of a run which nobody
 * disturbed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  faultsAfterAnotherRun,
  filesIn,
  type Files,
  prepare,
  PROCESSES,
  type ProcessName,
  run,
  tornIn,
  tracedProgram,
} from './watch-run.ts'

export interface KillSweep {
  readonly root: string
  /** Most points of each call in each process; all of them when undefined. */
  readonly most?: number
  readonly who?: readonly ProcessName[]
  readonly calls?: readonly string[]
  /** What befalls the call, in strace's words; the process is killed unless another is named, 「error=EIO」. */
  readonly fate?: string
  readonly onPoint?: (point: string, faults: readonly string[]) => void
}

export interface KillReport {
  readonly points: number
  /**
   * Points at which the process made the call and died of it, or was told the error; a call that depends on time is
   * sometimes made less often.
   */
  readonly hit: number
  readonly faults: readonly string[]
}

/** By which files are made, changed, and made to last; `write` also speaks to the other processes. */
export const CALLS = [
  ...['openat', 'write', 'pwrite64', 'ftruncate', 'fsync', 'fdatasync', 'close'],
  ...['rename', 'link', 'unlink', 'mkdir', 'rmdir', 'sendmsg'],
]

const KILLED = 'signal=SIGKILL'

export function sweepKills({
  root,
  most,
  who = PROCESSES,
  calls = CALLS,
  fate = KILLED,
  onPoint,
}: KillSweep): KillReport {
  const base = mkdtempSync(join(tmpdir(), '校表 扫-'))
  const program = tracedProgram(root)
  const report = { points: 0, hit: 0, faults: [] as string[] }
  try {
    const expected = undisturbed(root, base)
    for (const name of who) {
      const counts = countCalls(root, prepare(root, join(base, `count ${name}`)), program, name, calls)
      for (const call of calls) {
        for (const at of spread(counts.get(call) ?? 0, most)) {
          const place = prepare(root, join(base, String(++report.points)))
          const { hit, faults } = hitAt({ root, place, program, who: name, call, at, fate, expected })
          const point = `${name} ${call} #${at}`
          if (hit) report.hit++
          report.faults.push(...faults.map((fault) => `${point}: ${fault}`))
          onPoint?.(hit ? point : `${point} (not reached)`, faults)
          rmSync(place, { recursive: true, force: true })
        }
      }
    }
    return report
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
}

function undisturbed(root: string, base: string): Files {
  const place = prepare(root, join(base, '0'))
  run(root, place)
  return filesIn(place)
}

interface Hit {
  readonly root: string
  readonly place: string
  readonly program: string
  readonly who: ProcessName
  readonly call: string
  readonly at: number
  readonly fate: string
  readonly expected: Files
}

function hitAt({ root, place, program, who, call, at, fate, expected }: Hit): { hit: boolean; faults: string[] } {
  const trace = join(place, 'trace')
  const strace = ['-o', trace, '-e', `trace=${call}`, '-e', `inject=${call}:${fate}:when=${at}`]
  run(root, place, { program, who, strace })
  const hit = existsSync(trace) && /killed by SIGKILL|\(INJECTED\)/.test(readFileSync(trace, 'utf8'))
  return { hit, faults: [...tornIn(place, expected), ...faultsAfterAnotherRun(root, place, expected)] }
}

/** How often the process makes each call, once it has begun to work. */
function countCalls(
  root: string,
  place: string,
  program: string,
  who: ProcessName,
  calls: readonly string[],
): Map<string, number> {
  const trace = join(place, 'trace')
  run(root, place, { program, who, strace: ['-o', trace, '-e', `trace=${calls.join(',')}`] })
  const counts = new Map<string, number>()
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const call = /^(\w+)\(/.exec(line)?.[1]
    if (call !== undefined) counts.set(call, (counts.get(call) ?? 0) + 1)
  }
  return counts
}

/** Evenly over the whole run. */
function spread(count: number, most = count): number[] {
  const wanted = Math.min(count, most)
  return Array.from({ length: wanted }, (_, index) => Math.ceil(((index + 0.5) * count) / wanted))
}
