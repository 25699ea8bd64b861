import { describe, expect, it } from 'vitest'
import type { NumberField } from '../../../src/core/form/field.ts'
import { readForms } from '../../../src/core/form/read-forms.ts'
import { assembleSubmission, type Submission } from '../../../src/core/identity/submission.ts'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import type { Workbook } from '../../../src/core/model/workbook.ts'
import { correctUntilStable, withChanges } from '../../../src/core/repair/correct-until-stable.ts'
import { layOver } from '../../../src/core/repair/overlay.ts'
import type { Change } from '../../../src/core/reviewed-submission.ts'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { exampleSubmission, type ExampleSubmission } from '../../../src/core/rules/example-submission.ts'
import { runRules } from '../../../src/core/rules/run-rules.ts'
import { nationalScheme } from '../../../src/core/scheme/schemes.ts'

const PATH = '示例.xlsx'

type Books = ReadonlyMap<string, Workbook>

function read(books: Books): Submission {
  return assembleSubmission([...books].flatMap(([path, workbook]) => readForms(workbook, path).forms))
}

function books(plant: (submission: ExampleSubmission) => unknown = () => {}): Books {
  const example = exampleSubmission()
  plant(example)
  const { reshape, twice: _twice, ...content } = example
  const drafts = drawSubmission(content)
  return new Map([[PATH, workbookFromDrafts(reshape ? reshape(drafts) : drafts)]])
}

/** A number put into the cell of a field. */
function change({ place, label, raw }: NumberField, text: string): Change {
  const value = { kind: 'number', text } as const
  return { finding: '', rule: 'ZJ-03', ...place, label, before: raw, after: text, basis: '', value }
}

/** Everything that the forms say; of their texts what rules may ask of them. */
const said = ({ forms }: Submission) =>
  forms.map((form) => ({ ...form, texts: form.texts.map(({ text, top, left }) => ({ text, top, left })) }))

function laid(files: Books, pick: (submission: Submission) => readonly Change[]) {
  const submission = read(files)
  const changes = pick(submission)
  const over = layOver(submission, files, changes)
  return { over, again: read(withChanges(files, changes)), submission }
}

const funds = ({ projects }: Submission) => projects[0]!.funds!
const first = ({ projects }: Submission) => projects[0]!.indicators[0]!

describe('changes laid over the forms', () => {
  it.each<[string, (submission: Submission) => readonly Change[]]>([
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

  it.each<[string, Books, (submission: Submission) => readonly Change[]]>([
    ['a weight becomes another', books(), (s) => [change(first(s).maxScore, '25')]],
    ['a cell of no field is changed', books(), (s) => [{ ...change(first(s).score, '1'), cell: 'Z99' }]],
    ['a form of another workbook is meant', books(), (s) => [{ ...change(first(s).score, '1'), workbook: '别.xlsx' }]],
    [
      'a number becomes none',
      books(),
      (s) => [{ ...change(first(s).score, ''), value: { kind: 'text', text: '约十' } }],
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
  const corrected = (files: Books, lay = layOver) => {
    const submission = read(files)
    const result = runRules(submission, nationalScheme, RULES)
    const reviewed = { submission, workbooks: files, scheme: nationalScheme, applyScores: true, read }
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
