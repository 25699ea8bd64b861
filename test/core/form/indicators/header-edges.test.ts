import { describe, expect, it } from 'vitest'
import { headsAt } from '../../../../src/core/form/indicators/column-heads.ts'
import { isNationallyWorded, unknownColumns } from '../../../../src/core/form/indicators/header-columns.ts'
import {
  findIndicatorHeader,
  hasIndicatorHeads,
  repeatsHeader,
} from '../../../../src/core/form/indicators/indicator-header.ts'
import type { Sheet } from '../../../../src/core/model/workbook.ts'
import { contextOf } from '../lines.ts'

const HEAD = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因'

const hidden =
  (...columns: readonly number[]) =>
  (sheet: Sheet): Sheet => ({ ...sheet, hiddenColumns: new Set(columns) })

function headerOf(lines: readonly string[], change?: (sheet: Sheet) => Sheet) {
  return findIndicatorHeader(contextOf(lines, change), 1)
}

/** 「level3 C1」, in the order of the columns. */
function columnsOf(lines: readonly string[], change?: (sheet: Sheet) => Sheet): string[] | undefined {
  const header = headerOf(lines, change)
  return (
    header &&
    Object.entries(header.columns)
      .sort(([, a], [, b]) => a.left - b.left)
      .map(([name, { left, top }]) => `${name} ${String.fromCharCode(64 + left)}${top}`)
  )
}

