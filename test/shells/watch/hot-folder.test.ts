import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { CHILD_PROGRAM, CLEAN, FIXTURES, REAL } from '../cli/run.ts'
import { notUnderstood, partlyUnderstood, unknownTotal } from '../unusual-books.ts'
import { Inbox, Running } from './inbox.ts'
import { REAL_SET } from '../real-set.ts'

/** What is left of the real set, with the two cells that were corrected. */
const LEFT = /请改正 \d+ 处 · 请说明 \d+ 处 · 已代为更正 2 处（没有异议的不用再改）/

let inbox: Inbox
beforeEach(() => {
  inbox = new Inbox()
})
afterEach(() => inbox.done())

function isOtherDisk(folder: string): boolean {
  return existsSync(folder) && statSync(folder).dev !== statSync(tmpdir()).dev
}

const TROUBLE = { ...CHILD_PROGRAM, module: fileURLToPath(new URL('./trouble-child.cjs', import.meta.url)) }

describe('a dropped workbook that was not understood', () => {
  it('gets a note instead of results', async () => {
    inbox.dropBytes(await notUnderstood(), '城管局/自评表.xlsx')
    const { code, stdout } = await inbox.once()
    expect([code, stdout.includes('没有完全读懂')]).toEqual([3, true])
    expect(inbox.outbox()).toEqual(['城管局/自评表 没有核对的说明.txt', '运行状态.txt'].sort())
    expect(inbox.text('城管局/自评表 没有核对的说明.txt')).toMatch(/结论：没有读懂。\n原因：「.*」没有完全读懂/)
  })

  it('but for some of its forms comes back annotated, and its opinion says what was not checked', async () => {
    inbox.dropBytes(await partlyUnderstood(), '商务局/自评表.xlsx')
    const { code } = await inbox.once()
    expect(code).toBe(3)
    expect(inbox.outbox()).toContain('商务局/自评表.xlsx')
    const opinion = inbox.text('商务局/自评表 审核意见.txt')
    expect(opinion).toContain('结论：有表没有读懂，没有核对，请人工审核。请改正 ')
    expect(opinion).toContain('没有完全读懂')
    expect(opinion).not.toContain('不用再交')
  })

  it('or in which a check could not be made is not told to be done', async () => {
    inbox.dropBytes(await unknownTotal(), '水利局/自评表.xlsx')
    await inbox.once()
    const opinion = inbox.text('水利局/自评表 审核意见.txt')
    expect(opinion).toContain('核对过的没有要改正或说明的，有的没有能够核对')
    expect(opinion).toContain(
      '没有核对的 2 项：\n  1. 「自评表」A4　年度资金 / 执行率的分值和得分：资金各行里没有认出总额一行',
    )
    expect(opinion).not.toContain('不用再交')
  })
})

