import { STATE_FORMS } from '../../parts/marks.ts'
import type { Figure } from '../report-data.ts'

/** The totals, each as one large figure with what it counts. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl class="totals">
      {figures.map(({ value, label, colour }) => (
        <div key={label} class={`total ${colour}`}>
          <dd>
            {value.toLocaleString('en-US')}
            {colour !== '' && <span aria-hidden="true"> {STATE_FORMS[colour]}</span>}
          </dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  )
}