describe('a header', () => {
  it('names the indicators and says what was asked, reached, or how they are grouped', () => {
    const three = ['二级指标|三级指标|分值', '三级指标|年度指标值|分值', '三级指标|实际完成值|得分']
    for (const head of three) expect(headerOf([head]), head).toBeDefined()
    for (const head of [
      '三级指标|分值|得分',
      '一级指标|三级指标|分值',
      '年度指标值|实际完成值|分值',
      '二级指标|三级指标',
    ])
      expect(headerOf([head]), head).toBeUndefined()
    // Without 三级指标 the lowest level stands for it.
    expect(columnsOf(['一级指标|二级指标|年度指标值|分值'])).toEqual([
      'level1 A1',
      'level3 B1',
      'targetValue C1',
      'maxScore D1',
    ])
    expect(columnsOf(['一级指标|二级指标|实际完成值|分值'])).toContain('level3 B1')
    expect(columnsOf(['二级指标|年度指标值|分值|得分'])).toContain('level3 A1')
    expect(headerOf(['一级指标|二级指标|分值|得分'])).toBeUndefined()
    expect(headerOf(['一级指标|年度指标值|分值'])).toBeUndefined()
  })

  it('is found in whatever row it stands, the first one', () => {
    expect(headerOf(['标题', '说明|无', HEAD, '产出指标', HEAD])).toMatchObject({ row: 3, bottom: 3 })
    expect(headerOf(['标题', '说明|无'])).toBeUndefined()
  })

  it('has its names in an unknown column between the levels and the values, if there is but one', () => {
    expect(columnsOf(['一级指标|事项|年度指标值|分值|得分'])).toContain('level3 B1')
    expect(columnsOf(['一级指标|二级指标|事项|分值|年度指标值|得分'])).toContain('level3 C1')
    expect(columnsOf(['一级指标|二级指标|事项|指标性质|年度指标值|得分'])).toContain('level3 C1')
    expect(columnsOf(['一级指标|二级指标|事项|实际完成值|得分'])).toContain('level3 C1')
    expect(headerOf(['一级指标|事项一|事项二|年度指标值|分值|得分'])).toBeUndefined()
    expect(headerOf(['一级指标|二级指标|事项一|事项二|年度指标值|分值|得分'])).toBeUndefined()
    // What stands elsewhere is no name.
    expect(columnsOf(['事项|一级指标|二级指标|年度指标值|另外|分值'])).toContain('level3 C1')
    expect(headerOf(['一级指标|二级指标|事项|年度指标值|分值'])!.unknown).toEqual([])
    expect(headerOf(['一级指标|二级指标|事项|年度指标值|另外|分值'])!.unknown.map(({ text }) => text)).toEqual(['另外'])
  })

  it('of one name twice has the visible one, then the more exact, then the left one', () => {
    const twice = '一级指标|二级指标|三级指标|年度指标值|实际完成值|得分|得分|分值'
    expect(columnsOf([twice])).toContain('score F1')
    expect(columnsOf([twice], hidden(6))).toContain('score G1')
    expect(columnsOf([twice], hidden(6, 7))).toContain('score F1')
    expect(columnsOf(['一级指标|名称|三级指标|年度指标值|得分'])).toContain('level3 C1')
    expect(columnsOf(['一级指标|指标|三级指标|年度指标值|得分'])).toContain('level3 C1')
    expect(columnsOf(['一级指标|分值|二级指标|三级指标|指标值|完成值|满分|得分'])).toContain('maxScore G1')
    expect(columnsOf(['一级指标|分值|二级指标|三级指标|指标值|完成值|得分'])).toContain('maxScore B1')
  })

  it('does not know a box over a hidden column only where all of it is hidden', () => {
    const lines = ['一级指标|二级指标|三级指标|年度指标值|折合数|<|实际完成值|分值']
    const unknown = (...columns: readonly number[]) => headerOf(lines, hidden(...columns))!.unknown.length
    expect([unknown(), unknown(5), unknown(6), unknown(5, 6)]).toEqual([1, 1, 1, 0])
  })

  it('counts targets from the adjusted one, and has the leftmost for the column', () => {
    const header = headerOf(['二级指标|三级指标|年初指标值|年度指标值|调整后指标值|实际完成值|得分'])!
    expect(header.targets.map(({ text }) => text)).toEqual(['调整后指标值', '年度指标值', '年初指标值'])
    expect(header.columns.targetValue!.text).toBe('年初指标值')
    expect(headerOf(['二级指标|三级指标|调整后指标值|年初指标值|得分'])!.columns.targetValue!.text).toBe('调整后指标值')
    expect(headerOf(['二级指标|三级指标|实际完成值|得分'])!.targets).toEqual([])
  })

  it('takes a reason only behind the values, and a remark where there is no reason', () => {
    const reasons = (head: string, change?: (sheet: Sheet) => Sheet) => {
      const { columns, reasons: all } = headerOf([head], change)!
      return [columns.deviationReason?.text, columns.remark?.text, ...all.map(({ text }) => text)]
    }
    expect(reasons('二级指标|三级指标|指标值|完成值|得分|偏差原因')).toEqual(['偏差原因', undefined, '偏差原因'])
    expect(reasons('二级指标|三级指标|说明|指标值|完成值|得分')).toEqual([undefined, undefined])
    expect(reasons('二级指标|三级指标|说明|指标值|完成值|得分|备注')).toEqual([undefined, '备注'])
    expect(reasons('二级指标|三级指标|备注|指标值|完成值|得分')).toEqual([undefined, undefined])
    expect(reasons('二级指标|三级指标|指标值|说明|完成值|得分')).toEqual([undefined, undefined])
    expect(reasons('二级指标|三级指标|指标值|完成值|得分|备注|偏差原因')).toEqual(['偏差原因', undefined, '偏差原因'])
    expect(reasons('二级指标|三级指标|指标值|完成值|得分|未完成原因|改进措施')).toEqual([
      '未完成原因',
      undefined,
      '未完成原因',
      '改进措施',
    ])
    expect(reasons('二级指标|三级指标|指标值|完成值|得分|未完成原因|改进措施', hidden(7)).slice(2)).toEqual([
      '未完成原因',
    ])
    expect(reasons('二级指标|三级指标|指标值|偏差原因|得分')).toEqual(['偏差原因', undefined, '偏差原因'])
  })

  it('tells 单项指标得分 from 得分 where both are there', () => {
    expect(columnsOf(['二级指标|三级指标|指标值|单项指标得分|得分'])).toEqual([
      'level2 A1',
      'level3 B1',
      'targetValue C1',
      'rawScore D1',
      'score E1',
    ])
    expect(columnsOf(['二级指标|三级指标|指标值|单项指标得分'])).toContain('score D1')
  })

  it('is that of the national form only where every head is', () => {
    const national = (head: string) => headerOf([head])!.national
    const own = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施'
    expect(national(own)).toBe(true)
    expect(national(`绩效指标|${own}`)).toBe(true)
    expect(national(`序号|${own}`)).toBe(true)
    expect(national(`${own}|序号`)).toBe(false)
    for (const head of own.split('|')) {
      if (head === '三级指标' || head === '二级指标') continue
      expect(national(own.replace(head, '事项')), head).toBe(false)
    }
    expect(national(own.replace('年度指标值', '指标值'))).toBe(false)
  })
})

