import { placeKey } from '../form/field.ts'
import { workedOut } from '../formula/work-out.ts'
import type { Sheet, Workbook } from '../model/workbook.ts'
import { ASKS } from '../progress/lines.ts'
import { LEVELS } from '../rules/outcome.ts'
import { anotherRound } from './another-round.ts'
import { findingTable } from './finding-table.ts'
import { columnsOn, isReturned } from './marks-in.ts'
import { recordAsMoved } from './moved-cells.ts'
import { ourSheets } from './our-sheets.ts'
import { linesOfKind } from '../our-marks/record.ts'
import { NOTE_HEAD, REMARK_HEAD, SETTLED_HEAD, SETTLED_WORDS } from '../our-marks/result-words.ts'
import { writtenIn } from '../our-marks/words-hash.ts'
import { isReviewHead, type ReviewColumns } from './review-columns.ts'
import { type TypedText, typedTexts } from './typed-texts.ts'
import { recordIn } from './record-in.ts'
import { type EarlierCorrection, earlierCorrections } from './remove-marks.ts'

interface PreviousFinding {
  readonly workbook: string
  readonly id: string
  readonly rule: string
  readonly place: string
  readonly message: string
  /** What is only a hint is asked of nobody, and nothing that is mended when it is gone. */
  readonly isHint: boolean
  /** Whether it stood as a doubt on a line of several, whose answer was one for it, too. */
  readonly isJoined: boolean
}

type PreviousCorrection = Pick<EarlierCorrection, 'after' | 'stands'>

/** A row of our two columns as it came back. */
export interface ReviewRow {
  readonly workbook: string
  readonly sheet: string
  readonly row: number
  readonly score: string
  readonly opinion: string
  /** False below the last row in which we wrote: what stands there is not taken off. */
  readonly isInside: boolean
}

/** What we wrote into a row of them: the score, and the hash of the opinion. */
export interface WrittenRow {
  readonly workbook: string
  readonly sheet: string
  /** Keys of the form, and of the row in it, as they were then. */
  readonly form: string
  readonly key: string
  readonly score: string
  readonly opinion: string
  readonly byHand: boolean
}

interface PlacedText extends TypedText {
  readonly workbook: string
}

/** What the last round said of returned workbooks, and what people have made of it since. */
export interface PreviousRound {
  /** False where nothing came back. */
  readonly returned: boolean
  readonly findings: readonly PreviousFinding[]
  /** What stands under 情况说明, by the id of a finding or of the line on which several stand; only what is not blank. */
  readonly explanations: ReadonlyMap<string, string>
  /** Ids of findings or lines that a reviewer took out, by 不作要求 under 处理. */
  readonly waived: ReadonlySet<string>
  /** By place. */
  readonly corrections: ReadonlyMap<string, PreviousCorrection>
  /** Values of corrections that were refused, by the id of their finding, as 审核结果 carries them. */
  readonly refused: ReadonlyMap<string, string>
  /** Where 复核得分 stood on a sheet, by `placeKey` of the sheet. */
  readonly columns: ReadonlyMap<string, number>
  readonly reviewRows: readonly ReviewRow[]
  /** By `writtenKey`. */
  readonly written: ReadonlyMap<string, WrittenRow>
  readonly typed: readonly PlacedText[]
  /** Lines on which several findings stood. */
  readonly joint: readonly Pick<PreviousFinding, 'workbook' | 'id' | 'rule' | 'place'>[]
  /** What belonged to no finding any more and was kept, by workbook. */
  readonly remarks: ReadonlyMap<string, readonly string[]>
}

export function writtenKey(workbook: string, form: string, row: string): string {
  return [workbook, form, row].join('\u0001')
}

/** 「不作要求」, alone or with what follows: 「不作要求（领导意见）」; 「不同意不作要求」 is none. */
const WAIVER = new RegExp(`^${ASKS.waived}(?=$|[\\s，。；、：！,.;:!（(])`)

/** The notes on the file that its sheet 审核结果 carries: they hold for the file that came back, too. */
export function previousNotes(workbook: Workbook): string[] {
  return linesAfter(NOTE_HEAD, workbook)
}

/** What the sheet 审核结果 tells as 已整改. */
export function previouslySettled(workbook: Workbook): string[] {
  return linesAfter(SETTLED_HEAD, workbook)
}

function linesAfter(head: string, workbook: Workbook): string[] {
  const cells = ourSheets(workbook).results.flatMap((sheet) => sheet.cells)
  return cells.flatMap(({ column, value }) =>
    column === 1 && value.kind === 'text' && value.text.startsWith(head) ? [value.text.slice(head.length)] : [],
  )
}

/** A workbook as it came back, with our marks in it. */
export interface MarkedWorkbook {
  readonly path: string
  readonly workbook: Workbook
  /** True where nobody has saved it since `correct` wrote it. */
  readonly untouched?: boolean
}

/**
 * Empty for workbooks that come for the first time, or with the result of another round. Columns are found by their
 * heads, wherever they stand now.
 */
