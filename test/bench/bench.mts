import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { editWorkbook } from '../../src/adapters/excel/edit-workbook.ts'
import { newWorkbook } from '../../src/adapters/excel/new-workbook.ts'
import { readWorkbook } from '../../src/adapters/excel/read-workbook.ts'
import { annotate } from '../../src/core/annotation/annotate.ts'
import { review } from '../../src/core/review.ts'
import type { ProjectContent, SubmissionContent } from '../../src/core/template/content.ts'
import { drawSubmission } from '../../src/core/template/draw-submission.ts'
import { cleanSubmission } from '../fixture-content/clean.ts'

const root = process.argv[2]!
const FILE = join(root, 'fixtures/zhuzhou-commerce-2022/workbook/株洲市商务局2022年绩效自评.xlsx')

const WARM_UP = 30

type Job = readonly [name: string, run: () => Promise<unknown> | unknown]

/** Medians in milliseconds, the jobs in turn within every round, so that a drifting machine touches all alike. */
async function measure(jobs: readonly Job[], rounds: number): Promise<Map<string, number>> {
  const times = new Map<string, number[]>(jobs.map(([name]) => [name, []]))
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const [name, run] of jobs) {
      const start = performance.now()
      await run()
      if (round >= 0) times.get(name)!.push(performance.now() - start)
    }
  }
  return new Map([...times].map(([name, values]) => [name, median(values)]))
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function check(bytes: Uint8Array): ReturnType<typeof review> {
  return review({ workbooks: [{ path: 'a.xlsx', sha256: '', workbook: readWorkbook(bytes) }] })
}

function correct(bytes: Uint8Array): Uint8Array {
  const workbook = readWorkbook(bytes)
  const reviewed = review({ workbooks: [{ path: 'a.xlsx', sha256: '', workbook }], applied: true })
  return editWorkbook(bytes, annotate(reviewed, 'a.xlsx', workbook), { keepOriginal: true })
}

async function exceljsLoad(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer)
  return workbook
}

const show = (value: number): string => value.toFixed(1).padStart(8)

async function inProcess(): Promise<void> {
  const bytes = readFileSync(FILE)
  const medians = await measure(
    [
      ['read', () => readWorkbook(bytes)],
      ['check', () => check(bytes)],
      ['correct', () => correct(bytes)],
      ['exceljs load', () => exceljsLoad(bytes)],
      ['exceljs load + save', async () => (await exceljsLoad(bytes)).xlsx.writeBuffer()],
    ],
    15,
  )
  console.log('In process, after warm-up, 20 sheets, median of 15 (ms):')
  for (const [name, value] of medians) console.log(`  ${name.padEnd(22)}${show(value)}`)
  const save = medians.get('exceljs load + save')!
  console.log(
    `  exceljs load + save ÷ check = ${(save / medians.get('check')!).toFixed(1)}, ÷ correct = ${(save / medians.get('correct')!).toFixed(1)}`,
  )
}

function wholeProcesses(): void {
  const script = `import('exceljs').then(async ({ default: E }) => { const w = new E.Workbook(); await w.xlsx.readFile(${JSON.stringify(FILE)}) })`
  const commands: readonly (readonly [string, readonly string[]])[] = [
    ['jiaobiao check', [join(root, 'dist/jiaobiao.js'), 'check', FILE, '--exit-zero', '--format', 'json']],
    ['exceljs load', ['--input-type=module', '-e', script]],
  ]
  const times = new Map<string, number[]>(commands.map(([name]) => [name, []]))
  for (let round = -1; round < 7; round++) {
    for (const [name, args] of commands) {
      const start = performance.now()
      const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
      if (status !== 0) throw new Error(`${name}: ${stderr}`)
      if (round >= 0) times.get(name)!.push(performance.now() - start)
    }
  }
  const [ours, theirs] = commands.map(([name]) => median(times.get(name)!)) as [number, number]
  console.log('Whole processes, median of 7 (ms):')
  console.log(`  jiaobiao check        ${show(ours)}\n  exceljs load only     ${show(theirs)}\n  ratio ${(theirs / ours).toFixed(2)}`)
}

/** Cost against size: the same project form 1 to 200 times. */
async function growth(): Promise<void> {
  console.log('Growth (ms, and per sheet):')
  for (const count of [1, 10, 50, 200]) {
    const bytes = await newWorkbook(drawSubmission(many(count)))
    const medians = await measure([['check', () => check(bytes)]], 5)
    const value = medians.get('check')!
    console.log(`  ${String(count).padStart(3)} project sheets ${show(value)}  ${(value / count).toFixed(2)}`)
  }
}

function many(count: number): SubmissionContent {
  const projects = Array.from({ length: count }, (_, index): ProjectContent => {
    const base = cleanSubmission.projects[index % cleanSubmission.projects.length]!
    return { ...base, name: `${base.name}第${index + 1}期`, attachment: `附件1-3-${index + 1}` }
  })
  return { unit: cleanSubmission.unit, year: cleanSubmission.year, projects }
}

await inProcess()
if (process.argv[3] !== 'quick') wholeProcesses()
await growth()
