import { describe, expect, it } from 'vitest'
import type { Submission } from '../../../src/core/identity/submission.ts'
import type { Form, ProjectForm } from '../../../src/core/form/forms.ts'
import { readOver } from '../../../src/core/repair/read-over.ts'
import { readExample } from '../../../src/core/rules/example-submission.ts'
import { type Change, changed } from '../rules/changed.ts'

const read = (change: Change = {}): Submission => readExample(changed(change))

/** What is another, by the sheet of the form: its parts, or all. */
function told(was: Submission, now: Submission): Record<string, readonly string[] | 'all'> | undefined {
  const over = readOver(was, now)
  if (!over) return undefined
  return Object.fromEntries(
    [...over.changed].map(([form, { parts }]) => [form.sheet, parts === 'all' ? parts : [...parts].sort()]),
  )
}

describe('a set that was read again', () => {
  const was = read()

  it('is, form by form, the very same where it says the same', () => {
    const over = readOver(was, read())!
    expect(over.changed.size).toBe(0)
    expect(over.submission.forms.every((form, at) => form === was.forms[at])).toBe(true)
  })

  it.each<[Change, Record<string, string[]>]>([
    [{ 'i0.score': '19' }, { '1-3-1': ['indicators.score', 'texts'] }],
    [{ 'i0.reason': '一家停业。' }, { '1-3-1': ['indicators.deviationReason', 'texts'] }],
    [{ 'funds.total.annual': '81' }, { '1-3-1': ['funds.basis', 'funds.rows', 'texts'] }],
    [
      { 'p1.i1.actual': '', 'p2.i0.score': '17' },
      {
        '1-3-2': ['indicators.actualValue', 'texts'],
        '1-3-3': ['indicators.score', 'texts'],
      },
    ],
    [{ 'total.score': '' }, { '1-3-1': ['texts', 'total.score'] }],
    [{ 'b:公务接待.actual': '5' }, { '1-1基础数据表': ['lines.final', 'texts'] }],
  ])('names the parts that say something else, and no others: %o', (change, parts) => {
    expect(told(was, read(change))).toEqual(parts)
  })

  it('keeps all else of a form that says something else', () => {
    const over = readOver(was, read({ 'i0.score': '19' }))!
    const [[form, change] = []] = [...over.changed]
    const [now, old] = [form as ProjectForm, change!.was as ProjectForm]
    expect(old).toBe(was.projects[0])
    expect(now).not.toBe(old)
    expect(now.indicators[0]!.score).toMatchObject({ raw: '19' })
    expect(now.indicators[0]!.maxScore).toBe(old.indicators[0]!.maxScore)
    expect(now.indicators[1]).toBe(old.indicators[1])
    expect([now.funds, now.goals, now.total]).toEqual([old.funds, old.goals, old.total])
    expect(now.funds).toBe(old.funds)
    // What stands in two lists of the form still is one thing.
    expect(now.groups[0]!.indicators[0]).toBe(now.indicators[0])
    expect(over.submission.projects[0]).toBe(now)
    expect(over.submission.projects.slice(1)).toEqual(was.projects.slice(1))
  })

  it('names what is there no more, and trusts nothing of which it cannot see the inside', () => {
    const { title: _, ...untitled } = was.projects[0]!
    const withFirst = (form: object): Submission => {
      const forms = was.forms.map((each) => (each === was.projects[0] ? (form as Form) : each))
      return { ...was, forms }
    }
    expect(told(was, withFirst(untitled))).toEqual({ '1-3-1': ['title'] })
    const marked = (mark: string) => withFirst({ ...was.projects[0]!, marks: new Set([mark]) })
    expect(told(marked('甲'), marked('乙'))).toEqual({ '1-3-1': 'all' })
  })

  it('is read anew as a whole where rows came or went, for then cells are others', () => {
    expect(
      told(was, read({ 'i0.level3': '', 'i0.target': '', 'i0.actual': '', 'i0.maxScore': '', 'i0.score': '' })),
    ).toEqual({ '1-3-1': 'all' })
  })

  it('is another set where its unit, its year or its forms are others', () => {
    expect(readOver(was, { ...read(), unit: '别的局' })).toBeUndefined()
    expect(readOver(was, { ...read(), year: 2021 })).toBeUndefined()
    const now = read()
    expect(readOver(was, { ...now, forms: now.forms.slice(1) })).toBeUndefined()
    expect(readOver(was, { ...now, forms: now.forms.toReversed() })).toBeUndefined()
    expect(readOver(was, { ...now, hidden: [now.forms[0]!] })).toBeUndefined()
  })
})
