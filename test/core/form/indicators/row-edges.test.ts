import { describe, expect, it } from 'vitest'
import { below, HEAD, table } from './one-table.ts'

describe('weights that are shares', () => {
  const weights = (funds: string, ...shares: readonly string[]) => {
    const rows = shares.map((share, at) => `产出指标|数量指标|路灯${at}|1|1|${share}|1|`)
    const form = below(`年度资金总额|<|100|100|100|${funds}|100%|10`, HEAD, ...rows)
    return [...form.indicators.map(({ maxScore }) => maxScore), form.funds!.maxScore].map((field) =>
      field?.state === 'filled' ? field.value.toNumber() : field?.state,
    )
  }

  it('are points of 100 where three or more of them make 1, with the execution or without it', () => {
    expect(weights('10', '0.5', '0.3', '0.2')).toEqual([50, 30, 20, 10])
    expect(weights('0.1', '0.4', '0.3', '0.2')).toEqual([40, 30, 20, 10])
    expect(weights('', '0.5', '0.3', '0.2')).toEqual([50, 30, 20, 'blank'])
    for (const other of [
      ['10', '0.5', '0.5'],
      ['10', '0.5', '0.3', '0.1'],
      ['10', '0', '0.5', '0.5'],
      ['10', '1', '0.5', '0.5'],
      ['0.2', '0.4', '0.3', '0.2'],
    ] as const)
      expect(weights(other[0], ...other.slice(1))).toEqual([...other.slice(1), other[0]].map(Number))
  })

  it('are points where they are typed as per cents', () => {
    expect(weights('10%', '20%', '12.5 %', '１０％')).toEqual([20, 12.5, 10, 10])
    for (const other of ['1000%', '约20%', '20%分']) expect(weights('10', other)[0], other).toBe('unreadable')
  })
})

it('what nobody asks for makes its row unjudged, with those that share its points', () => {
  const unjudged = (...rows: readonly string[]) =>
    table(HEAD.replace('分值', '折合数|分值'), ...rows).indicators.map((each) => each.unjudged !== undefined)
  const row = (name: string, figure: string, points = '5|5') =>
    `产出指标|数量指标|${name}|≥5盏|5盏|${figure}|${points}|`
  expect(unjudged(row('甲', '7'), row('乙', ''), row('丙', '8'))).toEqual([true, false, true])
  expect(unjudged(row('甲', '7'), '^|^|其中：乙|1|1||||', row('丙', ''))).toEqual([true, true, false])
  expect(unjudged(row('甲', ''), '^|^|其中：乙|1|1|7|||', row('丙', ''))).toEqual([true, true, false])
  // Half of them figures are not most of them.
  expect(unjudged(row('甲', '7'), row('乙', '良好'))).toEqual([false, false])
  expect(unjudged(row('甲', '7'), row('乙', '良好'), row('丙', '8'))).toEqual([true, true, true])
  for (const figure of ['7', '≥90%', '12.5万元', '+', '√', '约5', '-5', '5'.padEnd(16, '盏')])
    expect(unjudged(row('甲', figure)), figure).toEqual([true])
  for (const text of ['1、完成', '2.完成', '12)完成', '良好', '第5期', '5'.padEnd(17, '盏')])
    expect(unjudged(row('甲', text)), text).toEqual([false])
})

it('an unknown column may be what the row is judged by only between the values', () => {
  const unjudged = (head: string, row: string) => table(head, row).indicators[0]!.unjudged !== undefined
  const at = (index: number) => {
    const [head, row] = [HEAD.split('|'), '产出指标|数量指标|路灯|≥5盏|5盏|5|5|'.split('|')]
    return unjudged(
      [...head.slice(0, index), '折合数', ...head.slice(index)].join('|'),
      [...row.slice(0, index), '7', ...row.slice(index)].join('|'),
    )
  }
  expect([2, 3, 4, 5, 6, 7, 8].map(at)).toEqual([false, false, true, true, true, false, false])
  // Without a column 实际完成值 or without points it may be anything between the name and the reason.
  expect(
    unjudged('一级指标|二级指标|三级指标|折合数|年度指标值|分值|得分|偏差原因', '产出指标|数量指标|路灯|7|≥5盏|5|5|'),
  ).toBe(true)
  expect(
    unjudged('一级指标|二级指标|三级指标|年度指标值|分值|得分|折合数|偏差原因', '产出指标|数量指标|路灯|≥5盏|5|5|7|'),
  ).toBe(true)
  expect(
    unjudged('一级指标|二级指标|三级指标|年度指标值|分值|得分|偏差原因|折合数', '产出指标|数量指标|路灯|≥5盏|5|5||7'),
  ).toBe(false)
  expect(
    unjudged('一级指标|二级指标|三级指标|年度指标值|实际完成值|折合数|偏差原因', '产出指标|数量指标|路灯|≥5盏|5盏|7|'),
  ).toBe(true)
  expect(unjudged('一级指标|折合数|二级指标|三级指标|年度指标值|分值|得分', '产出指标|7|数量指标|路灯|≥5盏|5|5')).toBe(
    false,
  )
  expect(unjudged('一级指标|二级指标|三级指标|分值|得分', '产出指标|数量指标|路灯|5|5')).toBe(true)
})