describe('a header of two rows', () => {
  const heads = (...lines: readonly string[]) => {
    const found = headsAt(contextOf(lines), 1)
    return [
      found.bottom,
      ...found.heads.map(({ text, slot }) => `${text} ${String.fromCharCode(64 + slot.left)}${slot.top}`),
    ]
  }

  it('puts the words of both boxes together, in either order', () => {
    expect(heads('二级指标|三级指标|年度指标值|<|得分', '^|^|调整后|年初|^').slice(0, 5)).toEqual([
      2,
      '二级指标 A1',
      '三级指标 B1',
      '调整后年度指标值 C2',
      '年初年度指标值 D2',
    ])
    expect(heads('一级|二级|三级|年度|实际|分值', '指标|指标|指标|指标值|完成值|')).toEqual([
      2,
      '一级指标 A2',
      '二级指标 B2',
      '三级指标 C2',
      '年度指标值 D2',
      '实际完成值 E2',
      '分值 F1',
    ])
    // What the box below says alone comes last.
    expect(heads('二级指标|三级指标|情况|<|得分', '^|^|指标值|实际完成值|^')).toContain('实际完成值 D2')
  })

  it('is one of one row where the next holds anything that makes no heading', () => {
    expect(heads(HEAD, '产出指标|数量指标|路灯|≥5|5|5|5|')[0]).toBe(1)
    expect(heads('二级指标|三级指标|年度指标值|实际完成值|得分', '数量指标|路灯|年初|调整后|5')[0]).toBe(1)
    expect(heads('二级指标|三级指标|年度指标值|<|得分', '|||年初|')[0]).toBe(2)
    expect(heads('二级指标|三级指标|年度指标值|<|得分', '||年初||')[0]).toBe(1)
    expect(heads('二级指标|三级指标|年度指标值|实际完成值|得分', '|||年初|')[0]).toBe(1)
    expect(heads('二级指标|三级指标|年度指标值|<|实际完成值', '|||年初|<')[0]).toBe(1)
  })

  it('keeps what is merged over two rows in two columns or more, whatever stands below the rest', () => {
    expect(heads('二级指标|三级指标|指标|得分', '^|^|甲乙丙|^')).toEqual([
      2,
      '二级指标 A1',
      '三级指标 B1',
      '指标甲乙丙 C2',
      '得分 D1',
    ])
    expect(heads('二级指标|三级指标|指标|得分', '^|5|甲乙丙|7')[0]).toBe(1)
  })

  it('ends where most heads end', () => {
    expect(heads(HEAD, '^|^|^|^|^|^|^|^', '^|^|^|^|^|^|^|^')[0]).toBe(3)
    expect(heads('一级指标|二级指标|三级指标|得分', '^|^|^|5', '^|^|^|6')[0]).toBe(3)
    expect(heads('一级指标|二级指标|三级指标|得分', '^|^|x|y', '^|^|z|5')[0]).toBe(1)
    // A caption beside the rows heads nothing.
    expect(heads(`年度绩效指标|${HEAD}`, '^|产出指标|数量指标|路灯|≥5|5|5|5|')).not.toContain('年度绩效指标 A1')
  })

  it('begins below a row that has nothing of its own', () => {
    const below = ['一级指标|二级指标|三级指标|年度指标值|得分', '产出指标|数量指标|路灯|≥5|5']
    for (const above of ['绩效|<|<|<|<', '绩效指标|<|<|完成情况|<', '项目支出绩效|<|<|自评|<'])
      expect(headerOf([above, ...below]), above).toMatchObject({ row: 2, bottom: 2 })
    const beside = headerOf(['|||||说一说', ...below])!
    expect([beside.row, beside.bottom, beside.unknown.length]).toEqual([2, 2, 0])
    const own = headerOf(['一级指标|||||说一说', '^|二级指标|三级指标|年度指标值|得分'])!
    expect([own.bottom, own.unknown.length]).toEqual([2, 1])
  })

  it('counts from the row in which the names are headed', () => {
    expect(headerOf(['一级指标|二级指标|完成|<|得分', '^|^|年度指标值|实际完成值|^'])).toMatchObject({
      row: 1,
      bottom: 2,
    })
    expect(headerOf(['指标|<|<|完成情况|<|得分', '一级|二级|三级指标|年度指标值|实际完成值|^'])).toMatchObject({
      row: 2,
    })
  })
})

