import { describe, expect, it } from 'vitest'
import { Dictionary } from '../../../src/core/form/dictionary.ts'
import type { FormText, Indicator } from '../../../src/core/form/forms.ts'
import { Decimal } from '../../../src/core/model/decimal.ts'
import { exampleSubmission, type ExampleSubmission, readExample } from '../../../src/core/rules/example-submission.ts'
import type { Scheme } from '../../../src/core/scheme/scheme.ts'
import { nationalScheme } from '../../../src/core/scheme/schemes.ts'
import { assessIndicator, type FormulaAssessment } from '../../../src/core/scoring/assess-indicator.ts'
import { assessItem, isMissed, missedRows } from '../../../src/core/scoring/assess-item.ts'
import { printedWeights, schemeEvidence, weightGroupOf } from '../../../src/core/scoring/scheme-evidence.ts'
import { officialFieldMap } from '../../../src/core/vocabulary/field-map.ts'

function boxWith(text: string): FormText {
  return { ...Dictionary.of(officialFieldMap).wordingOf(text), text, top: 1, left: 1 }
}

type Row = ExampleSubmission['projects'][number]['indicators'][number]

/** A row of the first project form, changed. */
function indicator(change: Partial<Row>): Indicator {
  const example = exampleSubmission()
  Object.assign(example.projects[0]!.indicators[0]!, change)
  return readExample(example).projects[0]!.indicators[0]!
}

function assess(change: Partial<Row>, scheme: Partial<Scheme> = {}) {
  return assessIndicator(indicator(change), { ...nationalScheme, ...scheme }, 2022)
}

function formula(change: Partial<Row>, scheme: Partial<Scheme> = {}): FormulaAssessment {
  const assessment = assess(change, scheme)
  if (assessment.kind !== 'formula') throw new Error(`${assessment.kind}, no formula`)
  return assessment
}

const texts = (shares: readonly Decimal[]) => shares.map((each) => each.toDecimalPlaces(4).toFixed())

