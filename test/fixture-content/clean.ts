import type { BasicDataContent, DepartmentContent, SubmissionContent } from '../../src/core/content/content.ts'
import { FILLER, fundTotal, indicators, UNIT } from './clean-parts.ts'
import { cleanProjects } from './clean-projects.ts'

const basicData: BasicDataContent = {
  attachment: '附件1-1',
  title: '2023年度部门整体支出绩效评价基础数据表',
  unit: UNIT,
  staffing: { established: '86', employed: '83', controlRate: '96.51%' },
  rows: (
    [
      ['三公经费', 1, '24.97', '24', '20.75'],
      ['1、公务用车购置和维护经费', 2, '18.62', '18', '16.48'],
      ['其中：公车购置', 3, '0', '0', '0'],
      ['公车运行维护', 3, '18.62', '18', '16.48'],
      ['2、出国经费', 2, '0', '0', '0'],
      ['3、公务接待', 2, '6.35', '6', '4.27'],
      ['项目支出：', 1, '844.53', '864.86', '838.54'],
      ['1、业务工作经费', 2, '86.4', '0', '0'],
      ['2、运行维护经费', 2, '45.6', '0', '0'],
      ['3、特定目标类项目支出', 2, '712.53', '864.86', '838.54'],
      ['高标准农田建设项目', 3, '540.18', '678.36', '659.62'],
      ['农产品质量安全监测项目', 3, '172.35', '186.5', '178.92'],
      ['市级专项资金：', 1, '1000.36', '1088', '1048.45'],
      ['动物疫病防控专项资金', 2, '231.46', '252.36', '247.18'],
      ['乡村产业发展专项资金', 2, '768.9', '835.64', '801.27'],
      ['公用经费', 1, '312.46', '325.8', '318.64'],
      ['其中：办公经费', 2, '96.35', '102.4', '98.27'],
      ['水费、电费、差旅费', 2, '58.24', '61.5', '57.83'],
      ['会议费、培训费', 2, '12.48', '13.2', '10.66'],
      ['政府采购金额', 1, '——', '428.6', '412.35'],
      ['部门基本支出预算调整', 1, '——', '1986.42', '1958.37'],
    ] as const
  ).map(([label, level, prevActual, budget, actual]) => ({ label, level, prevActual, budget, actual })),
  buildings: {
    approvedArea: '无',
    actualArea: '无',
    areaControlRate: '',
    budgetInvestment: '',
    actualInvestment: '',
    investmentControlRate: '',
  },
  thrift: '严格执行公务接待和公务用车管理制度，办公用品集中采购，压减会议和差旅支出，按月公开三公经费。',
  note: '说明：“项目支出”需要填报基本支出以外的所有项目支出情况，“公用经费”填报基本支出中的一般商品和服务支出。',
  filler: FILLER,
}

const department: DepartmentContent = {
  attachment: '附件1-2',
  title: '2023年度部门整体支出绩效自评表',
  department: UNIT,
  funds: fundTotal('2640.5', '2851.28', '2796.91', '98.09%', '9.81'),
  byIncome: { generalBudget: '2651.28', governmentFund: '200', nonTax: '0', other: '0' },
  byExpenditure: { basic: '1958.37', project: '838.54' },
  goals: {
    expected:
      '新建高标准农田2.5万亩，农产品质量安全监测合格率保持在98%以上，农林牧渔业增加值增长4%，农民收入稳步提高。',
    actual: '全年新建高标准农田2.6万亩，监测合格率98.6%，农林牧渔业增加值增长3.6%，农村居民收入增长7.3%。',
  },
  indicators: indicators({
    output: {
      数量指标: [
        ['新建高标准农田面积', '≥2.5万亩', '2.6万亩', '8', '8'],
        ['农产品质量安全监测批次', '≥1200批次', '1260批次', '8', '8'],
        ['培育市级以上农业产业化龙头企业', '≥12家', '12家', '6', '6'],
      ],
      质量指标: [
        ['高标准农田建设验收合格率', '≥98%', '99.2%', '8', '8'],
        ['主要农产品监测合格率', '≥98%', '98.6%', '6', '6'],
      ],
      时效指标: [['年度重点任务完成时间', '2023年12月31日前', '2023年12月20日', '7', '7']],
      成本指标: [['三公经费支出', '≤24万元', '20.75万元', '7', '7']],
    },
    benefit: {
      经济效益指标: [
        [
          '农林牧渔业增加值增长率',
          '≥4%',
          '3.6%',
          '8',
          '7.2',
          '秋季持续干旱致晚稻单产下降。改进措施：完善灌溉设施，调整种植结构，2024年争取达标。',
        ],
        ['农村居民人均可支配收入增长率', '≥7%', '7.3%', '8', '8'],
      ],
      社会效益指标: [['带动农户就业人数', '≥3000人', '3120人', '5', '5']],
      生态效益指标: [['化肥使用量下降率', '≥1%', '1.1%', '5', '5']],
      可持续影响指标: [['农业科技服务机制', '逐步健全', '逐步健全', '4', '4']],
    },
    satisfaction: { 服务对象满意度指标: [['农业经营主体和农户满意度', '≥90%', '95%', '10', '10']] },
  }),
  total: { maxScore: '100', score: '99.01' },
  remark: '',
  filler: FILLER,
}

/**
 * An invented city bureau's submission for 2023 without a single fault: sums hold, scores follow the formula, each
 * score below its weight and each completion from 130 % on is explained, no budget equals its final account. Base of
 * fixtures and of planted errors. Amounts in 万元.
 */
export const cleanSubmission: SubmissionContent = {
  unit: UNIT,
  year: 2023,
  basicData,
  department,
  projects: cleanProjects,
}
