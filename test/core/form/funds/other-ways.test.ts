import { describe, expect, it } from 'vitest'
import { readFunds } from '../../../../src/core/form/funds/read-funds.ts'
import { readForms } from '../../../../src/core/form/read-forms.ts'
import { workbookFromDrafts } from '../../../../src/core/model/sheet-from-draft.ts'
import { contextOf, sheetOf } from '../lines.ts'

const END = '年度目标|预期目标|<|<|实际完成情况|<|<|<'
const funds = (...lines: readonly string[]) => readFunds(contextOf([...lines, END]))?.funds

describe('amounts beside their labels, one below the other', () => {
  const pairs = (...lines: readonly string[]) => {
    const found = funds(...lines)
    return (
      found && [
        ...Object.values(found.rows).map(
          ({ label, annualBudget, annualExecution }) =>
            `${label} ${annualBudget?.raw ?? '-'} ${annualExecution?.raw ?? '-'}`,
        ),
        [found.maxScore?.raw, found.score?.raw, found.executionRate?.raw, found.unread].join(' '),
      ]
    )
  }

  it('have up to four sources below each of the two', () => {
    const banks = (count: number) => Array.from({ length: count }, (_, at) => `银行贷款${at}：|${at}|x`)
    const read = (count: number) => funds('预算数：|100|x', ...banks(count), '执行数：|76|x')!.sources.length
    expect([read(0), read(3), read(4), read(5)]).toEqual([0, 3, 4, 4])
    expect(
      pairs(
        '预算数：|100|x',
        '其中：财政拨款|70|x',
        '其他资金|30|x',
        '执行数：|76|x',
        '其中：财政拨款|60|x',
        '其他资金|16|x',
      ),
    ).toEqual(['年度资金总额 100 76', '其中：财政拨款 70 60', '其他资金 30 16', '   '])
    expect(pairs('预算数：|100|x', '说明|30|x', '其他资金|30|x', '执行数：|76|x')).toEqual([
      '年度资金总额 100 76',
      '   ',
    ])
  })

  it('have the names of their sources at the head of the rows, where 预算数 and 执行数 stand in each', () => {
    expect(
      pairs(
        '年度资金总额|预算数：|100|执行数：|76|x',
        '财政拨款|预算数：|70|执行数：|60|x',
        '其他资金|预算数：|30|执行数：|16|x',
      ),
    ).toEqual(['年度资金总额 100 76', '财政拨款 70 60', '其他资金 30 16', '   '])
  })

  it('need both, each with its amount', () => {
    for (const lines of [
      ['预算数：|100|x'],
      ['执行数：|76|x'],
      ['预算数：|约百|x', '执行数：|76|x'],
      ['预算数：|100|x', '执行数：|已拨|x'],
    ])
      expect(pairs(...lines), lines.join()).toBeUndefined()
    expect(pairs('预算数：||x', '执行数：|76|x')?.[0]).toBe('年度资金总额  76')
  })

  it('have their points beside them, in the rows that they take', () => {
    expect(pairs('预算数：|100|得分（10分）|7.6', '执行数：|76|x|x')?.at(-1)).toBe('10 7.6  ')
    expect(pairs('预算数：|100|得分（10分）|x', '执行数：|76|7.6|x')?.at(-1)).toBe('10 7.6  ')
    expect(pairs('预算数：|100|得分（10分）|约七', '执行数：|76|x|x')?.at(-1)).toMatch(/^10 {3}资金栏里有得分一栏/)
    expect(pairs('得分（10分）|7.6|x', '预算数：|100|x', '执行数：|76|x')?.at(-1)).toBe('   ')
    expect(pairs('预算数：|100|x', '执行数：|76|x', '得分（10分）|7.6|x')?.at(-1)).toBe('   ')
  })
})

