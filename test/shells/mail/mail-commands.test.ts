import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { holderText, newOwner } from '../../../src/adapters/files/take-lock.ts'
import { lockLedger } from '../../../src/shells/mail/ledger-place.ts'
import { RawServer, type RawServerOptions } from '../../adapters/mail/raw-server.ts'
import { documentText } from '../../adapters/docx/document-text.ts'
import { CLEAN, Place, REAL, type Ran } from '../cli/run.ts'
import { receivedMail } from './received-mail.ts'

const CONTACTS = `单位名称,别名,电子邮箱,联系人
株洲市商务局,市商务局,swj@zhuzhou.example.cn,王某
云溪市农业农村局,,nyj@yunxi.example.cn,
`
const PLAN = '审核结果-发信/发送计划.xlsx'
/** A message and its letter for each unit. */
const MAILS = ['001 云溪市农业农村局', '002 株洲市商务局'].flatMap((name) => [`${name}.docx`, `${name}.eml`])

/** Corrected once for all tests. */
const corrected = new Place()
beforeAll(async () => {
  corrected.put(REAL, '收件/株洲市商务局/株洲市商务局2022年绩效自评.xlsx')
  corrected.put(CLEAN, '收件/云溪市农业农村局/自评.xlsx')
  await corrected.run('correct', '收件', '--out', '审核结果')
})
afterAll(() => corrected.done())

let place: Place
let server: RawServer
beforeEach(async () => {
  place = new Place()
  cpSync(join(corrected.cwd, '审核结果'), join(place.cwd, '审核结果'), { recursive: true })
  write('通讯录.csv', CONTACTS)
  await serve({})
})
afterEach(async () => {
  await server.stop()
  place.done()
})

function write(name: string, text: string | Uint8Array): void {
  writeFileSync(join(place.cwd, name), text)
}

async function serve(options: RawServerOptions, changes: object = {}): Promise<void> {
  await server?.stop()
  server = new RawServer(options)
  const config = {
    host: '127.0.0.1',
    port: await server.start(),
    security: 'none',
    from: 'jixiao@czj.example.cn',
    fromName: '某市财政局绩效科',
    allowDomains: ['*.example.cn'],
    answerToDotWithin: 30,
    ...changes,
  }
  write('smtp.json', JSON.stringify(config))
}

function run(...args: string[]): Promise<Ran> {
  return place.runWith({ stateFolder: join(place.cwd, '台账') }, 'mail', ...args)
}

const plan = (...more: string[]): Promise<Ran> =>
  run('审核结果', '--contacts', '通讯录.csv', '--allow-domain', '*.example.cn', ...more)
const send = (...more: string[]): Promise<Ran> => run('send', '--plan', PLAN, '--smtp-config', 'smtp.json', ...more)

