import type { NoteBox } from './note-boxes.ts'
import { Patches } from '../../opc/xml/patches.ts'

const SHAPES_PER_BLOCK = 1024
const NAMESPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"'
/** `declarations`: NAMESPACES, where the drawing itself does not declare the prefixes. */
const shapeType = (declarations: string): string =>
  `<v:shapetype${declarations} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'

const TEXT_BOX = /\sid\s{0,9}=\s{0,9}["']_x0000_t202["']/
const ROOT = /<(\w{1,20}:)?xml(\s[^>]*)?>/

/** A drawing in which nothing stands, not even a closing tag. */
const EMPTY_ROOT = /^((?:[^<]{0,9}<\?[^>]{0,200}\?>)?[^<]{0,9}<((?:\w{1,20}:)?xml)(?:\s[^>]{0,2000}?)?)\/>\s*$/

/** An empty drawing for notes (ECMA-376 Part 4, 19); its shapes are numbered in the given block of 1,024. */
export function newNotesDrawing(block: number): string {
  return `<xml ${NAMESPACES}>${layoutXml('', [block])}</xml>`
}

function layoutXml(namespaces: string, blocks: readonly number[]): string {
  return `<o:shapelayout${namespaces} v:ext="edit"><o:idmap v:ext="edit" data="${blocks.join(',')}"/></o:shapelayout>`
}

/** Blocks of shape ids that a drawing claims for itself (`o:idmap`, Part 4, 19.2.2.13). */
export function claimedBlocks(text: string): number[] {
  const place = claimedPlace(text)
  return place ? text.slice(place.start, place.end).split(',').map(Number) : []
}

/** Where the list of claimed blocks stands: in the first `idmap`. */
function claimedPlace(text: string): { start: number; end: number } | undefined {
  const tag = /<(\w{1,20}:)?idmap\s/.exec(text)
  const from = tag?.index ?? text.length
  const map = /^([^>]{1,20000}?\sdata\s{0,9}=\s{0,9}["'])([\d,\s]{1,2000})["']/.exec(text.slice(from, from + 22_100))
  return map ? { start: from + map[1]!.length, end: from + map[1]!.length + map[2]!.length } : undefined
}

/** Blocks that are not free: claimed, or, in the drawings of programs that claim none, used. */
export function takenBlocks(text: string): number[] {
  const used = [...text.matchAll(/_x0000_s(\d{4,12})\b/g)].map((match) =>
    Math.floor(Number(match[1]) / SHAPES_PER_BLOCK),
  )
  return [...claimedBlocks(text), ...used]
}

/** A copy of a drawing with shape ids in blocks of its own. */
export function withOwnBlocks(text: string, claimBlock: () => number): string {
  const own = new Map<number, number>()
  const ownBlock = (block: number): number => {
    const known = own.get(block) ?? claimBlock()
    own.set(block, known)
    return known
  }
  const place = claimedPlace(text)
  const blocks = claimedBlocks(text).map(ownBlock).join(',')
  const claimed = place ? `${text.slice(0, place.start)}${blocks}${text.slice(place.end)}` : text
  return claimed.replace(/_x0000_s(\d{4,12})\b/g, (_, id: string) => {
    const block = ownBlock(Math.floor(Number(id) / SHAPES_PER_BLOCK))
    return `_x0000_s${block * SHAPES_PER_BLOCK + (Number(id) % SHAPES_PER_BLOCK)}`
  })
}

interface NoteShape {
  readonly start: number
  readonly end: number
}

/**
 * The VML drawing of a sheet, to which note boxes are added. Other programs write VML that is no well-formed XML, so it
 * is never parsed: shapes are found by their tags, and all else stays.
 */
export class VmlNotes {
  private readonly text: string
  private readonly shapes: Map<string, NoteShape>
  private readonly patches = new Patches()
  /** Where new shapes go: before the last closing tag, but into no shape where that tag is missing. */
  private readonly end: number
  private added = ''
  private nextId: number
  private readonly declarations: string
  private newBlocks: number[] = []

  constructor(
    given: string,
    private readonly claimBlock: () => number,
  ) {
    // A part in which no drawing is left gets a new one.
    const text = ROOT.test(given) ? given : newNotesDrawing(claimBlock())
    this.text = text
    this.shapes = noteShapes(text)
    this.end = [...this.shapes.values()].reduce((end, shape) => Math.max(end, shape.end), text.lastIndexOf('</'))
    this.declarations = declaresOurPrefixes(text) ? '' : ` ${NAMESPACES}`
    this.nextId = nextShapeId(text)
  }

  /** Rows and columns count from 1. */
  has(row: number, column: number): boolean {
    return this.shapes.has(placeKey(row, column))
  }

  add(row: number, column: number, box: NoteBox): void {
    const place = `<x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column>`
    const size = `width:${points(box.width)}pt;height:${points(box.height)}pt`
    this.added +=
      `<v:shape${this.declarations} id="_x0000_s${this.takeId()}" type="#_x0000_t202" ` +
      `style="position:absolute;margin-left:60pt;margin-top:2pt;${size};z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
      '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${box.anchor}</x:Anchor>` +
      `<x:AutoFill>False</x:AutoFill>${place}</x:ClientData></v:shape>`
  }

  /** Makes a box that is there large enough for a longer text; one that is stays as somebody drew it. */
  enlarge(row: number, column: number, box: NoteBox): void {
    this.rewriteShape(row, column, (shape) => {
      if (isAsLarge(shape, box)) return shape
      return shape
        .replace(/(<(?:\w{1,20}:)?Anchor>)[^<]{0,200}(<\/)/, `$1${box.anchor}$2`)
        .replace(/([;"'\s]width:)[\d.]{1,9}p[tx]/, `$1${points(box.width)}pt`)
        .replace(/([;"'\s]height:)[\d.]{1,9}p[tx]/, `$1${points(box.height)}pt`)
    })
  }

  remove(row: number, column: number): void {
    this.rewriteShape(row, column, () => '')
  }

  result(): string {
    const text = this.text
    const shapes = this.added && (TEXT_BOX.test(text) ? '' : shapeType(this.declarations)) + this.added
    const empty = shapes ? EMPTY_ROOT.exec(text) : null
    if (empty) return `${empty[1]}>${layoutXml(` ${NAMESPACES}`, this.newBlocks)}${shapes}</${empty[2]}>`
    this.claimBlocks()
    if (shapes && this.end >= 0) this.patches.insert(this.end, shapes)
    return this.patches.apply(text)
  }

  /** LibreOffice writes drawings that claim none. */
  private claimBlocks(): void {
    if (this.newBlocks.length === 0) return
    const place = claimedPlace(this.text)
    const root = ROOT.exec(this.text)
    if (place) this.patches.replace(place.start, place.end, [...claimedBlocks(this.text), ...this.newBlocks].join(','))
    else if (root) this.patches.insert(root.index + root[0].length, layoutXml(` ${NAMESPACES}`, this.newBlocks))
  }

  private rewriteShape(row: number, column: number, rewrite: (shape: string) => string): void {
    const key = placeKey(row, column)
    const shape = this.shapes.get(key)
    if (!shape) return
    this.patches.replace(shape.start, shape.end, rewrite(this.text.slice(shape.start, shape.end)))
    this.shapes.delete(key)
  }

  /** When a block is full the drawing claims another that no drawing of the workbook has. */
  private takeId(): number {
    if (this.nextId % SHAPES_PER_BLOCK === 0) {
      const block = this.claimBlock()
      this.newBlocks.push(block)
      this.nextId = block * SHAPES_PER_BLOCK + 1
    }
    return this.nextId++
  }
}

function declaresOurPrefixes(text: string): boolean {
  const root = /<xml\s[^>]{0,2000}>/.exec(text)?.[0] ?? ''
  return NAMESPACES.split(' ').every((declaration) => root.includes(declaration))
}

/** Every `v:shape` that is a note, by the cell in its client data (Part 4, 19.4.2.12). */
function noteShapes(text: string): Map<string, NoteShape> {
  const shapes = new Map<string, NoteShape>()
  const tag = /<(\w{1,20}:)?shape(?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*)?>/g
  for (let open = tag.exec(text); open; open = tag.exec(text)) {
    if (open[0].endsWith('/>')) continue
    const mark = `</${open[1] ?? ''}shape>`
    const close = text.indexOf(mark, open.index)
    if (close < 0) break
    const end = close + mark.length
    const shape = text.slice(open.index, end)
    tag.lastIndex = end
    const row = /<(?:\w{1,20}:)?Row>\s*(\d{1,7})\s*</.exec(shape)
    const column = /<(?:\w{1,20}:)?Column>\s*(\d{1,5})\s*</.exec(shape)
    if (!row || !column || !/\sObjectType\s*=\s*["']Note["']/.test(shape)) continue
    shapes.set(placeKey(Number(row[1]) + 1, Number(column[1]) + 1), { start: open.index, end })
  }
  return shapes
}

/**
 * One more than the highest id in the drawing's last block; a multiple of 1,024 when that block is full or none is
 * claimed.
 */
function nextShapeId(text: string): number {
  const block = claimedBlocks(text).at(-1)
  if (block === undefined || !Number.isSafeInteger(block)) return 0
  const first = block * SHAPES_PER_BLOCK
  let highest = first
  for (const match of text.matchAll(/_x0000_s(\d{1,12})\b/g)) {
    const id = Number(match[1])
    if (id > highest && id < first + SHAPES_PER_BLOCK) highest = id
  }
  return highest + 1
}

function isAsLarge(shape: string, box: NoteBox): boolean {
  const inPoints = (name: string): number => {
    const match = new RegExp(`[;"'\\s]${name}:([\\d.]{1,9})p([tx])`).exec(shape)
    return match ? Number(match[1]) * (match[2] === 'x' ? 0.75 : 1) : 0
  }
  return inPoints('width') >= points(box.width) && inPoints('height') >= points(box.height)
}

function placeKey(row: number, column: number): string {
  return `${row} ${column}`
}

function points(pixels: number): number {
  return Math.round(pixels * 0.75 * 100) / 100
}
