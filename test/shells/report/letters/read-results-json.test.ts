import { describe, expect, it } from 'vitest'
import type { OtherFile } from '../../../../src/core/intake/other-file.ts'
import { JsonDocument } from '../../../../src/shells/report/json-report.ts'
import { letterSetOf } from '../../../../src/shells/report/letters/letter-set-of.ts'
import { readResultsJson } from '../../../../src/shells/report/letters/read-results-json.ts'
import type { SubmissionRecord } from '../../../../src/shells/report/submission-record.ts'
import { Tally } from '../../../../src/shells/report/tally.ts'
import { record } from '../record.ts'

const word: OtherFile = { path: '资料/报告.docx', kind: 'word', what: '请改交 Excel 工作簿。' }
const pdf: OtherFile = { path: 'x.pdf', kind: 'pdf', what: '' }

function results(records: readonly SubmissionRecord[], ...foot: [loose?: OtherFile[], roster?: never[]]): string {
  const document = new JsonDocument()
  const parts = records.map((each) => document.submission(each))
  return [document.head('1'), ...parts, document.foot(new Tally().summary, foot[0] ?? [], foot[1])].join('')
}

describe('results.json read back', () => {
  it('gives the very sets of which letters are made', () => {
    const unread = record('乙局', [], { others: [word] })
    const records = [
      record('甲局', ['DF-02', 'ZJ-01'], {
        counts: { toMend: 2, toExplain: 0, corrected: 3 },
        results: [{ path: '甲局.xlsx', sha256: 'f'.repeat(64) }],
        unchecked: [
          {
            ...{ rule: 'FZ-02', formKey: 'department', label: '分值', reason: '未填或无法识别' },
            place: { workbook: '资料/甲局.xlsx', sheet: '整体', cell: 'G3' },
          },
        ],
      }),
      { ...unread, workbooks: [{ ...unread.workbooks[0]!, status: 'unreadable', reason: '读不出来。', forms: [] }] },
    ] as const
    const batch = readResultsJson(results(records, [pdf]))!
    const bare = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
    for (const [index, set] of batch.sets.entries())
      expect(bare(letterSetOf(records[index]!))).toMatchObject(bare(set)!)
    expect(batch.sets[1]!.others.map(({ kind }) => kind)).toEqual(['unreadable', 'word'])
    expect([batch.loose, batch.roster]).toEqual([[pdf], []])
  })

  it.each([
    ['no JSON', 'x'],
    ['another document', '{"schemaVersion": 2}'],
    ['one of another version', results([]).replace('"schemaVersion": 2', '"schemaVersion": 3')],
    ['one that does not say how far a set is', results([record('甲局')]).replace('"progress"', '"before"')],
  ])('is nothing where it is %s', (_, text) => {
    expect(readResultsJson(text)).toBeUndefined()
  })
})
