import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberText, textByFormat } from '../../../../src/adapters/excel/look/number-text.ts'
import { BUILT_IN_FORMATS } from '../../../../src/adapters/excel/read/number-formats.ts'
import { shownText } from '../../../../src/core/form/shown-text.ts'
import { Decimal } from '../../../../src/core/model/decimal.ts'

/** Formats in which numbers of forms stand. */
const FORMATS = [undefined, '0', '0.0', '0.00', '0.000', '#,##0.00', '0%', '0.00%', '0.00_ ', '#,##0.00_);(#,##0.00)']

describe('a number as the sheet shows it', () => {
  it.each([
    ['1234.567', '#,##0.00', '1,234.57'],
    ['1.005', '0.00', '1.01'],
    ['0.285', '0%', '29%'],
    ['0.12345', '0.00%', '12.35%'],
    ['5', '0"万元"', '5万元'],
    ['0', '0;-0;;@', ''],
    ['5', ';;;', ''],
    ['50', '[>=100]0;[<100]0.00', '50.00'],
    ['123456', '0!.0,"万"', '12.3万'],
    ['0.75', '# ?/?', ' 3/4'],
    ['12.5', 'G/通用格式', '12.5'],
    ['0.3', undefined, '0.3'],
    ['123456789012', undefined, '1.23457E+11'],
    ['44926', 'yyyy"年"m"月"d"日"', '2022年12月31日'],
    ['44926', '[$-804]yyyy"年"m"月";@', '2022年12月'],
    ['44926', 'yyyy/m/d', '2022/12/31'],
    ['44926', '[$-804]aaaa;@', '星期六'],
    ['44926.75', '上午/下午h"时"mm"分"', '下午6时00分'],
    ['1.5', '[h]:mm', '36:00'],
    ['7', 'no [ format', '7'],
    ['1234.5', '[DBNum1][$-804]General', '一千二百三十四.五'],
    ['10', '[DBNum1]G/通用格式', '一十'],
    ['-100001', '[DBNum2]General', '-壹拾万零壹'],
    ['1234', '[DBNum2]General"元整"', '壹仟贰佰叁拾肆元整'],
    ['0', '[DBNum2]General', '零'],
    ['1020', '[DBNum1]0', '一〇二〇'],
    ['1234.5', '[DBNum2]#,##0.00', '壹,贰叁肆.伍零'],
    ['44905', '[DBNum1][$-804]yyyy"年"m"月"d"日";@', '二〇二二年十二月十日'],
    ['44905', '[DBNum2][$-804]yyyy"年"m"月"d"日"', '贰零贰贰年壹拾贰月壹拾日'],
    ['44926.75', '[DBNum1]h"时"mm"分"', '十八时〇分'],
    ['1234.5', BUILT_IN_FORMATS[43], ' 1,234.50 '],
    ['-3', BUILT_IN_FORMATS[42], ' ¥-3 '],
    ['0', BUILT_IN_FORMATS[44], ' ¥-   '],
  ])('%s by %s is %s', (digits, format, shown) => {
    expect(numberText(digits, format).text).toBe(shown)
  })

  it('has the colour of its format, also where that is named in Chinese', () => {
    expect(numberText('-1', '0.00;[Red]-0.00')).toEqual({ text: '-1.00', color: 'FF0000' })
    expect(numberText('1', '0.00;[Red]-0.00')).toEqual({ text: '1.00' })
    expect(numberText('1', '[蓝色]0')).toEqual({ text: '1', color: '0000FF' })
    expect(numberText('1', '[Color10]0').color).toMatch(/^[0-9A-F]{6}$/)
  })

  it('is the number that the rules see: rounded alike, whatever its digits', () => {
    const digits = fc
      .tuple(fc.boolean(), fc.nat(99_999_999), fc.stringMatching(/^\d{0,7}$/))
      .map(([minus, whole, part]) => `${minus ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`)
    fc.assert(
      fc.property(digits, fc.constantFrom(...FORMATS), (text, format) => {
        const seen = shownText({ row: 1, column: 1, value: { kind: 'number', text }, ...(format ? { format } : {}) })
        const shown = numberText(text, format).text
        const number = (each: string) => new Decimal(each.replace(/[,%_ ]/g, '').replace(/^\((.*)\)$/, '-$1'))
        // General fits a number into eleven places.
        const slack = format === undefined ? number(seen).abs().times('1e-9') : new Decimal(0)
        expect(number(shown).minus(number(seen)).abs().lte(slack)).toBe(true)
        expect(shown.includes('%')).toBe(seen.includes('%'))
      }),
      { numRuns: 3000 },
    )
  })

  it('costs nothing with formats that nobody writes', () => {
    const started = performance.now()
    for (const format of [
      '0'.repeat(255),
      '#,'.repeat(120),
      `# ${'?'.repeat(120)}/${'?'.repeat(120)}`,
      '"'.repeat(255),
    ])
      expect(numberText('0.123456789', format).text.length).toBeLessThan(1000)
    expect(numberText('1'.repeat(300), '0.00').text).toMatch(/^1\.1+E\+299$/)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('a text as the sheet shows it', () => {
  it.each([
    ['达标', undefined, '达标'],
    ['达标', '0.00', '达标'],
    ['达标', '@', '达标'],
    ['达标', '0;-0;0;"（"@"）"', '（达标）'],
    ['达标', ';;;', ''],
    ['达标', '0;[', '达标'],
  ])('%s by %s is %s', (text, format, shown) => {
    expect(textByFormat(text, format)).toBe(shown)
  })
})
