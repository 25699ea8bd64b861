import { describe, expect, it } from 'vitest'
import type { NumberField } from '../../../src/core/form/field.ts'
import { Decimal } from '../../../src/core/model/decimal.ts'
import { exampleSubmission, type ExampleSubmission, readExample } from '../../../src/core/rules/example-submission.ts'
import type { Scheme } from '../../../src/core/scheme/scheme.ts'
import { nationalScheme } from '../../../src/core/scheme/schemes.ts'
import { isMissed, missedRows } from '../../../src/core/scoring/assess-item.ts'
import { matches, reviewForm } from '../../../src/core/scoring/review-form.ts'
import { filled } from '../numbers.ts'

type Project = ExampleSubmission['projects'][number]
type Row = Project['indicators'][number]

/** The first project form, changed, as the scheme scores it. */
function reviewed(change: (project: Project) => unknown, scheme: Partial<Scheme> = {}) {
  const example = exampleSubmission()
  change(example.projects[0]!)
  return reviewForm(readExample(example).projects[0]!, { ...nationalScheme, ...scheme })
}

/** Its first indicator (≥10个, 11个, 20 of 20 points), changed. */
function first(change: Partial<Row>, scheme: Partial<Scheme> = {}) {
  const { items } = reviewed((project) => Object.assign(project.indicators[0]!, change), scheme)
  const { score, decided, opinion, acceptable, accepts, weight, stated } = items[0]!
  const texts = acceptable.map((each) => each.toFixed())
  return { ...{ score: score?.toFixed(), decided, opinion, acceptable: texts, accepts }, weight, stated }
}

const of = (text: string) => new Decimal(text)

