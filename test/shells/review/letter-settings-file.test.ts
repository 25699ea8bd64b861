import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { newWorkbook } from '../../../src/adapters/excel/new-workbook.ts'
import { readLetterSettings } from '../../../src/shells/review/letter-settings-file.ts'

let folder = ''
const folders: string[] = []
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'jiaobiao-settings-')), '审核结果')
  folders.push(join(folder, '..'))
  mkdirSync(folder)
})
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true })
})
const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content)

describe('反馈设置', () => {
  it('is looked for among the results, then beside them; without any nothing is said', () => {
    expect(readLetterSettings(folder)).toEqual({ settings: {}, notes: [] })
    put('../反馈设置.csv', '项目,内容\n电话,1\n')
    expect(readLetterSettings(folder).settings).toEqual({ phone: '1' })
    put('反馈设置.csv', '\ufeff项目,内容\r\n电话,2\r\n')
    expect(readLetterSettings(folder).settings).toEqual({ phone: '2' })
    expect(readLetterSettings(folder, join(folder, '../反馈设置.csv')).settings).toEqual({ phone: '1' })
  })

  it('may be a workbook', async () => {
    const texts = [
      ['项目', '内容'],
      ['交回期限', '2026年12月15日'],
    ]
    const cells = texts.flatMap((row, at) =>
      row.map((text, column) => ({ row: at + 1, column: column + 1, value: { kind: 'text', text } as const })),
    )
    put('反馈设置.xlsx', await newWorkbook([{ name: '表', cells, merges: [], columnWidths: [], rowHeights: [] }]))
    expect(readLetterSettings(folder).settings).toEqual({ deadline: '2026年12月15日' })
  })

  it('that is there twice, or cannot be read, is told', () => {
    put('反馈设置.xlsx', 'PK')
    expect(() => readLetterSettings(folder)).toThrow(/^「反馈设置.xlsx」/)
    put('反馈设置.csv', '项目,内容\n')
    expect(() => readLetterSettings(folder)).toThrow('「审核结果」里有两份反馈设置')
  })
})
