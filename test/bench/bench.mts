import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openWorkbook, readWorkbook } from '../../src/adapters/excel/read-workbook.ts'
import { growth } from './growth.mts'
import { measure, shown } from './measure.mts'
import { applied, check, correct, exceljsLoad, exceljsLoadAndSave, marks, packing, written } from './tasks.mts'
import { wholeProcesses } from './whole-processes.mts'

const root = process.argv[2]!
const FILE = join(root, 'fixtures/zhuzhou-commerce-2022/workbook/株洲市商务局2022年绩效自评.xlsx')
const ROUNDS = { warmUp: 30, counted: 15 }

async function againstExceljs(bytes: Uint8Array): Promise<void> {
  const medians = await measure(
    [
      ['check', () => check(bytes)],
      ['correct', () => correct(bytes)],
      ['packing of correct', packing(bytes, correct(bytes))],
      ['exceljs load', () => exceljsLoad(bytes)],
      ['exceljs load + save', () => exceljsLoadAndSave(bytes)],
    ],
    ROUNDS,
  )
  const save = medians.get('exceljs load + save')!
  console.log(
    `In process, after warm-up, 20 sheets, median of ${ROUNDS.counted}: ms, times as fast as exceljs load + save`,
  )
  for (const [name, value] of medians) console.log(`  ${name.padEnd(22)}${shown(value)}${shown(save / value)}`)
}

async function whereTimeGoes(bytes: Uint8Array): Promise<void> {
  const source = openWorkbook(bytes)
  const workbook = readWorkbook(source)
  const reviewed = applied(workbook)
  const edits = marks(reviewed, workbook)
  const medians = await measure(
    [
      ['read', () => readWorkbook(openWorkbook(bytes))],
      ['review', () => applied(workbook)],
      ['annotate', () => marks(reviewed, workbook)],
      ['edit', () => written(source, edits)],
    ],
    ROUNDS,
  )
  const whole = [...medians.values()].reduce((sum, value) => sum + value, 0)
  console.log('Where the time of correct goes: ms, part of the whole in %')
  for (const [name, value] of medians)
    console.log(`  ${name.padEnd(22)}${shown(value)}${shown((value / whole) * 100, 0)}`)
  console.log(
    `Sizes in kB: ${kilobytes(bytes)} as given, ${kilobytes(correct(bytes))} corrected, with the record of the original`,
  )
}

function kilobytes(bytes: Uint8Array): string {
  return (bytes.length / 1000).toFixed(1)
}

const bytes = new Uint8Array(readFileSync(FILE))
await againstExceljs(bytes)
await whereTimeGoes(bytes)
if (process.argv[3] !== 'quick') wholeProcesses(root, FILE)
await growth()
