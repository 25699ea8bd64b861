/**
 * 20,000 files dropped at once: how long a scan takes, how steadily they drain, and what the watcher's memory and
 * processor time come to. npm run bench -- many-dropped [files] [every so-manieth is a workbook, 0: none] [seconds]
 * [program] Each file has a content of its own. Other programs on the machine count: compare two programs side by side,
 * in two runs at once.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { editWorkbook } from '../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../src/adapters/excel/read-workbook.ts'
import { Readiness } from '../../src/shells/watch/inbox/readiness.ts'
import { scanFolder } from '../../src/shells/watch/share/scan-folder.ts'

const [root, , count = '20000', every = '0', seconds = '60', program] = process.argv.slice(2) as [
  string,
  string,
  ...string[],
]
const base = mkdtempSync(join(tmpdir(), '校表 多-'))
const inbox = join(base, '收件')
const workbook = readFileSync(join(root, 'fixtures/clean/workbook/云溪市农业农村局2023年绩效自评.xlsx'))
const [sheet] = readWorkbook(workbook).sheets

/** Another number in a cell far from every form makes another content. */
function contentOf(file: number): Uint8Array | string {
  if (Number(every) === 0 || file % Number(every) > 0) return `%PDF-1.4 ${file}`
  const value = { kind: 'number' as const, text: String(file) }
  return editWorkbook(workbook, { sheets: [{ sheet: sheet!.name, cells: [{ row: 200, column: 30, value }] }] })
}

for (let file = 0; file < Number(count); file++) {
  const folder = join(inbox, `单位${file % 200}`)
  if (file < 200) mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `表${file}.xlsx`), contentOf(file))
}

const times: number[] = []
for (let run = 0; run < 5; run++) {
  const start = performance.now()
  await scanFolder(inbox, () => {})
  times.push(Math.round(performance.now() - start))
}
const scan = await scanFolder(inbox, () => {})
const readiness = new Readiness({ settle: 1, cap: 1, forget: 1 })
const start = performance.now()
readiness.observe(scan, 0)
readiness.observe(scan, 10)
const due = readiness.due(10).length
console.log(
  `scan of ${scan.files.length}: ${times.join(', ')} ms; two readings compared: ${due} due, ${Math.round(performance.now() - start)} ms`,
)

/** In seconds, of a process and those that it started. */
function processorTime(pid: number): number {
  const own = (id: string): number => {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  }
  const children = readdirSync('/proc').filter((id) => /^\d+$/.test(id) && parentOf(id) === pid)
  return children.reduce((sum, id) => sum + own(id), own(String(pid)))
}

function parentOf(id: string): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))![1])
  } catch {
    return 0
  }
}

const statusFile = join(base, '发件/运行状态.txt')
const args = ['watch', inbox, '--out', join(base, '发件'), '--ledger', join(base, '本机/账本.db')]
const child = spawn(process.execPath, [program ?? join(root, 'dist/jiaobiao.js'), ...args], { stdio: 'ignore' })
let peak = 0
for (let second = 1; second <= Number(seconds); second++) {
  await new Promise((resolve) => setTimeout(resolve, 1000))
  peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1024)
  if (second % 10 !== 0) continue
  const today = /今天：.*/.exec(readFileSync(statusFile, 'utf8'))?.[0]
  console.log(
    `after ${second} s: ${today} Peak memory ${Math.round(peak)} MB, processor time ${Math.round(processorTime(child.pid!))} s`,
  )
}
const ended = new Promise((resolve) => child.once('exit', resolve))
child.kill('SIGINT')
await ended
rmSync(base, { recursive: true, force: true })
