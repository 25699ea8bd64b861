import { expect, it } from 'vitest'
import { quotedExplanations } from '../../../src/core/our-marks/comment-lines.ts'

it('what a comment quotes of the department belongs to the rule above it, and to no other', () => {
  const text = [
    '【疑点】DF-04 受益农户数 / 得分',
    '按公式应得 10，自评 8，低 2。',
    '依据：财预〔2020〕10号',
    '',
    '【疑点】PC-02 受益农户数 / 得分',
    '完成值是指标值的 160%，请说明原因。',
    '依据：财预〔2020〕10号',
    '单位说明：年中追加任务；另有结转',
    '',
    '【已更正】由「8」改为「10」。',
    '单位说明：不是我们写的一行',
  ].join('\n')
  expect(quotedExplanations(text)).toEqual([{ rule: 'PC-02', words: '年中追加任务；另有结转' }])
})
