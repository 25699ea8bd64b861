import { describe, expect, it } from 'vitest'
import type { AttainmentContext } from '../../../src/core/quantity/held-row.ts'
import { attain } from '../../../src/core/quantity/compare-quantities.ts'
import { degreeOfWords, delayIn, isUnsettled } from '../../../src/core/quantity/degree-of-words.ts'
import { normaliseText } from '../../../src/core/quantity/normalise-text.ts'
import { type DegreeWords, officialDegreeWords } from '../../../src/core/vocabulary/degree-words.ts'
import { showAttainment, showDegree } from './show.ts'

const alone = (text: string, words?: DegreeWords): string =>
  showDegree(degreeOfWords(normaliseText(text), undefined, words))
const against = (target: string, text: string, context: Partial<AttainmentContext> = {}): string =>
  showAttainment(attain(target, text, { costIndicator: false, year: 2023, ...context })).join('; ')

describe('words by themselves', () => {
  it.each([
    // Done.
    ['完成', 'achieved'],
    ['已全部完成', 'achieved'],
    ['完成（含续建项目）', 'achieved'],
    ['支付至97%，余3%为质保金', 'open'],
    ['支付至97%', 'partly'],
    ['完成（含2个未验收项目）', 'partly'],
    ['好', 'achieved'],
    ['是', 'achieved'],
    ['改为线上举办', 'achieved'],
    // Not done, for certain.
    ['未完成', 'not surely'],
    ['未完成3家', 'not surely'],
    ['未开展', 'not surely'],
    ['未启动', 'not surely'],
    ['尚未验收', 'not surely'],
    ['没有到位', 'not surely'],
    ['无法支付', 'not surely'],
    ['没能按期建成', 'not surely'],
    ['未通过验收', 'not surely'],
    ['未达90%', 'not surely'],
    ['未达预期', 'not surely'],
    ['已完工未验收', 'not surely'],
    ['已取消', 'not surely'],
    ['流标', 'not surely'],
    ['废标2次', 'not surely'],
    ['项目终止', 'not surely'],
    ['停工', 'not surely'],
    ['因疫情取消', 'not surely'],
    ['受疫情影响，未开展', 'not surely'],
    ['未按计划完成', 'not surely'],
    ['项目未实施，资金已收回', 'not'],
    // Not as it should be, though it may be explained.
    ['不达标', 'not'],
    ['拨付不及时', 'not'],
    ['水质恶化', 'not'],
    ['出现安全事故', 'not'],
    ['否', 'not'],
    // Late.
    ['逾期', 'not late'],
    ['超期完成', 'not late'],
    ['延期完成', 'not late'],
    ['推迟至2024年3月完成', 'not late'],
    ['进度滞后', 'not late'],
    ['完成时间晚于计划', 'not late'],
    ['较计划晚2个月', 'not late'],
    ['已完成，延期2个月', 'not late'],
    // A part.
    ['部分完成', 'partly surely'],
    ['部分完成，基本到位', 'partly surely'],
    ['仅部分拨付', 'partly surely'],
    ['未全部完成', 'partly surely'],
    ['未全部完成了', 'partly surely'],
    ['未全部完成任务', 'partly'],
    ['60%完成', 'partly'],
    ['延期完成，质量不达标', 'not'],
    ['未完成，不达标', 'not surely'],
    ['未完成，正在推进', 'not surely'],
    ['未安装完成', 'not surely'],
    ['未完全到位', 'partly surely'],
    ['基本完成', 'partly'],
    ['大部分完成', 'partly'],
    ['完成60%', 'partly'],
    ['合格率80%', 'partly'],
    ['1家未达标', 'partly'],
    ['个别指标未达标', 'partly'],
    ['完成3项，未完成2项', 'partly'],
    ['已建成未投入使用', 'not surely'],
    ['已建成，未投入使用', 'partly'],
    ['完成100%', 'achieved'],
    // Nothing bad.
    ['未逾期', 'achieved'],
    ['不超期', 'achieved'],
    ['无违规', 'achieved'],
    ['水质未恶化', 'achieved'],
    ['未发生安全事故', 'achieved'],
    ['没有取消的项目', 'achieved'],
    ['无一例延期', 'achieved'],
    ['无未通过项目', 'achieved'],
    ['无应公开未公开事项', 'achieved'],
    ['未通过项目为0', 'achieved'],
    ['未完成项目0个', 'achieved'],
    ['未完成项目归零', 'achieved'],
    ['未完成项目10个', 'not surely'],
    ['无障碍设施已完成', 'achieved'],
    // Of something that is not what was reached.
    ['延期项目已全部验收', 'achieved'],
    ['取消考点按计划完成', 'achieved'],
    ['推迟开学期间线上教学正常开展', 'achieved'],
    ['未完成的2个项目已于次年整改', 'open'],
    ['未支付部分为质保金', 'open'],
    ['逾期率为零', 'open'],
    // Open.
    ['未增加负担', 'open'],
    ['未来可期', 'open'],
    ['满意度下降', 'open'],
    ['零增长', 'open'],
    ['正在推进', 'open'],
    ['主体完成，正在验收', 'open'],
    ['良好，75%', 'open'],
    ['预计2024年完成', 'open'],
    ['不涉及', 'open'],
    ['本项目不涉及，未开展', 'open'],
    ['一般', 'open'],
    ['指导', 'open'],
    ['75%', 'open'],
    ['', 'open'],
  ])('「%s」 says %s', (text, expected) => {
    expect(alone(text)).toBe(expected)
  })
})

