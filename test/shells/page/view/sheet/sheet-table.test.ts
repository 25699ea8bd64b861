import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SheetLook } from '../../../../../src/core/model/sheet-look.ts'
import { lookWith } from './looks.ts'
import { findBrowser } from '../../../../browser/find-browser.ts'
import { launch } from '../../../../browser/open-page.ts'
import { ROOT } from '../../../../browser/root.ts'

const program = findBrowser()

/** The component and its style sheet, bundled for this test alone. */
async function bundled(): Promise<{ js: string; css: string }> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'test/shells/page/view/sheet/sheet-alone.tsx')],
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    tsconfigRaw: {},
  })
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))!.text
  return { js: text('.js'), css: text('.css') }
}

const LOOK = lookWith(
  [
    [1, 1, '甲'],
    [2, 2, '合并'],
    [4, 4, '12', { numeric: true }],
    [5, 4, '24', { numeric: true, edit: '=D4*2' }],
  ],
  { merges: [{ top: 2, left: 2, bottom: 3, right: 3 }] },
)

describe.skipIf(program === undefined)('a sheet in the browser', () => {
  let browser: Browser
  let parts: { js: string; css: string }
  let page: Page

  beforeAll(async () => {
    browser = await launch(program!)
    parts = await bundled()
  })
  afterAll(() => browser?.close())
  afterEach(() => page.context().close())
  beforeEach(async () => {
    page = await (await browser.newContext({ viewport: { width: 900, height: 500 } })).newPage()
    await page.setContent(
      `<style>html,body{margin:0;height:100%}body{display:flex}@media print{body{display:block}}${parts.css}</style>`,
    )
    await page.addScriptTag({ content: parts.js })
  })

  async function draw(look: SheetLook, zoom: 'fit' | number = 1): Promise<void> {
    await page.evaluate(([given, at]) => window.drawSheet(given, at, []), [look, zoom] as const)
    await page.waitForSelector('.sheet td[data-cell]')
  }
  const click = (cell: string) => page.click(`td[data-cell="${cell}"]`)
  const told = () => page.evaluate(() => window.told.splice(0).filter((each) => !each.startsWith('hover')))
  const shown = (cell: string) => page.locator(`td[data-cell="${cell}"] .sheet-box`).textContent()

  it('is moved about in with arrows, over merged cells as one', async () => {
    await draw(LOOK)
    await click('A2')
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Enter', 'Control+Home', 'End'])
      await page.keyboard.press(key)
    expect(await told()).toEqual([
      'select A2',
      'select B2',
      'select D2',
      'select D3',
      'select D4',
      'select A1',
      'select F1',
    ])
    await expect.poll(() => page.locator('[aria-selected=true]').getAttribute('data-cell')).toBe('F1')
  })

  it('is entered by Tab, and its first cell by the first arrow', async () => {
    await draw(LOOK)
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await told()).toEqual(['select A1', 'select A2'])
  })

  it('takes what is typed, at once and in place of what stood there', async () => {
    await draw(LOOK)
    await click('D4')
    await page.keyboard.type('12.5')
    await page.keyboard.press('Enter')
    expect(await told()).toEqual(['select D4', 'type D4 12.5', 'select D5'])
    await expect.poll(() => shown('D4')).toBe('12.5')
    await click('A1')
    await page.keyboard.type('x')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Delete')
    expect(await told()).toEqual(['select A1', 'type A1 '])
  })

  it('takes Chinese from its first letter on, and no Enter that belongs to putting it together', async () => {
    await draw(LOOK)
    await click('E1')
    const typing = await page.context().newCDPSession(page)
    await typing.send('Input.imeSetComposition', { text: 'yi qing', selectionStart: 7, selectionEnd: 7 })
    expect(await page.locator('.sheet-entry.typing').inputValue()).toBe('yi qing')
    await typing.send('Input.insertText', { text: '疫情' })
    await page.keyboard.press('Tab')
    expect(await told()).toEqual(['select E1', 'type E1 疫情', 'select F1'])
  })

  it('leaves a cell as it is where Chinese was begun and given up; what was typed before stays', async () => {
    await draw(LOOK)
    await click('A1')
    const typing = await page.context().newCDPSession(page)
    const compose = (text: string) =>
      typing.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await compose('ni')
    await compose('')
    expect(await page.locator('.sheet-entry.typing').count()).toBe(0)
    await page.keyboard.press('Enter')
    await page.keyboard.type('3')
    await compose('n')
    await compose('')
    await page.keyboard.press('Enter')
    expect(await told()).toEqual(['select A1', 'select A2', 'type A2 3', 'select A3'])
  })

  it('lets the text of a cell be changed: F2 or a double click, Alt and Enter for a new line', async () => {
    await draw(LOOK)
    await click('A1')
    await page.keyboard.press('F2')
    await page.keyboard.type('乙')
    await page.keyboard.press('Alt+Enter')
    await page.keyboard.type('丙')
    await page.keyboard.press('Enter')
    expect(await told()).toEqual(['select A1', 'type A1 甲乙\n丙', 'select A2'])
    await page.dblclick('td[data-cell="D4"]')
    await page.keyboard.type('3')
    await page.keyboard.press('Tab')
    expect((await told()).slice(-2)).toEqual(['type D4 123', 'select E4'])
  })

  it('keeps what was typed when another cell, or something else, is clicked', async () => {
    await draw(LOOK)
    await click('A1')
    await page.keyboard.type('新')
    await click('D4')
    expect(await told()).toContain('type A1 新')
    await page.keyboard.type('7')
    await page.locator('.sheet-entry').blur()
    expect(await told()).toContain('type D4 7')
  })

  it('says that a formula is not typed into', async () => {
    await draw(LOOK)
    await click('D5')
    for (const key of ['7', 'F2', 'Delete']) await page.keyboard.press(key)
    expect(await told()).toEqual(['select D5'])
    await expect.poll(() => page.locator('.sheet-notice').textContent()).toMatch(/公式/)
    expect(await page.locator('.sheet-entry').inputValue()).toBe('')
  })

  it('takes what was copied from Excel into as many cells, but into no formula; and gives what a cell shows', async () => {
    await draw(LOOK)
    await click('D4')
    await page.evaluate(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', '7\t8\r\n9\t10\r\n')
      document.activeElement!.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      )
    })
    expect(await told()).toEqual(['select D4', 'type D4 7', 'type E4 8', 'type E5 10', 'pasted, but D5 and 0'])
    const copied = await page.evaluate(() => {
      const clipboardData = new DataTransfer()
      document.activeElement!.dispatchEvent(
        new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
      )
      return clipboardData.getData('text/plain')
    })
    expect(copied).toBe('7')
  })

  it('leaves undo, and Tab while nothing is typed, to the page', async () => {
    await draw(LOOK)
    await click('A1')
    await page.evaluate(() => {
      window.addEventListener('keydown', ({ key, defaultPrevented }) =>
        window.told.push(`key ${key} ${defaultPrevented}`),
      )
    })
    for (const key of ['Control+z', 'Tab']) await page.keyboard.press(key)
    expect(await told()).toEqual(['select A1', 'key Control false', 'key z false', 'key Tab false'])
  })

  it('draws of a large sheet only what is seen, wherever that is', async () => {
    const cells = Array.from({ length: 20_000 }, (_, at) => [at + 1, 1, `第${at + 1}行`] as const)
    await draw(lookWith(cells, { rows: 20_000, columns: 500 }))
    await page.evaluate(() => window.scrollSheet('A15000'))
    await page.waitForSelector('td[data-cell="A15000"]')
    expect(await shown('A15000')).toBe('第15000行')
    const place = (await page.locator('td[data-cell="A15000"]').boundingBox())!
    expect(place.y > 0 && place.y < 480).toBe(true)
    await page.evaluate(() => window.scrollSheet('SF20000'))
    await page.waitForSelector('td[data-cell="SF20000"]')
    expect(await page.locator('.sheet td').count()).toBeLessThan(3000)
  })

  it('a merged range of which a part is scrolled away shows its text where it stands', async () => {
    const look = lookWith([[1, 1, '中间', { style: 1 }]], {
      rows: 400,
      columns: 3,
      styles: [{}, { align: 'center', valign: 'middle' }],
      merges: [{ top: 1, left: 1, bottom: 400, right: 3 }],
    })
    await draw(look)
    await page.evaluate(() => (document.querySelector('.sheet-scroll')!.scrollTop = 3800))
    const middle = (): Promise<number> =>
      page.evaluate(() => document.querySelector('td[data-cell="A1"] span')?.getBoundingClientRect().y ?? -1)
    await expect.poll(middle).toBeGreaterThan(100)
    expect(await middle()).toBeLessThan(400)
  })

  it('fits all columns into the width, and is whole on paper', async () => {
    await draw(lookWith([], { columns: 12, rows: 200 }), 'fit')
    const { scroll, client } = await page.evaluate(() => {
      const { scrollWidth: scroll, clientWidth: client } = document.querySelector('.sheet-scroll')!
      return { scroll, client }
    })
    expect(scroll).toBeLessThanOrEqual(client)
    const seen = await page.locator('.sheet tbody tr').count()
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    await expect.poll(() => page.locator('.sheet tbody tr').count()).toBe(200)
    expect(seen).toBeLessThan(200)
  })
})