describe('the share of a row', () => {
  it.each<[string, Partial<Row>, string, string]>([
    ['more is better', { target: '≥8个', actual: '6个' }, '0.75', '6 ÷ 8 × 分值'],
    ['in per cent', { target: '≥80%', actual: '60.5%' }, '0.7563', '60.5% ÷ 80% × 分值'],
    ['in 万', { target: '≥20000人', actual: '15000人' }, '0.75', '1.5万 ÷ 2万 × 分值'],
    ['below 万', { target: '≥9999人', actual: '5000人' }, '0.5001', '5000 ÷ 9999 × 分值'],
    ['in 亿', { target: '≥4亿元', actual: '100000000元' }, '0.25', '1亿 ÷ 4亿 × 分值'],
    ['below 亿', { target: '≥4亿元', actual: '9999万元' }, '0.25', '9999万 ÷ 4亿 × 分值'],
    ['reached', { target: '≥8个', actual: '8个' }, '1', '达到指标值，得满分'],
    ['in per cent with many decimals', { target: '≥80%', actual: '60.55555%' }, '0.7569', '60.5556% ÷ 80% × 分值'],
    ['in per cent, the sign at the target alone', { target: '≥80%', actual: '60.5' }, '0.7563', '60.5% ÷ 80% × 分值'],
    ['in per cent, the sign at the outcome alone', { target: '≥80', actual: '60.5%' }, '0.7563', '60.5 ÷ 80 × 分值'],
    ['below 0 where 0 was enough', { target: '≥0', actual: '-1' }, '0', '实际为负，按 0 计'],
    ['below a range', { target: '10-20个', actual: '5个' }, '0.5', '5 ÷ 10 × 分值'],
    ['below 0 and a range', { target: '10-20个', actual: '-1个' }, '0', '实际为负，按 0 计'],
    ['over 0', { target: '0', actual: '2', level3: '事故发生数' }, '0', '指标值为 0，实际 2，得 0 分'],
  ])('where %s', (_, change, share, working) => {
    const { shares, workings, reached, tolerated, spread } = formula(change)
    expect([texts(shares)[0], workings[0], reached, tolerated, spread]).toEqual([
      ...[share, working, share === '1'],
      ...[[], false],
    ])
  })

  it('where less is better is by the one formula, and by the other asked about', () => {
    const less = { level3: '平均办理时间', target: '≤10天', actual: '12天' }
    const linear = formula(less, { lowerIsBetter: 'linear' })
    expect([texts(linear.shares), texts(linear.tolerated)]).toEqual([['0.8'], ['0.8333']])
    expect(linear.workings[0]).toContain('（1 − （12 − 10） ÷ 10） × 分值')
    const inverse = formula(less, { lowerIsBetter: 'inverse' })
    expect([texts(inverse.shares), texts(inverse.tolerated)]).toEqual([['0.8333'], ['0.8']])
    expect(inverse.workings[0]).toContain('10 ÷ 12 × 分值')
    expect(texts(formula({ ...less, actual: '10天' }).tolerated)).toEqual([])
    // Where only the name says so, the clerk is told.
    expect(formula(less).workings[0]).not.toContain('越低越好')
    expect(formula({ ...less, target: '10天' }).workings.join()).toContain(
      '按「越低越好」计，（1 − （12 − 10） ÷ 10） × 分值',
    )
    expect(texts(formula({ ...less, actual: '30天' }).shares)).toEqual(['0'])
  })

  it('of a target below nothing is by no formula where it is missed: the further, the more it would earn', () => {
    const grown = (target: string, actual: string) => assess({ level3: '运行成本增长率', target, actual })
    const asked = { kind: 'undecided', attainment: { detail: '指标值为负数，没有达到时不能按公式计分' } }
    for (const actual of ['-3%', '0%', '3%']) expect(grown('≤-5%', actual)).toMatchObject(asked)
    expect(grown('-10%~-5%', '-3%')).toMatchObject(asked)
    expect(grown('≤-5%', '-5%')).toMatchObject({ kind: 'formula', reached: true })
    expect(grown('-10%~-5%', '-7%')).toMatchObject({ kind: 'formula', reached: true })
    expect(grown('≤5%', '6%')).toMatchObject({ kind: 'formula', reached: false })
  })

  it('within a range falls off on both sides of it', () => {
    const range = (actual: string) =>
      texts(formula({ target: '10-20个', actual }, { lowerIsBetter: 'linear' }).shares)[0]
    expect(['10个', '15个', '20个'].map(range)).toEqual(['1', '1', '1'])
    expect(Number(range('5个'))).toBe(0.5)
    expect(Number(range('25个'))).toBeLessThan(1)
    expect(Number(range('25个'))).toBeGreaterThan(0.5)
  })

  it('says whether more is better: not where less is, nor where it is to go down', () => {
    expect(formula({ target: '≥8个', actual: '6个' }).higherIsBetter).toBe(true)
    expect(formula({ level3: '平均办理时间', target: '≤10天', actual: '12天' }).higherIsBetter).toBe(false)
    expect(formula({ level3: '事故数', target: '下降5%', actual: '下降4%' }).higherIsBetter).toBe(false)
  })

  it('of several figures is any between the mean and the lowest', () => {
    const { shares, spread, reached, firm, workings } = formula({
      target: '培训8次，检查10次',
      actual: '培训6次，检查10次',
    })
    expect([texts(shares), spread, reached, firm]).toEqual([['0.875', '0.75'], true, false, false])
    expect(workings).toEqual(['各项完成比例平均 87.5% × 分值', '完成比例最低的一项 75% × 分值'])
    const all = formula({ target: '培训8次，检查10次', actual: '培训8次，检查11次' })
    expect([all.reached, all.workings]).toEqual([true, ['各项均达到，得满分', '各项均达到，得满分']])
  })

  it('by a date is the whole in time; what being late costs is for a person', () => {
    const dated = { level3: '完成时间', target: '2022年6月30日前' }
    const { shares, ...inTime } = formula({ ...dated, actual: '2022年6月30日' })
    expect([texts(shares), inTime]).toEqual([
      ['1'],
      {
        ...{ kind: 'formula', tolerated: [], spread: false, reached: true, completion: new Decimal(1) },
        ...{ higherIsBetter: false, firm: true, workings: ['按期完成，得满分'] },
      },
    ])
    expect(assess({ ...dated, actual: '2022年7月1日' })).toEqual({ kind: 'late', firm: true })
  })

  it('is asked of a person where nothing can be compared', () => {
    expect(assess({ target: '≥8个', actual: '按要求完成' }).kind).not.toBe('formula')
    expect(assess({ target: '≥8个', actual: '' })).toMatchObject({ kind: 'undecided' })
    const { unjudged: _none, ...row } = indicator({})
    const detail = '中间有一栏不认识'
    expect(assessIndicator({ ...row, unjudged: detail }, nationalScheme, 2022)).toEqual({
      kind: 'undecided',
      attainment: { kind: 'incomparable', reason: 'kinds-differ', detail },
    })
  })

  it('of equal targets is left to a person only where the scheme says so, and never for a target of zero', () => {
    const review = { equalTarget: 'review' } as const
    expect(assess({ target: '＝10个', actual: '11个' }, review)).toEqual({ kind: 'unequal' })
    expect(assess({ target: '＝10个', actual: '10个' }, review).kind).toBe('formula')
    expect(assess({ target: '≥10个', actual: '9个' }, review).kind).toBe('formula')
    expect(assess({ target: '＝0起', actual: '1起', level3: '事故' }, review).kind).toBe('formula')
    expect(assess({ target: '＝10个', actual: '11个' }, { equalTarget: 'as-higher' }).kind).toBe('formula')
  })

  it('is worked out once for the same words under one scheme', () => {
    const row = indicator({ target: '≥8个', actual: '6个' })
    const [one, again] = [row, { ...row }].map((each) => assessIndicator(each, nationalScheme, 2022))
    expect(again).toBe(one)
    expect(assessIndicator(row, { ...nationalScheme }, 2022)).not.toBe(one)
  })

  it('of words has the ends that the scheme gives to the degree', () => {
    const described = (actual: string) => {
      const assessment = assess({ target: '明显改善', actual })
      return assessment.kind === 'described' ? [assessment.degree, ...texts([assessment.upper, assessment.lower])] : []
    }
    expect(described('明显改善')).toEqual(['achieved', '1', '0.8'])
    expect(described('未改善')).toEqual(['not', '0.6', '0'])
    expect(described('基本合格')).toEqual(['open', '1', '0'])
  })
})