describe('a dropped workbook', () => {
  it('comes back annotated under the same relative name, with a short opinion beside it, and is kept as proof', async () => {
    inbox.drop(REAL, '商务局/自评表.xlsx')
    const before = readFileSync(join(inbox.cwd, '收件/商务局/自评表.xlsx'))
    const { code, stdout, stderr } = await inbox.once()
    expect(stderr).toBe('')
    expect(code).toBe(1)
    const [told = ''] = LEFT.exec(stdout) ?? []
    expect(stdout).toContain(`商务局/自评表.xlsx　${told}`)
    expect(told).not.toBe('')
    expect(inbox.outbox()).toEqual(['商务局/自评表 审核意见.txt', '商务局/自评表.xlsx', '运行状态.txt'].sort())
    expect(readWorkbook(inbox.result('商务局/自评表.xlsx')).sheets.map((sheet) => sheet.name)).toContain('审核结果')
    const opinion = inbox.text('商务局/自评表 审核意见.txt')
    expect(opinion).toContain(`结论：${told}。改好、说明后再交一次。`)
    expect(opinion).toContain('怎么办：')
    expect(opinion.split('\n').length).toBeLessThan(60)
    expect(inbox.text('运行状态.txt')).toContain(`商务局/自评表.xlsx　${told.replace(/ · 已代为.*/, '')}`)
    expect(readFileSync(join(inbox.cwd, '收件/商务局/自评表.xlsx')).equals(before)).toBe(true)
    const month = join(inbox.cwd, '本机/存档', readdirSync(join(inbox.cwd, '本机/存档'))[0]!)
    const [kept] = readdirSync(month)
    expect(kept).toBe('000001 自评表 第1次')
    expect(readFileSync(join(month, kept!, '原件.xlsx')).equals(before)).toBe(true)
    expect(readFileSync(join(month, kept!, '结果 自评表.xlsx')).equals(inbox.result('商务局/自评表.xlsx'))).toBe(true)
    const record = JSON.parse(readFileSync(join(month, kept!, '记录.json'), 'utf8'))
    expect(record).toMatchObject({
      文件: '商务局/自评表.xlsx',
      第几次: 1,
      结论: 'checked',
      单位: '株洲市商务局',
      年度: 2022,
    })
    expect(record.规则).toMatch(/^校表 .+（[0-9a-f]{12}），规则 \d+ 条$/)
  })

  it('dropped again mended, under the name that it has in the outbox, is round 2: what was fixed and what is new is said', async () => {
    inbox.drop(REAL, '商务局/自评表.xlsx')
    await inbox.once()
    const sheet = '1-3-1'
    const mended = editWorkbook(inbox.result('商务局/自评表.xlsx'), {
      sheets: [
        {
          sheet,
          cells: [
            { row: 19, column: 8, value: { kind: 'number', text: '3' } },
            { row: 14, column: 8, value: { kind: 'number', text: '99' } },
          ],
        },
      ],
    })
    inbox.dropBytes(mended, '商务局/自评表.xlsx')
    const { stdout } = await inbox.once()
    expect(stdout).toContain('商务局/自评表.xlsx（第 2 次）')
    expect(inbox.outbox()).toEqual(
      [
        '商务局/自评表 审核意见.txt',
        '商务局/自评表.xlsx',
        '商务局/自评表（第2次） 审核意见.txt',
        '商务局/自评表（第2次）.xlsx',
        '运行状态.txt',
      ].sort(),
    )
    const opinion = inbox.text('商务局/自评表（第2次） 审核意见.txt')
    expect(opinion).toMatch(/与第 1 次相比：已整改 \d+ 处，仍在 \d+ 处，新出现 [1-9]\d* 处。/)
    expect(opinion).toMatch(/已整改：\n(.*\n)*.*「1-3-1」H19　全年社零增长/)
    expect(opinion).toMatch(/新出现：\n(.*\n)*.*「1-3-1」H14/)

    inbox.dropBytes(inbox.result('商务局/自评表（第2次）.xlsx'), '商务局/自评表（第2次）.xlsx')
    await inbox.once()
    expect(inbox.outbox()).toContain('商务局/自评表（第3次）.xlsx')
  })

  it('with the same bytes again is not done again, which is said beside the result', async () => {
    inbox.drop(CLEAN, '表.xlsx')
    await inbox.once()
    const before = inbox.result('表.xlsx')
    rmSync(join(inbox.cwd, '收件/表.xlsx'))
    await inbox.once()
    inbox.drop(CLEAN, '表.xlsx')
    const { stdout } = await inbox.once()
    expect(stdout).toContain('内容与第 1 次交来的相同，没有重新核对')
    expect(inbox.outbox()).toEqual(['表 内容没有变化.txt', '表 审核意见.txt', '表.xlsx', '运行状态.txt'].sort())
    expect(inbox.result('表.xlsx').equals(before)).toBe(true)
    expect(inbox.text('表 内容没有变化.txt')).toContain('内容与第 1 次交来的完全相同')
    expect(inbox.text('运行状态.txt')).toMatch(/又放了一次但内容没有变化的：\n {2}\d\d:\d\d　表\.xlsx/)
  })

  it('is judged again, unchanged, by another programme though its rules say the same of themselves', async () => {
    inbox.drop(CLEAN, '表.xlsx')
    await inbox.watch({ program: () => '旧程序' }, '--once')
    for (const [program, round] of [
      ['旧程序', 1],
      ['新程序', 2],
    ] as const) {
      rmSync(join(inbox.cwd, '收件/表.xlsx'))
      await inbox.watch({ program: () => program }, '--once')
      inbox.drop(CLEAN, '表.xlsx')
      await inbox.watch({ program: () => program }, '--once')
      expect(inbox.outbox().filter((path) => path.endsWith('.xlsx'))).toHaveLength(round)
    }
    expect(inbox.text('表（第2次） 审核意见.txt')).toContain('（文件内容与第 1 次相同，程序或规则更新后重新核对。）')
  })

  it('is told where the same content lies under another name', async () => {
    inbox.drop(CLEAN, '甲局/表.xlsx')
    await inbox.once()
    inbox.drop(CLEAN, '乙局/表.xlsx')
    await inbox.once()
    expect(inbox.text('乙局/表 审核意见.txt')).toContain('内容与 「甲局/表.xlsx」 完全相同，请看是不是放错了位置。')
  })

  it.runIf(isOtherDisk('/dev/shm'))('is kept as proof on another file system just as well', async () => {
    const proof = mkdtempSync('/dev/shm/jiaobiao-')
    try {
      inbox.drop(CLEAN, '表.xlsx')
      await inbox.once('--proof', proof)
      const kept = join(proof, readdirSync(proof)[0]!, '000001 表 第1次')
      expect(readFileSync(join(kept, '原件.xlsx')).equals(readFileSync(join(inbox.cwd, '收件/表.xlsx')))).toBe(true)
      expect(readFileSync(join(kept, '结果 表.xlsx')).equals(inbox.result('表.xlsx'))).toBe(true)
    } finally {
      rmSync(proof, { recursive: true, maxRetries: 20 })
    }
  })

  it('never writes over what someone else put into the outbox', async () => {
    inbox.drop(CLEAN, '表.xlsx')
    mkdirSync(join(inbox.cwd, '发件'))
    writeFileSync(join(inbox.cwd, '发件/表.xlsx'), '别人的')
    await inbox.once()
    expect(inbox.outbox()).toEqual(['表(2) 审核意见.txt', '表(2).xlsx', '表.xlsx', '运行状态.txt'].sort())
    expect(inbox.result('表.xlsx').toString()).toBe('别人的')
    expect(inbox.text('表(2) 审核意见.txt')).toContain('表(2).xlsx')
  })

  it('after the ledger was lost finds its own results again and makes no second ones', async () => {
    inbox.drop(CLEAN, '表.xlsx')
    inbox.drop(REAL, '局/表.xlsx')
    await inbox.once()
    const before = inbox.outbox()
    rmSync(join(inbox.cwd, '本机'), { recursive: true, maxRetries: 20 })
    await inbox.once()
    expect(inbox.outbox()).toEqual(before)
  })
})

