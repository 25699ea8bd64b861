import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readForms } from '../../../src/core/form/read-forms.ts'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import { exampleSubmission } from '../../../src/core/rules/example-submission.ts'
import { cleanForm } from '../../fixture-content/layouts/clean-form.ts'
import { LAYOUTS } from '../../fixture-content/layouts/index.ts'
import { weightsOf } from '../../fixture-content/layouts/weights.ts'
import { dumped } from './dumped.ts'

/**
 * Goldens: each field of a form with its cell, as a clerk would find it there, and which fields are read otherwise when
 * one cell is emptied, or a row or column put in. `npx vitest run --config test/vitest.config.ts test/core/form -u`
 * rewrites them: read their diff with the change of the reader.
 */
const GOLDENS = join(import.meta.dirname, 'what-is-read')

const SHEETS: readonly (readonly [name: string, draft: SheetDraft])[] = [
  ...drawSubmission(exampleSubmission())
    .slice(0, 3)
    .map((draft) => [draft.name, draft] as const),
  ...LAYOUTS.map(({ id, draw }) => {
    const content = cleanForm({
      unit: '云溪市城市管理局',
      year: 2023,
      name: '市容环卫提升项目',
      weights: weightsOf(id),
    })
    return [id, draw(content, { texts: { goalScore: `${weightsOf(id).goal ?? ''}` } })] as const
  }),
]

function read(draft: SheetDraft): string[] {
  return dumped(readForms(workbookFromDrafts([draft]), '表.xlsx'))
}

/** What is read otherwise than before; addresses left out. */
function differences(before: readonly string[], after: readonly string[]): string[] {
  const bare = (lines: readonly string[]) => lines.map((line) => line.replace(/ [A-Z]{1,2}\d+(?= |$)/g, ''))
  const [old, now] = [bare(before), bare(after)]
  const [known, left] = [new Set(old), new Set(now)]
  return [
    ...old.flatMap((line) => (left.has(line) ? [] : [`- ${line}`])),
    ...now.flatMap((line) => (known.has(line) ? [] : [`+ ${line}`])),
  ]
}

/** A row or a column put in before the given one; merged ranges over it grow. */
function widened(draft: SheetDraft, side: 'row' | 'column', at: number): SheetDraft {
  const moved = (index: number): number => (index >= at ? index + 1 : index)
  const [from, to] = side === 'row' ? (['top', 'bottom'] as const) : (['left', 'right'] as const)
  return {
    ...draft,
    cells: draft.cells.map((cell) => ({ ...cell, [side]: moved(cell[side]) })),
    merges: draft.merges.map((range) => ({ ...range, [from]: moved(range[from]), [to]: moved(range[to]) })),
  }
}

/** What a clerk writes between two rows: a caption, a subtotal, the numbers of the columns, a remark. */
const LINES = [
  ['（一）主要指标'],
  ['小计'],
  ['备注：数据截至年底。'],
  ['1', '2', '3', '4', '5', '6', '7'],
] as const satisfies readonly (readonly string[])[]

function withLine(draft: SheetDraft, row: number, texts: readonly string[], right: number): SheetDraft {
  const { cells, merges, ...rest } = widened(draft, 'row', row)
  const line = texts.map((text, index) => ({ row, column: index + 1, value: { kind: 'text', text } as const }))
  const across = texts.length > 1 ? [] : [{ top: row, left: 1, bottom: row, right }]
  return { ...rest, cells: [...cells, ...line], merges: [...merges, ...across] }
}

describe.each(SHEETS)('%s', (name, draft) => {
  const before = read(draft)
  const last = draft.cells.reduce((row, cell) => Math.max(row, cell.row), 0)
  const right = draft.cells.reduce((column, cell) => Math.max(column, cell.column), 0)

  it('is read as its golden says', async () => {
    await expect(`${before.join('\n')}\n`).toMatchFileSnapshot(join(GOLDENS, `${name}.txt`))
  })

  it('is read as its golden says with a row or a column put in', async () => {
    const said = (['row', 'column'] as const).flatMap((side) =>
      Array.from({ length: side === 'row' ? last : right }, (_, index) => index + 1).flatMap((at) => [
        `# ${side} before ${at}`,
        ...differences(before, read(widened(draft, side, at))),
      ]),
    )
    await expect(`${said.join('\n')}\n`).toMatchFileSnapshot(join(GOLDENS, `${name} widened.txt`))
  })

  it('is read as its golden says with one cell emptied', async () => {
    const said = draft.cells.flatMap((emptied) => {
      if (!emptied.value) return []
      const cells = draft.cells.map((cell) => (cell === emptied ? { ...cell, value: undefined } : cell))
      const title = `# ${emptied.row}.${emptied.column} 「${'text' in emptied.value ? emptied.value.text : ''}」`
      return [title.replace(/\s+/g, ' '), ...differences(before, read({ ...draft, cells } as SheetDraft))]
    })
    await expect(`${said.join('\n')}\n`).toMatchFileSnapshot(join(GOLDENS, `${name} emptied.txt`))
  })

  it('is read as its golden says with a line written in', async () => {
    const said = Array.from({ length: last - 1 }, (_, index) => index + 2).flatMap((row) => {
      // Of a cell merged over the rows there would be two.
      if (draft.merges.some(({ top, bottom, left }) => left === 1 && top < row && bottom >= row)) return []
      const texts = LINES[row % LINES.length]!
      return [`# ${row} ${texts.join('|')}`, ...differences(before, read(withLine(draft, row, texts, right)))]
    })
    await expect(`${said.join('\n')}\n`).toMatchFileSnapshot(join(GOLDENS, `${name} written in.txt`))
  })

  it('is read as its golden says with one cell split', async () => {
    const said = draft.merges.flatMap((split) => [
      `# ${split.top}.${split.left} to ${split.bottom}.${split.right}`,
      ...differences(before, read({ ...draft, merges: draft.merges.filter((each) => each !== split) })),
    ])
    await expect(`${said.join('\n')}\n`).toMatchFileSnapshot(join(GOLDENS, `${name} split.txt`))
  })

  it('is read as its golden says with two cells joined', async () => {
    const alone = ({ row, column }: { readonly row: number; readonly column: number }) =>
      !draft.merges.some(
        ({ top, left, bottom, right: end }) => top <= row && bottom >= row && left <= column && end >= column,
      )
    const said = draft.cells.flatMap((upper) => {
      const lower = draft.cells.find(({ row, column }) => row === upper.row + 1 && column === upper.column)
      if (!lower || !alone(upper) || !alone(lower)) return []
      const joined = { top: upper.row, left: upper.column, bottom: lower.row, right: lower.column }
      const cells = draft.cells.filter((each) => each !== lower)
      return [
        `# ${upper.row}.${upper.column} with the one below`,
        ...differences(before, read({ ...draft, cells, merges: [...draft.merges, joined] })),
      ]
    })
    await expect(`${said.join('\n')}\n`).toMatchFileSnapshot(join(GOLDENS, `${name} joined.txt`))
  })
})
