import type { FormLayout } from '../../../src/core/drawing/layouts/form-layout.ts'

/** 重庆 部门整体绩效自评表: no 一级 and 二级指标, unit before sign before value, three goal columns, the total score in the heading. */
export const v12: FormLayout = {
  id: 'v12',
  title: '部门整体绩效自评表（重庆）',
  sheetName: '部门整体绩效自评表',
  columnWidths: [11, 26, 11, 11, 13, 11, 13, 11, 20],
  orientation: 'landscape',
  lines: [
    ['部门（单位）整体绩效自评表', 'title'],
    ['（{year}年度）', 'lineCentre'],
  ],
  blocks: [
    {
      kind: 'rows',
      rows: [
        [
          ['部门（单位）名称', 1, 2],
          ['{department}', 3, 5],
          ['自评总分（分）', 6, 7],
          ['{score}', 8, 9],
        ],
        [
          ['部门联系人', 1, 2],
          ['{filler}', 3, 5],
          ['联系电话', 6, 7],
          ['{phone}', 8, 9],
        ],
      ],
    },
    {
      kind: 'funds',
      block: ['部门支出预算数\n（万元）', 1, 1],
      label: { from: 2, to: 2 },
      columns: [
        { from: 3, to: 4, label: '年初预算数', field: 'initial' },
        { from: 5, to: 5, label: '全年（调整）预算数', field: 'annual' },
        { from: 6, to: 6, label: '全年执行数', field: 'executed' },
        { from: 7, to: 7, label: '执行率（%）', field: 'rate' },
        { from: 8, to: 8, label: '执行率权重（分）', field: 'maxScore' },
        { from: 9, to: 9, label: '执行率得分（分）', field: 'score' },
      ],
      rows: [
        { label: '年度总金额', lines: ['total'] },
        { label: '其中：财政拨款', lines: ['fiscal'] },
      ],
      unscored: '',
    },
    {
      kind: 'goals',
      block: ['当年整体绩效目标', 1, 1],
      expected: { from: 2, to: 3, label: '年初绩效目标' },
      further: [{ from: 4, to: 6, label: '全年（调整）绩效目标', text: '{expected}' }],
      actual: { from: 7, to: 9, label: '全年目标实际完成情况' },
    },
    {
      kind: 'indicators',
      block: ['绩效指标', 1, 1],
      columns: [
        { from: 2, to: 2, label: '指标名称', field: 'level3' },
        { from: 3, to: 3, label: '计量单位', field: 'unit' },
        { from: 4, to: 4, label: '指标性质', field: 'nature' },
        { from: 5, to: 5, label: '指标值', field: 'value' },
        { from: 6, to: 6, label: '指标权重（分）', field: 'maxScore' },
        { from: 7, to: 7, label: '全年完成值', field: 'bareActual' },
        { from: 8, to: 8, label: '指标得分（分）', field: 'score' },
        { from: 9, to: 9, label: '说明', field: 'reason' },
      ],
    },
  ],
  notes: [],
}
