import { describe, expect, test } from 'vitest'
import {
  claimedBlocks,
  newNotesDrawing,
  takenBlocks,
  VmlNotes,
} from '../../../../src/adapters/excel/comments/vml-notes.ts'
import { processorTime } from '../../../processor-time.ts'

const box = { width: 200, height: 100, anchor: '1, 0, 1, 0, 3, 0, 5, 0' }
const none = (): number => {
  throw new Error('no block was to be claimed')
}
const note = (id: string, row: number, size = 'width:400pt;height:300pt'): string =>
  `<v:shape id="${id}" type="#_x0000_t202" style="position:absolute;${size}"><x:ClientData ObjectType="Note"><x:Anchor>9, 9</x:Anchor><x:Row>${row}</x:Row><x:Column>0</x:Column></x:ClientData></v:shape>`
const idsIn = (text: string): string[] => [...text.matchAll(/ id="(_x0000_s\d+)"/g)].map((match) => match[1]!)

describe('VML drawings of notes', () => {
  test('ids go on in the block that the drawing claims', () => {
    const notes = new VmlNotes(newNotesDrawing(3), none)
    notes.add(1, 1, box)
    notes.add(2, 1, box)
    expect(idsIn(notes.result())).toEqual(['_x0000_s3073', '_x0000_s3074'])
  })

  test('a claim is found behind however many other attributes', () => {
    const others = Array.from({ length: 200 }, (_, index) => ` a${index}="${index}"`).join('')
    const notes = new VmlNotes(newNotesDrawing(3).replace('<o:idmap', `<o:idmap${others}`), none)
    notes.add(1, 1, box)
    expect(idsIn(notes.result())).toEqual(['_x0000_s3073'])
  })

  test('a drawing that claims no block claims one, so that the next notes get other ids', () => {
    const first = new VmlNotes(`<xml>${note('shape_0', 0)}</xml>`, () => 5)
    first.add(2, 1, box)
    const once = first.result()
    expect(claimedBlocks(once)).toEqual([5])
    expect(once.replace(/<o:shapelayout.*?<\/o:shapelayout>/, '')).toContain(`<xml>${note('shape_0', 0)}`)
    const second = new VmlNotes(once, none)
    second.add(3, 1, box)
    expect(idsIn(second.result())).toEqual(['_x0000_s5121', '_x0000_s5122'])
  })

  test('blocks that are used without being claimed are not free', () => {
    expect(takenBlocks('<xml><v:shape id="_x0000_s4100"/></xml>')).toEqual([4])
    expect(takenBlocks(newNotesDrawing(2))).toEqual([2])
  })

  test('a box that is large enough stays as it was drawn, a smaller one grows', () => {
    const large = `<xml>${note('a', 0)}</xml>`
    const kept = new VmlNotes(large, none)
    kept.enlarge(1, 1, box)
    expect(kept.result()).toBe(large)
    const grown = new VmlNotes(`<xml>${note('a', 0, 'width:400pt;height:20pt')}</xml>`, none)
    grown.enlarge(1, 1, box)
    expect(grown.result()).toContain('width:150pt;height:75pt')
    expect(grown.result()).toContain(`<x:Anchor>${box.anchor}</x:Anchor>`)
  })

  test('a drawing that is one empty tag takes notes', () => {
    const notes = new VmlNotes('<?xml version="1.0"?>\n<xml xmlns:v="urn:schemas-microsoft-com:vml"/>', () => 2)
    notes.add(1, 1, box)
    expect(notes.result()).toMatch(
      /^<\?xml version="1.0"\?>\n<xml xmlns:v="[^"]*"><o:shapelayout .*<\/v:shape><\/xml>$/s,
    )
  })

  test('an empty shape before a note is no part of it', () => {
    const empty = '<v:shape id="e" o:title="a>b"/>'
    const notes = new VmlNotes(`<xml>${empty}${note('a', 0)}</xml>`, none)
    expect(notes.has(1, 1)).toBe(true)
    notes.remove(1, 1)
    expect(notes.result()).toBe(`<xml>${empty}</xml>`)
  })

  test('open quotes without number are read in time', () => {
    expect(processorTime(() => new VmlNotes(`<xml>${'<v:shape "'.repeat(200_000)}</xml>`, none))).toBeLessThan(5000)
  })
})
