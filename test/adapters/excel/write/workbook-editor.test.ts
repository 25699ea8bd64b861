import { describe, expect, it } from 'vitest'
import { WorkbookEditor } from '../../../../src/adapters/excel/write/workbook-editor.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Sheets 一, 二 and 三, numbered as given, of which the view says what it shows. */
function editor(view = '', numbers: readonly number[] = [1, 2, 3]): WorkbookEditor {
  const sheets = ['一', '二', '三'].map(
    (name, index) => `<sheet name="${name}" sheetId="${numbers[index]}" r:id="rId${index + 1}"/>`,
  )
  return new WorkbookEditor(
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView ${view}/></bookViews>` +
      `<sheets>${sheets.join('')}</sheets></workbook>`,
    OFFICE,
  )
}
const without = (of: WorkbookEditor, ...names: readonly string[]): string => {
  for (const name of names) of.removeSheet(of.sheet(name)!)
  return of.result()
}

describe('the first tab in sight', () => {
  it.each([
    ['stays where it is still there', 'firstSheet="1"', ['三'], 'firstSheet="1"'],
    ['is no sheet that is gone', 'firstSheet="2"', ['三'], undefined],
    ['nor one beyond the last', 'firstSheet="2"', ['二', '三'], undefined],
  ])('%s', (_, view, gone, said) => {
    expect(/firstSheet="\d+"/.exec(without(editor(view), ...gone))?.[0]).toBe(said)
  })
})

describe('the sheet that is shown', () => {
  it('stays the same when one before it goes, and is the first when it goes itself', () => {
    expect(without(editor('activeTab="2"'), '一')).toContain('activeTab="1"')
    expect(without(editor('activeTab="2"'), '三')).toContain('activeTab="0"')
  })
})

describe('the number of a new sheet', () => {
  it('is none that another has, also where sheets were taken out before', () => {
    const of = editor('', [7, 4, 2])
    expect(of.addSheet('审核结果', 'rId9').sheetId).toBe(8)
    expect(of.addSheet('更正记录', 'rId10').sheetId).toBe(9)
  })
})
