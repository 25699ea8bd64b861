import { playYear } from '../year/play-year.ts'
import { UNITS } from '../year/units/units.ts'
import { PROGRAMS } from './year-programs.ts'

/**
 * The scripted year, long form: what every department hands in again was opened and saved with LibreOffice, then with
 * openpyxl; one unit works in .xls. `node test/sweeps/run.mjs year [libreoffice|openpyxl]`
 */
let faulty = 0
for (const [name, open] of Object.entries(PROGRAMS)) {
  if (process.argv[2] !== undefined && process.argv[2] !== name) continue
  const programs = open()
  if (programs === undefined) {
    console.log(`${name} is missing here`)
    continue
  }
  for (const [place, faults] of await playYear(UNITS, programs)) {
    console.log(`${name}, round ${place}: ${faults.length === 0 ? 'as it should' : `\n  ${faults.join('\n  ')}`}`)
    if (faults.length > 0) faulty++
  }
  programs.done()
}
process.exit(faulty > 0 ? 1 : 0)
