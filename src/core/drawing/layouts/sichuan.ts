import type { FormLayout } from './form-layout.ts'

/**
 * Sichuan's export of the budget system (510000_0013zp): 权重 for 分值, 「/」 in the source rows, the target in three
 * columns, closing texts.
 */
export const v6: FormLayout = {
  id: 'v6',
  title: '部门预算项目支出绩效自评表（四川 510000_0013zp）',
  sheetName: '510000_0013zp',
  columnWidths: [12, 12, 12, 20, 9, 10, 9, 11, 8, 9, 18],
  orientation: 'landscape',
  lines: [
    ['510000_0013zp', 'lineLeft'],
    ['部门预算项目支出绩效自评表（{year}年度）', 'title'],
    ['金额单位：万元', 'lineRight'],
  ],
  blocks: [
    {
      kind: 'rows',
      rows: [
        [
          ['项目名称', 1, 2],
          ['{codedName}', 3, 11],
        ],
        [
          ['主管部门', 1, 2],
          ['{department}', 3, 5],
          ['实施单位（公章）', 6, 7],
          ['{implementer}', 8, 11],
        ],
      ],
    },
    {
      kind: 'goals',
      block: ['项目年度目标完成情况', 1, 2],
      expected: { from: 3, to: 6, label: '年度目标' },
      actual: { from: 7, to: 11, label: '年度目标完成情况' },
    },
    {
      kind: 'funds',
      block: ['预算执行情况（10分）', 1, 2],
      label: { from: 3, to: 4 },
      columns: [
        { from: 5, to: 5, label: '年初预算', field: 'initial' },
        { from: 6, to: 6, label: '调整后预算数', field: 'annual' },
        { from: 7, to: 7, label: '预算执行数', field: 'executed' },
        { from: 8, to: 8, label: '预算执行率', field: 'rate' },
        { from: 9, to: 9, label: '权重', field: 'maxScore' },
        { from: 10, to: 10, label: '得分', field: 'score' },
        { from: 11, to: 11, label: '原因', field: 'nothing' },
      ],
      rows: [
        { label: '总额', lines: ['total'] },
        { label: '其中：财政资金', lines: ['fiscal', 'carryover'] },
        { label: '财政专户管理资金', lines: [] },
        { label: '单位资金', lines: [] },
        { label: '其他资金', lines: ['other'] },
      ],
      unscored: '/',
    },
    {
      kind: 'indicators',
      block: ['绩效指标（90分）', 1, 1],
      columns: [
        { from: 2, to: 2, label: '一级指标', field: 'level1' },
        { from: 3, to: 3, label: '二级指标', field: 'level2' },
        { from: 4, to: 4, label: '三级指标', field: 'level3' },
        { from: 5, to: 5, label: '指标性质', field: 'nature' },
        { from: 6, to: 6, label: '指标值', field: 'value' },
        { from: 7, to: 7, label: '度量单位', field: 'unit' },
        { from: 8, to: 8, label: '完成值', field: 'bareActual' },
        { from: 9, to: 9, label: '权重', field: 'maxScore' },
        { from: 10, to: 10, label: '得分', field: 'score' },
        { from: 11, to: 11, label: '未完成原因分析', field: 'reason' },
      ],
    },
    {
      kind: 'rows',
      rows: [
        [
          ['合计', 1, 8],
          ['{maxScore}', 9, 9],
          ['{score}', 10, 10],
          ['', 11, 11],
        ],
        [
          ['评价结论', 1, 2],
          ['{conclusion}', 3, 11, 'prose'],
        ],
        [
          ['存在问题', 1, 2],
          ['{problems}', 3, 11, 'prose'],
        ],
        [
          ['改进措施', 1, 2],
          ['{measures}', 3, 11, 'prose'],
        ],
      ],
    },
  ],
  notes: ['项目负责人：{filler}                              财务负责人：{signature}'],
}
