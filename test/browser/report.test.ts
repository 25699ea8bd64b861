import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { writeReport } from './made-report.ts'
import { nothingWatched, type Watched } from './open-page.ts'
import { BROWSER, withPage } from './with-page.ts'

describe.skipIf(BROWSER === undefined)('report.html', () => {
  const folder = mkdtempSync(join(tmpdir(), '校表 报告-'))
  const file = join(folder, 'report.html')
  let page: Page
  let watched: Watched
  beforeAll(() => writeReport(file))
  afterAll(() => rmSync(folder, { recursive: true }))
  withPage((opened) => {
    page = opened.page
    watched = opened.watched
  }, file)
  afterEach(() => expect(watched).toEqual(nothingWatched()))

  const units = (): Promise<string[]> => page.locator('.unit-name').allInnerTexts()

  it('shows what needs most work first, puts in order by a heading, finds by rule, and shows one state', async () => {
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
    await page.emulateMedia({ media: 'print' })
    await page.evaluate('dispatchEvent(new Event("beforeprint"))')
    expect(await page.locator('.finding').count()).toBe(4)
    expect(await page.getByRole('searchbox').isVisible()).toBe(false)
    // A button would be drawn on the first sheet of paper only.
    expect(await page.locator('th button').count()).toBe(0)
    expect(await page.locator('th').allInnerTexts()).toEqual(expect.arrayContaining(['单位', '状态', '请改正']))
    await page.evaluate('dispatchEvent(new Event("afterprint"))')
    expect(await page.locator('.finding').count()).toBe(0)
    expect(await page.locator('th button').count()).toBeGreaterThan(2)
  })

  it('turns dark, and tells files and units of the roster with what is the matter', async () => {
    await page.getByRole('button', { name: '☾ 深色' }).click()
    await page.locator('html[data-theme=dark]').waitFor()
    expect(await page.locator('.tagged').allInnerTexts()).toEqual([
      expect.stringMatching(/^报送情况（名册 1 个单位）\s*✓ 已交 甲局/),
      expect.stringMatching(/^没有核对的文件（1 个）\s*■ 压缩包打不开 资料\/明细\.rar/),
    ])
  })
})
