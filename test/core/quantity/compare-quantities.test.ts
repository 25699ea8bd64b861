import { describe, expect, it } from 'vitest'
import { Decimal } from '../../../src/core/model/decimal.ts'
import { attain, completionRatio, copiesComparator, unitsOf } from '../../../src/core/quantity/compare-quantities.ts'
import { showAttainment } from './show.ts'

const shown = (target: string, actual: string, costIndicator = false): string =>
  showAttainment(attain(target, actual, { costIndicator, year: 2022 })).join('; ')

describe('figures', () => {
  it.each([
    ['≥100家', '99家', 'higher 100 99 missed 0.99'],
    ['＞100家', '100家', 'higher 100 100 missed 1'],
    ['超过100家', '101家', 'higher 100 101 reached 1.01'],
    ['=100%', '99%', 'higher 1 0.99 missed 0.99'],
    ['≤15天', '16天', 'lower 15 16 missed 1.0667'],
    ['15天以内', '15日', 'lower 15 15 reached 1'],
    ['＜5%', '5%', 'lower 0.05 0.05 missed 1'],
    ['不超过100万元', '95.5万元', 'lower 1000000 955000 reached 0.955'],
    ['低于5%', '未超过3%', 'lower 0.05 0.03 reached 0.6'],
    ['控制在5%以内', '0', 'lower 0.05 0 reached 0'],
    ['≥0', '0', 'higher 0 0 reached -'],
    ['0次', '0', 'exact-zero 0 0 reached -'],
    ['0起', '0次', 'exact-zero 0 0 reached -'],
    ['=0', '1', 'target-zero'],
    ['≤0', '1', 'exact-zero 0 1 missed -'],
    ['≤0', '0', 'exact-zero 0 0 reached -'],
    ['零事故', '0', 'exact-zero 0 0 reached -'],
    ['零事故', '1起', 'exact-zero 0 1 missed -'],
    ['100', '-5', 'higher 100 -5 missed 0'],
    ['5亿', '5000万', 'higher 500000000 50000000 missed 0.1'],
    ['95万', '95万元', 'higher 950000 950000 reached 1'],
    ['1万人', '9800人', 'higher 10000 9800 missed 0.98'],
    ['5公里', '5千米', 'higher 5 5 reached 1'],
    ['2公里', '1500米', 'higher 2 1.5 missed 0.75'],
    ['100平方', '120㎡', 'higher 100 120 reached 1.2'],
    ['3亩', '2000平方米', 'higher 3 3 reached 1'],
    ['2万吨', '21000吨', 'higher 20000 21000 reached 1.05'],
    ['1年', '12个月', 'higher 1 1 reached 1'],
    ['12个月', '12月', 'higher 12 12 reached 1'],
    ['9区县', '9个区县', 'higher 9 9 reached 1'],
    ['9区县', '9个', 'higher 9 9 reached 1'],
    ['200人', '210名', 'higher 200 210 reached 1.05'],
    ['5场', '6次', 'higher 5 6 reached 1.2'],
    ['3000元/吨', '2900元', 'higher 3000 2900 missed 0.9667'],
    ['每年2次', '每年3次', 'higher 2 3 reached 1.5'],
    ['100余家', '100家', 'higher 100 100 reached 1'],
    ['0起', '0公里', 'exact-zero 0 0 reached -'],
    ['30分', '26分钟', 'higher 30 26 missed 0.8667'],
    ['26分钟', '30分', 'higher 26 30 reached 1.1538; lower 26 30 missed 1.1538'],
    ['2小时', '30分', 'higher 2 0.5 missed 0.25; lower 2 0.5 reached 0.25'],
    ['5台/套', '5台', 'higher 5 5 reached 1'],
    ['5台/套', '5套', 'higher 5 5 reached 1'],
    ['3元/人', '3元/学生', 'units-differ'],
    ['3元/生·年', '3元/生', 'higher 3 3 reached 1'],
    ['15个工作日', '12天', 'units-differ'],
  ])('「%s」 against 「%s」 is %s', (target, actual, expected) => {
    expect(shown(target, actual)).toBe(expected)
  })

  it.each([
    ['97%', '0.97', 'higher 0.97 0.97 reached 1; higher 0.97 0.0097 missed 0.01'],
    ['100%', '1', 'higher 1 1 reached 1; higher 1 0.01 missed 0.01'],
    ['95%', '96', 'higher 0.95 0.96 reached 1.0105'],
    ['95', '96%', 'higher 95 96 reached 1.0105'],
    ['0.95', '96%', 'higher 0.95 0.96 reached 1.0105'],
    ['5000万', '50000000', 'higher 50000000 50000000 reached 1'],
    ['5000万', '5200', 'higher 50000000 52000000 reached 1.04'],
    ['20', '19万元', 'higher 20 19 missed 0.95'],
    ['100%', '100', 'higher 1 1 reached 1'],
    ['≥90%', '92.5', 'higher 0.9 0.925 reached 1.0278'],
    ['3亿', '30000万', 'higher 300000000 300000000 reached 1'],
    ['150%', '1.5', 'higher 1.5 1.5 reached 1; higher 1.5 0.015 missed 0.01'],
    ['150%', '1.6', 'higher 1.5 0.016 missed 0.0107'],
    ['1.5', '150%', 'higher 1.5 1.5 reached 1'],
    ['1.6', '150%', 'higher 1.6 150 reached 93.75'],
    ['5000万家', '5200家', 'higher 50000000 5200 missed 0.0001'],
    ['20家', '19万家', 'higher 20 190000 reached 9500'],
    ['-5', '-3%', 'higher -5 -3 reached -; lower -5 -3 missed -'],
    ['-1.2', '-1.1%', 'higher -1.2 -0.011 reached -; lower -1.2 -0.011 missed -'],
    ['20-30万元', '25', 'range 300000 250000 reached 0.8333'],
    ['20-30万元', '25万', 'range 300000 250000 reached 0.8333'],
    ['5-10', '8%', 'range 10 8 reached 0.8'],
    ['20-30', '25万', 'range 30 25 reached 0.8333'],
  ])(
    'a figure that left its unit out is read in the unit meant: 「%s」 against 「%s」 is %s',
    (target, actual, expected) => {
      expect(shown(target, actual)).toBe(expected)
    },
  )

  it.each([
    ['20万元', '19.938', 'lower 200000 199380 reached 0.9969; higher 200000 199380 missed 0.9969'],
    ['100%', '95%', 'higher 1 0.95 missed 0.95; lower 1 0.95 reached 0.95'],
    ['=20万元', '21万元', 'lower 200000 210000 missed 1.05; higher 200000 210000 reached 1.05'],
    ['≤20万元', '21万元', 'lower 200000 210000 missed 1.05'],
    ['≥95%', '94%', 'higher 0.95 0.94 missed 0.9895'],
    ['下降5%', '下降6%', 'higher 0.05 0.06 reached 1.2'],
    ['36家', '35家', 'higher 36 35 missed 0.9722'],
    ['-5%', '-6%', 'higher -0.05 -0.06 missed -; lower -0.05 -0.06 reached -'],
    ['10万元左右', '15万元', 'lower 100000 150000 missed 1.5; higher 100000 150000 reached 1.5'],
    ['10万元左右', '10.9万元', 'lower 100000 109000 reached 1.09; higher 100000 109000 reached 1.09'],
  ])('of a cost 「%s」 against 「%s」 is %s', (target, actual, expected) => {
    expect(shown(target, actual, true)).toBe(expected)
  })

  it.each([
    ['增长8%', '增长2.4%', 'higher 0.08 0.024 missed 0.3'],
    ['增长8%', '下降3%', 'higher 0.08 -0.03 missed 0'],
    ['增长8%以上', '8.5%', 'higher 0.08 0.085 reached 1.0625'],
    ['增长5%', '提高5个百分点', 'higher 0.05 0.05 reached 1'],
    ['下降5%', '下降6%', 'higher 0.05 0.06 reached 1.2'],
    ['下降5%', '下降4%', 'higher 0.05 0.04 missed 0.8'],
    ['下降5%', '6%', 'higher 0.05 0.06 reached 1.2'],
    ['下降5%', '-6%', 'higher 0.05 0.06 reached 1.2'],
    ['下降5%', '增长2%', 'higher 0.05 -0.02 missed 0'],
    ['下降5%以内', '下降3%', 'lower 0.05 0.03 reached 0.6'],
    ['增幅不超过3%', '增长4%', 'lower 0.03 0.04 missed 1.3333'],
    ['降至5%', '4%', 'lower 0.05 0.04 reached 0.8'],
    ['提高到95%', '94%', 'higher 0.95 0.94 missed 0.9895'],
    ['-5%', '-6%', 'higher -0.05 -0.06 missed -; lower -0.05 -0.06 reached -'],
    ['=-5%', '-6%', 'higher -0.05 -0.06 missed -; lower -0.05 -0.06 reached -'],
    ['≤-5%', '-6%', 'lower -0.05 -0.06 reached -'],
    ['≥-5%', '-6%', 'higher -0.05 -0.06 missed -'],
    ['≤0', '-1', 'exact-zero 0 -1 reached -'],
    ['3%左右', '2.7%', 'higher 0.03 0.027 reached 0.9'],
    ['3%左右', '2.6%', 'higher 0.03 0.026 missed 0.8667'],
    ['3%', '2.9%', 'higher 0.03 0.029 missed 0.9667'],
    ['-3%左右', '-3.2%', 'higher -0.03 -0.032 reached -; lower -0.03 -0.032 reached -'],
    ['-3%左右', '-3.4%', 'higher -0.03 -0.034 missed -; lower -0.03 -0.034 reached -'],
  ])('of a change 「%s」 against 「%s」 is %s', (target, actual, expected) => {
    expect(shown(target, actual)).toBe(expected)
  })

  it.each([
    ['5-10个', '7个', 'range 10 7 reached 0.7'],
    ['5-10个', '4个', 'range 5 4 missed 0.8'],
    ['5-10个', '12个', 'range 10 12 missed 1.2; higher 10 12 reached 1.2'],
    ['5-10个', '6-8个', 'range 10 8 reached 0.8'],
    ['5-10个', '3-8个', 'open'],
    ['5-10个', '3-12个', 'open'],
    ['5-10个', '2-3个', 'range 5 3 missed 0.6'],
    ['40%-60%', '65%-70%', 'range 0.6 0.7 missed 1.1667; not firm'],
    ['≥5个', '6-8个', 'higher 5 6 reached 1.2'],
    ['≥5个', '4-8个', 'open'],
    ['≤5个', '6-8个', 'lower 5 8 missed 1.6'],
    ['±5%', '-3%', 'range 0.05 -0.03 reached 0'],
    ['5-10个', '12-15个', 'range 10 15 missed 1.5; higher 10 15 reached 1.5'],
    ['5-10个', '6-12个', 'open'],
  ])('of a range 「%s」 against 「%s」 is %s', (target, actual, expected) => {
    expect(shown(target, actual)).toBe(expected)
  })

  it.each([
    ['≤15天', '≥10天', 'open'],
    ['≤15天', '超过15天', 'lower 15 15 missed 1'],
    ['≥100家', '不足100家', 'higher 100 100 missed 1'],
    ['≥100家', '不超过120家', 'open'],
    ['≥100家', '不超过90家', 'higher 100 90 missed 0.9'],
    ['≥100家', '不超过100家', 'open'],
    ['超过5年', '超过5年', 'higher 5 5 reached 1'],
    ['超过5年', '5年以上', 'higher 5 5 missed 1'],
    ['少于5年', '少于5年', 'lower 5 5 reached 1'],
    ['＞100家', '＞100家', 'bound-copied'],
    ['≥100家', '≥100家', 'bound-copied'],
    ['100家', '100家以上', 'bound-copied'],
    ['≥100家', '≥120家', 'higher 100 120 reached 1.2'],
    ['＞100家', '≥101家', 'higher 100 101 reached 1.01'],
    ['五年以上', '5年以上', 'higher 5 5 reached 1'],
    ['=100%', '=100%', 'higher 1 1 reached 1'],
  ])('an actual that is only a bound decides what it can: 「%s」 against 「%s」 is %s', (target, actual, expected) => {
    expect(shown(target, actual)).toBe(expected)
  })

  it.each([
    ['≥70%', '9/12', 'higher 0.7 0.75 reached 1.0714', 'a fraction is a per cent where one was asked'],
    ['≥70%', '0/12', 'higher 0.7 0 missed 0', 'also nothing of it'],
    ['≥70%', '12/12', 'higher 0.7 1 reached 1.4286', 'and all'],
    ['≥70%', '13/12', 'actual-unreadable', 'more than all is none'],
    ['≥70%', '5/0', 'actual-unreadable', 'nor is a part of nothing'],
    ['70个', '9/12', 'actual-unreadable', 'of a count it may be a date'],
    ['60%-80%', '9/12', 'actual-unreadable', 'of a range too'],
    ['“十四五”期间100公里', '20公里', 'other-period', 'of several years'],
    ['三年累计300户', '120户', 'other-period', 'of several years'],
    ['10所（含改扩建5所）', '8所', 'higher 10 8 missed 0.8', 'a part of the same'],
    ['10所，含改扩建', '8所', 'higher 10 8 missed 0.8', 'what belongs to it'],
    ['10所，年中调整', '8所', 'open', 'it was changed, to what is not said'],
    ['10所（年中调减）', '8所', 'open', 'it was changed, to what is not said'],
    [
      '8所',
      '新建5所，改建3所',
      'higher 8 5 missed 0.625; higher 8 3 missed 0.375; higher 8 8 reached 1; not firm',
      'each, or all',
    ],
    [
      '8户',
      '大户5户，小户3家',
      'higher 8 5 missed 0.625; higher 8 3 missed 0.375; higher 8 8 reached 1; not firm',
      'of one kind',
    ],
    [
      '8户企业',
      '大户5户企业，小户3家企业',
      'higher 8 5 missed 0.625; higher 8 3 missed 0.375; not firm',
      'no sum of two nouns',
    ],
    ['8公里', '甲线5公里，乙线3亩', 'higher 8 5 missed 0.625', 'in one unit'],
    ['5年度', '5年度以上', 'higher 5 5 reached 1', 'a term'],
    ['5年期', '5年期以上', 'achieved', 'words'],
    ['200人', '每期50人，共4期', 'kinds-differ', 'to be multiplied'],
    ['200人', '共4期，200人', 'higher 200 200 reached 1; not firm', 'the figure that fits'],
  ])('「%s」 against 「%s」 is %s: %s', (target, actual, expected) => {
    expect(shown(target, actual)).toBe(expected)
  })

  it.each([
    ['', '5', '年度指标值未填'],
    ['/', '5', '年度指标值填为「/」'],
    ['5', '', '实际完成值未填'],
    ['5', '/', '实际完成值填为「/」'],
    ['5家', '5公里', '年度指标值「5家」与实际完成值「5公里」计量单位不同'],
    ['5/6', '5', '年度指标值「5/6」无法识别：是比例、分数还是日期，看不明确'],
    ['5', '5/6', '实际完成值「5/6」无法识别：是比例、分数还是日期，看不明确'],
    ['2022年13月', '5', '年度指标值「2022年13月」不是有效日期：没有 13 月'],
    ['5', '2022年13月', '实际完成值「2022年13月」不是有效日期：没有 13 月'],
    [
      '5',
      '一二三四五六七八九甲乙丙丁戊己庚辛壬癸子丑寅卯辰',
      '年度指标值「5」是数值，实际完成值「一二三四五六七八九甲乙丙丁戊己庚辛壬癸子丑寅卯辰」是文字',
    ],
    [
      '5',
      '一二三四五六七八九甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳',
      '年度指标值「5」是数值，实际完成值「一二三四五六七八九甲乙丙丁戊己庚辛壬癸子丑寅卯辰…」是文字',
    ],
  ])('the clerk is told why 「%s」 and 「%s」 cannot be compared: %s', (target, actual, detail) => {
    expect(attain(target, actual, { costIndicator: false, year: 2022 })).toMatchObject({ detail })
  })

  it('a term without a sign may be one to keep or one to reach', () => {
    expect(shown('15天', '10天')).toBe('higher 15 10 missed 0.6667; lower 15 10 reached 0.6667')
    expect(shown('365天', '365天')).toBe('higher 365 365 reached 1')
  })
})

