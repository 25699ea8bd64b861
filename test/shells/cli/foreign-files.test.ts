import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findSoffice } from '../../../src/adapters/convert/find-soffice.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { canFake, fakeOffice } from '../../adapters/convert/fake-office.ts'
import { partsOf, rawEntries, zipOf } from '../../adapters/excel/packages.ts'
import { CLEAN, FIXTURES, Place, REAL } from './run.ts'

let place: Place
beforeEach(() => {
  place = new Place()
})
afterEach(() => place.done())
const bytes = (path: string): Buffer => readFileSync(join(place.cwd, path))
const real = new Uint8Array(readFileSync(join(FIXTURES, REAL)))

/** The head of a BIFF 8 file: enough to be taken for one. */
function putOld(path: string, text = ''): void {
  mkdirSync(join(place.cwd, path, '..'), { recursive: true })
  writeFileSync(join(place.cwd, path), Buffer.concat([Buffer.of(9, 8, 16, 0, 0, 6), Buffer.from(text)]))
}

/** What stands in column A of sheet 审核结果 behind 「请留意：」. */
function notesIn(path: string): string[] {
  const sheet = readWorkbook(bytes(path)).sheets.find(({ name }) => name === '审核结果')!
  const texts = sheet.cells.flatMap(({ column, value }) => (column === 1 && value.kind === 'text' ? [value.text] : []))
  return texts.filter((text) => text.startsWith('请留意：'))
}

describe.skipIf(!canFake)('a workbook in an old format, where LibreOffice is installed', () => {
  it('is checked under its own path, and the report says that it was converted', async () => {
    const office = fakeOffice(place.cwd, real)
    putOld('表.xls')
    const soffice = (): string => office.program
    const { stdout } = await place.runWith({ soffice }, 'check', '表.xls')
    expect(stdout).toMatch(/请留意　表\.xls\n +交来的是 \.xls（旧格式），已用 LibreOffice 转换为 \.xlsx 后核对/)
    const json = JSON.parse((await place.runWith({ soffice }, 'check', '表.xls', '--format', 'json')).stdout)
    expect(json.submissions[0].workbooks[0]).toMatchObject({
      path: '表.xls',
      status: 'checked',
      reason: expect.stringContaining('交来的是 .xls'),
    })
    const plain = JSON.parse((await place.run('check', join(FIXTURES, REAL), '--format', 'json')).stdout)
    const own = (document: { submissions: { findings: object[] }[] }): object[] =>
      document.submissions[0]!.findings.map((finding) => ({ ...finding, workbook: '', related: [] }))
    expect(own(json)).toEqual(own(plain))
  })

  it('comes back as .xlsx beside those that had the name, one start for all, the input as it was', async () => {
    const office = fakeOffice(place.cwd, real)
    putOld('in/甲/表.xls')
    putOld('in/乙/表.et')
    place.put(CLEAN, 'in/甲/表.xlsx')
    const before = bytes('in/甲/表.xls')
    await place.runWith({ soffice: () => office.program }, 'correct', 'in', '--out', 'out')
    expect(readdirSync(join(place.cwd, 'out/甲')).sort()).toEqual(['表(2).xlsx', '表.xlsx'])
    expect(readdirSync(join(place.cwd, 'out/乙'))).toEqual(['表.xlsx'])
    expect(office.starts()).toHaveLength(1)
    expect(bytes('in/甲/表.xls').equals(before)).toBe(true)
    expect(notesIn('out/甲/表(2).xlsx')).toEqual([expect.stringContaining('交来的是 .xls（旧格式）')])
    expect(notesIn('out/乙/表.xlsx')).toEqual([expect.stringContaining('交来的是 .et（旧格式）')])
    expect(notesIn('out/甲/表.xlsx')).toEqual([])
  })

  it('corrected twice gives what once gave, the note included', async () => {
    const office = fakeOffice(place.cwd, real)
    putOld('表.xls')
    await place.runWith({ soffice: () => office.program }, 'correct', '表.xls', '--out', 'once')
    await place.run('correct', 'once/表.xlsx', '--out', 'twice')
    expect(bytes('twice/表.xlsx').equals(bytes('once/表.xlsx'))).toBe(true)
  })

  it('is reverted to the .xlsx before the marks, without the claim that this is what came in', async () => {
    const office = fakeOffice(place.cwd, real)
    putOld('表.xls')
    await place.runWith({ soffice: () => office.program }, 'correct', '表.xls', '--out', 'once')
    const { stdout } = await place.run('revert', 'once/表.xlsx', '--out', 'back.xlsx')
    expect(stdout).toContain('已还原为批注前的 .xlsx。它是由交来的文件转换、解密或去掉上一轮的标记而来的')
    expect(readWorkbook(bytes('back.xlsx')).sheets).toHaveLength(20)
  })

  it('does not stop the others when it cannot be converted, and says what to do', async () => {
    const office = fakeOffice(place.cwd, real, 'grep -q bad "$1" || cp "$result" "$2"')
    putOld('in/1.xls', 'bad')
    putOld('in/2.xls')
    const { code, stdout } = await place.runWith({ soffice: () => office.program }, 'check', 'in', '--format', 'json')
    expect(code).toBe(3)
    const workbooks = JSON.parse(stdout).submissions.flatMap((each: { workbooks: object[] }) => each.workbooks)
    expect(workbooks).toMatchObject([
      {
        path: 'in/1.xls',
        status: 'unreadable',
        reason:
          '这是旧格式的工作簿（.xls 或 WPS 的 .et），LibreOffice 没有转换成功，请用 WPS 或 Excel 另存为 .xlsx 后再交。',
      },
      { path: 'in/2.xls', status: 'checked' },
    ])
  })

  it('is stopped by the user with 130, nothing written', async () => {
    const office = fakeOffice(place.cwd, real, 'sleep 600')
    putOld('表.xls')
    const interrupted = (): boolean => office.starts().length > 0
    const { code } = await place.runWith(
      { soffice: () => office.program, interrupted },
      'correct',
      '表.xls',
      '--out',
      'out',
    )
    expect(code).toBe(130)
    expect(existsSync(join(place.cwd, 'out'))).toBe(false)
  })

  it('can be inspected and annotated, too', async () => {
    const office = fakeOffice(place.cwd, real)
    putOld('表.xls')
    const soffice = (): string => office.program
    expect((await place.runWith({ soffice }, 'inspect', '表.xls')).stdout).toContain('「1-3-1」')
    writeFileSync(join(place.cwd, 'edits.json'), '[{"sheet": "1-3-1", "cell": "D4", "comment": "请核对"}]')
    const { stdout } = await place.runWith(
      { soffice },
      'annotate',
      '表.xls',
      '--edits',
      'edits.json',
      '--out',
      '结果.xlsx',
    )
    expect(stdout).toContain('请留意：交来的是 .xls（旧格式）')
    expect(readWorkbook(bytes('结果.xlsx')).sheets.find(({ name }) => name === '1-3-1')!.comments).toHaveLength(1)
  })
})

