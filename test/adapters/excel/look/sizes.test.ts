import { expect, it } from 'vitest'
import {
  baseColumnPixels,
  columnPixels,
  digitWidth,
  pixels,
  rowPixels,
} from '../../../../src/adapters/excel/look/sizes.ts'

it('columns are as wide as Excel draws them: 9 characters of 宋体 11 are 72 pixels, 9.14 of Calibri 64', () => {
  expect([digitWidth('宋体', pixels(11)), digitWidth('宋体', pixels(12)), digitWidth('宋体', pixels(10))]).toEqual([
    8, 8, 7,
  ])
  expect(columnPixels(9, digitWidth('宋体', pixels(11)))).toBe(72)
  expect(columnPixels(9.140625, digitWidth('Calibri', pixels(11)))).toBe(64)
  expect(baseColumnPixels(8, 7)).toBe(64)
  expect(baseColumnPixels(8, 8)).toBe(72)
  expect([baseColumnPixels(10, 7), baseColumnPixels(8, 12)]).toEqual([80, 104])
})

it('rows of 13.5 points are 18 pixels high', () => {
  expect(rowPixels(13.5)).toBe(18)
})

it('nothing is wider or higher than Excel lets it be, or less than nothing', () => {
  expect([columnPixels(1e9, 8), rowPixels(1e9), columnPixels(-5, 8), rowPixels(-5)]).toEqual([2040, 546, 0, 0])
})