describe('words against a target', () => {
  it.each([
    // The target's own words, denied.
    ['创建成功', '未创建成功', 'not surely'],
    ['健全', '不健全', 'not surely'],
    ['明显', '不明显', 'not surely'],
    ['增长', '未增长', 'not surely'],
    ['全覆盖', '未全覆盖', 'not surely'],
    ['有', '没有', 'not'],
    ['不开工', '未开工', 'achieved'],
    ['不增加负担', '未增加负担', 'open'],
    ['合格', '不合格产品已全部下架', 'open'],
    ['合格', '不合格率为0', 'open'],
    ['合格', '不合格率5%', 'not'],
    ['改善', '部分改善', 'partly surely'],
    ['显著改善', '略有改善', 'partly'],
    ['改善', '略有改善', 'achieved'],
    ['改善', '部分区域改善', 'partly'],
    ['按期验收', '未验收', 'not surely'],
    ['全部支付', '未支付部分为质保金', 'open'],
    ['及时支付', '未支付尾款', 'not surely'],
    ['结清尾款', '未支付尾款', 'not surely'],
    ['合格', '未支付尾款', 'open'],
    ['合格', '未完成年度任务', 'not surely'],
    ['全部合格', '不合格率为0', 'achieved'],
    ['全部合格', '不合格产品已全部下架', 'open'],
    ['全部合格', '不合格样品两批', 'not surely'],
    ['全部合格', '不合格样品共两批', 'not'],
    ['合格', '不合格样品', 'not surely'],
    ['合格', '不合格样品三', 'not'],
    // The target's own words of failure are none.
    ['取消收费项目', '取消', 'open'],
    ['完成延期验收', '延期验收', 'open'],
    // A time was set.
    ['按期完成', '逾期完成', 'not surely late'],
    ['2023年6月前', '超期完成', 'not surely late'],
    ['按期完成', '逾期，推迟至2024年', 'not surely late'],
    ['完成', '逾期完成', 'not late'],
    ['按期完成', '延期完成', 'not late'],
    ['按期完成', '不及时', 'not surely'],
    ['按期完成', '按期完成，无延期', 'achieved'],
    // It went the other way.
    ['提升', '满意度下降', 'not'],
    ['提升', '投诉率下降', 'open'],
    ['提升', '群众总满意度下降', 'not'],
    ['提升', '全市群众满意度下降', 'open'],
    ['提升效率降低成本', '成本下降', 'open'],
    ['降低', '有所下降', 'open'],
    ['增长', '较上年减少5%', 'not'],
    ['增长', '零增长', 'not'],
    ['增长', '负增长', 'not'],
    ['零增长', '零增长', 'achieved'],
    ['增长', '不增长', 'not surely'],
    // What should not happen.
    ['不发生', '发生1起', 'not'],
    ['无泄题', '出现泄题', 'not'],
    ['无泄题', '有过泄题', 'not'],
    ['无泄题', '考题泄题', 'not'],
    ['无投诉', '投诉下降', 'open'],
    ['无损失', '造成损失', 'not'],
    ['不发生重大事故', '发生轻微事故', 'open'],
    ['不发生重大事故', '发生重大事故', 'not'],
    ['无事故', '未发生', 'achieved'],
    ['无', '没有', 'target-blank'],
    // Less than asked.
    ['良好', '一般', 'partly'],
    ['明显提升', '效果一般', 'partly'],
    ['满意', '不太满意', 'partly'],
    ['达到预期', '低于预期', 'partly'],
    ['按要求做好', '风险不高', 'open'],
    ['较低', '较低', 'achieved'],
    ['全部完成', '基本完成', 'partly'],
    ['基本完成', '基本完成', 'achieved'],
    ['基本完成任务', '基本完成', 'achieved'],
    ['全部完成', '部分乡镇已覆盖', 'partly'],
    ['全部完成', '除1个项目外均完成', 'partly'],
    ['全部完成', '除疫情影响外，均完成', 'achieved'],
    ['完成', '除1个项目外均完成', 'achieved'],
    ['全覆盖', '80%', 'partly'],
    ['应保尽保', '达到80%', 'partly'],
    ['全覆盖', '80%的农户数', 'partly'],
    ['全覆盖', '80%的脱贫农户', 'open'],
    ['完成采购', '仅开展了前期调研', 'partly'],
    // Under way.
    ['建成投用', '正在建设', 'partly'],
    ['按期完成', '推进中', 'partly'],
    ['2023年完成', '预计2024年完成', 'partly'],
    ['持续推进', '正在推进', 'open'],
    ['加强宣传', '正在开展', 'open'],
    ['集中', '集中', 'achieved'],
    // Words for a figure.
    ['100%', '全部完成', 'achieved'],
    ['100%', '未完成', 'not surely'],
    ['5个', '未引进', 'not surely'],
    ['5个', '未腾退', 'not'],
    ['5个', '未腾退房', 'not'],
    ['5个', '未腾退房屋', 'kinds-differ'],
    ['5份', '未签订合作框架协议', 'not'],
    ['5份', '未签订合作框架协议书', 'kinds-differ'],
    ['5份', '未签订年度合同', 'not'],
    ['完成', '未腾退', 'open'],
    ['5个', '完成', 'kinds-differ'],
    ['0', '没有', 'achieved'],
    ['0起', '未发生', 'achieved'],
    ['12个月', '延期2个月', 'not late'],
  ])('of 「%s」, 「%s」 is %s', (target, text, expected) => {
    expect(against(target, text)).toBe(expected)
  })

  it.each([
    ['兑付率', '100%', '尚未兑付', 'not surely'],
    ['资金兑付', '按计划', '未兑付', 'not surely'],
    ['农户参保', '应保尽保', '未参保', 'not surely'],
    ['农户参保', '应保尽保', '未参保农户', 'not surely'],
    ['农户参保', '应保尽保', '未参保农户数', 'open'],
    ['尾款结清', '合格', '未支付尾款', 'not surely'],
    ['安全风险', '有效控制', '较低', 'open'],
    ['服务质量', '有效控制', '较低', 'partly'],
    ['部分退役士兵社保接续', '全部完成', '部分退役士兵社保接续全部完成', 'achieved'],
    ['逾期天数', '≤5天', '逾期2天', 'lower 5 2 reached 0.4'],
    ['办结时限', '≤5天', '逾期2天', 'not late'],
    ['事故数', '5起', '未发生', 'kinds-differ'],
    ['差错率', '改善', '下降', 'open'],
    ['服务水平', '改善', '下降', 'not'],
  ])('the name counts: of 「%s」 %s, 「%s」 is %s', (name, target, text, expected) => {
    expect(against(target, text, { name })).toBe(expected)
  })
})