describe('a header comes again', () => {
  const repeats = (line: string, ...below: readonly string[]) =>
    repeatsHeader(contextOf([HEAD, '产出指标|数量指标|路灯', line, ...below]), 3)

  it('with four heads in one row or more', () => {
    expect(repeats('二级指标|三级指标|年度指标值|得分')).toMatchObject({ row: 3 })
    expect(repeats('二级指标|三级指标|年度指标值')).toBeUndefined()
    // An initial target stands for that of the year, too.
    expect(repeats('二级指标|三级指标|年初指标值')).toMatchObject({ row: 3 })
    expect(repeats('三级指标|年初指标值')).toBeUndefined()
    expect(repeats('一级指标|二级指标|三级指标|得分|说一说')).toMatchObject({ row: 3 })
    expect(repeats('一级指标|事项|年度指标值|实际完成值|分值')!.columns.level3!.text).toBe('事项')
    expect(repeats('一级指标|年度指标值|实际完成值|分值')).toBeUndefined()
    expect(repeats('产出指标|数量指标|更换|≥5|5|5|5')).toBeUndefined()
    // Heads that are merged down from the row above are those of its header.
    const merged = contextOf(['一级指标|二级指标|三级指标|年度指标值|得分', '^|^|^|^|^'])
    expect(repeatsHeader(merged, 2)).toBeUndefined()
  })

  it('though its names stand in the second of its rows', () => {
    const found = repeats('一级指标|二级指标|指标|年度指标值|得分|分值', '^|^|名称|^|^|^')!
    expect([found.row, found.bottom, found.columns.level3!.top]).toEqual([4, 4, 4])
  })
})

it('a table is seen by the heads of its levels alone', () => {
  for (const head of ['一级指标', '二级指标', '一级绩效指标名称', '序号|事项|二级指标|得分'])
    expect(hasIndicatorHeads(contextOf([head]))).toBe(true)
  for (const head of ['三级指标', '得分', '序号', '事项']) expect(hasIndicatorHeads(contextOf([head]))).toBe(false)
})

it('a header is worded as the national form is: two wordings, nothing more, the points behind', () => {
  const worded = (head: string) => isNationallyWorded(headerOf([head])!)
  expect(worded(HEAD)).toBe(true)
  expect(worded('二级指标|三级指标|年度指标值|分值')).toBe(true)
  expect(worded('二级指标|三级指标|实际完成值|得分')).toBe(true)
  for (const [from, to] of [
    ['年度指标值', '指标值'],
    ['实际完成值', '完成值'],
    ['年度指标值', '年度指标值A'],
    ['实际完成值', '全年实际完成值'],
    ['年度指标值', '指标性质|年度指标值'],
    ['年度指标值', '年度指标值|度量单位'],
    ['三级指标', '三级指标|满分'],
    ['三级指标', '三级指标|自评得分'],
  ] as const) {
    const head = to.includes('满分')
      ? HEAD.replace('|分值', '')
      : to.includes('自评')
        ? HEAD.replace('|得分', '')
        : HEAD
    expect(worded(head.replace(from, to)), to).toBe(false)
  }
})

it('an unknown head is one of the table, not what stands left of it', () => {
  const unknown = (head: string) => {
    const context = contextOf([head])
    return unknownColumns(context, findIndicatorHeader(context, 1)!).map(({ place, text }) => `${place.cell} ${text}`)
  }
  expect(unknown(`年度绩效目标1（80分）|${HEAD}|折合数`)).toEqual(['J1 折合数'])
  expect(unknown(HEAD.replace('二级指标', '二级指标|折合数'))).toEqual(['C1 折合数'])
})
