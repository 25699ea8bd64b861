/** Boxes that a VML drawing (ECMA-376 Part 4, 19) holds for notes of cells, each found by its cell. */
const SHAPE = /<(\w*:)?shape\b(?:[^>"']|"[^"]*"|'[^']*')*?(?:\/>|>[\s\S]*?<\/\1shape>)/g
const TYPE_202 = /<(\w*:)?shapetype\b[^>]*id="_x0000_t202"[\s\S]*?<\/\1shapetype>/
const LAYOUT = /<o:shapelayout\b[^>]*><o:idmap\b[^>]*\/><\/o:shapelayout>/

/**
 * The drawing with our boxes taken out: shapes of ids it had not, the shape type they need, further blocks of ids; and
 * the boxes of commented cells brought back to their size. `commented`: 「row column」 from 0.
 */
export function vmlWithoutInsertions(before: string, after: string, commented: ReadonlySet<string>): string {
  const shapes = new Map([...before.matchAll(SHAPE)].map(([shape]) => [identity(shape), shape]))
  let text = after.replace(SHAPE, (shape) => {
    const was = shapes.get(identity(shape))
    if (!isNoteIn(shape, commented)) return shape
    if (was === undefined) return ''
    return withoutSize(was) === withoutSize(shape) ? was : shape
  })
  if (!TYPE_202.test(before)) text = text.replace(TYPE_202, '')
  const blocks = blocksOf(before)
  if (blocks === undefined) return text.replace(LAYOUT, '')
  return blocksOf(text)?.startsWith(`${blocks},`) ? text.replace(`data="${blocksOf(text)}"`, `data="${blocks}"`) : text
}

/** LibreOffice gives many shapes one id. */
function identity(shape: string): string {
  return `${/\sid=["']([^"']*)/.exec(shape)?.[1]} ${placeOf(shape)}`
}

function placeOf(shape: string): string {
  const value = (name: string): string | undefined => new RegExp(`<\\w*:?${name}>\\s*(\\d+)`).exec(shape)?.[1]
  return `${value('Row')} ${value('Column')}`
}

function isNoteIn(shape: string, commented: ReadonlySet<string>): boolean {
  return /ObjectType="Note"/.test(shape) && commented.has(placeOf(shape))
}

function withoutSize(shape: string): string {
  return shape.replace(/(Anchor>)[^<]*/, '$1').replace(/([;"'\s](?:width|height):)[\d.]+p[tx]/g, '$1')
}

function blocksOf(text: string): string | undefined {
  return /<\w*:?idmap\b[^>]*\bdata="([^"]*)"/.exec(text)?.[1]
}
