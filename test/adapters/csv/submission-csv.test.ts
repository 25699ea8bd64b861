import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../../src/adapters/csv/csv-tables.ts'
import { formatCsv } from '../../../src/adapters/csv/csv-text.ts'
import { submissionFromCsv, submissionToCsv } from '../../../src/adapters/csv/submission-csv.ts'
import { cleanSubmission } from '../../fixture-content/clean.ts'
import { anySubmission } from '../../core/content/arbitrary-content.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (content: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(content)

describe('a submission written as CSV', () => {
  it('comes back the same, whatever stands in its fields', () => {
    fc.assert(
      fc.property(anySubmission, (content) => {
        const files = submissionToCsv(content)
        expect(submissionFromCsv((file) => files.get(file))).toEqual(content)
      }),
      { numRuns: 300 },
    )
  })

  it('comes back the same for a whole clean set', () => {
    const files = submissionToCsv(cleanSubmission)
    expect([...files.keys()]).toEqual(['submission.csv', 'funds.csv', 'indicators.csv', 'basic-data.csv'])
    expect(submissionFromCsv((file) => files.get(file))).toEqual(cleanSubmission)
  })

  it('begins with a BOM and ends its lines with CRLF', () => {
    const content = text(submissionToCsv(cleanSubmission).get('indicators.csv')!)
    expect(content.startsWith('\uFEFF表号,项目支出名称,序号,一级指标')).toBe(true)
    expect(content.endsWith('\r\n')).toBe(true)
  })

  it('says which file or column is missing', () => {
    const files = submissionToCsv(cleanSubmission)
    expect(() => submissionFromCsv((file) => (file === 'funds.csv' ? undefined : files.get(file)))).toThrow(
      '缺少 funds.csv',
    )
    const without = (file: string) =>
      file === 'funds.csv' ? bytes('表号,资金\r\n2,年度资金总额\r\n') : files.get(file)
    expect(() => submissionFromCsv(without)).toThrow('funds.csv 缺少「项目支出名称」一列')
  })

  it('refuses a row of a form that is not listed, and a form that is listed twice', () => {
    const files = new Map(submissionToCsv(cleanSubmission))
    files.set('indicators.csv', bytes(`${text(files.get('indicators.csv')!)}99,x,1,,,,,,,,,\r\n`))
    expect(() => submissionFromCsv((file) => files.get(file))).toThrow(
      'indicators.csv 里的表号「99」在 submission.csv 里没有',
    )
  })
})

describe('a text that looks like a formula', () => {
  const cells = ['=1+1', '+86', '-A1', '@x', '\tx', '＝1', "'x", '-6.5%', '-3.2', '-', '普通']

  it('is never read as one, while negative numbers stay numbers', () => {
    const written = formatCsv({ heads: ['a'], rows: cells.map((cell) => [cell]) })
    const asOthersReadIt = Papa.parse<string[]>(written.slice(1), { newline: '\r\n', delimiter: ',' })
      .data.flat()
      .slice(1, -1)
    for (const cell of asOthersReadIt)
      expect(/^[=@\t＝＋－＠]/.test(cell) || (/^[-+]/.test(cell) && !/^[-+]\d+(\.\d+)?%?$/.test(cell)), cell).toBe(
        false,
      )
    expect(asOthersReadIt).toContain('-6.5%')
  })

  it('comes back as it was', () => {
    expect(
      parseCsv(bytes(formatCsv({ heads: ['a', 'b'], rows: cells.map((cell) => [cell, '1']) }))).rows.map(
        ([cell]) => cell,
      ),
    ).toEqual(cells)
  })
})

describe('a CSV from another program', () => {
  it('is read with or without BOM, with LF, with tabs or semicolons', () => {
    for (const content of [
      '项目名称,主管部门\nA,甲\n',
      '\uFEFF项目名称,主管部门\r\nA,甲',
      '项目名称\t主管部门\r\nA\t甲\r\n',
      '项目名称;主管部门\nA;甲',
    ])
      expect(parseCsv(bytes(content))).toEqual({ heads: ['项目名称', '主管部门'], rows: [['A', '甲']] })
  })

  it('is read in GB18030 as Excel saves it', () => {
    // 「项目名称」 and 「农贸」 in GB18030.
    const gbk = Uint8Array.from([
      0xcf, 0xee, 0xc4, 0xbf, 0xc3, 0xfb, 0xb3, 0xc6, 0x0d, 0x0a, 0xc5, 0xa9, 0xc3, 0xb3, 0x0d, 0x0a,
    ])
    expect(parseCsv(gbk)).toEqual({ heads: ['项目名称'], rows: [['农贸']] })
  })

  it('is refused in one sentence when it is no CSV', () => {
    expect(() => parseCsv(bytes(''), 'x.csv')).toThrow('x.csv 是空的。')
    expect(() => parseCsv(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'x.csv')).toThrow('不是文本格式')
    expect(() => parseCsv(bytes('a,b\r\n"x,1\r\n'), 'x.csv')).toThrow('引号不成对')
  })
})
