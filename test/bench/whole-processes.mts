import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeWorkbooks } from '../fixture-content/many-workbooks.ts'
import { median, shown } from './measure.mts'

const ROUNDS = 7
const PYTHON = '/usr/bin/python3'

/** Runs a program without its output and tells what the system says that it and its children have cost. */
const FOLLOW = `
import json, os, sys, time
start = time.monotonic()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
_, status, usage = os.wait4(pid, 0)
print(json.dumps({'status': status, 'wall': time.monotonic() - start, 'cpu': usage.ru_utime + usage.ru_stime, 'peak': usage.ru_maxrss / 1024}))`

interface Command {
  readonly name: string
  readonly program: string
  readonly args: readonly string[]
}

/** Seconds, seconds of processor time, and the largest process in MB. */
interface Cost {
  readonly wall: number
  readonly cpu: number
  readonly peak: number
}

/** False where Python, which reads the system's accounts, is not there. */
export function canFollow(): boolean {
  return spawnSync(PYTHON, ['-c', '']).status === 0
}

/** Whole processes from start to exit, in turn, each beside exceljs load + save: how many times as fast. */
export function wholeProcesses(root: string, file: string): Map<string, number> {
  const out = mkdtempSync(join(tmpdir(), 'jiaobiao-bench-'))
  try {
    return report(costs(commandsFor(root, file, out), root))
  } finally {
    rmSync(out, { recursive: true })
  }
}

const BASELINE = 'exceljs load + save'

function commandsFor(root: string, file: string, out: string): Command[] {
  const node = (name: string, ...args: string[]): Command => ({ name, program: process.execPath, args })
  const ours = (command: string, ...args: string[]): Command =>
    node(
      `jiaobiao ${command}`,
      join(root, 'dist/jiaobiao.js'),
      command,
      file,
      '--exit-zero',
      '--format',
      'json',
      ...args,
    )
  const exceljs = (name: string, then: string): Command =>
    node(
      name,
      '--input-type=module',
      '-e',
      `import E from 'exceljs'; const w = new E.Workbook(); await w.xlsx.readFile(${quoted(file)}); ${then}`,
    )
  return [
    node('node alone', '-e', '0'),
    node('jiaobiao --version', join(root, 'dist/jiaobiao.js'), '--version'),
    ours('check'),
    ours('correct', '--out', join(out, 'corrected')),
    exceljs('exceljs load', ''),
    exceljs(BASELINE, `await w.xlsx.writeFile(${quoted(join(out, 'exceljs.xlsx'))})`),
    ...openpyxlCommands(file, out),
  ]
}

/** None where openpyxl is not installed. */
function openpyxlCommands(file: string, out: string): Command[] {
  if (spawnSync(PYTHON, ['-c', 'import openpyxl']).status !== 0) return []
  const python = (name: string, then: string): Command => ({
    name,
    program: PYTHON,
    args: ['-c', `import openpyxl\nw = openpyxl.load_workbook(${quoted(file)})\n${then}`],
  })
  return [python('openpyxl load', ''), python('openpyxl load + save', `w.save(${quoted(join(out, 'openpyxl.xlsx'))})`)]
}

function quoted(text: string): string {
  return JSON.stringify(text)
}

function costs(commands: readonly Command[], cwd: string): Map<string, Cost> {
  const runs = new Map<string, Cost[]>(commands.map(({ name }) => [name, []]))
  for (let round = -1; round < ROUNDS; round++) {
    for (const command of commands) {
      const cost = costOf(command, cwd)
      if (round >= 0) runs.get(command.name)!.push(cost)
    }
  }
  return new Map(
    [...runs].map(([name, all]) => [
      name,
      {
        wall: median(all.map(({ wall }) => wall)),
        cpu: median(all.map(({ cpu }) => cpu)),
        peak: median(all.map(({ peak }) => peak)),
      },
    ]),
  )
}

function costOf({ name, program, args }: Command, cwd: string): Cost {
  const run = spawnSync(PYTHON, ['-c', FOLLOW, program, ...args], { cwd, encoding: 'utf8' })
  const { status, ...cost } = JSON.parse(run.stdout) as Cost & { status: number }
  if (status !== 0) throw new Error(`${name}: ${run.stderr}`)
  return cost
}

function report(all: ReadonlyMap<string, Cost>): Map<string, number> {
  const baseline = all.get(BASELINE)!
  console.log(
    `\nWhole processes, median of ${ROUNDS}: processor ms, ms, peak MB; times as fast as ${BASELINE} by processor`,
  )
  for (const [name, { wall, cpu, peak }] of all) {
    console.log(
      `  ${name.padEnd(22)}${shown(cpu * 1000, 0)}${shown(wall * 1000, 0)}${shown(peak, 0)}${shown(baseline.cpu / cpu, 2)}`,
    )
  }
  return new Map([...all].map(([name, { cpu }]) => [name, baseline.cpu / cpu]))
}

/** Workbooks of six sheets that `correct` gets through in a second of processor time, in a batch of so many. */
export async function batchRate(root: string, count: number): Promise<number> {
  const place = mkdtempSync(join(tmpdir(), 'jiaobiao-bench-'))
  try {
    await writeWorkbooks(join(place, 'in'), count)
    const args = [join(root, 'dist/jiaobiao.js'), 'correct', 'in', '--out', 'out', '--exit-zero', '--format', 'ndjson']
    const { wall, cpu, peak } = costOf({ name: 'batch', program: process.execPath, args }, place)
    console.log(
      `\nBatch of ${count}: ${wall.toFixed(1)} s, processor ${cpu.toFixed(1)} s, largest process ${peak.toFixed(0)} MB, ${(count / cpu).toFixed(1)} workbooks a CPU second`,
    )
    return count / cpu
  } finally {
    rmSync(place, { recursive: true })
  }
}
