import { describe, expect, it } from 'vitest'
import { readForms } from '../../../../src/core/form/read-forms.ts'
import { blankProject } from '../../../../src/core/content/blank-content.ts'
import { drawLayout } from '../../../../src/core/drawing/layouts/draw-layout.ts'
import { LAYOUTS, layoutNamed } from '../../../../src/core/drawing/layouts/layouts.ts'
import { workbookFromDrafts } from '../../../../src/core/model/sheet-from-draft.ts'
import { cleanForm } from '../../../fixture-content/layouts/clean-form.ts'
import { LAYOUTS as DRAWN } from '../../../fixture-content/layouts/index.ts'
import { WEIGHTS } from '../../../fixture-content/layouts/weights.ts'

const overlaps = (a: { top: number; left: number; bottom: number; right: number }, b: typeof a): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right

describe('layouts', () => {
  it.each(DRAWN)(
    '$id: merged ranges never overlap and no cell lies under one, also with a page break',
    ({ id, draw }) => {
      const content = cleanForm({ unit: '云溪市水利局', year: 2023, name: '河道管护', weights: WEIGHTS[id]! })
      for (const draft of [draw(content), draw(content, { repeatHeaderAfter: 4 })]) {
        for (const [index, range] of draft.merges.entries()) {
          expect(draft.merges.slice(index + 1).filter((other) => overlaps(range, other))).toEqual([])
        }
        const covered = draft.cells.filter(({ row, column }) =>
          draft.merges.some(
            ({ top, left, bottom, right }) =>
              row >= top && row <= bottom && column >= left && column <= right && !(row === top && column === left),
          ),
        )
        expect(covered.map(({ row, column }) => `${row}:${column}`)).toEqual([])
      }
    },
  )

  it.each(LAYOUTS)('$file: the field map knows every column head of the blank form', ({ layout }) => {
    const draft = drawLayout(layout, blankProject({ year: 2024 }, { name: '河道管护' }, ''), { formulas: true })
    const { forms } = readForms(workbookFromDrafts([draft]), 'a.xlsx')
    expect(forms).toHaveLength(1)
    expect(forms[0]!.unknownColumns).toEqual([])
  })

  it('are found by id, in any case', () => {
    expect(layoutNamed(' V5 ')?.layout.id).toBe('v5')
    expect(layoutNamed('v7')).toBeUndefined()
  })
})