describe('mail', () => {
  it('plans by default, sends nothing, and writes the plan for people and the messages for mail programs', async () => {
    const { code, stdout } = await plan()
    expect(code).toBe(0)
    expect(stdout).toContain('将发送 2 封')
    expect(stdout).toContain('株洲市商务局 → swj@zhuzhou.example.cn')
    expect(server.connections).toBe(0)
    expect(readdirSync(join(place.cwd, '审核结果-发信/邮件'))).toEqual(MAILS)
    const sheets = readWorkbook(readFileSync(join(place.cwd, PLAN))).sheets
    expect(sheets.map((sheet) => sheet.name)).toEqual(['将发送', '暂缓', '其他情况'])
    const texts = sheets[0]!.cells.flatMap((cell) => (cell.value.kind === 'text' ? [cell.value.text] : []))
    expect(texts).toEqual(
      expect.arrayContaining(['swj@zhuzhou.example.cn', '株洲市商务局：2022年度绩效自评表审核结果']),
    )
  })

  it('says what its page shows', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../../src/shells/mail/README.md'), 'utf8')
    const blocks = [...page.matchAll(/```plain\n([\s\S]*?\n)```/g)].map((match) => match[1]!)
    const [planned, sent] = [await plan(), await send('--yes', '2')]
    expect(blocks).toHaveLength(3)
    for (const block of blocks) expect(`${planned.stdout}${sent.stderr}${sent.stdout}`).toContain(block)
  })

  it('follows no link among the results: what it leads to may be another unit’s', async () => {
    symlinkSync(
      '../株洲市商务局/株洲市商务局2022年绩效自评.xlsx',
      join(place.cwd, '审核结果/云溪市农业农村局/链接.xlsx'),
    )
    const { messages, skipped } = JSON.parse((await plan('--format', 'json')).stdout)
    expect(messages).toHaveLength(2)
    expect(skipped).toContainEqual({
      path: '云溪市农业农村局/链接.xlsx',
      reason: expect.stringContaining('这是指向别处的链接'),
    })
  })

  it('without an allowed domain holds everything, and says which domains there are', async () => {
    const { code, stdout } = await run('审核结果', '--contacts', '通讯录.csv')
    expect(code).toBe(1)
    expect(stdout).toContain('将发送 0 封，暂缓 2 个')
    expect(stdout).toContain('zhuzhou.example.cn（1 个）')
  })

  it('of a folder without results says that it is the wrong one, and how to get results', async () => {
    place.put(CLEAN, '收件/云溪市农业农村局/自评.xlsx')
    const { stdout } = await run('收件', '--contacts', '通讯录.csv')
    expect(stdout).toContain('没有可以发的审核结果：1 个文件没有采用')
    expect(stdout).toContain('jiaobiao correct 收到的资料 --out 审核结果')
    expect((await plan()).stdout).not.toContain('没有采用')
  })

  it('sends each unit its own workbook, once, whatever is typed a second time', async () => {
    await plan()
    const { code, stdout } = await send('--yes', '2')
    expect([code, stdout]).toEqual([0, expect.stringContaining('已发送 2 封')])
    const mails = await Promise.all(server.received.map((each) => receivedMail(each.raw)))
    expect(mails.map((mail) => mail.attachments.map((each) => each.name))).toEqual([
      ['自评.xlsx', '2023年度绩效自评表核对已完成.docx'],
      ['株洲市商务局2022年绩效自评.xlsx', '2022年度绩效自评表反馈意见.docx'],
    ])
    expect(
      Buffer.from(mails[1]!.attachments[0]!.bytes).equals(
        readFileSync(join(place.cwd, '审核结果/株洲市商务局/株洲市商务局2022年绩效自评.xlsx')),
      ),
    ).toBe(true)
    const letter = documentText(mails[1]!.attachments[1]!.bytes).join('')
    const told = mails[1]!.text.slice(0, mails[1]!.text.indexOf('附件（')).replace('（联系人：王某）', '')
    expect(told.replace(/[\s　]/g, '')).toBe(letter.replace(/[\s　]/g, ''))
    expect(letter).toMatch(/请改正 \d+ 处 · 请说明 \d+ 处 · 已代为更正 2 处（没有异议的不用再改）/)
    expect(await send('--yes', '0')).toMatchObject({ code: 0, stdout: expect.stringContaining('没有要发送的邮件') })
    const again = await plan()
    expect(again.stdout).toContain('将发送 0 封，已发过 2 封不再发')
    await send('--yes', '0')
    expect(server.received).toHaveLength(2)
    expect((await run('status')).stdout).toContain('已发送 2 封')
  })

  it('wants the very number, by option or typed', async () => {
    await plan()
    expect(await send()).toMatchObject({ code: 2, stderr: expect.stringContaining('没有终端可以确认') })
    expect(await send('--yes', '3')).toMatchObject({ code: 2, stderr: expect.stringContaining('对不上，没有发送') })
    const asked = (answer: string): Promise<Ran> =>
      place.runWith(
        { stateFolder: join(place.cwd, '台账'), ask: () => Promise.resolve(answer) },
        'mail',
        'send',
        '--plan',
        PLAN,
        '--smtp-config',
        'smtp.json',
      )
    expect(await asked('y')).toMatchObject({ code: 2, stderr: expect.stringContaining('没有确认，没有发送') })
    expect(server.connections).toBe(0)
    expect((await asked('2')).code).toBe(0)
    expect(server.received).toHaveLength(2)
  })

  it('rehearses to one address with a marked subject, and that does not count as sent', async () => {
    await plan()
    expect((await send('--yes', '2', '--rehearse', 'wo@czj.example.cn')).code).toBe(0)
    expect(server.received.map((each) => each.to)).toEqual(['wo@czj.example.cn', 'wo@czj.example.cn'])
    const mail = await receivedMail(server.received[0]!.raw)
    expect(mail.subject).toBe(
      '【演练，正式发送时的收件人是 nyj@yunxi.example.cn】云溪市农业农村局：2023年度绩效自评表审核结果',
    )
    expect((await send('--yes', '2')).code).toBe(0)
    expect(server.received.slice(2).map((each) => each.to)).toEqual(['nyj@yunxi.example.cn', 'swj@zhuzhou.example.cn'])
    expect(await send('--yes', '2', '--rehearse', 'x@elsewhere.example')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('不在允许之列'),
    })
  })

  it('takes --only and --limit', async () => {
    await plan()
    expect(await send('--only', '株洲市商务局', '--yes', '1')).toMatchObject({
      code: 5,
      stdout: expect.stringContaining('计划里还有 1 封没有发到'),
    })
    expect(server.received.map((each) => each.to)).toEqual(['swj@zhuzhou.example.cn'])
    expect(await send('--only', '商务局', '--yes', '1')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('计划里没有「商务局」'),
    })
    expect((await send('--limit', '1', '--yes', '1')).code).toBe(0)
    expect(server.received).toHaveLength(2)
  })
})

