import { expect, it } from 'vitest'
import { invitesExplanation } from '../../../src/core/progress/invites-explanation.ts'

it.each([
  ['warning', '完成值为指标值的 220%。', true],
  ['error', '「对账调整」决算数 3，没有找到该项目的自评表。请补报；按规定不需自评的请说明。', true],
  ['error', '得分与完成值不符。请核对得分或说明。', true],
  ['error', '如按别的公式计分，请注明。', true],
  ['error', '得分 8 低于分值 10，未写偏差原因和改进措施，请补填。', false],
  ['error', '「请说明情况」未填写，请补填。', false],
  ['error', '总分应为 94，实填 97。', false],
  ['info', '如确不需报，请说明。', false],
] as const)('a reason answers %s 「%s」: %s', (severity, message, invited) => {
  expect(invitesExplanation({ severity, message })).toBe(invited)
})
