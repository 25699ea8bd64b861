import { describe, expect, it } from 'vitest'
import { readTheme } from '../../../../src/adapters/excel/look/colours.ts'
import { LookStyles } from '../../../../src/adapters/excel/look/look-styles.ts'
import type { CellStyle } from '../../../../src/core/model/sheet-look.ts'

const PLAIN = { font: '宋体', size: 14.67 }

interface Parts {
  readonly font?: string
  readonly fill?: string
  readonly border?: string
  readonly xf?: string
  readonly more?: string
}

function stylesOf({ font = '', fill = '', border = '', xf = '<xf/>', more = '' }: Parts): LookStyles {
  const text = `<styleSheet><fonts>${font}</fonts><fills>${fill}</fills><borders>${border}</borders><cellXfs>${xf}</cellXfs>${more}</styleSheet>`
  return new LookStyles(text, readTheme(undefined))
}

const styleOf = (parts: Parts): CellStyle => stylesOf(parts).style(0)
const filled = (fill: string): string | undefined => styleOf({ fill: `<fill>${fill}</fill>` }).fill
const aligned = (attributes: string): Partial<CellStyle> => {
  const { font: _, size: __, ...rest } = styleOf({ xf: `<xf><alignment ${attributes}/></xf>` })
  return rest
}

describe('fills', () => {
  it.each([
    ['solid', 'FF0000'],
    ['darkGray', 'FF4040'],
    ['mediumGray', 'FF8080'],
    ['lightGray', 'FFBFBF'],
    ['gray125', 'FFDFDF'],
    ['gray0625', 'FFEFEF'],
    ['lightHorizontal', 'FFBFBF'],
    ['lightVertical', 'FFBFBF'],
    ['lightDown', 'FFBFBF'],
    ['lightUp', 'FFBFBF'],
    ['lightGrid', 'FF9999'],
    ['lightTrellis', 'FF9999'],
    ['darkTrellis', 'FF8080'],
    ['none', undefined],
  ])('red in the pattern %s is %s', (pattern, rgb) => {
    expect(
      filled(`<patternFill patternType="${pattern}"><fgColor rgb="FFFF0000"/><bgColor rgb="FFFFFFFF"/></patternFill>`),
    ).toBe(rgb)
  })

  it('of no pattern, or of colours that are left to the program', () => {
    expect(filled('<patternFill><fgColor rgb="FFFF0000"/></patternFill>')).toBeUndefined()
    expect(filled('<patternFill patternType="solid"><fgColor auto="1"/></patternFill>')).toBe('000000')
    expect(filled('<patternFill patternType="mediumGray"/>')).toBe('808080')
  })

  it('that run from one colour to another are the middle of the first two', () => {
    const stop = (rgb: string) => `<stop position="0"><color rgb="${rgb}"/></stop>`
    expect(filled(`<gradientFill>${stop('FF000000')}${stop('FFFFFFFF')}${stop('FFFF0000')}</gradientFill>`)).toBe(
      '808080',
    )
    expect(filled(`<gradientFill>${stop('FF000000')}</gradientFill>`)).toBeUndefined()
  })

  it('of colours that the workbook itself has numbered', () => {
    const own = '<colors><indexedColors><rgbColor rgb="00123456"/><rgbColor rgb="nonsense"/></indexedColors></colors>'
    const fill = (number: number) =>
      `<fill><patternFill patternType="solid"><fgColor indexed="${number}"/></patternFill></fill>`
    expect(styleOf({ fill: fill(0), more: own }).fill).toBe('123456')
    expect(styleOf({ fill: fill(1), more: own }).fill).toBe('000000')
    expect(styleOf({ fill: fill(2), more: own }).fill).toBe('FF0000')
  })
})

