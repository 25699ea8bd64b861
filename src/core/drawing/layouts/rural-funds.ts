import type { FormLayout } from './form-layout.ts'

/**
 * Funds for linking poverty relief with rural revival: 分值 before the target, the total score beside the project's name,
 * no initial budget.
 */
export const v10: FormLayout = {
  id: 'v10',
  title: '衔接推进乡村振兴补助资金绩效目标自评表',
  sheetName: '绩效目标自评表',
  columnWidths: [7, 12, 14, 22, 8, 15, 15, 9, 20],
  orientation: 'portrait',
  lines: [
    ['财政衔接推进乡村振兴补助资金项目绩效目标自评表', 'title'],
    ['（{year}年度）', 'lineCentre'],
  ],
  blocks: [
    {
      kind: 'rows',
      rows: [
        [
          ['项目名称', 1, 3],
          ['{name}', 4, 6],
          ['项目总得分', 7, 7],
          ['{score}', 8, 9],
        ],
        [
          ['主管部门', 1, 3],
          ['{department}', 4, 6],
          ['实施单位', 7, 7],
          ['{implementer}', 8, 9],
        ],
      ],
    },
    {
      kind: 'funds',
      block: ['项目资金\n（万元）', 1, 2],
      label: { from: 3, to: 3 },
      columns: [
        { from: 4, to: 5, label: '全年预算数(A)', field: 'annual' },
        { from: 6, to: 6, label: '全年执行数(B)', field: 'executed' },
        { from: 7, to: 7, label: '分值', field: 'maxScore' },
        { from: 8, to: 8, label: '执行率(B/A)', field: 'rate' },
        { from: 9, to: 9, label: '得分', field: 'score' },
      ],
      rows: [
        { label: '年度资金总额：', lines: ['total'] },
        { label: '其中：本年财政拨款', lines: ['fiscal', 'carryover'] },
        { label: '其他资金', lines: ['other'] },
      ],
      unscored: '',
    },
    {
      kind: 'goals',
      block: ['年度总体目标', 1, 1],
      expected: { from: 2, to: 5, label: '年初设定目标' },
      actual: { from: 6, to: 9, label: '全年实际完成情况' },
    },
    {
      kind: 'indicators',
      block: ['绩\n效\n指\n标', 1, 1],
      weightedLevel1: true,
      columns: [
        { from: 2, to: 2, label: '一级指标', field: 'level1' },
        { from: 3, to: 3, label: '二级指标', field: 'level2' },
        { from: 4, to: 4, label: '三级指标', field: 'level3' },
        { from: 5, to: 5, label: '分值', field: 'maxScore' },
        { from: 6, to: 6, label: '年度指标值', field: 'target' },
        { from: 7, to: 7, label: '全年实际值', field: 'actual' },
        { from: 8, to: 8, label: '得分', field: 'score' },
        { from: 9, to: 9, label: '未完成原因及拟采取的改进措施', field: 'reason' },
      ],
    },
  ],
  notes: [
    '填表人：{filler}                    填报日期：{date}                    联系电话：{phone}                    单位负责人签字：{signature}',
  ],
}
