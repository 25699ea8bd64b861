import { type PreviousRound, writtenKey } from '../returned/previous-round.ts'
import type { Form } from '../form/forms.ts'
import { jointId } from '../progress/lines.ts'
import type { Finding } from '../rules/finding.ts'

/**
 * The last round by the names of this one. Findings and scores are known by the names of project and indicator, and a
 * name may have been corrected since, or two forms of one name have changed places: then what stood in a cell of a sheet
 * belongs to what the same rule says of that cell now, and never to the other form.
 */
export function alignedRound(
  previous: PreviousRound,
  findings: readonly Finding[],
  forms: readonly Form[],
): PreviousRound {
  if (!previous.returned) return previous
  const names = namesNow(previous, findings, forms)
  const nameOf = (id: string): string => names.get(id) ?? id
  return {
    ...previous,
    findings: previous.findings.map((each) => ({ ...each, id: nameOf(each.id) })),
    joint: previous.joint.map((each) => ({ ...each, id: nameOf(each.id) })),
    explanations: new Map([...previous.explanations].map(([id, text]) => [nameOf(id), text])),
    waived: new Set([...previous.waived].map(nameOf)),
    refused: new Map([...previous.refused].map(([id, value]) => [nameOf(id), value])),
    written: writtenNow(previous, forms),
  }
}

/** What stands behind the name of a finding of the last round that is no longer there: it is found by nobody. */
const GONE = '-'

/** The names of findings and lines that are others now. */
export function namesNow(
  { findings: earlier, joint }: Pick<PreviousRound, 'findings' | 'joint'>,
  findings: readonly Finding[],
  forms: readonly Form[],
): ReadonlyMap<string, string> {
  const byId = new Map(findings.map((finding) => [finding.id, finding]))
  const byPlace = new Map(
    findings.map((finding) => [placed(finding.workbook, placeOf(finding), finding.rule), finding]),
  )
  const names = new Map<string, string>()
  const stays = new Set(
    earlier.flatMap(({ id, workbook, place }) => {
      const now = byId.get(id)
      return now && now.workbook === workbook && now.sheet === sheetOf(place) ? [id] : []
    }),
  )
  for (const { id, workbook, place, rule } of earlier) {
    if (stays.has(id)) continue
    const there = byPlace.get(placed(workbook, place, rule))
    const now = byId.get(id)
    if (there && !stays.has(there.id)) names.set(id, there.id)
    else if (now && isTwin(now, forms, workbook, sheetOf(place))) names.set(id, id + GONE)
  }
  const lines = new Map<string, Set<string>>()
  for (const finding of findings) {
    const key = placed(finding.workbook, finding.sheet, finding.rule)
    lines.set(key, (lines.get(key) ?? new Set()).add(jointId(finding)))
  }
  for (const { id, workbook, place, rule } of joint) {
    const there = lines.get(placed(workbook, sheetOf(place), rule))
    if (there?.size === 1 && !there.has(id)) names.set(id, [...there][0]!)
  }
  return names
}

/** Whether the form that a finding is of now has a twin of its name on the sheet where the finding stood. */
function isTwin(now: Finding, forms: readonly Form[], workbook: string, sheet: string): boolean {
  return forms.some(
    (form) => form.workbook === workbook && form.sheet === sheet && baseOf(form.key) === baseOf(now.formKey),
  )
}

/** Scores are those of the form on their sheet, when it is the only one there. */
function writtenNow({ written }: PreviousRound, forms: readonly Form[]): PreviousRound['written'] {
  const now = new Map<string, PreviousRound['written'] extends ReadonlyMap<string, infer Row> ? Row : never>()
  for (const row of written.values()) {
    const there = forms.filter(({ workbook, sheet }) => workbook === row.workbook && sheet === row.sheet)
    const form = there.length === 1 ? there[0]!.key : row.form
    now.set(writtenKey(row.workbook, form, row.key), row)
  }
  return now
}

function baseOf(key: string): string {
  return key.replace(/#\d+$/, '')
}

function placed(workbook: string, place: string, rule: string): string {
  return [workbook, place, rule].join('\u0001')
}

function placeOf({ sheet, cell }: Finding): string {
  return cell === null ? '' : `${sheet}!${cell}`
}

/** 「2-6!I14、I15」 → 「2-6」. */
function sheetOf(place: string): string {
  return place.slice(0, Math.max(0, place.lastIndexOf('!')))
}
