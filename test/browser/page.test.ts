import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Download } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { Clerk } from './clerk.ts'
import { Command } from './command.ts'
import { doorOf } from './door.ts'
import { ROOT } from './root.ts'
import { type GivenBytes, nothingWatched, type OpenedPage } from './open-page.ts'
import { BROWSER, withPage } from './with-page.ts'

const EXAMPLE: GivenBytes = { path: '自评.xlsx', bytes: readFileSync(join(ROOT, 'fixtures/example/example.xlsx')) }

describe.skipIf(BROWSER === undefined)('校表.html in a browser', () => {
  let opened: OpenedPage
  let clerk: Clerk
  withPage((each) => {
    opened = each
    clerk = new Clerk(each.page)
  })

  it('asks no network for anything, and its own policy refuses nothing that it does', async () => {
    await clerk.openExample()
    await doorOf(opened.page).check([EXAMPLE])
    expect(opened.watched).toEqual(nothingWatched())
  })

  it('is refused a request, an address in a style, code from text and a script of another hash', async () => {
    const { page, watched } = opened
    await page.evaluate(`(async () => {
      await fetch('https://elsewhere.example/').catch(() => {})
      document.body.style.backgroundImage = 'url(https://elsewhere.example/a.png)'
      const script = document.createElement('script')
      script.textContent = 'globalThis.foreign = true'
      document.body.append(script)
      await new Promise((resolve) => setTimeout(resolve, 200))
    })()`)
    expect(watched.refused.map((each) => each.split(' ')[0]).sort()).toEqual([
      'connect-src',
      'img-src',
      'script-src-elem',
    ])
    expect(await page.evaluate(`'foreign' in globalThis`)).toBe(false)
  })

  it('takes a clerk from the example to a mended workbook with which the command line is content', async () => {
    await clerk.openExample()
    await clerk.seesLeft(6, 1)
    await clerk.take('99.01')
    await clerk.seesLeft(5, 1)
    await clerk.goToSheet('1-1')
    await clerk.type('F12', '4.27')
    await clerk.seesLeft(4, 1)
    const left = (await checked(await clerk.download('下载改好的工作簿'))).map(({ rule }) => rule)
    expect(left).toEqual(['ZJ-03', 'ZJ-04', 'PC-02', 'ZJ-01', 'DF-01'])
    expect(opened.watched).toEqual(nothingWatched())
  })

  it('takes one value for a double click, though the next comes under the pointer', async () => {
    const { page } = opened
    await clerk.openExample()
    const { x, y, width, height } = (await page.locator('.take').first().boundingBox())!
    const [left, top] = [x + width / 2, y + height / 2]
    await page.mouse.click(left, top)
    await clerk.seesLeft(5, 1)
    await page.mouse.click(left, top, { clickCount: 2 })
    await page.getByRole('button', { name: '改动清单 1' }).waitFor()
    await clerk.take('97.24%')
    await clerk.seesLeft(4, 1)
  })

  it('takes the card of a cell away once the pointer has left it: what lies below can be clicked', async () => {
    const { page } = opened
    await clerk.openExample()
    await clerk.goToSheet('1-1')
    await clerk.type('F17', '700')
    await page.keyboard.press('ArrowUp')
    const card = (await page.locator('.card').boundingBox())!
    await page.locator('td[data-cell="A1"]').hover()
    await page.locator('.card', { hasText: 'F17' }).waitFor({ state: 'detached' })
    await page.mouse.click(card.x + 20, card.y + 100)
    await expect.poll(() => page.locator('.sheet-entry').getAttribute('aria-label')).not.toContain('F17')
  })

  it('can be used with the keyboard alone', async () => {
    const { page } = opened
    await page.getByRole('button', { name: '看一个例子' }).focus()
    await page.keyboard.press('Enter')
    await clerk.seesSet()
    await page.keyboard.press('F8')
    expect(await page.locator('.finding-head[aria-current=true]').count()).toBe(1)
    const taken = page.getByRole('button', { name: /采用 99.01$/ })
    await taken.focus()
    await page.keyboard.press('Enter')
    await clerk.seesLeft(5, 1)
    await page.keyboard.press('Control+z')
    await clerk.seesLeft(6, 1)
    await page.keyboard.press('Control+y')
    await clerk.seesLeft(5, 1)
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')])
    expect((await checked(download)).map(({ rule }) => rule)).not.toContain('DF-02')
  })

  it('leads with F8 from finding to finding, and with Enter on from the one that is chosen', async () => {
    const { page } = opened
    await clerk.openExample()
    const chosen = page.locator('.finding-head[aria-current=true]')
    const hasKeyboard = (): Promise<boolean> => chosen.evaluate((head) => head.matches(':focus'))
    await page.keyboard.press('F8')
    await expect.poll(hasKeyboard).toBe(true)
    await page.keyboard.press('F8')
    await expect.poll(hasKeyboard).toBe(true)
    const cell = await chosen.locator('.cell').innerText()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.sheet-entry:focus').getAttribute('aria-label')).toMatch(`${cell}，`)
  })

  it('asks before it is closed as long as a change was not downloaded, and not before or after', async () => {
    const { page } = opened
    await clerk.openExample()
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.dismiss()
    })
    await clerk.take('99.01')
    await clerk.seesLeft(5, 1)
    await page.close({ runBeforeUnload: true })
    await expect.poll(() => asked).toEqual(['beforeunload'])
    expect(page.isClosed()).toBe(false)
    await clerk.download('下载改好的工作簿')
    await page.close({ runBeforeUnload: true })
    await expect.poll(() => page.isClosed()).toBe(true)
    expect(asked).toEqual(['beforeunload'])
  })

  it('takes what is dropped onto it, and what is chosen: one set is shown, several stand in a table', async () => {
    await clerk.drop([EXAMPLE])
    await clerk.seesSet()
    await clerk.seesLeft(6, 1)
    const clean = readFileSync(join(ROOT, 'fixtures/clean/workbook/云溪市农业农村局2023年绩效自评.xlsx'))
    const real = readFileSync(join(ROOT, 'fixtures/zhuzhou-commerce-2022/workbook/株洲市商务局2022年绩效自评.xlsx'))
    await clerk.drop([
      { path: '甲.xlsx', bytes: clean },
      { path: '乙.xlsx', bytes: real },
    ])
    await opened.page.getByText('共 2 套，点一行打开').waitFor()
    await opened.page.getByRole('button', { name: '株洲市商务局' }).click()
    await clerk.seesSet()
    expect(opened.watched).toEqual(nothingWatched())
  })
})

/** What the command line finds in a file that was downloaded, but for hints. */
async function checked(download: Download): Promise<readonly { readonly rule: string }[]> {
  const command = new Command([{ path: download.suggestedFilename(), bytes: readFileSync(await download.path()) }])
  try {
    const { submissions } = command.check() as {
      submissions: { findings: { rule: string; severity: string }[] }[]
    }
    return submissions.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'info'))
  } finally {
    command.done()
  }
}
