import { PackageFault } from '../package-fault.ts'

const END = 0
export const OPEN = 1
export const CLOSE = 2
export const TEXT = 3
export const CDATA = 4

const DEEPEST = 256
const MOST_ATTRIBUTES = 10_000

const SPACE = 32
const LESS = 60
export const GREATER = 62
export const SLASH = 47
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
export class XmlTokens {
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
  protected readonly open: string[] = []
  private rootSeen = false

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

  protected closeTag(nameStart: number): boolean {
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
export function isSpace(code: number): boolean {
  return code === SPACE || code === 10 || code === 13 || code === 9
}
