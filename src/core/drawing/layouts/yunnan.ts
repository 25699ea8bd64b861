import type { FormLayout } from './form-layout.ts'

/** Yunnan's 公开14表: amounts in 元, a header of two rows, the target in three columns, the grade beside the total. */
export const v5: FormLayout = {
  id: 'v5',
  title: '项目支出绩效自评表（云南 公开14表）',
  sheetName: '项目支出绩效自评表',
  columnWidths: [12, 14, 22, 9, 12, 9, 13, 8, 9, 16],
  orientation: 'portrait',
  lines: [
    ['公开14表', 'lineRight'],
    ['{year}年度项目支出绩效自评表', 'title'],
    ['部门：{department}                              金额单位：元', 'lineLeft'],
  ],
  blocks: [
    {
      kind: 'rows',
      rows: [
        [
          ['项目名称', 1, 2],
          ['{name}', 3, 10],
        ],
        [
          ['主管部门', 1, 2],
          ['{department}', 3, 5],
          ['实施单位', 6, 7],
          ['{implementer}', 8, 10],
        ],
      ],
    },
    {
      kind: 'funds',
      block: ['项目资金（元）', 1, 2],
      label: { from: 3, to: 3 },
      columns: [
        { from: 4, to: 5, label: '年初预算数', field: 'initial' },
        { from: 6, to: 6, label: '全年预算数', field: 'annual' },
        { from: 7, to: 7, label: '全年执行数', field: 'executed' },
        { from: 8, to: 8, label: '分值', field: 'maxScore' },
        { from: 9, to: 9, label: '执行率', field: 'rate' },
        { from: 10, to: 10, label: '得分', field: 'score' },
      ],
      rows: [
        { label: '年度资金总额', lines: ['total'] },
        { label: '其中：当年财政拨款', lines: ['fiscal'] },
        { label: '上年结转资金', lines: ['carryover'] },
        { label: '其他资金', lines: ['other'] },
      ],
      unscored: '—',
      yuan: true,
    },
    {
      kind: 'goals',
      block: ['年度总体目标', 1, 1],
      expected: { from: 2, to: 6, label: '预期目标' },
      actual: { from: 7, to: 10, label: '实际完成情况' },
    },
    {
      kind: 'indicators',
      columns: [
        { from: 1, to: 1, label: '一级指标', field: 'level1', over: '绩效指标' },
        { from: 2, to: 2, label: '二级指标', field: 'level2', over: '绩效指标' },
        { from: 3, to: 3, label: '三级指标', field: 'level3', over: '绩效指标' },
        { from: 4, to: 4, label: '指标性质', field: 'nature', over: '年度指标值' },
        { from: 5, to: 5, label: '指标值', field: 'value', over: '年度指标值' },
        { from: 6, to: 6, label: '度量单位', field: 'unit', over: '年度指标值' },
        { from: 7, to: 7, label: '实际完成值', field: 'actual' },
        { from: 8, to: 8, label: '分值', field: 'maxScore' },
        { from: 9, to: 9, label: '得分', field: 'score' },
        { from: 10, to: 10, label: '偏差原因分析及改进措施', field: 'reason' },
      ],
    },
    {
      kind: 'rows',
      rows: [
        [
          ['其他需要说明事项', 1, 3],
          ['{otherMatters}', 4, 10, 'prose'],
        ],
        [
          ['总分', 1, 7],
          ['{maxScore}', 8, 8],
          ['{score}', 9, 9],
          ['{grade}', 10, 10],
        ],
      ],
    },
  ],
  notes: [
    '注：1.其他资金：请在“其他需要说明事项”栏注明资金来源。\n2.实际完成值为定性指标时，根据完成情况分为：全部或基本达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差三档。\n3.自评等级：划分为4档，100-90（含）分为优、90-80（含）分为良、80-60（含）分为中、60分以下为差。',
  ],
}
