import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { Clerk } from '../browser/clerk.ts'
import { findBrowser } from '../browser/find-browser.ts'
import { launch, openPage } from '../browser/open-page.ts'
import { realSets, unusualSets } from '../browser/sets.ts'

/**
 * `node test/sweeps/run.mjs page-screenshots FOLDER`: pictures of the page's screens, large, usual and on a telephone,
 * light and dark, to be looked at by a person.
 */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('node test/sweeps/run.mjs page-screenshots FOLDER')
const path = findBrowser()
if (path === undefined) throw new Error('没有找到 Chromium、Chrome 或 Edge，可用 JIAOBIAO_CHROMIUM 指明。')

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
]
const [REAL] = realSets()
const UNITS = (await unusualSets()).find(({ name }) => name === 'a folder of units')!

/** What is done before each picture. */
const SCREENS: Readonly<Record<string, (clerk: Clerk, page: Page) => Promise<void>>> = {
  start: async () => {},
  example: (clerk) => clerk.openExample(),
  finding: async (clerk, page) => {
    await clerk.openExample()
    await page.keyboard.press('F8')
  },
  mended: async (clerk) => {
    await clerk.openExample()
    await clerk.take('99.01')
    await clerk.seesLeft(5, 1)
  },
  'real set': async (clerk) => {
    await clerk.drop(REAL!.files)
    await clerk.seesSet()
  },
  units: async (clerk, page) => {
    await clerk.drop(UNITS.files)
    await page.getByText(/^共 \d+ 套，/).waitFor()
  },
  help: async (_, page) => {
    await page.keyboard.press('F1')
  },
  dark: async (clerk, page) => {
    await clerk.openExample()
    await page.getByRole('button', { name: /深色$/ }).click()
  },
}

mkdirSync(folder, { recursive: true })
const browser = await launch(path)
for (const size of SIZES) {
  for (const [name, go] of Object.entries(SCREENS)) {
    const { page, close } = await openPage(browser, size)
    try {
      await go(new Clerk(page), page)
      await page.waitForTimeout(300)
    } catch (error) {
      console.log(`${name} at ${size.width}: ${error instanceof Error ? error.message : String(error)}`)
    }
    await page.screenshot({ path: join(folder, `${name} ${size.width}.png`) })
    await close()
  }
}
await browser.close()
console.log(`${SIZES.length * Object.keys(SCREENS).length} pictures in ${folder}`)
