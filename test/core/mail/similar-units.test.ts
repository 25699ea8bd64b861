import { expect, it } from 'vitest'
import { similarUnits } from '../../../src/core/mail/similar-units.ts'
import { bookOf } from './planning.ts'

const alike = (name: string, ...units: readonly string[]) =>
  similarUnits(name, bookOf(...units.map((unit, at) => `${unit}||a${at}@x.cn`)).contacts)

it('names that have half of their pairs of letters in common are alike, with less they are not', () => {
  expect(alike('甲乙丙', '甲乙丁')).toEqual(['甲乙丁'])
  expect(alike('甲乙丙丁', '甲乙丙戊己')).toEqual(['甲乙丙戊己'])
  expect(alike('甲乙丙', '甲乙丁戊')).toEqual([])
  expect(alike('甲乙丙', '丙乙甲')).toEqual([])
})

it('a name within another is alike, but two letters stand in too many', () => {
  expect(alike('水利局', '云溪市水利局')).toEqual(['云溪市水利局'])
  expect(alike('云溪市水利局', '水利局')).toEqual(['水利局'])
  expect(alike('水利', '云溪市水利局')).toEqual([])
  expect(alike('云溪市水利局', '水利')).toEqual([])
  expect([alike('局', '局局'), alike('', '甲局')]).toEqual([[], []])
})

it('the most alike comes first, among equals by name, an alias counting as the unit', () => {
  expect(alike('云溪市教育局', '云溪市教育处', '云溪市教育局机关', '云溪市教育科')).toEqual([
    '云溪市教育局机关',
    '云溪市教育处',
    '云溪市教育科',
  ])
  expect(similarUnits('市教育局', bookOf('甲局|市教育局|a@x.cn').contacts)).toEqual(['甲局'])
})
