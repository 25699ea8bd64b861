import { fullDisks } from './full-disk.ts'

/**
 * G6, long form: `correct` on disks that are full at 5 %, 10 % … 95 % of what it needs. Wants root, for mounting; else
 * say `pretended`.
 */
const kind = process.argv[2] === 'pretended' ? 'pretended' : 'mounted'
const disks = await fullDisks(40, kind)
let faulty = 0
for (let percent = 5; percent <= 95; percent += 5) {
  const faults = await disks.at(percent / 100)
  if (faults.length > 0) faulty++
  console.log(`full at ${percent} %: ${faults.length === 0 ? 'as undisturbed' : faults.join('; ')}`)
}
disks.done()
process.exit(faulty > 0 ? 1 : 0)
