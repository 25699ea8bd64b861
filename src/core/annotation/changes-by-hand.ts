import { toA1 } from '../model/cell-address.ts'
import { plain } from '../model/decimal.ts'
import type { HandChange } from './changes-sheet.ts'
import { REVIEW_COLUMNS } from '../our-marks/names-and-fills.ts'
import type { LinedForm } from './score-columns.ts'

const BY_HAND = '人工复核'

/**
 * What people judged on a form, as lines of 更正记录: the computed score, and theirs in the column 复核得分. They are no
 * corrections of ours.
 */
export function changesByHand({ form, lines }: LinedForm, column: number): HandChange[] {
  return lines.flatMap(({ label, rows, hand }) => {
    if (!hand) return []
    const { score, computed, words } = hand
    const before = computed === undefined ? '（无法计算）' : plain(computed)
    return [
      {
        sheet: form.sheet,
        cell: toA1({ row: rows[0]!, column }),
        label: `${label} / ${REVIEW_COLUMNS.score}`,
        before,
        after: score === undefined ? `${before}（未改）` : plain(score),
        rule: BY_HAND,
        basis: words === '' ? '未写理由' : words,
      },
    ]
  })
}
