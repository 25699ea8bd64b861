import { expect, it } from 'vitest'
import {
  type ChosenFile,
  chosenFiles,
  type DroppedEntry,
  walkDropped,
} from '../../../../src/shells/page/view/given-files.ts'

const file = (fullPath: string): DroppedEntry => ({
  isFile: true,
  isDirectory: false,
  fullPath,
  file: (got) => got(new Blob([fullPath])),
})

const broken = (fullPath: string): DroppedEntry => ({
  ...file(fullPath),
  file: (_, failed) => failed(new Error('NotReadableError')),
})

/** As browsers do: at most a hundred entries a call, then none. */
const folder = (fullPath: string, entries: readonly DroppedEntry[]): DroppedEntry => ({
  isFile: false,
  isDirectory: true,
  fullPath,
  createReader: () => {
    let at = 0
    return { readEntries: (got) => got(entries.slice(at, (at += 100))) }
  },
})

it('walks every folder to its end, though a reader gives a hundred at a time', async () => {
  const many = Array.from({ length: 250 }, (_, index) => file(`/全部/甲/${index}.xlsx`))
  const { files } = await walkDropped([folder('/全部', [folder('/全部/甲', many), file('/全部/乙.xlsx')])])
  expect(files.length).toBe(251)
})

it('gives paths that begin with the name of the folder, in order', async () => {
  const one = folder('/甲', [file('/甲/2.xlsx'), folder('/甲/内', [file('/甲/内/1.xlsx')])])
  expect((await walkDropped([one])).files.map(({ path }) => path)).toEqual(['甲/2.xlsx', '甲/内/1.xlsx'])
  const two = await walkDropped([file('/丙.zip'), one])
  expect(two.files.map(({ path }) => path)).toEqual(['丙.zip', '甲/2.xlsx', '甲/内/1.xlsx'])
})

it('names what cannot be read, and goes on', async () => {
  const { files, lost } = await walkDropped([folder('/甲', [broken('/甲/坏.xlsx'), file('/甲/好.xlsx')])])
  expect(files.map(({ path }) => path)).toEqual(['甲/好.xlsx'])
  expect(lost).toEqual(['甲/坏.xlsx'])
})

it('chosen files have their names, those of a chosen folder their paths from its name on', () => {
  const chosen = (name: string, webkitRelativePath: string): ChosenFile =>
    Object.assign(new Blob(['x']), { name, webkitRelativePath })
  expect(chosenFiles([chosen('乙.xlsx', ''), chosen('甲.xlsx', '')]).map(({ path }) => path)).toEqual([
    '乙.xlsx',
    '甲.xlsx',
  ])
  expect(chosenFiles([chosen('1.xlsx', '全部/甲/1.xlsx')]).map(({ path }) => path)).toEqual(['全部/甲/1.xlsx'])
})
