/** A form of fixtures/layouts: whose it is, and what is wrong in it. */
export interface FilledForm {
  readonly file: string
  readonly layout: string
  readonly unit: string
  readonly name: string
  readonly variant?: number
  readonly repeatHeaderAfter?: number
  readonly grade?: string
  readonly weightedTwice?: true
  readonly faults: readonly Fault[]
}

interface Fault {
  /** The field at which it must be told. */
  readonly path: string
  readonly rule: string
  readonly what: string
  readonly changes: Readonly<Record<string, string>>
}

const fault = (
  path: string,
  rule: string,
  what: string,
  text: string,
  changes: Readonly<Record<string, string>> = {},
): Fault => ({
  path,
  rule,
  what,
  changes: { [path]: text, ...changes },
})

const noReason = (row: number): Fault => fault(`indicators.${row}.reason`, 'PC-01', '未达标，偏差原因没有写', '')
const ANHUI: readonly Fault[] = [
  fault('funds.total.rate', 'ZJ-03', '执行率填 92.5%，应为 97.2%', '92.5%'),
  fault('total.score', 'DF-02', '总分填 99.5，应为 99', '99.5'),
  noReason(0),
]

/** Invented units; the province is the one where the form is in use. */
export const FORMS: readonly FilledForm[] = [
  { file: 'v4', layout: 'national', unit: '安徽省青岚市住房和城乡建设局', name: '城市公共设施维护项目', faults: ANHUI },
  {
    file: 'v4-page-break',
    layout: 'national',
    unit: '安徽省青岚市住房和城乡建设局',
    name: '城市公共设施维护项目',
    repeatHeaderAfter: 5,
    faults: ANHUI,
  },
  {
    file: 'v5',
    layout: 'yunnan',
    unit: '云南省白石县城市管理局',
    name: '城区市容管护经费',
    faults: [
      fault('indicators.1.score', 'DF-01', '得分 11 高于分值 9', '11', { 'total.score': '101' }),
      fault('funds.total.annual', 'ZJ-01', '全年预算总额 4869000 元，各来源之和 4849000 元', '486.9', {
        'funds.total.rate': '96.8%',
        'funds.total.score': '9.68',
        'total.score': '100.96',
      }),
    ],
  },
  {
    file: 'v6',
    layout: 'sichuan',
    unit: '四川省临江县住房和城乡建设局',
    name: '老旧小区改造补助',
    faults: [
      fault('total.maxScore', 'FZ-02', '各项权重合计 98 而不是 100（质量指标少 2）', '100', {
        'indicators.3.maxScore': '6',
        'indicators.3.score': '6',
        'total.score': '97',
      }),
    ],
  },
  {
    file: 'v6',
    layout: 'sichuan',
    unit: '四川省临江县住房和城乡建设局',
    name: '市政设施维护经费',
    variant: 1,
    faults: [fault('indicators.2.actual', 'TX-10', '度量单位是次，完成值写成家', '13家')],
  },
  {
    file: 'v6',
    layout: 'sichuan',
    unit: '四川省临江县住房和城乡建设局',
    name: '公厕新建改建项目',
    variant: 2,
    faults: [
      fault('indicators.0.score', 'DF-03', '完成 23 个，应得 8.28，填 9', '9', { 'total.score': '99.74' }),
      fault('funds.total.score', 'ZJ-04', '执行率得分填 10，应为 9.76', '10', { 'total.score': '100' }),
    ],
  },
  {
    file: 'v7',
    layout: 'xiangyang',
    unit: '湖北省南屏市城市管理局',
    name: '城区环境卫生经费',
    faults: [
      fault('funds.total.score', 'ZJ-04', '预算执行得分填 20，应为 19.44', '20', { 'total.score': '99.44' }),
      fault('indicators.6.level1Weight', 'DF-01', '效益指标（40分）各项得分合计 44', '40', {
        'indicators.6.score': '12',
        'total.score': '103.44',
      }),
    ],
  },
  {
    file: 'v8',
    layout: 'hebei',
    unit: '河北省鹤山县住房和城乡建设局',
    name: '城镇公共设施维护',
    faults: [
      fault('funds.fiscal.executed', 'ZJ-01', '资金执行的财政资金与其他之和不等于总额', '426.32'),
      fault('total.score', 'DF-02', '自评总分填 98，应为 99', '98'),
    ],
  },
  {
    file: 'v8-weighted-twice',
    layout: 'hebei',
    unit: '河北省鹤山县住房和城乡建设局',
    name: '城镇公共设施维护',
    weightedTwice: true,
    faults: [fault('total.score', 'DF-09', '单项得分已按权重计，又乘了一次权重', '99')],
  },
  {
    file: 'v9',
    layout: 'yinchuan',
    unit: '宁夏回族自治区东湖市住房和城乡建设局',
    name: '市政设施维护项目',
    faults: [
      fault('funds.total.score', 'DF-03/ZJ-04', '预算执行率一行得分填 10，应为 9.72', '10', { 'total.score': '99.6' }),
      fault('indicators.8.score', 'DF-01', '得分 6 高于参考分值 5', '6', { 'total.score': '100.6' }),
    ],
  },
  {
    file: 'v10',
    layout: 'rural-funds',
    unit: '广西壮族自治区云溪县农业农村局',
    name: '农村公共服务设施改造项目',
    faults: [fault('total.score', 'DF-02', '项目总得分填 100，应为 99', '100'), noReason(0)],
  },
  {
    file: 'v11',
    layout: 'transfer-payments',
    unit: '四川省白石市水利局',
    name: '水利发展资金',
    faults: [
      fault('funds.total.rate', 'ZJ-03', '预算执行率填 87.2%，应为 97.2%', '87.2%'),
      fault('funds.total.annual', 'ZJ-01', '总额与各来源之和不等', '494.9'),
      noReason(0),
    ],
  },
  {
    file: 'v12',
    layout: 'chongqing',
    unit: '重庆市云溪区民政局',
    name: '重庆市云溪区民政局',
    faults: [
      fault('funds.total.score', 'ZJ-04', '执行率得分填 10，应为 9.72', '10'),
      fault('indicators.1.actual', 'TX-10', '计量单位是万平方米，完成值写成万株', '186万株'),
    ],
  },
  {
    file: 'v13',
    layout: 'guangshui',
    unit: '湖北省临江市农业农村局',
    name: '农村环境整治项目',
    faults: [
      fault('funds.total.annual', 'ZJ-01', '资金合计 480.9，各来源之和 484.9', '480.9', {
        'funds.total.rate': '98.01%',
      }),
      fault('total.score', 'DF-02', '合计得分填 95.36，应为 99.36', '95.36'),
    ],
  },
  {
    file: 'v18',
    layout: 'market-supervision',
    unit: '四川省青岚市市场监督管理局',
    name: '市场监管专项补助资金',
    faults: [
      fault('total.score', 'DF-02', '自评得分填 96.96，应为 98.96', '96.96'),
      fault('funds.fiscal.executed', 'ZJ-01', '执行数的各来源之和不等于总额', '426.32'),
    ],
  },
]
