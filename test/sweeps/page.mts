import { doorOf } from '../browser/door.ts'
import { findBrowser } from '../browser/find-browser.ts'
import { launch, nothingWatched, openPage } from '../browser/open-page.ts'
import { expectSame } from '../browser/same-as-command.ts'
import { fixtureSets, plantedSets, realSets, unusualSets } from '../browser/sets.ts'

/**
 * `node test/sweeps/run.mjs page [COUNT]`: the page in a browser against the command line, on the real submission, all
 * fixtures and COUNT made-up sets: the same document, the same bytes, and no request.
 */
const count = Number(process.argv[2] ?? 100)
const path = findBrowser()
if (path === undefined) throw new Error('没有找到 Chromium、Chrome 或 Edge，可用 JIAOBIAO_CHROMIUM 指明。')
const browser = await launch(path)
const { page, watched } = await openPage(browser)
const sets = [...realSets(), ...fixtureSets(), ...(await unusualSets()), ...(await plantedSets(count))]
let different = 0
for (const set of sets) {
  try {
    await expectSame(doorOf(page), set)
  } catch (error) {
    different++
    console.log(`${set.name}\n${error instanceof Error ? error.message : String(error)}`)
  }
}
await browser.close()
const quiet = JSON.stringify(watched) === JSON.stringify(nothingWatched())
console.log(`${sets.length} sets, ${different} different; ${quiet ? 'no request' : JSON.stringify(watched)}`)
process.exit(different === 0 && quiet ? 0 : 1)
