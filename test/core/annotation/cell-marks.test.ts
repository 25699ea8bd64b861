import { describe, expect, it } from 'vitest'
import { cellMarks } from '../../../src/core/annotation/cell-marks.ts'
import { FILLS } from '../../../src/core/our-marks/names-and-fills.ts'
import { Decimal } from '../../../src/core/model/decimal.ts'
import { toA1 } from '../../../src/core/model/cell-address.ts'
import { review } from '../../../src/core/review.ts'
import type { Change, ReportedFinding } from '../../../src/core/reviewed-submission.ts'

const PLACE = { workbook: '表.xlsx', sheet: '自评表' }
const reviewed = review({ workbooks: [] })

function finding(severity: ReportedFinding['severity'], cell: string | null, changes = {}): ReportedFinding {
  return {
    ...{ id: '0', rule: 'DF-02', severity, formKey: '', ...PLACE, cell, label: '总分 / 得分', stated: '97' },
    ...{ expected: '99.5', difference: null, message: '总分应为 99.5。', basis: '填报说明', related: [], fixes: [] },
    ...{ correction: null, status: 'open', explanation: null, since: null },
    ...changes,
  }
}
function change(cell: string, before: string, after: string): Change {
  const value = { kind: 'number', text: after } as const
  return { finding: '0', rule: 'DF-02', ...PLACE, cell, label: '总分', before, after, basis: '填报说明', value }
}
const marks = (
  findings: readonly ReportedFinding[],
  changes: readonly Change[] = [],
  results: readonly (readonly [string, Decimal | undefined])[] = [],
) =>
  cellMarks({ findings, changes }, { ...reviewed, formulaResults: new Map(results) }).map((mark) => ({
    ...{ at: toA1(mark), fill: mark.fill, text: mark.comment?.text },
  }))

describe('the marks on a sheet', () => {
  it('are of errors and warnings; hints, and what has no cell, stand in 审核结果 alone', () => {
    const told = [finding('warning', 'B3'), finding('error', 'A2'), finding('info', 'C4'), finding('error', null)]
    expect(marks(told).map(({ at, fill }) => [at, fill])).toEqual([
      ['A2', FILLS.error],
      ['B3', FILLS.warning],
    ])
  })

  it('leave alone what a reviewer took out', () => {
    expect(marks([finding('error', 'A2', { status: 'waived' }), finding('warning', 'B3')]).map(({ at }) => at)).toEqual(
      ['B3'],
    )
  })

  it('have the colour of the worst, or of the correction', () => {
    expect(marks([finding('warning', 'A2'), finding('error', 'A2')])).toMatchObject([{ at: 'A2', fill: FILLS.error }])
    expect(marks([finding('error', 'A2')], [change('A2', '97', '99.5')])).toMatchObject([{ fill: FILLS.corrected }])
  })

  it('say what is wrong, what should stand there, on what it rests, and how it was explained', () => {
    const told = finding('warning', 'A2', { message: '请核对总分。', explanation: '年中调整' })
    expect(marks([told])[0]!.text).toBe(
      '【疑点】DF-02 总分 / 得分\n请核对总分。\n应为 99.5，实填 97。\n依据：填报说明\n单位说明：年中调整',
    )
    expect(marks([finding('error', 'A2', { message: '请核对。', stated: '' })])[0]!.text).toContain(
      '应为 99.5，实填 空',
    )
  })

  it('say nothing twice, and never that a value should be what it is', () => {
    const said = finding('error', 'A2', { message: '总分应为 99.5，实填 97。' })
    expect(marks([said])[0]!.text).toBe('【错误】DF-02 总分 / 得分\n总分应为 99.5，实填 97。\n依据：填报说明')
    expect(marks([finding('warning', 'A2', { stated: '80.00%', expected: '80.00%' })])[0]!.text).not.toContain('80.00%')
  })

  it('say what was changed into what, on what it rests where nothing else tells, and nothing of a formula', () => {
    expect(marks([], [change('A2', '97', '99.5')])[0]!.text).toBe('【已更正】由「97」改为「99.5」。\n依据：填报说明')
    expect(marks([], [change('A2', '', '99.5')])[0]!.text).toBe('【已更正】由空改为「99.5」。\n依据：填报说明')
    expect(marks([], [change('A2', '97', '97')])[0]!.text).toBe('【已更正】「97」由文本改为数字。')
  })

  it.each([
    ['99.5', '99.5', '本格的公式没有问题，打开后会自动重算。'],
    ['9.72', '9.71995', '本格的公式没有问题，打开后会自动重算。'],
    ['99.5', '97', '本格公式算出 97，请改公式。'],
    ['99', '98.6', '本格公式算出 98.6，请改公式。'],
    ['99.5', undefined, '本格是公式，公式没有动，请看一看它算得对不对。'],
  ])('of a formula, where %s is right and it gives %s, say: %s', (right, result, says) => {
    const key = `${PLACE.workbook}\u0001${PLACE.sheet}\u0001A2`
    const results = [[key, result === undefined ? undefined : new Decimal(result)]] as const
    const [mark] = marks([finding('error', 'A2')], [change('A2', '97.1', right)], results)
    expect(mark!.text).toContain(`【已更正】由「97.1」改为「${right}」。\n${says}`)
  })

  it('of a formula for a rate, tell its result as a rate, and hold it to all decimals', () => {
    const key = `${PLACE.workbook}\u0001${PLACE.sheet}\u0001A2`
    const rate: Change = { ...change('A2', '92%', '95%'), value: { kind: 'number', text: '0.95' } }
    expect(marks([], [rate], [[key, new Decimal('0.9512')]])[0]!.text).toContain('本格公式算出 95.12%，请改公式。')
  })
})
