import { usualYear } from '../identity/other-years.ts'
import { unitKey } from '../identity/unit-key.ts'
import { isHandedIn, isUnread, type OtherFile } from '../intake/other-file.ts'
import type { LetterPage } from './letter-page.ts'
import { hasForms, type LetterSet } from './letter-set.ts'
import type { LetterSettings } from './letter-settings.ts'
import { opinionLetter, type WhichSet } from './opinion-letter.ts'
import { type RepeatedSets, repeatedSets, setNames } from './repeated-sets.ts'
import { reminder, type ReminderCause } from './reminder.ts'

/** What a batch says: its sets, the files that belong to none, and where there was a roster, how each unit of it stands. */
export interface LetterBatch<Set extends LetterSet = LetterSet> {
  readonly sets: readonly Set[]
  readonly loose: readonly OtherFile[]
  readonly roster: readonly {
    readonly unit: string
    readonly state: ReminderCause | '已交'
    readonly paths: readonly string[]
  }[]
}

/** 反馈意见 · 已完成 (nothing is left) · 催报 (nothing came, or nothing that can be checked). */
export type LetterKind = '反馈意见' | '已完成' | '催报'

export interface Letter {
  readonly unit: string
  readonly kind: LetterKind
  readonly page: LetterPage
}

/** The letters of a batch, the files of which nobody knows whose they are, and the units that get several letters. */
export interface LettersDue {
  readonly letters: readonly Letter[]
  readonly unaddressed: readonly OtherFile[]
  readonly repeated: readonly RepeatedSets[]
}

/** A letter for each set with forms, and a reminder for each unit of which nothing came that can be checked. */
export function lettersDue(batch: LetterBatch, settings: LetterSettings): LettersDue {
  const year = yearOfBatch(batch.sets)
  const sets = batch.sets.filter(hasForms)
  const repeated = repeatedSets(sets)
  const letters = sets.map((set) => letterOf(set, settings, whichOf(set, repeated)))
  const { reminders, unaddressed } = remindersDue(batch)
  return {
    letters: [
      ...letters,
      ...reminders.map(
        (each): Letter => ({
          unit: each.unit,
          kind: '催报',
          page: reminder({ ...each, year }, settings),
        }),
      ),
    ],
    unaddressed,
    repeated,
  }
}

/** Of which set a letter speaks where the unit handed in several. */
function whichOf(set: LetterSet, repeated: readonly RepeatedSets[]): WhichSet | undefined {
  for (const unit of repeated) {
    const own = unit.sets.find((each) => each.set === set)
    if (own) return { name: own.name, count: unit.sets.length, all: setNames(unit) }
  }
  return undefined
}

export function letterOf(set: LetterSet, settings: LetterSettings, which?: WhichSet): Letter {
  const { isDone, page } = opinionLetter(set, settings, which)
  return { unit: set.unit, kind: isDone ? '已完成' : '反馈意见', page }
}

/** The year for which all or most have handed in; null where that is not known. */
function yearOfBatch(sets: readonly LetterSet[]): number | null {
  const years = sets.flatMap(({ year }) => year ?? [])
  return usualYear(years) ?? (new Set(years).size === 1 ? years[0]! : null)
}

interface Due {
  readonly unit: string
  readonly cause: ReminderCause
  readonly files: readonly OtherFile[]
}

function remindersDue({ sets, loose, roster }: LetterBatch): {
  readonly reminders: readonly Due[]
  readonly unaddressed: readonly OtherFile[]
} {
  const all = new Map([...sets.flatMap(({ others }) => others), ...loose].map((other) => [other.path, other]))
  const listed = roster.flatMap(({ unit, state, paths }): Due[] =>
    state === '已交' ? [] : [{ unit, cause: state, files: paths.flatMap((path) => all.get(path) ?? []) }],
  )
  const told = new Set(roster.flatMap(({ paths }) => paths))
  const handedIn = new Set(roster.flatMap(({ unit, state }) => (state === '已交' ? [unitKey(unit)] : [])))
  const unlisted: Due[] = []
  const unaddressed = loose.filter((other) => isHandedIn(other) && !told.has(other.path))
  for (const set of sets.filter((each) => !hasForms(each))) {
    const files = set.others.filter((other) => isHandedIn(other) && !told.has(other.path))
    if (files.length === 0) continue
    if (set.unit === '') unaddressed.push(...files)
    else if (!handedIn.has(unitKey(set.unit)))
      unlisted.push({ unit: set.unit, cause: files.some(isUnread) ? '交了但打不开' : '交了但不是自评表', files })
  }
  return { reminders: [...listed, ...unlisted], unaddressed }
}