describe('fonts', () => {
  it.each(['0', 'false', 'off'])('are not bold where val is %s', (val) => {
    expect(styleOf({ font: `<font><b val="${val}"/><i val="${val}"/><strike val="${val}"/></font>` })).toEqual(PLAIN)
  })

  it.each([
    ['1', 1.33],
    ['409', 545.33],
    ['0', 14.67],
    ['410', 14.67],
    ['x', 14.67],
  ])('of %s points are %s pixels', (points, size) => {
    expect(styleOf({ font: `<font><sz val="${points}"/></font>` }).size).toBe(size)
  })

  it('without a name are 宋体, and no name is longer than names are', () => {
    expect(styleOf({ font: '<font><name val="@"/></font>' }).font).toBe('宋体')
    expect(styleOf({ font: `<font><name val="${'长'.repeat(500)}"/></font>` }).font).toHaveLength(80)
  })

  it('that are black are as plain ones', () => {
    expect(styleOf({ font: '<font><color theme="1"/></font>' })).toEqual(PLAIN)
    expect(styleOf({ font: '<font><color rgb="FF0000FF"/></font>' }).color).toBe('0000FF')
  })
})

describe('borders', () => {
  const bordered = (inner: string, attributes = ''): CellStyle =>
    styleOf({ border: `<border ${attributes}>${inner}</border>` })

  it.each([
    ['hair', '1px dotted'],
    ['dotted', '1px dotted'],
    ['dashed', '1px dashed'],
    ['dashDot', '1px dashed'],
    ['dashDotDot', '1px dashed'],
    ['thin', '1px solid'],
    ['medium', '2px solid'],
    ['mediumDashed', '2px dashed'],
    ['mediumDashDot', '2px dashed'],
    ['mediumDashDotDot', '2px dashed'],
    ['slantDashDot', '2px dashed'],
    ['thick', '3px solid'],
    ['double', '3px double'],
  ])('%s is %s', (style, line) => {
    expect(bordered(`<top style="${style}"/>`).borders).toEqual([`${line} 000000`, '', '', ''])
  })

  it('of strict packages begin and end where others are left and right', () => {
    expect(bordered('<start style="thin"/><end style="thick"/>').borders).toEqual([
      '',
      '3px solid 000000',
      '',
      '1px solid 000000',
    ])
  })

  it('from corner to corner are drawn in the direction that is said, or not at all', () => {
    const diagonal = '<diagonal style="thin"><color rgb="FFFF0000"/></diagonal>'
    expect(bordered(diagonal, 'diagonalUp="1"').diagonals).toEqual(['', '1px solid FF0000'])
    expect(bordered(diagonal, 'diagonalDown="1"').diagonals).toEqual(['1px solid FF0000', ''])
    expect(bordered(diagonal)).toEqual(PLAIN)
  })
})

describe('alignment', () => {
  it.each([
    ['horizontal="left"', { align: 'left' }],
    ['horizontal="right" indent="3"', { align: 'right', indent: 3 }],
    ['horizontal="fill"', { align: 'left' }],
    ['horizontal="general"', {}],
    ['horizontal="centerContinuous"', { align: 'center' }],
    ['horizontal="justify"', { align: 'justify', wrap: true }],
    ['vertical="bottom"', {}],
    ['vertical="top"', { valign: 'top' }],
    ['vertical="center"', { valign: 'middle' }],
    ['vertical="justify"', { valign: 'top' }],
    ['vertical="distributed"', { valign: 'middle' }],
    ['wrapText="0" shrinkToFit="true"', { shrink: true }],
    ['textRotation="90"', { rotate: 90 }],
    ['textRotation="91"', { rotate: -1 }],
    ['textRotation="180"', { rotate: -90 }],
    ['textRotation="181"', {}],
    ['textRotation="255"', { vertical: true }],
    ['indent="99999"', { indent: 250 }],
  ])('%s', (attributes, expected) => {
    expect(aligned(attributes)).toEqual(expected)
  })

  it('across cells is told of the formats that say so', () => {
    const styles = stylesOf({ xf: '<xf/><xf><alignment horizontal="centerContinuous"/></xf>' })
    expect([0, 1, 2].map((xf) => styles.isAcross(xf))).toEqual([false, true, false])
  })
})

it('numbers of formats, fonts, fills and borders that mean nothing look plain', () => {
  expect(styleOf({ xf: '<xf fontId="7" fillId="7" borderId="7"/>' })).toEqual(PLAIN)
  expect(stylesOf({}).style(99)).toEqual(PLAIN)
  expect(new LookStyles(undefined, []).style(0)).toEqual(PLAIN)
})
