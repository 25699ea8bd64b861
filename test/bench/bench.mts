import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openWorkbook, readWorkbook } from '../../src/adapters/excel/read-workbook.ts'
import { type Bar, tellBars } from './bars.mts'
import { growth } from './growth.mts'
import { type Job, measure, shown, type Time } from './measure.mts'
import { sheetJsJobs } from './other-libraries.mts'
import { applied, check, correct, exceljsLoad, exceljsLoadAndSave, marks, packing, written } from './tasks.mts'
import { variationsOf } from './variations.mts'
import { batchRate, canFollow, wholeProcesses } from './whole-processes.mts'

/**
 * `npm run bench`; `-- quick` without whole processes, batch and growth. What is compared runs in one process, in turn,
 * on the same workbook of 20 sheets, which is another one each round: texts that were met before flatter whoever
 * remembers them. Ratios are of processor time.
 */
const root = process.argv[2]!
const quick = process.argv[3] === 'quick'
const FILE = join(root, 'fixtures/zhuzhou-commerce-2022/workbook/株洲市商务局2022年绩效自评.xlsx')
const ROUNDS = { warmUp: 200, counted: 31 }
const BATCH = 400

/** Growing in proportion, with what a fit to few points may be off. */
const LINEAR = 1.1

async function againstOthers(inputs: readonly Uint8Array[]): Promise<(name: string, other: string) => number> {
  const jobs: Job[] = [
    ['read', (bytes) => readWorkbook(bytes)],
    ['check', check],
    ['correct', correct],
    ['exceljs load', exceljsLoad],
    ['exceljs load + save', exceljsLoadAndSave],
    ...(await sheetJsJobs()),
  ]
  const medians = await measure(jobs, inputs, ROUNDS)
  const ratio = (name: string, other: string): number => medians.get(other)!.cpu / medians.get(name)!.cpu
  console.log(`In process, 20 sheets, median of ${ROUNDS.counted} after ${ROUNDS.warmUp} rounds:`)
  console.log('processor ms, ms; times as fast as exceljs load, as exceljs load + save by processor')
  for (const [name, { wall, cpu }] of medians) {
    const [load, save] = [ratio(name, 'exceljs load'), ratio(name, 'exceljs load + save')]
    console.log(`  ${name.padEnd(22)}${shown(cpu)}${shown(wall)}${shown(load, 2)}${shown(save, 2)}`)
  }
  return ratio
}

async function whereTimeGoes(bytes: Uint8Array, inputs: readonly Uint8Array[]): Promise<void> {
  const opened = new Map(inputs.map((input) => [input, stepsOf(input)]))
  const steps = (input: Uint8Array): Steps => opened.get(input)!
  const medians = await measure(
    [
      ['read', (input) => readWorkbook(openWorkbook(input))],
      // Of the very same sheets the forms would not be read again.
      ['review', (input) => applied({ sheets: steps(input).workbook.sheets.map((sheet) => ({ ...sheet })) })],
      ['annotate', (input) => marks(steps(input).reviewed, steps(input).workbook)],
      ['edit', (input) => written(steps(input).source, steps(input).edits)],
      ['packing alone', packing(bytes, correct(bytes))],
    ],
    inputs,
    { warmUp: 30, counted: 15 },
  )
  tellParts(medians)
  console.log(
    `Sizes in kB: ${kilobytes(bytes)} as given, ${kilobytes(correct(bytes))} corrected, with the record of the original`,
  )
}

function stepsOf(input: Uint8Array) {
  const source = openWorkbook(input)
  const workbook = readWorkbook(source)
  const reviewed = applied(workbook)
  return { source, workbook, reviewed, edits: marks(reviewed, workbook) }
}

type Steps = ReturnType<typeof stepsOf>

function tellParts(medians: ReadonlyMap<string, Time>): void {
  const parts = [...medians].filter(([name]) => name !== 'packing alone')
  const whole = parts.reduce((sum, [, { cpu }]) => sum + cpu, 0)
  console.log('\nWhere the time of correct goes: processor ms, part of the whole in %')
  for (const [name, { cpu }] of medians)
    console.log(`  ${name.padEnd(22)}${shown(cpu)}${shown((cpu / whole) * 100, 0)}`)
}

function kilobytes(bytes: Uint8Array): string {
  return (bytes.length / 1000).toFixed(1)
}

/** Fails loudly when the variations are no longer the same case. */
function checkVariations(bytes: Uint8Array, inputs: readonly Uint8Array[]): void {
  const expected = check(bytes).findings.length
  const other = inputs.map((input) => check(input).findings.length).find((count) => count !== expected)
  if (other !== undefined) throw new Error(`a variation of the workbook has ${other} findings instead of ${expected}`)
}

const bytes = new Uint8Array(readFileSync(FILE))
const inputs = variationsOf(bytes, '株洲', ROUNDS.warmUp + ROUNDS.counted)
checkVariations(bytes, [inputs[0]!, inputs.at(-1)!])
const ratio = await againstOthers(inputs)
await whereTimeGoes(bytes, inputs.slice(0, 45))
const grown = quick ? [] : await growth()
const processes = quick || !canFollow() ? undefined : wholeProcesses(root, FILE)
const rate = processes && (await batchRate(root, BATCH))
const bars: Bar[] = [
  { what: 'reading, times as fast as exceljs load', wanted: 8, measured: ratio('read', 'exceljs load') },
  { what: 'check, times as fast as exceljs load + save', wanted: 3, measured: ratio('check', 'exceljs load + save') },
  { what: 'correct, the same', wanted: 1.4, measured: ratio('correct', 'exceljs load + save') },
  { what: 'whole process of check, the same', wanted: 3.3, measured: processes?.get('jiaobiao check') },
  { what: `workbooks a CPU second in a batch of ${BATCH}`, wanted: 40, measured: rate },
  ...grown.map(
    ({ what, exponent }): Bar => ({ what: `growth of ${what}`, wanted: LINEAR, atMost: true, measured: exponent }),
  ),
]
tellBars(bars)
