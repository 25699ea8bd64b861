import { describe, expect, it } from 'vitest'
import type { DepartmentForm } from '../../../../src/core/form/forms.ts'
import { findFundHeader, missingFundColumns } from '../../../../src/core/form/funds/find-fund-header.ts'
import { readFunds } from '../../../../src/core/form/funds/read-funds.ts'
import { readForms } from '../../../../src/core/form/read-forms.ts'
import { workbookFromDrafts } from '../../../../src/core/model/sheet-from-draft.ts'
import { contextOf, sheetOf } from '../lines.ts'

const HEAD = '资金|名称|年初预算数|全年预算数|全年执行数|分值|执行率|得分'
const TOTAL = '^|年度资金总额|100|100|76|10|76%|7.6'
const END = '年度目标|预期目标|<|<|实际完成情况|<|<|<'

const funds = (...lines: readonly string[]) => readFunds(contextOf([...lines, END]))?.funds
/** 「central 中央 70」: sources with their 全年预算数, in brackets where they may be part of another. */
const sources = (...lines: readonly string[]) =>
  funds(HEAD, TOTAL, ...lines)!.sources.map(({ name, label, annualBudget, mayBeWithin, known }) => {
    const said = `${known ? name : '?'} ${label} ${annualBudget?.raw ?? ''}`
    return mayBeWithin ? `(${said})` : said
  })

describe('the heads of the amounts', () => {
  const columns = (...lines: readonly string[]) => {
    const header = findFundHeader(contextOf([...lines, END]))
    return (
      header && [
        header.row,
        header.bottom,
        ...Object.entries(header.columns).map(([name, { left }]) => `${name} ${left}`),
      ]
    )
  }

  it('are three, or budget and execution with no figure between them', () => {
    expect(columns('全年预算数|分值|得分')).toEqual([1, 1, 'annualBudget 1', 'maxScore 2', 'score 3'])
    expect(columns('全年预算数|全年执行数')).toEqual([1, 1, 'annualBudget 1', 'annualExecution 2'])
    expect(columns('年初预算数|全年执行数')).toEqual([1, 1, 'initialBudget 1', 'annualExecution 2'])
    for (const other of [
      '全年预算数|100|全年执行数|76',
      '全年预算数|得分',
      '分值|得分',
      '全年执行数|执行率',
      '全年预算数',
    ])
      expect(columns(other), other).toBeUndefined()
    expect(columns('标题', '全年预算数|全年执行数')?.[0]).toBe(2)
  })

  it('are a rate of execution only where they say so of the year: 到位率 and that of the 年初预算 are others', () => {
    const rate = (name: string) =>
      columns(`全年预算数|全年执行数|${name}`)!.some((each) => `${each}`.startsWith('executionRate'))
    expect(['执行率', '预算执行进度', '支出率', '支出进度（%）'].filter((name) => !rate(name))).toEqual([])
    expect(['资金到位率', '资金比例', '年初预算执行率', '年初预算支出进度'].filter(rate)).toEqual([])
  })

  it('are none of the table of indicators', () => {
    for (const row of [
      '一级指标|三级指标|分值|得分|执行率',
      '三级指标|年度指标值|分值|得分|执行率',
      '二级指标|三级指标|全年执行数|分值|得分',
      '三级指标|实际完成值|分值|得分|执行率',
    ])
      expect(columns(row), row).toBeUndefined()
    expect(columns('名称|分值|执行率|得分')).toBeDefined()
    // What stands below the table is no fund block.
    expect(columns('一级指标|三级指标|分值|得分', '全年预算数|全年执行数')).toBeUndefined()
  })

  it('may be merged downward, up to three rows', () => {
    expect(columns('全年预算数|全年执行数|分值', '^|^|^')?.[1]).toBe(2)
    expect(columns('全年预算数|全年执行数|分值', '^|^|^', '^|^|^')?.[1]).toBe(3)
    expect(columns('全年预算数|全年执行数|分值', '^|^|^', '^|^|^', '^|^|^')?.[1]).toBe(1)
    expect(columns('全年预算数|全年执行数|分值', '100|^|10')?.[1]).toBe(2)
  })

  it('are not a caption left of the rows, nor the head of their names', () => {
    expect(columns('预算数|全年预算数|全年执行数|分值', '^|100|76|10')).toEqual([
      1,
      1,
      'annualBudget 2',
      'annualExecution 3',
      'maxScore 4',
    ])
    expect(columns('年度预算数（万元）|全年执行数|执行率|得分', '总额|76|76%|7.6')).toEqual([
      1,
      1,
      'annualExecution 2',
      'executionRate 3',
      'score 4',
    ])
    expect(columns('预算安排（调整后）|全年执行数|得分')).toEqual([
      1,
      1,
      'annualExecution 2',
      'score 3',
      'annualBudget 1',
    ])
  })
})

