import { readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { documentText } from '../../adapters/docx/document-text.ts'
import { CLEAN, type Ran } from '../cli/run.ts'
import { MAILS, type MailPlace, PLAN, withMailPlace } from './mail-place.ts'
import { receivedMail } from './received-mail.ts'

let place: MailPlace
withMailPlace((opened) => {
  place = opened
})

describe('mail', () => {
  it('plans by default, sends nothing, and writes the plan for people and the messages for mail programs', async () => {
    const { code, stdout } = await place.plan()
    expect(code).toBe(0)
    expect(stdout).toContain('将发送 2 封')
    expect(stdout).toContain('株洲市商务局 → swj@zhuzhou.example.cn')
    expect(place.server.connections).toBe(0)
    expect(readdirSync(place.path('审核结果-发信/邮件'))).toEqual(MAILS)
    const sheets = readWorkbook(readFileSync(place.path(PLAN))).sheets
    expect(sheets.map((sheet) => sheet.name)).toEqual(['将发送', '暂缓', '其他情况'])
    const texts = sheets[0]!.cells.flatMap((cell) => (cell.value.kind === 'text' ? [cell.value.text] : []))
    expect(texts).toEqual(
      expect.arrayContaining(['swj@zhuzhou.example.cn', '株洲市商务局：2022年度绩效自评表审核结果']),
    )
  })

  it('says what its page shows', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../../src/shells/mail/README.md'), 'utf8')
    const blocks = [...page.matchAll(/```plain\n([\s\S]*?\n)```/g)].map((match) => match[1]!)
    const [planned, sent] = [await place.plan(), await place.send('--yes', '2')]
    expect(blocks).toHaveLength(3)
    for (const block of blocks) expect(`${planned.stdout}${sent.stderr}${sent.stdout}`).toContain(block)
  })

  it('follows no link among the results: what it leads to may be another unit’s', async () => {
    symlinkSync('../株洲市商务局/株洲市商务局2022年绩效自评.xlsx', place.path('审核结果/云溪市农业农村局/链接.xlsx'))
    const { messages, skipped } = JSON.parse((await place.plan('--format', 'json')).stdout)
    expect(messages).toHaveLength(2)
    expect(skipped).toContainEqual({
      path: '云溪市农业农村局/链接.xlsx',
      reason: expect.stringContaining('这是指向别处的链接'),
    })
  })

  it('without an allowed domain holds everything, and says which domains there are', async () => {
    const { code, stdout } = await place.mail('审核结果', '--contacts', '通讯录.csv')
    expect(code).toBe(1)
    expect(stdout).toContain('将发送 0 封，暂缓 2 个')
    expect(stdout).toContain('zhuzhou.example.cn（1 个）')
  })

  it('of a folder without results says that it is the wrong one, and how to get results', async () => {
    place.put(CLEAN, '收件/云溪市农业农村局/自评.xlsx')
    const { stdout } = await place.mail('收件', '--contacts', '通讯录.csv')
    expect(stdout).toContain('没有可以发的审核结果：1 个文件没有采用')
    expect(stdout).toContain('jiaobiao correct 收到的资料 --out 审核结果')
    expect((await place.plan()).stdout).not.toContain('没有采用')
  })

  it('sends each unit its own workbook, once, whatever is typed a second time', async () => {
    await place.plan()
    const { code, stdout } = await place.send('--yes', '2')
    expect([code, stdout]).toEqual([0, expect.stringContaining('已发送 2 封')])
    const mails = await Promise.all(place.server.received.map((each) => receivedMail(each.raw)))
    expect(mails.map((mail) => mail.attachments.map((each) => each.name))).toEqual([
      ['自评.xlsx', '2023年度绩效自评表核对已完成.docx'],
      ['株洲市商务局2022年绩效自评.xlsx', '2022年度绩效自评表反馈意见.docx'],
    ])
    expect(
      Buffer.from(mails[1]!.attachments[0]!.bytes).equals(
        readFileSync(place.path('审核结果/株洲市商务局/株洲市商务局2022年绩效自评.xlsx')),
      ),
    ).toBe(true)
    const letter = documentText(mails[1]!.attachments[1]!.bytes).join('')
    const told = mails[1]!.text.slice(0, mails[1]!.text.indexOf('附件（')).replace('（联系人：王某）', '')
    expect(told.replace(/[\s　]/g, '')).toBe(letter.replace(/[\s　]/g, ''))
    expect(letter).toMatch(/请改正 \d+ 处 · 请说明 \d+ 处 · 已代为更正 2 处（没有异议的不用再改）/)
    expect(await place.send('--yes', '0')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('没有要发送的邮件'),
    })
    const again = await place.plan()
    expect(again.stdout).toContain('将发送 0 封，已发过 2 封不再发')
    await place.send('--yes', '0')
    expect(place.server.received).toHaveLength(2)
    expect((await place.mail('status')).stdout).toContain('已发送 2 封')
  })

  it('wants the very number, by option or typed', async () => {
    await place.plan()
    expect(await place.send()).toMatchObject({ code: 2, stderr: expect.stringContaining('没有终端可以确认') })
    expect(await place.send('--yes', '3')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('对不上，没有发送'),
    })
    const asked = (answer: string): Promise<Ran> => place.sendWith({ ask: () => Promise.resolve(answer) })
    expect(await asked('y')).toMatchObject({ code: 2, stderr: expect.stringContaining('没有确认，没有发送') })
    expect(place.server.connections).toBe(0)
    expect((await asked('2')).code).toBe(0)
    expect(place.server.received).toHaveLength(2)
  })

  it('rehearses to one address with a marked subject, and that does not count as sent', async () => {
    await place.plan()
    expect((await place.send('--yes', '2', '--rehearse', 'wo@czj.example.cn')).code).toBe(0)
    expect(place.server.received.map((each) => each.to)).toEqual(['wo@czj.example.cn', 'wo@czj.example.cn'])
    const mail = await receivedMail(place.server.received[0]!.raw)
    expect(mail.subject).toBe(
      '【演练，正式发送时的收件人是 nyj@yunxi.example.cn】云溪市农业农村局：2023年度绩效自评表审核结果',
    )
    expect((await place.send('--yes', '2')).code).toBe(0)
    expect(place.server.received.slice(2).map((each) => each.to)).toEqual([
      'nyj@yunxi.example.cn',
      'swj@zhuzhou.example.cn',
    ])
    expect(await place.send('--yes', '2', '--rehearse', 'x@elsewhere.example')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('不在允许之列'),
    })
  })

  it('takes --only and --limit', async () => {
    await place.plan()
    expect(await place.send('--only', '株洲市商务局', '--yes', '1')).toMatchObject({
      code: 5,
      stdout: expect.stringContaining('计划里还有 1 封没有发到'),
    })
    expect(place.server.received.map((each) => each.to)).toEqual(['swj@zhuzhou.example.cn'])
    expect(await place.send('--only', '商务局', '--yes', '1')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('计划里没有「商务局」'),
    })
    expect((await place.send('--limit', '1', '--yes', '1')).code).toBe(0)
    expect(place.server.received).toHaveLength(2)
  })
})

