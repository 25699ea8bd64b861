import { fromA1 } from '../../../core/model/cell-address.ts'
import type { CellComment } from '../../../core/model/workbook.ts'
import { isThreadPlaceholder, OWN_AUTHOR, ownPart, ownWords } from './comment-texts.ts'
import type { Package, Relationship } from '../../opc/package.ts'
import { decodeXstring } from '../../opc/xml/xml-characters.ts'
import {
  attributeOf,
  childOf,
  childrenOf,
  integerOf,
  parseXml,
  textOf,
  type XmlElement,
} from '../../opc/xml/xml-tree.ts'

/**
 * Comments of a sheet, cell by cell: what people wrote in threads first, then old-style comments (ECMA-376 Part 1,
 * 18.7). Ours below another's is a comment of its own; the text that stands in for a thread is left out.
 */
export function readComments(
  source: Package,
  relationships: readonly Relationship[],
  persons: ReadonlyMap<string, string>,
): CellComment[] {
  const threads = targets(relationships, 'threadedComment').flatMap((part) => readThreads(source, part, persons))
  const threaded = new Set(threads.map((comment) => `${comment.row} ${comment.column}`))
  const legacy = targets(relationships, 'comments').flatMap((part) => readLegacy(source, part))
  const own = legacy.flatMap((comment) => separated(comment, threaded.has(`${comment.row} ${comment.column}`)))
  return [...threads, ...own].sort((a, b) => a.row - b.row || a.column - b.column)
}

/** Names of those who wrote in threads, by their id ([MS-XLSX] 2.6.207). */
export function readPersons(source: Package, workbookRelationships: readonly Relationship[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const part of targets(workbookRelationships, 'person')) {
    const text = source.text(part)?.text
    if (text === undefined) continue
    for (const person of childrenOf(parseXml(text), 'person')) {
      names.set((attributeOf(person, 'id') ?? '').toUpperCase(), attributeOf(person, 'displayName') ?? '')
    }
  }
  return names
}

function targets(relationships: readonly Relationship[], type: string): string[] {
  return relationships.flatMap(({ type: own, target }) => (own === type && target !== undefined ? [target] : []))
}

function readThreads(source: Package, part: string, persons: ReadonlyMap<string, string>): CellComment[] {
  const text = source.text(part)?.text
  if (text === undefined) return []
  return childrenOf(parseXml(text), 'threadedComment').flatMap((element) => {
    const at = fromA1(attributeOf(element, 'ref') ?? '')
    const content = childOf(element, 'text')
    if (!at || !content) return []
    const author = persons.get((attributeOf(element, 'personId') ?? '').toUpperCase()) ?? ''
    return [{ ...at, author, text: textOf(text, content) }]
  })
}

function readLegacy(source: Package, part: string): CellComment[] {
  const text = source.text(part)?.text
  if (text === undefined) return []
  const root = parseXml(text)
  const authors = childrenOf(childOf(root, 'authors'), 'author').map((author) => textOf(text, author))
  return childrenOf(childOf(root, 'commentList'), 'comment').flatMap((element) => {
    const at = fromA1(attributeOf(element, 'ref') ?? '')
    const author = authors[integerOf(element, 'authorId') ?? 0] ?? ''
    return at ? [{ ...at, author, text: richTextOf(text, childOf(element, 'text')) }] : []
  })
}

/** Text of a CT_Rst element (18.4.8) without phonetic hints. */
export function richTextOf(text: string, element: XmlElement | undefined): string {
  return textElementsOf(element)
    .map((t) => decodeXstring(textOf(text, t)))
    .join('')
}

/** The `t` elements of a CT_Rst element, in order, those of phonetic hints left out. */
export function textElementsOf(element: XmlElement | undefined): XmlElement[] {
  return (
    element?.children.flatMap((child) => {
      if (child.name === 't') return [child]
      return child.name === 'r' ? childrenOf(child, 't') : []
    }) ?? []
  )
}

/** Theirs, above and below ours, and ours from one box; below a thread ours stands in the thread already. */
function separated(comment: CellComment, threaded: boolean): CellComment[] {
  const { text } = comment
  const own = ownPart(text)
  // What stands in a box of ours was not therefore written by us.
  const author = comment.author === OWN_AUTHOR ? '' : comment.author
  const above = own ? text.slice(0, own.start) : text
  const below = own ? text.slice(own.end).trim() : ''
  const parts: CellComment[] = []
  if (above !== '' || !own) {
    if (!(threaded && isThreadPlaceholder(comment.author, above))) parts.push({ ...comment, author, text: above })
  }
  if (own && !threaded) parts.push({ ...comment, author: OWN_AUTHOR, text: ownWords(text, own) })
  if (below !== '') parts.push({ ...comment, author, text: below })
  return parts
}