describe('the letter of a message', () => {
  it('says what the office says, by options or by the file beside the results, and is signed by whoever sends', async () => {
    write('反馈设置.csv', '项目,内容\n交回期限,2099-12-15\n电话,0000-1\n')
    const letter = async (...args: string[]): Promise<string> => {
      await plan('--smtp-config', 'smtp.json', ...args)
      const file = '审核结果-发信/邮件/002 株洲市商务局.docx'
      return documentText(readFileSync(join(place.cwd, file))).join('\n')
    }
    expect(await letter()).toMatch(/于2099年12月15日前交回。[\s\S]*请拨打电话 0000-1。\n某市财政局绩效科$/)
    expect(await letter('--office', '绩效科')).toMatch(/请联系绩效科，电话 0000-1。\n绩效科$/)
    expect(await plan('--deadline', '12-15')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--deadline 应是'),
    })
  })

  it('does not make the same workbooks go out again when only it has changed', async () => {
    await plan()
    await send('--yes', '2')
    expect((await plan('--deadline', '2099-12-31')).stdout).toContain('将发送 0 封，已发过 2 封不再发')
  })

  it('is made of what the workbooks say now, where there is no results.json or they were changed since', async () => {
    const texts = async (): Promise<string[]> => {
      await plan()
      const { messages } = JSON.parse(readFileSync(join(place.cwd, '审核结果-发信/发送计划.json'), 'utf8'))
      return messages.map(({ text }: { text: string }) => text)
    }
    const before = await texts()
    rmSync(join(place.cwd, '审核结果/results.json'))
    expect(await texts()).toEqual(before)
    const path = '审核结果/株洲市商务局/株洲市商务局2022年绩效自评.xlsx'
    const mended = editWorkbook(readFileSync(join(place.cwd, path)), {
      sheets: [{ sheet: '1-3-1', cells: [{ row: 19, column: 8, value: { kind: 'number', text: '3' } }] }],
    })
    cpSync(join(corrected.cwd, '审核结果/results.json'), join(place.cwd, '审核结果/results.json'))
    write(path, mended)
    const [first, second] = await texts()
    expect(first).toBe(before[0])
    expect(before[1]).toContain('H19 「全年社零增长」')
    expect(second).not.toContain('H19 「全年社零增长」')
  })
})

