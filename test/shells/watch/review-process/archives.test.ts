import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../../src/adapters/excel/read-workbook.ts'
import { CLEAN, FIXTURES, REAL } from '../../cli/run.ts'
import { Inbox } from '../inbox.ts'

let inbox: Inbox
beforeEach(() => {
  inbox = new Inbox()
})
afterEach(() => inbox.done())

const bytesOf = (fixture: string): Uint8Array => new Uint8Array(readFileSync(join(FIXTURES, fixture)))
const zip = (files: Readonly<Record<string, Uint8Array>>): Uint8Array => zipSync(files)
const PDF = new TextEncoder().encode('%PDF-1.4 ')

describe('an archive', () => {
  it('is one set: its workbooks come back below a folder of its name, one opinion speaks of all that was in it', async () => {
    inbox.dropBytes(zip({ '1整体/自评表.xlsx': bytesOf(REAL), '说明.pdf': PDF, '__MACOSX/x': PDF }), '商务局.zip')
    const { code, stdout } = await inbox.once()
    expect(code).toBe(1)
    expect(stdout).toMatch(/商务局\.zip　请改正 [1-9]/)
    expect(inbox.outbox()).toEqual(['商务局 审核意见.txt', '商务局/1整体/自评表.xlsx', '运行状态.txt'].sort())
    expect(readWorkbook(inbox.result('商务局/1整体/自评表.xlsx')).sheets.map(({ name }) => name)).toContain('审核结果')
    const opinion = inbox.text('商务局 审核意见.txt')
    expect(opinion).toContain('单位：株洲市商务局　2022 年度')
    expect(opinion).toContain('压缩包里的「说明.pdf」（PDF）：不核对 PDF。')
    expect(opinion).toContain('「1整体/自评表.xlsx」「')
    expect(opinion).toContain('重新打成一个压缩包')
  })

  it('that comes again is its next round, whatever it is called by then, and is kept as proof', async () => {
    inbox.dropBytes(
      zip({ '自评表.xlsx': bytesOf(CLEAN), '又一份/自评表.xlsx': bytesOf('ways-of-filling/units.xlsx') }),
      '农业局.zip',
    )
    await inbox.once()
    inbox.dropBytes(zip({ '自评表.xlsx': bytesOf(CLEAN) }), '农业局(1).zip')
    await inbox.once()
    expect(inbox.outbox()).toContain('农业局（第2次）/自评表.xlsx')
    expect(inbox.text('农业局（第2次） 审核意见.txt')).toContain('与第 1 次相比')
  })

  it('does not mix with a folder of its name', async () => {
    inbox.drop(REAL, '商务局/自评表.xlsx')
    inbox.dropBytes(zip({ '自评表.xlsx': bytesOf(CLEAN), '二.xlsx': bytesOf(REAL) }), '商务局.zip')
    await inbox.once()
    const outbox = inbox.outbox()
    expect(outbox.filter((path) => path.startsWith('商务局/'))).toEqual([
      '商务局/自评表 审核意见.txt',
      '商务局/自评表.xlsx',
    ])
    expect(outbox.filter((path) => path.startsWith('商务局(2)/'))).toEqual([
      '商务局(2)/二.xlsx',
      '商务局(2)/自评表.xlsx',
    ])
  })

  it('with something unread is not told to be done; with nothing to check gets a note', async () => {
    inbox.dropBytes(
      zip({ '自评表.xlsx': bytesOf(CLEAN), '加密.xlsx': bytesOf('protected/agile-secret.xlsx') }),
      '甲局.zip',
    )
    inbox.dropBytes(zip({ '自评报告.docx': zip({ 'word/document.xml': PDF }), '扫描.pdf': PDF }), '乙局.zip')
    expect((await inbox.once()).code).toBe(3)
    expect(inbox.text('甲局 审核意见.txt')).toContain('压缩包里的「加密.xlsx」')
    expect(inbox.text('甲局 审核意见.txt')).not.toContain('不用再交')
    const note = inbox.text('乙局 没有核对的说明.txt')
    expect(note).toContain('「自评报告.docx」（Word 文档）')
    expect(note).toContain('「扫描.pdf」（PDF）')
  })
})

describe('what is no workbook', () => {
  it.each([
    [
      '自评报告.docx',
      zip({ 'word/document.xml': PDF }),
      '不核对 Word 文档。自评表如果只写在里面，请改交 Excel 工作簿。',
    ],
    ['扫描.pdf', PDF, '不核对 PDF。'],
    ['照片.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]), '不核对图片。'],
    ['自评表.rar', new TextEncoder().encode('Rar!\u001a\u0007\u0000'), '请解压以后，把里面的文件重新交来。'],
    ['备注.txt', new TextEncoder().encode('请查收'), '自评表请交 Excel 工作簿。'],
    ['自评表.xlsx.lnk', new Uint8Array([0x4c, 0, 0, 0, 1, 20]), '请交文件本身。'],
  ])('%s gets one note: what it is, and what to do', async (name, bytes, says) => {
    inbox.dropBytes(bytes, name)
    expect((await inbox.once()).code).toBe(3)
    const notes = inbox.outbox().filter((path) => path !== '运行状态.txt')
    expect(notes).toHaveLength(1)
    expect(inbox.text(notes[0]!)).toContain(says)
  })
})
