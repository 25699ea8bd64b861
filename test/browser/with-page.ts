import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { findBrowser } from './find-browser.ts'
import { launch, type OpenedPage, openPage, PAGE_FILE } from './open-page.ts'

/** Undefined where there is none: its tests are left out. */
export const BROWSER = findBrowser()

/** The page, or a report, opened anew for each test of a suite, made ready by `begin`, in one browser for all of them. */
export function withPage(begin: (opened: OpenedPage, browser: Browser) => unknown, file = PAGE_FILE): void {
  let browser: Browser
  let opened: OpenedPage
  beforeAll(async () => {
    browser = await launch(BROWSER!)
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    opened = await openPage(browser, undefined, file)
    await begin(opened, browser)
  })
  afterEach(() => opened.close())
}