describe('a workbook in an old format, without LibreOffice', () => {
  it('is told how to be saved as .xlsx, exit code 3', async () => {
    putOld('in/表.xls')
    writeFileSync(join(place.cwd, 'in/导出.xls'), '项目,金额\n甲,1\n')
    const { code, stdout } = await place.run('check', 'in')
    expect(code).toBe(3)
    expect(stdout).toContain('这是旧格式的工作簿（.xls 或 WPS 的 .et），请用 WPS 或 Excel 另存为 .xlsx 后再交。')
    expect(stdout).toContain('这是文本格式的表格，请用 WPS 或 Excel 另存为 .xlsx 后再交。')
    const inspected = await place.run('inspect', 'in/表.xls')
    expect(inspected).toMatchObject({ code: 3, stderr: expect.stringContaining('另存为 .xlsx') })
  })
})

describe('a workbook behind the default password', () => {
  it('of the old format is told to be saved as .xlsx where nothing converts: its user knows of no password', async () => {
    place.put('protected/old-default.xls', '默.xls')
    expect((await place.run('check', '默.xls')).stdout).toContain('另存为 .xlsx 后再交。')
  })

  it('is read as any other, and the user is told that the result is not encrypted', async () => {
    place.put('protected/agile-default.xlsx', '表.xlsx')
    writeFileSync(join(place.cwd, 'edits.json'), '[{"sheet": "自评表", "cell": "B2", "fill": "FFFF00"}]')
    const check = await place.run('check', '表.xlsx', '--format', 'json')
    expect(JSON.parse(check.stdout).submissions[0].workbooks[0]).toMatchObject({
      status: 'not-a-form',
      reason: expect.stringMatching(/^没有可以核对的表.*默认密码.*不再加密/),
    })
    const sheets = readWorkbook(new Uint8Array(readFileSync(join(FIXTURES, 'packages/rich-openpyxl.xlsx')))).sheets
    writeFileSync(
      join(place.cwd, 'edits.json'),
      JSON.stringify([{ sheet: sheets[0]!.name, cell: 'B2', fill: 'FFFF00' }]),
    )
    const { stdout } = await place.run('annotate', '表.xlsx', '--edits', 'edits.json', '--out', '结果.xlsx')
    expect(stdout).toContain('不再加密')
    expect(readWorkbook(bytes('结果.xlsx')).sheets.map(({ name }) => name)).toEqual(sheets.map(({ name }) => name))
    const reverted = await place.run('revert', '结果.xlsx', '--out', '原.xlsx')
    expect(reverted.stdout).toContain('已还原为批注前的 .xlsx。它是由交来的文件转换、解密或去掉上一轮的标记而来的')
    expect(reverted.stdout).not.toContain('逐字节相同')
  })

  it('is refused behind another one', async () => {
    place.put('protected/standard-secret.xlsx', '表.xlsx')
    expect((await place.run('check', '表.xlsx')).stdout).toContain('文件设有打开密码，请取消密码后再交。')
  })
})

