import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { zipOf } from '../adapters/excel/packages.ts'
import { hostileContents } from '../adapters/excel/hostile-content.ts'
import { HOSTILE_ZIPS } from '../adapters/opc/zip/hostile-zips.ts'
import type { GivenBytes } from './open-page.ts'
import { ROOT } from './root.ts'

const EXAMPLE = Object.fromEntries(
  Object.entries(unzipSync(readFileSync(join(ROOT, 'fixtures', 'example/example.xlsx')))).map(([name, bytes]) => [
    name,
    strFromU8(bytes),
  ]),
)

/** The example with parts of it changed. */
function changed(changes: Readonly<Record<string, (xml: string) => string>>): Uint8Array {
  const parts = { ...EXAMPLE }
  for (const [name, change] of Object.entries(changes)) {
    const after = change(parts[name]!)
    if (after === parts[name]) throw new Error(`${name}: nothing to change`)
    parts[name] = after
  }
  return zipOf(parts)
}

/** Runs in a page that takes a text for HTML, for a script, for the value of an attribute or of a style. */
const ATTACKS = [
  '<img src=x onerror="globalThis.attacked=1">',
  '"><script>globalThis.attacked=2</script>',
  '</script><script>globalThis.attacked=3</script>',
  '<svg onload=globalThis.attacked=4>',
  '<a href="javascript:globalThis.attacked=5">甲</a>',
  'x;background-image:url(https://attacked.example/6);',
  '</style><style>*{background:url(https://attacked.example/7)}</style>',
]
const ALL = ATTACKS.join('')
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const XML = escaped(ALL)

const SHEET6 = 'xl/worksheets/sheet6.xml'
const comments = `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>${XML}</author></authors>
  <commentList><comment ref="A4" authorId="0"><text><t>${XML}</t></text></comment></commentList></comments>`

const IN_EVERY_TEXT = {
  'xl/sharedStrings.xml': (xml: string) => xml.replace(/<t([^>]*)>(?=[^<]{3})/g, `<t$1>${escaped(ATTACKS[0]!)}`),
}

/** The example with attacks in each text that a clerk, or the page, may come to see. */
export function attackingSet(): GivenBytes[] {
  const labels = changed({
    'xl/sharedStrings.xml': (xml) =>
      xml
        .replaceAll('云溪市农业农村局', `云溪市${escaped('<script>globalThis.attacked=8</script>')}局`)
        .replaceAll('高标准农田建设项目', XML)
        .replaceAll('带动农户就业人数', `带动农户就业人数${XML}`)
        .replaceAll('8次', `8次${escaped(ATTACKS[0]!)}`),
    'xl/workbook.xml': (xml) =>
      xml
        .replaceAll('name="1-3-4"', `name="${escaped('<svg onload=globalThis.attacked=9>')}"`)
        .replace(/<definedNames>.*<\/definedNames>/, ''),
    'xl/styles.xml': (xml) =>
      xml
        .replace('formatCode="0.0%"', `formatCode="0.0%&quot;${escaped(escaped(ATTACKS[0]!))}&quot;"`)
        .replaceAll('val="宋体"', `val="${escaped('宋体";}*{background:url(https://attacked.example/10)}')}"`)
        .replace(
          '<sz val="10"/>',
          `<sz val="10"/><color rgb="${escaped('FF0000;background:url(https://attacked.example/11)')}"/>`,
        ),
    [SHEET6]: (xml) =>
      xml.replace(
        '</sheetData>',
        `<row r="40"><c r="A40" t="str"><f>${escaped(`"${ATTACKS[0]}"`)}</f><v>${XML}</v></c></row></sheetData>`,
      ),
  })
  const withComments = zipOf({
    ...Object.fromEntries(Object.entries(unzipSync(labels)).map(([name, bytes]) => [name, strFromU8(bytes)])),
    'xl/comments1.xml': comments,
    'xl/worksheets/_rels/sheet6.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId6" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>',
  })
  return [
    { path: `${ATTACKS[0]!.replaceAll('/', '')}.xlsx`, bytes: withComments },
    { path: `<script>globalThis.attacked=12<script>/自评.xlsx`, bytes: changed(IN_EVERY_TEXT) },
    { path: `${escaped(ATTACKS[3]!)}.docx`, bytes: new TextEncoder().encode(ALL) },
  ]
}

/** One of the example's forms with cells to the last column, and with so many rows of a hundred cells below. */
export function hugeSheets(rows: number): GivenBytes[] {
  const wide = `<row r="60">${Array.from({ length: 16_384 }, (_, i) => `<c r="${letters(i + 1)}60"><v>${i}</v></c>`).join('')}</row>`
  const line = `<row>${'<c><v>1</v></c>'.repeat(100)}</row>`
  return [
    { path: '宽.xlsx', bytes: changed({ [SHEET6]: (xml) => xml.replace('</sheetData>', `${wide}</sheetData>`) }) },
    {
      path: '长.xlsx',
      bytes: changed({ [SHEET6]: (xml) => xml.replace('</sheetData>', `${line.repeat(rows)}</sheetData>`) }),
    },
  ]
}

function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}

/** Bombs, lying archives and XML made to cost too much, `n` of everything, each a workbook of its own. */
export function hostileFiles(n: number): GivenBytes[] {
  return [...HOSTILE_ZIPS, ...hostileContents(n)].map(({ bytes }, index) => ({
    path: `报送/${String(index).padStart(3, '0')}.xlsx`,
    bytes: bytes(),
  }))
}
