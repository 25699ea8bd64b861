import { readdirSync, readFileSync } from 'node:fs'
import { type JudgedRow, readJudgedRows } from './judged-row.ts'

/** All rows of fixtures/judged under the project's folder, file after file. */
export function judgedCorpus(root: string): readonly JudgedRow[] {
  const folder = `${root}fixtures/judged/`
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  return files.sort().flatMap((name) => readJudgedRows(readFileSync(folder + name), name))
}
