import fc from 'fast-check'
import type { SheetDraft } from '../../src/core/model/sheet-draft.ts'
import type { Workbook } from '../../src/core/model/workbook.ts'
import type { SubmissionContent } from '../../src/core/content/content.ts'
import { drawSubmission } from '../../src/core/drawing/zhuzhou/draw-submission.ts'
import { workbookFromDrafts } from '../../src/core/model/sheet-from-draft.ts'
import { insertColumn, insertRows, mapTexts, percentagesAsText, stackDrafts } from '../fixture-content/map-draft.ts'
import { Draw } from './draw.ts'

/** How a submission lies in its workbooks. Nothing of this may change what is found. */
export interface Layout {
  readonly seed: number
  readonly arrangement: 'workbook' | 'folder' | 'projects-stacked' | 'all-stacked'
  readonly values: 'number' | 'text' | 'percent-text'
  readonly order: 'as-drawn' | 'reversed' | 'shuffled'
  readonly repeatHeaderAfter: number | undefined
  readonly insertedRows: number
  readonly insertedColumns: number
  readonly renamed: boolean
  readonly spacedLabels: boolean
  readonly formulas: boolean
}

export const PLAIN: Layout = {
  seed: 0,
  arrangement: 'workbook',
  values: 'number',
  order: 'as-drawn',
  repeatHeaderAfter: undefined,
  insertedRows: 0,
  insertedColumns: 0,
  renamed: false,
  spacedLabels: false,
  formulas: false,
}

export function layouts(): fc.Arbitrary<Layout> {
  return fc.record({
    seed: fc.noShrink(fc.nat()),
    arrangement: fc.constantFrom('workbook', 'workbook', 'folder', 'projects-stacked', 'all-stacked'),
    values: fc.constantFrom('number', 'text', 'percent-text'),
    order: fc.constantFrom('as-drawn', 'reversed', 'shuffled'),
    repeatHeaderAfter: fc.option(fc.integer({ min: 2, max: 9 }), { nil: undefined }),
    insertedRows: fc.nat(3),
    insertedColumns: fc.nat(2),
    renamed: fc.boolean(),
    spacedLabels: fc.boolean(),
    formulas: fc.constant(false),
  })
}

export interface LaidOut {
  readonly path: string
  readonly workbook: Workbook
}

export type Reshape = (drafts: readonly SheetDraft[]) => readonly SheetDraft[]

/** The workbooks of a submission; `reshape` plants faults of layout before the sheets are rearranged. */
export function layOut(content: SubmissionContent, layout: Layout, reshape: Reshape = (drafts) => drafts): LaidOut[] {
  const drawn = drawSubmission(content, {
    values: layout.values === 'text' ? 'text' : 'number',
    formulas: layout.formulas,
    projectSheets: content.projects.map((_, index) => `1-3-${index + 1}`),
    ...(layout.repeatHeaderAfter === undefined ? {} : { repeatHeaderAfter: layout.repeatHeaderAfter }),
  })
  const drafts = reshape(drawn).map((draft, index) => rearranged(draft, layout, index))
  return arranged(drafts, layout).map((sheets, index) => ({
    path: layout.arrangement === 'folder' ? `自评/${index + 1}.xlsx` : '自评.xlsx',
    workbook: workbookFromDrafts(sheets),
  }))
}

function arranged(drafts: readonly SheetDraft[], layout: Layout): (readonly SheetDraft[])[] {
  const ordered = inOrder(drafts, layout)
  if (layout.arrangement === 'folder') return ordered.map((draft) => [draft])
  if (layout.arrangement === 'workbook') return [ordered]
  if (layout.arrangement === 'all-stacked') return [[stackDrafts('自评表', ordered)]]
  const isProject = (draft: SheetDraft): boolean => /^1-3-/.test(draft.name) || draft.name.startsWith('项目')
  const projects = ordered.filter(isProject)
  return [
    [
      ...ordered.filter((draft) => !isProject(draft)),
      ...(projects.length > 0 ? [stackDrafts('项目自评表', projects)] : []),
    ],
  ]
}

function inOrder(drafts: readonly SheetDraft[], { order, seed }: Layout): readonly SheetDraft[] {
  if (order === 'reversed') return [...drafts].reverse()
  return order === 'shuffled' ? new Draw(seed).shuffled(drafts) : drafts
}

const SPACED: Readonly<Record<string, string>> = {
  总分: '总  分',
  得分: '得 分',
  分值: '分 值',
  三级指标: '三级\n指标',
  年度资金总额: '年度资金总额：',
  控制率: '控 制 率',
}

function rearranged(original: SheetDraft, layout: Layout, index: number): SheetDraft {
  const draw = new Draw(layout.seed + index)
  let draft = layout.values === 'percent-text' ? percentagesAsText(original) : original
  if (layout.spacedLabels) draft = mapTexts(draft, (text) => SPACED[text] ?? text)
  for (let count = 0; count < layout.insertedRows; count++) {
    const row = draw.pick(rowsToInsertAt(draft))
    draft = insertRows(draft, row, row === 1 ? draw.int(1, 2) : 1)
  }
  const scored = draft.columnWidths.length === 9
  // From right to left, so that no empty column comes between a label and its value.
  const columns = scored ? [5, 1] : [2, 1]
  for (const column of columns.slice(0, layout.insertedColumns)) draft = insertColumn(draft, column, 3)
  return layout.renamed
    ? { ...draft, name: /^1-3-/.test(draft.name) ? `项目${draft.name.slice(4)}` : `Sheet${index + 5}` }
    : draft
}

/** Labels whose values stand in the row right below; nobody inserts a row there. */
const VALUE_BELOW = /^(预期目标|编制数|批复规模|年初预算数)/

function rowsToInsertAt(draft: SheetDraft): number[] {
  const last = Math.max(...draft.cells.map((cell) => cell.row))
  const kept = new Set(
    draft.cells.flatMap(({ row, value }) => (value?.kind === 'text' && VALUE_BELOW.test(value.text) ? [row + 1] : [])),
  )
  const used = new Set([1, ...draft.cells.map((cell) => cell.row + 1)])
  return Array.from({ length: last - 1 }, (_, index) => index + 1).filter((row) => used.has(row) && !kept.has(row))
}
