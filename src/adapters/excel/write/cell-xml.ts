import type { NewValue } from '../../../core/model/edits.ts'
import { escapeXstring } from '../../opc/xml/xml-characters.ts'
import { appendTo, edited, setAttributes } from '../../opc/xml/xml-edits.ts'
import { childOf } from '../../opc/xml/xml-tree.ts'

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/

/** Type and stored value of a cell (ECMA-376 Part 1, 18.3.1.4). */
interface StoredXml {
  readonly type: string | undefined
  readonly xml: string
}

/**
 * The XML that stores a value: a text inline (the shared strings are not touched), as the result of a formula as `str`.
 * Throws when a number is none.
 */
function storedXml(prefix: string, value: NewValue, besideFormula: boolean): StoredXml {
  if (value.kind === 'blank') return { type: undefined, xml: '' }
  if (value.kind === 'number') {
    if (!NUMBER.test(value.text)) throw new TypeError(`不是数字：${value.text}`)
    return { type: undefined, xml: `<${prefix}v>${value.text}</${prefix}v>` }
  }
  if (besideFormula) return { type: 'str', xml: `<${prefix}v>${escapeXstring(value.text)}</${prefix}v>` }
  return { type: 'inlineStr', xml: `<${prefix}is>${textXml(prefix, value.text)}</${prefix}is>` }
}

/** A `t` element; blanks and line ends at its borders are kept. */
export function textXml(prefix: string, text: string): string {
  const space = /^\s|\s$|\n|\s\s/.test(text) ? ' xml:space="preserve"' : ''
  return `<${prefix}t${space}>${escapeXstring(text)}</${prefix}t>`
}

export function newCellXml(prefix: string, reference: string, style: number, value: NewValue | undefined): string {
  const { type, xml } = storedXml(prefix, value ?? { kind: 'blank' }, false)
  const attributes = `r="${reference}"${style ? ` s="${style}"` : ''}${type ? ` t="${type}"` : ''}`
  return xml ? `<${prefix}c ${attributes}>${xml}</${prefix}c>` : `<${prefix}c ${attributes}/>`
}

/** The cell with another value, and style where given; a formula, and what extends the cell, keep their text. */
export function changedCellXml(cell: string, style: number | undefined, value: NewValue): string {
  return edited(cell, (root, patches) => {
    const attributes = style === undefined ? {} : { s: String(style) }
    const formula = childOf(root, 'f')
    const { type, xml } = storedXml(root.prefix, value, formula !== undefined)
    // Value metadata (`vm`) speaks of the value that goes.
    setAttributes(patches, root, { ...attributes, t: type, vm: undefined })
    for (const stored of root.children)
      if (stored.name === 'v' || stored.name === 'is') patches.replace(stored.start, stored.end, '')
    if (!xml) return
    if (formula) patches.insert(formula.end, xml)
    else if (root.selfClosing) appendTo(patches, cell, root, xml)
    else patches.insert(root.openEnd, xml)
  })
}
