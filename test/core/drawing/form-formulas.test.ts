import { describe, expect, it } from 'vitest'
import { fromA1 } from '../../../src/core/model/cell-address.ts'
import { Decimal } from '../../../src/core/model/decimal.ts'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import { blankContent } from '../../../src/core/content/blank-content.ts'
import type { SubmissionContent } from '../../../src/core/content/content.ts'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import { cleanSubmission } from '../../fixture-content/clean.ts'

/** A small evaluator of the formulas that the forms use, over the stored values of the cells they name. */
class Evaluation {
  private readonly values = new Map<string, number | ''>()

  constructor(draft: SheetDraft) {
    for (const { row, column, value } of draft.cells) {
      const stored = value?.kind === 'formula' ? value.result : value
      if (stored?.kind === 'number') this.values.set(`${row}:${column}`, Number(stored.text))
      else if (stored) this.values.set(`${row}:${column}`, '')
    }
  }

  /** Formulas become JavaScript: cells `v(row, column)`, ranges `r(...)`, `=` and `<>` as comparisons. */
  run(formula: string): number | '' {
    const code = formula
      .replace(/([A-Z]\d+):([A-Z]\d+)/g, (_, from, to) => `...r(${place(from)},${place(to)})`)
      .replace(/(?<![\w(])([A-Z]\d+)|(?<=\()([A-Z]\d+)/g, (_, a, b) => `v(${place(a ?? b)})`)
      .replaceAll('<>', '!==')
      .replace(/(?<![!<>=])=(?!=)/g, '===')
    const names = ['v', 'r', 'IF', 'AND', 'COUNT', 'SUM', 'N', 'ROUND', 'MIN', 'MAX']
    const run = new Function(...names, `return ${code}`)
    return run(this.at, this.range, choose, all, count, total, number, round, Math.min, Math.max)
  }

  private readonly at = (row: number, column: number): number | '' => this.values.get(`${row}:${column}`) ?? ''

  private readonly range = (top: number, left: number, bottom: number, right: number): readonly (number | '')[] => {
    const found: (number | '')[] = []
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) found.push(this.at(row, column))
    return found
  }
}

const place = (text: string) => {
  const { row, column } = fromA1(text)!
  return `${row},${column}`
}
const choose = (test: boolean, yes: unknown, no: unknown) => (test ? yes : no)
const all = (...tests: readonly boolean[]) => tests.every(Boolean)
const count = (...values: readonly unknown[]) => values.filter((value) => typeof value === 'number').length
const total = (...values: readonly unknown[]) =>
  values.reduce<Decimal>((sum, value) => (typeof value === 'number' ? sum.plus(value) : sum), new Decimal(0)).toNumber()
const number = (value: unknown) => (typeof value === 'number' ? value : 0)
const round = (value: number, places: number) => new Decimal(value).toDecimalPlaces(places).toNumber()

const zeroBudget: SubmissionContent = {
  ...cleanSubmission,
  projects: cleanSubmission.projects.map((project) => ({
    ...project,
    funds: {
      ...project.funds,
      fiscal: { initial: '', annual: '0', executed: '5' },
      carryover: { initial: '', annual: '0', executed: '' },
    },
  })),
}

describe('formulas of the forms', () => {
  it.each([
    ['clean', cleanSubmission],
    ['blank', blankContent({ year: 2024, projects: [{ name: '甲' }] })],
    ['zero budget', zeroBudget],
  ] as const)('stored results are what the formulas give: %s', (_, content) => {
    for (const draft of drawSubmission(content, { formulas: true })) {
      const evaluation = new Evaluation(draft)
      for (const { row, column, value } of draft.cells) {
        if (value?.kind !== 'formula') continue
        const expected = evaluation.run(value.formula)
        const stored = value.result.kind === 'number' ? Number(value.result.text) : value.result.text
        if (typeof expected === 'number')
          expect(stored, `${draft.name} ${row}:${column} ${value.formula}`).toBeCloseTo(expected, 9)
        else expect(stored, `${draft.name} ${row}:${column} ${value.formula}`).toBe('')
      }
    }
  })

  it('on clean figures they give the figures that were filled in', () => {
    const plain = drawSubmission(cleanSubmission)
    for (const [index, draft] of drawSubmission(cleanSubmission, { formulas: true }).entries()) {
      for (const { row, column, value, style } of draft.cells) {
        if (value?.kind !== 'formula' || value.result.kind === 'text') continue
        const filled = plain[index]!.cells.find((cell) => cell.row === row && cell.column === column)?.value
        const places = style?.format?.endsWith('%') ? 4 : 2
        expect(filled).toEqual({
          kind: 'number',
          text: new Decimal(value.result.text).toDecimalPlaces(places).toFixed(),
        })
      }
    }
  })

  it('a form holds them where it defines the value, and nowhere in the other fields', () => {
    const [basic, department, project] = drawSubmission(cleanSubmission, { formulas: true }).map((draft) =>
      draft.cells.filter(({ value }) => value?.kind === 'formula').map(({ row, column }) => `${row}:${column}`),
    )
    expect(basic).toHaveLength(1 + 5 * 3 + 2)
    expect(department).toEqual(['6:8', '6:9', '28:8'])
    expect(project).toEqual(['7:4', '7:5', '7:6', '7:8', '7:9', '23:8'])
  })
})
