import { describe, expect, it } from 'vitest'
import {
  type DirectionWords,
  type NameStanding,
  officialDirectionWords,
  senseOfName,
} from '../../../src/core/vocabulary/direction-words.ts'

/** Names of indicators by what they say of which way is better. */
const NAMES: Readonly<Record<NameStanding, string>> = {
  bad: `
    差错率 错误率 投诉率 投诉数 投诉件数 有责投诉 事故数 事故起数 事故发生率 安全责任事故 死亡人数 伤亡人数 失业率 城镇登记失业率 返贫人数 返贫率 贫困发生率
    发病率 感染率 患病率 违规率 违规次数 违纪人数 逾期率 拖欠金额 生源流失率 空置率 闲置率 辍学率 重复信访率 越级上访次数 网络舆情数 损失率 粮食损耗率 浪费率
    森林火灾受害率 火灾发生数 扣分 退件率 超时率 不合格率 不良率 不满意率 债务率 拥堵指数 停电时间 停电次数 管网漏损率 破损率 缺陷率 道路交通事故死亡人数
    指标3：重大事故起数 ★群体性事件数 “投诉率” 差错率（%） 消防安全事故数 河道治理责任事故数 道路改造安全事故数 法律援助服务差错率 河道治理投诉数 危房改造不合格率 违规发放人数 违规采购次数 违规收费金额 超标购置数量`,
  low: `
    能耗 单位能耗 水耗 煤耗 污染物排放量 碳排放 PM2.5 PM2.5浓度 等候时间 患者等待时间 平均等候时长 办结时间 办理时限 审批天数 响应时间 事故处理时间
    药占比 三公占比 三公经费占比 三公经费变动率 三公经费控制率 人员控制率 公用经费控制率 编制控制率 预算调整率 调整次数 结转结余率 结余率 负债率 重污染天数`,
  handled: `
    投诉处理率 投诉处置率 投诉按期办结率 差错整改率 隐患整改率 隐患整改合格率 违规查处率 隐患排查率 信访积案化解率 闲置资产盘活率 损失挽回率 事故减少数 损失减少额
    能耗下降率 能耗降低率 排放达标率 失业监测率 感染筛查率 返贫监测率 失业人员参保率 失业金发放率 失业人员再就业人数 火灾扑救成功率 违建拆除率 撂荒地复耕面积
    欠薪案件办结率 水土流失治理面积 整改隐患数 完成整改隐患数 全年处置安全隐患数 化解信访积案数 救治伤亡人数 逾期贷款清收率 违规发放查处率`,
  either: `
    成本 单位成本 成本控制数 编制控制数 支出控制数 费用 单价 氨氮浓度 平均住院时长 办理周期 变动率 工期 投诉处理件数 受理投诉件数 污水处理投诉率 安全生产排查隐患数
    违规问题发现率 不合格检出率 发现隐患数 抽检不合格率 防返贫人数 降低差错率 不合格产品召回率 问题数 警情数 近视率 贫困人口数 审批环节 信访数 案件数 因公出国人数 编制控制 违法建设面积`,
  good: '满意度 服务对象满意度 验收合格率 资金到位率 覆盖率 问题整改完成率 参保率 任务完成率 设备完好率 就业率 发放及时率 无事故天数 零差错率',
  neutral: `
    培训人数 新建道路里程 企业数量 3岁以下婴幼儿入托率 亿元以上项目数 成本核算率 利息费用保障率 高血压随访控制数 随访控制数 矛盾化解率 废弃物回收率 病虫害防治面积
    困难群众救助人数 贫困学生资助人数 整改问题数 解决问题数 问题解决率 支出 补助资金 产值 立项规范性 节约用水量 节约成本`,
}

const rows = Object.entries(NAMES).flatMap(([standing, names]) =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => [name, standing as NameStanding] as const),
)

const standingOf = (name: string, list?: DirectionWords): NameStanding => senseOfName(name, false, list).standing