describe('a plan', () => {
  const JSON_FILE = '审核结果-发信/发送计划.json'
  const touch = (name: string, from: string, to: string): void => {
    const path = join(place.cwd, name)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain(from)
    writeFileSync(path, text.replaceAll(from, to))
  }
  it.each<[string, () => void, string]>([
    ['whose sheet was changed', () => appendFileSync(join(place.cwd, PLAN), 'x'), '被改动过'],
    ['with another recipient', () => touch(JSON_FILE, 'swj@zhuzhou.example.cn', 'nyj2@yunxi.example.cn'), '被改动过'],
    ['with another text', () => touch(JSON_FILE, '已代为更正 2 处', '已代为更正 3 处'), '被改动过'],
    [
      'with a recipient that is a list',
      () => touch(JSON_FILE, 'swj@zhuzhou.example.cn', 'swj@zhuzhou.example.cn,x@y.example.cn'),
      '不完整或被改动过',
    ],
    [
      'with a recipient outside the list of domains',
      () => touch(JSON_FILE, 'swj@zhuzhou.example.cn', 'swj@evil.example'),
      '不完整或被改动过',
    ],
    [
      'cut short',
      () => write(JSON_FILE, readFileSync(join(place.cwd, JSON_FILE)).subarray(0, 500)),
      '不完整或被改动过',
    ],
    [
      'with a changed workbook',
      () => appendFileSync(join(place.cwd, '审核结果/云溪市农业农村局/自评.xlsx'), 'x'),
      '在计划做好以后改动过',
    ],
    [
      'with a changed letter',
      () => appendFileSync(join(place.cwd, '审核结果-发信/邮件/001 云溪市农业农村局.docx'), 'x'),
      '「001 云溪市农业农村局.docx」在计划做好以后改动过',
    ],
    [
      'with the letters of two units exchanged',
      () => {
        const letter = (name: string): string => join(place.cwd, '审核结果-发信/邮件', name)
        cpSync(letter('001 云溪市农业农村局.docx'), letter('002 株洲市商务局.docx'))
      },
      '「002 株洲市商务局.docx」在计划做好以后改动过',
    ],
    [
      'without its letters',
      () => rmSync(join(place.cwd, '审核结果-发信/邮件/002 株洲市商务局.docx')),
      '「002 株洲市商务局.docx」',
    ],
    [
      'with the workbooks of two units exchanged',
      () => {
        cpSync(
          join(place.cwd, '审核结果/云溪市农业农村局/自评.xlsx'),
          join(place.cwd, '审核结果/株洲市商务局/株洲市商务局2022年绩效自评.xlsx'),
        )
      },
      '在计划做好以后改动过',
    ],
  ])('%s is refused whole', async (_, change, reason) => {
    await plan()
    change()
    expect(await send('--yes', '2')).toMatchObject({ code: 2, stderr: expect.stringContaining(reason) })
    expect(server.connections).toBe(0)
  })

  it('gives way to a later one of the same folder, and holds only with the ledger that made it', async () => {
    await plan()
    const old = ['json', 'xlsx'].map(
      (kind) => [kind, readFileSync(join(place.cwd, `审核结果-发信/发送计划.${kind}`))] as const,
    )
    write('通讯录.csv', CONTACTS.replace('swj@', 'swj2@'))
    await plan()
    mkdirSync(join(place.cwd, '旧'))
    for (const [kind, bytes] of old) write(`旧/发送计划.${kind}`, bytes)
    expect(await run('send', '--plan', '旧/发送计划.xlsx', '--smtp-config', 'smtp.json', '--yes', '2')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('已被后来做的计划代替'),
    })
    expect(await send('--yes', '2', '--ledger', '别的.db')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('不是用这个发送台账做的'),
    })
    expect(server.connections).toBe(0)
  })

  it('is not made over the results of a ledger that is lost, unless that is said', async () => {
    await plan()
    await send('--yes', '2')
    expect(await plan('--ledger', '新.db')).toMatchObject({ code: 2, stderr: expect.stringContaining('台账不在了') })
    expect((await plan('--ledger', '新.db', '--new-ledger')).code).toBe(0)
  })

  it('tells what has changed since the last time: a new address, a second round', async () => {
    await plan()
    await send('--yes', '2')
    write('通讯录.csv', CONTACTS.replace('swj@', 'swj2@'))
    const path = '审核结果/株洲市商务局/株洲市商务局2022年绩效自评.xlsx'
    const changed = editWorkbook(readFileSync(join(place.cwd, path)), {
      sheets: [{ sheet: '1-3-1', cells: [{ row: 60, column: 1, value: { kind: 'text', text: '改' } }] }],
    })
    write(path, changed)
    const { stdout } = await plan()
    expect(stdout).toContain('将发送 1 封，已发过 1 封不再发')
    expect(stdout).toContain('邮箱变了，上次是 swj@zhuzhou.example.cn')
    await send('--yes', '1')
    const mail = await receivedMail(server.received[2]!.raw)
    expect(mail.subject).toBe('株洲市商务局：2022年度绩效自评表审核结果（第2次）')
  })
})

