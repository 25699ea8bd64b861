import { BETWEEN, killSweep } from './mail-kill.ts'

/**
 * A7, long form: the sender killed at 140 of its system calls, for each thing that may happen before it is started
 * again.
 */
const wanted = Number(process.argv[2] ?? 140)
let isBad = false
for (const between of BETWEEN) {
  const started = Date.now()
  const { points, killed, uncertain, faults } = await killSweep(wanted, between)
  const share = Math.round((uncertain / points) * 100)
  const seconds = Math.round((Date.now() - started) / 1000)
  console.log(
    `${between}: ${points} points, killed at ${killed}: ${faults.length} faults, uncertain at ${uncertain} (${share} %), ${seconds} s`,
  )
  for (const fault of faults) console.log(fault)
  isBad ||= faults.length > 0 || uncertain > points * 0.25
}
process.exit(isBad ? 1 : 0)
