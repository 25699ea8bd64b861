import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { ROOT } from './root.ts'

/** The page as the build wrote it. */
export const PAGE_FILE = join(ROOT, 'dist/校表.html')

/** A file for the page, as its door takes it. */
export interface GivenBytes {
  readonly path: string
  readonly bytes: Uint8Array
}

export function launch(executablePath: string, more: readonly string[] = []): Promise<Browser> {
  // A container has no sandbox, and little shared memory.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', ...more] })
}

/** What the page must never do; kept while it is open. */
export interface Watched {
  /** Addresses that were asked for, but for the page itself and what it made. */
  readonly requests: string[]
  /** What its policy refused: 「script-src-elem inline」. */
  readonly refused: string[]
  /** Errors that nobody caught, and what the browser complains of. */
  readonly errors: string[]
}

export interface OpenedPage {
  readonly page: Page
  readonly watched: Watched
  readonly close: () => Promise<void>
}

const NOTHING: Watched = { requests: [], refused: [], errors: [] }
/** A page that did none of it. */
export const nothingWatched = (): Watched => NOTHING

/** Opens the page, or a report, from the disk, as a double click does, in a profile of its own. */
export async function openPage(
  browser: Browser,
  size = { width: 1280, height: 800 },
  file = PAGE_FILE,
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: size, acceptDownloads: true, locale: 'zh-CN' })
  // For machines that do much else.
  context.setDefaultTimeout(120_000)
  const watched: Watched = { requests: [], refused: [], errors: [] }
  const url = pathToFileURL(file).href
  await watch(context, url, watched)
  const page = await context.newPage()
  await page.goto(url)
  return { page, watched, close: () => context.close() }
}

async function watch(context: BrowserContext, own: string, watched: Watched): Promise<void> {
  context.on('request', (request) => {
    const url = request.url()
    if (url !== own && !/^(?:blob|data):/.test(url)) watched.requests.push(url)
  })
  context.on('weberror', (error) => watched.errors.push(String(error.error())))
  context.on('console', (message) => {
    if (message.type() === 'error') watched.errors.push(message.text())
  })
  await context.exposeFunction('__refused', (what: string) => watched.refused.push(what))
  await context.addInitScript(
    `document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      __refused(violatedDirective + ' ' + blockedURI))`,
  )
}