describe('every dropped file', () => {
  it('has exactly one outcome: a result, a note saying why, or a place in the list of those that wait', async () => {
    inbox.drop(CLEAN, '好的.xlsx')
    inbox.drop(REAL, '局/有错.xlsx')
    inbox.drop('packages/texts.xlsx', '局/别的表.xlsx')
    inbox.drop('protected/agile-secret.xlsx', '加密.xlsx')
    inbox.dropBytes('%PDF-1.4', '文件.pdf')
    inbox.dropBytes('', '空.xlsx')
    inbox.dropBytes(readFileSync(join(inbox.cwd, '收件/好的.xlsx')).subarray(0, 9000), '半截.xlsx')
    inbox.dropBytes('x', '没有后缀')
    inbox.drop(CLEAN, '打开着.xlsx')
    inbox.dropBytes('', '~$打开着.xlsx')
    inbox.drop(CLEAN, 'con.xlsx')
    inbox.drop(CLEAN, `${'很长的名称'.repeat(16)}.xlsx`)
    symlinkSync('/etc/hostname', join(inbox.cwd, '收件/链接.xlsx'))
    mkdirSync(join(inbox.cwd, '收件/文件夹.xlsx'))
    const litter = [
      '.DS_Store',
      'Thumbs.db',
      'desktop.ini',
      '._好的.xlsx',
      '传输中.xlsx.part',
      '下载.xlsx.crdownload',
      '4CCA4100',
      '.~别的.xlsx',
      '@eaDir/x',
    ]
    for (const name of litter) inbox.dropBytes('x', name)

    const { code, stdout } = await inbox.once()
    expect(code).toBe(3)
    expect(stdout).not.toMatch(/Error|undefined|\bat /)
    const outbox = inbox.outbox()
    const status = inbox.text('运行状态.txt')
    const outcomes = (name: string): string[] => {
      const stem = name.replace(/\.[^.]+$/, '')
      const results = outbox.filter((path) => path === `${stem} 审核意见.txt`)
      const notes = outbox.filter((path) => path.startsWith(stem) && / 没有核对的说明\.txt$/.test(path))
      const waits = status.split('\n').filter((line) => line.startsWith(`  ${name}　已等`))
      return [...results.map(() => 'result'), ...notes.map(() => 'note'), ...waits.map(() => 'waits')]
    }
    expect(outcomes('好的.xlsx')).toEqual(['result'])
    expect(outcomes('局/有错.xlsx')).toEqual(['result'])
    expect(outcomes('局/别的表.xlsx')).toEqual(['note'])
    expect(outcomes('加密.xlsx')).toEqual(['note'])
    expect(outcomes('文件.pdf')).toEqual(['note'])
    expect(outcomes('没有后缀')).toEqual(['note'])
    for (const name of ['空.xlsx', '半截.xlsx', '打开着.xlsx', '链接.xlsx'])
      expect(outcomes(name), name).toEqual(['waits'])
    expect(outbox.filter((path) => /^_con/.test(path))).toHaveLength(2)
    expect(outbox.filter((path) => /^很长/.test(path) && Buffer.byteLength(path) < 255)).toHaveLength(2)
    expect(outbox.filter((path) => litter.some((name) => path.includes(name)))).toEqual([])
    expect(outbox).toContain('链接.xlsx 还没有核对的说明.txt')
    for (const path of outbox.filter((name) => name.endsWith('.txt')))
      expect(inbox.text(path), path).not.toMatch(/undefined|null|Error|E[A-Z]{4,}/)
  })

  it.runIf(process.platform !== 'win32')(
    'that is a link is not followed, and is said: to a file, a folder, in a circle, to nowhere',
    async () => {
      const outside = mkdtempSync(join(tmpdir(), '校表 外-'))
      cpSync(join(FIXTURES, CLEAN), join(outside, '别人的.xlsx'))
      inbox.drop(CLEAN, '局/好的.xlsx')
      const links = {
        '局/文件.xlsx': join(outside, '别人的.xlsx'),
        局夹: outside,
        '局/绕圈': join(inbox.cwd, '收件'),
        '断的.xlsx': '/没有/这个',
      }
      for (const [name, target] of Object.entries(links)) symlinkSync(target, join(inbox.cwd, '收件', name))
      expect((await inbox.once()).code).toBe(3)
      expect(inbox.outbox()).toEqual(
        [
          ...['局/好的 审核意见.txt', '局/好的.xlsx', '运行状态.txt'],
          ...Object.keys(links).map((name) => `${name} 还没有核对的说明.txt`),
        ].sort(),
      )
      for (const name of Object.keys(links)) {
        expect(inbox.text(`${name} 还没有核对的说明.txt`)).toContain('链接')
        expect(inbox.text('运行状态.txt')).toContain(`  ${name}　已等`)
      }
      rmSync(outside, { recursive: true })
    },
  )

  it('whose name hides it is told, and so is a hidden folder in which files lie; what systems hide is not', async () => {
    inbox.drop(CLEAN, '.表.xlsx')
    inbox.drop(CLEAN, '.某局/里面/自评表.xlsx')
    inbox.drop(CLEAN, '.Trash-1000/files/旧的.xlsx')
    for (const name of ['.DS_Store', '._表.xlsx', '.~lock.表.xlsx#', '.~表.xlsx', '.空的/.DS_Store'])
      inbox.dropBytes('x', name)
    expect((await inbox.once()).code).toBe(3)
    expect(inbox.outbox()).toEqual(
      ['_某局 还没有核对的说明.txt', '_表.xlsx 还没有核对的说明.txt', '运行状态.txt'].sort(),
    )
    expect(inbox.text('_某局 还没有核对的说明.txt')).toContain('还没有核对：.某局\n')
    expect(inbox.text('_表.xlsx 还没有核对的说明.txt')).toContain('隐藏')
    expect(inbox.text('运行状态.txt').match(/已等/g)).toHaveLength(2)
  })

  it.runIf(process.platform === 'linux')(
    'whose name holds control characters has its outcome, and they reach no line of ours',
    async () => {
      const nasty = [
        '一\n校表　运行状态：假的.xlsx',
        '二\u001b[2J.xlsx',
        '三\u202excod.xlsx',
        '四\r\u0085.pdf',
        '局\n\u2066/五\u200b.xlsx',
      ]
      for (const name of nasty) inbox.drop(CLEAN, name)
      inbox.dropBytes('', '六\u001b]0;x\u0007.xlsx')
      symlinkSync('/没有', join(inbox.cwd, '收件/七\u2029.xlsx'))
      const { stdout } = await inbox.once()
      const results = inbox.outbox().filter((path) => / (审核意见|没有核对的说明|还没有核对的说明)\.txt$/.test(path))
      expect(results).toHaveLength(nasty.length + 1)
      const texts = [
        stdout,
        ...inbox.outbox().flatMap((path) => (path.endsWith('.txt') ? [path, inbox.text(path)] : [path])),
      ]
      for (const text of texts) {
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/)
        expect(text).not.toMatch(/^校表　运行状态：假的/m)
      }
      const status = inbox.text('运行状态.txt')
      for (const shown of [
        '一␊校表　运行状态：假的.xlsx',
        '二␛[2J.xlsx',
        '三〔U+202E〕xcod.xlsx',
        '四␍〔U+0085〕.pdf',
        '六␛]0;x␇.xlsx',
      ]) {
        expect(status).toContain(shown)
      }
    },
  )

  it('that is not whole gets a note after the cap, which gives way to the result', async () => {
    inbox.drop(CLEAN, '原样.xlsx')
    const whole = readFileSync(join(inbox.cwd, '收件/原样.xlsx'))
    rmSync(join(inbox.cwd, '收件/原样.xlsx'))
    inbox.dropBytes(whole.subarray(0, 9000), '表.xlsx')
    const running = new Running(inbox, {}, '--cap', '0.02')
    await running.until(() => inbox.outbox().includes('表.xlsx 还没有核对的说明.txt'), 'the note')
    expect(inbox.text('表.xlsx 还没有核对的说明.txt')).toContain('原因：文件不完整')
    inbox.dropBytes(whole, '表.xlsx')
    await running.until(() => inbox.outbox().includes('表 审核意见.txt'), 'the result')
    await running.until(() => !inbox.outbox().includes('表.xlsx 还没有核对的说明.txt'), 'the note to go')
    expect((await running.stop()).code).toBe(130)
    expect(inbox.outbox()).toEqual(['表 审核意见.txt', '表.xlsx', '运行状态.txt'].sort())
    expect(inbox.text('运行状态.txt')).toContain('停止，没有在看收件夹')
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'that may not be read waits, and is taken once it may',
    async () => {
      inbox.drop(CLEAN, '表.xlsx')
      chmodSync(join(inbox.cwd, '收件/表.xlsx'), 0)
      expect((await inbox.once()).code).toBe(3)
      expect(inbox.text('运行状态.txt')).toContain('没有读取权限')
      chmodSync(join(inbox.cwd, '收件/表.xlsx'), 0o644)
      await inbox.once()
      expect(inbox.outbox()).toContain('表.xlsx')
    },
  )

  it('that hangs or crashes costs one note; the others are done', { timeout: 180_000 }, async () => {
    for (const name of ['没完没了', '崩溃']) inbox.drop(CLEAN, `${name}.xlsx`)
    inbox.drop(CLEAN, '好的.xlsx')
    const { code } = await inbox.watch({ childProgram: TROUBLE }, '--once', '--time-limit', '20')
    expect(code).toBe(3)
    expect(inbox.outbox()).toEqual(
      [
        '没完没了 没有核对的说明.txt',
        '崩溃 没有核对的说明.txt',
        '好的 审核意见.txt',
        '好的.xlsx',
        '运行状态.txt',
      ].sort(),
    )
    expect(inbox.text('没完没了 没有核对的说明.txt')).toContain('还没有完成，已停止')
    expect(inbox.text('崩溃 没有核对的说明.txt')).toContain('程序意外停止')
  })

  it.runIf(process.platform === 'linux')('that eats memory is stopped, and costs one note', async () => {
    inbox.drop(CLEAN, '吃内存.xlsx')
    const { code } = await inbox.watch(
      { childProgram: TROUBLE },
      '--once',
      '--time-limit',
      '40',
      '--memory-limit',
      '150',
    )
    expect(code).toBe(3)
    expect(inbox.outbox()).toEqual(['吃内存 没有核对的说明.txt', '运行状态.txt'])
    expect(inbox.text('吃内存 没有核对的说明.txt')).toContain('占用内存过多')
  })
})

