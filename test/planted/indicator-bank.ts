import { date, words } from './dated-and-worded.ts'
import {
  atLeast,
  atMost,
  decline,
  type FigureMaker,
  growth,
  inChinese,
  large,
  months,
  percentAtLeast,
  range,
  zero,
} from './figures.ts'

/** 三级指标 with 「{}」 for what the project is about, and how its target and outcome are made. */
export type BankEntry = readonly [name: string, make: FigureMaker]

const count = (unit: string, least: number, most: number, places = 0): FigureMaker =>
  atLeast('count', unit, least, most, places)

export const BANK: Readonly<Record<string, readonly BankEntry[]>> = {
  数量指标: [
    ['改造{}点位数量', count('个', 3, 90)],
    ['培训{}人员数量', count('人次', 50, 3000)],
    ['新增{}企业数量', count('家', 4, 60)],
    ['开展{}活动场次', count('场', 3, 40)],
    ['新建{}线路里程', count('公里', 20, 900, 1)],
    ['完成{}抽检批次', count('批次', 30, 1500)],
    ['发放{}补贴户数', count('户', 100, 9000)],
    ['印发{}宣传资料份数', count('份', 500, 20000)],
    ['更新{}设备台数', count('台', 3, 120)],
    ['召开{}会议场次', inChinese],
    ['{}试点数量', range],
    ['接待{}群众人次', large],
    ['{}系统运行月数', months],
    ['{}档案整理卷数', count('', 20, 900)],
  ],
  质量指标: [
    ['{}验收合格率', percentAtLeast],
    ['{}资料完整率', percentAtLeast],
    ['{}设备完好率', percentAtLeast],
    ['{}服务差错率', atMost('percent-most', '%', 10, 80, 1)],
    ['{}责任事故数', zero],
    ['{}建设标准', words],
  ],
  时效指标: [
    ['{}任务完成时间', date],
    ['{}资金拨付时间', date],
    ['{}事项办结时限', atMost('days', '天', 5, 40)],
    ['{}审批时限', atMost('days', '个工作日', 3, 30)],
    ['{}报送及时率', percentAtLeast],
    ['{}工作推进及时性', words],
  ],
  成本指标: [
    ['{}单位成本', atMost('unit-price', '元/平方米', 80, 3000)],
    ['{}亩均投入', atMost('unit-price', '元/亩', 300, 2800)],
    ['{}设备租赁费', atMost('money-most', '万元', 500, 9000, 2)],
    ['{}咨询服务费', atMost('money-most', '万元', 300, 5000, 2)],
    ['{}补助比例', atMost('percent-most', '%', 20, 60)],
  ],
  经济效益指标: [
    ['{}产值增长率', growth],
    ['{}投资增长率', growth],
    ['带动{}销售额', large],
    ['{}能耗下降率', decline],
    ['节约{}运营支出', count('万元', 20, 900, 1)],
  ],
  社会效益指标: [
    ['带动{}就业人数', count('人', 50, 4000)],
    ['{}覆盖乡镇数量', count('个', 3, 30)],
    ['{}群体性事件数', zero],
    ['{}公共服务水平', words],
    ['{}知晓率', percentAtLeast],
  ],
  生态效益指标: [
    ['{}排放下降率', decline],
    ['{}绿化面积', count('万平方米', 11, 500, 1)],
    ['{}污染事件数', zero],
    ['{}周边环境', words],
  ],
  可持续影响指标: [
    ['{}管护机制', words],
    ['{}长效机制', words],
    ['{}人才队伍', words],
    ['{}设施使用年限', count('年', 3, 20)],
  ],
  服务对象满意度指标: [
    ['{}服务对象满意度', percentAtLeast],
    ['{}群众满意度', percentAtLeast],
    ['{}企业评分', atLeast('points', '分', 75, 95)],
  ],
}

export const TOPICS = [
  '农贸市场',
  '电子商务',
  '会展',
  '外贸',
  '冷链物流',
  '社区养老',
  '图书馆',
  '河道治理',
  '森林防火',
  '义务教育',
  '校园安全',
  '道路照明',
  '残疾人康复',
  '博物馆',
  '科普',
  '职业技能',
  '气象监测',
  '档案',
  '志愿服务',
  '垃圾分类',
  '老旧小区',
  '水利工程',
  '动物防疫',
  '食品监管',
  '体育场馆',
  '法律援助',
  '信访接待',
  '消防',
  '国土绿化',
  '公共交通',
] as const

/** What a project is called after its topic. */
export const PROJECT_WORDS = [
  '补助经费',
  '建设项目',
  '专项资金',
  '工作经费',
  '改造工程',
  '奖补资金',
  '服务采购',
  '能力提升项目',
] as const
