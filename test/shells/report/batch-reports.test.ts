import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Outputs } from '../../../src/adapters/files/outputs.ts'
import { newWorkbook } from '../../../src/adapters/excel/new-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { findingsCsvHead, findingsCsvRows } from '../../../src/shells/report/findings-csv.ts'
import { FindingsParts } from '../../../src/shells/report/findings-parts.ts'
import { placeBelow } from '../../../src/shells/report/write-summaries.ts'
import { HandIn } from '../../../src/shells/report/hand-in.ts'
import { OverviewSheets } from '../../../src/shells/report/overview-sheets.ts'
import { type ReportData, UNIT_KEYS } from '../../../src/shells/report/page/report-data.ts'
import { reportPage } from '../../../src/shells/report/page/report-page.ts'
import type { FindingRecord, SubmissionRecord } from '../../../src/shells/report/submission-record.ts'
import { briefText } from '../../../src/shells/report/closing-text.ts'
import { suspectSentence, Tally } from '../../../src/shells/report/tally.ts'
import { otherFile } from '../../../src/core/intake/other-file.ts'
import { finding, record } from './record.ts'

const same = (text: string): string => text
const PLAIN = { error: same, warning: same, info: same, good: same, strong: same, dim: same }

const roster = [
  { name: '甲局', aliases: ['甲（本级）', '老甲局'] },
  { name: '乙局', aliases: [] },
  { name: '丙局', aliases: [] },
]

function read(records: readonly SubmissionRecord[]): { tally: Tally; handIn: HandIn; overview: OverviewSheets } {
  const [tally, handIn] = [new Tally(), new HandIn(roster)]
  const overview = new OverviewSheets(tally, handIn)
  for (const each of records) for (const part of [tally, handIn, overview]) part.add(each)
  return { tally, handIn, overview }
}

describe('who handed in', () => {
  it('is told by three lists: missing, twice, unknown; names agree in any width and spacing, and nothing is guessed', () => {
    const { handIn } = read([record('甲(本级)'), record('老 甲局'), record('乙局'), record('乙局办公室'), record('')])
    expect(handIn.missing).toEqual(['丙局'])
    expect(handIn.repeated.map((each) => each.unit)).toEqual(['甲局'])
    expect(handIn.unknown.map((each) => each.unit)).toEqual(['乙局办公室', ''])
  })

  it('of another year is not twice', () => {
    expect(read([record('乙局'), record('乙局', [], { year: 2022 })]).handIn.repeated).toEqual([])
  })
})

describe('a rule that most units break', () => {
  it('is named from five units and 60 % on, as perhaps itself at fault', () => {
    const units = ['甲', '乙', '丙', '丁', '戊'].map((name, index) => record(name, index < 3 ? ['DF-02'] : []))
    const { tally } = read(units)
    expect(tally.suspects.map((rule) => rule.code)).toEqual(['DF-02'])
    expect(suspectSentence(tally.suspects[0]!, tally.checked)).toContain('5 套资料里有 3 套（60%）不符')
    expect(read(units.slice(0, 4)).tally.suspects).toEqual([])
    expect(read([...units, record('己')]).tally.suspects).toEqual([])
  })
})

describe('the overview', () => {
  it('has frozen heads, filters and colour scales, notes above the units, and a sheet for each list', async () => {
    const records = ['甲局', '乙局', '乙局', '外局', '戊局'].map((name) => record(name, ['DF-02']))
    const drafts = read(records).overview.sheets()
    expect(drafts.map((draft) => draft.name)).toEqual(['各单位汇总', '各单位数量', '按规则汇总', '报送情况'])
    const [units] = drafts
    expect(units!.freeze).toEqual({ rows: 7, columns: 2 })
    expect(units!.autoFilter).toEqual({ top: 7, left: 1, bottom: 13, right: 16 })
    expect(units!.colorScales!.length).toBe(4)
    const texts = readWorkbook(await newWorkbook(drafts)).sheets.map((sheet) =>
      sheet.cells.map(({ value }) => (value.kind === 'text' ? value.text : '')),
    )
    expect(texts[0]).toEqual(
      expect.arrayContaining([
        expect.stringContaining('5 套资料里有 5 套'),
        '名册 3 个单位：已交 2 个，未交 1 个（丙局）。',
      ]),
    )
    expect(texts[3]).toEqual(expect.arrayContaining(['已交', '未交', '重复报送', '不在名册']))
  })
})