export function readPreviousRound(workbooks: readonly MarkedWorkbook[]): PreviousRound {
  const findings = new Map<string, PreviousFinding>()
  const explanations = new Map<string, string>()
  const waived = new Set<string>()
  const corrections = new Map<string, PreviousCorrection>()
  const refusals = new Map<string, string>()
  const written = new Map<string, WrittenRow>()
  const joint: Pick<PreviousFinding, 'workbook' | 'id' | 'rule' | 'place'>[] = []
  const remarks = new Map<string, readonly string[]>()
  const returned = workbooks.filter(({ workbook }) => isReturned(workbook) && anotherRound(workbook).note === undefined)
  for (const { path, workbook, untouched = false } of returned) {
    for (const { sheet, cell, after, stands } of earlierCorrections(workbook))
      corrections.set(placeKey({ workbook: path, sheet, cell }), { after, stands })
    for (const { sheet, form, rows } of linesOfKind(recordAsMoved(workbook), 'scores'))
      for (const [key, score, opinion, by] of rows)
        written.set(writtenKey(path, form, key), {
          ...{ workbook: path, sheet, form, key, score, opinion, byHand: by === 'hand' },
        })
    const { results } = ourSheets(workbook)
    if (results.length === 0)
      for (const { ids } of linesOfKind(recordIn(workbook), 'waived')) for (const id of ids) waived.add(id)
    for (const { id, isJoint, refused, text } of results.flatMap((sheet) => findingTable(sheet).rows)) {
      if (isJoint) joint.push({ workbook: path, id, rule: text('规则'), place: text('位置') })
      else
        findings.set(id, {
          ...{ workbook: path, id, rule: text('规则'), place: text('位置'), message: text('说明') },
          isHint: text('级别') === LEVELS.info,
          isJoined: isDoubtOfLine(text('级别'), text('序号')),
        })
      const explanation = text('情况说明')
      if (explanation !== '') explanations.set(id, joinedWords(explanations.get(id), explanation))
      if (refused !== undefined) refusals.set(id, refused)
      if (WAIVER.test(text('处理'))) waived.add(id)
    }
    remarks.set(path, [...linesAfter(REMARK_HEAD, workbook), ...(untouched ? [] : settledWords(workbook))])
  }
  return {
    returned: returned.length > 0,
    findings: [...findings.values()],
    explanations,
    waived,
    corrections,
    refused: refusals,
    columns: new Map(returned.flatMap(scoreColumnsIn)),
    reviewRows: returned.flatMap(reviewRowsIn),
    written,
    joint,
    typed: returned.flatMap(({ path, workbook }) =>
      typedTexts(workbook).map((typed) => ({ ...typed, workbook: path })),
    ),
    remarks,
  }
}

/** As those are listed below the table, 「3-1」; a column that somebody deleted says nothing against it. */
function isDoubtOfLine(level: string, number: string): boolean {
  return (level === '' || level === LEVELS.warning) && (number === '' || number.includes('-'))
}

/** One text and another, the same words only once. */
export function joinedWords(one: string | undefined, other: string): string {
  if (one === undefined || one === '' || other.includes(one)) return other
  return one.includes(other) ? one : `${one}\n${other}`
}

/** Such words of the last round: they are kept, though what they were about is told no more. */
function settledWords(workbook: Workbook): string[] {
  return previouslySettled(workbook).flatMap((line) => {
    const at = line.indexOf(SETTLED_WORDS)
    return at < 0 ? [] : [`${line.slice(at + SETTLED_WORDS.length)}（所说的问题已整改）`]
  })
}

/** The last ones of a sheet, where our columns somehow stand twice. */
function scoreColumnsIn({ path, workbook }: MarkedWorkbook): (readonly [string, number])[] {
  return workbook.sheets.flatMap((sheet) =>
    columnsOn(workbook, sheet).flatMap(({ score }) =>
      score === undefined ? [] : [[placeKey({ workbook: path, sheet: sheet.name, cell: '' }), score] as const],
    ),
  )
}

/** Every row in which something stands in our columns; what a person's formula comes to is what he wrote. */
function reviewRowsIn({ path, workbook }: MarkedWorkbook): ReviewRow[] {
  const worked = workedOut(workbook).sheets
  return workbook.sheets.flatMap((sheet, index) =>
    columnsOn(workbook, sheet).flatMap((columns) => rowsIn(path, worked[index]!, columns)),
  )
}

function rowsIn(workbook: string, { name, cells }: Sheet, { score, opinion, top, bottom }: ReviewColumns): ReviewRow[] {
  const rows = new Map<number, { score: string; opinion: string }>()
  for (const cell of cells) {
    const side = cell.column === score ? 'score' : cell.column === opinion ? 'opinion' : undefined
    const text = side && cell.row > top ? writtenIn(cell) : ''
    if (side && text !== '' && !isReviewHead(text))
      rows.set(cell.row, { score: '', opinion: '', ...rows.get(cell.row), [side]: text })
  }
  return [...rows].map(([row, texts]) => ({ workbook, sheet: name, row, isInside: row <= bottom, ...texts }))
}
