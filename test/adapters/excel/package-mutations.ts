import fc from 'fast-check'

/** One change to the text of a part; `at` and `other` are places in it, from 0 to 1. */
export interface Mutation {
  readonly part: number
  readonly kind: (typeof KINDS)[number]
  readonly at: number
  readonly other: number
  readonly choice: number
}

const KINDS = [
  'drop element',
  'double element',
  'swap elements',
  'move element',
  'empty element',
  'nest element',
  'drop attribute',
  'double attribute',
  'change attribute',
  'exchange attributes',
  'many attributes',
  'change text',
  'insert',
  'rename element',
  'rename part',
  'drop part',
  'exchange parts',
  'break bytes',
  'declare encoding',
] as const

const share = fc.nat(9999).map((part) => part / 10_000)

export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    part: fc.nat(1000),
    kind: fc.constantFrom(...KINDS),
    at: share,
    other: share,
    choice: fc.nat(1000),
  }),
  { minLength: 1, maxLength: 5 },
)

const VALUES = [
  '',
  '0',
  '-1',
  '1',
  '2',
  '65',
  '99999999999',
  '1e308',
  '1e-400',
  'NaN',
  'INF',
  '0.5',
  'A1',
  'XFD1048576',
  'A1:XFD1048576',
  'XFE1',
  'A0',
  'true',
  'rId1',
  'rId999',
  '../../../../etc/passwd',
  '/xl/workbook.xml',
  '\\xl\\workbook.xml',
  'C:\\x',
  'worksheet',
  'shared',
  's',
  'str',
  'inlineStr',
  'e',
  'd',
  'n',
  '2022-13-45T99:99:99',
  '&#1;',
  '&#xD800;',
  '&#0;',
  '&lol;',
  '&amp;',
  '\u0000',
  '\ud800',
  '字'.repeat(300),
  '9'.repeat(500),
  '1:1',
  '1 2 3',
]
const INSERTS = [
  '<',
  '>',
  '"',
  '&',
  ']]>',
  '<![CDATA[x]]>',
  '<!-- -- -->',
  '<?x?>',
  '<!DOCTYPE a>',
  '<a xmlns:x="y"/>',
  '</row>',
  '<row>',
  '<c r="XFD1048576"/>',
  '<extLst/>',
  `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`,
  '\u0000',
]
const NAMES = [
  'row',
  'c',
  'v',
  'f',
  'is',
  't',
  'r',
  'sheetData',
  'cols',
  'col',
  'mergeCells',
  'legacyDrawing',
  'Relationship',
  'comment',
  'text',
  'authors',
  'xf',
  'fill',
  'sheets',
  'sheet',
  'a:b:c',
  '字',
]
const ENCODINGS = ['UTF-16', 'gbk', 'utf-8', 'x', 'iso-8859-1', '']

/**
 * Applies mutations to the parts of a package; the same mutations do the same. Parts are bytes, so that they can be
 * broken as bytes, too.
 */
export function mutated(parts: ReadonlyMap<string, Uint8Array>, list: readonly Mutation[]): Record<string, Uint8Array> {
  const result = new Map(parts)
  for (const mutation of list) {
    // Pictures and the like are never looked into.
    const names = [...result.keys()].filter((name) => /\.(xml|rels|vml)$/.test(name))
    const name = names[mutation.part % names.length]
    if (name === undefined) break
    if (mutation.kind === 'drop part') result.delete(name)
    else if (mutation.kind === 'rename part') {
      const content = result.get(name)!
      result.delete(name)
      result.set(`${name.slice(0, 3)}../${VALUES[mutation.choice % VALUES.length]}`, content)
    } else if (mutation.kind === 'exchange parts') {
      const other = names[Math.floor(mutation.other * names.length)]!
      const content = result.get(name)!
      result.set(name, result.get(other)!)
      result.set(other, content)
    } else if (mutation.kind === 'break bytes') {
      const bytes = new Uint8Array(result.get(name)!)
      for (let i = 0; i < 1 + (mutation.choice % 4) && bytes.length > 0; i++) {
        bytes[Math.floor(mutation.at * bytes.length + i * 7) % bytes.length] = Math.floor(mutation.other * 256)
      }
      result.set(name, bytes)
    } else result.set(name, Buffer.from(changedText(Buffer.from(result.get(name)!).toString('utf8'), mutation)))
  }
  return Object.fromEntries(result)
}

interface Piece {
  readonly start: number
  readonly end: number
}

