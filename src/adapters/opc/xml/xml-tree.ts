import { PackageFault } from '../package-fault.ts'
import { decodeAttribute, decodeText } from './xml-characters.ts'
import { XmlScanner } from './xml-scanner.ts'
import { CDATA, CLOSE, OPEN, TEXT } from './xml-tokens.ts'

interface XmlAttribute {
  /** With its prefix. */
  readonly name: string
  readonly value: string
  /** Offsets: of the name, and of the value between its quotes. */
  readonly start: number
  readonly valueStart: number
  readonly valueEnd: number
}

/** An element and where it stands in its text, for parts small enough to be held as a tree. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string
  /** With its colon, 「x:」, or empty. */
  readonly prefix: string
  readonly parent: XmlElement | undefined
  readonly children: XmlElement[]
  readonly attributes: readonly XmlAttribute[]
  readonly start: number
  readonly nameEnd: number
  /** After the 「>」 of the opening tag. */
  readonly openEnd: number
  readonly selfClosing: boolean
  /** Start and end of the closing tag; both the end of an empty tag. */
  closeStart: number
  end: number
}

/** Elements and attributes: what a tree may hold before it costs more memory than a workbook may. */
const MOST_NODES = 1_500_000

/**
 * The root element of a well-formed part. Of a part whose lists may be too long for a tree only the elements down to
 * `deepest` are kept, the root being 1; what is below is checked all the same.
 */
export function parseXml(text: string, deepest = Infinity): XmlElement {
  const scanner = new XmlScanner(text)
  let root: XmlElement | undefined
  let current: XmlElement | undefined
  let count = 0
  while (scanner.next()) {
    if (scanner.kind === OPEN) {
      if (scanner.depth + (scanner.selfClosing ? 1 : 0) > deepest) continue
      count += 1 + scanner.attributeCount
      if (count > MOST_NODES) throw new PackageFault('too-large')
      const element = elementAt(scanner, current)
      if (current) current.children.push(element)
      root ??= element
      if (!scanner.selfClosing) current = element
    } else if (scanner.kind === CLOSE && current && scanner.depth < deepest) {
      current.closeStart = scanner.start
      current.end = scanner.end
      current = current.parent
    }
  }
  if (!root) throw new PackageFault('damaged')
  return root
}

function elementAt(scanner: XmlScanner, parent: XmlElement | undefined): XmlElement {
  const { text, attributeOffsets: offsets } = scanner
  const attributes: XmlAttribute[] = []
  for (let i = 0; i < scanner.attributeCount * 4; i += 4) {
    attributes.push({
      name: text.slice(offsets[i], offsets[i + 1]),
      value: decodeAttribute(text.slice(offsets[i + 2], offsets[i + 3])),
      start: offsets[i]!,
      valueStart: offsets[i + 2]!,
      valueEnd: offsets[i + 3]!,
    })
  }
  return {
    name: scanner.name,
    prefix: text.slice(scanner.nameStart, scanner.nameEnd - scanner.name.length),
    parent,
    children: [],
    attributes,
    start: scanner.start,
    nameEnd: scanner.nameEnd,
    openEnd: scanner.end,
    selfClosing: scanner.selfClosing,
    closeStart: scanner.end,
    end: scanner.end,
  }
}

/** The attribute of exactly this name; names without prefix are meant. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name)?.value
}

export function integerOf(element: XmlElement, name: string): number | undefined {
  const value = attributeOf(element, name)
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined
}

/** `r:id`, whatever prefix stands for the relationships namespace. */
export function relationshipIdOf(element: XmlElement): string | undefined {
  return element.attributes.find((attribute) => attribute.name.endsWith(':id'))?.value
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name)
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? []
}

/** The element's own text; that of its children is left out. */
export function textOf(text: string, element: XmlElement): string {
  if (element.children.length === 0) {
    const raw = text.slice(element.openEnd, element.closeStart)
    if (!raw.includes('<')) return decodeText(raw)
  }
  const scanner = new XmlScanner(text.slice(element.start, element.end))
  let content = ''
  while (scanner.next()) {
    if (scanner.depth !== 1) continue
    if (scanner.kind === TEXT) content += decodeText(scanner.text.slice(scanner.start, scanner.end))
    else if (scanner.kind === CDATA) content += scanner.text.slice(scanner.start + 9, scanner.end - 3)
  }
  return content
}
