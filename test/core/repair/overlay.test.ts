import { describe, expect, it, vi } from 'vitest'
import type { Submission } from '../../../src/core/identity/submission.ts'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import type { Workbook } from '../../../src/core/model/workbook.ts'
import { correctUntilStable, withChanges } from '../../../src/core/repair/correct-until-stable.ts'
import { layOver } from '../../../src/core/repair/overlay.ts'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { exampleSubmission, type ExampleSubmission } from '../../../src/core/rules/example-submission.ts'
import { runRules } from '../../../src/core/rules/run-rules.ts'
import { nationalScheme } from '../../../src/core/scheme/schemes.ts'
import { cleanForm } from '../../fixture-content/layouts/clean-form.ts'
import { layout } from '../../fixture-content/layouts/index.ts'
import { weightsOf } from '../../fixture-content/layouts/weights.ts'
import { type Books, change, laid, PATH, type Pick, read, said } from './laying.ts'

function books(plant: (submission: ExampleSubmission) => unknown = () => {}): Books {
  const example = exampleSubmission()
  plant(example)
  const { reshape, twice: _twice, ...content } = example
  const drafts = drawSubmission(content)
  return new Map([[PATH, workbookFromDrafts(reshape ? reshape(drafts) : drafts)]])
}

const funds = ({ projects }: Submission) => projects[0]!.funds!
const first = ({ projects }: Submission) => projects[0]!.indicators[0]!

describe('changes laid over the forms', () => {
  it.each<[string, Pick]>([
    ['a rate', (s) => [change(funds(s).executionRate!, '0.9')]],
    ['an amount', (s) => [change(funds(s).rows.total!.annualExecution!, '70')]],
    [
      'amounts of two forms',
      (s) => [
        change(funds(s).rows.total!.annualBudget!, '81'),
        change(s.projects[1]!.funds!.rows.total!.annualBudget!, '61'),
      ],
    ],
    ['an amount of the basic data', (s) => [change(s.basicData!.lines[0]!.final!, '11')]],
    ['the score of an indicator', (s) => [change(first(s).score, '18')]],
    ['the total', (s) => [change(s.projects[0]!.total.score!, '90')]],
  ])('say what is read with %s written in', (_, pick) => {
    const { over, again } = laid(books(), pick)
    expect(said(over!.submission)).toEqual(said(again))
  })

  it('change the forms of their cells, and leave the others the very same', () => {
    const { over, submission } = laid(books(), (s) => [change(funds(s).executionRate!, '0.9')])
    const [form] = over!.submission.projects
    expect(form).not.toBe(submission.projects[0])
    expect(over!.submission.forms).toContain(form)
    expect(over!.submission.projects.slice(1)).toEqual(submission.projects.slice(1))
    for (const [at, each] of over!.submission.projects.slice(1).entries())
      expect(each).toBe(submission.projects[at + 1])
    expect([over!.submission.basicData, over!.submission.department]).toEqual([
      submission.basicData,
      submission.department,
    ])
    expect(over!.changed.get(form!)!.was).toBe(submission.projects[0])
    expect([...over!.changed.get(form!)!.parts].toSorted()).toEqual(['funds.executionRate', 'texts'].toSorted())
  })

  it('stand in the set in the place of the form that they changed', () => {
    const { over } = laid(books(), (s) => [
      change(s.basicData!.lines[0]!.final!, '11'),
      change(s.department!.total.score!, '90'),
    ])
    const { forms, basicData, department } = over!.submission
    expect([forms.includes(basicData!), forms.includes(department!)]).toEqual([true, true])
    const alone = laid(
      books((s) => Object.assign(s, { basicData: undefined, department: undefined })),
      (s) => [change(first(s).score, '18')],
    )
    expect([alone.over!.submission.basicData, alone.over!.submission.department]).toEqual([undefined, undefined])
  })

  it('change a row once: in its group it is the same as among the rows of its form', () => {
    const { over } = laid(books(), (s) => [change(first(s).score, '18')])
    const [form] = over!.submission.projects
    expect(form!.groups.flatMap(({ indicators }) => indicators)).toEqual(form!.indicators)
    expect(form!.groups[0]!.indicators[0]).toBe(form!.indicators[0])
  })

  it('change that form alone of several on one sheet, whichever it is', () => {
    const content = cleanForm({ unit: '云溪市城管局', year: 2023, name: '路灯维护', weights: weightsOf('national') })
    const names = ['路灯维护', '公园养护', '河道清淤']
    const draft = layout('national').stacked(names.map((name) => ({ ...content, name })))
    const files: Books = new Map([[PATH, workbookFromDrafts([draft])]])
    for (const at of names.keys()) {
      const { over, again, submission } = laid(files, ({ projects }) => [change(projects[at]!.total.score!, '91')])
      expect(said(over!.submission)).toEqual(said(again))
      expect(over!.submission.projects.map((form, index) => form === submission.projects[index])).toEqual(
        names.map((_, index) => index !== at),
      )
    }
  })

  it('read a number that is put in as a text, as it would be read from the cell', () => {
    const text = (s: Submission) => ({
      ...change(funds(s).rows.total!.annualExecution!, '70'),
      value: { kind: 'text', text: ' 70 ' } as const,
    })
    const { over, again } = laid(books(), (s) => [text(s)])
    expect(said(over!.submission)).toEqual(said(again))
  })

  it.each<[string, Books, Pick]>([
    ['a weight becomes another', books(), (s) => [change(first(s).maxScore, '25')]],
    ['a cell of no field is changed', books(), (s) => [{ ...change(first(s).score, '1'), cell: 'Z99' }]],
    ['a form of another workbook is meant', books(), (s) => [{ ...change(first(s).score, '1'), workbook: '别.xlsx' }]],
    [
      'a number becomes none',
      books(),
      (s) => [{ ...change(first(s).score, ''), value: { kind: 'text', text: '约十' } }],
    ],
    [
      'a text is changed beside a number',
      books(),
      (s) => [
        change(first(s).score, '18'),
        { ...change(first(s).score, ''), cell: first(s).actualValue.place.cell, value: { kind: 'text', text: '9个' } },
      ],
    ],
    ['a formula without a result may follow it', books(), (s) => [change(first(s).score, '18')]],
  ])('are none where %s: the sheets are read again', (name, files, pick) => {
    if (name.startsWith('a formula')) {
      const book = files.get(PATH)!
      const cell = { row: 90, column: 1, value: { kind: 'blank' }, formula: 'A1', uncached: true } as const
      const sheets = book.sheets.map((sheet, at) => (at === 0 ? { ...sheet, cells: [...sheet.cells, cell] } : sheet))
      expect(laid(new Map([[PATH, { sheets }]]), pick).over).toBeUndefined()
    } else expect(laid(files, pick).over).toBeUndefined()
  })
})

