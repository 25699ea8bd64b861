import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/**
 * Ends a process and all that it has started, at once: its children and theirs, and for each that leads a group of
 * processes (a launcher whose child is the program itself) the group. From above, so that none sees its child end and
 * goes on; only who asks for its own end comes last. What has just ended by itself is passed over.
 */
export function killTree(pid: number): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/PID', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true })
    // A tree that it is part of itself it may not end whole.
    kill(pid)
    return
  }
  const below = descendantsOf(pid)
  const all = pid === process.pid ? [...below, pid] : [pid, ...below]
  for (const each of all) for (const target of [-each, each]) kill(target)
}

function kill(target: number): void {
  try {
    process.kill(target, 'SIGKILL')
  } catch {
    // It is gone.
  }
}

/** Children before grandchildren; empty where the system does not say. */
function descendantsOf(pid: number): number[] {
  const parents = parentsOfAll()
  const found = [pid]
  for (const each of found) found.push(...[...parents].flatMap(([child, parent]) => (parent === each ? [child] : [])))
  return found.slice(1)
}

function parentsOfAll(): Map<number, number> {
  try {
    if (process.platform !== 'linux') return parentsByPs()
    const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    return new Map(ids.flatMap((id) => parentByProc(id)))
  } catch {
    return new Map()
  }
}

/** /proc/PID/stat, field 4 (proc(5)); its second field, the name in brackets, may hold anything. */
function parentByProc(id: string): [number, number][] {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'latin1')
    return [[Number(id), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]]
  } catch {
    return []
  }
}

function parentsByPs(): Map<number, number> {
  const told = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8', timeout: 2000, stdio: 'pipe' })
  return new Map(
    told
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]),
  )
}
