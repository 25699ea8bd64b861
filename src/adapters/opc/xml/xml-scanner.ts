import { PackageFault } from '../package-fault.ts'
import { decodeAttribute, decodeText } from './xml-characters.ts'

const END = 0
export const OPEN = 1
export const CLOSE = 2
export const TEXT = 3
export const CDATA = 4

const DEEPEST = 256
const MOST_ATTRIBUTES = 10_000

const SPACE = 32
const LESS = 60
const GREATER = 62
const SLASH = 47
const EQUALS = 61
const COLON = 58
const BANG = 33
const QUESTION = 63
const QUOTE = 34
const APOSTROPHE = 39

/**
 * Walks once over an XML text, token by token, each character looked at once (XML 1.0; names without their prefix).
 * Tags must nest, and all but blanks stands in one root; a DOCTYPE is refused; comments and processing instructions are
 * passed over. Offsets are kept, so that a text can be patched where it stands.
 */
export class XmlScanner {
  kind = END
  /** Where the token starts and ends. */
  start = 0
  end = 0
  /** Of an opening tag: the name without prefix. */
  name = ''
  /** Of a tag: where the name with prefix starts and ends. */
  nameStart = 0
  nameEnd = 0
  selfClosing = false
  /** Elements open after this token; an empty tag opens none. */
  depth = 0
  attributeCount = 0
  /** Four offsets for each attribute: name start, name end, value start, value end. */
  readonly attributeOffsets: number[] = []
  private readonly open: string[] = []
  private rootSeen = false
  private hasHiding: boolean | undefined

  constructor(readonly text: string) {}

  /** Goes to the next tag or text; false at the end. */
  next(): boolean {
    const { text } = this
    for (;;) {
      const at = this.end
      if (at >= text.length) return this.finish()
      this.start = at
      if (text.charCodeAt(at) !== LESS) {
        const less = text.indexOf('<', at)
        this.end = less < 0 ? text.length : less
        this.kind = TEXT
        if (this.depth === 0) this.requireBlank()
        return true
      }
      const second = text.charCodeAt(at + 1)
      if (second === SLASH) return this.closeTag(at + 2)
      if (second === QUESTION) this.skipTo('?>', at + 2)
      else if (second !== BANG) return this.openTag(at + 1)
      else if (text.startsWith('--', at + 2)) this.skipTo('-->', at + 4)
      else if (text.startsWith('[CDATA[', at + 2)) {
        this.skipTo(']]>', at + 9)
        this.kind = CDATA
        if (this.depth === 0) throw new PackageFault('damaged')
        return true
      } else throw new PackageFault(/^<!doctype/i.test(text.slice(at, at + 9)) ? 'doctype' : 'damaged')
    }
  }

  /** Goes on from an offset to which a caller has read by itself, at the depth where it began. */
  continueFrom(at: number): void {
    this.end = at
  }

  /** Goes to the root element. */
  openRoot(): void {
    while (this.kind !== OPEN) if (!this.next()) throw new PackageFault('damaged')
  }

  /** Visits the children of the element just opened, up to its end; what a visit leaves unread is passed over. */
  eachChild(visit: (name: string) => void): void {
    if (this.selfClosing) return
    const depth = this.depth
    while (this.next()) {
      if (this.kind === CLOSE) return
      if (this.kind !== OPEN) continue
      visit(this.name)
      while (this.depth > depth) this.next()
    }
  }

  /** The text of the element just opened, up to its end; child elements are left out. */
  content(): string {
    if (this.selfClosing) return ''
    const { text, end } = this
    const less = text.indexOf('<', end)
    if (text.charCodeAt(less + 1) !== SLASH) return this.mixedContent()
    // Nearly always there is nothing but text.
    this.start = less
    this.closeTag(less + 2)
    return decodeText(text.slice(end, less))
  }

  private mixedContent(): string {
    const depth = this.depth
    let content = ''
    while (this.next()) {
      if (this.kind === CLOSE) {
        if (this.depth < depth) break
      } else if (this.depth === depth) {
        if (this.kind === TEXT) content += decodeText(this.text.slice(this.start, this.end))
        else if (this.kind === CDATA) content += this.text.slice(this.start + 9, this.end - 3)
      }
    }
    return content
  }

  /**
   * Goes to the end of the element just opened without looking into it. Only for elements that never hold another of
   * their name, such as rows and cells; where comments or CDATA could hide a closing tag, every token is read after
   * all.
   */
  passOver(): void {
    if (this.selfClosing) return
    const { text } = this
    this.hasHiding ??= text.includes('<!')
    const depth = this.depth
    const at = this.hasHiding ? -1 : this.closingTagOf(this.open[depth - 1]!)
    if (at >= 0) {
      this.start = at
      this.closeTag(at + 2)
    } else this.toEnd()
  }

  /** Goes to the end of the element just opened, token by token. */
  toEnd(): void {
    if (this.selfClosing) return
    const depth = this.depth
    while (this.depth >= depth) this.next()
  }

  /** Where the next closing tag of this whole name starts, or -1: 「</color>」 closes no `c`. */
  private closingTagOf(name: string): number {
    const { text } = this
    const mark = `</${name}`
    let at = text.indexOf(mark, this.end)
    for (; at >= 0; at = text.indexOf(mark, at + mark.length)) {
      const code = text.charCodeAt(at + mark.length)
      if (code === GREATER || isSpace(code)) break
    }
    return at
  }

