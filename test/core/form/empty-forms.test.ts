import { describe, expect, it } from 'vitest'
import type { DraftCell, SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import { review } from '../../../src/core/review.ts'
import type { ReviewedSubmission } from '../../../src/core/reviewed-submission.ts'
import { emptyFunds, exampleSubmission, type ExampleSubmission } from '../../../src/core/rules/example-submission.ts'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'

const NO_ROW = { level3: '', target: '', actual: '', maxScore: '', score: '', reason: '' }

/** A project form as the template prints it. */
function blank(form: ExampleSubmission['projects'][number], name: string): void {
  Object.assign(form, { name, goals: { expected: '', actual: '' }, total: { maxScore: '100', score: '' } })
  Object.assign(form.funds, emptyFunds())
  for (const row of form.indicators) Object.assign(row, NO_ROW)
}

function reviewOf(
  plant: (submission: ExampleSubmission) => unknown,
  change: (draft: SheetDraft) => SheetDraft = (draft) => draft,
): ReviewedSubmission {
  const planted = exampleSubmission()
  plant(planted)
  const { reshape: _, ...content } = planted
  return review({
    workbooks: [{ path: '表.xlsx', sha256: '', workbook: workbookFromDrafts(drawSubmission(content).map(change)) }],
  })
}

/** 「JG-08 error 1-3-1!A6」. */
function told({ findings }: ReviewedSubmission): string[] {
  return findings.map((each) => `${each.rule} ${each.severity} ${each.sheet}!${each.cell ?? ''}`)
}

describe('a form on which nothing was filled in', () => {
  it('of a named project is told a block each, and the set as if it said nothing', () => {
    const result = reviewOf((s) => blank(s.projects[1]!, s.projects[1]!.name))
    expect(told(result).filter((each) => each.includes('1-3-2'))).toEqual([
      'JG-08 error 1-3-2!E7',
      'JG-08 error 1-3-2!D13',
    ])
    const [bj01] = result.findings.filter((each) => each.rule === 'BJ-01')
    expect(bj01!.message).toContain('「消费促进活动经费」决算数 58，该项目自评表资金各栏均未填')
    expect(told(result).filter((each) => /^(TX|ZJ|FZ|DF|PC)/.test(each))).toEqual([])
  })

  it('one too many, without a project, is told once and nothing else is', () => {
    const spare = (s: ExampleSubmission): void => {
      const copy = structuredClone(s.projects[2]!)
      blank(copy, '')
      s.projects.push(copy)
    }
    const result = reviewOf(spare)
    expect(told(result)).toEqual(['JG-08 info 1-3-3(2)!D4'])
    expect(result.submission.projects).toHaveLength(3)
    expect(result.workbooks[0]!.forms).toHaveLength(6)
  })

  it('without a project is an error where a listed one is missed', () => {
    const result = reviewOf((s) => blank(s.projects[1]!, ''))
    expect(told(result)).toContain('JG-08 error 1-3-2!D4')
    expect(told(result).some((each) => each.startsWith('BJ-03'))).toBe(true)
    expect(told(result).filter((each) => each.startsWith('TX'))).toEqual([])
  })

  it('is an error for all the projects that miss theirs where it is the only one of the set', () => {
    const result = reviewOf((s) => {
      blank(s.projects[0]!, '')
      s.projects.length = 1
    })
    expect(result.findings.find((each) => each.rule === 'JG-08')).toMatchObject({
      severity: 'error',
      message: expect.stringContaining('「流通产业发展专项资金」没有自评表'),
    })
    expect(told(result).filter((each) => each.startsWith('JG-01'))).toEqual([])
  })

  it('is one hint where there is nothing else', () => {
    const result = reviewOf((s) => {
      blank(s.projects[0]!, '')
      s.projects.length = 1
      Reflect.deleteProperty(s, 'basicData')
      Reflect.deleteProperty(s, 'department')
    })
    expect(told(result)).toEqual(['JG-08 info 1-3-1!D4'])
    expect(result.workbooks[0]).toMatchObject({ status: 'checked', forms: [{ kind: 'project' }] })
  })

  it('may hold formulas that come to nothing', () => {
    const formula = (cell: DraftCell): DraftCell => ({
      ...cell,
      value: { kind: 'formula', formula: 'E7+F7', result: { kind: 'number', text: '0' } },
    })
    const withFormula = (draft: SheetDraft): SheetDraft =>
      draft.name === '1-3-2'
        ? {
            ...draft,
            cells: draft.cells.map((cell) => (cell.row === 7 && [8, 9].includes(cell.column) ? formula(cell) : cell)),
          }
        : draft
    const result = reviewOf((s) => blank(s.projects[1]!, s.projects[1]!.name), withFormula)
    expect(told(result).filter((each) => each.includes('1-3-2'))).toEqual([
      'JG-08 error 1-3-2!E7',
      'JG-08 error 1-3-2!D13',
    ])
  })
})

describe('a single cell left blank', () => {
  it('is no empty block: its own rule tells it', () => {
    const result = reviewOf((s) => void (s.projects[1]!.indicators[0]!.actual = ''))
    expect(told(result).filter((each) => each.includes('error'))).toEqual(['TX-08 error 1-3-2!F14'])
  })

  it('of the amounts is a blank side between two forms', () => {
    const result = reviewOf((s) => {
      s.projects[1]!.funds.total.executed = ''
      s.projects[1]!.funds.fiscal.executed = ''
    })
    const [bj01] = result.findings.filter((each) => each.rule === 'BJ-01')
    expect(bj01!.message).toContain('决算数 58，该项目自评表全年执行数未填')
  })
})

describe('the basic data sheet on which nothing was filled in', () => {
  it('is told once', () => {
    const result = reviewOf((s) => {
      for (const row of s.basicData.rows)
        Object.assign(row, { prevActual: row.prevActual === '——' ? '——' : '', budget: '', actual: '' })
      Object.assign(s.basicData.staffing, { established: '', employed: '', controlRate: '' })
    })
    expect(told(result).filter((each) => each.startsWith('JG-08'))).toEqual(['JG-08 error 1-1基础数据表!F7'])
  })
})
