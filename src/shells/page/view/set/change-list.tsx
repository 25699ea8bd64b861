import type { CellPlace, ChangeView } from '../../protocol.ts'
import { changeMark } from '../findings.ts'
import { MARKS } from '../../../report/parts/marks.ts'

const BY: Readonly<Record<ChangeView['by'], string>> = {
  typed: '自己填的',
  taken: '采用的',
  formula: '公式算的',
  adopted: '上一轮代为更正的',
}

interface Props {
  readonly changed: readonly ChangeView[]
  readonly go: (place: CellPlace) => void
}

/** Each changed cell: where, what stood there, what stands there now. */
export function ChangeList({ changed, go }: Props) {
  return (
    <ul class="changes">
      {changed.map((change) => (
        <li
          key={`${change.workbook}\n${change.sheet}\n${change.cell}`}
          class={`change ${MARKS[changeMark(change)].name}`}
        >
          <button type="button" class="change-go" onClick={() => go(placeOf(change))}>
            <span class="change-where">
              <span aria-hidden="true">{MARKS[changeMark(change)].form}</span> <span class="cell">{change.cell}</span>{' '}
              {change.label} <span class="soft">{change.sheet}</span>
            </span>
            <span class="change-values">
              <del>{change.before || '（空）'}</del>
              <span> → </span>
              <ins>{change.after || '（空）'}</ins>
              <span class="soft"> {BY[change.by]}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function placeOf({ workbook, sheet, cell }: CellPlace): CellPlace {
  return { workbook, sheet, cell }
}