describe('a line break', () => {
  it.each([
    ['显著提高', '显著提高\n个别点位尚未验收', 'partly', 'parts two sentences'],
    ['不发生', '未发生\n安全事故', 'achieved', 'stands within one'],
    ['不超预算', '不\n超预算', 'achieved', 'stands within one'],
    ['全部完成', '未\n完成', 'achieved', 'may be either, so that nothing is claimed'],
    ['≥73%', '87.5%\n已全部完成', 'higher 0.73 0.875 reached 1.1986', 'parts a figure from its remark'],
    ['5个', '未\n引进', 'kinds-differ', 'may be either'],
  ])('against 「%s」 in %j is %s: %s', (target, text, expected) => {
    expect(against(target, text)).toBe(expected)
  })
})

describe('a delay', () => {
  it('is told by its word, before a figure of how late', () => {
    expect(delayIn('延期2个月')).toBe('延期')
    expect(delayIn('已完成,逾期3天')).toBe('逾期')
    expect(delayIn('提前3天')).toBeUndefined()
  })
})

describe('what is left to the future', () => {
  it.each([
    ['正在建设', true],
    ['拟于明年开工', true],
    ['审批中', true],
    ['基本满意', true],
    ['集中', false],
    ['已完成', false],
  ])('「%s」: %s', (text, expected) => {
    expect(isUnsettled(text)).toBe(expected)
  })
})