describe('the outcome', () => {
  it('of a dot without an answer is 待查, with what to do; a person’s word settles it', async () => {
    await serve({ fault: { phase: 'dot', kind: 'drop' }, times: 1 })
    await plan()
    const sent = await send('--yes', '2')
    expect(sent.code).toBe(5)
    expect(sent.stdout).toContain('已发送 1 封，待查 1 封')
    expect(sent.stdout).toContain('jiaobiao mail resolve --unit "云溪市农业农村局" --as 已收到（没收到的写 未收到）')
    const cells = readWorkbook(readFileSync(join(place.cwd, '审核结果-发信/发送结果.xlsx'))).sheets[0]!.cells
    expect(cells.flatMap((cell) => (cell.value.kind === 'text' ? [cell.value.text] : []))).toEqual(
      expect.arrayContaining(['待查', '已发送', '4ABC12', '250 2.0.0 Ok: queued as 4ABC12']),
    )
    expect((await send('--yes', '0')).code).toBe(5)
    const first = server.received[0]!.raw
    expect((await run('resolve', '--unit', '云溪市农业农村局', '--as', '未收到')).code).toBe(0)
    expect((await send('--yes', '1')).code).toBe(0)
    const idOf = (raw: string): string => /^Message-ID: .*$/im.exec(raw)![0]
    expect(idOf(server.received.at(-1)!.raw)).toBe(idOf(first))
  })

  it('of a refused address is a failure that a corrected address list mends', async () => {
    await serve({ fault: { phase: 'RCPT', kind: '5xx', code: 550 }, times: 1 })
    await plan()
    expect(await send('--yes', '2')).toMatchObject({
      code: 5,
      stdout: expect.stringContaining('已发送 1 封，没有发成 1 封'),
    })
    expect(await send('--yes', '0')).toMatchObject({ stderr: expect.stringContaining('加 --retry-failed 才再发') })
    write('通讯录.csv', CONTACTS.replace('nyj@', 'nyj2@'))
    await plan()
    expect((await send('--yes', '1')).code).toBe(0)
    expect(server.received.map((each) => each.to)).toEqual(['swj@zhuzhou.example.cn', 'nyj2@yunxi.example.cn'])
  })

  it('of Ctrl-C is 130, and the same command goes on', async () => {
    await plan()
    const stopped = await place.runWith(
      { stateFolder: join(place.cwd, '台账'), interrupted: () => server.received.length >= 1 },
      ...['mail', 'send', '--plan', PLAN, '--smtp-config', 'smtp.json', '--yes', '2'],
    )
    expect(stopped).toMatchObject({ code: 130, stdout: expect.stringContaining('接着发') })
    expect((await send('--yes', '1')).code).toBe(0)
    expect(server.received).toHaveLength(2)
  })

  it('of a second run beside the first is exit 4 and no message', async () => {
    await plan()
    const now = (): number => new Date(2026, 0, 5, 9, 3).getTime()
    const lock = await lockLedger(join(place.cwd, '台账/发送台账.db'), { interrupted: () => false, say: () => {}, now })
    const holder = holderText(newOwner(now()))
    expect(await send('--yes', '2')).toEqual({
      code: 4,
      stdout: '',
      stderr: `另一个发送正在运行${holder}，请等它结束。没有发送。\n`,
    })
    lock.release()
    expect(server.connections).toBe(0)
    expect((await send('--yes', '2')).code).toBe(0)
  })
})

