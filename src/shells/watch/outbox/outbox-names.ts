import { createHash } from 'node:crypto'
import { UNSEEN_LETTERS } from '../../../core/identity/visible-name.ts'

/** Names in the outbox: the same relative name as in the inbox, where every system can write it. Pure. */

const FORBIDDEN = /[\\:*?"<>|]/g
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i
/** File systems take 255 bytes or 255 UTF-16 units; what we put behind a name must fit, too. */
const LONGEST_BYTES = 180

/** 「教育局/自评表.xlsx」 → folder 「教育局」, stem 「自评表」, extension 「.xlsx」; both writable everywhere. */
export function partsOf(path: string): { readonly folder: string; readonly stem: string; readonly extension: string } {
  const names = path.split('/')
  const match = /^(.+?)(\.[^.]{1,10})?$/s.exec(names.at(-1)!)!
  return {
    folder: names.slice(0, -1).map(writable).join('/'),
    stem: writable(match[1]!),
    extension: match[2] ?? '',
  }
}

function writable(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(FORBIDDEN, '_')
    .replace(UNSEEN_LETTERS, '_')
    // What is hidden here is no answer.
    .replace(/^\.+/, (start) => '_'.repeat(start.length))
    .replace(/[. ]+$/, (end) => '_'.repeat(end.length))
  return shortened(RESERVED.test(clean) ? `_${clean}` : clean)
}

/** Cut at a whole character; the hash keeps names apart that begin alike. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_BYTES) return name
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8)
  let short = ''
  for (const letter of name) {
    if (Buffer.byteLength(short) + Buffer.byteLength(letter) > LONGEST_BYTES - 9) break
    short += letter
  }
  return `${short}~${hash}`
}

export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

/** 「（第2次）」 from the second round on. */
function roundMark(round: number): string {
  return round === 1 ? '' : `（第${round}次）`
}

/**
 * The names of a round's results; `folder` is for those of an archive. `attempt` > 1 where something else stands there
 * already.
 */
export function resultNames(
  stem: string,
  round: number,
  attempt: number,
): { folder: string; workbook: string; opinion: string; note: string } {
  const base = `${stem}${roundMark(round)}${attempt === 1 ? '' : `(${attempt})`}`
  return { folder: base, workbook: `${base}.xlsx`, opinion: `${base} 审核意见.txt`, note: `${base} 没有核对的说明.txt` }
}

export function waitingNoteName(stem: string): string {
  return `${stem} 还没有核对的说明.txt`
}

export function repeatNoteName(stem: string): string {
  return `${stem} 内容没有变化.txt`
}

export const STATUS_NAME = '运行状态.txt'
