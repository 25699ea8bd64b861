import { describe, expect, it } from 'vitest'
import { recordedOriginal, restoreOriginal, sealWithOriginal } from '../../../src/adapters/opc/original-record.ts'
import { Package } from '../../../src/adapters/opc/package.ts'
import { PackageDraft } from '../../../src/adapters/opc/package-draft.ts'
import { simpleWorkbook } from '../excel/packages.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const original = simpleWorkbook('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')

/** The workbook with another value in its sheet, and the record of what it was. */
function marked(asSent = true): Uint8Array {
  const draft = new PackageDraft(new Package(original))
  draft.setText(SHEET, draft.text(SHEET)!.replace('<v>1</v>', '<v>2</v>'))
  return draft.build(sealWithOriginal(draft.source, asSent))
}

/** Flips a bit of the time that a part's own header says: a zip opens as before. */
function touched(bytes: Uint8Array, part: string): Uint8Array {
  const changed = Buffer.from(bytes)
  changed[changed.indexOf(part) - 20]! ^= 1
  return changed
}

describe('the record of the original', () => {
  it('gives back the very bytes, and says whether they are those that came', () => {
    expect(Buffer.from(restoreOriginal(marked())!).equals(original)).toBe(true)
    expect(recordedOriginal(marked())!.asSent).toBe(true)
    expect(recordedOriginal(marked(false))!.asSent).toBe(false)
  })

  it.each([
    ['we wrote', SHEET],
    ['we left as it was', 'xl/workbook.xml'],
  ])('is void when anything was changed in a part that %s, be it a single bit', (_, part) => {
    expect(restoreOriginal(touched(marked(), part))).toBeUndefined()
  })

  it('is void when the same parts were packed anew, or one was added', () => {
    const draft = new PackageDraft(new Package(marked()))
    draft.add('docProps/more.xml', ['<a/>'], 'application/xml')
    expect(restoreOriginal(draft.build())).toBeUndefined()
    expect(restoreOriginal(original)).toBeUndefined()
  })
})