describe('dates', () => {
  it.each([
    ['2022年12月31日前', '2022年11月', 'on time'],
    ['2022年12月31日前', '2023年1月5日', 'late'],
    ['2022年12月', '2022年12月20日', 'on time'],
    ['2022年12月15日前', '2022年12月', 'open'],
    ['2022年6月30日前', '2022年', 'open'],
    ['12月底前', '2022年12月31日', 'on time'],
    ['12月底前', '2023年1月', 'late'],
    ['年底前', '11月', 'on time'],
    ['2022年上半年', '2022年7月1日', 'late'],
    ['2022年1-12月', '2022年1月1日-2022年12月31日', 'on time'],
    ['2022年', '2022', 'on time'],
    ['2022年12月31日前', '44926', 'on time'],
    ['2022年12月31日前', '202301', 'late'],
    ['2022年12月31日前', '2023年6月前', 'open'],
    ['2022年12月31日前', '完成', 'achieved'],
    ['2022年12月31日前', '按时完成', 'achieved'],
    ['2022年12月31日前', '未完成', 'not surely'],
    ['2022年12月31日前', '延期完成', 'not late'],
    ['2022年12月31日前', '逾期完成', 'not surely late'],
    ['2022年12月31日前', '延期1年', 'not late'],
    ['2022年12月31日前', '2022年8月开工，2023年3月完工', 'late'],
    ['2022年6月30日前', '2022年5月开工，7月完工', 'late'],
    ['2022年6月30日前', '计划6月，实际2022年7月15日', 'late'],
    ['2022年12月31日前', '2022年2月30日', 'actual-unreadable'],
    ['2022年13月', '2022年12月', 'target-unreadable'],
    ['2022年12月', '15家', 'kinds-differ'],
    ['及时', '2022年12月', 'open'],
  ])('「%s」 against 「%s」 is %s', (target, actual, expected) => {
    expect(shown(target, actual)).toBe(expected)
  })

  it('without a year under evaluation a date takes the year of the other', () => {
    expect(attain('12月底前', '2021年11月', { costIndicator: false })).toEqual({
      kind: 'dated',
      onTime: true,
      firm: true,
    })
    expect(attain('2021年12月', '11月', { costIndicator: false })).toEqual({ kind: 'dated', onTime: true, firm: true })
  })
})

