import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, shown } from './measure.mts'

const ROUNDS = 7
const PYTHON = '/usr/bin/python3'
const MARK = 'peak memory in KiB: '
/** Loaded before a program of Node, tells the most memory that its process ever held. */
const TELL_PEAK = `data:text/javascript,process.on('exit',()=>console.error('${MARK}'+process.resourceUsage().maxRSS))`

interface Command {
  readonly name: string
  readonly program: string
  readonly args: readonly string[]
}

interface Cost {
  readonly milliseconds: number
  readonly peakMegabytes: number
}

/** Whole processes from start to exit, in turn, with what each costs in time and memory. */
export function wholeProcesses(root: string, file: string): void {
  const out = mkdtempSync(join(tmpdir(), 'jiaobiao-bench-'))
  try {
    report(costs(commandsFor(root, file, out), root))
  } finally {
    rmSync(out, { recursive: true })
  }
}

function commandsFor(root: string, file: string, out: string): Command[] {
  const node = (name: string, ...args: string[]): Command => ({
    name,
    program: process.execPath,
    args: ['--import', TELL_PEAK, ...args],
  })
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
    exceljs('exceljs load + save', `await w.xlsx.writeFile(${quoted(join(out, 'exceljs.xlsx'))})`),
    ...openpyxlCommands(file, out),
  ]
}

/** None where openpyxl is not installed. */
function openpyxlCommands(file: string, out: string): Command[] {
  if (spawnSync(PYTHON, ['-c', 'import openpyxl']).status !== 0) return []
  const python = (name: string, then: string): Command => ({
    name,
    program: PYTHON,
    args: [
      '-c',
      `import openpyxl, resource, sys\nw = openpyxl.load_workbook(${quoted(file)})\n${then}\nprint("${MARK}%d" % resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)`,
    ],
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
      const cost = run(command, cwd)
      if (round >= 0) runs.get(command.name)!.push(cost)
    }
  }
  return new Map(
    [...runs].map(([name, all]) => [
      name,
      {
        milliseconds: median(all.map(({ milliseconds }) => milliseconds)),
        peakMegabytes: median(all.map(({ peakMegabytes }) => peakMegabytes)),
      },
    ]),
  )
}

function run({ name, program, args }: Command, cwd: string): Cost {
  const start = performance.now()
  const { status, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 })
  const milliseconds = performance.now() - start
  const peak = new RegExp(`${MARK}(\\d+)`).exec(stderr)
  if (status !== 0 || !peak) throw new Error(`${name}: ${stderr}`)
  return { milliseconds, peakMegabytes: Number(peak[1]) / 1024 }
}

/** Each cost beside that of `check` as a multiple. */
function report(all: ReadonlyMap<string, Cost>): void {
  const own = all.get('jiaobiao check')!
  console.log(`Whole processes, median of ${ROUNDS}: ms, times check; peak MB, times check`)
  for (const [name, { milliseconds, peakMegabytes }] of all) {
    console.log(
      `  ${name.padEnd(22)}${shown(milliseconds)}${shown(milliseconds / own.milliseconds, 2)}${shown(peakMegabytes)}${shown(peakMegabytes / own.peakMegabytes, 2)}`,
    )
  }
}
