import { partKey, relationshipsPart, resolveTarget } from '../../../../src/adapters/opc/package.ts'
import { decodePart } from '../../../../src/adapters/opc/part-text.ts'
import {
  attributeOf,
  childrenOf,
  parseXml,
  textOf,
  type XmlElement,
} from '../../../../src/adapters/opc/xml/xml-tree.ts'
import { partsOf } from '../packages.ts'

export interface OpenedPackage {
  readonly parts: ReadonlyMap<string, Uint8Array>
  /** Lower case names of all parts. */
  readonly keys: ReadonlySet<string>
  /** Roots of the XML parts, by key. */
  readonly xml: ReadonlyMap<string, XmlElement>
  /** Text of an element that holds no other; trees know places only. */
  leafText(element: XmlElement): string
  related(part: string): RelatedPart[]
  /** The one part of a kind that the workbook itself refers to; others of that kind are nobody's. */
  ofWorkbook(type: 'styles' | 'sharedStrings'): XmlElement | undefined
}

interface RelatedPart {
  readonly id: string
  /** Last segment of the relationship's type. */
  readonly type: string
  /** Key of the target; undefined when it is external. */
  readonly target: string | undefined
}

export function openPackage(bytes: Uint8Array): OpenedPackage {
  const parts = partsOf(bytes)
  const xml = new Map<string, XmlElement>()
  const leaves = new Map<XmlElement, string>()
  for (const [name, content] of parts) {
    if (!/\.(xml|rels)$/i.test(name)) continue
    const { text } = decodePart(content)
    const root = parseXml(text)
    xml.set(partKey(name), root)
    for (const element of elementsOf(root))
      if (element.children.length === 0) leaves.set(element, textOf(text, element))
  }
  const related = (part: string): RelatedPart[] =>
    childrenOf(xml.get(partKey(relationshipsPart(part))), 'Relationship').map((element) => ({
      id: attributeOf(element, 'Id') ?? '',
      type: (attributeOf(element, 'Type') ?? '').split('/').at(-1)!,
      target:
        attributeOf(element, 'TargetMode') === 'External'
          ? undefined
          : targetKey(part, attributeOf(element, 'Target') ?? ''),
    }))
  const workbook = [...xml].find(([, { name }]) => name === 'workbook')?.[0] ?? ''
  return {
    parts,
    keys: new Set([...parts.keys()].map(partKey)),
    xml,
    leafText: (element) => leaves.get(element) ?? '',
    related,
    ofWorkbook: (type) => xml.get(related(workbook).find((each) => each.type === type)?.target ?? ''),
  }
}

function targetKey(part: string, target: string): string {
  return partKey(decodeURIComponent(resolveTarget(part, target)))
}

/** Every element, outermost first. */
export function* elementsOf(root: XmlElement): Generator<XmlElement> {
  yield root
  for (const child of root.children) yield* elementsOf(child)
}

/** Values that stand more than once. */
export function repeated<T>(values: readonly T[]): T[] {
  return values.filter((value, i) => values.indexOf(value) !== i)
}
