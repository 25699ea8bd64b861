import type { FilledNumber, NumberField } from '../form/field.ts'
import { isFilled } from '../form/field.ts'
import { type Decimal, percent, plain } from '../model/decimal.ts'
import type { Change } from '../reviewed-submission.ts'
import type { Finding } from '../rules/finding.ts'
import type { Fix } from '../rules/outcome.ts'

/**
 * The cell changes that the findings propose, one a cell. What a form's definition determines goes before a mere respelling of the same cell.
 * Scores of indicators change only with `applyScores`.
 */
export function proposeChanges(findings: readonly Finding[], applyScores: boolean): Change[] {
  const byCell = new Map<string, Change>()
  const spellingFirst = [...findings].sort((a, b) => Number(b.rule === 'TX-03') - Number(a.rule === 'TX-03'))
  for (const finding of spellingFirst) {
    for (const fix of finding.fixes) {
      if (fix.when === 'apply-scores' && !applyScores) continue
      const { workbook, sheet, cell } = fix.field.place
      byCell.set(`${workbook}\u0001${sheet}\u0001${cell}`, changeFor(finding, fix))
    }
  }
  return [...byCell.values()]
}

/** What a correction shows in its cell: 「75%」 for a rate, digits otherwise. */
export function correctedText(field: NumberField, value: Decimal): string {
  return field.kind === 'ratio' ? percent(value) : plain(value)
}

function changeFor(finding: Finding, { field, value }: Fix): Change {
  const { workbook, sheet, cell } = field.place
  const format = formatFor(field)
  return {
    finding: finding.id,
    rule: finding.rule,
    workbook,
    sheet,
    cell,
    label: field.label,
    before: field.raw,
    after: correctedText(field, value),
    basis: finding.basis,
    value: field.within ? { kind: 'text', text: `${field.within.prefix}${plain(value)}` } : { kind: 'number', text: plain(value) },
    ...(format === undefined ? {} : { format }),
  }
}

/** A rate that was typed as text, as a bare number, or not at all needs a per cent format to be shown as one. */
function formatFor(field: NumberField): string | undefined {
  if (field.kind !== 'ratio') return undefined
  if (!isFilled(field)) return '0.00%'
  const formattedAsPercent = !field.storedAsText && field.raw.includes('%')
  return formattedAsPercent ? undefined : wholePerCent(field) ? '0%' : '0.00%'
}

function wholePerCent(field: FilledNumber): boolean {
  return field.raw.includes('%') && field.decimals <= 2
}
