import { Patches } from './patches.ts'
import { escapeAttribute } from './xml-characters.ts'
import { parseXml, type XmlElement } from './xml-tree.ts'

/** Sets, or with undefined takes away, attributes of an element; the others keep their text and place. */
export function setAttributes(
  patches: Patches,
  element: XmlElement,
  values: Readonly<Record<string, string | undefined>>,
): void {
  for (const [name, value] of Object.entries(values)) {
    const present = element.attributes.find((attribute) => attribute.name === name)
    if (present && value !== undefined) patches.replace(present.valueStart, present.valueEnd, escapeAttribute(value))
    else if (present) patches.replace(present.start - 1, present.valueEnd + 1, '')
    else if (value !== undefined) patches.insert(endOfAttributes(element), ` ${name}="${escapeAttribute(value)}"`)
  }
}

function endOfAttributes(element: XmlElement): number {
  return element.attributes.at(-1) ? element.attributes.at(-1)!.valueEnd + 1 : element.nameEnd
}

/** Puts XML before the closing tag; an empty tag is opened for it. */
export function appendTo(patches: Patches, text: string, element: XmlElement, xml: string): void {
  if (!element.selfClosing) patches.insert(element.closeStart, xml)
  else patches.fillEmptyTag(element.openEnd, text.slice(element.start + 1, element.nameEnd), xml)
}

/** The text with an empty root opened, so that several children can be put into it. */
export function withOpenRoot(text: string): string {
  if (!text.trimEnd().endsWith('/>') || !parseXml(text).selfClosing) return text
  return edited(text, (root, patches) => appendTo(patches, text, root, ''))
}

/** Puts a child where the order of a schema sequence wants it: before the first child that comes later. */
export function insertInOrder(
  patches: Patches,
  text: string,
  parent: XmlElement,
  name: string,
  order: readonly string[],
  xml: string,
): void {
  const rank = order.indexOf(name)
  const next = parent.children.find((child) => order.indexOf(child.name) > rank)
  if (next) patches.insert(next.start, xml)
  else appendTo(patches, text, parent, xml)
}

/** A small well-formed text, changed through its tree. */
export function edited(text: string, change: (root: XmlElement, patches: Patches) => void): string {
  const patches = new Patches()
  change(parseXml(text), patches)
  return patches.apply(text)
}
