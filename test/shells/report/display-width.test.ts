import { describe, expect, it } from 'vitest'
import { displayWidth, padEnd, wrap } from '../../../src/shells/report/display-width.ts'

describe('the width of a text on a terminal', () => {
  it.each([
    ['自评表', 6],
    ['A1', 2],
    ['，。；：、（）「」『』《》〔〕！？％', 36],
    // Either one or two columns, by the font: terminals take one.
    ['“”—…×①≥', 7],
    ['✓✗→▸', 4],
    ['𠮷', 2],
    ['📎', 2],
    ['', 0],
  ])('of 「%s」 is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })

  it('decides how far a text is filled up, and where its lines break', () => {
    expect(padEnd('单位', 6)).toBe('单位  ')
    expect(padEnd('单位名称', 6)).toBe('单位名称')
    expect(wrap('数量指标应为八分，实填十分。', 16)).toEqual(['数量指标应为八分，', '实填十分。'])
  })
})
