import { expect, it } from 'vitest'
import { type Compared, sinceLastRound, sinceText } from '../../../src/core/progress/since-last-round.ts'

function finding(id: string, given: Partial<Compared> = {}): Compared {
  return {
    ...{ id, rule: 'DF-03', severity: 'error', formKey: 'project:a', status: 'open' },
    ...{ explanation: null, correction: null, since: 'last-round' },
    ...given,
  }
}
const doubt = (id: string, given: Partial<Compared> = {}): Compared =>
  finding(id, { severity: 'warning', rule: 'PC-02', ...given })

it('what is gone and what was taken over is 已整改; what asks and was told before is still there; the rest is new', () => {
  const found = [
    finding('still'),
    finding('new', { since: 'now' }),
    finding('adopted', { status: 'adopted' }),
    doubt('explained', { status: 'explained' }),
    finding('hint', { severity: 'info', since: 'now' }),
    finding('waived', { status: 'waived' }),
  ]
  expect(sinceLastRound(found, 2)).toEqual({ fixed: 3, explained: 1, still: 1, fresh: 1 })
})

it('counts lines: doubts of one kind are one, still there as long as one of them is', () => {
  expect(sinceLastRound([doubt('a'), doubt('b', { since: 'now' }), doubt('c', { since: 'now' })], 0)).toEqual({
    ...{ fixed: 0, explained: 0, still: 1, fresh: 0 },
  })
})

it('a correction that is made now is neither still there nor new: nobody has to do anything about it', () => {
  const corrected = finding('a', { correction: { applied: true }, since: 'now' })
  expect(sinceLastRound([corrected], 0)).toMatchObject({ still: 0, fresh: 0 })
})

it('is told in the same words everywhere', () => {
  expect(sinceText({ fixed: 3, explained: 1, still: 2, fresh: 0 })).toBe(
    '已整改 3 处，已说明 1 处，仍在 2 处，新出现 0 处',
  )
  expect(sinceText({ fixed: 0, explained: 0, still: 2, fresh: 1 })).toBe('已整改 0 处，仍在 2 处，新出现 1 处')
})
