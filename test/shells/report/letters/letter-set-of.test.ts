import { describe, expect, it } from 'vitest'
import { letterOf } from '../../../../src/core/letters/letters-due.ts'
import { countsOf } from '../../../../src/core/progress/headline.ts'
import { letterSetOf, letterSetOfCopies } from '../../../../src/shells/report/letters/letter-set-of.ts'
import { progressOf } from '../../../../src/shells/report/set-progress.ts'
import type { FormRecord, SubmissionRecord } from '../../../../src/shells/report/submission-record.ts'
import { SILENT } from '../../../core/letters/sets.ts'
import { record } from '../record.ts'

const [workbook] = record('甲局').workbooks
const [form] = workbook!.forms
const standing = (...all: FormRecord['standing'][]): Partial<SubmissionRecord> => ({
  workbooks: [{ ...workbook!, forms: all.map((each, at) => ({ ...form!, key: `form ${at}`, standing: each })) }],
})
const unchecked = (rule: string): Partial<SubmissionRecord> => ({
  unchecked: [
    {
      ...{ rule, formKey: 'department', label: '分值', reason: '未填或无法识别' },
      place: { workbook: workbook!.path, sheet: '整体', cell: 'G3' },
    },
  ],
})

describe('a letter says 已完成', () => {
  it.each<[string, readonly string[], Partial<SubmissionRecord>]>([
    ['nothing is left', [], {}],
    ['something is to be mended', ['DF-02'], {}],
    ['a file beside the set could not be opened', [], { others: [{ path: 'a.rar', kind: 'archive', what: '' }] }],
    ['a report in Word lies beside it', [], { others: [{ path: 'a.docx', kind: 'word', what: '' }] }],
    ['a form was not understood', [], standing('judged', 'not-understood')],
    ['a form holds nothing to check', [], standing('judged', 'unjudged')],
    ['a spare form is blank', [], standing('judged', 'blank')],
    ['every form is blank', [], standing('blank', 'blank')],
    ['a total could not be checked', [], unchecked('FZ-02')],
    ['an indicator could not be checked', [], unchecked('DF-04')],
  ])('where the overview says 完成, and nowhere else: %s', (_, rules, changes) => {
    const plain = record('甲局', rules, changes)
    const set = { ...plain, counts: countsOf(plain.findings, 0) }
    expect(letterOf(letterSetOf(set), SILENT).kind === '已完成').toBe(progressOf(set).progress === '完成')
  })
})

it('of our own copies the receiver is to look at every correction, and no round has been', () => {
  const [finding] = record('甲局', ['DF-02']).findings
  const copies = letterSetOfCopies(
    record('甲局', [], { changes: 3, findings: [{ ...finding!, status: 'adopted', since: 'last-round' }] }),
  )
  expect([copies.counts.corrected, copies.findings[0]!.since]).toEqual([3, null])
})