describe('the table of units', () => {
  const [score] = record('甲局').workbooks[0]!.forms.map((form) => form.score!)
  const rowsOf = (records: readonly SubmissionRecord[]): readonly (readonly string[])[] => {
    const [draft] = read(records).overview.sheets()
    const rows = new Map<number, string[]>()
    for (const { row, column, value } of draft!.cells) {
      const cells = rows.get(row) ?? []
      cells[column - 1] = value && 'text' in value ? value.text : ''
      rows.set(row, cells)
    }
    const all = [...rows.values()]
    return all.slice(all.findIndex(([first]) => first === '序号'))
  }
  const alone = { workbooks: [], others: [otherFile('丁局/表.rar', 'archive')] }

  it('has whom to call on top: who sent nothing, what cannot be opened; then what needs most work, and 完成 last', () => {
    const [head, ...rows] = rowsOf([
      record('甲局'),
      record('乙局', ['DF-02']),
      record('丁局', [], alone),
      record('戊局', ['DF-02', 'DF-03']),
    ])
    expect(head!.slice(1, 4)).toEqual(['单位', '状态', '还要做什么'])
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['1', '丙局', '未交', '没有收到资料，请催交'],
      ['2', '丁局', '交了但打不开', '「表.rar」压缩包打不开，请重交'],
      ['3', '戊局', '待改正', '请改正 2 处'],
      ['4', '乙局', '待改正', '请改正 1 处'],
      ['5', '甲局', '完成', ''],
    ])
  })

  it('says in its head which way the difference goes, and which scores a person gave', () => {
    const [workbook] = record('乙局').workbooks
    const forms = [{ ...workbook!.forms[0]!, score: { ...score!, manual: 2, undecided: 3 } }]
    const [head, , , row] = rowsOf([record('乙局', [], { workbooks: [{ ...workbook!, forms }] })])
    expect(row![head!.indexOf('差额\n（自评−复核）')]).toBe('2')
    expect(row![head!.indexOf('人工复核\n（项）')]).toBe('已定 2\n待定 3')
  })

  it('has counts by the level of the findings on a sheet of their own, hints apart', () => {
    const hint = finding('TX-01', '资料/乙局.xlsx', { id: 'h', severity: 'info' })
    const findings = [finding('DF-02', '资料/乙局.xlsx'), hint]
    const counts = read([record('乙局', [], { findings })]).overview.sheets()[1]!
    const texts = counts.cells
      .filter(({ row }) => row === 3)
      .map(({ value }) => (value && 'text' in value ? value.text : ''))
    const heads = counts.cells
      .filter(({ row }) => row === 2)
      .map(({ value }) => (value && 'text' in value ? value.text : ''))
    expect(['错误', '疑点', '提示'].map((head) => texts[heads.indexOf(head)])).toEqual(['1', '0', '1'])
  })
})

