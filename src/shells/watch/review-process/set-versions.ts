import type { Form } from '../../../core/form/forms.ts'
import { nameKey } from '../../../core/form/label-text.ts'
import type { FormHead } from '../../../core/identity/form-head.ts'
import { unitKey } from '../../../core/identity/unit-key.ts'
import { unitOfSet } from '../../../core/identity/unit-of-set.ts'
import { shareForms } from '../../../core/identity/share-forms.ts'
import { versionKey } from '../../../core/rounds/next-round.ts'

/** A workbook of a set, with what its forms say. */
export interface ReadFile {
  readonly path: string
  /** Of its coming. */
  readonly order: number
  readonly forms: readonly Form[]
  readonly heads: readonly FormHead[]
}

/** What a workbook's forms are about; see `ItemResult.about`. */
export function aboutOf(forms: readonly Form[]): string[] {
  const each = forms.map((form) =>
    form.kind === 'project' ? `project ${nameKey(form.projectName?.raw ?? '')}` : form.kind,
  )
  return [...new Set(each.filter((about) => about !== 'project '))].sort()
}

/** The unit that a workbook's own forms name; where they name none, the only one that its set names; else ''. */
export function namedIn(file: Pick<ReadFile, 'heads'>, set: readonly Pick<ReadFile, 'heads'>[]): string {
  const own = unitOfSet([file.heads]).name
  if (own !== '') return own
  const named = new Map(set.map(({ heads }) => unitOfSet([heads]).name).map((unit) => [unitKey(unit), unit]))
  named.delete('')
  return named.size === 1 ? [...named.values()][0]! : ''
}

/**
 * Of workbooks that lie together, the sets in which they are to be looked at: one with the last version of each, and
 * for each older version one with it in the place of the last, so that a form and its mended copy never stand in one
 * set. Versions are of one unit, under names that differ only in what says so, and about the same forms.
 */
export function setsByVersion<File extends ReadFile>(files: readonly File[]): File[][] {
  const versions = new Map<File, File[]>()
  const unit = new Map(files.map((file) => [file, unitKey(namedIn(file, files))]))
  const about = new Map(files.map((file) => [file, aboutOf(file.forms)]))
  for (const file of [...files].sort((a, b) => a.order - b.order)) {
    const isVersion = (other: File): boolean =>
      unit.get(file) !== '' &&
      unit.get(file) === unit.get(other) &&
      versionKey(file.path) === versionKey(other.path) &&
      shareForms(about.get(file)!, about.get(other)!)
    const older = [...versions.values()].find((each) => isVersion(each.at(-1)!))
    if (older) versions.set(file, [...older, file])
    if (older) versions.delete(older.at(-1)!)
    else versions.set(file, [file])
  }
  const last = files.filter((file) => versions.has(file))
  const older = [...versions.values()].flatMap((each) =>
    each.slice(0, -1).map((file) => last.map((one) => (one === each.at(-1) ? file : one))),
  )
  return [last, ...older]
}
