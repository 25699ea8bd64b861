import type { FormLayout } from '../../../src/core/drawing/layouts/form-layout.ts'

/** 转移支付区域（项目）绩效目标自评表: nothing is scored; seven rows on how the money was managed. */
export const v11: FormLayout = {
  id: 'v11',
  title: '转移支付区域（项目）绩效目标自评表（不打分）',
  sheetName: '绩效目标自评表',
  columnWidths: [8, 12, 13, 24, 15, 15, 10, 20],
  orientation: 'portrait',
  lines: [
    ['附件2', 'attachment'],
    ['转移支付区域（项目）绩效目标自评表', 'title'],
    ['（{year}年度）', 'lineCentre'],
  ],
  blocks: [
    {
      kind: 'rows',
      rows: [
        [
          ['转移支付（项目）名称', 1, 3],
          ['{name}', 4, 8],
        ],
        [
          ['中央主管部门', 1, 3],
          ['{centralDepartment}', 4, 8],
        ],
        [
          ['地方主管部门', 1, 3],
          ['{department}', 4, 5],
          ['资金使用单位', 6, 6],
          ['{implementer}', 7, 8],
        ],
      ],
    },
    {
      kind: 'funds',
      block: ['资金投入情况\n（万元）', 1, 3],
      label: { from: 4, to: 4 },
      columns: [
        { from: 5, to: 5, label: '全年预算数（A）', field: 'annual' },
        { from: 6, to: 6, label: '全年执行数（B）', field: 'executed' },
        { from: 7, to: 8, label: '预算执行率（B/A×100%）', field: 'rate' },
      ],
      rows: [
        { label: '年度资金总额：', lines: ['total'] },
        { label: '其中：中央财政资金', lines: ['fiscal'] },
        { label: '地方资金', lines: ['carryover'] },
        { label: '其他资金', lines: ['other'] },
      ],
      unscored: '',
    },
    {
      kind: 'rows',
      rows: [
        [
          ['资金管理情况', 1, 1],
          ['', 2, 3],
          ['情况说明', 4, 6],
          ['存在问题和改进措施', 7, 8],
        ],
        [
          ['^', 1, 1],
          ['分配科学性', 2, 3],
          ['符合相关管理办法规定。', 4, 6, 'prose'],
          ['无', 7, 8, 'prose'],
        ],
        [
          ['^', 1, 1],
          ['下达及时性', 2, 3],
          ['符合相关管理办法规定。', 4, 6, 'prose'],
          ['无', 7, 8, 'prose'],
        ],
        [
          ['^', 1, 1],
          ['拨付合规性', 2, 3],
          ['符合相关管理办法规定。', 4, 6, 'prose'],
          ['无', 7, 8, 'prose'],
        ],
        [
          ['^', 1, 1],
          ['使用规范性', 2, 3],
          ['符合相关管理办法规定。', 4, 6, 'prose'],
          ['无', 7, 8, 'prose'],
        ],
        [
          ['^', 1, 1],
          ['执行准确性', 2, 3],
          ['符合相关管理办法规定。', 4, 6, 'prose'],
          ['无', 7, 8, 'prose'],
        ],
        [
          ['^', 1, 1],
          ['预算绩效管理情况', 2, 3],
          ['符合相关管理办法规定。', 4, 6, 'prose'],
          ['无', 7, 8, 'prose'],
        ],
        [
          ['^', 1, 1],
          ['支出责任履行情况', 2, 3],
          ['符合相关管理办法规定。', 4, 6, 'prose'],
          ['无', 7, 8, 'prose'],
        ],
      ],
    },
    {
      kind: 'goals',
      block: ['总体目标完成情况', 1, 1],
      expected: { from: 2, to: 4, label: '总体目标' },
      actual: { from: 5, to: 8, label: '全年实际完成情况' },
    },
    {
      kind: 'indicators',
      block: ['绩效指标', 1, 1],
      columns: [
        { from: 2, to: 2, label: '一级指标', field: 'level1' },
        { from: 3, to: 3, label: '二级指标', field: 'level2' },
        { from: 4, to: 4, label: '三级指标', field: 'level3' },
        { from: 5, to: 5, label: '年度指标值', field: 'target' },
        { from: 6, to: 6, label: '全年完成值', field: 'actual' },
        { from: 7, to: 8, label: '未完成原因和改进措施', field: 'reason' },
      ],
    },
    {
      kind: 'rows',
      rows: [
        [
          ['说明', 1, 1],
          ['{otherMatters}', 2, 8, 'prose'],
        ],
      ],
    },
  ],
  notes: [
    '注：1.资金使用单位按项目绩效目标填报，主管部门汇总时按区域绩效目标填报。\n2.其他资金包括与中央财政资金、地方财政资金共同投入到同一项目的自有资金、社会资金，以及以前年度的结转结余资金等。\n3.全年执行数是指按照国库集中支付制度要求所支付的资金。',
  ],
}
