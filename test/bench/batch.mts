import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeWorkbooks } from '../fixture-content/many-workbooks.ts'
import { type Cost, costOf } from './process-cost.mts'

/**
 * `npm run bench -- batch 100 2000`: correct on so many generated workbooks, as a user runs it. Peak memory is read
 * from /proc, so on Linux only.
 */
const [root, , ...counts] = process.argv.slice(2) as [string, ...string[]]
console.log('workbooks  jobs  seconds  CPU s  a second  a CPU second  parent MB  largest child MB  all MB  resume s')
for (const count of counts.length > 0 ? counts.map(Number) : [100, 2000]) {
  const place = mkdtempSync(join(tmpdir(), 'jiaobiao-bench-'))
  const jobs = availableParallelism()
  await writeWorkbooks(join(place, 'in'), count)
  const first = await measured(place, jobs, [])
  const again = await measured(place, jobs, ['--resume'])
  const figures = [
    count,
    jobs,
    first.seconds,
    first.cpu,
    count / first.seconds,
    count / first.cpu,
    first.parent,
    first.child,
    first.all,
  ]
  console.log(
    [...figures, again.seconds].map((value) => (Number.isInteger(value) ? String(value) : value.toFixed(1))).join('  '),
  )
  rmSync(place, { recursive: true })
}

function measured(place: string, jobs: number, more: readonly string[]): Promise<Cost> {
  const args = ['correct', 'in', '--out', 'out', '--exit-zero', '--format', 'ndjson', '--jobs', String(jobs), ...more]
  return costOf(
    spawn(process.execPath, [join(root, 'dist/jiaobiao.js'), ...args], {
      cwd: place,
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  )
}
