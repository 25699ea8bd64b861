import { describe, expect, it } from 'vitest'
import { readReturned } from '../../../src/adapters/mail/read-returned.ts'
import {
  coremail,
  delivered,
  exchange,
  type NoticeInput,
  postfix,
  postfixByEnvelope,
  postfixDelayed,
  qq,
  vacation,
  wordsOnly,
} from './returned-mails.ts'

const INPUT: NoticeInput = { about: 'abc.r1@czj.example.cn', to: 'nyj@yunxi.example.cn' }
const read = (mail: string | Buffer): ReturnType<typeof readReturned> =>
  readReturned(typeof mail === 'string' ? Buffer.from(mail) : mail)

describe('a notice of delivery', () => {
  it.each([
    [
      'Postfix',
      postfix(INPUT),
      'failed',
      '5.1.1',
      '550 5.1.1 <nyj@yunxi.example.cn>: Recipient address rejected: User unknown in virtual mailbox table',
    ],
    ['Postfix, by its envelope', postfixByEnvelope(INPUT), 'failed', '5.2.2', '552 5.2.2 Mailbox full'],
    [
      'Postfix, still trying',
      postfixDelayed(INPUT),
      'delayed',
      '4.4.1',
      'connect to mail.other.example.cn[192.0.2.7]:25: Connection timed out',
    ],
    ['Postfix, done', delivered(INPUT), 'delivered', '2.0.0', '250 2.0.0 Ok: queued as 77F'],
    [
      'Exchange',
      exchange(INPUT),
      'failed',
      '5.1.10',
      '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    ],
    ['Coremail', coremail(INPUT), 'failed', '4.2.2', '452 收件邮箱超过限额'],
    ['QQ', qq(INPUT), 'failed', '5.7.1', '550 Mail content denied 邮件被拒收'],
  ])(
    'of %s says about which mail it is, what was done, and the words of the server',
    async (_, mail, action, status, diagnostic) => {
      const { about, reports } = await read(mail)
      expect(about).toEqual([INPUT.about])
      expect(reports).toEqual([expect.objectContaining({ action, status, diagnostic })])
      expect(reports[0]!.finalRecipient.toLowerCase()).toBe(INPUT.to)
    },
  )

  it('of a letter in the same conversation is not about our mail, which its references name', async () => {
    const other = exchange({ ...INPUT, about: 'letter@czj.example.cn' }).replace(
      'In-Reply-To:',
      `References: <${INPUT.about}>\nIn-Reply-To:`,
    )
    expect((await read(other)).about).toEqual(['letter@czj.example.cn'])
  })

  it('with several recipients gives each of them', async () => {
    const two = postfix(INPUT).replace(
      'Remote-MTA:',
      '\r\nFinal-Recipient: rfc822; second@yunxi.example.cn\r\nAction: delivered\r\nStatus: 2.0.0\r\nRemote-MTA:',
    )
    expect((await read(two)).reports.map(({ finalRecipient, action }) => [finalRecipient, action])).toEqual([
      ['nyj@yunxi.example.cn', 'failed'],
      ['second@yunxi.example.cn', 'delivered'],
    ])
  })
})

describe('a mail that is no notice', () => {
  it('such as an answering machine’s reports nothing, whatever its words are', async () => {
    expect(await read(vacation(INPUT))).toMatchObject({ reports: [], automatic: true, subject: '自动回复：我在休假' })
  })

  it('such as a returned message without a status reports nothing, but says which one it is', async () => {
    expect(await read(wordsOnly(INPUT))).toMatchObject({ reports: [], about: [INPUT.about] })
  })

  it.each([
    '',
    '\r\n\r\n',
    'no mail',
    'Content-Type: multipart/report; boundary="x"\n\n--x\n--x',
    '\u0000\u0001',
    'A: b\n'.repeat(1000),
  ])('is not stumbled over (%j)', async (text) => expect((await read(text)).reports).toEqual([]))
})
