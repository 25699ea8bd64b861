import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromA1, toA1 } from '../../../src/core/model/cell-address.ts'
import type { Cell, Workbook } from '../../../src/core/model/workbook.ts'
import { annotate } from '../../../src/core/annotation/annotate.ts'
import type { ReviewedSubmission } from '../../../src/core/reviewed-submission.ts'
import { Draw } from '../../planted/draw.ts'
import { cellOf, spot } from '../../planted/locate.ts'
import { copyOf, type Path, type PlantedContent } from '../../planted/planted-content.ts'
import { PLANTS } from '../../planted/plants.ts'
import { type LaidOut, layOut, PLAIN } from '../../planted/random-layout.ts'
import { submissionOf, submissionSizes } from '../../planted/random-submission.ts'
import { lines, parameters, reviewed } from '../../planted/reviewing.ts'

const FORMULAS = { ...PLAIN, formulas: true }

/** As a program writes it that does not calculate: formulas, and no results. */
function withoutResults({ path, workbook }: LaidOut): LaidOut {
  const sheets = workbook.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map(
      (cell): Cell => (cell.formula === undefined ? cell : { ...cell, value: { kind: 'blank' }, uncached: true }),
    ),
  }))
  return { path, workbook: { sheets } }
}

/** The plain submission that every case here changes a cell of. */
const content = submissionOf({ seed: 7, specific: 2, municipal: 0, rows: 8, onlyFigures: true })

function withFormula(
  path: Path,
  formula: string,
  format?: string,
): { readonly result: ReviewedSubmission; readonly workbook: Workbook; readonly cell: string } {
  const at = cellOf(content, spot(path), PLAIN)!
  const { row, column } = fromA1(at.cell)!
  const [{ workbook }] = layOut(content, PLAIN) as [LaidOut]
  const sheets = workbook.sheets.map((sheet) => {
    if (sheet.name !== at.sheet) return sheet
    const cell: Cell = {
      row,
      column,
      value: { kind: 'blank' },
      formula,
      uncached: true,
      ...(format === undefined ? {} : { format }),
    }
    const others = sheet.cells.filter((each) => each.row !== row || each.column !== column)
    return { ...sheet, cells: [...others, cell].sort((a, b) => a.row - b.row || a.column - b.column) }
  })
  return { result: reviewed([{ path: '自评.xlsx', workbook: { sheets } }]), workbook: { sheets }, cell: at.cell }
}

const clean = reviewed(layOut(content, PLAIN))
const fresh = (result: ReviewedSubmission) => {
  const before = new Set(clean.findings.map((each) => each.id))
  return result.findings.filter((each) => !before.has(each.id))
}

const row = content.projects[0]!.indicators.findIndex((each) => each.facts.outcome === 'reached')
const at = (field: string): Path => ['projects', 0, 'indicators', row, field]

describe('forms with formulas and no results', () => {
  it('are judged as the same forms with their results', () => {
    const kinds = PLANTS.filter((each) => !/^JG-0[157]|^TX-0[23]/.test(each.name))
    const faulty = (size: Parameters<typeof submissionOf>[0]): PlantedContent => {
      const changed = copyOf(submissionOf(size))
      const draw = new Draw(size.seed)
      for (let count = 0; count < 3; count++) draw.pick(kinds).plant(changed, draw)
      return changed
    }
    fc.assert(
      fc.property(submissionSizes({ specific: 3, municipal: 2, rows: 12 }), (size) => {
        const workbooks = layOut(faulty(size), FORMULAS)
        const [usual, without] = [reviewed(workbooks), reviewed(workbooks.map(withoutResults))]
        expect(lines(without.findings)).toEqual(lines(usual.findings))
        expect(without.checks).toEqual(usual.checks)
        expect([...without.reviews.values()].map((each) => each.total?.toFixed())).toEqual(
          [...usual.reviews.values()].map((each) => each.total?.toFixed()),
        )
      }),
      parameters(25),
    )
  })

  it('get a constant that was typed as a formula read as a target, shown as its format says', () => {
    const { result } = withFormula(at('target'), '100%', '0%')
    const form = [...result.reviews.values()].find((each) => each.form.sheet === '1-3-1')!
    expect(form.items[row]!.indicator.targetValue).toMatchObject({ state: 'filled', raw: '100%' })
  })

  it('get nothing written because of it: the formula stays without a result', () => {
    const { result, workbook, cell } = withFormula(at('score'), `0+${content.projects[0]!.indicators[row]!.score}`)
    expect(fresh(result)).toEqual([])
    const edits = annotate(result, '自评.xlsx', workbook).sheets.find((each) => each.sheet === '1-3-1')!
    expect(edits.cells.filter((each) => toA1(each) === cell)).toEqual([])
  })
})

describe('a formula that cannot be worked out', () => {
  const fields = ['level3', 'target', 'actual', 'maxScore', 'score', 'reason'] as const

  it.each(fields)('in %s is told once, accuses nobody, and is counted as unchecked', (field) => {
    const { result, cell } = withFormula(at(field), 'VLOOKUP(1,台账,2,0)')
    const told = fresh(result)
    expect(told.map(({ rule, severity, cell: place }) => ({ rule, severity, place }))).toEqual([
      { rule: 'TX-02', severity: 'warning', place: cell },
    ])
    expect(told[0]!.message).toContain('请用 WPS 或 Excel 打开后保存一次再交')
    expect(result.checks.held).toBeLessThan(clean.checks.held)
    if (field !== 'reason') expect(result.unchecked.length).toBeGreaterThan(clean.unchecked.length)
  })

  it.each([
    ['the project’s name', ['projects', 0, 'name']],
    ['the department', ['projects', 0, 'department']],
    ['an amount', ['projects', 0, 'funds', 'total', 'annual']],
    ['a rate', ['projects', 0, 'funds', 'total', 'rate']],
    ['an execution score', ['projects', 0, 'funds', 'total', 'score']],
    ['a total', ['projects', 0, 'total', 'score']],
    ['the date', ['projects', 0, 'filler', 'date']],
    ['a line of the base table', ['basicData', 'rows', 1, 'actual']],
  ] as const)('as %s adds no other finding and no correction', (_, path) => {
    const { result, cell } = withFormula(path, '[1]台账!$B$3')
    expect(fresh(result).map((each) => `${each.rule} ${each.severity} ${each.cell}`)).toEqual([`TX-02 warning ${cell}`])
    expect(result.changes.filter((change) => change.cell === cell)).toEqual([])
  })

  it('is told once a workbook, whatever the number of cells and forms', () => {
    const [{ path, workbook }] = layOut(content, FORMULAS) as [LaidOut]
    const sheets = workbook.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map(
        (cell): Cell =>
          cell.formula === undefined ? cell : { ...cell, value: { kind: 'blank' }, formula: '结果', uncached: true },
      ),
    }))
    const result = reviewed([{ path, workbook: { sheets } }])
    const told = result.findings.filter((each) => each.rule === 'TX-02')
    const count = sheets.flatMap((sheet) => sheet.cells).filter((cell) => cell.uncached).length
    expect(told).toHaveLength(1)
    expect(told[0]!.related).toHaveLength(count - 1)
    expect(told[0]!.message).toContain(`${count} 格`)
    expect(result.findings.filter((each) => each.severity === 'error')).toEqual([])
  })
})