describe('a digitally signed workbook', () => {
  const signature = {
    '_xmlsignatures/origin.sigs': '',
    '_xmlsignatures/sig1.xml': '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>',
  }
  beforeEach(() =>
    writeFileSync(join(place.cwd, '签名.xlsx'), zipOf({ ...Object.fromEntries(partsOf(real)), ...signature })),
  )

  it('is checked without a word, for nothing changes', async () => {
    expect((await place.run('check', '签名.xlsx')).stdout).not.toContain('签名即告失效')
  })

  it('is corrected with the word that the signature ends, in report, JSON and 审核结果; its parts and the original stay', async () => {
    const before = bytes('签名.xlsx')
    const { stdout } = await place.run('correct', '签名.xlsx', '--out', 'out')
    expect(stdout.replace(/\s/g, '')).toContain('结果里的签名即告失效')
    expect(notesIn('out/签名.xlsx')).toEqual([expect.stringContaining('签名即告失效')])
    const json = JSON.parse((await place.run('correct', '签名.xlsx', '--out', 'out2', '--format', 'json')).stdout)
    expect(json.submissions[0].workbooks[0].reason).toContain('签名即告失效')
    expect(bytes('签名.xlsx').equals(before)).toBe(true)
    for (const part of Object.keys(signature)) {
      expect(rawEntries(bytes('out/签名.xlsx')).get(part)).toEqual(rawEntries(before).get(part))
    }
  })

  it('is corrected twice to the same bytes, one note', async () => {
    await place.run('correct', '签名.xlsx', '--out', 'once')
    await place.run('correct', 'once/签名.xlsx', '--out', 'twice')
    expect(bytes('twice/签名.xlsx').equals(bytes('once/签名.xlsx'))).toBe(true)
    expect(notesIn('twice/签名.xlsx')).toHaveLength(1)
  })

  it('is annotated with the same word, which in JSON stays out of the document', async () => {
    writeFileSync(join(place.cwd, 'edits.json'), '[{"sheet": "1-3-1", "cell": "D4", "comment": "请核对"}]')
    const args = ['annotate', '签名.xlsx', '--edits', 'edits.json', '--out', '结果.xlsx']
    expect((await place.run(...args)).stdout).toContain('签名即告失效')
    const { stdout, stderr } = await place.run(...args, '--format', 'json')
    expect(JSON.parse(stdout)).not.toHaveProperty('notes')
    expect(stderr).toContain('签名即告失效')
  })
})

const office = findSoffice(process.env)
const SECONDS = 1000

describe.skipIf(office === undefined)('LibreOffice itself', () => {
  const made = mkdtempSync(join(tmpdir(), 'jiaobiao-formats-'))
  const name = basename(REAL, '.xlsx')
  beforeAll(() => {
    for (const format of ['xls', 'ods']) {
      const profile = `-env:UserInstallation=${pathToFileURL(join(made, 'profile')).href}`
      spawnSync(office!, [profile, '--headless', '--convert-to', format, '--outdir', made, join(FIXTURES, REAL)])
    }
    renameSync(join(made, `${name}.xls`), join(made, '旧.et'))
    renameSync(join(made, `${name}.ods`), join(made, '开.ods'))
  }, 300 * SECONDS)
  afterAll(() => rmSync(made, { recursive: true, force: true }))

  it('makes of .et and .ods what gives the findings of the .xlsx at the same cells; a broken one stops neither', {
    timeout: 300 * SECONDS,
  }, async () => {
    mkdirSync(join(place.cwd, 'in'))
    for (const file of ['旧.et', '开.ods']) writeFileSync(join(place.cwd, 'in', file), readFileSync(join(made, file)))
    writeFileSync(join(place.cwd, 'in/断.xls'), readFileSync(join(made, '旧.et')).subarray(0, 60_000))
    putOld('in/空.xls')
    place.put('protected/old-default.xls', 'in/默.xls')
    place.put('protected/old-secret.xls', 'in/密.xls')
    const documents = async (
      ...args: string[]
    ): Promise<{ submissions: { workbooks: object[]; findings: { workbook: string }[] }[] }> =>
      JSON.parse((await place.runWith({ soffice: () => office }, ...args, '--format', 'json')).stdout)
    const expected = (await documents('check', join(FIXTURES, REAL))).submissions[0]!.findings.map((each) =>
      withoutPath(each),
    )
    const { submissions } = await documents('check', 'in')
    for (const file of ['旧.et', '开.ods']) {
      const own = submissions.find(({ findings }) => findings.some(({ workbook }) => workbook === `in/${file}`))
      expect(own?.findings.map((each) => withoutPath(each))).toEqual(expected)
    }
    const workbooks = submissions.flatMap((each) => each.workbooks)
    expect(workbooks).toContainEqual(
      expect.objectContaining({ path: 'in/默.xls', reason: expect.stringMatching(/交来的是 \.xls.*默认密码/) }),
    )
    expect(workbooks).toContainEqual(
      expect.objectContaining({ path: 'in/密.xls', reason: '文件设有打开密码，请取消密码后再交。' }),
    )
  })
})

function withoutPath(finding: object): unknown {
  return JSON.parse(JSON.stringify(finding, (key, value) => (key === 'workbook' ? '' : value)))
}
