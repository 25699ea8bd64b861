import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { type MailPlace, NYJ, PLAN, withMailPlace } from './mail-place.ts'

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
