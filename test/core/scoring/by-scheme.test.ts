import { describe, expect, it } from 'vitest'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import { review } from '../../../src/core/review.ts'
import type { ReviewedSubmission } from '../../../src/core/reviewed-submission.ts'
import { exampleSubmission, type ExampleSubmission, withCells } from '../../../src/core/rules/example-submission.ts'
import { loadSchemes } from '../../../src/core/scheme/load-schemes.ts'
import type { Scheme } from '../../../src/core/scheme/scheme.ts'
import { nationalScheme, schemeById } from '../../../src/core/scheme/schemes.ts'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import data from '../../../templates/schemes/schemes.json'

type Change = (submission: ExampleSubmission) => unknown

/** The example submission, changed, as `check` reviews it. */
function reviewed(change: Change, scheme?: Scheme): ReviewedSubmission {
  const example = exampleSubmission()
  change(example)
  const { reshape, ...content } = example
  const drafts = drawSubmission(content)
  const workbook = workbookFromDrafts(reshape ? reshape(drafts) : drafts)
  return review({ workbooks: [{ path: '示例.xlsx', sha256: '', workbook }], ...(scheme ? { scheme } : {}) })
}

/** What one rule says of the whole submission: 「warning 请说明…」. */
function said(rule: string, change: Change, scheme?: Scheme): string[] {
  return reviewed(change, scheme)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ severity, message }) => `${severity} ${message}`)
}

const scheme = (id: string): Scheme => schemeById(id)!
const first = (s: ExampleSubmission) => s.projects[0]!
const scored = (s: ExampleSubmission) => [s.department, ...s.projects]

/** Unit, place and level-1 weights of every form; only the weights are looked at. */
function as(unit: string, execution: string, weights: Readonly<Record<string, string>>): Change {
  return (s) => {
    s.unit = s.basicData.unit = s.department.department = unit
    for (const form of scored(s)) {
      const total = 'total' in form.funds ? form.funds.total : form.funds
      total.maxScore = execution
      for (const row of form.indicators) row.level1Weight = weights[row.level1] ?? ''
    }
    for (const project of s.projects) project.department = project.implementer = unit
  }
}

describe('a review', () => {
  it.each<[unit: string, execution: string, weights: Readonly<Record<string, string>>, id: string]>([
    ['示例市商务局', '10', { 产出指标: '50', 效益指标: '30', 满意度指标: '10' }, 'cn'],
    ['株洲市商务局', '10', { 产出指标: '50', 效益指标: '30', 满意度指标: '10' }, 'cn-hunan-zhuzhou-2022'],
    ['宿州市商务局', '10', { 产出指标: '40', 效益指标: '30', 满意度指标: '20' }, 'cn-anhui-suzhou'],
    ['襄阳市商务局', '20', { 产出指标: '40', 效益指标: '30', 满意度指标: '10' }, 'cn-hubei-xiangyang'],
    ['市商务局', '20', { 产出指标: '40', 效益指标: '40' }, 'cn-20-40-40'],
    ['固原市原州区商务局', '', { 产出指标: '40', 效益指标: '40', 满意度指标: '20' }, 'cn-ningxia-yuanzhou'],
  ])('of %s with %s %j follows the scheme %#', (unit, execution, weights, id) => {
    const { scheme: taken, findings } = reviewed(as(unit, execution, weights))
    expect(taken.id).toBe(id)
    expect(findings.filter(({ rule }) => rule === 'FZ-03')).toEqual([])
  })

  it('of weights that fit no scheme finds them (FZ-03) and guesses nothing', () => {
    const {
      scheme: taken,
      findings,
      schemeChoice,
    } = reviewed(as('示例市商务局', '10', { 产出指标: '45', 效益指标: '35', 满意度指标: '10' }))
    expect(taken).toBe(nationalScheme)
    expect(findings.filter(({ rule }) => rule === 'FZ-03')).toHaveLength(4)
    expect(schemeChoice.contradictions).toEqual(['表上权重 10/45/35/10 与已知的方案都不符'])
  })

  it('says so at a printed weight where the form has none for the execution', () => {
    const { findings } = reviewed(as('固原市原州区商务局', '', { 产出指标: '45', 效益指标: '35', 满意度指标: '20' }))
    expect(findings.filter(({ rule }) => rule === 'FZ-03').map(({ label }) => label)).toEqual(
      Array(4).fill('产出指标 / 所标分值'),
    )
  })

  it('sees weights that are not printed in the sums of the 分值', () => {
    const { schemeChoice } = reviewed(as('示例市商务局', '10', {}))
    expect(schemeChoice.why).toContain('表上权重 10/50/30/10')
  })

  it('knows the Sichuan form by the head 权重', () => {
    const heads = (drafts: readonly SheetDraft[]): readonly SheetDraft[] =>
      drafts.reduce<readonly SheetDraft[]>(
        (all, { name }) =>
          withCells(all, name, (cell) =>
            cell.value?.kind === 'text' && cell.value.text === '分值'
              ? { ...cell, value: { kind: 'text', text: '权重' } }
              : cell,
          ),
        drafts,
      )
    const change: Change = (s) => {
      as('四川省商务厅', '10', { 产出指标: '43', 效益指标: '37', 满意度指标: '10' })(s)
      s.reshape = heads
    }
    expect(reviewed(change)).toMatchObject({
      scheme: { id: 'cn-sichuan-0013zp' },
      schemeChoice: { contradictions: [] },
    })
    expect(said('FZ-03', change)).toEqual([])
  })
})