describe('the rows below the heads', () => {
  it('are sources by their names, one that names none only with a figure', () => {
    expect(sources('^|其中：当年财政拨款|60|70|60|||', '^|上年结转资金|40|30|16|||', '^|其他资金|||||')).toEqual([
      'fiscalAppropriation 其中：当年财政拨款 70',
      'carryover 上年结转资金 30',
      'otherFunds 其他资金 ',
    ])
    expect(sources('^|银行贷款||30|16|||')).toEqual(['unnamed 银行贷款 30'])
    expect(sources('^|银行贷款|||||')).toEqual([])
    expect(sources('^|某项安排||30|16|||', '^|某事||||||')).toEqual(['? 某项安排 30'])
  })

  it('may be parts of another: below a second 其中, of 财政拨款, or named twice', () => {
    expect(
      sources('^|财政拨款||70|1|||', '^|其中：中央资金||60|1|||', '^|省级资金||10|1|||', '^|其他资金||30|1|||'),
    ).toEqual([
      'fiscalAppropriation 财政拨款 70',
      '(central 其中：中央资金 60)',
      '(provincial 省级资金 10)',
      '(otherFunds 其他资金 30)',
    ])
    expect(sources('^|中央资金||60|1|||', '^|财政拨款||70|1|||')).toEqual([
      '(central 中央资金 60)',
      'fiscalAppropriation 财政拨款 70',
    ])
    expect(sources('^|中央资金||60|1|||', '^|省级资金||10|1|||')).toEqual([
      'central 中央资金 60',
      'provincial 省级资金 10',
    ])
    expect(sources('^|其他资金||60|1|||', '^|其它资金||10|1|||')).toEqual([
      'otherFunds 其他资金 60',
      '(otherFunds 其它资金 10)',
    ])
    expect(sources('^|市级资金||60|1|||', '^|县级资金||10|1|||')).toEqual(['local 市级资金 60', 'local 县级资金 10'])
  })

  it('end at the goals, at the table, at a second total, twelve rows further down', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, at) => `^|银行贷款${at}||1|1|||`)
    expect(sources(...rows(11))).toHaveLength(11)
    expect(sources(...rows(13))).toHaveLength(11)
    expect(sources('^|财政拨款||70|1|||', '预期目标|<|<|<|实际完成情况|<|<|<', '^|其他资金||1|1|||')).toHaveLength(1)
    expect(sources('^|财政拨款||70|1|||', '一级指标|二级指标|三级指标|指标值', '^|其他资金||1|1|||')).toHaveLength(1)
    expect(sources('^|财政拨款||70|1|||', '按收入性质分|<|<|<|<|<|<|<', '^|其他资金||1|1|||')).toHaveLength(1)
    expect(sources('^|财政拨款||70|1|||', '^|资金总额|100|100|76|||', '^|其他资金||1|1|||')).toHaveLength(1)
  })

  it('are none that count the columns', () => {
    for (const line of ['栏次|<|1|2|3|4|5|6', '^||1|2|3|4|5|6', '^|序|3|4|5|6|7|8'])
      expect(funds(HEAD, line, TOTAL)?.rows.total?.annualBudget?.raw, line).toBe('100')
    expect(sources('^|某项安排|1|2|3|4|5|6')).toEqual([])
    expect(sources('^|某项安排|1|2|4|||')).toEqual(['? 某项安排 2'])
    expect(sources('^|某项安排|10|11|12|||')).toEqual(['? 某项安排 11'])
  })
})