describe('a completion after the target date', () => {
  it.each([
    ['2022年6月30日', '2022年7月5日', 'late', 'the end of a month is a deadline'],
    ['2022年6月28日', '2022年7月5日', 'late', 'so is a day near it'],
    ['2022年6月27日', '2022年7月5日', 'perhaps late', 'another day may be that of an event'],
    ['2022年6月18日前', '2022年6月20日', 'late', '前 makes a deadline of any day'],
    ['2022年6月18日', '2023年1月', 'late', 'another year is late in any case'],
    ['2022年6月', '2022年7月', 'late', 'a month ends'],
    ['2022年1-6月', '2022年8月', 'late', 'a period ends'],
    ['2022年1-6月', '2022年2-7月', 'perhaps late', 'a period may be moved'],
    ['2022年1-6月', '2022年1月-2023年2月', 'late', 'not into the next year'],
  ])('「%s」 against 「%s」 is %s: %s', (target, actual, expected) => {
    expect(shown(target, actual)).toBe(expected)
  })
})

describe('words', () => {
  it.each([
    ['部分完成', 'partly surely'],
    ['基本完成', 'partly'],
    ['未完成', 'not surely'],
    ['完成', 'achieved'],
    ['无事故', 'achieved'],
    ['未发生安全事故', 'achieved'],
    ['正在推进', 'open'],
    ['预计2023年完成', 'open'],
    ['完成60%', 'partly'],
    ['完成100%', 'achieved'],
    ['100%', 'achieved'],
    ['0起', 'open'],
    ['及时发放到位', 'achieved'],
    ['不按时', 'not'],
    ['无明显改善', 'not'],
    ['未发现违规问题', 'achieved'],
    ['不涉及', 'open'],
    ['风险不高', 'open'],
    ['未能按期完成', 'not surely'],
    ['因资金未到位，项目未开展', 'not surely'],
    ['完成3项，未完成2项', 'partly'],
  ])('「按要求做好」 against 「%s」 is %s', (actual, expected) => {
    expect(shown('按要求做好', actual)).toBe(expected)
  })

  it.each([
    ['春节前', '春节前完成', 'achieved'],
    ['春节前', '未在春节前完成', 'not surely'],
    ['春节前', '预计春节前完成', 'open'],
    ['有利于', '不断优化', 'achieved'],
    ['下降', '提升', 'open'],
    ['降低', '有效降低', 'achieved'],
    ['提升', '增长5%', 'achieved'],
    ['下降', '下降5%', 'achieved'],
    ['增长', '增长-5%', 'not'],
    ['增长', '下降5%', 'not'],
    ['增长', '零增长', 'not'],
    ['零增长', '零增长', 'achieved'],
    ['零增长', '增长2%', 'not'],
    ['不发生', '发生1起', 'not'],
    ['不发生重大事故', '发生一般事故1起', 'open'],
    ['全部完成', '75%', 'partly'],
    ['不超过预算', '未超预算', 'achieved'],
    ['按期', '2022年11月30日', 'open'],
    ['1套', '完成', 'kinds-differ'],
    ['无重大事故', '0', 'achieved'],
    ['无投诉', '没有', 'achieved'],
    ['指导', '指导', 'achieved'],
    ['指导', '辅导', 'open'],
    ['24小时全天预约', '24小时 全天预约', 'achieved'],
    ['100%', '全部完成', 'achieved'],
    ['100家', '完成', 'kinds-differ'],
    ['100家', '未开展', 'not surely'],
    ['0', '无事故', 'achieved'],
  ])('「%s」 against 「%s」 is %s', (target, actual, expected) => {
    expect(shown(target, actual)).toBe(expected)
  })
})

