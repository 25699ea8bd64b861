import { describe, expect, it } from 'vitest'
import {
  type ChosenFile,
  chosenFiles,
  type Dropped,
  type DroppedEntry,
  type DroppedHandle,
  walkDropped,
} from '../../../../src/shells/page/view/given-files.ts'

const blob = new Blob(['x'])
const unread = new DOMException('A URI supplied to the API was malformed', 'EncodingError')
const paths = (files: readonly { readonly path: string }[]): string[] => files.map(({ path }) => path)

const entry = (name: string): DroppedEntry => ({ name, isDirectory: false, file: (got) => got(blob) })
const brokenEntry = (name: string): DroppedEntry => ({ ...entry(name), file: (_, failed) => failed(unread) })

/** As browsers do: at most a hundred entries a call, then none. */
const entries = (name: string, inside: readonly DroppedEntry[]): DroppedEntry => ({
  name,
  isDirectory: true,
  createReader: () => {
    let at = 0
    return { readEntries: (got) => got(inside.slice(at, (at += 100))) }
  },
})

/** As Chromium does in a page that was opened from a disk. */
const closedEntries = (name: string): DroppedEntry => ({
  name,
  isDirectory: true,
  createReader: () => ({ readEntries: (_, failed) => failed(unread) }),
})

const handle = (name: string): DroppedHandle => ({ name, kind: 'file', getFile: async () => blob })
const handles = (name: string, inside: readonly DroppedHandle[]): DroppedHandle => ({
  name,
  kind: 'directory',
  async *values() {
    yield* inside
  },
})

const folder = (of: DroppedEntry, opened: Dropped['handle'] = null): Dropped => ({
  name: of.name,
  file: blob,
  entry: of,
  handle: opened,
})
const file = (name: string): Dropped => ({ name, file: blob, entry: brokenEntry(name), handle: null })

describe('what was dropped', () => {
  it('is walked to its end, though a reader gives a hundred at a time', async () => {
    const many = Array.from({ length: 250 }, (_, index) => entry(`${index}.xlsx`))
    const { files } = await walkDropped([folder(entries('全部', [entries('甲', many), entry('乙.xlsx')]))])
    expect(files.length).toBe(251)
    expect(files.map(({ path }) => path)).toContain('全部/甲/249.xlsx')
  })

  it('has paths that begin with the name of the folder, in order', async () => {
    const one = folder(entries('甲', [entry('2.xlsx'), entries('内', [entry('1.xlsx')])]))
    expect(paths((await walkDropped([file('丙.zip'), one])).files)).toEqual(['丙.zip', '甲/2.xlsx', '甲/内/1.xlsx'])
  })

  it('names what cannot be read, and goes on', async () => {
    const { files, lost } = await walkDropped([folder(entries('甲', [brokenEntry('坏.xlsx'), entry('好.xlsx')]))])
    expect(paths(files)).toEqual(['甲/好.xlsx'])
    expect(lost).toEqual(['甲/坏.xlsx'])
  })

  it('is read in a page that was opened from a disk, where no entry can be read', async () => {
    const opened = handles('甲', [handle('2.xlsx'), handles('内', [handle('1.xlsx')])])
    const { files, lost } = await walkDropped([file('丙.zip'), folder(closedEntries('甲'), Promise.resolve(opened))])
    expect(paths(files)).toEqual(['丙.zip', '甲/2.xlsx', '甲/内/1.xlsx'])
    expect(lost).toEqual([])
  })

  it('is read as entries where handles are refused, and named where neither way is open', async () => {
    const refused = (): Promise<null> => Promise.reject(new DOMException('no', 'NotAllowedError'))
    const open = await walkDropped([folder(entries('甲', [entry('1.xlsx')]), refused())])
    expect(paths(open.files)).toEqual(['甲/1.xlsx'])
    const closed = await walkDropped([folder(closedEntries('甲'), refused())])
    expect(closed).toEqual({ files: [], lost: ['甲'] })
  })
})

it('chosen files have their names, those of a chosen folder their paths from its name on', () => {
  const chosen = (name: string, webkitRelativePath: string): ChosenFile =>
    Object.assign(new Blob(['x']), { name, webkitRelativePath })
  expect(paths(chosenFiles([chosen('乙.xlsx', ''), chosen('甲.xlsx', '')]))).toEqual(['乙.xlsx', '甲.xlsx'])
  expect(paths(chosenFiles([chosen('1.xlsx', '全部/甲/1.xlsx')]))).toEqual(['全部/甲/1.xlsx'])
})
