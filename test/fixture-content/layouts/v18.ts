import type { FormLayout } from '../../../src/core/drawing/layouts/form-layout.ts'

/**
 * 市场监管专项: budget and execution one below the other and scored at once (20), the yearly goal scored too (20), no 分值
 * column.
 */
export const v18: FormLayout = {
  id: 'v18',
  title: '市场监管专项转移支付区域绩效目标自评表',
  sheetName: '区域绩效目标自评表',
  columnWidths: [9, 13, 14, 26, 16, 16, 12],
  orientation: 'portrait',
  lines: [
    ['市场监管专项补助资金区域绩效目标自评表', 'title'],
    ['（{year}年度）', 'lineCentre'],
  ],
  blocks: [
    {
      kind: 'rows',
      rows: [
        [
          ['专项名称', 1, 2],
          ['{name}', 3, 5],
          ['自评得分', 6, 6],
          ['{score}', 7, 7],
        ],
        [
          ['主管部门', 1, 2],
          ['{department}', 3, 5],
          ['实施单位', 6, 6],
          ['{implementer}', 7, 7],
        ],
        [
          ['资金情况\n（万元）', 1, 2],
          ['预算数：', 3, 4],
          ['{annual}', 5, 6],
          ['得分（20分）', 7, 7],
        ],
        [
          ['^', 1, 2],
          ['其中：中央补助', 3, 4],
          ['{annualFiscal}', 5, 6],
          ['{executionScore}', 7, 7],
        ],
        [
          ['^', 1, 2],
          ['地方资金/其他', 3, 4],
          ['{annualOther}', 5, 6],
          ['^', 7, 7],
        ],
        [
          ['^', 1, 2],
          ['执行数：', 3, 4],
          ['{executed}', 5, 6],
          ['^', 7, 7],
        ],
        [
          ['^', 1, 2],
          ['其中：中央补助', 3, 4],
          ['{executedFiscal}', 5, 6],
          ['^', 7, 7],
        ],
        [
          ['^', 1, 2],
          ['地方资金/其他', 3, 4],
          ['{executedOther}', 5, 6],
          ['^', 7, 7],
        ],
      ],
    },
    {
      kind: 'goals',
      block: ['年度目标', 1, 2],
      expected: { from: 3, to: 4, label: '年初设定目标' },
      actual: { from: 5, to: 6, label: '年度目标完成情况' },
      further: [{ from: 7, to: 7, label: '得分（20分）', text: '{goalScore}' }],
    },
    {
      kind: 'indicators',
      block: ['绩效指标', 1, 1],
      weightedLevel1: true,
      columns: [
        { from: 2, to: 2, label: '一级指标', field: 'level1' },
        { from: 3, to: 3, label: '二级指标', field: 'level2' },
        { from: 4, to: 4, label: '三级指标', field: 'level3' },
        { from: 5, to: 5, label: '年度指标值', field: 'target' },
        { from: 6, to: 6, label: '实际完成指标值', field: 'actual' },
        { from: 7, to: 7, label: '得分', field: 'score' },
      ],
    },
  ],
  notes: ['填报人：{filler}                    联系电话：{phone}                    填报日期：{date}'],
}
