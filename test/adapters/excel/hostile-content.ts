import { simpleParts, simpleWorkbook, zipOf } from './packages.ts'

/** A sound archive whose XML is meant to cost too much or to break a reader. */
export interface HostileFile {
  readonly name: string
  /** Undefined: it must be read; else it must be refused with a sentence that contains this. */
  readonly refused?: string
  readonly bytes: () => Uint8Array
}

const SHEET = 'xl/worksheets/sheet1.xml'
/** That an element may have. */
const MOST_ATTRIBUTES = 10_000
const RELATIONSHIPS = 'xl/_rels/workbook.xml.rels'
const row = (cells: string): string => `<sheetData><row r="1">${cells}</row></sheetData>`
const text = (content: string): string => row(`<c r="A1" t="inlineStr"><is><t>${content}</t></is></c>`)
const number = (digits: string): string => row(`<c r="A1"><v>${digits}</v></c>`)
const many = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('')

/** Parts of a workbook whose sheet has one more part of the given type. */
function withSheetPart(inner: string, type: string, name: string, content: string): Record<string, string> {
  const target = `<Relationships><Relationship Id="rId1" Type="http://x/${type}" Target="../${name}"/></Relationships>`
  return { ...simpleParts(inner), 'xl/worksheets/_rels/sheet1.xml.rels': target, [`xl/${name}`]: content }
}

/** Parts of a workbook with one more part of the workbook, such as styles. */
function withWorkbookPart(inner: string, type: string, content: string): Record<string, string> {
  const parts = simpleParts(inner)
  const relationship = `<Relationship Id="rId9" Type="http://x/${type}" Target="${type}.xml"/></Relationships>`
  return {
    ...parts,
    [RELATIONSHIPS]: parts[RELATIONSHIPS]!.replace('</Relationships>', relationship),
    [`xl/${type}.xml`]: content,
  }
}

const file = (name: string, inner: () => string, refused?: string): HostileFile => ({
  name,
  bytes: () => simpleWorkbook(inner()),
  ...(refused === undefined ? {} : { refused }),
})
const packed = (name: string, parts: () => Record<string, string>, refused?: string): HostileFile => ({
  name,
  bytes: () => zipOf(parts()),
  ...(refused === undefined ? {} : { refused }),
})

