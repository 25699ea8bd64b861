import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ran } from './run.ts'

export interface RanAndMeasured extends Ran {
  /** The most memory that one of its processes held, in MB. */
  readonly peak: number
  /** Processor time of the process and those it started, in milliseconds. */
  readonly cpu: number
}

/** What each process writes down of itself when it ends; those that are killed say nothing. */
const HOOK = `
import { appendFileSync } from 'node:fs'
process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  appendFileSync(process.env.JIAOBIAO_PEAKS, process.resourceUsage().maxRSS / 1024 + ' ' + (user + system) / 1000 + '\\n')
})`

/** Runs the built command in a folder and measures it, its child processes included. */
export function runBuilt(root: string, cwd: string, ...args: string[]): RanAndMeasured {
  const folder = mkdtempSync(join(tmpdir(), 'jiaobiao-peaks-'))
  const peaks = join(folder, 'peaks.txt')
  const hook = `data:text/javascript,${encodeURIComponent(HOOK)}`
  const env = {
    ...process.env,
    NODE_OPTIONS: `--import ${hook}`,
    JIAOBIAO_PEAKS: peaks,
    JIAOBIAO_SOFFICE: '',
    XDG_STATE_HOME: folder,
  }
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/jiaobiao.js'), ...args], {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  const lines = readFileSync(peaks, 'utf8').trim().split('\n')
  const measured = lines.map((line) => line.split(' ').map(Number) as [number, number])
  rmSync(folder, { recursive: true })
  return {
    code: status ?? -1,
    stdout,
    stderr: signal === null ? stderr : `${stderr}ended by ${signal}\n`,
    peak: Math.max(...measured.map(([megabytes]) => megabytes)),
    cpu: measured.reduce((sum, [, time]) => sum + time, 0),
  }
}