describe('a text of thousands of letters', () => {
  it('is searched as far as anybody would write of it', () => {
    const far = (words: string, letters: number) => `${'甲'.repeat(letters)},${words}`
    for (const [letters, found] of [
      [1900, true],
      [2000, false],
    ] as const) {
      expect(degreeOfWords(far('未完成', letters)).degree === 'not').toBe(found)
      expect(isUnsettled(far('正在建设', letters))).toBe(found)
    }
  })
})

describe('a word inside another word', () => {
  it('is no target of one letter that was reached', () => {
    for (const [target, text] of [
      ['高', '高于上年'],
      ['有', '有待改善'],
      ['稳', '稳中有降'],
    ] as const)
      expect(against(target, text), text).toBe('open')
  })

  it('is no part where the parts of a work are meant', () => {
    for (const text of ['各部分均完成', '本部分工作完成', '分部分项工程完成'])
      expect(against('完成', text), text).toBe('achieved')
    for (const text of ['部分完成', '已部分完成', '仅部分完成'])
      expect(against('完成', text), text).toBe('partly surely')
  })
})

describe('a word met for the first time', () => {
  const extended = (group: keyof DegreeWords, word: string): DegreeWords => ({
    ...officialDegreeWords,
    [group]: [...(officialDegreeWords[group] as readonly string[]), word],
  })

  it.each([
    ['met', '见分晓', '见分晓', 'open', 'achieved'],
    ['unmet', '泡汤', '项目泡汤了', 'open', 'not surely'],
    ['unmetPhrases', '打了折扣', '效果打了折扣', 'open', 'not'],
    ['worse', '滑坡', '质量滑坡', 'open', 'not'],
    ['late', '脱期', '脱期完成', 'achieved', 'not late'],
    ['putOff', '展期', '展期至2024年', 'open', 'not late'],
    ['achieved', '赋码', '未赋码', 'open', 'not surely'],
    ['negations', '从没', '从没拨付', 'not surely', 'not surely'],
    ['partly', '做了一些', '做了一些', 'open', 'partly surely'],
    ['nearly', '收尾', '收尾', 'open', 'partly'],
    ['goodNegation', '风平浪静', '风平浪静', 'open', 'achieved'],
    ['badThings', '卡顿', '未卡顿', 'open', 'achieved'],
    ['harmless', '不二', '不二门诊所完成', 'open', 'achieved'],
  ] as const)(
    'is one more entry of %s: 「%s」 in 「%s」 is %s before, %s with it',
    (group, word, text, before, after) => {
      expect(alone(text)).toBe(before)
      expect(alone(text, extended(group, word))).toBe(after)
    },
  )

  it('counts against a target, too', () => {
    expect(against('完成', '项目泡汤了')).toBe('open')
    expect(against('完成', '项目泡汤了', { degreeWords: extended('unmet', '泡汤') })).toBe('not surely')
    expect(against('5个', '见分晓')).toBe('kinds-differ')
    expect(against('100%', '见分晓', { degreeWords: extended('met', '见分晓') })).toBe('achieved')
  })
})
