import type { LockOwner } from './share/lock-folder.ts'
import type { SharedFolder } from './shared-folder.ts'

export interface AcquireOptions {
  /** A lock whose counter did not move for so long is left over. */
  readonly staleAfter: number
  readonly interrupted: () => boolean
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Told when it takes longer, because a lock is there whose holder has yet to show that it lives. */
  readonly onWait: () => void
}

/** Half of a lock, whose maker died at once, is not waited for as long. */
const EMPTY_STALE_AFTER = 10_000
const LOOK = 1000

/** Undefined when the folder is ours now (or nobody can lock it, because it is read-only); else who has it. */
export async function acquireLock(folder: SharedFolder, options: AcquireOptions): Promise<Partial<LockOwner> | undefined> {
  let watched: { readonly text: string; readonly since: number } | undefined
  for (;;) {
    const answer = await folder.tryLock()
    if (answer.state !== 'held') return undefined
    if (watched && watched.text !== answer.text && answer.owner) return answer.owner
    if (!watched) options.onWait()
    watched = watched?.text === answer.text ? watched : { text: answer.text, since: performance.now() }
    const patience = answer.owner ? options.staleAfter : Math.min(EMPTY_STALE_AFTER, options.staleAfter)
    if (answer.left || performance.now() - watched.since > patience) {
      if ((await folder.takeOver(answer.text)).state === 'acquired') return undefined
    }
    if (options.interrupted()) return answer.owner ?? {}
    await options.sleep(answer.left ? LOOK / 10 : LOOK)
  }
}
