import { expect, it } from 'vitest'
import { type Import, sourceImports } from './source-imports.ts'

/** A file at the door of the room, not in one of its folders. */
const isInside = ({ target }: Import): boolean => /^adapters\/opc\/[^/]+\//.test(target)
const shown = ({ file, target }: Import): string => `${file} → ${target}`
const imports = sourceImports().filter(({ outside }) => !outside)

it('shells reach what Office packages share by its door only', () => {
  const fromShells = imports.filter(({ file }) => file.startsWith('shells/'))
  expect(fromShells.some(({ target }) => target.startsWith('adapters/opc/'))).toBe(true)
  expect(fromShells.filter(isInside).map(shown)).toEqual([])
})

it('what Office packages share knows no workbook: no model of one, no adapter that reads one', () => {
  const ofWorkbooks = /^(core\/(model|form|rules|annotation)|adapters\/(?!opc\/|platform\/))/
  const asked = imports.filter(({ file, target }) => file.startsWith('adapters/opc/') && ofWorkbooks.test(target))
  expect(asked.map(shown)).toEqual([])
})

it('of excel, what is read knows nothing of what is written, and what is written nothing of comments', () => {
  const room = (path: string): string => /^adapters\/excel\/(\w+)\//.exec(path)?.[1] ?? ''
  const order = ['kind', 'read', 'write', 'comments']
  const back = imports.filter(({ file, target }) => {
    const [from, to] = [order.indexOf(room(file)), order.indexOf(room(target))]
    return from >= 0 && to >= 0 && to > from
  })
  expect(back.map(shown)).toEqual([])
})