it('a part of 财政拨款 is no row of its own name beside it', () => {
  const named = (...lines: readonly string[]) => Object.keys(funds(HEAD, TOTAL, ...lines)!.rows)
  expect(
    named(
      '^|财政拨款||70|1|||',
      '^|中央资金||60|1|||',
      '^|省级资金||5|1|||',
      '^|市级资金||5|1|||',
      '^|其他资金||30|1|||',
    ),
  ).toEqual(['total', 'fiscalAppropriation', 'otherFunds'])
  expect(named('^|中央资金||60|1|||', '^|省级资金||5|1|||')).toEqual(['total', 'central', 'provincial'])
  const twice = funds(HEAD, TOTAL, '^|其他资金||30|1|||', '^|其它资金||20|1|||')!
  expect(twice.rows.otherFunds?.annualBudget?.raw).toBe('30')
})

describe('基本支出 and 项目支出', () => {
  const divided = (...lines: readonly string[]) => {
    const found = funds(HEAD, TOTAL, ...lines)!
    const { basic, project } = found.byExpenditure ?? {}
    return [basic, project]
      .map((row) => row && `${row.name} ${row.label} ${row.annualBudget?.raw}`)
      .concat(found.sources.map(({ label }) => label))
  }

  it('divide the total together, and are then no sources', () => {
    expect(divided('^|基本支出|60|60|50|||', '^|项目支出|40|40|26|||')).toEqual([
      'unnamed 基本支出 60',
      'unnamed 项目支出 40',
    ])
    expect(divided('^|项目支出|40|40|26|||', '^|其中：基本支出|60|60|50|||', '^|其他资金|1|1|1|||')).toEqual([
      'unnamed 其中：基本支出 60',
      'unnamed 项目支出 40',
      '其他资金',
    ])
  })

  it('one alone divides nothing', () => {
    expect(divided('^|基本支出|60|60|50|||')).toEqual([undefined, undefined, '基本支出'])
    expect(divided('^|项目支出|40|40|26|||')).toEqual([undefined, undefined, '项目支出'])
  })
})

describe('the total', () => {
  it('without a name is the first row, where no other is larger', () => {
    const total = (...lines: readonly string[]) => funds(HEAD, ...lines)?.rows.total?.annualBudget?.raw
    expect(total('^||100|100|76|10|76%|7.6', '^|其中：财政拨款|100|100|76|||')).toBe('100')
    expect(total('^||100|100|76|10|76%|7.6', '^|其中：财政拨款|100|101|76|||')).toBeUndefined()
    expect(total('^||100|100|76|10|76%|7.6', '^|其中：财政拨款|100|100|77|||')).toBeUndefined()
    expect(total('^|财政拨款|50|50|50|||', '^||100|100|76|10|76%|7.6')).toBeUndefined()
    expect(total('^||100|100|76|10|76%|7.6', '^|某项|1|1|1|||')).toBeUndefined()
    expect(total('^|基本支出|100|100|76|10|76%|7.6')).toBe('100')
  })

  it('has its points in its own row, else in the only other that has them', () => {
    const points = (...lines: readonly string[]) => {
      const { maxScore, score } = funds(HEAD, ...lines)!
      return [maxScore?.place.cell, score?.place.cell, score?.state]
    }
    expect(points(TOTAL, '^|财政拨款|100|100|76|10|76%|7.6')).toEqual(['F2', 'H2', 'filled'])
    expect(points('^|年度资金总额|100|100|76||76%|', '^|财政拨款|100|100|76|10|76%|7.6')).toEqual([
      'F3',
      'H3',
      'filled',
    ])
    expect(points('^|年度资金总额|100|100|76||76%|', '^|财政拨款|1|1|1|10||7', '^|其他资金|1|1|1|10||7')).toEqual([
      'F2',
      'H2',
      'blank',
    ])
    expect(points('^|年度资金总额|100|100|76|/|76%|/', '^|财政拨款|100|100|76|10|76%|7.6')).toEqual([
      'F2',
      'H2',
      'not-applicable',
    ])
  })

  it('has the weight that the head of its score prints', () => {
    const weight = (head: string) =>
      funds(HEAD.replace('|分值', '').replace('得分', head), '^|年度资金总额|100|100|76|76%|7.6')!.maxScore?.raw
    expect([weight('得分（20分*执行率）'), weight('得分(10分)'), weight('得分（ 100 分）'), weight('得分')]).toEqual([
      '20',
      '10',
      '100',
      undefined,
    ])
  })
})

