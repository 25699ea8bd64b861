/**
 * The fixed words of the official forms (湖南株洲, 附件1-1, 1-2, 1-3-x), in one place: whatever is drawn takes its labels
 * from here. How other places word them is data of the reader, in `templates/field-maps/`.
 */

/** Titles follow the year: 「2022年度项目支出绩效自评表」. */
export const TITLES = {
  basicData: '部门整体支出绩效评价基础数据表',
  department: '部门整体支出绩效自评表',
  project: '项目支出绩效自评表',
} as const

/** Names of the blank workbooks and of a sheet that is given no other name. */
export const SHEET_NAMES = {
  basicData: '基础数据表',
  department: '部门整体支出绩效自评表',
  project: '项目支出绩效自评表',
} as const

export const UNIT_LINE = '单位：万元'

export const HEADING = {
  reportingUnit: '填报单位：',
  department: '部门名称',
  projectName: '项目支出名称',
  supervisingDepartment: '主管部门',
  implementingUnit: '实施单位',
} as const

export const FUNDS = {
  projectBlock: '项目资金（万元）',
  departmentBlock: '年度预算申请（万元）',
  columns: ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
  total: '年度资金总额',
  fiscal: '其中：当年财政拨款',
  carryover: '上年结转资金',
  other: '其他资金',
} as const

/** Label and number stand in one merged cell: 「其中：一般公共预算：4185.9」. */
export const BY_NATURE = {
  income: '按收入性质分：',
  expenditure: '按支出性质分：',
  incomeLines: ['其中：一般公共预算：', '政府性基金拨款：', '纳入专户管理的非税收入拨款：', '其他资金：'],
  expenditureLines: ['其中：基本支出：', '项目支出：'],
} as const

export const GOALS = { block: '年度总体目标', expected: '预期目标', actual: '实际完成情况' } as const

export const INDICATORS = {
  block: '绩效指标',
  columns: ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
  total: '总分',
} as const

export const PROJECT_REMARK = '备注：一个一级项目支出一张表。'

export const FOOTER = {
  name: '填表人：',
  date: '填报日期：',
  phone: '联系电话：',
  signature: '单位负责人签字：',
} as const

export const BASIC_DATA = {
  staffing: '财政供养人员情况',
  staffingColumns: ['编制数', '实际在职人数', '控制率'],
  money: '经费控制情况',
  buildings: '楼堂馆所控制情况',
  buildingColumns: [
    '批复规模（㎡）',
    '实际规模（㎡）',
    '规模控制率',
    '预算投资（万元）',
    '实际投资（万元）',
    '投资概算控制率',
  ],
  thrift: '厉行节约保障措施',
  note: '说明：“项目支出”需要填报基本支出以外的所有项目支出情况，“公用经费”填报基本支出中的一般商品和服务支出。',
} as const

/** Not applicable, as printed in the basic data sheet. */
export const NOT_APPLICABLE = '——'

/** Level-1 groups with their weights (分) and the 二级指标 of each, in the order of the form. */
export const LEVEL1_GROUPS = [
  { name: '产出指标', weight: '50', level2: ['数量指标', '质量指标', '时效指标', '成本指标'] },
  { name: '效益指标', weight: '30', level2: ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标'] },
  { name: '满意度指标', weight: '10', level2: ['服务对象满意度指标'] },
] as const

/** Weight of the execution rate (执行率分值). */
export const EXECUTION_WEIGHT = '10'
export const TOTAL_WEIGHT = '100'

/** 「产出指标」 with 「50」 → 「产出指标（50分）」; without a weight the name alone; a name left out leaves 「（50分）」. */
export function level1Label(name: string, weight: string): string {
  return weight === '' ? name : `${name}（${weight}分）`
}

/** 「2022年度项目支出绩效自评表」; room for the year where it is not known (0). */
export function titleOf(form: keyof typeof TITLES, year: number): string {
  return `${year === 0 ? '　'.repeat(4) : year}年度${TITLES[form]}`
}

/** 2022 → 「2022年」; 0 → 「本年」. */
export function yearName(year: number): string {
  return year === 0 ? '本年' : `${year}年`
}

/** 2022 → 「2021年决算数」, 「2022年预算数」, 「2022年决算数」; 0 → 「上年决算数」, 「本年预算数」, 「本年决算数」. */
export function moneyColumns(year: number): readonly [string, string, string] {
  const before = year === 0 ? '上年' : `${year - 1}年`
  return [`${before}决算数`, `${yearName(year)}预算数`, `${yearName(year)}决算数`]
}
