import { fileNameOf, folderOf } from '../identity/place-name.ts'
import { oneLine } from '../identity/unit-key.ts'
import { shownName } from '../model/shown-name.ts'
import { FORM_NAMES } from '../vocabulary/field-map.ts'
import type { LetterForm, LetterSet } from './letter-set.ts'

/** Above what concerns no single form. */
export const WHOLE_SET = '整套资料'

/** By the key of a form, its name as a person says it and where it stands: 「项目支出绩效自评表「促消费专项资金」（工作表「1-3-1」）」. */
export function formNames({ workbooks }: Pick<LetterSet, 'workbooks'>): ReadonlyMap<string, string> {
  const own = workbooks.filter(({ forms }) => forms.length > 0)
  const names = shortNames(own.map(({ path }) => path))
  return new Map(
    own.flatMap(({ path, forms }) =>
      forms.map((form) => {
        const file = own.length > 1 ? `「${names.get(path)}」` : ''
        const sheet = forms.length > 1 ? `工作表「${shownName(form.sheet)}」` : ''
        const where = `${file}${file !== '' && sheet !== '' ? '的' : ''}${sheet}`
        return [form.key, `${formName(form)}${where === '' ? '' : `（${where}）`}`] as const
      }),
    ),
  )
}

function formName({ kind, project }: LetterForm): string {
  const name = shownName(oneLine(project ?? ''))
  return `${FORM_NAMES[kind]}${name === '' ? '' : `「${name}」`}`
}

/** Names of files as the unit knows them; where two are the same, with the folder in which each lies. */
export function shortNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map(paths.map((path) => [path, fileNameOf(path)]))
  const isTwice = (name: string): boolean => [...names.values()].filter((each) => each === name).length > 1
  return new Map(
    [...names].map(([path, name]) => {
      const folder = fileNameOf(folderOf(path))
      return [path, oneLine(isTwice(name) && folder !== '' ? `${folder}/${name}` : name)]
    }),
  )
}
