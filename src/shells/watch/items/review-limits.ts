import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { Ending } from '../../../adapters/process/supervised-process.ts'
import type { Item } from '../../../adapters/sqlite/watch-item.ts'
import { type ItemResult, NOTHING_FOUND } from '../../../core/rounds/item-result.ts'
import type { WorkFolder } from './work-folder.ts'

/** What LibreOffice may take until its first result, and for one file. */
const CONVERSION = 160_000
const BYTES_A_SECOND = 200_000

/** How long the review of some items may take, in milliseconds; an archive may hold files that are to be converted. */
export function limitFor(
  group: readonly Item[],
  { work, timeLimit }: { readonly work: WorkFolder; readonly timeLimit: number },
): number {
  const foreign = group.some((each) => /\.zip$/i.test(each.path) || !startsLikeZip(work.copyOf(each.sha256)))
  const bytes = group.reduce((sum, each) => sum + each.size, 0)
  return timeLimit + (bytes / BYTES_A_SECOND) * 1000 + (foreign ? CONVERSION : 0)
}

function startsLikeZip(path: string): boolean {
  if (statSync(path).size < 2) return true
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(2)
    readSync(file, head)
    return head.toString('latin1') === 'PK'
  } finally {
    closeSync(file)
  }
}

/** What our own process could not do with a workbook, twice. */
export function failure(how: Exclude<Ending<unknown>['how'], 'answered'>, limit: number): ItemResult {
  const stopped = '核对时程序意外停止，试过两次。请用 WPS 或 Excel 另存为 .xlsx 后再交'
  const reasons: Readonly<Record<typeof how, string>> = {
    'too-slow': `核对用了 ${Math.max(1, Math.round(limit / 60_000))} 分钟还没有完成，已停止。请检查表里是否有大量无关内容，删去后再交`,
    'too-much-memory': '核对时占用内存过多，已停止。请删去表里的无关内容后再交',
    died: stopped,
    failed: stopped,
    'cannot-start': stopped,
  }
  return { ...NOTHING_FOUND, status: 'failed', reason: `${reasons[how]}；还是不行的，请把文件交给软件维护人员。` }
}
