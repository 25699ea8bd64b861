import { describe, expect, it } from 'vitest'
import { mixed, readTheme, resolvedColour } from '../../../../src/adapters/excel/look/colours.ts'

const THEME = readTheme(undefined)
const palette = { theme: THEME, indexed: [] }

describe('colours', () => {
  it('of the theme are counted light before dark', () => {
    const [first, second] = THEME
    expect([first, second]).toEqual(['FFFFFF', '000000'])
    const own = readTheme(
      '<a:theme><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="111111"/></a:dk1>' +
        '<a:lt1><a:srgbClr val="EEEEEE"/></a:lt1></a:clrScheme></a:themeElements></a:theme>',
    )
    expect(own.slice(0, 3)).toEqual(['EEEEEE', '111111', THEME[2]])
  })

  // As Excel shows them in its list of theme colours.
  it.each([
    [{ theme: 4, tint: 0.7999816888943144 }, 'DAE3F3'],
    [{ theme: 4, tint: -0.249977111117893 }, '2F5597'],
    [{ theme: 0, tint: -0.1499984740745262 }, 'D9D9D9'],
    [{ theme: 1, tint: 0.499984740745262 }, '7F7F7F'],
    [{ rgb: 'C00000' }, 'C00000'],
    [{ indexed: 10 }, 'FF0000'],
    [{ indexed: 22 }, 'C0C0C0'],
  ])('%o is %s', (colour, rgb) => {
    const close = (each: string): number[] => [0, 2, 4].map((at) => Number.parseInt(each.slice(at, at + 2), 16))
    const found = resolvedColour(colour, palette)!
    for (const [at, channel] of close(found).entries())
      expect(Math.abs(channel - close(rgb)[at]!), found).toBeLessThanOrEqual(1)
  })

  it('of the system, and of numbers that mean nothing, are left to the program', () => {
    expect(resolvedColour({}, palette)).toBeUndefined()
    expect(resolvedColour({ indexed: 900 }, palette)).toBeUndefined()
    expect(resolvedColour({ theme: 77, tint: 0.5 }, palette)).toBeUndefined()
  })

  it('of the file stand before those that are agreed, and are mixed by share', () => {
    expect(resolvedColour({ indexed: 10 }, { theme: THEME, indexed: Array(11).fill('123456') })).toBe('123456')
    expect(mixed('000000', 'FFFFFF', 0.25)).toBe('BFBFBF')
  })
})
