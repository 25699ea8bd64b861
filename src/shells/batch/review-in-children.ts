import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { NEVER_OVER, type OutputRule } from '../../adapters/files/outputs.ts'
import type { ChildProgram } from '../../adapters/process/messages.ts'
import { convertedFor } from '../review/converting.ts'
import { InterruptedError, type ReviewHost } from '../review/host.ts'
import type { BatchOptions, Review, Reviewed, ReviewOrder } from '../review/open-review.ts'
import { openBatch } from './open-batch.ts'

/** What a batch in child processes needs besides. */
export interface BatchWorkers {
  /** Folder for the journals of commands that write nothing themselves. */
  readonly state: string
  /** How many run at once, where nothing else is asked for. */
  readonly cores: number
  /** In ms: how long a full disk is left alone before it is tried again. */
  readonly pause: number
}

/** Opens a review as a batch. Throws LockedError. */
export async function reviewInChildren(
  order: ReviewOrder,
  options: BatchOptions,
  host: ReviewHost & { readonly childProgram: ChildProgram },
  workers: BatchWorkers,
): Promise<Review> {
  const out = order.output && !order.output.dryRun ? order.output.folder : null
  const batch = await openBatch(
    {
      files: order.files,
      targetOf: (file) => order.output?.targets.get(file.absolute) ?? null,
      folder: out === null ? join(workers.state, stateName(order, host.cwd)) : join(out, '.jiaobiao'),
      task: {
        scheme: order.scheme?.id ?? null,
        applyScores: order.applyScores,
        applied: order.output !== undefined,
        out,
        output: order.output?.rule ?? NOTHING_WRITTEN,
      },
      jobs: options.jobs ?? workers.cores,
      limits: { seconds: options.timeout, megabytes: options.memory },
      resume: options.resume || options.retryFailed,
      retryFailed: options.retryFailed,
    },
    {
      childProgram: host.childProgram,
      program: host.program(),
      stderr: host.stderr,
      terminal: host.progress,
      width: host.width,
      clock: () => performance.now(),
      interrupted: host.interrupted,
      convert: (files) => convertedFor(files, host),
      pause: workers.pause,
      debug: host.debug,
    },
  )
  async function* items(): AsyncGenerator<Reviewed> {
    for await (const item of batch.items) {
      batch.progress.clear()
      yield item
    }
    if (!batch.complete())
      throw new InterruptedError('已按要求停止，做完的都已记下。接着做：在原来的命令后面加 --resume 再运行一次。')
  }
  return {
    isBatch: true,
    items: items(),
    summarise: (setting) => batch.summarise(setting),
    // The journal of `correct` stays with its results, so that a later run redoes only what has changed.
    close: (finished) => batch.close(out !== null || !finished),
  }
}

const NOTHING_WRITTEN: OutputRule = { kind: 'correct', ...NEVER_OVER }

/** The same command on the same paths finds its journal again. */
function stateName({ command, paths }: ReviewOrder, cwd: string): string {
  const key = JSON.stringify([command, ...paths.map((path) => resolve(cwd, path))])
  return `${command}-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`
}
