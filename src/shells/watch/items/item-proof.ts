import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { syncFolder, writeWhole } from '../../../adapters/files/publish-file.ts'
import type { Item } from '../../../adapters/sqlite/watch-item.ts'
import { partsOf } from '../outbox/outbox-names.ts'
import { dateAndClock } from '../outbox/plain-text.ts'
import type { WorkFolder } from './work-folder.ts'

const RECORD_NAME = '记录.json'

/**
 * Keeps an item for the audit: the original's bytes, the results, and a record with hashes, rules and times, in a
 * folder of its own that appears whole or not at all. Done again after a crash it finds itself done. Returns the
 * folder's name below the proof folder.
 */
export function keepProof(proofRoot: string, item: Item, work: WorkFolder): string {
  const month = new Date(item.takenAt).toISOString().slice(0, 7)
  const { stem, extension } = partsOf(item.path)
  const name = `${month}/${String(item.id).padStart(6, '0')} ${[...stem].slice(0, 30).join('')} 第${item.round}次`
  const target = join(proofRoot, name)
  if (existsSync(join(target, RECORD_NAME))) return name
  const temporary = join(proofRoot, `.tmp-${item.id}`)
  rmSync(temporary, { recursive: true, force: true })
  mkdirSync(temporary, { recursive: true })
  const original = `原件${extension}`
  keepFile(work.copyOf(item.sha256), join(temporary, original))
  const results = item.staged.map(({ path, source, sha256 }, index) => {
    // Of an archive several may bear one name, in folders of their own.
    const own = item.staged.length > 2 ? `结果 ${index + 1} ${basename(path)}` : `结果 ${basename(path)}`
    keepFile(join(work.path, source), join(temporary, own))
    return { 发件夹中的名称: path, 存档中的名称: own, sha256 }
  })
  writeWhole(
    join(temporary, RECORD_NAME),
    Buffer.from(`${JSON.stringify(recordOf(item, original, results), null, 2)}\n`, 'utf8'),
  )
  syncFolder(temporary)
  mkdirSync(join(proofRoot, month), { recursive: true })
  rmSync(target, { recursive: true, force: true })
  renameSync(temporary, target)
  syncFolder(join(proofRoot, month))
  return name
}

/**
 * The working folder's file is on the disk already, never written again, and soon taken away: a second name for it will
 * do, where there are such.
 */
function keepFile(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    writeWhole(to, readFileSync(from))
  }
}

/** The original of an item that was kept. */
export function originalOf(proofRoot: string, item: Item): string | undefined {
  return item.proof === undefined ? undefined : join(proofRoot, item.proof, `原件${partsOf(item.path).extension}`)
}

function recordOf(item: Item, original: string, results: readonly object[]): object {
  const { result } = item
  return {
    文件: item.path,
    第几次: item.round,
    收到: dateAndClock(item.takenAt),
    文件存盘: dateAndClock(item.modified),
    存档: dateAndClock(Date.now()),
    原件: { 存档中的名称: original, 字节: item.size, sha256: item.sha256 },
    结果: results,
    规则: result?.rules ?? '',
    评分方案: result?.scheme ?? '',
    结论: result?.status ?? '',
    原因: result?.reason ?? null,
    单位: result?.unit ?? '',
    年度: result?.year ?? null,
    得分: result?.scores ?? [],
    问题: result?.findings ?? [],
  }
}