describe('a score', () => {
  it('within the tolerance of the scheme, and at it, is right; above it, not', () => {
    const right = (stated: string) => matches(of(stated), of('9.5'), { ...nationalScheme, scoreTolerance: '0.05' })
    expect(['9.5', '9.55', '9.45', '9.551', '9.449', '9', '10'].map(right)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('that the formula confirms stays as it is, another is replaced', () => {
    const missed = { target: '≥10个', actual: '7个' }
    expect(first({ ...missed, score: '14.04' })).toMatchObject({ score: '14.04', decided: true, acceptable: ['14'] })
    expect(first({ ...missed, score: '14.06' })).toMatchObject({ score: '14', decided: true })
    expect(first({ ...missed, score: '14.06' }).opinion).toBe('7 ÷ 10 × 20 = 14')
  })

  it('is rounded half up at two decimals, from exact shares', () => {
    expect(first({ target: '≥3个', actual: '1个', score: '20' }).acceptable).toEqual(['6.67'])
    expect(first({ target: '≥16个', actual: '5个', maxScore: '0.04', score: '0' }).acceptable).toEqual(['0.01'])
    expect(first({ target: '≥16个', actual: '6个', maxScore: '0.04', score: '0' }).acceptable).toEqual(['0.02'])
  })

  it('for more than the target is the whole 分值, and no more', () => {
    expect(first({ actual: '99个', score: '25' })).toMatchObject({ score: '20', acceptable: ['20'] })
    expect(first({ actual: '10个', score: '20' })).toMatchObject({ score: '20', acceptable: ['20'] })
  })

  it('between the mean and the lowest of several figures is right, as both are, and no other', () => {
    const { accepts } = first({ target: '培训8次，检查10次', actual: '培训6次，检查10次', score: '20' })
    expect(['14.9', '14.95', '15', '16', '17.5', '17.55', '17.6', '20'].map((each) => accepts(of(each)))).toEqual([
      ...[false, true, true, true, true, true, false, false],
    ])
  })

  it('between those of two readings is right by none', () => {
    const { accepts, acceptable, decided, score, opinion } = first({ target: '10-20个', actual: '25个', score: '18' })
    expect([acceptable, decided, score]).toEqual([['15', '20'], false, '18'])
    expect(['15', '18', '20'].map((each) => accepts(of(each)))).toEqual([true, false, true])
    expect(opinion).toBe('（1 − （25 − 20） ÷ 20） × 20 = 15；另有别的读法，需人工复核')
    expect(first({ target: '10-20个', actual: '25个', score: '20' }).opinion).toMatch(/^达到指标值，得满分；/)
    expect(first({ target: '10-20个', actual: '25个', score: '30' }).score).toBe('20')
    expect(first({ target: '10-20个', actual: '25个', score: '' }).score).toBeUndefined()
  })

  it('for nothing, or less, is none', () => {
    expect(first({ actual: '0个', score: '20' })).toMatchObject({ score: '0' })
    expect(first({ actual: '-5个', score: '20' })).toMatchObject({ score: '0', opinion: '实际为负，按 0 计' })
  })

  it('below the formula’s stays where the department gives its reason for points taken off', () => {
    const reason = '因资料归档不及时，扣 2 分。'
    expect(first({ score: '18', reason })).toMatchObject({
      score: '18',
      decided: true,
      opinion: '部门已说明扣分理由，按自评计',
    })
    expect(first({ score: '18' })).toMatchObject({ score: '20' })
    expect(first({ score: '-1', reason })).toMatchObject({ score: '20' })
  })

  it('without a 分值 that can be read is left to a person, never below nothing', () => {
    expect(first({ maxScore: '很多', score: '18' })).toMatchObject({ score: '18', decided: false })
    expect(first({ maxScore: '很多', score: '-3' })).toMatchObject({ score: '0', decided: false })
    expect(first({ maxScore: '0', score: '18' }).opinion).toBe('分值无法读取，需人工复核')
  })

  it('of words is the department’s, capped by what the degree allows', () => {
    const words = (actual: string, score: string) => first({ target: '购物环境明显改善', actual, score })
    expect(words('明显改善', '30')).toMatchObject({ score: '20', decided: false, acceptable: [] })
    const { accepts } = first({ target: '购物环境明显改善', actual: '明显改善', score: '20' })
    expect(accepts(of('20'))).toBe(false)
    expect(words('未改善', '20').score).toBe('12')
    // Others may read these words otherwise.
    expect(words('部分改善', '20').score).toBe('20')
    expect(words('未改善', '3').score).toBe('3')
    expect(words('未改善', '-3').score).toBe('0')
  })
})

describe('反向 not reached', () => {
  const lower = (formula: Scheme['lowerIsBetter'], target = '≤10天', actual = '12天') =>
    first({ level3: '平均办理时间', target, actual, score: '20' }, { lowerIsBetter: formula }).acceptable

  it('earns by the formula of the scheme', () => {
    expect([lower('linear'), lower('inverse')]).toEqual([['16'], ['16.67']])
    expect([lower('linear', '≤10天', '25天'), lower('inverse', '≤10天', '40天')]).toEqual([['0'], ['5']])
  })

  it('reached to the day earns the whole', () => {
    expect([lower('linear', '≤10天', '10天'), lower('inverse', '≤10天', '9天')]).toEqual([['20'], ['20']])
  })

  it('is missed by every reading, which the whole 分值 is then asked about', () => {
    const missed = (actual: string) => {
      const { items } = reviewed((project) => Object.assign(project.indicators[0]!, { target: '≤10天', actual }))
      return [isMissed(items[0]!.assessment), missedRows(items[0]!.item, nationalScheme, 2022).length]
    }
    expect([missed('12天'), missed('10天')]).toEqual([
      [true, 1],
      [false, 0],
    ])
  })
})

describe('「=」 not met', () => {
  const equal = (equalTarget: Scheme['equalTarget'], actual: string) =>
    first({ target: '＝10个', actual, score: '20' }, { equalTarget })

  it('is scored or left to a person, as the scheme has it', () => {
    expect(equal('as-higher', '9个')).toMatchObject({ score: '18', decided: true })
    expect(equal('review', '9个')).toMatchObject({
      decided: false,
      opinion: '指标值要求相等，完成值有出入，需人工复核',
    })
    expect(equal('review', '10个')).toMatchObject({ score: '20', decided: true })
  })
})

describe('the total of a form', () => {
  it('is execution and indicators together, with the grade', () => {
    const { total, grade, incomplete, undecided } = reviewed(() => {})
    expect([total!.toFixed(), grade, incomplete, undecided]).toEqual(['99.5', '优', undefined, 1])
  })

  it.each([
    ['100', true],
    ['100.01', false],
  ])('of %s is given: %s', (sum, given) => {
    // 9.5 for the execution, 70 for the other six indicators.
    const own = of(sum).minus('79.5').toFixed()
    const { total, incomplete } = reviewed((project) =>
      Object.assign(project.indicators[0]!, { maxScore: own, score: own }),
    )
    expect(total?.toFixed()).toBe(given ? sum : undefined)
    expect(incomplete).toBe(given ? undefined : `各项合计 ${sum}，超过 100 分`)
  })

  it('is not given where a score, the execution’s, or a part of the points is missing', () => {
    const missing = (change: (project: Project) => unknown) => reviewed(change).incomplete
    expect(missing((project) => Object.assign(project.indicators[5]!, { score: '' }))).toBe('「购物环境」没有得分')
    expect(missing((project) => Object.assign(project.funds.total, { executed: '', score: '' }))).toBe(
      '执行率得分无法读取',
    )
    expect(missing((project) => project.indicators.splice(0))).toBe('没有可以计分的指标')
    // The first of several, and no grade without a total.
    const without = reviewed((project) => project.indicators.slice(4).forEach((row) => void (row.score = '')))
    expect([without.incomplete, without.total, without.grade]).toEqual(['「购物环境」没有得分', undefined, ''])
  })

  it('is not given where rows could not be judged, which are named', () => {
    const form = readExample(exampleSubmission()).projects[0]!
    const without = (count: number) => {
      const indicators = form.indicators.map((row, at) => (at < count ? { ...row, unjudged: '中间有一栏不认识' } : row))
      return reviewForm({ ...form, indicators }, nationalScheme).incomplete
    }
    expect([without(0), without(1), without(2), without(3)]).toEqual([
      undefined,
      '「改造农贸市场」没有核对',
      '「改造农贸市场」等 2 行没有核对',
      '「改造农贸市场」等 3 行没有核对',
    ])
  })

  it('has the department’s execution score while the rate cannot be worked out', () => {
    const { execution } = reviewed((project) => Object.assign(project.funds.total, { annual: '0', initial: '0' }))
    expect([execution!.score?.toFixed(), execution!.decided]).toEqual(['9.5', false])
  })

  it('takes the department’s execution score within the tolerance, else the formula’s', () => {
    const scored = (score: string) =>
      reviewed((project) => Object.assign(project.funds.total, { score })).execution!.score!.toFixed()
    expect(['9.55', '9.45', '9.56', '10'].map(scored)).toEqual(['9.55', '9.45', '9.5', '9.5'])
  })

  it('counts whom a person has to decide, the execution among them', () => {
    const { undecided } = reviewed((project) => Object.assign(project.funds.total, { annual: '0', initial: '0' }))
    expect(undecided).toBe(2)
  })

  it('takes the department’s execution score also where only the likelier way of rounding confirms it', () => {
    const { execution } = reviewed((project) =>
      Object.assign(project.funds.total, {
        initial: '60',
        annual: '60',
        executed: '58',
        rate: '96.67%',
        score: '9.63',
      }),
    )
    expect(execution!.score!.toFixed()).toBe('9.63')
    const { execution: unprinted } = reviewed((project) =>
      Object.assign(project.funds.total, { initial: '60', annual: '60', executed: '58', rate: '', score: '9.63' }),
    )
    expect(unprinted!.score!.toFixed()).toBe('9.63')
  })
})

describe('a form of which a part is otherwise', () => {
  const form = readExample(exampleSubmission()).projects[0]!
  const total = (changes: Partial<typeof form>) => {
    const review = reviewForm({ ...form, ...changes }, nationalScheme)
    return review.total?.toFixed() ?? review.incomplete
  }

  it('adds the score of its goals', () => {
    const goals = { ...form.goals, score: filled('0.4') }
    expect([total({}), total({ goals })]).toEqual(['99.5', '99.9'])
  })

  it('without a fund block has no total while points are missing, unless it says where they are', () => {
    expect(total({ funds: undefined })).toBe('各指标分值合计 90，其余的分没有找到')
    const [first, ...others] = form.indicators
    const whole = [{ ...first!, maxScore: filled('30') }, ...others]
    expect(total({ funds: undefined, indicators: whole })).toBe('100')
    expect(total({ funds: undefined, goals: { ...form.goals, score: filled('5') } })).toBe('95')
    expect(total({ funds: undefined, total: { ...form.total, maxScore: filled('90') } })).toBe('90')
    expect(total({ funds: undefined, total: { ...form.total, maxScore: filled('100') } })).toMatch(/没有找到/)
  })

  it('knows the points of rows that share them only where each of them can be read', () => {
    const { label, place, key } = filled('0')
    const none = {
      label,
      place,
      key,
      raw: '',
      kind: 'score',
      formula: false,
      within: undefined,
      state: 'blank',
    } as const
    const [first, second, ...others] = form.indicators
    const shared = (score: NumberField, maxScore: NumberField = second!.maxScore) => {
      const indicators = [first!, { ...second!, joined: true, score, maxScore }, ...others]
      const { stated, weight } = reviewForm({ ...form, indicators }, nationalScheme).items[0]!
      return [stated?.toFixed(), weight?.toFixed()]
    }
    expect(shared(second!.score)).toEqual(['30', '30'])
    expect(shared(none)).toEqual([undefined, '30'])
    expect(shared(second!.score, none)).toEqual(['30', undefined])
    // Points in one cell merged over both rows count once.
    const merged = { ...none, state: 'shared' } as const
    expect(shared(merged, merged)).toEqual(['20', '20'])
  })

  it('scores no execution where the form has no cell for it', () => {
    const { label, place, key } = filled('0')
    const absent = {
      label,
      place,
      key,
      raw: '',
      kind: 'score',
      formula: false,
      within: undefined,
      state: 'absent',
    } as const
    const funds = { ...form.funds!, score: absent, maxScore: absent }
    expect(total({ funds })).toBe('各指标分值合计 90，其余的分没有找到')
    // A cell for one of the two is enough to ask for the other.
    const { budget } = form.funds!.basis
    const unread = { budget: { ...budget, state: 'blank' }, execution: form.funds!.basis.execution } as const
    const half = (points: object) =>
      total({ funds: { ...funds, basis: { ...funds.basis, ...unread }, ...points } as never })
    expect(half({ maxScore: form.funds!.maxScore })).toBe('执行率得分无法读取')
    expect(half({ score: { ...absent, state: 'unreadable' } })).toBe('执行率得分无法读取')
    const indicators = form.indicators.map((each, at) => (at === 0 ? { ...each, maxScore: absent } : each))
    const { items } = reviewForm({ ...form, indicators }, nationalScheme)
    expect([items[0]!.opinion, items[0]!.score!.toFixed()]).toEqual(['表上没有分值栏，需人工复核', '20'])
  })
})
