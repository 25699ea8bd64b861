import type { FormLayout } from './form-layout.ts'

/**
 * The Ministry's own form, as Anhui's cities use it: eight columns besides the leftmost, 「-」 in the source rows,
 * numbered 三级指标.
 */
export const v4: FormLayout = {
  id: 'v4',
  title: '项目支出绩效自评表（财政部通用表样，安徽等地）',
  sheetName: '项目支出绩效自评表',
  columnWidths: [7, 12, 12, 22, 14, 14, 8, 9, 18],
  orientation: 'portrait',
  lines: [
    ['项目支出绩效自评表', 'title'],
    ['（{year}年度）', 'lineCentre'],
  ],
  blocks: [
    {
      kind: 'rows',
      rows: [
        [
          ['项目名称', 1, 3],
          ['{name}', 4, 9],
        ],
        [
          ['主管部门', 1, 3],
          ['{department}', 4, 5],
          ['实施单位', 6, 7],
          ['{implementer}', 8, 9],
        ],
      ],
    },
    {
      kind: 'funds',
      block: ['项目资金\n（万元）', 1, 2],
      label: { from: 3, to: 3 },
      columns: [
        { from: 4, to: 4, label: '年初预算数', field: 'initial' },
        { from: 5, to: 5, label: '全年预算数(A)', field: 'annual' },
        { from: 6, to: 6, label: '全年执行数(B)', field: 'executed' },
        { from: 7, to: 7, label: '分值', field: 'maxScore' },
        { from: 8, to: 8, label: '执行率(B/A)', field: 'rate' },
        { from: 9, to: 9, label: '得分', field: 'score' },
      ],
      rows: [
        { label: '年度资金总额：', lines: ['total'] },
        { label: '其中：本年财政拨款', lines: ['fiscal'] },
        { label: '上年结转资金', lines: ['carryover'] },
        { label: '其他资金', lines: ['other'] },
      ],
      unscored: '-',
    },
    {
      kind: 'goals',
      block: ['年度总体目标', 1, 1],
      expected: { from: 2, to: 5, label: '年初设定目标' },
      actual: { from: 6, to: 9, label: '年度总体目标完成情况' },
    },
    {
      kind: 'indicators',
      block: ['绩\n效\n指\n标', 1, 1],
      columns: [
        { from: 2, to: 2, label: '一级指标', field: 'level1' },
        { from: 3, to: 3, label: '二级指标', field: 'level2' },
        { from: 4, to: 4, label: '三级指标', field: 'numberedLevel3' },
        { from: 5, to: 5, label: '年度指标值', field: 'target' },
        { from: 6, to: 6, label: '实际完成值', field: 'actual' },
        { from: 7, to: 7, label: '分值', field: 'maxScore' },
        { from: 8, to: 8, label: '得分', field: 'score' },
        { from: 9, to: 9, label: '偏差原因分析及改进措施', field: 'reason' },
      ],
    },
    {
      kind: 'rows',
      rows: [
        [
          ['总分', 1, 6],
          ['{maxScore}', 7, 7],
          ['{score}', 8, 8],
          ['', 9, 9],
        ],
      ],
    },
  ],
  notes: [
    '注：1.一级指标分值统一设置为：产出指标50分、效益指标30分、服务对象满意度指标10分、预算资金执行率10分。如有特殊情况，一级指标权重可做适当调整。\n2.定性指标根据指标完成情况分为：全部或基本达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差三档，分别按照该指标对应分值区间100-80%（含）、80-60%（含）、60-0%合理确定得分。',
  ],
}
