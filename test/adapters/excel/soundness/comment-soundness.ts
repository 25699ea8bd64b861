import { decodeLoosePart } from '../../../../src/adapters/opc/part-text.ts'
import {
  attributeOf,
  childOf,
  childrenOf,
  integerOf,
  relationshipIdOf,
  type XmlElement,
} from '../../../../src/adapters/opc/xml/xml-tree.ts'
import { fromA1 } from '../../../../src/core/model/cell-address.ts'
import { type OpenedPackage, repeated } from './opened-package.ts'

/** Comments, their boxes and threads of one worksheet ([MS-XLSX] 2.6.205; ECMA-376 Part 1, 18.7; Part 4, 19). */
export function commentDefects(part: string, root: XmlElement, source: OpenedPackage): string[] {
  const related = source.related(part)
  const targets = (type: string): string[] =>
    related.flatMap((each) => (each.type === type && each.target ? each.target : []))
  const found = targets('comments').length > 1 ? ['two parts of comments'] : []
  const comments = targets('comments').flatMap((key) => source.xml.get(key) ?? [])[0]
  const listed = childrenOf(childOf(comments, 'commentList'), 'comment')
  const authors = childrenOf(childOf(comments, 'authors'), 'author').length
  const references = listed.map((comment) => attributeOf(comment, 'ref') ?? '')
  for (const reference of repeated(references)) found.push(`two comments in ${reference}`)
  for (const comment of listed)
    if (!((integerOf(comment, 'authorId') ?? -1) < authors)) found.push('a comment of no author')
  const drawing = childOf(root, 'legacyDrawing')
  const vml = drawing && related.find(({ id }) => id === relationshipIdOf(drawing))?.target
  const notes = vml === undefined ? new Set<string>() : notePlaces(vmlText(source, vml) ?? '')
  for (const reference of references) {
    const at = fromA1(reference)
    if (!at || !notes.has(`${at.row - 1} ${at.column - 1}`)) found.push(`the comment in ${reference} has no box`)
  }
  const threads = targets('threadedcomment').concat(targets('threadedComment'))
  for (const key of threads) found.push(...threadDefects(source.xml.get(key)!, references, source))
  return found.map((sentence) => `${part}: ${sentence}`)
}

function threadDefects(root: XmlElement, references: readonly string[], source: OpenedPackage): string[] {
  const comments = childrenOf(root, 'threadedComment')
  const ids = comments.map((comment) => attributeOf(comment, 'id') ?? '')
  const persons = [...source.xml.values()]
    .filter(({ name }) => name === 'personList')
    .flatMap((list) => childrenOf(list, 'person'))
  const people = persons.map((person) => attributeOf(person, 'id'))
  const found = [
    ...repeated(ids).map((id) => `two replies ${id}`),
    ...repeated(people).map((id) => `two persons ${id}`),
  ]
  for (const comment of comments) {
    const parent = attributeOf(comment, 'parentId')
    if (parent !== undefined && !ids.includes(parent)) found.push('a reply to nothing')
    if (!people.includes(attributeOf(comment, 'personId'))) found.push('a reply of nobody')
    if (!references.includes(attributeOf(comment, 'ref') ?? ''))
      found.push('a thread without the note that stands in for it')
  }
  return found
}

function vmlText(source: OpenedPackage, key: string): string | undefined {
  const content = [...source.parts].find(([name]) => name.toLowerCase() === key)?.[1]
  return content && decodeLoosePart(content).text
}

/** 「row column」 from 0, as the boxes say. */
function notePlaces(vml: string): Set<string> {
  const places = vml.split(/ObjectType="Note"/).slice(1)
  return new Set(places.map((data) => `${/<\w*:?Row>(\d+)</.exec(data)?.[1]} ${/<\w*:?Column>(\d+)</.exec(data)?.[1]}`))
}

const BLOCK = 1024

/** Shape ids of all VML drawings: once each, in a block that their drawing claims and no other does. */
export function vmlDefects(source: OpenedPackage): string[] {
  const found: string[] = []
  const claimed: string[] = []
  for (const key of [...source.keys].filter((name) => name.endsWith('.vml'))) {
    const text = vmlText(source, key)!
    const maps = [...text.matchAll(/<\w*:?idmap\b[^>]*\bdata="([^"]*)"/g)].map((match) => match[1]!)
    const blocks = maps.flatMap((map) => map.split(',').map((block) => block.trim()))
    claimed.push(...blocks.filter((block) => block !== ''))
    const ids = [...text.matchAll(/<\w+:\w+\b[^>]*?\s(?:id|\w+:spid)="_x0000_s(\d+)"/g)].map((match) =>
      Number(match[1]),
    )
    for (const id of repeated(ids)) found.push(`${key}: two shapes ${id}`)
    for (const id of ids)
      if (id >= BLOCK && !blocks.includes(String(Math.floor(id / BLOCK))))
        found.push(`${key}: shape ${id} outside its blocks`)
    const types = [...text.matchAll(/\stype="#(\w+)"/g)].map((match) => match[1])
    for (const type of new Set(types)) if (!text.includes(`id="${type}"`)) found.push(`${key}: no shape type ${type}`)
    if (!/<\/\w*:?xml>\s*$/.test(text)) found.push(`${key}: something behind its end`)
  }
  return [...found, ...repeated(claimed).map((block) => `two drawings claim the shape ids of block ${block}`)]
}
