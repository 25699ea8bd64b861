import type { FormLayout } from '../../../src/core/drawing/layouts/form-layout.ts'

/**
 * 河北: four parts, the budget rate as an indicator row, three score columns (score out of 100, weight in %, weighted
 * score).
 */
export const v8: FormLayout = {
  id: 'v8',
  title: '预算项目绩效自评表（河北，四段式）',
  sheetName: '预算项目绩效自评表',
  columnWidths: [11, 13, 18, 20, 7, 12, 8, 12, 10, 10, 10, 12],
  orientation: 'landscape',
  lines: [
    ['预算项目绩效自评表', 'title'],
    [
      '填报单位：{department}                              {year}年度                              金额单位：万元',
      'lineLeft',
    ],
  ],
  blocks: [
    {
      kind: 'rows',
      rows: [
        [['一、基本情况', 1, 12]],
        [
          ['项目名称', 1, 2],
          ['{name}', 3, 12],
        ],
        [
          ['实施（主管）单位', 1, 2],
          ['{implementer}', 3, 6],
          ['主管部门', 7, 8],
          ['{department}', 9, 12],
        ],
        [['二、预算执行情况', 1, 12]],
      ],
    },
    {
      kind: 'funds',
      label: { from: 1, to: 3 },
      columns: [
        { from: 4, to: 5, label: '预算安排情况（调整后）', field: 'annual' },
        { from: 6, to: 7, label: '资金到位情况', field: 'arrived' },
        { from: 8, to: 9, label: '资金执行情况', field: 'executed' },
        { from: 10, to: 12, label: '预算执行进度(%)', field: 'rate' },
      ],
      rows: [
        { label: '预算数', lines: ['total'] },
        { label: '其中：财政资金', lines: ['fiscal', 'carryover'] },
        { label: '其他', lines: ['other'] },
      ],
      unscored: '',
    },
    { kind: 'rows', rows: [[['三、目标完成情况', 1, 12]]] },
    {
      kind: 'goals',
      expected: { from: 1, to: 4, label: '年度预期目标' },
      actual: { from: 5, to: 9, label: '具体完成情况' },
      further: [{ from: 10, to: 12, label: '总体完成率(%)', text: '100' }],
      several: true,
    },
    { kind: 'rows', rows: [[['四、年度绩效指标完成情况', 1, 12]]] },
    {
      kind: 'indicators',
      columns: [
        { from: 1, to: 1, label: '一级指标', field: 'level1' },
        { from: 2, to: 2, label: '二级指标', field: 'level2' },
        { from: 3, to: 3, label: '三级指标', field: 'level3' },
        { from: 4, to: 4, label: '说明', field: 'nothing' },
        { from: 5, to: 5, label: '符号', field: 'nature' },
        { from: 6, to: 6, label: '预期指标值', field: 'value' },
        { from: 7, to: 7, label: '单位', field: 'unit' },
        { from: 8, to: 8, label: '实际完成值', field: 'bareActual' },
        { from: 9, to: 9, label: '完成情况', field: 'nothing', text: '已完成' },
        { from: 10, to: 10, label: '单项指标得分', field: 'fullScore' },
        { from: 11, to: 11, label: '权重占比(%)', field: 'maxScore' },
        { from: 12, to: 12, label: '单项指标折算得分', field: 'score' },
      ],
      executionRow: {
        level1: '预算执行率',
        level2: '预算执行率',
        level3: '预算执行率',
        reason: '按合同进度支付，尾款结转下年。',
      },
    },
    {
      kind: 'rows',
      rows: [
        [
          ['自评总分', 1, 10],
          ['{maxScore}', 11, 11],
          ['{score}', 12, 12],
        ],
        [
          ['存在问题、原因及下一步整改措施', 1, 3],
          ['{measures}', 4, 12, 'prose'],
        ],
      ],
    },
  ],
  notes: ['填报人：{filler}                    填报日期：{date}                    联系电话：{phone}'],
}