describe('the execution', () => {
  const of =
    (annual: string, executed: string, rate: string, score: string): Change =>
    (s) =>
      Object.assign(first(s).funds, {
        total: { ...first(s).funds.total, initial: annual, annual, executed, rate, score },
        fiscal: { initial: annual, annual, executed },
      })

  it('above 100 % is refused, and accepted in 浙江 since 2024', () => {
    const over = of('80', '90', '112.5%', '10')
    expect(said('ZJ-02', over)).toHaveLength(1)
    expect(said('ZJ-02', over, scheme('cn-zhejiang-2024'))).toEqual([])
    expect(said('ZJ-03', over, scheme('cn-zhejiang-2024'))).toEqual([])
  })

  it('of nothing on nothing is 0, and 100 % in 浙江', () => {
    const claimed = of('0', '0', '100%', '10')
    expect(said('ZJ-03', claimed)).toEqual(['warning 预算与执行均为 0 的，执行率按 0% 计，实填 100%。请改正，或说明。'])
    expect(said('ZJ-04', claimed)).toEqual([
      'warning 执行率得分应为 0（预算与执行均为 0，执行率按 0%，10 × 0% = 0），实填 10。请改正，或说明。',
    ])
    expect(said('ZJ-03', claimed, scheme('cn-zhejiang-2024'))).toEqual([])
    expect(said('ZJ-04', claimed, scheme('cn-zhejiang-2024'))).toEqual([])
    expect(said('ZJ-04', of('0', '0', '0%', '0'), scheme('cn-zhejiang-2024'))).toEqual([
      expect.stringContaining('应为 10'),
    ])
  })

  it('of nothing on nothing is neither low nor far below the output, and never corrected', () => {
    const { findings, changes } = reviewed(of('0', '0', '100%', '10'))
    expect(findings.filter(({ rule, sheet }) => /ZJ-0[58]|DF-08/.test(rule) && sheet === '1-3-1')).toEqual([])
    expect(changes.filter(({ rule }) => /ZJ/.test(rule))).toEqual([])
  })

  it('that is not scored, or scored as an indicator, is left alone in the fund block', () => {
    const wrong = of('80', '76', '95%', '3')
    expect(said('ZJ-04', wrong)).toHaveLength(1)
    expect(said('ZJ-04', wrong, scheme('cn-ningxia-yuanzhou'))).toEqual([])
    expect(said('ZJ-04', wrong, scheme('cn-ningxia-yinchuan'))).toEqual([])
  })

  it('without a cell for its 分值 is scored out of what the scheme implies', () => {
    const noWeight =
      (score: string): Change =>
      (s) => {
        of('80', '76', '95%', score)(s)
        s.reshape = (drafts) =>
          withCells(drafts, '1-3-1', (cell) =>
            cell.row < 12 && cell.value?.kind === 'text' && cell.value.text === '分值'
              ? { ...cell, value: { kind: 'text', text: '备考' } }
              : cell,
          )
      }
    expect(said('ZJ-04', noWeight('19'), scheme('cn-20-40-40'))).toEqual([])
    expect(said('ZJ-04', noWeight('20'), scheme('cn-20-40-40'))).toEqual([
      'error 执行率得分应为 19（76 ÷ 80 = 95%，20 × 95% = 19），实填 20。',
    ])
    expect(said('ZJ-04', noWeight('20'), nationalScheme)).toEqual([])
  })

  it('below 90 % is told; in 四川 a reason is due on the form', () => {
    const low = of('80', '60', '75%', '7.5')
    expect(said('ZJ-08', low)).toEqual(['info 执行率 75%，低于 90%，建议在评价报告中说明原因。'])
    expect(said('ZJ-08', low, scheme('cn-sichuan-0013zp'))).toEqual([
      'warning 执行率 75%，低于 90%，请在表上写明原因。',
    ])
    const explained: Change = (s) => {
      low(s)
      s.reshape = (drafts) =>
        drafts.map((draft) => {
          if (draft.name !== '1-3-1') return draft
          const total = draft.cells.find(
            (cell) => cell.value?.kind === 'text' && cell.value.text.startsWith('年度资金总额'),
          )!
          const right = Math.max(...draft.cells.map(({ column }) => column)) + 1
          return {
            ...draft,
            cells: [
              ...draft.cells,
              { row: total.row, column: right, value: { kind: 'text', text: '工程款按进度下年支付' }, style: {} },
            ],
          }
        })
    }
    expect(said('ZJ-08', explained, scheme('cn-sichuan-0013zp'))).toEqual([])
  })
})

