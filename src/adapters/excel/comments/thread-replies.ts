import { sha256Of } from '../../platform/bytes.ts'
import { OWN_AUTHOR } from './comment-texts.ts'
import type { PackageDraft } from '../../opc/package-draft.ts'
import { Patches } from '../../opc/xml/patches.ts'
import { escapeAttribute, escapeXml } from '../../opc/xml/xml-characters.ts'
import { appendTo } from '../../opc/xml/xml-edits.ts'
import { attributeOf, childrenOf, parseXml, type XmlElement } from '../../opc/xml/xml-tree.ts'

export const PERSONS_TYPE = 'application/vnd.ms-excel.person+xml'
export const PERSONS_RELATIONSHIP = 'http://schemas.microsoft.com/office/2017/10/relationships/person'

export function emptyPersonsXml(): string {
  return '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"></personList>'
}

/** Person ids are made from the name, so that the same name is the same person in every file. */
function personId(author: string): string {
  return guid(`jiaobiao person ${author}`)
}

function guid(seed: string): string {
  const hex = sha256Of(new TextEncoder().encode(seed)).slice(0, 32).toUpperCase()
  return `{${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-A${hex.slice(17, 20)}-${hex.slice(20)}}`
}

/**
 * Threaded comments of a sheet ([MS-XLSX] 2.6.205). Where a thread stands ours becomes its last reply; a reply needs a
 * time, and takes that of the comment before it, since no clock may enter the file.
 */
export class ThreadReplies {
  private readonly text: string
  private readonly root: XmlElement
  private readonly byReference: ReadonlyMap<string, readonly XmlElement[]>
  private readonly patches = new Patches()
  private readonly authors = new Set<string>()
  private added = ''

  constructor(
    private readonly draft: PackageDraft,
    private readonly part: string,
  ) {
    this.text = draft.text(part)!
    this.root = parseXml(this.text)
    const byReference = new Map<string, XmlElement[]>()
    for (const comment of childrenOf(this.root, 'threadedComment')) {
      const reference = attributeOf(comment, 'ref') ?? ''
      const known = byReference.get(reference)
      if (known) known.push(comment)
      else byReference.set(reference, [comment])
    }
    this.byReference = byReference
  }

  private inCell(reference: string): readonly XmlElement[] {
    return this.byReference.get(reference) ?? []
  }

  /** Replies in the thread of the cell, in place of an earlier reply of ours; nothing when the cell has no thread. */
  put(reference: string, author: string, text: string): void {
    const own = personId(author)
    const others = this.inCell(reference).filter((comment) => attributeOf(comment, 'personId') !== own)
    const first = others.find((comment) => attributeOf(comment, 'parentId') === undefined)
    if (!first) return
    this.remove(reference, author)
    const time = attributeOf(others.at(-1)!, 'dT')
    const parent = attributeOf(first, 'id') ?? ''
    const id = guid(`${parent} ${author} ${text}`)
    const p = this.root.prefix
    const when = time === undefined ? '' : ` dT="${escapeAttribute(time)}"`
    this.added +=
      `<${p}threadedComment ref="${reference}"${when} personId="${own}" id="${id}" parentId="${escapeAttribute(parent)}">` +
      `<${p}text>${escapeXml(text)}</${p}text></${p}threadedComment>`
    this.authors.add(author)
  }

  remove(reference: string, author = OWN_AUTHOR): void {
    const own = personId(author)
    for (const comment of this.inCell(reference)) {
      if (attributeOf(comment, 'personId') === own) this.patches.replace(comment.start, comment.end, '')
    }
  }

  /** Writes the thread part, and our name among the persons (2.6.207). */
  store(personsPart: () => string): void {
    if (this.added) appendTo(this.patches, this.text, this.root, this.added)
    this.draft.setText(this.part, this.patches.apply(this.text))
    for (const author of this.authors) this.addPerson(personsPart(), author)
  }

  private addPerson(part: string, author: string): void {
    const text = this.draft.text(part)!
    const root = parseXml(text)
    const id = personId(author)
    if (childrenOf(root, 'person').some((person) => attributeOf(person, 'id') === id)) return
    const patches = new Patches()
    const name = escapeAttribute(author)
    appendTo(
      patches,
      text,
      root,
      `<${root.prefix}person displayName="${name}" id="${id}" userId="${name}" providerId="None"/>`,
    )
    this.draft.setText(part, patches.apply(text))
  }
}
