import {
  attributeOf,
  childOf,
  childrenOf,
  integerOf,
  type XmlElement,
} from '../../../../src/adapters/opc/xml/xml-tree.ts'
import type { WorkbookEdits } from '../../../../src/core/model/edits.ts'
import type { Allowance, Spot } from './reconcile.ts'

const NO_ATTRIBUTES = (): readonly string[] => []

/** New entries under a key that the original has not; those there stay as they are. */
function appended(root: XmlElement, names: readonly string[], key: (element: XmlElement) => string): Allowance {
  const known = new Set(root.children.map((element) => `${element.name} ${key(element)}`))
  return {
    key,
    added: (element) => names.includes(element.name) && !known.has(`${element.name} ${key(element)}`),
    attributes: NO_ATTRIBUTES,
  }
}

export function contentTypesAllowance(root: XmlElement): Allowance {
  return appended(
    root,
    ['Default', 'Override'],
    (element) => attributeOf(element, 'PartName') ?? attributeOf(element, 'Extension') ?? '',
  )
}

export function relationshipsAllowance(root: XmlElement): Allowance {
  return appended(root, ['Relationship'], (element) => attributeOf(element, 'Id') ?? '')
}

export function personsAllowance(root: XmlElement): Allowance {
  return appended(root, ['person'], (element) => attributeOf(element, 'id') ?? '')
}

/** Replies in threads of commented cells; no thread is begun. */
export function threadsAllowance(root: XmlElement, commented: ReadonlySet<string>): Allowance {
  const base = appended(root, ['threadedComment'], (element) => attributeOf(element, 'id') ?? '')
  const isReply = (element: XmlElement): boolean =>
    attributeOf(element, 'parentId') !== undefined && commented.has(attributeOf(element, 'ref') ?? '')
  return { ...base, added: (element) => base.added(element) && isReply(element) }
}

/** Styles are appended behind those that are there; lists that were missing may come. */
export function stylesAllowance(root: XmlElement): Allowance {
  const lists = ['numFmts', 'fonts', 'fills', 'borders', 'cellXfs']
  const present = new Set(root.children.map(({ name }) => name))
  const isList = (element: XmlElement): boolean => lists.includes(element.name) && element.parent?.name === 'styleSheet'
  return {
    key: () => '',
    added: (element) => isList(element) && !present.has(element.name),
    attributes: NO_ATTRIBUTES,
    rewritten: (was, is) => (isList(is.element) ? startsWith(was, is) : undefined),
  }
}

/** True when the list begins with all it held before; its own attributes but the count are the same. */
function startsWith(was: Spot, is: Spot): boolean {
  const attributes = ({ element, text }: Spot): string =>
    element.attributes
      .filter(({ name }) => name !== 'count')
      .map(({ start, valueEnd }) => text.slice(start, valueEnd + 1))
      .join(' ')
  const last = was.element.children.at(-1)
  const held = last ? was.text.slice(was.element.openEnd, last.end) : ''
  return attributes(was) === attributes(is) && is.text.slice(is.element.openEnd, is.element.closeStart).startsWith(held)
}

/** Sheets and names of added sheets, a print area where one is set, the sheet shown, calculation on opening. */
export function workbookAllowance(root: XmlElement, edits: WorkbookEdits): Allowance {
  const sheets = childrenOf(childOf(root, 'sheets'), 'sheet').map((sheet) => attributeOf(sheet, 'name'))
  const added = new Set((edits.addSheets ?? []).map(({ name }) => name))
  const areas = new Set(edits.sheets.filter(({ printArea }) => printArea).map(({ sheet }) => sheets.indexOf(sheet)))
  const isNew = (name: string): boolean => childOf(root, name) === undefined
  const ofOurs = (name: XmlElement): boolean => {
    const sheet = integerOf(name, 'localSheetId') ?? -1
    return sheet >= sheets.length || (areas.has(sheet) && attributeOf(name, 'name') === '_xlnm.Print_Area')
  }
  return {
    key: (element) =>
      element.name === 'sheet' || element.name === 'definedName'
        ? `${attributeOf(element, 'name')} ${attributeOf(element, 'localSheetId')}`
        : '',
    added: (element) => {
      if (element.name === 'sheet') return added.has(attributeOf(element, 'name') ?? '')
      if (element.name === 'definedName') return ofOurs(element)
      if (element.name === 'definedNames')
        return isNew('definedNames') && childrenOf(element, 'definedName').every(ofOurs)
      if (element.name === 'calcPr') return isNew('calcPr')
      return element.name === 'bookViews' && edits.activeSheet !== undefined && isNew('bookViews')
    },
    attributes: (element) => {
      if (element.name === 'calcPr') return ['fullCalcOnLoad']
      return element.name === 'workbookView' && edits.activeSheet !== undefined ? ['activeTab', 'firstSheet'] : []
    },
  }
}

/**
 * New comments in commented cells; one that stands there keeps its text, its runs and their looks, and ours follows.
 */
export function commentsAllowance(root: XmlElement, commented: ReadonlySet<string>): Allowance {
  const authors = childrenOf(childOf(root, 'authors'), 'author').length
  const present = new Set(
    childrenOf(childOf(root, 'commentList'), 'comment').map((comment) => attributeOf(comment, 'ref')),
  )
  return {
    key: (element) => (element.name === 'comment' ? (attributeOf(element, 'ref') ?? '') : ''),
    added: (element) => {
      const reference = attributeOf(element, 'ref') ?? ''
      if (element.name === 'comment') return commented.has(reference) && !present.has(reference)
      if (element.name === 'author') return element.parent!.children.indexOf(element) >= authors
      return (element.name === 'authors' || element.name === 'commentList') && childOf(root, element.name) === undefined
    },
    attributes: NO_ATTRIBUTES,
    rewritten: (was, is) =>
      is.element.name === 'comment' && commented.has(attributeOf(is.element, 'ref') ?? '')
        ? sameWithOurs(was, is)
        : undefined,
  }
}

function sameWithOurs(was: Spot, is: Spot): boolean {
  const inside = ({ element, text }: Spot): string => {
    const content = childOf(element, 'text')
    return content ? text.slice(content.openEnd, content.closeStart) : ''
  }
  const around = (spot: Spot): string => spot.text.slice(spot.element.start, spot.element.end).replace(inside(spot), '')
  const plainAsRun = inside(was).replace(/^(\s*)(<(\w*:?)t[\s>].*<\/\w*:?t>)/s, '$1<$3r>$2</$3r>')
  const ours = inside(is)
  return around(was) === around(is) && (ours.startsWith(inside(was).trimEnd()) || ours.startsWith(plainAsRun.trimEnd()))
}
