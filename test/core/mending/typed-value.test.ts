import { describe, expect, it } from 'vitest'
import { CannotMendError } from '../../../src/core/mending/cannot-mend-error.ts'
import { type TypedInto, typedValue } from '../../../src/core/mending/typed-value.ts'
import type { CellValue } from '../../../src/core/model/workbook.ts'

const blank: CellValue = { kind: 'blank' }
const into = (format?: string): TypedInto => ({ value: blank, ...(format === undefined ? {} : { format }) })
const serialOf = (iso: string): string | undefined => (iso.startsWith('2023-03-10') ? '44995' : undefined)
const typed = (text: string, format?: string): ReturnType<typeof typedValue> => typedValue(text, into(format), serialOf)
const number = (text: string): CellValue => ({ kind: 'number', text })
const text = (of: string): CellValue => ({ kind: 'text', text: of })

describe('what is typed becomes', () => {
  it.each([
    ['12.5', '12.5'],
    [' 12.50 ', '12.5'],
    ['1,234.5', '1234.5'],
    ['１２．５', '12.5'],
    ['-3', '-3'],
    ['−3', '-3'],
    ['-0', '0'],
    ['+7', '7'],
    ['.5', '0.5'],
    ['¥1,200', '1200'],
    ['￥8', '8'],
    ['(5)', '-5'],
    ['1E3', '1000'],
    ['123456789012345678', '123456789012346000'],
  ])('a number: 「%s」', (given, digits) => expect(typed(given)).toEqual({ value: number(digits) }))

  it.each(['12,34', '1.2.3', '约九十', '12万元', '≥95%', '/', '—', '1/2', '5-6', '2022-12-31', '12 5', 'E3', '@甲'])(
    'a text: 「%s」',
    (given) => expect(typed(given)).toEqual({ value: text(given) }),
  )

  it('nothing where nothing is typed', () => {
    expect(typed('')).toEqual({ value: blank })
    expect(typed(' 　\n', '@')).toEqual({ value: blank })
  })

  it('a per cent, with a format that shows it as typed, where the cell has none', () => {
    expect(typed('80%')).toEqual({ value: number('0.8'), format: '0%' })
    expect(typed('62.87％', '0.00')).toEqual({ value: number('0.6287'), format: '0.00%' })
    expect(typed('62.87%', '0.0%')).toEqual({ value: number('0.6287') })
  })

  it('a per cent of a bare number, in a cell that shows per cents', () => {
    expect(typed('80', '0%')).toEqual({ value: number('0.8') })
    expect(typed('100', '0.00%')).toEqual({ value: number('1') })
    expect(typed('0.8', '0%')).toEqual({ value: number('0.8') })
  })

  it('a text in a cell for texts, and behind an apostrophe', () => {
    expect(typed('12', '@')).toEqual({ value: text('12') })
    expect(typed("'12")).toEqual({ value: text('12') })
  })

  it('a date where the cell is one, and a text there if it is none', () => {
    for (const given of ['2023-3-10', '2023/03/10', '2023年3月10日', '２０２３．３．１０'])
      expect(typed(given, 'yyyy/m/d')).toEqual({ value: { kind: 'date', text: '2023-03-10', serial: '44995' } })
    expect(typed('2023/3/10 8:30', 'yyyy/m/d h:mm')).toMatchObject({ value: { text: '2023-03-10T08:30:00' } })
    expect(typed('年底', 'yyyy/m/d')).toEqual({ value: text('年底') })
  })

  it('one text with its lines, whatever ends them', () => {
    expect(typed('一\r\n二\r三')).toEqual({ value: text('一\n二\n三') })
  })

  it('a text of a figure behind its sign', () => {
    expect(typed('=100%')).toEqual({ value: text('=100%') })
    expect(typed('=1260人')).toEqual({ value: text('=1260人') })
  })
})

describe('is refused with one sentence', () => {
  it.each<[string, string | undefined, RegExp]>([
    ['=A1+B1', undefined, /公式/],
    ['＝SUM(A1:A9)', undefined, /公式/],
    ['45000', 'yyyy/m/d', /日期/],
    ['2023-2-30', 'yyyy/m/d', /日期/],
    ['甲'.repeat(32_768), undefined, /最多/],
  ])('%.12s', (given, format, sentence) => {
    expect(() => typed(given, format)).toThrow(CannotMendError)
    expect(() => typed(given, format)).toThrow(sentence)
  })
})
