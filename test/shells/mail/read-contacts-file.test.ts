import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readContactsFile } from '../../../src/shells/mail/read-contacts-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '通讯录-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** 「单位,邮箱\n云溪市教育局,a@x.cn\n」 in GB18030. */
const GB18030 = Buffer.from('b5a5cebb2cd3cacfe40ad4c6cfaacad0bdccd3fdbed62c614078 2e636e0a'.replaceAll(' ', ''), 'hex')

describe('the file of an address list', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8 without BOM', Buffer.from('单位,邮箱\n云溪市教育局,a@x.cn\n')],
    ['UTF-8 with BOM', Buffer.from('\ufeff单位,邮箱\r\n云溪市教育局,a@x.cn\r\n')],
    ['GB18030', GB18030],
  ])('is read as %s', (_, bytes) => {
    const path = join(folder, '通讯录.csv')
    writeFileSync(path, bytes)
    expect(readContactsFile(path, '通讯录.csv').contacts).toMatchObject([
      { unit: '云溪市教育局', addresses: [{ address: 'a@x.cn' }] },
    ])
  })

  it('is read from a workbook with all sheets, hidden rows and merged cells', async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('市直')
    sheet.addRows([
      ['单位', '邮箱'],
      ['甲局', 'a@x.cn'],
      ['', 'a2@x.cn'],
      ['乙局', 'b@x.cn'],
    ])
    sheet.mergeCells('A2:A3')
    sheet.getRow(4).hidden = true
    workbook.addWorksheet('说明').addRow(['填表说明'])
    workbook.addWorksheet('区县').addRows([
      ['单位名称', '电子邮箱'],
      ['丙局', 'c@x.cn'],
    ])
    const path = join(folder, '通讯录.xlsx')
    await workbook.xlsx.writeFile(path)
    const { contacts, notes } = readContactsFile(path, '通讯录.xlsx')
    expect(contacts.map(({ unit, addresses }) => [unit, ...addresses.map((each) => each.address)])).toEqual([
      ['甲局', 'a@x.cn', 'a2@x.cn'],
      ['乙局', 'b@x.cn'],
      ['丙局', 'c@x.cn'],
    ])
    expect(notes).toEqual(['通讯录有 1 行是隐藏或被筛选掉的，也已读入：「市直」第 4 行。'])
  })
})