describe('for other programs', () => {
  it('--format json ends with one document: what was done, where it lies, what waits; the lines for people go to stderr', async () => {
    inbox.drop(REAL, '商务局/自评表.xlsx')
    inbox.dropBytes('%PDF-1.4', '文件.pdf')
    inbox.dropBytes('', '空.xlsx')
    const { code, stdout, stderr } = await inbox.once('--format', 'json')
    expect(code).toBe(3)
    const told = JSON.parse(stdout)
    expect(told).toMatchObject({
      ...{ schemaVersion: 2, tool: { name: 'jiaobiao' }, command: 'watch', stopped: 'done' },
      waiting: [{ path: '空.xlsx', reason: 'partial' }],
      summary: { checked: 1, withErrors: 1, problems: 1, waiting: 1, inWork: 0 },
    })
    const byPath = (path: string) => told.items.find((item: { path: string }) => item.path === path)
    expect(byPath('商务局/自评表.xlsx')).toMatchObject({
      round: 1,
      status: 'checked',
      unit: '株洲市商务局',
      errors: REAL_SET.errors,
      warnings: REAL_SET.warnings,
    })
    expect(byPath('商务局/自评表.xlsx').results).toEqual(['商务局/自评表.xlsx', '商务局/自评表 审核意见.txt'])
    for (const path of told.items.flatMap((item: { results: string[] }) => item.results))
      expect(inbox.outbox()).toContain(path)
    expect(byPath('文件.pdf').reason).toMatch(/[。]$/)
    expect(stderr).toContain('核对完 1 个（其中有错误的 1 个），没有核对成 1 个，等待 1 个。')
  })

  it('--format ndjson tells each workbook in a line of its own, the end in the last', async () => {
    for (const name of ['一', '二']) inbox.drop(CLEAN, `${name}.xlsx`)
    const { stdout } = await inbox.once('--format', 'ndjson')
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ event, path }) => [event, path])).toEqual([
      ['done', '一.xlsx'],
      ['done', '二.xlsx'],
      ['end', undefined],
    ])
    expect(lines[2]).toMatchObject({ command: 'watch', stopped: 'done', waiting: [], summary: { checked: 2 } })
  })
})

