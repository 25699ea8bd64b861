import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

/**
 * What Excel does to the parts of a workbook and our own writer does not: rename a sheet, insert a row, type below a
 * comment, change a formula. Everything else of the package stays.
 */
export function renameSheet(bytes: Uint8Array, name: string, to: string): Uint8Array {
  const parts = unzipSync(bytes)
  replaceIn(parts, WORKBOOK, (xml) =>
    xml.replaceAll(`name="${name}"`, `name="${to}"`).replaceAll(`'${name}'!`, `'${to}'!`),
  )
  return zipped(parts)
}

/** Row `above` and all below it move one down, with merges, comments, links and the print area. */
export function insertRow(bytes: Uint8Array, sheet: string, above: number): Uint8Array {
  const parts = unzipSync(bytes)
  const part = sheetPart(parts, sheet)
  const moved = (row: string): string => String(Number(row) >= above ? Number(row) + 1 : Number(row))
  const refs = (text: string): string =>
    text.replace(/(\$?[A-Z]+\$?)(\d+)/g, (_, column: string, row: string) => column + moved(row))
  replaceIn(parts, part, (xml) =>
    xml
      .replace(/<row r="(\d+)"/g, (_, row: string) => `<row r="${moved(row)}"`)
      .replace(
        /(<(?:c r|mergeCell ref|hyperlink ref|dimension ref)=")([^"]+)/g,
        (_, head: string, ref: string) => head + refs(ref),
      ),
  )
  replaceIn(parts, WORKBOOK, (xml) =>
    xml.replace(new RegExp(`('${sheet}'!)([^<]+)`, 'g'), (_, head: string, ref: string) => head + refs(ref)),
  )
  for (const target of related(parts, part)) {
    if (/comment[^/]*\.xml$/.test(target))
      replaceIn(parts, target, (xml) => xml.replace(/(<comment ref=")([^"]+)/g, (_, head, ref) => head + refs(ref)))
    if (/\.vml$/.test(target))
      replaceIn(parts, target, (xml) =>
        xml.replace(/(<x:Row>)(\d+)/g, (_, head, row) => `${head}${Number(moved(String(Number(row) + 1))) - 1}`),
      )
  }
  return zipped(parts)
}

/** Types below what the comment of a cell says already. */
export function addToComment(bytes: Uint8Array, sheet: string, cell: string, words: string): Uint8Array {
  const parts = unzipSync(bytes)
  const target = related(parts, sheetPart(parts, sheet)).find((each) => /comment[^/]*\.xml$/.test(each))
  if (target === undefined) throw new Error(`no comments on ${sheet}`)
  let found = false
  replaceIn(parts, target, (xml) =>
    xml.replace(new RegExp(`(<comment ref="${cell}".*?)(</text></comment>)`, 's'), (_, head: string, end: string) => {
      found = true
      return `${head}<r><t xml:space="preserve">\n${words}</t></r>${end}`
    }),
  )
  if (!found) throw new Error(`no comment at ${sheet}!${cell}`)
  return zipped(parts)
}

export function replaceFormula(
  bytes: Uint8Array,
  sheet: string,
  cell: string,
  { formula, result }: { readonly formula: string; readonly result: string },
): Uint8Array {
  const parts = unzipSync(bytes)
  const old = new RegExp(`(<c r="${cell}"[^>]*>)<f[^>]*>[^<]*</f>(?:<v[^>]*>[^<]*</v>|<v ?/>)?`)
  replaceIn(parts, sheetPart(parts, sheet), (xml) => {
    if (!old.test(xml)) throw new Error(`no formula at ${sheet}!${cell}`)
    return xml.replace(old, (_, head: string) => `${head}<f>${formula}</f><v>${result}</v>`)
  })
  return zipped(parts)
}

const WORKBOOK = 'xl/workbook.xml'
type Parts = Record<string, Uint8Array>

function zipped(parts: Parts): Uint8Array {
  return zipSync(parts as Zippable, { level: 1, mtime: new Date(2024, 2, 1) })
}

function replaceIn(parts: Parts, part: string, change: (xml: string) => string): void {
  parts[part] = strToU8(change(strFromU8(parts[part]!)))
}

function sheetPart(parts: Parts, sheet: string): string {
  const element = new RegExp(`<sheet [^>]*name="${sheet}"[^>]*>`).exec(strFromU8(parts[WORKBOOK]!))?.[0]
  const id = /r:id="([^"]+)"/.exec(element ?? '')?.[1]
  const target = targets(parts, 'xl/_rels/workbook.xml.rels', 'xl').get(id ?? '')
  if (target === undefined) throw new Error(`no sheet ${sheet}`)
  return target
}

function related(parts: Parts, part: string): string[] {
  const [, folder, name] = /^(.*)\/([^/]+)$/.exec(part)!
  return [...targets(parts, `${folder}/_rels/${name}.rels`, folder!).values()]
}

/** By id, from the root of the package. */
function targets(parts: Parts, rels: string, folder: string): Map<string, string> {
  const xml = parts[rels] ? strFromU8(parts[rels]) : ''
  return new Map(
    [...xml.matchAll(/<Relationship [^>]*>/g)].map(([element]) => {
      const target = /Target="([^"]+)"/.exec(element)![1]!
      const from = target.startsWith('/') ? target.slice(1) : `${folder}/${target}`
      return [/Id="([^"]+)"/.exec(element)![1]!, from.replace(/[^/]+\/\.\.\//g, '')] as const
    }),
  )
}
