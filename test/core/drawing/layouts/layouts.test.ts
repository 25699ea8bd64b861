import { describe, expect, it } from 'vitest'
import { readForms } from '../../../../src/core/form/read-forms.ts'
import { workbookFromDrafts } from '../../../../src/core/model/sheet-from-draft.ts'
import { layoutLine, layoutNamed, offeredLayouts } from '../../../../src/core/drawing/layouts.ts'
import { cleanForm } from '../../../fixture-content/layouts/clean-form.ts'
import { LAYOUTS } from '../../../fixture-content/layouts/index.ts'
import { weightsOf } from '../../../fixture-content/layouts/weights.ts'

const overlaps = (a: { top: number; left: number; bottom: number; right: number }, b: typeof a): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right

const OFFERED = offeredLayouts(LAYOUTS.map(({ layout }) => layout))

describe('layouts', () => {
  it.each(LAYOUTS)(
    '$id: merged ranges never overlap and no cell lies under one, also with a page break',
    ({ id, draw }) => {
      const content = cleanForm({ unit: '云溪市水利局', year: 2023, name: '河道管护', weights: weightsOf(id) })
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

  it.each(OFFERED)('$id: its blank forms are known again, with every column', ({ ofUnit, ofProject }) => {
    const input = { unit: '云溪市水利局', year: 2024 }
    const project = { name: '河道管护' }
    const drafts = [
      ...ofUnit.map(({ draw }) => draw(input)),
      ...(ofProject ? [ofProject.draw({ input, project, attachment: '附件1-3' })] : []),
    ]
    const { forms } = readForms(workbookFromDrafts(drafts), 'a.xlsx')
    expect(forms).toHaveLength(drafts.length)
    for (const form of forms) {
      expect(form.year).toBe(2024)
      expect(form.unknownColumns).toEqual([])
    }
  })

  it.each(OFFERED)('$id: nothing is filled in on its blank forms but what was given', ({ ofUnit, ofProject }) => {
    const draft =
      ofProject?.draw({ input: { year: 0 }, project: { name: '' }, attachment: '' }) ?? ofUnit[0]!.draw({ year: 0 })
    const texts = draft.cells.flatMap(({ value }) => (value?.kind === 'text' ? [value.text] : []))
    expect(texts.filter((text) => /[{}☑]|已完成|符合|^无$/.test(text))).toEqual([])
  })

  it('carry weights that make 100 with the execution rate and the goal', () => {
    for (const { layout } of LAYOUTS) {
      if (!layout.weights) continue
      const { groups, execution, goal = 0 } = layout.weights
      expect(groups.reduce((sum, { weight }) => sum + weight, execution + goal)).toBe(100)
    }
  })

  it.each(LAYOUTS.filter(({ holds }) => holds.groupWeights))(
    '$id: its blank form prints the weights of the place, which make 100',
    ({ id, layout, holds }) => {
      const { ofProject } = layoutNamed(OFFERED, id)!
      const draft = ofProject!.draw({ input: { year: 2024 }, project: { name: '' }, attachment: '' })
      const printed = draft.cells.flatMap(({ value }) =>
        value?.kind === 'text'
          ? [...value.text.matchAll(/^(?!得分|预算).+（(\d+)分）$/g)].map(([, weight]) => Number(weight))
          : [],
      )
      // The execution rate is in the weight of its group where it is one of the rows.
      const { execution = 10, goal = 0 } = layout.weights ?? {}
      const beside = (holds.executionRow ? 0 : execution) + goal
      expect(printed.reduce((sum, weight) => sum + weight, beside)).toBe(100)
      for (const { name } of layout.weights?.groups ?? [])
        expect(draft.cells.some(({ value }) => value?.kind === 'text' && value.text.startsWith(`${name}（`))).toBe(true)
    },
  )

  it.each([
    ['v5', 'yunnan'],
    [' V5 ', 'yunnan'],
    ['Yunnan', 'yunnan'],
    ['云南', 'yunnan'],
    ['云南省', 'yunnan'],
    ['湖北省襄阳市', 'xiangyang'],
    ['宁夏回族自治区银川市', 'yinchuan'],
    ['财政部', 'national'],
    ['株洲市', 'zhuzhou'],
    ['v2', 'zhuzhou'],
  ])('%s is %s', (given, id) => {
    expect(layoutNamed(OFFERED, given)?.id).toBe(id)
  })

  it('have names of their own, and none is anybody’s guess', () => {
    expect(layoutNamed(OFFERED, 'v99')).toBeUndefined()
    expect(layoutNamed(OFFERED, '')).toBeUndefined()
    const names = OFFERED.flatMap(({ id, aliases, places }) => [id, ...aliases, ...places])
    expect(new Set(names).size).toBe(names.length)
    const files = OFFERED.flatMap(({ ofUnit, ofProject }) => [...ofUnit, ...(ofProject ? [ofProject] : [])])
    expect(new Set(files.map(({ file }) => file)).size).toBe(files.length)
    expect(layoutLine(layoutNamed(OFFERED, 'v5')!)).toBe('云南（yunnan）：项目支出绩效自评表（云南 公开14表）')
  })
})
