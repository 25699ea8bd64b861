import { Patches } from '../../../../src/adapters/opc/xml/patches.ts'
import { parseXml, type XmlElement } from '../../../../src/adapters/opc/xml/xml-tree.ts'

/** An element with the text it stands in. */
export interface Spot {
  readonly element: XmlElement
  readonly text: string
}

/** What an edit may do to a part of one kind; all else counts as damage. */
export interface Allowance {
  /** The name by which an element is found again among its siblings. */
  key(element: XmlElement): string
  /** True of an element the edits put in: it has no partner in the original. */
  added(after: XmlElement): boolean
  /** Attributes of an element that the edits may set, change or take away. */
  attributes(after: XmlElement): readonly string[]
  /**
   * True of an element that is ours to rewrite and was rewritten as it may; undefined of one that is to be compared
   * piece by piece.
   */
  rewritten?(before: Spot, after: Spot): boolean | undefined
}

/**
 * The part after the edits with exactly their insertions taken out again: elements that were added, attributes that
 * were set. Equal to the original's text, character for character, unless something else was changed, too.
 */
export function withoutInsertions(before: Spot, after: Spot, allowance: Allowance): string {
  const patches = new Patches()
  new Reconciliation(before.text, after.text, allowance, patches).elements(before.element, after.element)
  return patches.apply(after.text)
}

/** A part as its root element. */
export function rootSpot(text: string): Spot {
  return { element: parseXml(text), text }
}

class Reconciliation {
  constructor(
    private readonly before: string,
    private readonly after: string,
    private readonly allowance: Allowance,
    private readonly patches: Patches,
  ) {}

  elements(before: XmlElement, after: XmlElement): void {
    const rewritten = this.allowance.rewritten?.(
      { element: before, text: this.before },
      { element: after, text: this.after },
    )
    if (rewritten !== undefined) {
      if (rewritten) this.patches.replace(after.start, after.end, this.before.slice(before.start, before.end))
      return
    }
    this.attributes(before, after)
    if (!this.children(before, after) || !before.selfClosing || after.selfClosing) return
    // An empty tag that was opened for what we put in is closed again, if nothing else stands in it.
    const rest = after.children.reduce(
      (text, child) => text.replace(this.after.slice(child.start, child.end), ''),
      this.inside(after),
    )
    if (rest === '') {
      this.patches.replace(after.openEnd - 1, after.openEnd, '/>')
      this.patches.replace(after.closeStart, after.end, '')
    }
  }

  private inside(element: XmlElement): string {
    return this.after.slice(element.openEnd, element.closeStart)
  }

  private attributes(before: XmlElement, after: XmlElement): void {
    for (const name of this.allowance.attributes(after)) {
      const was = before.attributes.findIndex((attribute) => attribute.name === name)
      const is = after.attributes.find((attribute) => attribute.name === name)
      const old = before.attributes[was]
      if (is && old) this.patches.replace(is.valueStart, is.valueEnd, this.before.slice(old.valueStart, old.valueEnd))
      else if (is) this.patches.replace(is.start - 1, is.valueEnd + 1, '')
      else if (old) {
        const previous = before.attributes[was - 1]
        const from = previous ? previous.valueEnd + 1 : before.nameEnd
        const place = after.attributes.find((attribute) => attribute.name === previous?.name)
        this.patches.insert(place ? place.valueEnd + 1 : after.nameEnd, this.before.slice(from, old.valueEnd + 1))
      }
    }
  }

  /** Pairs children in their order; false when one has no partner and is not ours, which leaves a difference. */
  private children(before: XmlElement, after: XmlElement): boolean {
    let next = 0
    for (const child of after.children) {
      const partner = before.children[next]
      if (partner && partner.name === child.name && this.allowance.key(partner) === this.allowance.key(child)) {
        this.elements(partner, child)
        next++
      } else if (this.allowance.added(child)) this.patches.replace(child.start, child.end, '')
      else return false
    }
    return next === before.children.length
  }
}
