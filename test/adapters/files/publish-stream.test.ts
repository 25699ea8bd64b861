import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NO_OTHERS } from '../../../src/core/intake/others-plan.ts'
import { PublishedStream } from '../../../src/adapters/files/publish-stream.ts'
import { writeSummaryFiles } from '../../../src/shells/report/write-summaries.ts'
import { record } from '../../shells/report/record.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '校表 写-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Files of the folder that this process holds open, so that their space is not given back whatever is removed. */
function heldOpen(): string[] {
  const place = '/proc/self/fd'
  if (!existsSync(place)) return []
  return readdirSync(place).flatMap((number) => {
    try {
      const path = readlinkSync(join(place, number))
      return path.startsWith(folder) ? [path] : []
    } catch {
      return []
    }
  })
}

describe('publishing a file piece by piece', () => {
  it('puts it in place only when it is done', () => {
    const path = join(folder, '一/报告.html')
    const stream = new PublishedStream(path)
    for (let piece = 0; piece < 3000; piece++) stream.write('几十个字的一段，'.repeat(8))
    expect(existsSync(path)).toBe(false)
    stream.done()
    expect(readFileSync(path, 'utf8')).toBe('几十个字的一段，'.repeat(24_000))
    expect([readdirSync(join(folder, '一')), heldOpen()]).toEqual([['报告.html'], []])
  })

  it('leaves what was there before, no temporary file and nothing open, when it is abandoned', () => {
    writeFileSync(join(folder, 'a.csv'), 'old')
    const stream = new PublishedStream(join(folder, 'a.csv'))
    stream.write('new'.repeat(100_000))
    stream.abandon()
    expect([readdirSync(folder), readFileSync(join(folder, 'a.csv'), 'utf8'), heldOpen()]).toEqual([
      ['a.csv'],
      'old',
      [],
    ])
  })
})

describe('summaries one of which cannot be written', () => {
  it.each(['汇总表.xlsx', 'findings.csv', 'results.json', 'report.html'])(
    '%s is named; the others are there, nothing half done, nothing open',
    async (name) => {
      const names = {
        overview: '汇总表.xlsx',
        findings: 'findings.csv',
        results: 'results.json',
        report: 'report.html',
      }
      mkdirSync(join(folder, name))
      const unwritten = await writeSummaryFiles([record('甲局', ['DF-02'])], {
        out: folder,
        names,
        roster: null,
        version: '0',
        others: NO_OTHERS,
      })
      expect(unwritten.map((each) => each.name)).toEqual([name])
      expect([readdirSync(folder).sort(), readdirSync(join(folder, name)), heldOpen()]).toEqual([
        Object.values(names).sort(),
        [],
        [],
      ])
    },
  )
})