  /** Index of the attribute of exactly this name (no prefix), or -1. */
  private find(name: string): number {
    const offsets = this.attributeOffsets
    for (let i = 0; i < this.attributeCount * 4; i += 4) {
      const from = offsets[i]!
      if (offsets[i + 1]! - from === name.length && this.text.startsWith(name, from)) return i
    }
    return -1
  }

  attribute(name: string): string | undefined {
    const i = this.find(name)
    return i < 0
      ? undefined
      : decodeAttribute(this.text.slice(this.attributeOffsets[i + 2], this.attributeOffsets[i + 3]))
  }

  /** Where an attribute's value stands between its quotes. */
  valuePlace(name: string): { readonly start: number; readonly end: number } | undefined {
    const i = this.find(name)
    return i < 0 ? undefined : { start: this.attributeOffsets[i + 2]!, end: this.attributeOffsets[i + 3]! }
  }

  /** A whole number, or undefined when the attribute is absent or anything else. */
  integer(name: string): number | undefined {
    const i = this.find(name)
    if (i < 0) return undefined
    let value = 0
    const to = this.attributeOffsets[i + 3]!
    const from = this.attributeOffsets[i + 2]!
    if (to === from || to - from > 15) return undefined
    for (let at = from; at < to; at++) {
      const digit = this.text.charCodeAt(at) - 48
      if (digit < 0 || digit > 9) return undefined
      value = value * 10 + digit
    }
    return value
  }

  /** xsd:boolean. */
  flag(name: string): boolean | undefined {
    const value = this.attribute(name)
    return value === undefined ? undefined : value === '1' || value === 'true' || value === 'on'
  }

  private finish(): boolean {
    if (this.depth > 0 || !this.rootSeen) throw new PackageFault('damaged')
    this.kind = END
    return false
  }

  /** Outside the root nothing but blanks may stand (XML 1.0, 2.1). */
  private requireBlank(): void {
    for (let at = this.start; at < this.end; at++)
      if (!isSpace(this.text.charCodeAt(at))) throw new PackageFault('damaged')
  }

  private skipTo(mark: string, from: number): void {
    const at = this.text.indexOf(mark, from)
    if (at < 0) throw new PackageFault('damaged')
    this.end = at + mark.length
  }

  private closeTag(nameStart: number): boolean {
    const { text } = this
    const open = this.open[--this.depth]
    if (open === undefined || !text.startsWith(open, nameStart)) throw new PackageFault('damaged')
    let at = nameStart + open.length
    this.nameStart = nameStart
    this.nameEnd = at
    let code = text.charCodeAt(at)
    while (code <= SPACE && isSpace(code)) code = text.charCodeAt(++at)
    if (code !== GREATER) throw new PackageFault('damaged')
    this.end = at + 1
    this.kind = CLOSE
    this.selfClosing = false
    return true
  }

  private openTag(nameStart: number): boolean {
    const { text } = this
    let at = nameStart
    let local = nameStart
    let code = text.charCodeAt(at)
    while (code !== GREATER && code !== SLASH && (code > SPACE || !isSpace(code))) {
      if (code === COLON) local = at + 1
      else if (code === LESS || Number.isNaN(code)) throw new PackageFault('damaged')
      code = text.charCodeAt(++at)
    }
    if (at === local || (this.depth === 0 && this.rootSeen)) throw new PackageFault('damaged')
    this.nameStart = nameStart
    this.nameEnd = at
    this.name = text.slice(local, at)
    this.kind = OPEN
    this.attributes(at)
    this.rootSeen = true
    if (!this.selfClosing) {
      if (this.depth >= DEEPEST) throw new PackageFault('too-deep')
      this.open[this.depth++] = local === nameStart ? this.name : text.slice(nameStart, at)
    }
    return true
  }

  /** From the end of a tag's name to its 「>」. */
  private attributes(from: number): void {
    const { text, attributeOffsets: offsets } = this
    let at = from
    let count = 0
    for (;;) {
      let code = text.charCodeAt(at)
      while (code <= SPACE && isSpace(code)) code = text.charCodeAt(++at)
      if (code === GREATER || code === SLASH) {
        this.selfClosing = code === SLASH
        if (this.selfClosing && text.charCodeAt(++at) !== GREATER) throw new PackageFault('damaged')
        this.end = at + 1
        this.attributeCount = count
        return
      }
      const nameStart = at
      while (code !== EQUALS && (code > SPACE || !isSpace(code))) {
        if (code === GREATER || code === LESS || Number.isNaN(code)) throw new PackageFault('damaged')
        code = text.charCodeAt(++at)
      }
      const nameEnd = at
      while (code <= SPACE && isSpace(code)) code = text.charCodeAt(++at)
      if (code !== EQUALS) throw new PackageFault('damaged')
      code = text.charCodeAt(++at)
      while (code <= SPACE && isSpace(code)) code = text.charCodeAt(++at)
      if (code !== QUOTE && code !== APOSTROPHE) throw new PackageFault('damaged')
      const valueEnd = text.indexOf(code === QUOTE ? '"' : "'", at + 1)
      if (valueEnd < 0) throw new PackageFault('damaged')
      offsets[count * 4] = nameStart
      offsets[count * 4 + 1] = nameEnd
      offsets[count * 4 + 2] = at + 1
      offsets[count * 4 + 3] = valueEnd
      if (++count > MOST_ATTRIBUTES) throw new PackageFault('damaged')
      at = valueEnd + 1
    }
  }
}

/** Asked only of what is not above a blank: nearly every character needs no call. */
function isSpace(code: number): boolean {
  return code === SPACE || code === 10 || code === 13 || code === 9
}
