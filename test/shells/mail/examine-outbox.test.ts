import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ExaminedFile } from '../../../src/core/mail/examined-file.ts'
import { examineOutbox } from '../../../src/shells/mail/examine-outbox.ts'
import { CLEAN, FIXTURES } from '../cli/run.ts'

const folder = mkdtempSync(join(tmpdir(), '校表 待发-'))
const found = new Map<string, ExaminedFile>()
beforeAll(() => {
  writeFileSync(join(folder, '坏的.xlsx'), 'PK')
  copyFileSync(join(FIXTURES, CLEAN), join(folder, '没有核对.xlsx'))
  symlinkSync(join(FIXTURES, CLEAN), join(folder, '链接.xlsx'))
  for (const { file } of examineOutbox(folder, folder)) found.set(file.path.split('/').at(-1)!, file)
})
afterAll(() => rmSync(folder, { recursive: true }))

it('nothing that was not read, and nothing that was not checked, counts as a result to be sent', () => {
  expect([...found].map(([name, { corrected, heads }]) => [name, corrected, heads.length]).sort()).toEqual([
    ['坏的.xlsx', false, 0],
    ['没有核对.xlsx', false, 0],
    ['链接.xlsx', false, 0],
  ])
})

it('what could not be read says so, and a link is not followed', () => {
  expect(found.get('坏的.xlsx')!.problem).toBeTruthy()
  expect(found.get('链接.xlsx')).toMatchObject({ sha256: '', problem: '这是指向别处的链接，没有跟过去看' })
  expect(found.get('没有核对.xlsx')!.problem).toBeUndefined()
})
