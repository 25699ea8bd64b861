import { isFilled, type NumberField, placeKey } from '../form/field.ts'
import { type Decimal, percent, plain } from '../model/decimal.ts'
import type { Change } from '../reviewed-submission.ts'
import type { Finding } from '../rules/finding.ts'
import type { Fix } from '../rules/outcome.ts'

/**
 * The cell changes that the findings propose, one a cell. What a form's definition determines goes before a mere
 * respelling of the same cell. Scores of indicators change only with `applyScores`, or where an earlier round changed
 * them and the change still stands.
 */
export function proposeChanges(
  findings: readonly Finding[],
  applyScores: boolean,
  stands: (change: Change) => boolean = () => false,
): Change[] {
  const byCell = new Map<string, Change>()
  const spellingFirst = [...findings].sort((a, b) => Number(b.rule === 'TX-03') - Number(a.rule === 'TX-03'))
  for (const finding of spellingFirst) {
    for (const fix of finding.fixes) {
      const change = changeFor(finding, fix)
      if (fix.when === 'apply-scores' && !applyScores && !stands(change)) continue
      byCell.set(placeKey(fix.field.place), change)
    }
  }
  return [...byCell.values()]
}

/**
 * What a correction shows in its cell: 「75%」 for a rate (a bare 「97」 that is only respelled stays bare), digits
 * otherwise.
 */
export function correctedText(field: NumberField, value: Decimal): string {
  return field.kind === 'ratio' && !(isFilled(field) && field.value.equals(value) && !/[%％]/.test(field.raw))
    ? percent(value)
    : plain(value)
}

function changeFor(finding: Finding, { field, value }: Fix): Change {
  const { workbook, sheet, cell } = field.place
  const format = formatFor(field, value)
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
    value: field.within
      ? { kind: 'text', text: `${field.within.prefix}${plain(value)}` }
      : { kind: 'number', text: plain(value) },
    ...(format === undefined ? {} : { format }),
  }
}

/**
 * A rate that was typed as text, as a bare number, or not at all needs a per cent format to be shown as one. The same
 * value respelled keeps the decimals it was typed with: a format that shows more would claim an exactness that nobody
 * wrote.
 */
function formatFor(field: NumberField, value: Decimal): string | undefined {
  if (field.kind !== 'ratio') return undefined
  if (!isFilled(field)) return '0.00%'
  const perCent = /[%％]/.test(field.raw)
  if (field.value.equals(value)) return field.storedAsText && perCent ? percentFormat(field.decimals - 2) : undefined
  if (perCent && !field.storedAsText) return undefined
  return perCent ? percentFormat(Math.min(2, field.decimals - 2)) : '0.00%'
}

function percentFormat(decimals: number): string {
  return decimals > 0 ? `0.${'0'.repeat(decimals)}%` : '0%'
}
