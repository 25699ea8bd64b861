import { ourSheets } from '../../../core/returned/our-sheets.ts'
import { fileNameOf } from '../../../core/identity/place-name.ts'
import { formNames, WHOLE_SET } from '../../../core/letters/form-names.ts'
import { labelAt } from '../../../core/mending/cell-facts.ts'
import { cellNow, changesOf, type MendedSet } from '../../../core/mending/mended-set.ts'
import { isAllSaid, saidCells } from '../../../core/mending/said-cells.ts'
import { adoptedChanges, proposedInAll, proposedText } from '../../../core/mending/proposals.ts'
import { joinedLines } from '../../../core/model/joined-lines.ts'
import type { Cell, Workbook } from '../../../core/model/workbook.ts'
import { headline } from '../../../core/progress/headline.ts'
import { invitesExplanation } from '../../../core/progress/invites-explanation.ts'
import { lineText } from '../../../core/progress/line-text.ts'
import { ASKS, askOf, type Line, linesOf } from '../../../core/progress/lines.ts'
import type { Change, ReportedFinding } from '../../../core/reviewed-submission.ts'
import { RULES } from '../../../core/rules/catalogue.ts'
import { formsOf, type SubmissionRecord } from '../../report/submission-record.ts'
import type { CellPlace, ChangeView, LineView, SetView } from '../protocol.ts'
import { setRow } from './set-row.ts'

/** What a cell shows, and what stands in the field where it is edited. */
export type Show = (cell: Cell | undefined, workbook: string) => { readonly shown: string; readonly edit: string }

/** A set as the page shows it. */
export interface ShownSet {
  readonly number: number
  readonly set: MendedSet
  readonly record: SubmissionRecord
  readonly show: Show
  /** Cells that were changed before the last action. */
  readonly before: readonly CellPlace[]
  /** Of the set as it was handed in. */
  readonly asked: AskingRules
}

const UNKNOWN = '打开时重新计算'
const TITLES: ReadonlyMap<string, string> = new Map(RULES.map(({ code, title }) => [code, title]))

export function setView({ number, set, record, show, before, asked }: ShownSet): SetView {
  const isLeft = leftCells(set)
  const names = formNames(record)
  const changes = changesOf(set)
  const said = saidCells(set.books, set.state.given)
  const words = new Map(said.map((each) => [cellKey(each), each.text]))
  const told = (cell: Cell | undefined, workbook: string): string =>
    cell?.uncached ? UNKNOWN : show(cell, workbook).shown
  return {
    row: setRow(record, number, proposedInAll(set.reviewed).length),
    headline: headline(record.counts),
    scheme: record.scheme.title,
    workbooks: workbooksOf(set, record, names),
    lines: linesOf(set.reviewed.findings).map((line) => lineView(line, names)),
    unchecked: record.unchecked.map(({ rule, formKey, place, label, reason }) => ({
      form: names.get(formKey) ?? WHOLE_SET,
      place,
      title: TITLES.get(rule) ?? '',
      text: `${joinedLines(label)}：${reason}`,
    })),
    cells: eachOnce([...before, ...changes, ...said].map(placeOf)).map((place) => {
      const text = words.get(cellKey(place))
      const { shown, edit } =
        text === undefined ? show(cellNow(set, place), place.workbook) : { shown: text, edit: text }
      return { ...place, shown, edit }
    }),
    changed: changes.map((change) => ({
      ...placeOf(change),
      label: labelAt(set, change),
      before: told(change.before, change.workbook),
      after: told(change.now, change.workbook),
      by: change.by,
      settled: asked.has(cellKey(change)) && !isLeft(change, asked),
    })),
    adopted: adoptedChanges(set.reviewed).map((change) => adoptedView(change)),
    lacksWords: !isAllSaid(set.books, set.state.given),
    canUndo: set.earlier.length > 0,
    canRedo: set.undone.length > 0,
  }
}

function adoptedView({ label, before, after, ...place }: Change): ChangeView {
  return { ...placeOf(place), label: joinedLines(label), before, after, by: 'adopted', settled: true }
}

