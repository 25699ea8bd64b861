import { describe, expect, it } from 'vitest'
import { placeKey } from '../../../../src/adapters/excel/look/layout-reader.ts'
import { richTexts } from '../../../../src/adapters/excel/look/rich-texts.ts'
import { sheetLook } from '../../../../src/adapters/excel/look/sheet-look.ts'
import { readFixture } from '../../../shells/page/engine/sessions.ts'

const PALETTE = { theme: ['FFFFFF', '112233'], indexed: [] }
const RED = '<r><rPr><b/><sz val="9"/><color rgb="FFFF0000"/><rFont val="黑体"/></rPr><t>*</t></r>'
const STRINGS = `<sst>
  <si><t>平常</t></si>
  <si>${RED}<r><t xml:space="preserve"> 项目名称</t></r><rPh sb="0" eb="1"><t>注音</t></rPh></si>
  <si><r><t>只有</t></r><r><t>一种</t></r></si>
  <si><r><rPr><vertAlign val="superscript"/><color theme="1"/></rPr><t>2_x000D_</t></r></si>
</sst>`
const RUNS = [{ text: '*', own: { bold: true, font: '黑体', size: 12, color: 'FF0000' } }, { text: ' 项目名称' }]

const found = (cells: string, strings: string | null = STRINGS) =>
  Object.fromEntries(richTexts(`<worksheet><sheetData>${cells}</sheetData></worksheet>`, strings ?? undefined, PALETTE))

describe('texts with fonts that change within', () => {
  it('are found by their cells: shared and inline, in rows and columns that do not say where they stand', () => {
    expect(
      found(`<row r="2"><c r="B2" t="s"><v>1</v></c><c t="s"><v>0</v></c></row>
        <row><c t="inlineStr"><is>${RED}</is></c><c><v>1</v></c></row>`),
    ).toEqual({
      [placeKey(2, 2)]: { text: '* 项目名称', runs: RUNS },
      [placeKey(3, 1)]: { text: '*', runs: [RUNS[0]] },
    })
  })

  it('may be raised, and coloured by the theme', () => {
    expect(found('<row><c t="s"><v>3</v></c></row>')[placeKey(1, 1)]).toEqual({
      text: '2\r',
      runs: [{ text: '2\r', own: { font: '宋体', size: 14.67, color: '112233', raised: 'super' } }],
    })
  })

  it('that never change, numbers like the place of one, and places that are none, are plain', () => {
    expect(
      found('<row><c t="s"><v>2</v></c><c><v>1</v></c><c t="str"><v>1</v></c><c t="s"><v>99</v></c></row>'),
    ).toEqual({})
    expect(found('<row><c t="s"><v>1</v></c></row>', null)).toEqual({})
  })

  it('of very many parts are drawn as plain ones', () => {
    expect(found('<row><c t="s"><v>0</v></c></row>', `<sst><si>${RED.repeat(201)}</si></sst>`)).toEqual({})
    expect(found('<row><c t="s"><v>0</v></c></row>', `<sst><si>${RED.repeat(200)}</si></sst>`)).not.toEqual({})
  })

  it('come with the look of their sheet', () => {
    const bytes = readFixture('ways-of-filling/rich-text.xlsx')
    const { cells } = sheetLook(bytes, '1-1基础数据表')
    const rich = cells.filter(({ runs }) => runs)
    expect(rich.length).toBeGreaterThan(0)
    for (const { shown, runs } of rich) expect(runs!.map(({ text }) => text).join('')).toBe(shown)
  })
})
