import fc from 'fast-check'
import { describe } from 'vitest'
import { toA1 } from '../../../src/core/model/cell-address.ts'
import type { Cell } from '../../../src/core/model/workbook.ts'
import { review } from '../../../src/core/review.ts'
import type { ReportedFinding, ReviewedSubmission } from '../../../src/core/reviewed-submission.ts'
import { sheetFromDraft } from '../../../src/core/model/sheet-from-draft.ts'
import { formCasesAnywhere, formOf, sheetOf } from './forms.ts'
import { law } from './law.ts'
import { atLeast, lines } from './told.ts'

/** Formulas that nobody can work out here. */
const FORMULAS = ['[1]台账!$B$3', 'VLOOKUP(A1,A2:C9,3,FALSE)', '预算数*0.9', 'TODAY()-1']

describe('a formula without a result that cannot be worked out', () => {
  law(
    'adds nothing but the word on it, wherever on a form it stands, and no correction',
    fc.tuple(formCasesAnywhere(['clean', 'real']), fc.nat(400), fc.constantFrom(...FORMULAS)),
    80,
    ([formCase, pick, formula]) => {
      const sheet = sheetFromDraft(sheetOf(formCase, formOf(formCase)))
      const filled = sheet.cells.filter((cell) => cell.value.kind !== 'blank')
      const chosen = filled[pick % filled.length]!
      const reviewed = (cells: readonly Cell[]): ReviewedSubmission =>
        review({ workbooks: [{ path: '自评.xlsx', sha256: '', workbook: { sheets: [{ ...sheet, cells }] } }] })
      const before = reviewed(sheet.cells)
      const after = reviewed(
        sheet.cells.map((cell) =>
          cell === chosen ? { ...cell, value: { kind: 'blank' }, formula, uncached: true } : cell,
        ),
      )
      const corrected = new Set(before.changes.map((change) => change.cell))
      // By place: the names by which findings are known from round to round may be gone with the cell, and what had one
      // cause told apart.
      const places = ({ cell, related }: ReportedFinding): (string | null)[] => [
        cell,
        ...related.map((place) => place.cell),
      ]
      const isKnown = (fresh: ReportedFinding): boolean =>
        before.findings.some((each) => atLeast(each.severity, fresh.severity) && places(each).includes(fresh.cell))
      const fresh = after.findings.filter((each) => each.severity !== 'info' && each.rule !== 'TX-02' && !isKnown(each))
      const told = [
        ...lines(fresh),
        ...after.changes
          .filter((each) => !corrected.has(each.cell))
          .map((each) => `更正 ${each.rule} ${each.cell} ${each.before}→${each.after}`),
      ]
      const was = chosen.value.kind === 'number' || chosen.value.kind === 'text' ? chosen.value.text : ''
      return told.length === 0 ? [] : [`${toA1(chosen)}「${was}」是公式`, ...told]
    },
  )
})