describe('what was not wholly checked', () => {
  const gap = {
    rule: 'DF-02',
    formKey: 'department',
    place: { workbook: '资料/甲局.xlsx', sheet: '整体', cell: 'A5' },
    label: '年度资金',
    reason: '没有读到',
  }
  const [given] = record('甲局').workbooks
  const forms = [{ ...given!.forms[0]!, standing: 'not-understood' as const }]
  const unclear = record('甲局', [], {
    workbooks: [{ ...given!, status: 'not-understood', reason: '「整体」没有完全读懂。', forms }],
  })
  const open = record('甲局', [], { unchecked: [gap, { ...gap, rule: 'FZ-02' }] })

  it('is counted apart from what cannot be read', () => {
    expect(read([unclear, open, record('乙局')]).tally.summary).toMatchObject({
      unreadable: 0,
      notUnderstood: 1,
      unchecked: 2,
    })
  })

  it('stands among the files that were not checked, with its reason', () => {
    const sheet = read([unclear, record('乙局')])
      .overview.sheets()
      .at(-1)!
    const texts = sheet.cells.map(({ value }) => (value && 'text' in value ? value.text : ''))
    expect(sheet.name).toBe('未能核对的文件')
    expect(texts).toEqual(expect.arrayContaining(['没有读懂', '资料/甲局.xlsx', '「整体」没有完全读懂。']))
  })

  it('is said on the page, by cause, and is no unit without a fault', () => {
    const page = (records: readonly SubmissionRecord[]): Record<string, unknown>[] => {
      const { tally, handIn } = read(records)
      return unitsIn([...reportPage(records, tally, handIn)].join(''))
    }
    expect(page([open])).toMatchObject([{ unchecked: 2, gaps: ['「整体」A5　年度资金：没有读到'] }])
    const left = ['「整体」没有读懂，请人工审核', '缺报：基础数据表、项目自评表']
    expect(page([unclear])).toMatchObject([{ gaps: [], left }])
    expect(page([record('乙局')])).toMatchObject([{ unchecked: 0, gaps: [] }])
  })

  it('is said in the one line of a batch', () => {
    const options = { palette: PLAIN, width: 100, verbose: false }
    expect(briefText(unclear, options)).toMatch(/未核对完　「整体」没有读懂，请人工审核\n没有读懂　资料\/甲局\.xlsx/)
    expect(briefText(open, options)).toMatch(/未核对完　「整体」A5 年度资金没有能核对/)
    expect(briefText(record('乙局'), options)).toMatch(/　完成$/)
  })
})

describe('findings.csv', () => {
  it('begins with a byte order mark, and no text of it is read as a formula', () => {
    expect(findingsCsvHead().startsWith('\uFEFF单位,年度')).toBe(true)
    const rows = findingsCsvRows({ ...record('=1+1', ['DF-02']) })
    expect(rows.startsWith(`"'=1+1",2023,`)).toBe(true)
  })

  it('of more rows than Excel shows goes on in findings-2.csv, a unit whole in one; a later, shorter run leaves no old part behind', () => {
    const folder = mkdtempSync(join(tmpdir(), '校表 问题-'))
    const outputs = new Outputs({ kind: 'correct', overwrite: false, logs: [] })
    const write = (units: number): string[] => {
      const parts = new FindingsParts('findings.csv', placeBelow(folder, outputs), 3)
      for (let unit = 1; unit <= units; unit++) parts.add(record(`${unit}局`, ['DF-02', 'PC-02']))
      parts.done()
      return readdirSync(folder).sort()
    }
    expect(write(3)).toEqual(['findings-2.csv', 'findings-3.csv', 'findings.csv'])
    const [head, ...rows] = readFileSync(join(folder, 'findings-3.csv'), 'utf8').trimEnd().split('\r\n')
    expect([head!.startsWith('\uFEFF单位,年度'), rows.map((row) => row.split(',')[0])]).toEqual([true, ['3局', '3局']])
    expect(write(1)).toEqual(['findings.csv'])
    rmSync(folder, { recursive: true })
  })
})

