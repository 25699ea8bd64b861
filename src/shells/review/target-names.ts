import type { SummaryNames } from '../report/summary-names.ts'
import type { GivenFile } from './given-file.ts'

/**
 * By the file's real place: the same relative path below the output folder, what was converted with .xlsx behind its
 * name. Files of one name from different given paths are kept apart; a converted one gives way to one that had the name
 * from the start.
 */
export function targetNames(files: readonly GivenFile[]): Map<string, string> {
  const taken = new Set<string>()
  const ordered = [...files.filter((file) => !file.foreign), ...files.filter((file) => file.foreign)]
  return new Map(
    ordered.map((file) => [file.absolute, freeName(file.foreign ? withXlsx(file.inside) : file.inside, taken)]),
  )
}

/** 「甲/表.xls」 → 「甲/表.xlsx」. */
function withXlsx(path: string): string {
  return `${path.replace(/\.[^./]*$/, '')}.xlsx`
}

/** The name, or 「甲(2).xlsx」, 「甲(3).xlsx」 … where `taken` has it; `placeOf` says which names are one. */
export function freeName(wanted: string, taken: Set<string>, placeOf = placeOnAnyDisk): string {
  const match = /^(.*?)(\.[^./]*)?$/s.exec(wanted)!
  let name = wanted
  for (let count = 2; taken.has(placeOf(name)); count++) name = `${match[1]}(${count})${match[2] ?? ''}`
  taken.add(placeOf(name))
  return name
}

/** Names that are one place on some file systems: those of Windows know no case, those of macOS no composition. */
function placeOnAnyDisk(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

/** The summaries give way to workbooks of the same name. */
export function summaryNames(targets: ReadonlyMap<string, string>): SummaryNames {
  const taken = new Set([...targets.values()].map(placeOnAnyDisk))
  return {
    overview: freeName('汇总表.xlsx', taken),
    findings: freeName('findings.csv', taken),
    results: freeName('results.json', taken),
    report: freeName('report.html', taken),
  }
}
