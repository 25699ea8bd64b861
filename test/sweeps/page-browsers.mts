import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inflateSync } from 'fflate'
import { bytesOfBase85 } from '../../src/shells/page/view/base85.ts'
import { doorOf, type PageAnswers, runDoor } from '../browser/door.ts'
import { Firefox } from '../browser/firefox.ts'
import { writeReport } from '../browser/made-report.ts'
import { launch, openPage, PAGE_FILE } from '../browser/open-page.ts'
import { chromium86, type Found, fromDebian } from '../browser/other-browsers.ts'
import { expectSame } from '../browser/same-as-command.ts'
import { realSets } from '../browser/sets.ts'

/**
 * `node test/sweeps/run.mjs page-browsers`: the page in a real Chromium 86 and in Firefox, and its Worker in the engine
 * of Firefox 102, against the command line on the real submission; report.html there, too. Fetches what it needs, and
 * says what it left out.
 */
const [REAL] = realSets()
const FOLDER = mkdtempSync(join(tmpdir(), 'jiaobiao-report-'))
const REPORT_FILE = join(FOLDER, 'report.html')
writeReport(REPORT_FILE)

async function tried(name: string, found: Found, attempt: (path: string) => Promise<string>): Promise<boolean> {
  if ('missing' in found) {
    console.log(`${name}: left out, ${found.missing}`)
    return true
  }
  try {
    console.log(`${name}: ${await attempt(found.path)}`)
    return true
  } catch (error) {
    console.log(`${name}: FAILED\n${error instanceof Error ? error.message : String(error)}`)
    return false
  }
}

/**
 * In a page: opens the example, takes a proposal, and waits until it is counted. As a script, since what Playwright puts
 * into a page to find buttons does not run in a Chromium 86.
 */
const MENDED = `
  const button = (text) => [...document.querySelectorAll('button')].find((each) => each.innerText.includes(text))
  const seen = async (test) => {
    for (let tries = 0; !test(); tries++) {
      if (tries > 600) throw new Error('waited in vain: ' + test)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  button('看一个例子').click()
  await seen(() => button('采用 99.01'))
  button('采用 99.01').click()
  await seen(() => /请改正 5/.test(button('请改正')?.innerText.replace(/\\s+/g, ' ')))`

/** In the report: finds a unit by the rule, opens it, and puts the table in order. */
const READ = `
  const units = () => [...document.querySelectorAll('.unit-name')].map((each) => each.innerText.slice(2))
  const seen = async (test) => {
    for (let tries = 0; !test(); tries++) {
      if (tries > 600) throw new Error('waited in vain: ' + test)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  await seen(() => units().length === 3)
  document.querySelectorAll('th button')[0].click()
  await seen(() => units()[2] === '甲局')
  const search = document.querySelector('input')
  search.value = 'pc-02'
  search.dispatchEvent(new Event('input', { bubbles: true }))
  await seen(() => units().length === 1)
  document.querySelector('.unit-name').click()
  await seen(() => document.querySelectorAll('.finding').length === 3)`

async function inChromium(path: string): Promise<string> {
  const browser = await launch(path, ['--no-zygote', '--disable-gpu'])
  try {
    const { page, watched } = await openPage(browser)
    await expectSame(doorOf(page), REAL!)
    await page.evaluate(`(async () => {${MENDED}})()`)
    const report = await openPage(browser, undefined, REPORT_FILE)
    await report.page.evaluate(`(async () => {${READ}})()`)
    for (const { requests, refused, errors } of [watched, report.watched])
      if (requests.length + refused.length + errors.length > 0)
        throw new Error(JSON.stringify([watched, report.watched]))
    return `${browser.version()}, the same document and the same bytes; the example mended, the report read`
  } finally {
    await browser.close()
  }
}

async function inFirefox(path: string): Promise<string> {
  const firefox = await Firefox.start(path)
  try {
    await firefox.open(pathToFileURL(PAGE_FILE).href)
    await expectSame(
      runDoor((body, ...args) => firefox.run(body, ...args)),
      REAL!,
    )
    await firefox.run(MENDED)
    await firefox.open(pathToFileURL(REPORT_FILE).href)
    await firefox.run(READ)
    const agent = await firefox.run('return navigator.userAgent')
    return `${agent}, the same document and the same bytes; the example mended, the report read`
  } finally {
    await firefox.close()
  }
}

/** The Worker alone: gjs has no page. */
async function inGjs(path: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'jiaobiao-gjs-'))
  try {
    const packed = /id="worker">([^<]+)</.exec(readFileSync(PAGE_FILE, 'utf8'))![1]!
    writeFileSync(join(folder, 'worker.js'), inflateSync(bytesOfBase85(packed)))
    const ask = (name: string): unknown => {
      const files = REAL!.files.map(({ path, bytes }, index) => {
        writeFileSync(join(folder, `${index}`), bytes)
        return { path, place: join(folder, `${index}`) }
      })
      writeFileSync(join(folder, 'order.json'), JSON.stringify({ script: join(folder, 'worker.js'), name, files }))
      const args = ['test/browser/worker-in-gjs.js', join(folder, 'order.json'), join(folder, 'answer.json')]
      const { status, stderr } = spawnSync(path, args, { encoding: 'utf8' })
      if (status !== 0) throw new Error(stderr)
      const reply = JSON.parse(readFileSync(join(folder, 'answer.json'), 'utf8')) as {
        answer?: unknown
        failed?: string
      }
      if (reply.failed !== undefined) throw new Error(reply.failed)
      return reply.answer
    }
    const answers: PageAnswers = {
      check: async () => ask('check'),
      correct: async () => {
        const files = ask('correct') as { name: string; file: string }[]
        return new Map(files.map(({ name, file }) => [name, Buffer.from(file, 'base64')]))
      },
    }
    await expectSame(answers, REAL!)
    return `${spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim()}, the same document and the same bytes`
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const results = [
  await tried('Chromium 86', chromium86(), inChromium),
  await tried('Firefox', fromDebian('firefox-esr', 'firefox-esr'), inFirefox),
  await tried("Firefox 102's engine", fromDebian('gjs', 'gjs'), inGjs),
]
rmSync(FOLDER, { recursive: true })
process.exit(results.every(Boolean) ? 0 : 1)