describe('the page', () => {
  const page = (records: readonly SubmissionRecord[], mostLetters?: number): string => {
    const { tally, handIn } = read(records)
    return [...reportPage(records, tally, handIn, [], mostLetters)].join('')
  }

  it('needs no network and lets no text of a workbook become markup', () => {
    const html = page([record('<b>甲</b>', ['DF-02'])])
    // What our scripts and style sheets may name, the build checks.
    const own = html.replace(/<script>[\s\S]*?<\/script>/g, '')
    expect(own).not.toMatch(/\b(?:src|href)=|url\(|@import|https?:/)
    expect(html).not.toContain('alert(1)</script>')
    expect(html).not.toContain('<b>甲')
    expect(html).toContain("default-src 'none'; script-src 'sha256-")
  })

  it('holds totals, the spread of scores as SVG, the most frequent faults, every unit and its findings', () => {
    const html = page([record('甲局', ['DF-02']), record('乙局')])
    const { scores, frequent } = blockIn(html, 'report') as ReportData
    expect(scores.filter(([, stated, reviewed]) => stated + reviewed > 0)).toEqual([
      ['85–90', 0, 2],
      ['90–95', 2, 0],
    ])
    expect(frequent).toMatchObject([{ code: 'DF-02', count: 1, units: 1, colour: 'error' }])
    expect(unitsIn(html)).toMatchObject([
      { unit: '甲局', toMend: 1, total: 1, files: ['资料/甲局.xlsx'], rules: 'DF-02' },
      { unit: '乙局', toMend: 0, total: 0 },
    ])
    expect(blockIn(html, 'f0')).toHaveLength(1)
    expect(blockIn(html, 'f1')).toEqual([])
  })

  it('tells doubts of one kind as one, what is settled in a word, and hints behind all others', () => {
    const doubt = (id: string, changes: object = {}): FindingRecord =>
      finding('PC-02', '资料/甲局.xlsx', { id, severity: 'warning', cell: id, ...changes })
    const findings = [
      doubt('hint', { severity: 'info', cell: 'A1' }),
      doubt('I14'),
      doubt('I15'),
      finding('DF-02', '资料/甲局.xlsx', { id: 'a', status: 'adopted' }),
    ]
    const rows = blockIn(page([record('甲局', [], { findings })]), 'f0') as string[][]
    expect(rows.map((row) => [row[0], row[1], row[2], row[7]])).toEqual([
      ['explain', '「整体」', '', '请说明'],
      ['adopted', '「整体」', 'B2', '已采纳'],
      ['hint', '提示，供参考　「整体」', 'A1', '提示'],
    ])
    expect(rows[0]![6]).toMatch(/，2 处：I14、I15。例如 I14：/)
  })

  it('that would be too long leaves out hints, then doubts, then the errors of the last units, and each unit still says how many it has', () => {
    const levels = ['error', 'warning', 'info'] as const
    const unit = (name: string): SubmissionRecord => {
      const given = record(name, ['DF-02', 'PC-02', 'TX-09'])
      return { ...given, findings: given.findings.map((each, index) => ({ ...each, severity: levels[index]! })) }
    }
    const records = [unit('甲局'), unit('乙局')]
    const all = JSON.stringify(blockIn(page(records), 'f0')).length
    const shown = (most: number): (string | undefined)[] =>
      [0, 1].map((index) =>
        (blockIn(page(records, most), `f${index}`) as string[][] | undefined)?.map((row) => row[0]).join(' '),
      )
    expect(shown(all * 3)).toEqual(['mend explain hint', 'mend explain hint'])
    expect(shown(all * 1.9)).toEqual(['mend explain', 'mend explain'])
    expect(shown(all * 1.2)).toEqual(['mend', 'mend'])
    expect(shown(all * 0.6)).toEqual(['mend', undefined])
    expect(unitsIn(page(records, all * 0.6)).map((each) => each.total)).toEqual([3, 3])
  })

  it('names so many files that were not checked as one can look through, and how many there are', () => {
    const bad = record('', [])
    const workbooks = Array.from({ length: 1000 }, (_, index) => ({
      ...bad.workbooks[0]!,
      path: `${index}.xlsx`,
      status: 'unreadable' as const,
      reason: '坏了',
      forms: [],
    }))
    const html = page([{ ...bad, workbooks }])
    const { files } = blockIn(html, 'report') as ReportData
    expect(files.all).toBe(1000)
    expect(files.rows).toHaveLength(300)
    expect(files.rows[0]).toEqual({ colour: 'error', word: '读不了', subject: '0.xlsx', what: '坏了' })
  })
})

/** What a block of data in the page holds; undefined when it is not there. */
function blockIn(html: string, id: string): unknown {
  const text = new RegExp(`id="${id}">([^<]*)<`).exec(html)?.[1]
  return text === undefined ? undefined : JSON.parse(text)
}

function unitsIn(html: string): Record<string, unknown>[] {
  return (blockIn(html, 'units') as unknown[][]).map((values) =>
    Object.fromEntries(UNIT_KEYS.map((key, index) => [key, values[index]])),
  )
}
