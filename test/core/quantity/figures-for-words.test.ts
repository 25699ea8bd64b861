import { describe, expect, it } from 'vitest'
import { attain } from '../../../src/core/quantity/compare-quantities.ts'
import { showAttainment } from './show.ts'

const shown = (target: string, actual: string, year: number | undefined = 2022): string =>
  showAttainment(attain(target, actual, { costIndicator: false, ...(year === undefined ? {} : { year }) })).join('; ')

describe('a figure where words were asked', () => {
  it.each([
    ['全部完成', '100%', 'achieved', 'the whole'],
    ['提升', '增长5%', 'achieved', 'the way that was asked'],
    ['提升', '5%', 'open', 'without a word it may be a level'],
    ['提升', '下降5%', 'not', 'the other way'],
    ['提升', '-5%', 'not', 'the other way'],
    ['提升', '增长0%', 'open', 'neither way'],
    ['降低', '下降5%', 'achieved', 'the way that was asked'],
    ['降低', '增长5%', 'not', 'the other way'],
    ['降低', '增长0%', 'open', 'neither way'],
    ['降低', '5%', 'open', 'without a word it may be a level'],
    ['提升效率、降低成本', '下降5%', 'open', 'both ways were asked'],
    ['零增长', '增长2%', 'not', 'none was asked'],
    ['零增长', '下降2%', 'open', 'less is left to a reader'],
    ['零增长', '2%', 'open', 'without a word it may be a level'],
    ['不降低', '下降5%', 'open', 'what is denied is asked of nobody'],
    ['无事故', '0', 'achieved', 'nothing happened'],
    ['无事故', '1起', 'not', 'something did'],
    ['无事故', '2%', 'open', 'a per cent counts nothing'],
    ['不发生一般事故', '1起', 'not', 'something did'],
    ['不超预算', '超过12万元', 'not', 'it was passed'],
    ['不超预算', '12万元', 'open', 'an amount by itself says nothing'],
    ['不超预算', '0', 'open', 'nor does nothing'],
    ['不超期', '超期45天', 'not', 'the words beside the figure'],
    ['不超期', '提前45天', 'open', 'good words'],
    ['不超期', '未超期45天', 'open', 'denied words'],
    ['全覆盖', '75%', 'partly', 'a part of all'],
    ['全覆盖', '105%', 'open', 'more than all'],
    ['全覆盖', '0%', 'partly', 'nothing of it'],
    ['全覆盖', '75户', 'open', 'no part'],
    ['全部提升', '下降75%', 'not', 'a change is no part'],
    ['建成', '完成60%', 'partly', 'a part of what was to be done'],
    ['良好', '3次', 'open', 'anything'],
    ['良好', '3-5次', 'open', 'anything'],
    ['良好', '2022年12月', 'open', 'anything'],
  ])('「%s」 against 「%s」 is %s: %s', (target, actual, expected) => {
    expect(shown(target, actual)).toBe(expected)
  })

  it.each([
    ['降低', '降低', 'achieved'],
    ['降低', '有效提升', 'open'],
    ['提升', '降低', 'not'],
    ['提升', '有效降低', 'open'],
    ['降低', '有效改善', 'achieved'],
    ['改善', '有效降低', 'open'],
    ['满意', '非常满意', 'achieved'],
    ['满意', '无不满意', 'open'],
    ['好', '不好', 'not'],
    ['好', '好转中', 'open'],
    ['增长', '零增长', 'not'],
    ['增长', '实现负增长', 'not'],
    ['增长', '零排放，增长', 'achieved'],
    ['无事故', '没有', 'achieved'],
    ['无事故', '没有整改', 'not surely'],
    ['群众满意', '没有群众投诉', 'achieved'],
    ['服务水平提升', '服务水平下降', 'not'],
    ['全部完成', '除1个项目外均完成', 'partly'],
    ['全部完成', '部分乡镇已覆盖', 'partly'],
    ['道路畅通', '部分道路已通', 'partly'],
    ['应保尽保', '完成率60%', 'partly'],
    ['建成', '完成60%', 'partly'],
    // What a target denies in one clause it may ask for in another.
    ['设备不停机，按期完成', '未完成', 'not surely'],
    ['不发生事故，验收通过', '未通过验收', 'not surely'],
    ['零投诉，及时拨付', '未拨付', 'not surely'],
    ['零投诉、及时拨付', '未拨付', 'not surely'],
    ['无逾期，全部到位', '未逾期', 'achieved'],
    ['未开工项目全部开工', '未开工', 'not surely'],
    ['不新开工项目', '未开工', 'achieved'],
    ['禁止违规使用资金', '未使用', 'achieved'],
    ['禁止使用', '未使用', 'achieved'],
    ['完成', '任务部分', 'open'],
    ['完成', '项目部分完成', 'partly'],
    ['完成', '有原因：资金不到位', 'not'],
    ['全部完成', '不含除1个项目外完成', 'achieved'],
    ['开展活动', '受资金不到位影响，已完成', 'achieved'],
    ['开展活动', '因资金不到位', 'not'],
    ['不发生重大安全事故', '重大安全事故1起', 'not'],
    ['不新增隐性债务', '新增隐性债务5万', 'not'],
    ['消除隐患', '存在隐患3处', 'open'],
    ['投诉下降', '投诉上升', 'not'],
    ['投诉下降', '投诉没有上升', 'open'],
    ['服务水平提升', '服务水平有效下降', 'open'],
    ['投诉率提升', '投诉率下降', 'open'],
    ['优良天数增加', '天数有所下降', 'not'],
    ['风险降低', '风险有所上升', 'not'],
    ['效果显著', '效果一般', 'partly'],
    ['效果显著', '略有改善', 'partly'],
    ['合规', '不合规', 'not surely'],
    ['合规', '不合规项目已整改', 'open'],
    ['公开', '未公开事项为0', 'open'],
    ['建立制度', '正在建立', 'partly'],
    ['建立制度', '拟建立', 'partly'],
    ['推进建设', '正在推进建设', 'open'],
    ['基本建立', '基本完成', 'achieved'],
  ])('words for words: 「%s」 against 「%s」 is %s', (target, actual, expected) => {
    expect(shown(target, actual)).toBe(expected)
  })
})

