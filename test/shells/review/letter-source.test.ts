import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Of } from '../../../src/adapters/platform/bytes.ts'
import { schemeById } from '../../../src/core/scheme/schemes.ts'
import { LetterSource, writtenAbove } from '../../../src/shells/review/letter-source.ts'
import { CLEAN, Place, REAL } from '../cli/run.ts'

const place = new Place()
const folder = join(place.cwd, '审核结果')
const results = join(folder, 'results.json')
const path = '株洲市商务局/表.xlsx'
const file = join(folder, path)
const ownIn = (source: LetterSource) => source.batch!.sets.find(({ unit }) => unit === '株洲市商务局')!
const now = () => ({ path, sha256: sha256Of(readFileSync(file)) })

beforeAll(async () => {
  place.put(REAL, '收件/株洲市商务局/表.xlsx')
  place.put(CLEAN, '收件/云溪市农业农村局/自评.xlsx')
  await place.run('correct', '收件', '--out', '审核结果', '--scheme', 'cn-guangxi')
})
afterAll(() => place.done())

describe('what letters are made from', () => {
  it('is what correct said, for exactly the workbooks that it wrote', () => {
    const source = new LetterSource(folder)
    const set = ownIn(source)
    expect(set.results).toEqual([now()])
    expect(source.setOf([now()])).toBe(set)
    expect(source.now(set)).toBe(set)
  })

  it('is the workbooks as they are now where they were changed, by the scheme of before', () => {
    const whole = readFileSync(file)
    const before = ownIn(new LetterSource(folder))
    appendFileSync(file, '\0')
    const source = new LetterSource(folder)
    const changed = [source.setOf([now()]), source.now(ownIn(source))]
    for (const set of changed) {
      expect(set).not.toEqual(before)
      expect([set.scheme.id, set.counts]).toEqual(['cn-guangxi', before.counts])
    }
    writeFileSync(file, whole)
  })

  it('is the workbooks alone without results.json: by the scheme that is given, or recognised', () => {
    const before = ownIn(new LetterSource(folder))
    renameSync(results, `${results}.old`)
    const [recognised, given] = [undefined, schemeById('cn-guangxi')].map((scheme) => new LetterSource(folder, scheme))
    expect([recognised!.batch, recognised!.isUnusable]).toEqual([undefined, false])
    expect(given!.setOf([now()]).counts).toEqual(before.counts)
    expect(recognised!.setOf([now()]).scheme.id).not.toBe('cn-guangxi')
    renameSync(`${results}.old`, results)
  })

  it('is of one workbook, or of a folder of some, what a results.json above it says of its set', () => {
    const set = ownIn(new LetterSource(folder))
    for (const each of [file, join(folder, '株洲市商务局')]) expect(writtenAbove(each)).toEqual({ folder, sets: [set] })
    expect(writtenAbove(join(folder, '株洲市'))).toBeUndefined()
    expect(writtenAbove(join(place.cwd, '收件/株洲市商务局/表.xlsx'))).toBeUndefined()
  })

  it('is never a results.json that is not whole', () => {
    const whole = readFileSync(results)
    writeFileSync(results, whole.subarray(0, 1000))
    const source = new LetterSource(folder)
    expect([source.batch, source.isUnusable]).toEqual([undefined, true])
    expect(source.setOf([now()]).workbooks).toHaveLength(1)
    writeFileSync(results, whole)
  })
})
