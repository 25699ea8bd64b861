import { killSweep } from './mail-kill.ts'

/** A7, long form: the sender killed at 130 of its system calls. */
const started = Date.now()
const { points, uncertain, faults } = await killSweep(Number(process.argv[2] ?? 130))
console.log(
  `${points} points: ${faults.length} faults, uncertain at ${uncertain} (${Math.round((uncertain / points) * 100)} %), ${Math.round((Date.now() - started) / 1000)} s`,
)
for (const fault of faults) console.log(fault)
process.exit(faults.length > 0 || uncertain > points * 0.2 ? 1 : 0)
