import { expect, it } from 'vitest'
import { compareText } from '../../../src/core/quantity/normalise-text.ts'

it('texts are the same words whatever closes or quotes them, and no word is lost', () => {
  for (const text of ['完成', '完成。', '完成；', '「完成」！', '“完成”。。', '完成、'])
    expect(compareText(text), text).toBe('完成')
  expect(compareText('已完成。正在验收')).toBe('已完成。正在验收')
  expect(compareText('。')).toBe('')
  expect(compareText('按时完成全部任务并通过验收。')).toBe('按时完成全部任务并通过验收')
})
