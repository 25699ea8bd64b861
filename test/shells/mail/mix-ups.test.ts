import { describe, expect, it } from 'vitest'
import { checkAddress } from '../../../src/core/mail/address.ts'
import { PAYLOADS } from './mix-ups.ts'
import { sendMixUps } from './send-mix-ups.ts'

describe('an outbox full of mix-ups', () => {
  // The long form, 10,000 workbooks: node test/sweeps/run.mjs mail-mix-ups.
  it.each([1, 2])('with seed %i sends nothing to a wrong address, and says why of all that it holds', async (seed) => {
    const outcome = await sendMixUps(seed, 100)
    expect(outcome.wrong).toEqual([])
    expect(outcome.unaccounted).toEqual([])
    expect(outcome.sent).toBeGreaterThan(20)
    expect(outcome.held).toBeGreaterThan(20)
  })
})

describe('an address', () => {
  it.each(PAYLOADS)('like %j is refused', (payload) => {
    expect(checkAddress(payload.replaceAll('%', 'jyj@yunxi.example.cn'))).toHaveProperty('refused')
  })

  it.each(['jyj@yunxi.gov.cn', ' jyj@yunxi.gov.cn ', 'J.Y-j_1+x@YunXi.Gov.CN', '0731@x-1.cn'])('like %j is taken', (address) => {
    expect(checkAddress(address)).toHaveProperty('address')
  })
})