describe('the letter of a message', () => {
  it('says what the office says, by options or by the file beside the results, and is signed by whoever sends', async () => {
    await place.serve({}, { fromName: '某市财政局绩效科' })
    place.write('反馈设置.csv', '项目,内容\n交回期限,2099-12-15\n电话,0000-1\n')
    const letter = async (...args: string[]): Promise<string> => {
      await place.plan('--smtp-config', 'smtp.json', ...args)
      const file = '审核结果-发信/邮件/002 株洲市商务局.docx'
      return documentText(readFileSync(place.path(file))).join('\n')
    }
    expect(await letter()).toMatch(/于2099年12月15日前交回。[\s\S]*请拨打电话 0000-1。\n某市财政局绩效科$/)
    expect(await letter('--office', '绩效科')).toMatch(/请联系绩效科，电话 0000-1。\n绩效科$/)
    expect(await place.plan('--deadline', '12-15')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--deadline 应是'),
    })
  })

  it('does not make the same workbooks go out again when only it has changed', async () => {
    await place.plan()
    await place.send('--yes', '2')
    expect((await place.plan('--deadline', '2099-12-31')).stdout).toContain('将发送 0 封，已发过 2 封不再发')
  })

  it('is made of what the workbooks say now, where there is no results.json or they were changed since', async () => {
    const texts = async (): Promise<string[]> => {
      await place.plan()
      const { messages } = JSON.parse(readFileSync(place.path('审核结果-发信/发送计划.json'), 'utf8'))
      return messages.map(({ text }: { text: string }) => text)
    }
    const before = await texts()
    const results = readFileSync(place.path('审核结果/results.json'))
    rmSync(place.path('审核结果/results.json'))
    expect(await texts()).toEqual(before)
    const path = '审核结果/株洲市商务局/株洲市商务局2022年绩效自评.xlsx'
    const mended = editWorkbook(readFileSync(place.path(path)), {
      sheets: [{ sheet: '1-3-1', cells: [{ row: 19, column: 8, value: { kind: 'number', text: '3' } }] }],
    })
    place.write('审核结果/results.json', results)
    place.write(path, mended)
    const [first, second] = await texts()
    expect(first).toBe(before[0])
    expect(before[1]).toContain('H19 「全年社零增长」')
    expect(second).not.toContain('H19 「全年社零增长」')
  })
})