describe('rows that share their points', () => {
  const rows = (...given: readonly Partial<Row>[]) => {
    const made = given.map((each) => indicator(each))
    return assessItem({ head: made[0]!, rows: made }, nationalScheme, 2022)
  }
  const half = { target: '≥8个', actual: '4个' }
  const whole = { target: '≥8个', actual: '8个' }

  it('are one row where only one of them says anything', () => {
    expect(rows(half)).toEqual(assess(half))
    expect(rows(half, { target: '', actual: '' })).toEqual(assess(half))
    expect(rows({ target: '', actual: '' }, half)).toEqual(assess(half))
  })

  it('earn between the least and the most, weighted by their own 分值', () => {
    const both = rows({ ...whole, maxScore: '15' }, { ...half, maxScore: '5' })
    expect(both.kind === 'formula' && [texts(both.shares), both.reached, both.spread]).toEqual([
      ['0.875', '0.875'],
      false,
      true,
    ])
    // Over-completion of one row is not told of the item.
    expect(both).toMatchObject({ higherIsBetter: false, completion: undefined, tolerated: [] })
    expect(both.kind === 'formula' && both.workings).toEqual([
      '几行合并计分，最多为 87.5% × 分值',
      '几行合并计分，最少为 87.5% × 分值',
    ])
  })

  it('earn between the lowest and the highest where they have no 分值 of their own', () => {
    const both = rows({ ...whole, maxScore: '' }, { ...half, maxScore: '' })
    expect(both.kind === 'formula' && texts(both.shares)).toEqual(['1', '0.5'])
    const zero = rows({ ...whole, maxScore: '0' }, { ...half, maxScore: '0' })
    expect(zero.kind === 'formula' && texts(zero.shares)).toEqual(['1', '0.5'])
  })

  it('reached in all of them earn the whole', () => {
    const both = rows(whole, whole)
    expect(both.kind === 'formula' && [both.reached, both.workings, both.firm]).toEqual([
      true,
      ['各行均达到指标值，得满分', '各行均达到指标值，得满分'],
      true,
    ])
  })

  it('earn no more than words allow that nobody can read otherwise', () => {
    const words = { target: '明显改善', actual: '未改善', maxScore: '' }
    const both = rows({ ...half, maxScore: '' }, words)
    expect(both.kind === 'formula' && [texts(both.shares), both.firm]).toEqual([['0.6', '0'], false])
  })

  it('over mere evidence earn no more than the head says, where it says something itself', () => {
    const example = exampleSubmission()
    const [first, second] = example.projects[0]!.indicators
    Object.assign(first!, half)
    Object.assign(second!, { ...whole, maxScore: '80', score: '80' })
    const shares = () => {
      const [head, evidence] = readExample(example).projects[0]!.indicators
      const item = assessItem({ head: head!, rows: [head!, evidence!] }, nationalScheme, 2022)
      return item.kind === 'formula' ? [...texts(item.shares), item.firm] : [item.kind]
    }
    expect(shares()).toEqual(['0.5', '0.9', true])
    Object.assign(second!, { target: '明显改善', actual: '明显改善' })
    expect(shares()).toEqual(['0.5', '0.1', true])
    Object.assign(second!, whole)
    Object.assign(first!, { target: '' })
    expect(shares()).toEqual(['undecided'])
  })

  it('are left to a person where one of them is, and no other misses', () => {
    const words = { target: '明显改善', actual: '明显改善' }
    expect(rows(whole, words)).toMatchObject({
      kind: 'undecided',
      attainment: { detail: '「改造农贸市场」几行合并计分，其中有的行须由人判断' },
    })
    expect(rows({ ...half, maxScore: '' }, { ...half, maxScore: '' }, { ...half, maxScore: '' }).kind).toBe('formula')
  })
})

