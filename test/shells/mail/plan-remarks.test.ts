import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { type MailPlace, NYJ, PLAN, SWJ, withMailPlace } from './mail-place.ts'

let place: MailPlace
withMailPlace((opened) => {
  place = opened
})

/** 「情况」 and 「备注」 of the mail to an address, as 发送计划.xlsx has them; times without their figures. */
function planned(address: string): readonly string[] {
  const { cells } = readWorkbook(readFileSync(place.path(PLAN))).sheets[0]!
  const at = (text: string) => cells.find(({ value }) => value.kind === 'text' && value.text === text)!
  const { row } = at(address)
  return ['情况', '备注'].map((head) => {
    const value = cells.find((cell) => cell.row === row && cell.column === at(head).column)?.value
    return value?.kind === 'text' ? value.text.replace(/\d{4}-\d\d-\d\d \d\d:\d\d(?!:)/, '（时间）') : ''
  })
}

describe('what 发送计划.xlsx remarks of a mail', () => {
  it('is nothing the first time', async () => {
    await place.plan()
    expect(planned(NYJ)).toEqual(['发送', ''])
  })

  it('is when and to whom the same workbooks went, to the minute', async () => {
    await place.plan()
    await place.sendAll()
    await place.plan()
    expect(planned(NYJ)).toEqual(['不再发', `这些工作簿 （时间） 已发给 ${NYJ}，不再发`])
    await place.plan('--resend', '云溪市农业农村局')
    expect(planned(NYJ)).toEqual(['发送，请看备注', `照 --resend 再发一次（这些工作簿 （时间） 已发给 ${NYJ}）`])
  })

  it('is that they were the same under another name of the unit, and when and to whom they went', async () => {
    await place.plan()
    await place.sendAll()
    place.contacts({ '云溪市农业农村局,': '云溪市农业农村委,云溪市农业农村局' })
    const { stdout } = await place.plan()
    expect(stdout).toMatch(/内容完全相同的工作簿 \d{4}-\d\d-\d\d \d\d:\d\d 已发给 nyj@yunxi\.example\.cn（当时的单位是/)
    await place.plan('--resend', '云溪市农业农村委')
    expect(planned(NYJ)).toEqual(['发送，请看备注', `照 --resend 再发一次（（时间） 已发给 ${NYJ}）`])
  })
})

describe('a plan after a mail that was refused', () => {
  beforeEach(async () => {
    await place.serve({ fault: { phase: 'RCPT', kind: '5xx', code: 550 }, times: 1 })
    await place.plan()
    await place.sendAll()
  })

  it('says that it is not sent, counts it apart, and names the command that tries again', async () => {
    const { stdout } = await place.plan()
    expect(stdout).toContain(
      '将发送 0 封，已发过 1 封不再发，上次没有发成的 1 封要加 --retry-failed 才再发，暂缓 0 个。',
    )
    expect(stdout).toContain(`上次没有发成的 1 封，这次也不发：\n  云溪市农业农村局 → ${NYJ}：上次没有发成（550`)
    expect(stdout).toContain('邮箱没有错、要再发的：jiaobiao mail send --plan ')
    expect(stdout).toMatch(/smtp\.json --retry-failed\n/)
    expect(stdout).not.toContain('--rehearse')
    expect(planned(NYJ)).toEqual([
      '先不发，请看备注',
      expect.stringMatching(/^上次没有发成（550.*），加 --retry-failed 才再发$/),
    ])
    const sent = await place.send('--yes', '0')
    expect(sent.stderr).toContain('将发送 0 封（已发过 1 封，不再发；上次没有发成的 1 封要加 --retry-failed 才再发）')
    expect((await place.send('--yes', '1', '--retry-failed')).code).toBe(0)
  })

  it('counts it among what is sent once its address was put right, as `send` then does', async () => {
    place.contacts({ 'nyj@': 'nyj2@' })
    const { stdout } = await place.plan()
    expect(stdout).toContain('将发送 1 封，已发过 1 封不再发，暂缓 0 个。')
    expect(stdout).toContain(`邮箱变了，上次是 ${NYJ}`)
    expect(planned('nyj2@yunxi.example.cn')[0]).toBe('发送，请看备注')
    expect((await place.send('--yes', '1')).code).toBe(0)
    expect(place.server.received.map(({ to }) => to)).toEqual([SWJ, 'nyj2@yunxi.example.cn'])
  })
})

describe('a plan where another file lies in its place', () => {
  it('is not made in part: the messages of the plan before stay as they are', async () => {
    await place.plan()
    const letters = () => {
      const folder = place.path('审核结果-发信/邮件')
      return readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')])
    }
    const before = letters()
    place.write(PLAN, '别人的表')
    place.contacts({ [NYJ]: 'nyj2@yunxi.example.cn' })
    const { code, stderr } = await place.plan()
    expect(code).not.toBe(0)
    expect(stderr).toContain('发送计划.xlsx')
    expect(readFileSync(place.path(PLAN), 'utf8')).toBe('别人的表')
    expect(letters()).toEqual(before)
  })
})
