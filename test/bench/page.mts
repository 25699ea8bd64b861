import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { Clerk } from '../browser/clerk.ts'
import { doorOf } from '../browser/door.ts'
import { findBrowser } from '../browser/find-browser.ts'
import { openPage } from '../browser/open-page.ts'
import { pageMemory } from '../browser/page-memory.ts'
import { realSets } from '../browser/sets.ts'
import { unitName, workbookMaker } from '../fixture-content/many-workbooks.ts'
import { tellBars } from './bars.mts'
import { median } from './measure.mts'

/**
 * `npm run bench -- page [COUNT]`: how fast the page finds what is wrong in the 20 forms of a real set and checks again
 * after a cell, how much memory it takes, also for COUNT workbooks (500).
 */
const [root, , countText = '500'] = process.argv.slice(2) as [string, string, string?]
const path = findBrowser()
if (path === undefined) throw new Error('没有找到 Chromium、Chrome 或 Edge，可用 JIAOBIAO_CHROMIUM 指明。')
const [REAL] = realSets()
const ROUNDS = 7

// Its own server process, so that the browser's number is known.
const server = await chromium.launchServer({ executablePath: path, args: ['--no-sandbox'] })
const browser = await chromium.connect(server.wsEndpoint())
const browserId = server.process().pid!

function commandTime(): number {
  const start = performance.now()
  const args = [join(root, 'dist/jiaobiao.js'), 'check', 'fixtures/zhuzhou-commerce-2022/workbook', '--exit-zero']
  if (spawnSync(process.execPath, args, { cwd: root }).status !== 0) throw new Error('the command does not run')
  return performance.now() - start
}

/** A page that has just been opened; its first findings. */
async function firstFindings(): Promise<number> {
  const { page, close } = await openPage(browser)
  await page.waitForTimeout(500)
  const start = performance.now()
  await doorOf(page).check(REAL!.files)
  const time = performance.now() - start
  await close()
  return time
}

/** From Enter in a cell to what the page says and shows of the set as it then is. */
async function checkedAgain(page: Page, cell: string, text: string): Promise<number> {
  await page.locator(`td[data-cell="${cell}"]`).click()
  await page.keyboard.type(text)
  await page.evaluate(`(() => {
    globalThis.checked = new Promise((resolve) => {
      let start = 0
      addEventListener('keydown', () => (start = performance.now()), { capture: true, once: true })
      new MutationObserver((_, observer) => {
        if (!document.querySelector('.notice')?.textContent.includes('${cell} 已改为 ${text}。')) return
        observer.disconnect()
        resolve(performance.now() - start)
      }).observe(document.body, { childList: true, subtree: true, characterData: true })
    })
  })()`)
  await page.keyboard.press('Enter')
  return (await page.evaluate('globalThis.checked')) as number
}

async function mending(): Promise<{ readonly again: number; readonly memory: number }> {
  const { page, close } = await openPage(browser, { width: 1920, height: 1080 })
  const clerk = new Clerk(page)
  await clerk.choose(REAL!.files)
  await clerk.seesSet()
  await clerk.goToSheet('1-2')
  const times: number[] = []
  // 全年预算数 of 整体: sums, rate and other forms hang on it; with the second amount its sum is right.
  for (let round = 0; round < ROUNDS; round++)
    times.push(await checkedAgain(page, 'E6', round % 2 === 0 ? '4185.9' : '4139.12'))
  const memory = pageMemory(browserId)
  await close()
  return { again: median(times), memory }
}

async function many(count: number): Promise<readonly number[]> {
  const { page, close } = await openPage(browser)
  const make = await workbookMaker()
  // On the disk, as a clerk's are: bytes that are handed over stay in the memory of the page.
  const folder = mkdtempSync(join(tmpdir(), 'jiaobiao-many-'))
  const files = Array.from({ length: count }, (_, number) => {
    const file = join(folder, `${number} ${unitName(number)}.xlsx`)
    writeFileSync(file, make(number))
    return file
  })
  const start = performance.now()
  const done = page
    .getByText(`共 ${count} 套`)
    .first()
    .waitFor({ timeout: 600_000 })
    .then(() => true)
  await page.locator('input[type=file]').first().setInputFiles(files)
  const sizes: number[] = []
  while (!(await Promise.race([done, page.waitForTimeout(1000).then(() => false)]))) sizes.push(pageMemory(browserId))
  sizes.push(pageMemory(browserId))
  console.log(
    `${count} workbooks: ${((performance.now() - start) / 1000).toFixed(1)} s, MB second by second: ${sizes.map(Math.round).join(' ')}`,
  )
  await close()
  rmSync(folder, { recursive: true })
  return sizes
}

const command = median(Array.from({ length: ROUNDS }, commandTime))
const firsts: number[] = []
for (let round = 0; round < ROUNDS; round++) firsts.push(await firstFindings())
const first = median(firsts)
console.log(`command line ${command.toFixed(0)} ms, first findings in the page ${first.toFixed(0)} ms`)
const { again, memory } = await mending()
console.log(`checked again after a cell: ${again.toFixed(0)} ms; the page then holds ${memory.toFixed(0)} MB`)
const sizes = await many(Number(countText))
tellBars([
  { what: 'first findings ÷ time of the command line', wanted: 1.5, atMost: true, measured: first / command },
  { what: 'checked again after a cell, ms', wanted: 100, atMost: true, measured: again },
  { what: 'memory with the real set open, MB', wanted: 200, atMost: true, measured: memory },
  { what: `memory at most with ${countText} workbooks, MB`, wanted: 300, atMost: true, measured: Math.max(...sizes) },
])
await browser.close()
await server.close()