function workbooksOf(
  set: MendedSet,
  record: SubmissionRecord,
  names: ReadonlyMap<string, string>,
): SetView['workbooks'] {
  const forms = formsOf(record)
  return record.workbooks.map(({ path, status, reason, notes, forms: own }) => ({
    path,
    trouble: status === 'checked' ? null : (reason ?? `「${fileNameOf(path)}」没有核对。`),
    notes,
    returned: isReturned(set.books.get(path)?.workbook),
    sheets: (set.books.get(path)?.workbook.sheets ?? [])
      .filter(({ state }) => state === 'visible')
      .map(({ name }) => ({
        name,
        forms: own.filter(({ sheet }) => sheet === name && forms.length > 0).map(({ key }) => names.get(key) ?? ''),
      })),
  }))
}

function isReturned(workbook: Workbook | undefined): boolean {
  return workbook !== undefined && ourSheets(workbook).results.length > 0
}

function lineView(line: Line<ReportedFinding>, names: ReadonlyMap<string, string>): LineView {
  const { id, asks, findings } = line
  const [first] = findings
  const said = [...new Set(findings.flatMap(({ explanation }) => explanation ?? []))]
  return {
    id,
    form: names.get(first.formKey) ?? WHOLE_SET,
    asks,
    word: ASKS[asks],
    severity: first.severity,
    rule: first.rule,
    title: TITLES.get(first.rule) ?? '',
    text: lineText(line),
    basis: first.basis,
    places: findings.flatMap((finding) => placeOfFinding(finding) ?? []),
    findings: findings.map((finding) => ({
      id: finding.id,
      place: placeOfFinding(finding),
      label: joinedLines(finding.label),
      stated: finding.stated,
      expected: finding.expected,
      difference: finding.difference,
      message: finding.message,
      proposed: proposedText(finding),
    })),
    explanation: said.join('\n'),
    invitesExplanation: findings.some(invitesExplanation),
  }
}

function placeOfFinding({ workbook, sheet, cell }: ReportedFinding): CellPlace | null {
  return cell === null ? null : { workbook, sheet, cell }
}

function placeOf({ workbook, sheet, cell }: CellPlace): CellPlace {
  return { workbook, sheet, cell }
}

/** Cells on which something is to be done, by `cellKey`, each with the rules that ask it. */
export type AskingRules = ReadonlyMap<string, ReadonlySet<string>>

export function askingRules(set: MendedSet): AskingRules {
  return byCell(openFindings(set).map((finding) => [finding, [placeOfFinding(finding)]]))
}

/**
 * Whether something is still to be done on a cell, or a rule that asked for it has found the fault elsewhere by now: of
 * a part that was made a mark, the total.
 */
function leftCells(set: MendedSet): (place: CellPlace, asked: AskingRules) => boolean {
  const [now, touched] = [askingRules(set), byCell(openFindings(set).map((finding) => [finding, finding.related]))]
  return (place, asked) => {
    const key = cellKey(place)
    return now.has(key) || [...(touched.get(key) ?? [])].some((rule) => asked.get(key)?.has(rule))
  }
}

function openFindings(set: MendedSet): readonly ReportedFinding[] {
  return set.reviewed.findings.filter((finding) => ['mend', 'explain'].includes(askOf(finding)))
}

function byCell(
  found: readonly (readonly [finding: ReportedFinding, places: readonly (CellPlace | null)[]])[],
): AskingRules {
  const rules = new Map<string, Set<string>>()
  for (const [{ rule }, places] of found) {
    for (const place of places) {
      if (!place) continue
      const known = rules.get(cellKey(place))
      if (known) known.add(rule)
      else rules.set(cellKey(place), new Set([rule]))
    }
  }
  return rules
}

function eachOnce(places: readonly CellPlace[]): readonly CellPlace[] {
  return [...new Map(places.map((place) => [cellKey(place), place])).values()]
}

function cellKey({ workbook, sheet, cell }: CellPlace): string {
  return `${workbook}\u0001${sheet}\u0001${cell}`
}