it('signs before the target are read with it, and no unknown column', () => {
  const unjudged = (head: string, ...rows: readonly string[]) =>
    table(head, ...rows).indicators[0]!.unjudged !== undefined
  const head = '一级指标|二级指标|三级指标|完成值|标志|指标值|分值|得分'
  expect(unjudged(head, '产出指标|数量指标|路灯|5|≥|5|5|5', '产出指标|数量指标|灯杆|5|≤|5|5|5')).toBe(false)
  expect(unjudged(head, '产出指标|数量指标|路灯|5|≥|5|5|5', '产出指标|数量指标|灯杆|5|5|5|5|5')).toBe(true)
  expect(unjudged('一级指标|二级指标|三级指标|指标值|标志|完成值|分值|得分', '产出指标|数量指标|路灯|5|≥|5|5|5')).toBe(
    true,
  )
})

describe('the group of a row', () => {
  const groups = (...rows: readonly string[]) =>
    table(HEAD, ...rows).groups.map(
      ({ name, weight, category, indicators }) => `${name} ${weight?.raw ?? '-'} ${category} ${indicators.length}`,
    )
  const row = (level1: string, level2: string, name: string) => `${level1}|${level2}|${name}|1|1|5|5|`

  it('has the weight that its name prints', () => {
    for (const name of ['产出指标（50分）', '产出指标(50)', '产出指标50分', '产出指标50', '产出指标（50.5分）'])
      expect(groups(row(name, '数量指标', '甲'))[0], name).toMatch(/^产出指标 50(\.5)? output 1$/)
    expect(groups(row('产出指标', '数量指标', '甲'))).toEqual(['产出指标 - output 1'])
    // A figure that is not at the end is none.
    for (const name of ['2022年产出指标', '产出指标（50分）说明', '第1类产出指标'])
      expect(groups(row(name, '数量指标', '甲'))[0], name).toContain(
        `${name.replaceAll('（', '(').replaceAll('）', ')')} - `,
      )
  })

  it('goes on where 一级 is blank, or named or weighted alike', () => {
    expect(groups(row('产出指标', '数量指标', '甲'), row('', '质量指标', '乙'))).toEqual(['产出指标 - output 2'])
    expect(groups(row('产出指标', '数量指标', '甲'), row('', '成本指标', '乙'))).toEqual(['产出指标 - output 2'])
    expect(groups(row('产出指标', '数量指标', '甲'), row('', '社会效益指标', '乙'))).toEqual([
      '产出指标 - output 1',
      ' - benefit 1',
    ])
    expect(groups(row('产出指标', '数量指标', '甲'), row('产出指标', '质量指标', '乙'))).toEqual([
      '产出指标 - output 2',
    ])
    expect(groups(row('产出指标', '数量指标', '甲'), row('效益指标', '社会效益指标', '乙'))).toHaveLength(2)
    expect(groups(row('（50分）', '数量指标', '甲'), row('（50分）', '质量指标', '乙'))).toEqual([' 50 output 2'])
    expect(groups(row('（50分）', '数量指标', '甲'), row('（30分）', '质量指标', '乙'))).toHaveLength(2)
    expect(groups(row('（50分）', '数量指标', '甲'), row('（50分）', '社会效益指标', '乙'))).toHaveLength(2)
    expect(groups(row('（50分）', '', '甲'), row('（50分）', '', '乙'))).toHaveLength(2)
    expect(groups(row('产出指标', '数量指标', '甲'), row('', '', '乙'))).toEqual(['产出指标 - output 2'])
  })
})

it('a column 备注 is a reason only where something stands in it', () => {
  const reason = (text: string) =>
    table(HEAD.replace('偏差原因分析及改进措施', '备注'), `产出指标|数量指标|路灯|1|1|5|5|${text}`).indicators[0]!
      .deviationReason?.raw
  expect([reason('两处返工'), reason('')]).toEqual(['两处返工', undefined])
})

it('the execution of the budget is no other indicator', () => {
  const execution = (name: string) => table(HEAD, `产出指标|数量指标|${name}|1|1|5|5|`).indicators[0]!.execution
  for (const name of ['预算执行率', '预算资金执行率', '资金执行率', '资金执行进度', '预算执行', '预算执行进度'])
    expect(execution(name), name).toBe(true)
  for (const name of ['项目预算执行率', '预算执行率达标', '执行率', '资金执行'])
    expect(execution(name), name).toBe(false)
})

it('a target is called by the name of its column where there are several', () => {
  const label = (heads: string, values: string) =>
    table(HEAD.replace('年度指标值', heads), `产出指标|数量指标|路灯|${values}|5盏|5|5|`).indicators[0]!.targetValue
      .label
  expect(label('年初指标值|调整后指标值', '5盏|6盏')).toBe('路灯 / 调整后指标值')
  expect(label('年初指标值|调整后指标值', '5盏|')).toBe('路灯 / 年初指标值')
  expect(label('年度指标值|调整后指标值', '5盏|')).toBe('路灯 / 年度指标值')
  for (const only of ['年度指标值', '年初指标值', '调整后指标值']) expect(label(only, '5盏')).toBe('路灯 / 年度指标值')
})
