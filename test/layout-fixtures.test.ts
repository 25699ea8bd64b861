import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../src/adapters/excel/read-workbook.ts'
import { review } from '../src/core/review.ts'

const FOLDER = fileURLToPath(new URL('../fixtures/layouts/', import.meta.url))

interface Fault {
  readonly file: string
  readonly cell: string
  readonly rules: readonly string[]
}

/** The table of fixtures/layouts/README.md. */
const FAULTS: readonly Fault[] = [
  ...readFileSync(`${FOLDER}README.md`, 'utf8').matchAll(/^\| (\S+\.xlsx) \| ([A-Z]+\d+) \| (\S+) \|/gm),
].map(([, file, cell, rules]) => ({ file: file!, cell: cell!, rules: rules!.split('/') }))
const FILES = [...new Set(FAULTS.map(({ file }) => file))]

/**
 * What no form of another place can avoid: it is handed in alone, and its weights are not those of the national scheme.
 */
const BESIDES = new Set(['JG-01', 'FZ-03'])
/** The three forms of one sheet are drawn from one set of rows. */
const OF_ONE_SET = new Set(['BJ-11', 'BJ-12'])

describe.each(FILES)('%s', (file) => {
  const { findings, submission } = review({
    workbooks: [{ path: file, sha256: '', workbook: readWorkbook(readFileSync(FOLDER + file)) }],
  })
  const faults = FAULTS.filter((fault) => fault.file === file)
  const tells = ({ cell, rules }: Fault, { rule, cell: at, related }: (typeof findings)[number]): boolean =>
    rules.includes(rule) && (at === cell || related.some((place) => place.cell === cell))

  it('is read as the forms it holds, with every column', () => {
    expect(submission.forms).toHaveLength(file === 'v6.xlsx' ? 3 : 1)
    for (const form of submission.forms) expect(form.kind).toBe(file === 'v12.xlsx' ? 'department' : 'project')
  })

  it.each(faults)('$rules is told at $cell', (fault) => {
    expect(findings.filter((finding) => tells(fault, finding)).map(({ rule }) => rule)).toHaveLength(1)
  })

  it('has no other error or warning', () => {
    const others = findings.filter(
      (finding) => finding.severity !== 'info' && !faults.some((fault) => tells(fault, finding)),
    )
    const usual = (rule: string): boolean => BESIDES.has(rule) || (file === 'v6.xlsx' && OF_ONE_SET.has(rule))
    expect(
      others.filter(({ rule }) => !usual(rule)).map(({ rule, cell, message }) => `${rule} ${cell} ${message}`),
    ).toEqual([])
  })
})

it('every layout has its workbook', () => {
  const layouts = new Set(FILES.map((file) => /^v\d+/.exec(file)![0]))
  expect([...layouts].sort()).toEqual(['v10', 'v11', 'v12', 'v13', 'v18', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9'])
})
