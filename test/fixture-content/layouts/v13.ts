import type { FormLayout } from '../../../src/core/drawing/layouts/form-layout.ts'

/** 湖北广水: sources of money as columns, no 分值, the finance bureau's 复核分 beside 自评分. */
export const v13: FormLayout = {
  id: 'v13',
  title: '项目支出绩效自评表（湖北广水）',
  sheetName: '绩效自评表',
  columnWidths: [12, 14, 26, 14, 14, 10, 10, 24],
  orientation: 'landscape',
  lines: [
    ['{year}年度项目支出绩效自评表', 'title'],
    ['填报单位：{department}                              单位：万元', 'lineLeft'],
  ],
  blocks: [
    {
      kind: 'rows',
      rows: [
        [
          ['项目名称', 1, 1],
          ['{name}', 2, 4],
          ['实施单位', 5, 5],
          ['{implementer}', 6, 8],
        ],
        [
          ['主管部门', 1, 1],
          ['{department}', 2, 8],
        ],
        [
          ['资金来源', 1, 1],
          ['中央', 2, 2],
          ['省地', 3, 3],
          ['本级', 4, 4],
          ['其他', 5, 5],
          ['合计', 6, 6],
          ['执行数', 7, 7],
          ['执行率', 8, 8],
        ],
        [
          ['金额（万元）', 1, 1],
          ['', 2, 2],
          ['', 3, 3],
          ['{annualFiscal}', 4, 4],
          ['{annualOther}', 5, 5],
          ['{annual}', 6, 6],
          ['{executed}', 7, 7],
          ['{rate}', 8, 8],
        ],
      ],
    },
    {
      kind: 'goals',
      block: ['年度绩效目标', 1, 1],
      expected: { from: 2, to: 4, label: '预期目标' },
      actual: { from: 5, to: 8, label: '实际完成情况' },
    },
    {
      kind: 'indicators',
      weightedLevel1: true,
      columns: [
        { from: 1, to: 1, label: '一级指标', field: 'level1' },
        { from: 2, to: 2, label: '二级指标', field: 'level2' },
        { from: 3, to: 3, label: '指标名称', field: 'level3' },
        { from: 4, to: 4, label: '年初指标值', field: 'target' },
        { from: 5, to: 5, label: '年终完成值', field: 'actual' },
        { from: 6, to: 6, label: '自评分', field: 'score' },
        { from: 7, to: 7, label: '复核分', field: 'nothing' },
        { from: 8, to: 8, label: '评价标准', field: 'nothing', text: '完成目标值得满分，否则按完成比例得分。' },
      ],
    },
    {
      kind: 'rows',
      rows: [
        [
          ['合计', 1, 5],
          ['{score}', 6, 6],
          ['', 7, 7],
          ['', 8, 8],
        ],
        [
          ['存在问题及改进措施', 1, 1],
          ['{measures}', 2, 8, 'prose'],
        ],
      ],
    },
  ],
  notes: ['填表人：{filler}                    填报日期：{date}                    单位负责人：{signature}'],
}
