import { describe, expect, it } from 'vitest'
import { defaultLedger } from '../../../src/shells/watch/ledger-place.ts'

describe('the ledger, where nobody says', () => {
  it('is one for each inbox', () => {
    expect(defaultLedger('/srv/收件', '/state')).toMatch(/^\/state\/watch-[0-9a-f]{12}\/账本\.db$/)
    expect(defaultLedger('/srv/收件', '/state')).not.toBe(defaultLedger('/srv/别的', '/state'))
  })
})
