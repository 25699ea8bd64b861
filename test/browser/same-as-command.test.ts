import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doorOf } from './door.ts'
import { findBrowser } from './find-browser.ts'
import { launch, nothingWatched, type OpenedPage, openPage } from './open-page.ts'
import { expectSame } from './same-as-command.ts'
import { fixtureSets, plantedSets, realSets, unusualSets } from './sets.ts'

const BROWSER = findBrowser()
/** Every so manieth of the fixtures and a few made-up sets; `node test/sweeps/run.mjs page` takes them all, and more. */
const EACH = 9
const PLANTED = 3
const SETS = [
  ...realSets(),
  ...fixtureSets().filter((_, index) => index % EACH === 0),
  ...(await unusualSets()),
  ...(await plantedSets(PLANTED)),
]

describe.skipIf(BROWSER === undefined)('校表.html in a browser, beside the command line', () => {
  let browser: Browser
  let opened: OpenedPage
  beforeAll(async () => {
    browser = await launch(BROWSER!)
    opened = await openPage(browser)
  })
  afterAll(() => browser?.close())

  it.each(SETS)('says the same and writes the same bytes: $name', async (set) => {
    await expectSame(doorOf(opened.page), set)
    expect(opened.watched).toEqual(nothingWatched())
  })
})
