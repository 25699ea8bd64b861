import { describe, expect, it } from 'vitest'
import { proposeChanges } from '../../../src/core/repair/propose-changes.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import type { Fix } from '../../../src/core/rules/outcome.ts'
import type { NumberField } from '../../../src/core/form/field.ts'
import { Decimal } from '../../../src/core/model/decimal.ts'
import { blank, filled } from '../numbers.ts'

function finding(rule: string, ...fixes: readonly Fix[]): Finding {
  const place = { workbook: '甲.xlsx', sheet: '表', cell: 'C5' }
  return {
    ...{ id: `${rule}-id`, rule, severity: 'error', formKey: 'form', ...place, label: '', stated: null },
    ...{ expected: null, difference: null, message: '', basis: '填报说明', related: [], fixes },
  }
}

const to = (field: NumberField, value: string, when: Fix['when'] = 'always'): Fix => ({
  field,
  value: new Decimal(value),
  when,
})

/** What one correction puts into its cell, and under which format. */
function written(field: NumberField, value: string) {
  const [change] = proposeChanges([finding('ZJ-03', to(field, value))], false)
  return { value: change!.value, after: change!.after, format: change!.format }
}

describe('the changes that findings propose', () => {
  it('name finding, cell, what stands there, what will, and why', () => {
    expect(proposeChanges([finding('ZJ-01', to(filled('80'), '90.5'))], false)).toEqual([
      {
        ...{ finding: 'ZJ-01-id', rule: 'ZJ-01', workbook: '甲.xlsx', sheet: '表', cell: 'C5' },
        ...{ label: '年度资金总额 / 全年预算数', before: '80', after: '90.5', basis: '填报说明' },
        value: { kind: 'number', text: '90.5' },
      },
    ])
  })

  it('put what the form determines before a mere respelling of the same cell, whichever finding comes first', () => {
    const [respelled, determined] = [finding('TX-03', to(filled('80'), '80')), finding('ZJ-01', to(filled('80'), '90'))]
    for (const findings of [
      [respelled, determined],
      [determined, respelled],
    ]) {
      expect(proposeChanges(findings, false).map(({ rule, after }) => [rule, after])).toEqual([['ZJ-01', '90']])
    }
  })

  it('are one a cell, and of every workbook, sheet and cell its own', () => {
    const places = [
      { workbook: '甲.xlsx', sheet: '表', cell: 'C5' },
      { workbook: '乙.xlsx', sheet: '表', cell: 'C5' },
      { workbook: '甲.xlsx', sheet: '另表', cell: 'C5' },
      { workbook: '甲.xlsx', sheet: '表', cell: 'C6' },
    ]
    const fixes = places.map((place) => to(filled('1', { place }), '2'))
    expect(proposeChanges([finding('ZJ-01', ...fixes, fixes[0]!)], false)).toHaveLength(4)
  })

  it('touch the score of an indicator only on request, or where an earlier change of it still stands', () => {
    const place = { workbook: '甲.xlsx', sheet: '表', cell: 'G9' }
    const both = finding('DF-01', to(filled('8', { place }), '9', 'apply-scores'), to(filled('1'), '2'))
    expect(proposeChanges([both], false).map(({ after }) => after)).toEqual(['2'])
    expect(proposeChanges([both], true).map(({ after }) => after)).toEqual(['9', '2'])
    const stands = (after: string) => (change: { after: string }) => change.after === after
    expect(proposeChanges([both], false, stands('9')).map(({ after }) => after)).toEqual(['9', '2'])
    expect(proposeChanges([both], false, stands('8.5')).map(({ after }) => after)).toEqual(['2'])
  })

  it('leave the label in a cell that holds label and number', () => {
    expect(written(filled('80', { within: { prefix: '其中：' } }), '90').value).toEqual({
      kind: 'text',
      text: '其中：90',
    })
  })
})

describe('a corrected rate', () => {
  const ratio = (value: string, raw: string, more = {}) => filled(value, { kind: 'ratio', raw, ...more })

  it.each([
    ['of a blank cell is shown in per cent with two decimals', blank('ratio'), '0.75', '75%', '0.00%'],
    ['of a bare number that is another becomes per cent', ratio('0.8', '0.8'), '0.75', '75%', '0.00%'],
    ['typed as a number in per cent keeps its format', ratio('0.8', '80%'), '0.75', '75%', undefined],
    [
      'typed as text keeps its decimals',
      ratio('0.8', '80.0%', { storedAsText: true, decimals: 3 }),
      '0.75',
      '75%',
      '0.0%',
    ],
    [
      'typed as text in whole per cent stays whole',
      ratio('0.8', '80%', { storedAsText: true, decimals: 2 }),
      '0.75',
      '75%',
      '0%',
    ],
    [
      'typed as text with many decimals has two',
      ratio('0.8', '80.0000%', { storedAsText: true, decimals: 6 }),
      '0.75',
      '75%',
      '0.00%',
    ],
    [
      'that is only respelled keeps all its decimals',
      ratio('0.8', '80.000％', { storedAsText: true, decimals: 5 }),
      '0.8',
      '80%',
      '0.000%',
    ],
    ['that is only respelled and bare stays bare', ratio('97', '97', { storedAsText: true }), '97', '97', undefined],
    ['with a full-width sign is a rate in per cent', ratio('0.8', '80％'), '0.75', '75%', undefined],
  ])('%s', (_, field, value, after, format) => {
    expect(written(field, value)).toEqual({ value: { kind: 'number', text: value }, after, format })
  })

  it('of an amount has no format of its own', () => {
    expect(written(filled('80', { storedAsText: true }), '90').format).toBeUndefined()
  })
})
