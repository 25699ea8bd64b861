import type { Browser } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { Clerk } from './clerk.ts'
import { Command } from './command.ts'
import { doorOf } from './door.ts'
import { attackingSet, hostileFiles, hugeSheets } from './hostile-sets.ts'
import { longestTask } from './longest-task.ts'
import { nothingWatched, type OpenedPage } from './open-page.ts'
import { BROWSER, withPage } from './with-page.ts'

/** Of everything in the hostile contents, and rows of a hundred cells; JIAOBIAO_MANY=10000 for a million cells. */
const MANY = Number(process.env.JIAOBIAO_MANY ?? 2000)
/** Rows of a hundred cells that take many seconds to be read. */
const LONG = 15_000
/** In milliseconds, on a machine that does much else. */
const STOPPED_WITHIN = 5000
/** A page that answers no key for so long, in milliseconds, is felt to hang. */
const FROZEN = 500

describe.skipIf(BROWSER === undefined)('校表.html and hostile workbooks', () => {
  let browser: Browser
  let opened: OpenedPage
  withPage((...each) => {
    ;[opened, browser] = each
  })

  it('runs no script and fetches nothing that stands in names, cells, formulas, comments, styles or file names', async () => {
    const { page, watched } = opened
    const clerk = new Clerk(page)
    for (const file of attackingSet()) {
      await clerk.drop([file])
      await clerk.seesAnswer()
      expect(await page.locator('body').innerText()).toMatch(/on(?:load|error)=|<script>/)
      for (const tab of await page.getByRole('tab').all()) await tab.click()
      for (const head of await page.locator('.finding-head').all()) await head.click()
      expect(await page.evaluate(() => (globalThis as { attacked?: number }).attacked)).toBeUndefined()
    }
    expect(watched).toEqual(nothingWatched())
  })

  it('stays awake while bombs, lies and costly XML are read, and says of each what the command says', async () => {
    const { page, watched } = opened
    const files = hostileFiles(MANY)
    let document: unknown
    const longest = await longestTask(browser, page, async () => {
      document = await doorOf(page).check(files)
    })
    expect(longest).toBeLessThan(FROZEN)
    const command = new Command(files)
    expect(document).toEqual(command.check())
    command.done()
    expect(watched).toEqual(nothingWatched())
  })

  it('is stopped at once in the middle of a workbook that takes long, and ready for the next', async () => {
    const { page, watched } = opened
    const clerk = new Clerk(page)
    const [, long] = hugeSheets(LONG)
    await clerk.drop([long!])
    await page.locator('.progress-name').getByText('长.xlsx').waitFor()
    const started = Date.now()
    await page.getByRole('button', { name: '停止' }).click()
    await page.getByText('把自评表拖到这里').waitFor()
    expect(Date.now() - started).toBeLessThan(STOPPED_WITHIN)
    expect(await page.getByRole('status').innerText()).toContain('已停止。')
    await clerk.openExample()
    await clerk.seesLeft(6, 1)
    expect(watched).toEqual(nothingWatched())
  })

  it.each(hugeSheets(MANY))(
    'shows a sheet of 16,384 columns, or of many cells, without freezing: $path',
    async (file) => {
      const { page, watched } = opened
      const clerk = new Clerk(page)
      await clerk.choose([file])
      await clerk.seesSet()
      const longest = await longestTask(browser, page, async () => {
        await clerk.goToSheet('1-3-4')
        await page.locator('td[data-cell="A1"]').click()
        await page.keyboard.press('Control+End')
        await page.keyboard.press('Control+Home')
      })
      expect(longest).toBeLessThan(FROZEN)
      expect(await page.locator('td').count()).toBeLessThan(20_000)
      expect(watched).toEqual(nothingWatched())
    },
  )
})
