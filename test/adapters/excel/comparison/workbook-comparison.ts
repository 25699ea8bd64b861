import { partKey } from '../../../../src/adapters/opc/package.ts'
import { decodeLoosePart, decodePart } from '../../../../src/adapters/opc/part-text.ts'
import { attributeOf, childOf, childrenOf, relationshipIdOf } from '../../../../src/adapters/opc/xml/xml-tree.ts'
import { toA1 } from '../../../../src/core/model/cell-address.ts'
import type { WorkbookEdits } from '../../../../src/core/model/edits.ts'
import { partsOf, rawEntries } from '../packages.ts'
import { openPackage } from '../soundness/opened-package.ts'
import {
  commentsAllowance,
  contentTypesAllowance,
  personsAllowance,
  relationshipsAllowance,
  stylesAllowance,
  threadsAllowance,
  workbookAllowance,
} from './part-allowances.ts'
import { rootSpot, type Spot, withoutInsertions } from './reconcile.ts'
import { dimensionHolds, sheetAllowance } from './sheet-allowance.ts'
import { vmlWithoutInsertions } from './vml-comparison.ts'

/**
 * Everything in which a workbook differs from the original beyond what the edits ask for: sentences, none when every
 * entry that is not concerned has its bytes and its place, and every part that is concerned equals the original after
 * exactly our insertions are taken out.
 */
export function damages(before: Uint8Array, after: Uint8Array, edits: WorkbookEdits): string[] {
  const [was, is] = [rawEntries(before), rawEntries(after)]
  const names = [...was.keys()]
  const found = names.filter((name) => !is.has(name)).map((name) => `${name} is gone`)
  const kept = [...is.keys()].filter((name) => was.has(name))
  if (found.length === 0 && kept.join('\n') !== names.join('\n')) found.push('the entries stand in another order')
  const compare = partComparison(before, edits)
  const [contentBefore, contentAfter] = [partsOf(before), partsOf(after)]
  for (const name of kept) {
    if (Buffer.compare(was.get(name)!, is.get(name)!) !== 0)
      found.push(...compare(name, contentBefore.get(name)!, contentAfter.get(name)!))
  }
  const added = [...is.keys()].filter((name) => !was.has(name))
  return [...found, ...added.filter((name) => !MAY_BE_NEW.test(name)).map((name) => `${name} is new`)]
}

const MAY_BE_NEW =
  /(^|\/)(comments\d+\.xml|vmlDrawing\d+\.vml|styles\d*\.xml|sheet\d+\.xml|_rels\/[^/]*\.rels|original\.bin)$/

type PartComparison = (name: string, before: Uint8Array, after: Uint8Array) => string[]

/** Knows of each part what it is and which edits concern it. */
function partComparison(original: Uint8Array, edits: WorkbookEdits): PartComparison {
  const source = openPackage(original)
  const [workbookPart, root] = [...source.xml].find(([, { name }]) => name === 'workbook')!
  const targets = new Map(source.related(workbookPart).map(({ id, target }) => [id, target]))
  const sheetOfPart = new Map<string, string>()
  /** Of a part: the sheet it belongs to, be it the sheet's own part or one that hangs on it. */
  for (const sheet of childrenOf(childOf(root, 'sheets'), 'sheet')) {
    const name = attributeOf(sheet, 'name')!
    const part = targets.get(relationshipIdOf(sheet)!)!
    sheetOfPart.set(part, name)
    for (const { target } of source.related(part)) if (target !== undefined) sheetOfPart.set(target, name)
  }
  const cellsOf = (key: string): WorkbookEdits['sheets'][number]['cells'] =>
    edits.sheets.filter(({ sheet }) => sheet === sheetOfPart.get(key)).flatMap(({ cells }) => cells)
  const commentedIn = (key: string): WorkbookEdits['sheets'][number]['cells'] =>
    cellsOf(key).filter(({ comment }) => comment)

  const takenOut = (key: string, before: Spot, after: Spot): string | undefined => {
    const commented = new Set(commentedIn(key).map(toA1))
    if (key === '[content_types].xml') return withoutInsertions(before, after, contentTypesAllowance(before.element))
    if (key.endsWith('.rels')) return withoutInsertions(before, after, relationshipsAllowance(before.element))
    switch (source.xml.get(key)?.name) {
      case 'workbook':
        return withoutInsertions(before, after, workbookAllowance(before.element, edits))
      case 'styleSheet':
        return withoutInsertions(before, after, stylesAllowance(before.element))
      case 'comments':
        return withoutInsertions(before, after, commentsAllowance(before.element, commented))
      case 'ThreadedComments':
        return withoutInsertions(before, after, threadsAllowance(before.element, commented))
      case 'personList':
        return withoutInsertions(before, after, personsAllowance(before.element))
      case 'worksheet':
      case 'chartsheet': {
        const own = edits.sheets.find(({ sheet }) => sheet === sheetOfPart.get(key))
        if (!own && edits.activeSheet === undefined) return undefined
        return withoutInsertions(
          before,
          after,
          sheetAllowance(before.element, after.element, own, edits.activeSheet !== undefined),
        )
      }
      default:
        return undefined
    }
  }

  return (name, contentBefore, contentAfter) => {
    const key = partKey(name)
    const decode = key.endsWith('.vml') ? decodeLoosePart : decodePart
    const [was, is] = [decode(contentBefore), decode(contentAfter)]
    if (was.encoding !== is.encoding || was.bom !== is.bom) return [`${name} is stored in another encoding`]
    if (key.endsWith('.vml')) {
      const places = new Set(commentedIn(key).map(({ row, column }) => `${row - 1} ${column - 1}`))
      return sentences(name, was.text, vmlWithoutInsertions(was.text, is.text, places))
    }
    if (!/\.(xml|rels)$/.test(key)) return [`${name} is changed`]
    const [before, after] = [rootSpot(was.text), rootSpot(is.text)]
    const found = sentences(name, was.text, takenOut(key, before, after))
    return dimensionHolds(before.element, after.element) ? found : [...found, `${name} has a smaller dimension`]
  }
}

function sentences(name: string, before: string, restored: string | undefined): string[] {
  if (restored === undefined) return [`${name} is changed`]
  return restored === before ? [] : [`${name} is changed: ${firstDifference(before, restored)}`]
}

function firstDifference(before: string, after: string): string {
  let at = 0
  while (at < before.length && before[at] === after[at]) at++
  return `…${before.slice(Math.max(0, at - 60), at + 60)}… became …${after.slice(Math.max(0, at - 60), at + 60)}…`
}
