import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contentOf } from '../../../src/core/content/content-of.ts'
import { fieldsOf } from '../../../src/core/content/fields-of.ts'
import { readForms } from '../../../src/core/form/read-forms.ts'
import { assembleSubmission, type Submission } from '../../../src/core/identity/submission.ts'
import type { SubmissionContent } from '../../../src/core/content/content.ts'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { cleanSubmission } from '../../fixture-content/clean.ts'

const real = JSON.parse(
  readFileSync(new URL('../../../fixtures/zhuzhou-commerce-2022/submission.json', import.meta.url), 'utf8'),
) as SubmissionContent

function readBack(content: SubmissionContent, values: 'number' | 'text' = 'number'): Submission {
  return assembleSubmission(readForms(workbookFromDrafts(drawSubmission(content, { values })), 'a.xlsx').forms)
}

describe('the content of what was read', () => {
  it('drawn and read again is the same, for the clean set and for the real one', () => {
    for (const content of [cleanSubmission, real]) {
      const once = contentOf(readBack(content))
      expect(contentOf(readBack(once))).toEqual(once)
    }
  })

  it('is what was written into a clean set', () => {
    expect(contentOf(readBack(cleanSubmission, 'text'))).toEqual(cleanSubmission)
  })

  it('keeps every digit of a number that its cell shows rounded', () => {
    const drafts = drawSubmission(cleanSubmission)
    const [, department] = drafts
    const cells = department!.cells.map((cell) =>
      cell.row === 6 && cell.column === 4
        ? { ...cell, value: { kind: 'number' as const, text: '2851.287654' }, style: { ...cell.style, format: '0.00' } }
        : cell,
    )
    const { forms } = readForms(workbookFromDrafts([{ ...department!, cells }]), 'a.xlsx')
    expect(contentOf(assembleSubmission(forms)).department!.funds.initial).toBe('2851.287654')
  })
})

describe('the fields of a form', () => {
  it('name each cell that was read, and what was looked for in vain', () => {
    const [basic, department] = readBack(cleanSubmission).forms
    const fields = fieldsOf(department!)
    expect(fields.find((field) => field.key === 'funds.total.annualBudget')).toMatchObject({
      cell: 'E6',
      state: 'filled',
    })
    expect(fieldsOf(basic!).filter((field) => field.state === 'missing')).toEqual([])
    const bare = { ...department!, funds: undefined } as typeof department & object
    expect(fieldsOf(bare as never).find((field) => field.key === 'funds')).toMatchObject({
      state: 'missing',
      cell: undefined,
    })
  })
})
