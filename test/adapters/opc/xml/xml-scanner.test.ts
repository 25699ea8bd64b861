import { describe, expect, it } from 'vitest'
import { PackageFault } from '../../../../src/adapters/opc/package-fault.ts'
import { XmlScanner } from '../../../../src/adapters/opc/xml/xml-scanner.ts'
import { OPEN } from '../../../../src/adapters/opc/xml/xml-tokens.ts'
import { parseXml } from '../../../../src/adapters/opc/xml/xml-tree.ts'

const read = (text: string): number => {
  const scanner = new XmlScanner(text)
  let tokens = 0
  while (scanner.next()) tokens++
  return tokens
}
const damaged = (text: string): void => {
  expect(() => read(text)).toThrowError(expect.objectContaining({ name: 'PackageFault', reason: 'damaged' }))
}

describe('an element that is passed over', () => {
  /** What follows the first element of that name, when it was passed over. */
  const after = (text: string, name: string): string => {
    const scanner = new XmlScanner(text)
    while (scanner.kind !== OPEN || scanner.name !== name) scanner.next()
    scanner.passOver()
    return text.slice(scanner.end)
  }

  it.each([
    ['another name begins with its own', '<r><c><is><color/><color>x</color></is></c><d/></r>', 'c', '<d/></r>'],
    ['such a name with a prefix', '<x:r><x:c><x:charset></x:charset></x:c><d/></x:r>', 'x:c', '<d/></x:r>'],
    ['such a closing tag with blanks', '<r><c><col></col ></c ><d/></r>', 'c', '<d/></r>'],
    ['of rows', '<s><row><rows></rows></row\n><d/></s>', 'row', '<d/></s>'],
    ['comments hide a closing tag', '<r><c><!-- </c> --><v>1</v></c><d/></r>', 'c', '<d/></r>'],
    ['CDATA hides one', '<r><c><v><![CDATA[</c>]]></v></c><d/></r>', 'c', '<d/></r>'],
    ['it is empty', '<r><c/><d/></r>', 'c', '<d/></r>'],
  ])('ends at its own closing tag: %s', (_case, text, name, rest) => {
    expect(after(text, name.replace(/^.*:/, ''))).toBe(rest)
  })
})

it('a closing tag closes the element of its whole name only', () => {
  for (const text of ['<a><color></c></a>', '<a><c></color></a>', '<a><x:c></c></a>', '<a><c></x:c></a>']) damaged(text)
})

describe('outside of the root', () => {
  it('blanks, comments and instructions may stand', () => {
    expect(read('\n<?xml version="1.0"?>\r\n<!-- a -->\t<a> </a>\n<?b c?> <!-- d --> \n')).toBeGreaterThan(2)
  })

  it.each([
    'x<a/>',
    '<a/>x',
    '<a></a> </a>',
    '<a></a>\0',
    '<a/>&#32;',
    '<![CDATA[ ]]><a/>',
    '<a></a><![CDATA[]]>',
    '<a/><a/>',
    '<a></a><b></b>',
  ])('nothing else may: %j', damaged)
})

describe('a tree of the upper elements only', () => {
  const text = '<a><b n="1"><c><d/></c><e/></b><f/></a>'

  it('has those down to the level asked for, with their places', () => {
    const root = parseXml(text, 2)
    expect(root.children.map(({ name, children }) => [name, children.length])).toEqual([
      ['b', 0],
      ['f', 0],
    ])
    expect(text.slice(root.children[0]!.start, root.children[0]!.end)).toBe('<b n="1"><c><d/></c><e/></b>')
    expect(root.end).toBe(text.length)
  })

  it('takes nothing that is not well-formed further down', () => {
    expect(() => parseXml('<a><b><c></b></c></a>', 2)).toThrow(PackageFault)
  })
})