describe('an indicator', () => {
  const row =
    (index: number, changes: object): Change =>
    (s) =>
      Object.assign(first(s).indicators[index]!, changes)

  it('where less is better loses its excess, and in 湖北 earns 分值 × A/B', () => {
    const missed = row(3, { target: '≤80万元', actual: '100万元', score: '8', reason: '材料涨价，已报批。' })
    expect(said('DF-03', missed)).toEqual([expect.stringContaining('按公式应得 7.5')])
    expect(said('DF-03', missed, scheme('cn-hubei-xiangyang'))).toEqual([])
    expect(
      said(
        'DF-04',
        row(3, { target: '≤80万元', actual: '100万元', score: '7.5', reason: '材料涨价，已报批。' }),
        scheme('cn-hubei'),
      ),
    ).toEqual([expect.stringContaining('80万 ÷ 100万 × 10 = 8')])
  })

  it('with 「=」 is scored like any, and in 天津 any difference goes to a person', () => {
    const below = row(0, { target: '=10个', actual: '8个', score: '20', reason: '两处停建，已说明。' })
    const above = row(0, { target: '=10个', actual: '11个', score: '20' })
    expect(said('DF-03', below)).toEqual([expect.stringContaining('按公式应得 16')])
    expect(said('DF-03', below, scheme('cn-tianjin'))).toEqual([])
    for (const change of [below, above]) {
      const { reviews, submission } = reviewed(change, scheme('cn-tianjin'))
      const review = reviews.get(submission.projects[0]!)!.items[0]!
      expect(review).toMatchObject({ decided: false, opinion: '指标值要求相等，完成值有出入，需人工复核' })
    }
    const met = reviewed(row(0, { target: '=10个', actual: '10个' }), scheme('cn-tianjin'))
    expect(met.reviews.get(met.submission.projects[0]!)!.items[0]!.decided).toBe(true)
  })

  it.each([
    ['cn', '12.9个', []],
    ['cn', '13个', ['warning …130% 起）。请说明']],
    ['cn-hebei', '11.9个', []],
    ['cn-hebei', '12个', ['warning …120% 起）。请说明']],
    ['cn-guangxi', '13个', ['error …130% 起）。请说明']],
    ['cn-anhui-suzhou', '14个', []],
    ['cn-anhui-suzhou', '15个', ['info …150% 起）。请在评价报告中说明']],
  ])('in %s completed by %s of 10 owes %j', (id, actual, expected) => {
    const change: Change = (s) => {
      row(0, { actual })(s)
      s.department.indicators[0]!.actual = '11家'
    }
    const told = said('PC-02', change, scheme(id))
    expect(told.map((each) => each.replace(/ .*?(\d+% 起）.*?说明).*/, ' …$1'))).toEqual(expected)
  })

  it('of cost that was left unfilled earns at most 5 in 山西', () => {
    const unfilled = row(3, { target: '', actual: '', score: '10' })
    const scoreOf = (id: string) => {
      const { reviews, submission } = reviewed(unfilled, scheme(id))
      return reviews.get(submission.projects[0]!)!.items[3]!
    }
    expect(scoreOf('cn').score?.toFixed()).toBe('10')
    expect(scoreOf('cn-shanxi').score?.toFixed()).toBe('5')
    expect(scoreOf('cn-shanxi').opinion).toContain('最多得 5 分')
  })

  it('in words is held against the bands of the scheme', () => {
    const partly = row(5, { actual: '部分完成', score: '12', reason: '两处未开工，下年补齐。' })
    const strict = schemeWith({ qualitative: { achieved: ['1', '0.8'], partly: ['0.7', '0.5'], not: ['0.5', '0'] } })
    expect(said('DF-05', partly)).toEqual([])
    expect(said('DF-05', partly, strict)).toEqual([expect.stringContaining('一般不高于分值的 70%')])
  })
})

