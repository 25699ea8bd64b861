import { isHandedIn, isUnread } from '../intake/other-file.ts'
import { oneLine } from '../identity/unit-key.ts'
import { shownName } from '../model/shown-name.ts'
import { keepsOpen } from '../progress/closing-checks.ts'
import { askOf } from '../progress/lines.ts'
import { groupUnchecked } from '../rules/unchecked.ts'
import { shortNames } from './form-names.ts'
import { hasForms, type LetterFinding, type LetterSet } from './letter-set.ts'

/**
 * What keeps a set open beside its findings, a sentence each with what to do: files that could not be read, and forms
 * that were not understood or hold nothing to check; then totals and sums that could not be checked, unless something is
 * asked at the same cell anyway.
 */
export function gapsOf(set: LetterSet): { readonly unread: readonly string[]; readonly unsummed: readonly string[] } {
  const none = hasForms(set) ? [] : ['没有找到绩效自评表，请看看是不是放错了文件。']
  return { unread: [...none, ...unread(set), ...unclear(set)], unsummed: unsummed(set) }
}

function unread({ others }: LetterSet): string[] {
  const names = shortNames(others.map(({ path }) => path))
  return others.flatMap((other) => (isUnread(other) ? [`「${names.get(other.path)}」${other.what}`] : []))
}

/** Blank forms beside filled ones are spares of the template. */
function unclear(set: LetterSet): string[] {
  const asked = askedForms(set)
  const forms = set.workbooks.flatMap((workbook) => workbook.forms)
  const isEmpty = forms.every(({ standing }) => standing === 'blank')
  return forms.flatMap(({ key, sheet, standing }) => {
    const name = `工作表「${shownName(sheet)}」`
    if (standing === 'not-understood') return [`${name}的表样没有读懂，还要人工审核，请先不要改动表样。`]
    if (standing === 'unjudged' && !asked.has(key)) return [`${name}没有能够核对的数，请补填。`]
    return standing === 'blank' && isEmpty ? [`${name}是空表，请填写。`] : []
  })
}

function unsummed(set: LetterSet): string[] {
  const cells = new Set(set.findings.filter(isAsked).map(({ sheet, cell }) => `${sheet}!${cell}`))
  const blank = askedForms(set, BLANK)
  const left = keepsOpen(set.unchecked).filter(
    ({ formKey, place }) => !blank.has(formKey) && !cells.has(`${place.sheet}!${place.cell}`),
  )
  return groupUnchecked(left).map(
    ({ place, label, reason }) =>
      `工作表「${shownName(place.sheet)}」${place.cell}「${oneLine(label)}」${reason}，合计没有核对，请补填。`,
  )
}

/** What says that a block or a whole form is blank: whatever could not be checked there goes without saying. */
const BLANK = 'JG-08'

/** Forms on which something is asked: with `rule`, by that one. */
function askedForms({ findings }: LetterSet, rule?: string): ReadonlySet<string> {
  return new Set(
    findings.flatMap((each) => (isAsked(each) && (rule === undefined || each.rule === rule) ? [each.formKey] : [])),
  )
}

function isAsked(finding: LetterFinding): boolean {
  const ask = askOf(finding)
  return ask === 'mend' || ask === 'explain'
}

/** Files beside the forms that are known for what they are and were not looked into: reports in Word, scans. */
export function besidesText({ others }: LetterSet): string {
  const files = others.filter((other) => isHandedIn(other) && !isUnread(other))
  const [first] = files
  if (!first) return ''
  const names = shortNames(files.map(({ path }) => path))
  const shown = files.slice(0, 3).map(({ path }) => `「${names.get(path)}」`)
  return `另收到${shown.join('')}${files.length > shown.length ? `等 ${files.length} 个文件` : ''}，不在核对之列。`
}