describe('a missed target', () => {
  it('is one that every reading misses', () => {
    const missed = (change: Partial<Row>) => isMissed(assess(change))
    expect([missed({ target: '≥8个', actual: '7个' }), missed({ target: '≥8个', actual: '8个' })]).toEqual([
      true,
      false,
    ])
    expect(missed({ level3: '完成时间', target: '2022年6月30日前', actual: '2022年7月1日' })).toBe(true)
    expect(missed({ target: '明显改善', actual: '未改善' })).toBe(true)
    expect(missed({ target: '明显改善', actual: '明显改善' })).toBe(false)
    expect(missed({ target: '≥8个', actual: '' })).toBe(false)
    expect(missed({ target: '完成', actual: '部分完成' })).toBe(true)
    // Words that somebody may read otherwise.
    expect(missed({ target: '购物环境明显改善', actual: '部分改善' })).toBe(false)
    // More than the range is worse by one reading, and better by another.
    expect(missed({ target: '10-20个', actual: '25个' })).toBe(false)
  })

  it('names only the rows that say what was done', () => {
    const made = [{ actual: '7个' }, { actual: '' }, { actual: '12个' }].map((each) =>
      indicator({ target: '≥10个', ...each }),
    )
    expect(missedRows({ head: made[0]!, rows: made }, nationalScheme, 2022)).toEqual([made[0]])
  })
})