describe('lists', () => {
  it.each([
    ['5家、3次', '6家、3次', 'listed 1 1'],
    ['5家、3次', '6家、2次', 'listed 0.8333 0.6667'],
    ['5家、3次', '0家、0次', 'listed 0 0'],
    ['5家、≤3次', '5家、2次', 'listed 1 1'],
    ['5家、≤3次', '5家、4次', 'open'],
    ['道路100公里、路灯500盏', '道路99公里、路灯500盏', 'listed 0.995 0.99'],
    ['道路100公里、路灯500盏', '路灯500盏、道路99公里', 'listed 0.995 0.99'],
    ['道路100公里、路灯500盏', '道路99公里、路灯500盏、绿化3亩', 'listed 0.995 0.99'],
    ['道路100公里、路灯500盏', '道路99公里', 'open'],
    ['道路100公里、路灯500盏', '道路99公里、桥梁500座', 'open'],
    ['道路100公里、路灯500盏', '道路99家、路灯500盏', 'open'],
    ['道路100公里、路灯500盏', '99公里、500盏', 'open'],
    ['国家级3个、省级5个', '国家级2个，省级6个', 'listed 0.8333 0.6667'],
    ['2022年3月、2022年10月', '2022年3月、2022年11月', 'listed 0.5 0'],
    ['2022年3月、2022年10月', '2022年2月、2022年9月', 'listed 1 1'],
    ['5家、3次', '未完成', 'not surely'],
    ['5家、3次', '6家', 'open'],
    ['5家、3次', '3次、6家', 'open'],
    ['5家、3次', '完成', 'achieved'],
  ])('「%s」 against 「%s」 is %s', (target, actual, expected) => {
    expect(shown(target, actual)).toBe(expected)
  })
})