describe('a column that was lost', () => {
  const missing = (head: string, attachment = '附件1-3-1') => {
    const context = contextOf([attachment, head, TOTAL, END])
    return missingFundColumns(context, findFundHeader(context)!, 3)
  }
  const without = (name: string, box = '') => HEAD.replace(`|${name}`, box)

  it('is told where the rest is that of the printed form', () => {
    for (const name of ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'])
      expect(missing(without(name)), name).toEqual([name])
    expect(missing(HEAD)).toEqual([])
    expect(missing(without('年初预算数').replace('|全年预算数', ''))).toEqual(['全年预算数'])
    expect(missing(without('分值').replace('|得分', ''))).toEqual([])
    expect(missing(without('得分').replace('全年执行数', '执行数'))).toEqual([])
    expect(missing(without('得分', '|说一说'))).toEqual([])
    expect(missing(without('得分', '|备注'))).toEqual(['得分'])
  })

  it('where the number of the attachment says so, or its box is still there', () => {
    for (const attachment of ['附件1-2', '（附件1-3', '附件1-3-12', '附件1-3：'])
      expect(missing(without('分值'), attachment)).toEqual(['分值'])
    for (const attachment of ['附件1-1', '附件1-20', '附件2', '自评表']) {
      expect(missing(without('分值'), attachment), attachment).toEqual([])
      expect(missing(without('分值', '|'), attachment), attachment).toEqual(['分值'])
    }
  })
})

describe('what the rate is made of', () => {
  const basis = (head: string, total: string) => {
    const { basis: found } = funds(head, total)!
    return [found.kind, found.budget?.raw, found.execution?.raw, found.budgetName, found.printed, found.unclear]
  }

  it('is 全年预算数, or 年初预算数 where there is no other', () => {
    expect(basis(HEAD, TOTAL)).toEqual(['annual', '100', '76', '全年预算数', false, undefined])
    expect(basis('资金|名称|年初预算|执行数|得分', '^|总额|90|76|7')).toEqual([
      'initial',
      '90',
      '76',
      '年初预算',
      false,
      undefined,
    ])
    expect(basis('资金|名称|执行数|执行率|得分', '^|总额|76|76%|7')[5]).toBe('资金栏里没有认出预算数一栏')
    expect(basis('资金|名称|预算数|执行率|得分', '^|总额|76|76%|7')[5]).toBe('资金栏里没有认出执行数一栏')
  })

  it('is what its formula names', () => {
    const head = (rate: string) =>
      `资金|名称|年初预算数（A）|全年预算数（B）|全年执行数（C）|到位数（D）|执行率（${rate}）|得分`
    const row = '^|总额|90|100|76|80|76%|7'
    expect(basis(head('C/B'), row)).toEqual(['annual', '100', '76', '全年预算数', true, undefined])
    expect(basis(head('C÷A'), row)).toEqual(['initial', '90', '76', '年初预算数', true, undefined])
    expect(basis(head('C/D'), row)).toEqual(['other', '80', '76', '到位数', true, undefined])
    for (const wrong of ['B/C', 'D/B', 'C/E', 'E/B'])
      expect(basis(head(wrong), row)[5], wrong).toMatch(/所指的栏没有认出$/)
    expect(basis(HEAD.replace('执行率', '执行率（B/A）'), TOTAL)[4]).toBe(false)
  })

  it('is open where an unknown column left of the execution holds a figure', () => {
    const unclear = (head: string, row: string) => basis(head, row)[5] !== undefined
    const head = (at: number) => [...HEAD.split('|').slice(0, at), '压减额度', ...HEAD.split('|').slice(at)].join('|')
    const row = (at: number, figure: string) =>
      [...TOTAL.split('|').slice(0, at), figure, ...TOTAL.split('|').slice(at)].join('|')
    expect([3, 4, 5, 6].map((at) => unclear(head(at), row(at, '5')))).toEqual([true, true, false, false])
    for (const figure of ['', '无', '说明']) expect(unclear(head(3), row(3, figure)), figure).toBe(false)
  })
})

describe('the amounts of a department', () => {
  const amounts = (...lines: readonly string[]) => {
    const form = readForms(
      workbookFromDrafts([
        sheetOf([
          '部门整体支出绩效自评表|<|<|<|<|<|<|<',
          '部门名称|某局|x|x|x|x|x|x',
          HEAD,
          TOTAL,
          ...lines,
          END,
          '一级指标|二级指标|三级指标|指标值|完成值|分值|得分|偏差原因',
          '产出指标|数量指标|甲|1|1|90|90|',
        ]),
      ]),
      '表.xlsx',
    ).forms[0] as DepartmentForm
    return {
      income: form.byIncome.map(({ key, raw }) => `${key} ${raw}`),
      spent: [form.basicExpenditure?.raw, form.projectExpenditure?.raw],
      unknown: [...form.unknownAmounts.byIncome, ...form.unknownAmounts.byExpenditure].map(({ text }) => text),
    }
  }
  const HEADS = '按收入性质分：|<|<|<|按支出性质分：|<|<|<'

  it('stand behind their labels, or right of them', () => {
    expect(
      amounts(
        HEADS,
        '其中：一般公共预算：90|<|<|<|其中：基本支出：50|<|<|<',
        '政府性基金拨款：10|<|<|<|项目支出  26|<|<|<',
      ),
    ).toEqual({
      income: ['byIncome.generalBudget 90', 'byIncome.governmentFund 10'],
      spent: ['50', '26'],
      unknown: [],
    })
    // The heads with what all of it comes to.
    expect(
      amounts('按收入性质分：100|<|<|<|按支出性质分：76|<|<|<', '一般公共预算：90|<|<|<|基本支出：50|<|<|<'),
    ).toMatchObject({ income: ['byIncome.generalBudget 90'], spent: ['50', undefined] })
    expect(amounts(HEADS, '一般公共预算|90|<|<|基本支出|50|<|<', '其他资金||<|<|项目支出|26|<|<')).toEqual({
      income: ['byIncome.generalBudget 90', 'byIncome.other '],
      spent: ['50', '26'],
      unknown: [],
    })
  })

  it('count once each, and what is not known is said', () => {
    const { income, unknown } = amounts(
      HEADS,
      '一般公共预算：90|<|<|<|基本支出：50|<|<|<',
      '一般公共预算：80|<|<|<|经营支出：5|<|<|<',
      '国有资本经营预算：12|<|<|<|备注|<|<|<',
      '上级补助|8|<|<||<|<|<',
      '其他|x|<|<||<|<|<',
    )
    expect(income).toEqual(['byIncome.generalBudget 90', 'byIncome.other '])
    expect(unknown).toEqual(['一般公共预算：80', '国有资本经营预算：12', '上级补助', '经营支出：5'])
  })
})
