import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restoreOriginal } from '../../../../src/adapters/opc/original-record.ts'
import type { NamedFile, SetView } from '../../../../src/shells/page/protocol.ts'
import { CLEAN, FIXTURES, Place, REAL } from '../../cli/run.ts'
import { BytesBlob, enginePlace, filesBelow } from './engine-place.ts'
import { putReceived } from './made-folder.ts'

let place: Place
beforeEach(() => {
  place = new Place()
})
afterEach(() => place.done())

const VERSION = '0.0.0'
type Files = Readonly<Record<string, Buffer>>

const held = (file: Blob): Buffer => Buffer.from((file as BytesBlob).held)
const filesOf = (made: readonly NamedFile[]): Files =>
  Object.fromEntries(made.map(({ name, file }) => [name, held(file)]))
const inZip = ({ file }: NamedFile): Files =>
  Object.fromEntries(Object.entries(unzipSync(held(file))).map(([name, bytes]) => [name, Buffer.from(bytes)]))

/** What the command line writes. */
async function written(path: string): Promise<Files> {
  await place.run('correct', path, '--out', 'out')
  const out = join(place.cwd, 'out')
  const names = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    names.map(({ parentPath, name }) => [
      join(parentPath, name).slice(out.length + 1),
      readFileSync(join(parentPath, name)),
    ]),
  )
}

/** Which of two sets of files differ, by name, and how long they are. */
function differences(one: Files, other: Files): readonly string[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return names.filter((name) => !one[name] || !other[name] || !one[name].equals(other[name])).sort()
}

describe('correct', () => {
  it('makes of the real submission the file that the command line writes, byte for byte', async () => {
    place.put(REAL, '表.xlsx')
    const file = new BytesBlob([readFileSync(join(FIXTURES, REAL))])
    const made = await enginePlace(VERSION).ask('correct', { files: [{ path: '表.xlsx', file }] })
    expect(Object.keys(filesOf(made))).toEqual(['表.xlsx'])
    expect(differences(filesOf(made), await written('表.xlsx'))).toEqual([])
  })

  it('makes of a folder all files that the command line writes, the summaries too', async () => {
    putReceived(place, '收件')
    const { ask, unexpected } = enginePlace(VERSION)
    const made = filesOf(await ask('correct', { files: filesBelow(join(place.cwd, '收件'), '收件') }))
    expect(Object.keys(made)).toEqual(
      expect.arrayContaining(['汇总表.xlsx', 'findings.csv', 'results.json', 'report.html', '甲局/表2.xlsx']),
    )
    expect(differences(made, await written('收件'))).toEqual([])
    expect(unexpected).toEqual([])
  })
})

describe('results of what was opened', () => {
  const files = () => filesBelow(join(place.cwd, '收件'), '收件')
  beforeEach(() => {
    place.put(REAL, '收件/商务局/表.xlsx')
    place.put(CLEAN, '收件/农业局/表.xlsx')
    place.put(CLEAN, '收件/农业局/另.pdf')
  })

  it('are one archive of all that correct writes', async () => {
    const { ask, replies } = enginePlace(VERSION)
    await ask('open', { files: files() })
    const results = await ask('results', {})
    expect(results.name).toBe('审核结果.zip')
    expect(differences(inZip(results), await written('收件'))).toEqual([])
    expect(replies.filter(({ kind }) => kind === 'progress').at(-1)).toMatchObject({ done: 2, total: 2 })
  })

  it('hold a set that was changed in the page as it is now', async () => {
    const { ask } = enginePlace(VERSION)
    const { sets } = await ask('open', { files: files() })
    const { set } = sets.find(({ unit }) => unit === '株洲市商务局')!
    const before = inZip(await ask('results', {}))
    const view: SetView = await ask('act', { set, action: { kind: 'take-all' } })
    expect(view.changed.length).toBeGreaterThan(0)
    const after = inZip(await ask('results', {}))
    expect(differences(before, after)).toContain('商务局/表.xlsx')
    expect(differences(before, after)).not.toContain('农业局/表.xlsx')
    const [mended] = await ask('download', { set, what: 'mended' })
    expect(Buffer.from(restoreOriginal(after['商务局/表.xlsx']!)!).equals(held(mended!.file))).toBe(true)
    const [annotated] = await ask('download', { set, what: 'annotated' })
    expect(held(annotated!.file).equals(after['商务局/表.xlsx']!)).toBe(true)
  })

  it('stop between two sets when the user wants', async () => {
    const place = enginePlace()
    await place.ask('open', { files: files() })
    place.meanwhile = () => void place.ask('cancel', {})
    await expect(place.ask('results', {})).rejects.toThrow('已停止。')
  })
})