describe('a figure where a date was asked', () => {
  it.each([
    ['2022', 'on time'],
    ['2023', 'late'],
    ['1989', 'kinds-differ'],
    ['1990', 'on time'],
    ['2100', 'late'],
    ['2101', 'kinds-differ'],
    ['202212', 'on time'],
    ['202301', 'late'],
    ['202300', 'kinds-differ'],
    ['202213', 'kinds-differ'],
    ['199001', 'on time'],
    ['199000', 'kinds-differ'],
    ['210012', 'late'],
    ['210101', 'kinds-differ'],
    ['44926', 'on time'],
    ['44927', 'late'],
    ['36525', 'kinds-differ'],
    ['36526', 'on time'],
    ['73050', 'late'],
    ['73051', 'kinds-differ'],
    ['2022.5家', 'kinds-differ'],
    ['44926.5', 'kinds-differ'],
    ['44926家', 'kinds-differ'],
    ['≥44926', 'kinds-differ'],
    ['4万', 'kinds-differ'],
    ['5家、3次', 'kinds-differ'],
    ['3-5家', 'kinds-differ'],
  ])('「2022年12月31日前」 against 「%s」 is %s', (actual, expected) => {
    expect(shown('2022年12月31日前', actual)).toBe(expected)
  })

  it('is the last day of its month and its year', () => {
    expect(shown('2022年11月30日前', '202211')).toBe('on time')
    expect(shown('2022年11月29日前', '202211')).toBe('open')
    expect(shown('2022年12月30日前', '2022')).toBe('open')
  })

  it('is later than the target only when its first day is', () => {
    expect(shown('2022年6月30日前', '2022年6月30日')).toBe('on time')
    expect(shown('2022年6月29日前', '2022年6月29日-7月2日')).toBe('late')
    expect(shown('2022年7月2日前', '2022年6月29日-7月2日')).toBe('on time')
  })
})

describe('a date where a figure was asked', () => {
  it.each([
    ['12个月', '12月', 'higher 12 12 reached 1'],
    ['12个月', '三月', 'higher 12 3 missed 0.25; lower 12 3 reached 0.25'],
    ['12个月', '一二月', 'kinds-differ'],
    ['12个月', '11月', 'higher 12 11 missed 0.9167; lower 12 11 reached 0.9167'],
    ['1年', '12月', 'higher 1 1 reached 1'],
    ['12个月', '2022年12月', 'kinds-differ'],
    ['12个月', '12月31日', 'kinds-differ'],
    ['12天', '12月', 'kinds-differ'],
    ['12家', '12月', 'kinds-differ'],
    ['12家', '5家、3次', 'higher 12 5 missed 0.4167'],
    ['12亩', '5家、3次', 'kinds-differ'],
    ['12家', '3万5千', 'actual-unreadable'],
  ])('「%s」 against 「%s」 is %s', (target, actual, expected) => {
    expect(shown(target, actual)).toBe(expected)
  })
})
