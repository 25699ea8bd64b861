import { describe, expect, it } from 'vitest'
import { otherFile } from '../../../../src/core/intake/other-file.ts'
import { setRow } from '../../../../src/shells/page/engine/set-row.ts'
import { finding, record } from '../../report/record.ts'

const missing = '缺报：基础数据表、项目自评表'

describe('a set in the table of units', () => {
  it('has the state, counts and scores of report.html', () => {
    const findings = [finding('DF-02', '资料/甲局.xlsx'), finding('PC-02', '资料/甲局.xlsx', { severity: 'warning' })]
    expect(setRow(record('甲局', [], { findings }), 3, 1)).toEqual({
      ...{ set: 3, unit: '甲局', year: '2023', state: '待改正', stateColour: 'error', progress: 3 },
      ...{ toMend: 1, toExplain: 1, corrected: 1, unchecked: 0 },
      ...{ stated: '90', reviewed: '88', difference: '2', grade: '良', manual: 0, undecided: 0 },
      ...{ left: [missing], missing: '基础数据表、项目自评表', since: '' },
      ...{ files: ['资料/甲局.xlsx'], rules: 'DF-02 PC-02' },
    })
  })

  it('is green when nothing is left to do', () => {
    expect(setRow(record('甲局'), 0, 0)).toMatchObject({
      state: '完成',
      stateColour: 'good',
      toMend: 0,
      left: [missing],
    })
  })

  it('tells what else keeps it open before what is missing, and names files that are no workbooks', () => {
    const others = [otherFile('资料/明细.rar', 'archive')]
    expect(setRow(record('甲局', [], { others }), 0, 0)).toMatchObject({
      ...{ state: '未核对完', stateColour: 'warning' },
      ...{ left: ['「明细.rar」压缩包打不开，请重交', missing], files: ['资料/甲局.xlsx', '资料/明细.rar'] },
    })
  })

  it('goes by the name of its file where nothing names the unit', () => {
    expect(setRow(record('', [], {}), 0, 0).unit).toBe('.xlsx')
    expect(setRow(record('', [], { workbooks: [] }), 0, 0).unit).toBe('（未写明单位）')
  })

  it('says of one without any workbook what to hand in, and of no form that it is missing', () => {
    const row = setRow(record('甲局', [], { workbooks: [], others: [otherFile('甲局/报告.docx', 'word')] }), 0, 0)
    expect(row.state).toBe('交了但不是自评表')
    expect(row.left).toEqual([expect.stringContaining('请改交 Excel 工作簿')])
  })
})
