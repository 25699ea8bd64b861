import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { textFiles } from '../../src/text-files.mjs'
import { unitName, workbookMaker } from '../fixture-content/many-workbooks.ts'
import { type Cost, costOf } from './process-cost.mts'

/**
 * A11: `npm run bench -- batch-faults FOLDER 20000 [interruptions]`. One workbook in a hundred is broken, one in a
 * thousand never ends; all others must be done, each bad one be one line. With interruptions the same batch runs again
 * beside, stopped so many times, and must give the same bytes; printed is what the stopping has cost in processor time,
 * of which those that hang take none. The folder stays, for looking at the reports.
 */
const [root, , place, countText, interruptionsText = '0'] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string?,
]
const [count, interruptions] = [Number(countText), Number(interruptionsText)]
const LIMIT = '10'
const jobs = availableParallelism()
const program = await faultyProgram()

const generated = await generate()
console.log(`${count} workbooks, ${generated.broken} broken, ${generated.hanging} hanging, ${jobs} jobs`)
let whole: Cost | undefined
if (!existsSync(join(place, 'whole/汇总表.xlsx'))) {
  whole = await costOf(start('whole', []))
  tell('undisturbed', whole)
}
checkOutcome('whole')
const resumed = await costOf(start('whole', ['--resume']))
tell('resumed with nothing to do', resumed)
if (interruptions > 0) await interrupted()

function start(out: string, more: readonly string[]): ChildProcess {
  const args = [
    'correct',
    'in',
    '--out',
    out,
    '--exit-zero',
    '--format',
    'ndjson',
    '--jobs',
    String(jobs),
    '--timeout',
    LIMIT,
    ...more,
  ]
  return spawn(process.execPath, [program, ...args], { cwd: place, stdio: ['ignore', 'ignore', 'ignore'] })
}

async function interrupted(): Promise<void> {
  const step = statSync(journalOf('whole')).size / (interruptions + 1)
  const costs: Cost[] = []
  for (let stop = 1; stop <= interruptions; stop++) {
    const run = start('stopped', ['--resume'])
    const cost = costOf(run)
    while (
      run.exitCode === null &&
      (statSync(journalOf('stopped'), { throwIfNoEntry: false })?.size ?? 0) < stop * step
    )
      await pause(20)
    run.kill(stop % 2 === 0 ? 'SIGINT' : 'SIGKILL')
    costs.push(await cost)
  }
  costs.push(await costOf(start('stopped', ['--resume'])))
  const cpu = costs.reduce((sum, cost) => sum + cost.cpu, 0)
  console.log(
    `stopped ${interruptions} times: CPU ${cpu.toFixed(1)} s in all, exit codes ${costs.map((cost) => cost.code ?? 'killed').join(' ')}`,
  )
  if (whole) console.log(`that is ${((cpu / whole.cpu - 1) * 100).toFixed(2)} % more than undisturbed`)
  const [one, other] = [treeOf('whole'), treeOf('stopped')]
  const different = [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name))
  console.log(`${one.size} files, ${different.length} of them different ${different.slice(0, 5).join(' ')}`)
}

function checkOutcome(out: string): void {
  const results = JSON.parse(readFileSync(join(place, out, 'results.json'), 'utf8')) as {
    submissions: { workbooks: { path: string; status: string; reason: string | null }[] }[]
  }
  const workbooks = results.submissions.flatMap((each) => each.workbooks)
  const bad = workbooks.filter((each) => each.status !== 'checked')
  const reasons = new Map<string, number>()
  for (const { reason } of bad) reasons.set(reason ?? '', (reasons.get(reason ?? '') ?? 0) + 1)
  console.log(
    `${workbooks.length} in the results, ${bad.length} not checked, ${new Set(bad.map((each) => each.path)).size} different`,
  )
  for (const [reason, number] of reasons) console.log(`  ${number}  ${reason}`)
  for (const name of readdirSync(join(place, out)).filter((each) => !/^\d|^\./.test(each)))
    console.log(`  ${name}  ${(statSync(join(place, out, name)).size / 1e6).toFixed(1)} MB`)
}

/** The built command with a worker in which workbooks of a certain name never end. */
async function faultyProgram(): Promise<string> {
  const folder = join(root, 'node_modules/.cache/jiaobiao-faulty')
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(join(root, 'dist'))) copyFileSync(join(root, 'dist', name), join(folder, name))
  await build({
    entryPoints: [join(root, 'test/shells/batch/faulty-worker.ts')],
    outfile: join(folder, 'faulty-worker.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['exceljs', 'libsql'],
    plugins: [textFiles],
    logLevel: 'error',
  })
  // The launcher, but for the threads of child processes.
  const launcher = join(folder, 'jiaobiao.js')
  copyFileSync(launcher, join(folder, 'command.js'))
  writeFileSync(
    launcher,
    `require(require('node:worker_threads').isMainThread ? './command.js' : './faulty-worker.cjs')`,
  )
  return launcher
}

async function generate(): Promise<{ broken: number; hanging: number }> {
  const make = await workbookMaker()
  const folder = join(place, 'in')
  const there = existsSync(folder)
  mkdirSync(folder, { recursive: true })
  const found = { broken: 0, hanging: 0 }
  for (let number = 0; number < count; number++) {
    const kind = number % 1000 === 499 ? 'hanging' : number % 100 === 50 ? 'broken' : 'good'
    if (kind !== 'good') found[kind]++
    if (there) continue
    const name = `${String(number + 1).padStart(5, '0')} ${unitName(number)}${kind === 'hanging' ? ' 不返回' : ''}.xlsx`
    const bytes = make(number)
    writeFileSync(join(folder, name), kind === 'broken' ? broken(bytes, number) : bytes)
  }
  return found
}

/** Cut short, empty, no workbook at all, or whole but for its directory. */
function broken(bytes: Uint8Array, number: number): Uint8Array {
  const ways = [
    bytes.subarray(0, bytes.length / 2),
    new Uint8Array(),
    new TextEncoder().encode('不是工作簿'),
    bytes.subarray(0, -30),
  ]
  return ways[Math.floor(number / 100) % ways.length]!
}

function journalOf(out: string): string {
  return join(place, out, '.jiaobiao/journal.jsonl')
}

function treeOf(out: string): Map<string, string> {
  const names = readdirSync(join(place, out)).filter((name) => name !== '.jiaobiao')
  return new Map(
    names.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(place, out, name)))
        .digest('hex'),
    ]),
  )
}

function tell(what: string, { code, seconds, cpu, parent, child, all }: Cost): void {
  const rate = `${(count / seconds).toFixed(1)} a second, ${(count / cpu).toFixed(1)} a CPU second`
  console.log(
    `${what}: exit ${code}, ${seconds.toFixed(1)} s, CPU ${cpu.toFixed(1)} s, ${rate}, parent ${parent} MB, largest child ${child} MB, all ${all} MB`,
  )
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
