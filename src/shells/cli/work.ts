import { serveWork, type Work } from '../../adapters/process/serve-work.ts'

/**
 * The works of the command's child processes: `batch` reviews and sums up, `review` reads what came into the hot folder,
 * which may do anything, `share` touches a folder that may hang.
 */
const WORKS: Readonly<Record<string, () => Promise<Work>>> = {
  batch: async () => (await import('../batch/batch-work.ts')).BATCH_WORK,
  review: async () => ({ review: (await import('../watch/review-process/review-work.ts')).reviewWork }),
  share: async () => (await import('../watch/share/share-handlers.ts')).SHARE_HANDLERS,
}

/** Serves one of the works, on the thread of a child process. */
export async function work(name: string): Promise<void> {
  const load = WORKS[name]
  if (!load) throw new Error(`no work of the name ${name}`)
  serveWork(await load())
}
