import { expect, it } from 'vitest'
import { statusWord } from '../../../src/core/progress/status-word.ts'

const written = { applied: true }

it.each([
  ['待处理', 'error', 'open', null],
  ['待处理', 'error', 'open', { applied: false }],
  ['待处理', 'warning', 'open', null],
  ['已更正', 'error', 'open', written],
  ['已采纳', 'error', 'adopted', written],
  ['已说明', 'warning', 'explained', null],
  ['不作要求', 'error', 'waived', null],
  ['提示', 'info', 'open', null],
] as const)('%s: %s, %s', (word, severity, status, correction) => {
  expect(statusWord({ severity, status, correction })).toBe(word)
})
