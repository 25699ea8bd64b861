import { isPlainName, roundOf } from '../identity/entry-name.ts'
import { folderOf } from '../identity/place-name.ts'
import type { ExaminedFile } from './examined-file.ts'

/** An earlier round or a copy; `of` is what is sent instead. */
export interface LeftFile {
  readonly path: string
  readonly reason: string
  readonly of: string
}

/** Of several rounds of one workbook the last one; of copies with the same bytes in one folder the first. */
export function withoutRepeats(own: readonly ExaminedFile[]): { readonly files: ExaminedFile[]; readonly left: LeftFile[] } {
  const left: LeftFile[] = []
  const files: ExaminedFile[] = []
  for (const file of lastRounds(own, left)) {
    const at = files.findIndex((each) => each.sha256 === file.sha256 && folderOf(each.path) === folderOf(file.path))
    const twin = files[at]
    if (!twin) files.push(file)
    else {
      // Of two names the one without 「(1)」 or 「副本」.
      const [kept, copy] = isPlainName(twin.path) || !isPlainName(file.path) ? [twin, file] : [file, twin]
      files[at] = kept
      left.push({ path: copy.path, reason: `与「${kept.path}」内容相同，只发一份`, of: kept.path })
    }
  }
  return { files, left: left.map((each) => ({ ...each, of: sentFor(each.of, left) })) }
}

/** 「表.xlsx」 and 「表.xlsm」 of one round are two workbooks. */
function lastRounds(own: readonly ExaminedFile[], left: LeftFile[]): ExaminedFile[] {
  const byName = new Map<string, { readonly file: ExaminedFile; readonly round: number }[]>()
  for (const file of own) {
    const { name, round } = roundOf(file.path.replace(/\.[^./]*$/, ''))
    byName.set(name, [...(byName.get(name) ?? []), { file, round }])
  }
  return [...byName.values()].flatMap((rounds) => {
    const last = Math.max(...rounds.map(({ round }) => round))
    const latest = rounds.filter(({ round }) => round === last).map(({ file }) => file)
    const reason = `已有第 ${last} 次的结果，只发最后一次`
    for (const { file, round } of rounds) if (round < last) left.push({ path: file.path, reason, of: latest[0]!.path })
    return latest
  })
}

/** What goes out in the end: a round that was taken for the last may have a later one. */
function sentFor(path: string, left: readonly LeftFile[]): string {
  const next = left.find((each) => each.path === path)
  return next === undefined ? path : sentFor(next.of, left)
}
