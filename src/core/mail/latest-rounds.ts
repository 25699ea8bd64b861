import { isPlainName, roundOf } from '../identity/entry-name.ts'
import { folderOf } from '../identity/place-name.ts'
import { shareForms } from '../identity/share-forms.ts'
import { unitKey } from '../identity/unit-key.ts'
import { unitOfSet } from '../identity/unit-of-set.ts'
import type { ExaminedFile } from './examined-file.ts'

/** An earlier round or a copy; `of` is what is sent instead. */
export interface LeftFile {
  readonly path: string
  readonly reason: string
  readonly of: string
}

/** A workbook by its name without the number of its round. */
interface Round {
  readonly file: ExaminedFile
  readonly name: string
  readonly round: number
}

/**
 * Whether a workbook is another round of one: the name alone proves little, 「第1次运动会」 and two units' 「自评表」 are called
 * so, too. The forms of the smaller are in both for more than half, and no two units or years; a unit that was left
 * blank may be filled in later only in a folder of its own.
 */
function isOtherRound(one: Round, other: Round): boolean {
  if (one.name !== other.name || one.round === other.round) return false
  const rounds = [one, other].map(({ file }) => file)
  const units = new Set(rounds.map(({ heads }) => unitKey(unitOfSet([heads]).name)))
  const years = new Set(rounds.flatMap(({ year }) => year ?? []))
  const [before, now] = rounds.map(({ heads }) =>
    heads.map(({ kind, projects }) => (kind === 'project' ? (projects[0]?.name ?? '') : kind)),
  )
  const isOneUnit = units.size === 1 || (units.has('') && folderOf(one.file.path) !== '')
  return isOneUnit && years.size < 2 && shareForms(before!, now!)
}

/** Of several rounds of one workbook the last one; of copies with the same bytes in one folder the first. */
export function withoutRepeats(own: readonly ExaminedFile[]): {
  readonly files: ExaminedFile[]
  readonly left: LeftFile[]
} {
  const latest: Round[] = []
  const left: LeftFile[] = []
  for (const now of own.map((file): Round => ({ file, ...roundOf(file.path.replace(/\.[^./]*$/, '')) }))) {
    const at = latest.findIndex((each) => isOtherRound(each, now))
    const known = latest[at]
    if (!known) latest.push(now)
    else {
      const [older, newer] = known.round < now.round ? [known, now] : [now, known]
      left.push({ path: older.file.path, reason: `已有第 ${newer.round} 次的结果，只发最后一次`, of: newer.file.path })
      latest[at] = newer
    }
  }
  const files: ExaminedFile[] = []
  for (const { file } of latest) {
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

/** What goes out in the end: a round that was taken for the last may have a later one. */
function sentFor(path: string, left: readonly LeftFile[]): string {
  const next = left.find((each) => each.path === path)
  return next === undefined ? path : sentFor(next.of, left)
}
