import { expect, it } from 'vitest'
import { shownName } from '../../../src/core/model/shown-name.ts'
import { squeeze } from '../../../src/core/model/squeeze.ts'

it('a sheet’s name stands on one line within a sentence, cut off after forty letters', () => {
  expect(shownName('整体\r\n 自评\u0085表')).toBe('整体 自评 表')
  expect([shownName('表'.repeat(40)), shownName('表'.repeat(41))]).toEqual(['表'.repeat(40), `${'表'.repeat(40)}……`])
  expect(shownName('𠮷'.repeat(50))).toBe(`${'𠮷'.repeat(40)}……`)
})

it('texts that people typed are alike whatever their width, spaces and quotation marks', () => {
  for (const text of ['“产出 指标”（１）', '「产出指标」(1)', '产\u3000出指标\u200b(1)'])
    expect(squeeze(text)).toBe('产出指标(1)')
  expect(squeeze('产出-指标')).toBe('产出-指标')
})