function namedSheets(list: string, names = ''): Record<string, string> {
  const parts = simpleParts(text('甲'))
  return { ...parts, 'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${list}</sheets>${names}</workbook>` }
}

const sharedSheets = (count: number, name: (i: number) => string): string =>
  many(count, (i) => `<sheet name="${name(i)}" sheetId="${i + 1}" r:id="rId1"/>`)

const printArea = (content: string): Record<string, string> =>
  namedSheets(
    sharedSheets(1, () => '表1'),
    `<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">${content}</definedName></definedNames>`,
  )

const comments = (list: string): Record<string, string> =>
  withSheetPart(
    text('甲'),
    'comments',
    'comments1.xml',
    `<comments><authors><author>甲</author></authors><commentList>${list}</commentList></comments>`,
  )

/** `n` is how many of everything: a million in earnest, fewer where many of these are read one after the other. */
export function hostileContents(n: number): HostileFile[] {
  return [
    file(
      'two cells in the far corners',
      () =>
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    ),
    file(
      'cells beyond the last row and column',
      () =>
        '<sheetData><row r="1048577"><c r="A1048577"><v>1</v></c></row><row r="1"><c r="XFE1"><v>1</v></c><c r="ZZZ99999999"/></row></sheetData>',
    ),
    file('columns, one cell each', () => row(many(n, () => '<c><v>1</v></c>'))),
    file('rows without cells', () => `<sheetData>${'<row/>'.repeat(n)}</sheetData>`),
    file(
      'many rows without cells',
      () => `<sheetData>${'<row/>'.repeat(10 * n)}</sheetData>`,
      n > 300_000 ? '单元格过多' : undefined,
    ),
    file(
      'many cells in few bytes',
      () => `<sheetData>${`<row>${'<c/>'.repeat(1000)}</row>`.repeat(n / 100)}</sheetData>`,
      n > 300_000 ? '单元格过多' : undefined,
    ),
    file('every cell at one place', () => row('<c r="B2"><v>1</v></c>'.repeat(n))),
    file('a text of 32,767 characters', () => text('字'.repeat(32_767))),
    file('a text of many characters', () => text('字'.repeat(10 * n))),
    file('a text of references', () => text('&#x5b57;'.repeat(n))),
    file('a text of escapes', () => text('_x000D_'.repeat(n))),
    file('a text in runs', () => row(`<c r="A1" t="inlineStr"><is>${'<r><t>甲</t></r>'.repeat(n)}</is></c>`)),
    file('elements nested deep', () => `${'<a>'.repeat(n)}${'</a>'.repeat(n)}`, '内部结构过于复杂'),
    file('attributes of one element', () => `<sheetData ${many(n + MOST_ATTRIBUTES, (i) => `a${i}="1"`)}/>`, '已损坏'),
    file(
      'attributes of one element, apart',
      () => `<sheetData ${many(n + MOST_ATTRIBUTES, (i) => `a${i}="1" `)}/>`,
      '已损坏',
    ),
    file(
      'merges',
      () => `${text('甲')}<mergeCells>${many(n, (i) => `<mergeCell ref="A${i + 1}:C${i + 1}"/>`)}</mergeCells>`,
    ),
    file(
      'merges over the whole sheet',
      () => `${text('甲')}<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(n)}</mergeCells>`,
    ),
    file(
      'merges that shift',
      () => `${text('甲')}<mergeCells>${many(n, (i) => `<mergeCell ref="A${i + 1}:XFD${i + 400}"/>`)}</mergeCells>`,
    ),
    file(
      'hidden columns',
      () => `<cols>${many(n, (i) => `<col min="${(i % 16_384) + 1}" max="16384" hidden="1"/>`)}</cols>${text('甲')}`,
    ),
    file('hidden rows', () => `<sheetData>${many(n, (i) => `<row r="${i + 1}" hidden="1"/>`)}</sheetData>`),
    file('numbers of strange kinds', () =>
      row(
        ['1e308', '1e-400', 'NaN', 'INF', '-INF', '1e99999', '0x10', '٣', '1e400', '-0', '+5', '.5', '5.', '--1', '１']
          .map((v) => `<c><v>${v}</v></c>`)
          .join(''),
      ),
    ),
    file('a number of many digits', () => number('7'.repeat(n / 10))),
    file('a number with many leading zeros', () => number(`${'0'.repeat(n)}7`)),
    file('a number with many decimals', () => number(`0.${'3'.repeat(n)}`)),
    file('shared strings that are not there', () =>
      row(
        ['-1', '99999999', 'NaN', '1e3', '', ' ', '0.5', '__proto__', 'length']
          .map((v) => `<c t="s"><v>${v}</v></c>`)
          .join(''),
      ),
    ),
    file('styles that are not there', () =>
      row(['-1', '99999999', 'NaN', '__proto__', ''].map((s) => `<c s="${s}"><v>1</v></c>`).join('')),
    ),
    file('a long formula', () => row(`<c><f>${'A1+'.repeat(n / 3)}A1</f><v>1</v></c>`)),
    file('a long formula shared by many', () =>
      row(`<c><f t="shared" si="0">${'A1+'.repeat(3000)}A1</f></c>${'<c><f t="shared" si="0"/></c>'.repeat(15_000)}`),
    ),
    file('shared formulas that name each other', () =>
      row(many(n / 10, (i) => `<c><f t="shared" si="${i}" ref="A1"/></c>`)),
    ),
    file('a DOCTYPE', () => '<x/><!DOCTYPE a><y/>', 'DTD 声明'),
    packed(
      'entities that expand',
      () => ({
        ...simpleParts(''),
        [SHEET]: '<!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>',
      }),
      'DTD 声明',
    ),
    packed(
      'an external entity',
      () => ({
        ...simpleParts(''),
        'xl/workbook.xml': '<!DOCTYPE w [<!ENTITY e SYSTEM "http://127.0.0.1:9/e">]><workbook>&e;</workbook>',
      }),
      'DTD 声明',
    ),
    packed(
      'an external sheet',
      () => ({
        ...simpleParts(''),
        [RELATIONSHIPS]:
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" TargetMode="External" Target="http://127.0.0.1:9/s"/></Relationships>',
      }),
      '缺少工作表',
    ),
    packed('relationships', () => {
      const parts = simpleParts(text('甲'))
      return {
        ...parts,
        [RELATIONSHIPS]: parts[RELATIONSHIPS]!.replace(
          '</Relationships>',
          `${many(n, (i) => `<Relationship Id="x${i}" Type="y" Target="z"/>`)}</Relationships>`,
        ),
      }
    }),
    packed('styles', () =>
      withWorkbookPart(
        row('<c r="A1" s="5"><v>1</v></c>'),
        'styles',
        `<styleSheet><cellXfs>${'<xf numFmtId="0" fillId="0"/>'.repeat(n)}</cellXfs></styleSheet>`,
      ),
    ),
    packed('a number format of brackets', () =>
      withWorkbookPart(
        row('<c r="A1" s="0"><v>1</v></c>'.repeat(50)),
        'styles',
        `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(n)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`,
      ),
    ),
    packed('shared strings', () =>
      withWorkbookPart(
        row('<c r="A1" t="s"><v>5</v></c>'),
        'sharedStrings',
        `<sst>${'<si><t>甲</t></si>'.repeat(n)}</sst>`,
      ),
    ),
    packed('comments', () =>
      comments(many(n / 10, (i) => `<comment ref="A${i + 1}" authorId="0"><text><t>批注</t></text></comment>`)),
    ),
    packed('a comment of many characters', () =>
      comments(`<comment ref="A1" authorId="0"><text><t>${'批注'.repeat(n / 2)}</t></text></comment>`),
    ),
    packed('a long sheet name', () => namedSheets(sharedSheets(1, () => '长'.repeat(n / 10)))),
    packed('sheet names of control characters', () =>
      namedSheets(sharedSheets(1, () => '&#27;[2J&#7;&#13;&#10;&#x202e;')),
    ),
    packed('sheets of one name', () => namedSheets(sharedSheets(3, () => '表1'))),
    packed(
      'sheets that share a part',
      () => namedSheets(sharedSheets(n / 100, (i) => `表${i}`)),
      n > 500_000 ? '内容过多' : undefined,
    ),
    packed('defined names', () =>
      namedSheets(
        sharedSheets(1, () => '表1'),
        `<definedNames>${many(n / 10, (i) => `<definedName name="n${i}">$A:$XFD</definedName>`)}</definedNames>`,
      ),
    ),
    packed('a print area of quotes', () => printArea("'a".repeat(n / 2))),
    packed('a print area of commas', () => printArea(','.repeat(n))),
    packed('a print area over everything', () => printArea('$A:$XFD')),
    packed('NUL bytes and lone surrogates', () => ({ ...simpleParts(text('甲\u0000乙&#xD800;')) })),
    packed('a sheet that is its own relationship', () =>
      withSheetPart(text('甲'), 'comments', 'worksheets/sheet1.xml', simpleParts(text('甲'))[SHEET]!),
    ),
    packed('relationships of relationships', () => ({
      ...simpleParts(text('甲')),
      '_rels/.rels':
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="_rels/.rels"/></Relationships>',
    })),
  ]
}
