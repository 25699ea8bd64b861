import { PackageFault } from '../package-fault.ts'
import { decodeAttribute, decodeText } from './xml-characters.ts'
import { CDATA, CLOSE, GREATER, isSpace, OPEN, SLASH, TEXT, XmlTokens } from './xml-tokens.ts'

/** The tokens of an XML text as elements: children, what stands between their tags, the values of their attributes. */
export class XmlScanner extends XmlTokens {
  private hasHiding: boolean | undefined

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
}
