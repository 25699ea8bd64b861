import type { FormLayout } from '../../../src/core/drawing/layouts/form-layout.ts'

/** 湖北襄阳, 云南昌宁: 20/80, no 分值 column, one fund row, tick boxes, sign and unit inside the indicator's name. */
export const v7: FormLayout = {
  id: 'v7',
  title: '项目支出绩效自评表（20/80 式，湖北襄阳）',
  sheetName: '项目自评表',
  columnWidths: [13, 13, 28, 14, 14, 12, 12],
  orientation: 'portrait',
  lines: [
    ['{year}年度{name}自评表', 'title'],
    ['单位名称：{department}                              填报日期：{date}', 'lineLeft'],
  ],
  blocks: [
    {
      kind: 'rows',
      rows: [
        [
          ['项目名称', 1, 1],
          ['{name}', 2, 7],
        ],
        [
          ['主管部门', 1, 1],
          ['{department}', 2, 3],
          ['项目实施单位', 4, 4],
          ['{implementer}', 5, 7],
        ],
        [
          ['项目类别', 1, 1],
          ['1、部门预算项目 ☑   2、市级专项 □   3、上级转移支付项目 □', 2, 7],
        ],
        [
          ['项目属性', 1, 1],
          ['1、持续性项目 ☑   2、新增性项目 □', 2, 7],
        ],
        [
          ['项目类型', 1, 1],
          ['1、常年性项目 ☑   2、延续性项目 □   3、一次性项目 □', 2, 7],
        ],
      ],
    },
    {
      kind: 'funds',
      block: ['预算执行情况\n（万元）\n（20分）', 1, 1],
      label: { from: 2, to: 3 },
      columns: [
        { from: 4, to: 4, label: '预算数(A)', field: 'annual' },
        { from: 5, to: 5, label: '执行数(B)', field: 'executed' },
        { from: 6, to: 6, label: '执行率(B/A)', field: 'rate' },
        { from: 7, to: 7, label: '得分\n（20分*执行率）', field: 'score' },
      ],
      rows: [{ label: '年度财政资金总额', lines: ['total'] }],
      unscored: '',
    },
    {
      kind: 'indicators',
      weightedLevel1: true,
      columns: [
        { from: 1, to: 1, label: '一级指标', field: 'level1' },
        { from: 2, to: 2, label: '二级指标', field: 'level2' },
        { from: 3, to: 3, label: '三级指标', field: 'level3WithTarget' },
        { from: 4, to: 4, label: '年初目标值(A)', field: 'value' },
        { from: 5, to: 5, label: '实际完成值(B)', field: 'bareActual' },
        { from: 6, to: 7, label: '得分', field: 'score' },
      ],
    },
    {
      kind: 'rows',
      rows: [
        [
          ['总分', 1, 5],
          ['{score}', 6, 7],
        ],
      ],
    },
    {
      kind: 'rows',
      height: 60,
      rows: [
        [
          ['偏差大或\n目标未完成\n原因分析', 1, 1],
          ['{problems}', 2, 7, 'prose'],
        ],
        [
          ['改进措施及\n结果应用方案', 1, 1],
          ['{measures}', 2, 7, 'prose'],
        ],
      ],
    },
  ],
  notes: [
    '备注：\n1.预算执行情况口径：预算数为调整后财政资金总额（包括上年结余结转），执行数为资金使用单位财政资金实际支出数。\n2.定量指标完成数汇总原则：绝对值直接累加计算，相对值按照资金额度加权平均计算。定量指标计分原则：正向指标（即目标值为≥X，得分=权重*B/A），反向指标（即目标值为≤X，得分=权重*A/B），得分不得突破权重总额。\n3.定性指标计分原则：达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差三档，分别按照该指标对应分值区间100-80%（含80%）、80-50%（含50%）、50-0%合理确定分值。\n4.基于经济性和必要性等因素考虑，满意度指标暂可不作为必评指标。',
  ],
}