/** The national scheme with some parameters changed, as a further place would. */
function schemeWith(changes: Readonly<Record<string, unknown>>): Scheme {
  const stated = Object.entries(changes).map(([name, value]) => [name, { value, source: '某市自评表', certainty: 'A' }])
  const entry = {
    id: 'cn-test',
    title: '某市',
    places: ['某市'],
    years: { from: 2020 },
    extends: 'cn',
    changes: Object.fromEntries(stated),
  }
  return loadSchemes({ schemes: [...data.schemes, entry] }).at(-1)!
}

describe('the lines of a scheme', () => {
  it('for grades and for tolerances are those that the rules go by', () => {
    const graded: Change = (s) => {
      first(s).remark = '等级：优'
    }
    expect(said('DF-07', graded)).toEqual([])
    expect(
      said(
        'DF-07',
        graded,
        schemeWith({
          grades: [
            { name: '优', from: '99.9' },
            { name: '良', from: '80' },
          ],
        }),
      ),
    ).toEqual([expect.stringContaining('等级应为「良」')])
    const missed: Change = (s) => {
      s.projects[2]!.indicators[0]!.score = '18.6'
      s.projects[2]!.total.score = '98.4'
    }
    expect(said('DF-03', missed)).toEqual([expect.stringMatching(/^error/)])
    expect(said('DF-03', missed, schemeWith({ excessError: '1' }))).toEqual([expect.stringMatching(/^warning/)])
    expect(said('DF-03', missed, schemeWith({ scoreTolerance: '0.6' }))).toEqual([])
  })

  it('for output above execution is its own', () => {
    const low: Change = (s) => Object.assign(first(s).funds.total, { executed: '72', rate: '90%', score: '9' })
    expect(said('DF-08', low)).toHaveLength(1)
    expect(said('DF-08', low, schemeWith({ outputAboveExecution: '0.2' }))).toEqual([])
  })

  it('in 元 leaves large amounts alone', () => {
    const yuan: Change = (s) => void (first(s).funds.total.executed = '760000')
    expect(said('TX-06', yuan)).toHaveLength(1)
    expect(said('TX-06', yuan, scheme('cn-yunnan-yongde'))).toEqual([])
  })
})