describe('what forms show of their scheme', () => {
  it.each([
    ['成本指标', 'cost', 'cost'],
    ['产出指标', 'output', 'output'],
    ['产出指标', 'cost', 'output'],
    ['满意度指标', 'satisfaction', 'satisfaction'],
    ['决策', undefined, 'decision'],
    ['项目管理', undefined, 'management'],
    ['过程', undefined, 'management'],
    ['其他', undefined, undefined],
  ] as const)('%s (%s) is weighed as %s', (name, category, group) => {
    const { groups } = readExample(exampleSubmission()).projects[0]!
    expect(weightGroupOf({ ...groups[0]!, name, category })).toBe(group)
  })

  it('are the printed weights, else the sums of 分值', () => {
    const evidence = (change: (s: ExampleSubmission) => unknown) => {
      const example = exampleSubmission()
      change(example)
      const submission = readExample(example)
      return { own: printedWeights(submission.projects[0]!), all: schemeEvidence(submission).forms[1]!.weights }
    }
    const printed = { execution: '10', output: '50', benefit: '30', satisfaction: '10' }
    expect(evidence(() => {})).toEqual({ own: printed, all: printed })
    const none = evidence((s) => s.projects[0]!.indicators.forEach((row) => void (row.level1Weight = '')))
    expect(none.own).toEqual({ execution: '10' })
    expect(none.all).toEqual(printed)
  })

  it('are the texts that name a place or a system, once each', () => {
    const { places, marks, year } = schemeEvidence(readExample(exampleSubmission()))
    expect(places[0]).toEqual({ of: '单位名称', text: '示例市商务局' })
    expect(places.filter(({ of }) => of === '附件').map(({ text }) => text)).toContain('附件1-3-1')
    expect(new Set(places.map(({ text }) => text)).size).toBe(places.length)
    expect(marks.filter(({ of }) => of === '项目名称').map(({ text }) => text)).toEqual([
      ...['农贸市场改造补助经费', '消费促进活动经费', '流通产业发展专项资金'],
    ])
    expect(year).toBe(2022)
  })

  it('are no weights of a group of which a 分值 cannot be read, or all are nothing', () => {
    const output = (maxScore: string) => {
      const example = exampleSubmission()
      for (const row of example.projects[0]!.indicators) row.level1Weight = ''
      for (const row of example.projects[0]!.indicators.slice(0, 4)) row.maxScore = maxScore
      return schemeEvidence(readExample(example)).forms[1]!.weights.output
    }
    expect([output('5'), output('很多'), output('0')]).toEqual(['20', undefined, undefined])
  })

  it('are the sums over all 一级指标 of one kind, where none is printed', () => {
    const example = exampleSubmission()
    const rows = example.projects[0]!.indicators
    for (const row of rows) row.level1Weight = ''
    for (const row of rows.slice(0, 2)) row.level1 = '产出数量指标'
    const form = readExample(example).projects[0]!
    expect(form.groups.filter((group) => weightGroupOf(group) === 'output')).toHaveLength(2)
    expect(schemeEvidence(readExample(example)).forms[1]!.weights.output).toBe('50')
  })

  it('are the points of the execution that a head says in words, where there is no cell for them', () => {
    const submission = readExample(exampleSubmission())
    const [form] = submission.projects
    const { maxScore: _none, ...funds } = form!.funds!
    const execution = (text: string, own: object = funds) => {
      const changed = { ...form!, funds: own as never, texts: [boxWith(text)] }
      return schemeEvidence({ ...submission, forms: [changed] }).forms[0]!.weights.execution
    }
    expect([execution('得分（20分*执行率）'), execution('得分（15 × 执行率）'), execution('得分')]).toEqual([
      '20',
      '15',
      undefined,
    ])
    expect(execution(`得分（20分*执行率），${'超过部分不计分'.repeat(2)}`)).toBeUndefined()
    expect(execution('得分（20分*执行率）', form!.funds!)).toBe('10')
  })

  it('are no heads in long texts', () => {
    const submission = readExample(exampleSubmission())
    const [form] = submission.projects
    const hasHead = (text: string) => {
      const texts = [boxWith(text)]
      return schemeEvidence({ ...submission, forms: [{ ...form!, texts }] }).forms[0]!.hasHead('分值')
    }
    expect([
      hasHead('分值（分）'),
      hasHead(`分值（${'长'.repeat(14)}）`),
      hasHead(`分值（${'长'.repeat(17)}）`),
    ]).toEqual([true, true, false])
  })

  it('are heads only where a short text stands for itself', () => {
    const { forms } = schemeEvidence(readExample(exampleSubmission()))
    expect(['分值', '没有的栏'].map((head) => forms[1]!.hasHead(head))).toEqual([true, false])
  })
})