describe('the configuration', () => {
  it('without a certificate that is trusted, or without STARTTLS, stops the run before the password goes out', async () => {
    await plan()
    await serve({}, { security: 'starttls', user: 'jixiao', passwordFile: '密码.txt' })
    write('密码.txt', '秘密')
    expect(await send('--yes', '2')).toMatchObject({
      code: 5,
      stdout: expect.stringMatching(/加密连接没有建立|不支持/),
    })
    expect(server.commands.some((line) => line.startsWith('AUTH'))).toBe(false)
    expect((await run('status')).stdout).toContain('待发 2 封')
  })

  it.each<[string, object, string]>([
    ['a password in it', { password: 'x' }, '不要把密码写在配置里'],
    ['no TLS to another host', { host: 'mail.example.cn', answerToDotWithin: 600 }, '只能用于本机'],
    ['a sender that is no address', { from: '绩效科 <a@b.cn>' }, '「from」的邮箱不能用'],
    ['an unknown word', { tls: false }, '不认识「tls」'],
    [
      'a short wait for the dot elsewhere',
      { host: 'mail.example.cn', security: 'starttls', answerToDotWithin: 60 },
      '不小于 600',
    ],
    ['fewer domains than the plan', { allowDomains: ['yunxi.example.cn'] }, '不在邮件配置的 allowDomains 里'],
  ])('with %s is refused', async (_, changes, reason) => {
    await plan()
    await serve({}, changes)
    expect(await send('--yes', '2')).toMatchObject({ code: 2, stderr: expect.stringContaining(reason) })
    expect(server.connections).toBe(0)
  })

  it('gives the password from its file, and never shows it', async () => {
    write('密码.txt', '秘密 123\n')
    await serve({}, { user: 'jixiao', passwordFile: '密码.txt' })
    await plan()
    const { code, stdout, stderr } = await send('--yes', '2')
    expect(code).toBe(0)
    expect(server.commands).toContain(`AUTH PLAIN ${Buffer.from('\u0000jixiao\u0000秘密 123').toString('base64')}`)
    expect(`${stdout}${stderr}`).not.toContain('秘密')
  })
})

describe('mail plan over an earlier plan', () => {
  const folder = (name: string): string => join(place.cwd, '审核结果-发信', name)

  it('replaces what it wrote itself, and stops before anything is touched where somebody has worked on it', async () => {
    expect((await plan()).code).toBe(0)
    expect((await plan()).code).toBe(0)
    const whole = readFileSync(folder('发送计划.json'))
    for (const name of ['发送计划.xlsx', '邮件/001 云溪市农业农村局.eml', '邮件/002 株洲市商务局.docx']) {
      const own = readFileSync(folder(name))
      writeFileSync(folder(name), '有人在这里写了备注')
      expect(await plan()).toMatchObject({ code: 2, stderr: expect.stringContaining('没有覆盖') })
      expect([readFileSync(folder(name), 'utf8'), readFileSync(folder('发送计划.json')).equals(whole)]).toEqual([
        '有人在这里写了备注',
        true,
      ])
      writeFileSync(folder(name), own)
    }
    writeFileSync(folder('邮件/003 别人的.eml'), '别人的')
    expect((await plan()).code).toBe(2)
    expect((await plan('--overwrite')).code).toBe(0)
    expect(readdirSync(folder('邮件'))).toEqual(MAILS)
  })
})

describe('发送结果 that is open in WPS', () => {
  it('is told at the end; every mail went out, the data beside it are written, and status writes it anew', async () => {
    const folder = join(place.cwd, '审核结果-发信')
    await plan()
    await send('--yes', '1', '--limit', '1')
    rmSync(join(folder, '发送结果.xlsx'))
    mkdirSync(join(folder, '发送结果.xlsx'))
    const { code, stdout, stderr } = await send('--yes', '1')
    expect([code, stdout, stderr]).toEqual([
      3,
      expect.stringContaining('已发送 2 封'),
      expect.stringMatching(/「发送结果\.xlsx」没有写成.*\n.*台账.*mail status/),
    ])
    expect(server.received).toHaveLength(2)
    expect(JSON.parse(readFileSync(join(folder, '发送结果.json'), 'utf8')).messages).toHaveLength(2)
    rmSync(join(folder, '发送结果.xlsx'), { recursive: true })
    expect((await run('status', '--plan', PLAN)).code).toBe(0)
    expect(readdirSync(folder)).toContain('发送结果.xlsx')
    expect(await send('--yes', '0')).toMatchObject({ code: 0 })
    expect(server.received).toHaveLength(2)
  })
})
