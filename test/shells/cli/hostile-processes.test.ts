import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HostileFile, hostileContents } from '../../adapters/excel/hostile-content.ts'
import { LARGE_BOMBS } from '../../adapters/opc/zip/bombs.ts'
import { HOSTILE_ZIPS } from '../../adapters/opc/zip/hostile-zips.ts'
import { runBuilt } from './built.ts'
import { Place } from './run.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const place = new Place()
const ZIPS = HOSTILE_ZIPS.filter((_, index) => index % 3 === 0)
const INBOX = [
  ...HOSTILE_ZIPS.filter((_, index) => index % 12 === 0),
  ...hostileContents(500).filter((_, index) => index % 12 === 0),
]

beforeAll(() => {
  for (const folder of ['压缩包', '大', '收件']) mkdirSync(join(place.cwd, folder))
  const put = (folder: string, files: readonly HostileFile[]): void => {
    for (const [index, { bytes }] of files.entries()) writeFileSync(join(place.cwd, `${folder}/${index}.xlsx`), bytes())
  }
  put('压缩包', ZIPS)
  put('大', LARGE_BOMBS)
  put('收件', INBOX)
})
afterAll(() => place.done())

const NOTHING_FOR_PROGRAMMERS = /^\s+at |Error\b|ended by|没有料到的问题/m

describe('the built command, its memory measured', () => {
  it('refuses workbooks that inflate to hundreds of megabytes, and passes over a picture that does', () => {
    const { code, stdout, stderr, peak } = runBuilt(root, place.cwd, 'check', '大', '--format', 'json')
    expect([code, stderr]).toEqual([3, ''])
    const statuses = JSON.parse(stdout).submissions.map(
      (each: { workbooks: { status: string }[] }) => each.workbooks[0]!.status,
    )
    expect(statuses).toEqual(LARGE_BOMBS.map(({ refused }) => (refused === undefined ? 'not-a-form' : 'unreadable')))
    // 500 MB are inflated at most, as bytes and as text; the three at once would be 1,800.
    expect(peak).toBeLessThan(1000)
  })

  it('corrects a folder of hostile archives in child processes', () => {
    const { code, stderr, peak } = runBuilt(root, place.cwd, 'correct', '压缩包', '--out', '结果', '--jobs', '2')
    expect(code).toBe(3)
    expect(stderr).not.toMatch(NOTHING_FOR_PROGRAMMERS)
    expect(readdirSync(join(place.cwd, '结果')).filter((name) => name !== '.jiaobiao')).toEqual([
      'findings.csv',
      'report.html',
      'results.json',
      '汇总表.xlsx',
    ])
    expect(peak).toBeLessThan(400)
  })

  it('watches an inbox of hostile workbooks: each has a note or is told to wait, none leaves anything else', () => {
    const args = [
      'watch',
      '收件',
      '--out',
      '发件',
      '--once',
      '--interval',
      '0.1',
      '--ledger',
      '本机/账本.db',
      '--cap',
      '0.001',
    ]
    const { code, stdout, stderr, peak } = runBuilt(root, place.cwd, ...args)
    expect([code, stderr]).toEqual([3, ''])
    expect(stdout).not.toMatch(NOTHING_FOR_PROGRAMMERS)
    const notes = readdirSync(join(place.cwd, '发件')).filter((name) => name !== '运行状态.txt')
    expect(
      notes.map((name) => /^(\d+)(?: 没有核对的说明|\.xlsx 还没有核对的说明)\.txt$/.exec(name)?.[1]).sort(),
    ).toEqual(INBOX.map((_, index) => String(index)).sort())
    expect(peak).toBeLessThan(400)
  })
})
