import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Download, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../src/adapters/excel/read-workbook.ts'
import { Clerk } from './clerk.ts'
import type { GivenBytes } from './open-page.ts'
import { ROOT } from './root.ts'
import { BROWSER, withPage } from './with-page.ts'

const OTHER: GivenBytes = { path: '自评.xlsx', bytes: readFileSync(join(ROOT, 'fixtures/example/example.xlsx')) }
/** Stands nowhere in the example. */
const TYPED = '4321.75'
const REASON = '追加了三百个培训名额'

describe.skipIf(BROWSER === undefined)('what is typed into 校表.html and not yet entered', () => {
  let page: Page
  let clerk: Clerk
  withPage(async (opened) => {
    ;({ page } = opened)
    clerk = new Clerk(page)
    await clerk.openExample()
  })

  const startTyping = async (): Promise<void> => {
    await clerk.goToSheet('1-1')
    await page.locator('td[data-cell="F12"]').click()
    await page.keyboard.type(TYPED)
  }
  const startExplaining = async (): Promise<void> => {
    await page.getByRole('button', { name: '写情况说明' }).first().click()
    await page.keyboard.type(REASON)
  }

  it('is in the workbook that Ctrl+S downloads, and the keyboard stays where it was', async () => {
    await startTyping()
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')])
    expect(await contentOf(download)).toContain(TYPED)
    expect(await page.evaluate('document.activeElement.className')).toBe('sheet-entry')
  })

  it.each(['a click', 'Ctrl+S'])('is in the workbook as 情况说明, downloaded by %s', async (way) => {
    await startExplaining()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      way === 'Ctrl+S' ? page.keyboard.press('Control+s') : page.getByRole('button', { name: /^下载改好/ }).click(),
    ])
    expect(await contentOf(download)).toContain(REASON)
    await page.getByText('已下载').waitFor()
    await page.close({ runBeforeUnload: true })
    await expect.poll(() => page.isClosed()).toBe(true)
  })

  it('is asked for before other files take its place, and before the page is closed', async () => {
    await startTyping()
    await clerk.drop([OTHER])
    await page.getByRole('button', { name: '先不打开' }).click()
    expect(await page.locator('td[data-cell="F12"]').innerText()).toContain(TYPED)
    await page.keyboard.press('Control+z')
    await startExplaining()
    const asked = page.waitForEvent('dialog')
    void page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.accept()
  })
})

/** All that stands in the cells of a workbook that was downloaded. */
async function contentOf(download: Download): Promise<string> {
  const { sheets } = readWorkbook(readFileSync(await download.path()))
  return sheets.flatMap(({ cells }) => cells.map(({ value }) => ('text' in value ? value.text : ''))).join('\n')
}
