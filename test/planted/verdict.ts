import type { ReportedFinding, ReviewedSubmission } from '../../src/core/reviewed-submission.ts'
import { Draw } from './draw.ts'
import { type Cell, cellOf } from './locate.ts'
import type { Planted, PlantKind } from './plant.ts'
import { copyOf, type PlantedContent } from './planted-content.ts'
import { type Layout, layOut, PLAIN } from './random-layout.ts'
import { type SubmissionSize, submissionOf } from './random-submission.ts'
import { corrected, lines, reviewed } from './reviewing.ts'

export interface Case {
  readonly content: PlantedContent
  readonly planted: Planted
}

/**
 * The first submission from the size's seed on that gives the kind an occasion, a bigger one if need be; undefined when
 * none of 60 does.
 */
export function plantInto(kind: PlantKind, size: SubmissionSize): Case | undefined {
  for (let step = 0; step < 60; step++) {
    const least =
      step < 12
        ? size
        : {
            ...size,
            specific: Math.max(size.specific, 3),
            municipal: Math.max(size.municipal, 1),
            rows: Math.max(size.rows, 12),
          }
    const content = copyOf(submissionOf({ ...least, seed: (size.seed + step) % 0x7fffffff }))
    const planted = kind.plant(content, new Draw(size.seed + step))
    if (planted) return { content, planted }
  }
  return undefined
}

const key = ({ workbook, sheet, cell }: { workbook: string; sheet: string; cell: string | null }): string =>
  `${workbook} ${sheet}!${cell}`

function standsAt(finding: ReportedFinding, at: Cell | undefined, among: boolean): boolean {
  if (!at) return finding.cell === null
  return key(finding) === key(at) || (among && finding.related.some((place) => key(place) === key(at)))
}

/** What is wrong with the review of a planted error in a layout; empty when all is as it must be. */
export function faults(kind: PlantKind, { content, planted }: Case, layout: Layout): string[] {
  const workbooks = layOut(content, layout, planted.reshape)
  const result = reviewed(workbooks)
  const at = planted.at === null ? undefined : cellOf(content, planted.at, layout, planted.reshape)
  if (planted.at !== null && !at) return ['test: the place of the planted error was not found in the drawing']
  const hit = result.findings.find(
    (each) =>
      kind.codes.includes(each.rule) && each.severity === kind.severity && standsAt(each, at, planted.among ?? false),
  )
  const place = at ? key(at) : 'no cell'
  const untold =
    hit || kind.severity === 'silent'
      ? []
      : [
          `not found: ${kind.codes.join('/')} ${kind.severity} at ${place}; instead ${lines(result.findings).join(' | ') || 'nothing'}`,
        ]
  const needless =
    kind.severity === 'silent'
      ? result.findings.filter((each) => kind.codes.includes(each.rule) && standsAt(each, at, true))
      : []
  const others = result.findings.filter(
    (each) => each.severity === 'error' && each !== hit && !(planted.alsoErrors ?? []).includes(each.rule),
  )
  return [
    ...untold,
    ...lines(needless).map((line) => `told without need: ${line}`),
    ...lines(others).map((line) => `second error: ${line}`),
    ...wrongCorrections({ content, planted }, layout, result),
    ...afterCorrection(workbooks, result),
  ]
}

function wrongCorrections({ content, planted }: Case, layout: Layout, result: ReviewedSubmission): string[] {
  if (layout.values !== 'number') return []
  const open = new Map(result.changes.map((change) => [key(change), change]))
  const missing = (planted.corrections ?? []).flatMap(({ at, shows }) => {
    const cell = cellOf(content, at, layout, planted.reshape)
    const change = cell && open.get(key(cell))
    if (cell) open.delete(key(cell))
    if (change && shows.includes(change.after)) return []
    return [
      `correction of ${cell ? key(cell) : 'an unknown cell'} is ${change?.after ?? 'missing'}, not ${shows.join(' or ')}`,
    ]
  })
  return [
    ...missing,
    ...[...open.values()].map(
      (change) => `corrected without need: ${change.rule} ${key(change)} ${change.before}→${change.after}`,
    ),
  ]
}

/** The corrected workbook has no finding that a correction stood for, and no error that was not there. */
function afterCorrection(workbooks: ReturnType<typeof layOut>, result: ReviewedSubmission): string[] {
  if (result.changes.length === 0) return []
  const again = reviewed(corrected(workbooks, result.changes))
  const settled = new Set(result.findings.filter((each) => each.correction !== null).map((each) => each.id))
  const before = new Set(result.findings.map((each) => each.id))
  const left = again.findings.filter((each) => settled.has(each.id))
  const fresh = again.findings.filter((each) => each.severity === 'error' && !before.has(each.id))
  return [
    ...lines(left).map((line) => `still there after correction: ${line}`),
    ...lines(fresh).map((line) => `new after correction: ${line}`),
  ]
}

/** Ids of the findings in a layout; numbers stored as text are told besides, and are left out. */
export function idsIn({ content, planted }: Case, layout: Partial<Layout>): string[] {
  const result = reviewed(layOut(content, { ...PLAIN, ...layout }, planted.reshape))
  const told = result.findings.filter((each) => !(each.rule === 'TX-03' && each.severity === 'info'))
  return told.map((each) => `${each.id} ${each.rule} ${each.formKey} ${each.label}`).sort()
}