describe('the name of an indicator', () => {
  it.each(rows)('「%s」 is %s', (name, standing) => {
    expect(standingOf(name)).toBe(standing)
  })

  it.each(['支出', '补助资金', '设备价款', '培训费', '工资'])(
    '「%s」 may be meant both ways where an amount is asked',
    (name) => {
      expect(senseOfName(name, true).standing).toBe('either')
      expect(senseOfName(name, false).standing).toBe('neutral')
    },
  )

  it.each(['争取资金', '节约支出', '引进资金', '带动投入'])(
    '「%s」 is an amount to be gained, of which more is better',
    (name) => {
      expect(senseOfName(name, true).standing).toBe('neutral')
    },
  )

  it('is the last of its words: what is dealt with is told behind it, what is done before it', () => {
    expect(senseOfName('投诉处理超时率', false)).toEqual({ standing: 'either', word: '超时' })
    expect(senseOfName('事故死亡率', false)).toEqual({ standing: 'bad', word: '死亡' })
  })

  it.each(['', ' ', '（）', '1、', '差错率'.repeat(30)])('of which nothing can be said is neutral (%j)', (name) => {
    expect(standingOf(name)).toBe('neutral')
  })

  it('is said the same twice, and again after thousands of other names', () => {
    for (let index = 0; index < 6000; index++) senseOfName(`第${index}批差错率`, index % 2 === 0)
    expect(standingOf('差错率')).toBe('bad')
    expect(standingOf('差错率')).toBe('bad')
  })
})

describe('each word of the official list', () => {
  const { bad, low, bothWays, moneyBothWays, doubtful, good } = officialDirectionWords
  const spelled = (word: string): string => word.replace('…', '经费')

  it.each([
    ['bad', bad, '', 'bad'],
    ['bad', bad, '数', 'bad'],
    ['bad', bad, '处理率', 'handled'],
    ['bad', bad, '整改率', 'handled'],
    ['low', low, '', 'low'],
    ['bothWays', bothWays, '', 'either'],
    ['doubtful', doubtful, '', 'either'],
    ['good', good, '', 'good'],
  ] as const)('of %s does what its group says, also with what may follow', (_, words, tail, standing) => {
    expect(words.map((word) => spelled(word) + tail).filter((name) => standingOf(name) !== standing)).toEqual([])
  })

  it('of moneyBothWays does so of an amount', () => {
    expect(moneyBothWays.filter((word) => senseOfName(word, true).standing !== 'either')).toEqual([])
  })

  it('stands in one group that decides, and once', () => {
    const words = [bad, low, bothWays, moneyBothWays, doubtful, good].flat()
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
  })
})

describe('a word met for the first time', () => {
  const extended = (more: Partial<Record<keyof DirectionWords, readonly string[]>>): DirectionWords => ({
    ...officialDirectionWords,
    ...Object.fromEntries(
      Object.entries(more).map(([group, words]) => [
        group,
        [...(officialDirectionWords[group as 'bad'] as readonly string[]), ...words],
      ]),
    ),
  })

  it.each([
    ['bad', '卡顿', '网络卡顿次数', 'neutral', 'bad'],
    ['low', '碳足迹', '碳足迹', 'neutral', 'low'],
    ['bothWays', '标高', '平均标高', 'neutral', 'either'],
    ['doubtful', '绕行', '绕行次数', 'neutral', 'either'],
    ['good', '达产率', '企业达产率', 'neutral', 'good'],
    ['handling', '通报', '投诉通报率', 'either', 'handled'],
    ['acting', '认领', '认领积案数', 'bad', 'handled'],
    ['lessening', '削峰', '拥堵削峰幅度', 'either', 'handled'],
    ['finding', '曝光', '曝光违规数', 'bad', 'either'],
    ['openings', '牵头', '牵头整改隐患数', 'either', 'handled'],
    ['happenings', '火灾', '旧房改造火灾数', 'either', 'bad'],
    ['tails', '折算', '损失折算额', 'either', 'bad'],
  ] as const)(
    'is one more entry of %s: 「%s」 in 「%s」 is %s before, %s with it',
    (group, word, name, before, after) => {
      expect(standingOf(name)).toBe(before)
      expect(standingOf(name, extended({ [group]: [word] }))).toBe(after)
      expect(standingOf(name), 'the official list is as it was').toBe(before)
    },
  )

  it('of an amount to be gained', () => {
    expect(senseOfName('化缘资金', true).standing).toBe('either')
    expect(senseOfName('化缘资金', true, extended({ gaining: ['化缘'] })).standing).toBe('neutral')
  })

  it('of what is done on demand, so that fewer may have come', () => {
    expect(standingOf('投诉监测件数')).toBe('handled')
    expect(standingOf('投诉监测件数', extended({ onDemand: ['监测'] }))).toBe('either')
  })

  it('of a time that is better short', () => {
    const shorter = { of: [...officialDirectionWords.shorter.of, '装车'], heads: officialDirectionWords.shorter.heads }
    expect(standingOf('装车时间')).toBe('neutral')
    expect(standingOf('装车时间', { ...officialDirectionWords, shorter })).toBe('low')
  })
})
