import { headlineOf, newCommentXml, withOwnPart, withoutOwnPart } from './comment-xml.ts'
import { richTextOf } from './comments-reader.ts'
import { Patches } from '../../opc/xml/patches.ts'
import { refusal } from '../refusals.ts'
import { escapeXml } from '../../opc/xml/xml-characters.ts'
import { appendTo, insertInOrder, withOpenRoot } from '../../opc/xml/xml-edits.ts'
import {
  attributeOf,
  childOf,
  childrenOf,
  integerOf,
  parseXml,
  textOf,
  type XmlElement,
} from '../../opc/xml/xml-tree.ts'

/** CT_Comments (ECMA-376 Part 1, 18.7.6). */
const ORDER = ['authors', 'commentList', 'extLst'] as const

const MOST_AUTHORS = 10_000

/** What became of a comment in a cell. */
export type CommentOutcome = 'new' | 'joined' | 'removed' | 'unchanged'

export function emptyCommentsXml(namespace: string): string {
  return `<comments xmlns="${namespace}"><authors></authors><commentList></commentList></comments>`
}

/** The comments part of a sheet: ours are added and taken away, those of others keep their text. */
export class CommentsPart {
  private readonly text: string
  private readonly root: XmlElement
  private readonly patches = new Patches()
  private readonly byReference = new Map<string, XmlElement>()
  private readonly authors: string[]
  private readonly knownAuthors: number
  private added = ''
  private usesAuthors = false

  constructor(text: string) {
    this.text = withOpenRoot(text)
    this.root = parseXml(this.text)
    if (this.root.name !== 'comments') throw refusal('damaged')
    let highest = -1
    for (const comment of childrenOf(childOf(this.root, 'commentList'), 'comment')) {
      const author = integerOf(comment, 'authorId') ?? 0
      if (author < MOST_AUTHORS) highest = Math.max(highest, author)
      const reference = (attributeOf(comment, 'ref') ?? '').toUpperCase()
      if (!this.byReference.has(reference)) this.byReference.set(reference, comment)
    }
    this.authors = childrenOf(childOf(this.root, 'authors'), 'author').map((author) => textOf(this.text, author))
    this.knownAuthors = this.authors.length
    // An author whom comments name but the list does not have must not become us.
    while (this.authors.length <= highest) this.authors.push('')
  }

  /** Ours alone, or below that of another; an earlier one of ours goes. */
  put(reference: string, author: string, text: string): CommentOutcome {
    const present = this.byReference.get(reference)
    const theirs = present && withoutOwnPart(this.source(present))
    if (!present) {
      this.added += newCommentXml(this.root.prefix, reference, this.authorId(author), author, text)
      return 'new'
    }
    if (theirs === undefined) {
      this.patches.replace(
        present.start,
        present.end,
        newCommentXml(this.root.prefix, reference, this.authorId(author), author, text),
      )
      return 'joined'
    }
    this.patches.replace(present.start, present.end, withOwnPart(theirs, author, text))
    return 'joined'
  }

  remove(reference: string): CommentOutcome {
    const present = this.byReference.get(reference)
    if (!present) return 'unchanged'
    const source = this.source(present)
    const theirs = withoutOwnPart(source)
    if (theirs === source) return 'unchanged'
    this.patches.replace(present.start, present.end, theirs ?? '')
    return theirs === undefined ? 'removed' : 'joined'
  }

  /** The text in a box, to know how large it must be. */
  shownText(reference: string, author: string, text: string): string {
    const present = this.byReference.get(reference)
    const source = present && withoutOwnPart(this.source(present))
    const theirs = source === undefined ? '' : richTextOf(source, childOf(parseXml(source), 'text'))
    return `${theirs ? `${theirs}\n\n` : ''}${headlineOf(author)}\n${text}`
  }

  result(): string {
    const newAuthors = this.usesAuthors ? this.authors.slice(this.knownAuthors) : []
    this.appendTo(
      'authors',
      newAuthors.map((name) => `<${this.root.prefix}author>${escapeXml(name)}</${this.root.prefix}author>`).join(''),
    )
    this.appendTo('commentList', this.added)
    return this.patches.apply(this.text)
  }

  private appendTo(name: string, xml: string): void {
    if (!xml) return
    const list = childOf(this.root, name)
    const tag = this.root.prefix + name
    if (list) appendTo(this.patches, this.text, list, xml)
    else insertInOrder(this.patches, this.text, this.root, name, ORDER, `<${tag}>${xml}</${tag}>`)
  }

  private authorId(author: string): number {
    this.usesAuthors = true
    const known = this.authors.indexOf(author)
    return known >= 0 ? known : this.authors.push(author) - 1
  }

  private source(element: XmlElement): string {
    return this.text.slice(element.start, element.end)
  }
}
