import type { Browser, Page } from 'playwright-core'

/** Of what the browser writes down while it is traced. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Processor time, in microseconds. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/**
 * The longest that a page answered no key while something was done, in milliseconds of processor time: of the tasks on
 * its main thread the longest. On a machine that does much else it is the same.
 */
export async function longestTask(browser: Browser, page: Page, done: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel'] })
  await done()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const tasks = traceEvents.filter(({ ph, pid, tid }) => ph === 'X' && main.has(`${pid} ${tid}`))
  const longest = Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000
  if (!(longest > 0)) throw new Error('the browser tells no processor time of its tasks')
  return longest
}