describe('corrections', () => {
  const corrected = (files: Books, lay = layOver, again = read) => {
    const submission = read(files)
    const result = runRules(submission, nationalScheme, RULES)
    const reviewed = { submission, workbooks: files, scheme: nationalScheme, applyScores: true, read: again }
    return correctUntilStable(reviewed, result, lay).changes
  }
  /** The rate is wrong, and the score and the total that were worked out by it. */
  const wrong = books((s) => {
    Object.assign(s.projects[0]!.funds.total, { rate: '50%', score: '5' })
    s.projects[0]!.total.score = '95'
  })

  it('go on until nothing new follows, each told with what stood there first', () => {
    const changes = corrected(wrong)
    expect(changes.map(({ before, after }) => [before, after])).toEqual(
      expect.arrayContaining([
        ['50%', '95%'],
        ['95', '99.5'],
      ]),
    )
    expect(new Set(changes.map(({ sheet, cell }) => `${sheet}!${cell}`)).size).toBe(changes.length)
  })

  it('of one cell in two rounds are one, from what the department wrote to what is right in the end', () => {
    const twice = books((s) => {
      Object.assign(s.projects[0]!.funds.total, { rate: '50%', score: '5' })
      s.projects[0]!.total.score = '93'
    })
    const totals = corrected(twice).filter(({ rule }) => rule === 'DF-02')
    expect(totals.map(({ before, after }) => [before, after])).toEqual([['93', '99.5']])
  })

  it('are the same where the sheets are read again', () => {
    expect(corrected(wrong)).toEqual(corrected(wrong, () => undefined))
  })

  it('read no sheet again that they can be laid over, and nothing more once nothing new follows', () => {
    const [again, lay] = [vi.fn(read), vi.fn(layOver)]
    expect(corrected(wrong, lay, again)).not.toEqual([])
    expect(again).not.toHaveBeenCalled()
    expect(lay.mock.calls.map(([, , changes]) => changes.length > 0)).toEqual(lay.mock.calls.map(() => true))
    expect(lay.mock.calls.length).toBeLessThan(6)
  })

  it('that are asked for again although they were made are made once', () => {
    const lay = vi.fn((submission: Submission) => ({ submission, changed: new Map() }))
    expect(corrected(wrong, lay)).not.toEqual([])
    expect(lay).toHaveBeenCalledTimes(1)
  })

  it('that contradict each other round for round come to an end', () => {
    const rate = (annual: string) =>
      books(({ projects: [project] }) => {
        for (const line of [project!.funds.total, project!.funds.fiscal])
          Object.assign(line, { initial: annual, annual, executed: '40' })
      })
    const two = [read(rate('50')), read(rate('80'))]
    const again = vi.fn(() => two[again.mock.calls.length % 2]!)
    const [change] = corrected(wrong, () => undefined, again).filter(({ rule }) => rule === 'ZJ-03')
    // Six rounds, and once without each of the two corrections that changed on the way.
    expect(again).toHaveBeenCalledTimes(8)
    expect(change!.before).toBe('50%')
  })

  it('leave nothing to correct', () => {
    const after = withChanges(wrong, corrected(wrong))
    expect(corrected(after)).toEqual([])
    expect(corrected(books())).toEqual([])
  })

  it('are written into their own workbook with their format', () => {
    const rate = corrected(wrong).find(({ after }) => after === '95%')!
    const other: Workbook = { sheets: [] }
    const written = withChanges(new Map([...wrong, ['别.xlsx', other]]), [{ ...rate, format: '0.0%' }])
    const sheet = written.get(PATH)!.sheets.find(({ name }) => name === rate.sheet)!
    expect(sheet.cells.some(({ format }) => format === '0.0%')).toBe(true)
    expect(written.get('别.xlsx')).toEqual(other)
  })
})
