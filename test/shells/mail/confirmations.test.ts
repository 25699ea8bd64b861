import { readFileSync, renameSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { type MailPlace, PLAN, withMailPlace } from './mail-place.ts'
import { sheetTexts } from './sheet-texts.ts'

let place: MailPlace
withMailPlace((opened) => {
  place = opened
})

const LIST = '审核结果-发信/待确认.xlsx'

/** Writes a unit into 「发给」 of the first line, as a person does. */
function answer(unit: string): void {
  const bytes = readFileSync(place.path(LIST))
  const [sheet] = readWorkbook(bytes).sheets
  const at = (text: string) => sheet!.cells.find(({ value }) => value.kind === 'text' && value.text === text)!
  const cell = { row: at('发给').row + 1, column: at('发给').column, value: { kind: 'text', text: unit } } as const
  place.write(LIST, editWorkbook(bytes, { sheets: [{ sheet: sheet!.name, cells: [cell] }] }))
}

const planned = async (...more: string[]): Promise<{ messages: { unit: string }[]; held: { reason: string }[] }> =>
  JSON.parse((await place.plan('--format', 'json', ...more)).stdout)

describe('the list of confirmations', () => {
  it('asks for what is in no unit’s folder, takes the answer, and keeps it in the plan and for the next plan', async () => {
    renameSync(place.path('审核结果/云溪市农业农村局'), place.path('审核结果/第三组'))
    const { stdout } = await place.plan()
    expect(stdout).toContain('其中 1 套要由人确认发给谁')
    answer('云溪市农业农村局')
    expect((await planned()).messages.map(({ unit }) => unit)).toContain('云溪市农业农村局')
    const data = JSON.parse(readFileSync(place.path('审核结果-发信/发送计划.json'), 'utf8'))
    expect(data.messages.find((each: { unit: string }) => each.unit === '云溪市农业农村局').confirmed).toContain(
      '放在文件夹「第三组」里',
    )
    expect((await planned()).held).toEqual([])
    expect(sheetTexts(readWorkbook(readFileSync(place.path(PLAN))))).toContainEqual(
      expect.stringMatching(/^由人确认发给它（.*放在文件夹「第三组」里.*）$/),
    )
    await place.sendAll()
    expect(place.server.received).toHaveLength(2)
    const { stdout: verified } = await place.mail('verify', '--plan', '审核结果-发信/发送计划.xlsx')
    expect(verified).not.toContain('改动')
  })

  it('that names a unit of no address, or was spoilt, sends nothing', async () => {
    renameSync(place.path('审核结果/云溪市农业农村局'), place.path('审核结果/第三组'))
    await place.plan()
    answer('别处的局')
    expect((await planned()).held).toEqual([
      expect.objectContaining({ reason: '确认单里写的「别处的局」不是通讯录里的一个单位' }),
    ])
    place.write('别的.csv', '单位,发给\n甲,乙\n')
    const { code, stderr } = await place.plan('--confirm', '别的.csv')
    expect([code, stderr]).toEqual([2, expect.stringContaining('不是 mail plan 写出的确认单')])
  })
})
