import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { otherFile } from '../../src/core/intake/other-file.ts'
import { HandIn } from '../../src/shells/report/hand-in.ts'
import { reportPage } from '../../src/shells/report/page/report-page.ts'
import type { SubmissionRecord } from '../../src/shells/report/submission-record.ts'
import { Tally } from '../../src/shells/report/tally.ts'
import { record } from '../shells/report/record.ts'
import { findBrowser } from './find-browser.ts'
import { launch, nothingWatched, type OpenedPage, openPage } from './open-page.ts'

const BROWSER = findBrowser()

/** Three units, one of them with a name that would be markup; beside them, a file that nobody can open. */
const RECORDS: readonly SubmissionRecord[] = [
  record('甲局', ['DF-02']),
  record('乙局', ['DF-02', 'PC-02', 'TX-09']),
  record('<img src=x onerror=alert(1)>局'),
]

function writeReport(file: string): void {
  const [tally, handIn] = [new Tally(), new HandIn([{ name: '甲局', aliases: [] }])]
  for (const each of RECORDS) for (const part of [tally, handIn]) part.add(each)
  writeFileSync(file, [...reportPage(RECORDS, tally, handIn, [otherFile('资料/明细.rar', 'archive')])].join(''))
}

describe.skipIf(BROWSER === undefined)('report.html', () => {
  const folder = mkdtempSync(join(tmpdir(), '校表 报告-'))
  let browser: Browser
  let opened: OpenedPage
  beforeAll(async () => {
    writeReport(join(folder, 'report.html'))
    browser = await launch(BROWSER!)
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })
  beforeEach(async () => {
    opened = await openPage(browser, undefined, join(folder, 'report.html'))
  })
  afterEach(async () => {
    expect(opened.watched).toEqual(nothingWatched())
    await opened.close()
  })

  const units = (): Promise<string[]> => opened.page.locator('.unit-name').allInnerTexts()

  it('shows what needs most work first, puts in order by a heading, finds by rule, and shows one state', async () => {
    const { page } = opened
    expect(await units()).toEqual(['▸ 乙局', '▸ 甲局', '▸ <img src=x onerror=alert(1)>局'])
    await page.getByRole('button', { name: '请改正', exact: true }).click()
    expect(await page.getByRole('columnheader', { name: '请改正' }).getAttribute('aria-sort')).toBe('descending')
    await page.getByRole('button', { name: '请改正', exact: true }).click()
    expect((await units()).at(-1)).toBe('▸ 乙局')
    await page.getByRole('searchbox').fill('局 pc-02')
    expect(await units()).toEqual(['▸ 乙局'])
    await page.getByRole('searchbox').fill('')
    await page.getByRole('button', { name: '完成 1' }).click()
    expect(await units()).toEqual(['▸ <img src=x onerror=alert(1)>局'])
  })

  it('opens a unit by a click or by keys, with its lines and what is the matter, and closes it again', async () => {
    const { page } = opened
    await page.locator('.unit-name').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await page.locator('.finding').allInnerTexts()).toEqual([
      expect.stringMatching(/^■ 请改正\s*B2\s*总分\s*DF-02　总分应等于/),
    ])
    await page.locator('tr', { hasText: '甲局' }).first().click()
    expect(await page.locator('.finding').count()).toBe(0)
  })

  it('goes on paper with all that is shown and its lines', async () => {
    const { page } = opened
    await page.emulateMedia({ media: 'print' })
    await page.evaluate('dispatchEvent(new Event("beforeprint"))')
    expect(await page.locator('.finding').count()).toBe(4)
    expect(await page.getByRole('searchbox').isVisible()).toBe(false)
    await page.evaluate('dispatchEvent(new Event("afterprint"))')
    expect(await page.locator('.finding').count()).toBe(0)
  })

  it('turns dark, and tells files and units of the roster with what is the matter', async () => {
    const { page } = opened
    await page.getByRole('button', { name: '☾ 深色' }).click()
    await page.locator('html[data-theme=dark]').waitFor()
    expect(await page.locator('.tagged').allInnerTexts()).toEqual([
      expect.stringMatching(/^报送情况（名册 1 个单位）\s*✓ 已交 甲局/),
      expect.stringMatching(/^没有核对的文件（1 个）\s*■ 压缩包打不开 资料\/明细\.rar/),
    ])
  })
})
