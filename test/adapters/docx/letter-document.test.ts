import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { findSoffice } from '../../../src/adapters/convert/find-soffice.ts'
import { letterDocument } from '../../../src/adapters/docx/letter-document.ts'
import type { LetterPage } from '../../../src/core/letters/letter-page.ts'
import { opinionLetter } from '../../../src/core/letters/opinion-letter.ts'
import { finding, set, SPOKEN } from '../../core/letters/sets.ts'
import { documentText } from './document-text.ts'

const PAGE: LetterPage = {
  paragraphs: [
    { role: 'title', text: '2025年度绩效自评表反馈意见' },
    { role: 'receiver', text: '甲局：' },
    { role: 'point', lead: '1. 请改正　', text: 'H9 <得分> & 「总分」\u0001\u202e：应为 3。' },
    { role: 'signature', text: '绩效科' },
  ],
}

afterEach(() => void vi.useRealTimers())

describe('a letter as a Word document', () => {
  it('says what the page says, a paragraph each, without what XML cannot hold', async () => {
    expect(documentText(await letterDocument(PAGE))).toEqual([
      ...['2025年度绩效自评表反馈意见', '甲局：', '1. 请改正　H9 <得分> & 「总分」 ：应为 3。', '绩效科'],
    ])
  })

  it('is the same bytes on any day', async () => {
    const today = await letterDocument(PAGE)
    vi.useFakeTimers({ now: new Date('2031-07-09T01:02:03Z'), toFake: ['Date'] })
    expect(Buffer.from(await letterDocument(PAGE)).equals(today)).toBe(true)
  })
})

const office = findSoffice(process.env)

/** How many pages LibreOffice makes of a document; undefined where it reads none (its Writer is not there). */
function pagesOf(bytes: Uint8Array): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'jiaobiao-letter-'))
  try {
    writeFileSync(join(folder, 'letter.docx'), bytes)
    const args = ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf', '--outdir']
    spawnSync(office!, [...args, folder, join(folder, 'letter.docx')], { timeout: 120_000 })
    const pdf = readFileSync(join(folder, 'letter.pdf'), 'latin1')
    return [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length
  } catch {
    return undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe.skipIf(office === undefined || process.platform === 'win32')('printed by LibreOffice', () => {
  it('the letter of a set with very many findings is one page of A4', async (context) => {
    const message = '年度资金总额（全年预算数）应等于按收入性质分各项之和 4185.9，实填 4139.12。请核对合计与各分项。'
    const findings = Array.from({ length: 90 }, (_, at) =>
      finding({ message, cell: `H${at}`, severity: at % 2 === 0 ? 'error' : 'warning', formKey: `form ${at % 20}` }),
    )
    const pages = pagesOf(await letterDocument(opinionLetter(set(findings, { corrected: 12 }), SPOKEN).page))
    if (pages === undefined) context.skip()
    expect(pages).toBe(1)
  })
})
