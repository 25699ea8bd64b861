import { describe, expect, it } from 'vitest'
import { isDateFormat, isGeneral } from '../../../src/core/model/number-format.ts'

describe('a number format', () => {
  it.each(['', 'General', 'general', 'GENERAL', 'G/通用格式', 'Standard'])('%j is none at all', (code) => {
    expect([isGeneral(code), isDateFormat(code)]).toEqual([true, false])
  })

  it.each([
    'yyyy-mm-dd',
    'm/d/yy',
    'h:mm',
    'ss',
    'yyyy"年"m"月"',
    '[$-804]yyyy年m月',
    '[h]:mm',
    '[mm]',
    '[s]',
    'aaaa',
    'aaa',
    'e"年"',
    '\\第d',
    'd;@',
  ])('%s shows a date or a time', (code) => {
    expect(isDateFormat(code)).toBe(true)
  })

  it.each([
    '0.00',
    '0.00%',
    '#,##0',
    '0"日"',
    '0"days"',
    '0\\d',
    '0_d',
    '*d0',
    '0;yyyy',
    '[Red]0',
    '[DBNum2][$-804]General',
    '0.00E+00',
    '0.00E-00',
    '"d',
    'G/通用格式"月"',
    '[d',
  ])('%s shows none', (code) => {
    expect(isDateFormat(code)).toBe(false)
  })
})
