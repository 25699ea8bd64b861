import type { Patches } from '../../opc/xml/patches.ts'
import { appendTo, insertInOrder, setAttributes } from '../../opc/xml/xml-edits.ts'
import { XmlScanner } from '../../opc/xml/xml-scanner.ts'
import { childOf, type XmlElement } from '../../opc/xml/xml-tree.ts'
import { eachStyleItem, type StyleListName } from '../read/style-items.ts'

/** CT_Stylesheet (ECMA-376 Part 1, 18.8.39). */
const ORDER = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
] as const
/** One list of the styles part: its elements as text, those appended after those that are there. */
export class StyleList {
  private readonly items: string[]
  private readonly index = new Map<string, number>()
  private readonly presentCount: number
  private readonly element: XmlElement | undefined

  constructor(
    text: string,
    root: XmlElement,
    private readonly name: StyleListName,
    whenEmpty: readonly string[],
  ) {
    this.element = childOf(root, name)
    this.items = this.element ? itemTexts(text.slice(this.element.start, this.element.end), name) : []
    this.presentCount = this.items.length
    this.items.forEach((item, i) => {
      if (!this.index.has(item)) this.index.set(item, i)
    })
    // What comes after is numbered as if the standard ones were there: programs take fill 1 for the grey one, whatever
    // stands there.
    this.items.push(...whenEmpty.slice(this.items.length))
  }

  at(index: number): string | undefined {
    return this.items[index]
  }

  /** Those that stood there. */
  get present(): readonly string[] {
    return this.items.slice(0, this.presentCount)
  }

  get size(): number {
    return this.items.length
  }

  has(item: string): boolean {
    return this.index.has(item)
  }

  /** Index of the item, which is appended when it is new. */
  add(item: string): number {
    const known = this.index.get(item)
    if (known !== undefined) return known
    this.index.set(item, this.items.length)
    return this.items.push(item) - 1
  }

  store(patches: Patches, text: string, root: XmlElement): void {
    const added = this.items.slice(this.presentCount).join('')
    if (!added) return
    const count = String(this.items.length)
    if (this.element) {
      setAttributes(patches, this.element, { count })
      appendTo(patches, text, this.element, added)
    } else {
      const name = `${root.prefix}${this.name}`
      insertInOrder(patches, text, root, this.name, ORDER, `<${name} count="${count}">${added}</${name}>`)
    }
  }
}

function itemTexts(list: string, name: StyleListName): string[] {
  const items: string[] = []
  const scanner = new XmlScanner(list)
  scanner.openRoot()
  eachStyleItem(scanner, name, () => {
    const { start } = scanner
    scanner.toEnd()
    items.push(list.slice(start, scanner.end))
  })
  return items
}