describe('a sub-folder', () => {
  it('in which one workbook brings the reviewer down loses only that one', async () => {
    for (const name of ['一', '二', '崩溃'])
      inbox.drop(name === '二' ? 'ways-of-filling/units.xlsx' : CLEAN, `局/${name}.xlsx`)
    await inbox.watch({ childProgram: TROUBLE }, '--once')
    expect(inbox.outbox('局')).toEqual(
      ['一 审核意见.txt', '一.xlsx', '二 审核意见.txt', '二.xlsx', '崩溃 没有核对的说明.txt']
        .map((name) => `局/${name}`)
        .sort(),
    )
    // The second is looked at beside the first, which is through.
    expect(inbox.text('局/二 审核意见.txt')).toContain('「一.xlsx」')
  })

  it('is one submission: its workbooks are looked at together', async () => {
    inbox.drop(CLEAN, '局/甲.xlsx')
    inbox.drop('ways-of-filling/units.xlsx', '局/乙.xlsx')
    await inbox.once()
    expect(inbox.text('局/甲 审核意见.txt')).toContain('与同一文件夹里的 「乙.xlsx」 作为一套资料一起核对。')
    expect(inbox.text('局/乙 审核意见.txt')).toContain('「甲.xlsx」')
  })
})

describe('the folders', () => {
  it.each([
    [['watch', '收件', '--out', '收件/结果'], '发件夹在收件夹里面'],
    [['watch', '收件/里面', '--out', '收件'], '收件夹在发件夹里面'],
    [['watch', '没有', '--out', '发件'], '找不到收件夹「没有」'],
    [['watch', '收件', '--out', '发件', '--ledger', '发件/账本.db'], '账本不能放在收件夹或发件夹里'],
    [['watch', '收件', '--out', '发件', '--interval', '0'], '--interval 应是大于 0 的数'],
    [['watch', '收件', '--out', '发件', '--scheme', 'mars'], '没有「mars」这个评分方案'],
  ])('that cannot serve are refused: %j', async (args, says) => {
    mkdirSync(join(inbox.cwd, '收件/里面'), { recursive: true })
    const { code, stderr } = await inbox.run(...args)
    expect(stderr).toContain(says)
    expect(code).toBe(2)
  })
})
