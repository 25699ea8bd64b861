import { expect, it } from 'vitest'
import { toldOf } from './told.ts'

/** What JC-06 says where so many listed projects of 1000.55 do not add up. */
function said(lines: number): string {
  const { findings } = toldOf(({ basicData: { rows } }) => {
    const [first] = rows.splice(10, 2)
    const listed = Array.from({ length: lines }, (_, at) => ({ ...first!, label: `所列项目${at}`, actual: '1000.55' }))
    rows.splice(10, 0, ...listed)
  })
  return findings.find(({ rule, message }) => rule === 'JC-06' && message.includes('2022年决算数'))!.message
}

it('a sum is worked out in the message while it can be read at a glance: eight amounts, not thirty', () => {
  expect(said(8)).toContain('之和 8004.4（1000.55 + 1000.55 + ')
  expect(said(30)).toContain('之和 30016.5，')
})
