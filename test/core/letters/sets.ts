import type { LetterFinding, LetterForm, LetterSet } from '../../../src/core/letters/letter-set.ts'
import type { LetterPage } from '../../../src/core/letters/letter-page.ts'
import type { LetterSettings } from '../../../src/core/letters/letter-settings.ts'
import { countsOf } from '../../../src/core/progress/headline.ts'

export const SILENT: LetterSettings = { deadline: '', office: '', phone: '', note: '', signature: '' }
export const SPOKEN: LetterSettings = {
  deadline: '2026年12月15日',
  office: '绩效科',
  phone: '0000-1234567',
  note: '附件一并交回',
  signature: '某市财政局',
}

let count = 0

/** A finding of its own on the form 「department」. */
export function finding(changes: Partial<LetterFinding> = {}): LetterFinding {
  return {
    ...{ id: String(++count).padStart(16, '0'), rule: 'DF-03', severity: 'error', formKey: 'department' },
    ...{ status: 'open', explanation: null, correction: null, sheet: '整体', cell: 'H25', label: '增长 / 得分' },
    ...{ message: '按公式应得 3，自评 4，高出 1。', since: null },
    ...changes,
  }
}

export function form(changes: Partial<LetterForm> = {}): LetterForm {
  return { key: 'department', sheet: '整体', kind: 'department', project: null, standing: 'judged', ...changes }
}

/** A set of one workbook that holds the form 「department」, and what was found in it. */
export function set(
  findings: readonly LetterFinding[],
  changes: Partial<LetterSet> & { corrected?: number } = {},
): LetterSet {
  const { corrected = 0, ...others } = changes
  return {
    ...{
      unit: '甲局',
      year: 2025,
      others: [],
      unchecked: [],
      resolved: [],
      findings,
      counts: countsOf(findings, corrected),
    },
    workbooks: [{ path: '收件/甲局/自评表.xlsx', forms: [form()] }],
    ...others,
  }
}

/** The paragraphs of a page as people read them, 「role: text」. */
export function told({ paragraphs }: LetterPage): string[] {
  return paragraphs.map(({ role, lead = '', text }) => `${role}: ${lead}${text}`)
}
