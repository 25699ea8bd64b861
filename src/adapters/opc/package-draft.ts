import type { Package, Relationship } from './package.ts'
import { partKey, relationshipsPart } from './package.ts'
import { decodeLoosePart, encodePart, encodePieces, type PartText } from './part-text.ts'
import { Patches } from './xml/patches.ts'
import { PackageFault } from './package-fault.ts'
import { escapeAttribute } from './xml/xml-characters.ts'
import { appendTo, edited, setAttributes } from './xml/xml-edits.ts'
import { attributeOf, childrenOf, parseXml } from './xml/xml-tree.ts'
import { rewriteZip, type ZipChanges } from './zip/zip-writer.ts'

const CONTENT_TYPES = '[Content_Types].xml'
const RELATIONSHIPS_NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const RELATIONSHIPS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A package being changed: parts read and set as text; what is never set keeps its bytes. */
export class PackageDraft {
  private readonly texts = new Map<string, PartText>()
  private readonly changed = new Map<string, PartText>()
  private readonly added = new Map<string, { readonly name: string; pieces: readonly string[] }>()
  private readonly removed = new Set<string>()
  private readonly relationshipParts = new Map<
    string,
    { readonly text: string; readonly parsed: readonly Relationship[] }
  >()
  private readonly nextNumbers = new Map<string, number>()
  private readonly overrides = new Map<string, string>()
  private readonly defaults = new Map<string, string>()

  constructor(readonly source: Package) {}

  has(part: string): boolean {
    const key = partKey(part)
    return this.added.has(key) || (this.source.has(key) && !this.removed.has(key))
  }

  /** Names of the parts there are now, lower case. */
  keys(): string[] {
    return [...[...this.source.keys].filter((key) => !this.removed.has(key)), ...this.added.keys()]
  }

  /** The part's text as it is now. `loose` for VML, which need not be well-formed. */
  text(part: string, loose = false): string | undefined {
    const key = partKey(part)
    const added = this.added.get(key)
    if (added) return added.pieces.join('')
    if (this.removed.has(key)) return undefined
    return (this.changed.get(key) ?? this.original(key, loose))?.text
  }

  private original(key: string, loose: boolean): PartText | undefined {
    const known = this.texts.get(key)
    if (known) return known
    const text = loose ? this.looseText(key) : this.source.text(key)
    if (text) this.texts.set(key, text)
    return text
  }

  private looseText(key: string): PartText | undefined {
    const content = this.source.content(key)
    return content && decodeLoosePart(content)
  }

  setText(part: string, text: string): void {
    const key = partKey(part)
    const added = this.added.get(key)
    const original = this.texts.get(key)
    if (added) added.pieces = [text]
    else if (!original) throw new Error(`part set before it was read: ${part}`)
    else if (original.text === text) this.changed.delete(key)
    else this.changed.set(key, { ...original, text })
  }

  /**
   * Adds a part, given in pieces; without content type the default of its extension holds. VML carries no XML
   * declaration.
   */
  add(name: string, xml: readonly string[], contentType?: string): void {
    this.added.set(partKey(name), { name, pieces: name.endsWith('.vml') ? xml : [DECLARATION, ...xml] })
    if (contentType !== undefined) this.overrides.set(`/${name}`, contentType)
  }

  /** Declares the content type of a part that is put in last. */
  addOverride(name: string, contentType: string): void {
    this.overrides.set(`/${name}`, contentType)
  }

  remove(part: string): void {
    const key = partKey(part)
    if (!this.added.delete(key)) this.removed.add(key)
    for (const name of this.overrides.keys()) if (partKey(name) === key) this.overrides.delete(name)
    this.changed.delete(key)
  }

  addDefaultType(extension: string, contentType: string): void {
    this.defaults.set(extension, contentType)
  }

  /**
   * 「xl/comments#.xml」 with the first number that is free; each number is tried once, so that a name is asked for only
   * to be taken.
   */
  freeName(pattern: string): string {
    for (let number = this.nextNumbers.get(pattern) ?? 1; ; number++) {
      const name = pattern.replace('#', String(number))
      if (this.has(name) || this.source.has(name)) continue
      this.nextNumbers.set(pattern, number + 1)
      return name
    }
  }

  relationships(part: string): readonly Relationship[] {
    const text = this.text(relationshipsPart(part))
    if (text === undefined) return []
    const known = this.relationshipParts.get(part)
    if (known?.text === text) return known.parsed
    const parsed = this.source.relationshipsIn(part, text)
    this.relationshipParts.set(part, { text, parsed })
    return parsed
  }

