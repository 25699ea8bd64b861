/**
 * 20,000 files dropped at once: how long a scan takes, and what the watcher's memory comes to while it takes them.
 * node test/bench/run-many.mjs [files]
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readiness } from '../../src/shells/watch/readiness.ts'
import { scanFolder } from '../../src/shells/watch/share/scan-folder.ts'

const [root, count = '20000'] = process.argv.slice(2) as [string, string?]
const base = mkdtempSync(join(tmpdir(), '校表 多-'))
const inbox = join(base, '收件')
const note = Buffer.from('%PDF-1.4')
for (let file = 0; file < Number(count); file++) {
  const folder = join(inbox, `单位${file % 200}`)
  if (file < 200) mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `表${file}.xlsx`), note)
}
const start = performance.now()
const scan = await scanFolder(inbox, () => {})
const scanned = performance.now()
const readiness = new Readiness({ settle: 1, cap: 1, forget: 1 })
readiness.observe(scan, 0)
readiness.observe(scan, 10)
const due = readiness.due(10).length
console.log(
  `scan of ${scan.files.length}: ${Math.round(scanned - start)} ms; two readings compared: ${due} due, ${Math.round(performance.now() - scanned)} ms`,
)

const args = ['watch', inbox, '--out', join(base, '发件'), '--ledger', join(base, '本机/账本.db')]
const child = spawn(process.execPath, [join(root, 'dist/jiaobiao.js'), ...args], { stdio: 'ignore' })
let peak = 0
for (let second = 0; second < 60; second++) {
  await new Promise((resolve) => setTimeout(resolve, 1000))
  peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1024)
}
const status = readFileSync(join(base, '发件/运行状态.txt'), 'utf8')
console.log(`after 60 s: peak memory of the watcher ${Math.round(peak)} MB; ${/今天：.*/.exec(status)![0]}`)
const ended = new Promise((resolve) => child.once('exit', resolve))
child.kill('SIGINT')
await ended
rmSync(base, { recursive: true, force: true })