describe('a line of its own for the points of the execution', () => {
  const NAMES = ['项目支出绩效自评表|<|<|<|<|<|<|<', '项目名称|<|河道清淤|<|主管部门|某局|实施单位|某局']
  const BLOCK = ['资金|名称|年初预算数|全年预算数|全年执行数|分值|执行率|备注', '^|年度资金总额|100|100|76|10|76%|']
  const TABLE = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分|偏差原因'
  const ROW = '产出指标|数量指标|甲|1|1|90|90|'
  const read = (head: string, ...lines: readonly string[]) => {
    const form = readForms(workbookFromDrafts([sheetOf([...NAMES, ...BLOCK, head, ...lines])]), '表.xlsx').forms[0]
    const found = form && form.kind !== 'basic-data' ? form.funds! : undefined
    return [found?.maxScore?.place.cell, found?.score?.place.cell, found?.unread !== undefined]
  }

  it('stands between the last indicator and the total', () => {
    for (const name of ['预算执行率', '预算执行进度得分', '执行率（10分）'])
      expect(read(TABLE, ROW, `${name}|<|<|<|<|10|7.6|`, '总分|<|<|<|<|100|97.6|'), name).toEqual(['F4', 'G7', false])
    for (const name of ['预算执行情况', '执行得分'])
      expect(read(TABLE, ROW, `${name}|<|<|<|<|10|7.6|`, '总分|<|<|<|<|100|97.6|')[1], name).toBeUndefined()
    const long = (length: number) =>
      read(TABLE, ROW, `${'执行率'.padStart(length, '字')}|<|<|<|<|10|7.6|`, '总分|<|<|<|<|100|97.6|')[1]
    expect([long(20), long(21)]).toEqual(['G7', undefined])
  })

  it('or right below the indicators where there is no total', () => {
    const below = (count: number) =>
      read(TABLE, ROW, ...Array.from({ length: count }, () => '其他：无|||||||'), '预算执行率|<|<|<|<|10|7.6|')[1]
    expect([below(0), below(2), below(3)]).toEqual(['G7', 'G9', undefined])
  })

  it('says nothing where the table has no points', () => {
    const bare = '一级指标|二级指标|三级指标|指标值|完成值|说明一|说明二|偏差原因'
    expect(read(bare, '产出指标|数量指标|甲|1|1|||', '预算执行率|<|<|<|<|10|7.6|')).toEqual(['F4', undefined, true])
  })
})

describe('sources as columns', () => {
  const columns = (head: string, row = '50|30|20|100|76|76%|7.6') => {
    const found = funds(head, row)
    const total = found?.rows.total
    return (
      found && [
        ...found.sources.map(({ name, annualBudget }) => `${name} ${annualBudget?.raw}`),
        [total?.annualBudget?.raw, total?.annualExecution?.raw, found.executionRate?.raw, found.score?.raw].join(' '),
      ]
    )
  }
  const SOURCES = ['central 50', 'provincial 30', 'otherFunds 20']

  it('are two or more, with their total and the execution', () => {
    for (const total of ['合计', '年度资金总额', '资金合计', '总计'])
      expect(columns(`中央资金|省级资金|其他资金|${total}|全年执行数|执行率|得分`), total).toEqual([
        ...SOURCES,
        '100 76 76% 7.6',
      ])
    expect(columns('中央资金|说明|说明|合计|全年执行数|执行率|得分')).not.toContain('central 50')
    expect(columns('中央资金|省级资金|其他资金|说明|全年执行数|执行率|得分')).not.toContain('central 50')
    expect(columns('中央资金|省级资金|其他资金|合计|说明|执行率|得分')).toBeUndefined()
  })

  it('have names of their own where two are called alike', () => {
    const found = funds('中央资金|其他资金|其它资金|合计|全年执行数|执行率|得分', '50|30|20|100|76|76%|7.6')!
    expect(found.sources.map(({ annualBudget, mayBeWithin }) => `${annualBudget?.key} ${mayBeWithin}`)).toEqual([
      'funds.central.annualBudget false',
      'funds.otherFunds.annualBudget false',
      'funds.otherFunds#2.annualBudget true',
    ])
  })

  it('may be headed in boxes of two rows', () => {
    expect(
      funds('中央资金|省级资金|其他资金|合计|全年执行数|执行率|得分', '^|^|^|^|^|^|^', '50|30|20|100|76|76%|7.6')?.rows
        .total?.annualBudget?.raw,
    ).toBe('100')
  })
})
