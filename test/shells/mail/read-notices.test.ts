import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readNotices } from '../../../src/shells/mail/bounces.ts'
import { delivered, type NoticeInput, postfix } from '../../adapters/mail/returned-mails.ts'
import { Bench } from './sending.ts'

describe('one notice', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await Bench.make()
  })
  afterEach(() => bench.done())

  /** What is made of a notice about a mail that was sent. */
  async function made(notice: (input: NoticeInput) => string) {
    const { id, messageId, recipient } = bench.add('甲局', 'jia@x.example.cn')
    bench.ledger.startSending(id, 1)
    bench.ledger.beforeDot(id, 2, () => {})
    bench.ledger.sent(id, 3, '250 ok', '')
    writeFileSync(join(bench.folder, '1.eml'), notice({ about: messageId, to: recipient }))
    const [read] = await readNotices(bench.folder, bench.ledger, 4, true)
    return [read!.kind, read!.message?.state, bench.ledger.findById(messageId)!.state, read!.reason]
  }

  it.each(['delivered', 'relayed', 'expanded', 'delayed'])(
    'that says both %s and failed of a receiver says that it failed',
    async (action) => {
      const other = (to: string) => `Final-Recipient: rfc822; ${to}\r\nAction: ${action}\r\nStatus: 2.0.0\r\n\r\n`
      const notice = (input: NoticeInput) =>
        postfix(input).replace('Final-Recipient:', `${other(input.to)}Final-Recipient:`)
      expect((await made(notice)).slice(0, 3)).toEqual(['bounced', 'bounced-hard', 'bounced-hard'])
    },
  )

  it('that says what is known already leaves the mail in the state that it has', async () => {
    expect((await made(delivered)).slice(0, 3)).toEqual(['unchanged', 'sent', 'sent'])
  })
  it('names the address to which a mail was passed on, where that was refused', async () => {
    const passedOn = (input: NoticeInput) => postfix({ ...input, to: 'other@y.example.cn' })
    expect((await made(passedOn)).at(-1)).toContain('（转投 other@y.example.cn 时）')
  })
})
