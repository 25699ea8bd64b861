import type { FormLayout } from '../../../src/core/drawing/layouts/form-layout.ts'

/** 宁夏银川: 参考分值 before the target, the execution rate as a row of 项目管理, 财政审核 beside the department's own score. */
export const v9: FormLayout = {
  id: 'v9',
  title: '市本级部门项目支出绩效自评表（宁夏银川）',
  sheetName: '项目绩效自评表',
  columnWidths: [8, 12, 14, 24, 9, 13, 13, 9, 18],
  orientation: 'portrait',
  lines: [
    ['市本级部门项目支出绩效自评表', 'title'],
    ['（{year}年度）', 'lineCentre'],
    ['单位：万元', 'lineRight'],
  ],
  blocks: [
    {
      kind: 'rows',
      rows: [
        [
          ['项目名称', 1, 2],
          ['{name}', 3, 4],
          ['自评得分', 5, 5],
          ['{score}', 6, 6],
          ['财政审核', 7, 7],
          ['{review}', 8, 9],
        ],
        [
          ['主管部门', 1, 2],
          ['{department}', 3, 4],
          ['实施单位', 5, 5],
          ['{implementer}', 6, 9],
        ],
      ],
    },
    {
      kind: 'funds',
      block: ['项目资金\n（万元）', 1, 2],
      label: { from: 3, to: 3 },
      columns: [
        { from: 4, to: 4, label: '年初预算数', field: 'initial' },
        { from: 5, to: 6, label: '调整预算(A)', field: 'annual' },
        { from: 7, to: 7, label: '全年执行数(B)', field: 'executed' },
        { from: 8, to: 9, label: '执行率(B/A)', field: 'rate' },
      ],
      rows: [{ label: '年度资金总额', lines: ['total'] }],
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
      block: ['绩效指标', 1, 1],
      weightedLevel1: true,
      columns: [
        { from: 2, to: 2, label: '一级指标', field: 'level1' },
        { from: 3, to: 3, label: '二级指标', field: 'level2' },
        { from: 4, to: 4, label: '三级指标', field: 'level3' },
        { from: 5, to: 5, label: '参考分值', field: 'maxScore' },
        { from: 6, to: 6, label: '指标值(A)', field: 'target' },
        { from: 7, to: 7, label: '全年实际值(B)', field: 'actual' },
        { from: 8, to: 8, label: '得分', field: 'score' },
        { from: 9, to: 9, label: '未完成原因及改进措施', field: 'reason' },
      ],
      executionRow: {
        level1: '项目管理',
        level2: '资金管理',
        level3: '预算执行率',
        reason: '按合同进度支付，尾款结转下年。',
      },
    },
    {
      kind: 'rows',
      rows: [
        [
          ['总分', 1, 4],
          ['{maxScore}', 5, 5],
          ['', 6, 7],
          ['{score}', 8, 8],
          ['', 9, 9],
        ],
      ],
    },
  ],
  notes: ['填表人：{filler}                    联系电话：{phone}                    填报日期：{date}'],
}
