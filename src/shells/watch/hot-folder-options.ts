import type { ChildProgram } from '../../adapters/process/messages.ts'
import type { Item } from '../../adapters/sqlite/watch-item.ts'
import type { WatchLedger } from '../../adapters/sqlite/watch-ledger.ts'
import type { Waiting } from './inbox/readiness.ts'
import type { SharedFolder } from './share/shared-folder.ts'
import type { WorkFolder } from './items/work-folder.ts'

export interface HotFolderOptions {
  readonly inbox: SharedFolder
  readonly outbox: SharedFolder
  readonly ledger: WatchLedger
  readonly work: WorkFolder
  readonly proofRoot: string
  readonly childProgram: ChildProgram
  readonly scheme: string | undefined
  readonly rules: string
  /** All times in milliseconds. */
  readonly interval: number
  readonly cap: number
  readonly timeLimit: number
  /** In MB. */
  readonly memoryLimit: number
  readonly jobs: number
  /** Ends when everything that lies there has its outcome. */
  readonly once: boolean
  readonly interrupted: () => boolean
  readonly now: () => number
  /** One line for who started the program. */
  readonly say: (line: string) => void
  /** An item has its results. */
  readonly onDone: (item: Item) => void
  /** The status as it was written last, for the local copy. */
  readonly onStatus: (text: string) => void
}

export interface WatchSummary {
  readonly checked: number
  readonly withErrors: number
  readonly problems: number
  readonly waiting: readonly Waiting[]
  readonly open: number
  readonly stopped: 'done' | 'interrupted' | 'taken-over'
}