  /** Adds a relationship (ECMA-376 Part 2, 9.3) and returns its id. */
  addRelationship(part: string, type: string, target: string): string {
    const name = relationshipsPart(part)
    if (!this.has(name)) {
      this.add(name, [`<Relationships xmlns="${RELATIONSHIPS_NAMESPACE}"></Relationships>`])
      // Some writers declare each relationships part by its name, so that a new one would be of no type.
      this.addDefaultType('rels', RELATIONSHIPS_TYPE)
    }
    const text = this.text(name)!
    const root = parseXml(text)
    // An id that the part itself names without a relationship must not become ours.
    const named = [...(this.text(part, true) ?? '').matchAll(/["'](rId\d{1,9})["']/gi)].map((match) => match[1]!)
    const id = freeId([
      ...childrenOf(root, 'Relationship').map((element) => attributeOf(element, 'Id') ?? ''),
      ...named,
    ])
    const patches = new Patches()
    const attributes = `Id="${id}" Type="${escapeAttribute(type)}" Target="${escapeAttribute(encodeTarget(relativeTarget(part, target)))}"`
    appendTo(patches, text, root, `<${root.prefix}Relationship ${attributes}/>`)
    this.setText(name, patches.apply(text))
    return id
  }

  removeRelationship(part: string, id: string): void {
    const name = relationshipsPart(part)
    const text = this.text(name)
    if (text === undefined) return
    const patches = new Patches()
    for (const element of childrenOf(parseXml(text), 'Relationship')) {
      if (attributeOf(element, 'Id') === id) patches.replace(element.start, element.end, '')
    }
    this.setText(name, patches.apply(text))
  }

  /** Makes a relationship name another part. */
  retarget(part: string, id: string, target: string): void {
    const name = relationshipsPart(part)
    const xml = edited(this.text(name)!, (root, patches) => {
      for (const element of childrenOf(root, 'Relationship'))
        if (attributeOf(element, 'Id') === id)
          setAttributes(patches, element, { Target: encodeTarget(relativeTarget(part, target)) })
    })
    this.setText(name, xml)
  }

  build(seal?: ZipChanges['seal']): Uint8Array {
    this.writeContentTypes()
    const replaced = new Map<string, Uint8Array>()
    for (const [key, part] of this.changed) {
      const content = encodePart(part)
      for (const name of this.source.entryNames(key)) replaced.set(name, content)
    }
    const removed = new Set([...this.removed].flatMap((key) => this.source.entryNames(key)))
    this.refuseTooMany(removed.size, seal ? 1 : 0)
    return rewriteZip(this.source.archive, {
      replaced,
      removed,
      added: [...this.added.values()].map(({ name, pieces }) => ({ name, content: encodePieces(pieces) })),
      ...(seal ? { seal } : {}),
    })
  }

  /** What we write we must be able to read again. */
  private refuseTooMany(removed: number, sealed: number): void {
    const entries = this.source.archive.entries.length - removed + this.added.size + sealed
    if (entries > this.source.limits.entries) throw new PackageFault('too-many-entries')
  }

  /** ECMA-376 Part 2, 10.1.2: defaults by extension, overrides by name. */
  private writeContentTypes(): void {
    const text = this.text(CONTENT_TYPES)
    if (text === undefined) throw new PackageFault('damaged')
    const root = parseXml(text)
    const patches = new Patches()
    const overridden = new Set<string>()
    for (const element of childrenOf(root, 'Override')) {
      const name = attributeOf(element, 'PartName') ?? ''
      if (this.removed.has(partKey(name)) && !this.has(name)) patches.replace(element.start, element.end, '')
      else overridden.add(partKey(name))
    }
    const extensions = new Set(
      childrenOf(root, 'Default').map((element) => (attributeOf(element, 'Extension') ?? '').toLowerCase()),
    )
    let added = ''
    for (const [extension, type] of this.defaults) {
      if (!extensions.has(extension)) added += `<${root.prefix}Default Extension="${extension}" ContentType="${type}"/>`
    }
    for (const [name, type] of this.overrides) {
      if (overridden.has(partKey(name))) continue
      added += `<${root.prefix}Override PartName="${escapeAttribute(encodeTarget(name))}" ContentType="${type}"/>`
    }
    if (added) appendTo(patches, text, root, added)
    this.setText(CONTENT_TYPES, patches.apply(text))
  }
}

/** 「xl/worksheets/sheet1.xml」 to 「xl/comments1.xml」 is 「../comments1.xml」; exceljs follows no absolute targets. */
function relativeTarget(source: string, target: string): string {
  const from = source.split('/').slice(0, -1)
  const to = target.split('/')
  let common = 0
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/')
}

/** `rId` and a number above all that are there. */
function freeId(ids: readonly string[]): string {
  const numbers = ids.map((id) => Number(/^rId(\d{1,9})$/i.exec(id)?.[1] ?? 0))
  return `rId${numbers.reduce((highest, number) => Math.max(highest, number), 0) + 1}`
}

function encodeTarget(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/').replace(/%5B/g, '[').replace(/%5D/g, ']')
}