describe('what cannot be compared says why', () => {
  it.each([
    ['', '3', 'target-blank'],
    ['/', '3', 'target-blank'],
    ['3', '', 'actual-blank'],
    ['3', '——', 'actual-blank'],
    ['3万5千', '3', 'target-unreadable'],
    ['3', '1.2.3', 'actual-unreadable'],
    ['3', '#REF!', 'actual-unreadable'],
    ['≥100家', '105批次', 'units-differ'],
    ['1000人次', '1200人', 'units-differ'],
    ['100万元', '100家', 'units-differ'],
    ['100万元', '100万美元', 'units-differ'],
    ['5元/吨', '5元/亩', 'units-differ'],
    ['3', '2022年12月', 'kinds-differ'],
  ])('「%s」 against 「%s」: %s', (target, actual, reason) => {
    const result = attain(target, actual, { costIndicator: false })
    expect(result).toMatchObject({ kind: 'incomparable', reason })
    expect(result.kind === 'incomparable' && result.detail).toMatch(/年度指标值|实际完成值/)
  })
})

describe('unitsOf', () => {
  it.each([
    ['100家', '105批次', 'differ'],
    ['200道', '200', 'one-missing'],
    ['5天', '4日', 'same'],
    ['2亿', '1.3亿元', 'same'],
    ['15万元', '9.43万', 'same'],
    ['20家企业', '30家', 'same'],
    ['5公里', '5000米', 'same'],
    ['20个', '20家', 'same'],
    ['20家', '20名', 'differ'],
    ['97%', '0.97', 'one-missing'],
    ['3000元/吨', '3000元', 'one-missing'],
    ['0次', '0起', 'same'],
    ['3万', '3000元/吨', 'one-missing'],
    ['2万', '3000家', 'one-missing'],
    ['2万', '3000元', 'same'],
    ['2', '3000元', 'one-missing'],
    ['良好', '100%', 'not-applicable'],
    ['2022年', '2022年', 'not-applicable'],
    ['5-10个', '7', 'one-missing'],
    ['7', '5-10个', 'one-missing'],
    ['15个工作日', '12天', 'not-applicable'],
    ['15天', '12家', 'differ'],
    ['15家', '12天', 'differ'],
    ['100%', '18个乡镇全覆盖', 'not-applicable'],
    ['18个乡镇', '18公里全覆盖', 'differ'],
    ['0起', '0公里', 'same'],
    ['0起', '1公里', 'differ'],
  ])('「%s」 and 「%s」: %s', (target, actual, expected) => {
    expect(unitsOf(target, actual)).toBe(expected)
  })
})