function changedText(text: string, { kind, at, other, choice }: Mutation): string {
  const replaced = ({ start, end }: Piece, by: string): string => text.slice(0, start) + by + text.slice(end)
  const value = VALUES[choice % VALUES.length]!
  switch (kind) {
    case 'insert': {
      const place = Math.floor(at * text.length)
      return replaced({ start: place, end: place }, INSERTS[choice % INSERTS.length]!)
    }
    case 'declare encoding':
      return `<?xml version="1.0" encoding="${ENCODINGS[choice % ENCODINGS.length]}"?>${text.replace(/^\ufeff?<\?xml[^>]*>/, '')}`
    case 'change text': {
      const piece = pick(matches(text, />([^<]+)</g), at)
      return piece ? replaced({ start: piece.start + 1, end: piece.end - 1 }, value) : text
    }
    case 'drop attribute':
    case 'double attribute':
    case 'change attribute':
    case 'exchange attributes':
    case 'many attributes':
      return changedAttribute(text, { kind, at, other }, value)
    default:
      return changedElement(text, { kind, at, other, choice })
  }
}

function changedAttribute(
  text: string,
  { kind, at, other }: Pick<Mutation, 'kind' | 'at' | 'other'>,
  value: string,
): string {
  const all = matches(text, /\s[\w:.]+\s*=\s*"[^"<>]*"/g)
  const piece = pick(all, at)
  if (!piece) return text
  const own = text.slice(piece.start, piece.end)
  const name = own.slice(0, own.indexOf('='))
  const put = (by: string): string => text.slice(0, piece.start) + by + text.slice(piece.end)
  if (kind === 'drop attribute') return put('')
  if (kind === 'double attribute') return put(own + own)
  if (kind === 'many attributes') return put(own + Array.from({ length: 200 }, (_, i) => ` a${i}="${i}"`).join(''))
  if (kind === 'change attribute') return put(`${name}="${value}"`)
  const from = pick(all, other)!
  const taken = text.slice(from.start, from.end)
  return put(`${name}${taken.slice(taken.indexOf('='))}`)
}

function changedElement(
  text: string,
  { kind, at, other, choice }: Pick<Mutation, 'kind' | 'at' | 'other' | 'choice'>,
): string {
  const opens = matches(text, /<[\w:.]+(\s[^<>]*)?>/g)
  const first = elementFrom(text, pick(opens, at))
  const second = elementFrom(text, pick(opens, other))
  if (!first || !second) return text
  const source = text.slice(first.start, first.end)
  const put = (by: string): string => text.slice(0, first.start) + by + text.slice(first.end)
  const name = /^<([\w:.]+)/.exec(source)![1]!
  switch (kind) {
    case 'drop element':
      return put('')
    case 'double element':
      return put(source.repeat(2 + (choice % 3)))
    case 'empty element':
      return put(`<${name}/>`)
    case 'nest element':
      return put(`<${name}>`.repeat(1 + (choice % 3)) + source + `</${name}>`.repeat(1 + (choice % 3)))
    case 'rename element':
      return put(source.replaceAll(new RegExp(`(</?)${name}(?=[\\s/>])`, 'g'), `$1${NAMES[choice % NAMES.length]}`))
    case 'move element':
      return text.slice(0, second.start) + source + text.slice(second.start)
    default: {
      if (first.start <= second.start && second.start < first.end) return put('')
      if (second.start <= first.start && first.start < second.end)
        return text.slice(0, second.start) + source + text.slice(second.end)
      const [a, b] = first.start < second.start ? [first, second] : [second, first]
      return (
        text.slice(0, a.start) +
        text.slice(b.start, b.end) +
        text.slice(a.end, b.start) +
        text.slice(a.start, a.end) +
        text.slice(b.end)
      )
    }
  }
}

/** From the opening tag to its closing tag; to the end of the tag itself when that is empty or never closed. */
function elementFrom(text: string, open: Piece | undefined): Piece | undefined {
  if (!open || text[open.end - 2] === '/') return open
  const name = /^<([\w:.]+)/.exec(text.slice(open.start, open.end))![1]!
  const tag = new RegExp(`<(/?)${name}(?=[\\s/>])[^<>]*>`, 'g')
  tag.lastIndex = open.start
  for (let depth = 0, match = tag.exec(text); match; match = tag.exec(text)) {
    if (match[1]) depth--
    else if (!match[0].endsWith('/>')) depth++
    if (depth === 0) return { start: open.start, end: tag.lastIndex }
  }
  return open
}

function matches(text: string, pattern: RegExp): Piece[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

function pick<Item>(items: readonly Item[], share: number): Item | undefined {
  return items[Math.floor(share * items.length)]
}