describe('copiesComparator', () => {
  it.each([
    ['≥90%', '≥90%', true],
    ['≥90%', '90%以上', true],
    ['≤15天', '≤ 15天', true],
    ['五年以上', '5年以上', false],
    ['200个以上', '267个以上', true],
    ['≥90%', '95%', false],
    ['≥90%', '≤90%', false],
    ['5000万', '5000万以上', true],
    ['5000万', '6000万以上', false],
    ['=100%', '=100%', false],
    ['100%', '100%', false],
    ['2022年12月31日前', '2022年12月31日前', false],
    ['良好', '良好', false],
    ['24小时', '24小时内', false],
    ['24小时', ' 24小时以内 ', false],
    ['24小时', '（24小时内）', false],
    ['24小时', '≤24小时', true],
    ['24家', '24家以内', true],
    ['5年', '5年以上', false],
    ['5-10家', '5家以上', false],
  ])('「%s」 and 「%s」: %s', (target, actual, expected) => {
    expect(copiesComparator(target, actual)).toBe(expected)
  })
})

describe('completionRatio', () => {
  it('counts a negative actual as 0 and has no answer for a target of zero or less', () => {
    expect(completionRatio(new Decimal(4), new Decimal(-1))?.toFixed()).toBe('0')
    expect(completionRatio(new Decimal(0), new Decimal(1))).toBeUndefined()
    expect(completionRatio(new Decimal(-4), new Decimal(1))).toBeUndefined()
  })
})
