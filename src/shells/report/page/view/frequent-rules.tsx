import { STATE_FORMS } from '../../parts/marks.ts'
import type { FrequentRule } from '../report-data.ts'

/** The most frequent faults, with a bar for how often each was found. */
export function FrequentRules({ rules }: { readonly rules: readonly FrequentRule[] }) {
  if (rules.length === 0) return null
  const most = Math.max(...rules.map(({ count }) => count))
  return (
    <section class="box" aria-labelledby="frequent">
      <h2 id="frequent">最常见的问题</h2>
      <ul>
        {rules.map(({ code, title, count, units, colour }) => (
          <li key={code} class={`frequent ${colour}`}>
            <span class="frequent-text">
              <span>
                <span aria-hidden="true">{STATE_FORMS[colour]}</span> {code}　{title}
              </span>
              <span class="soft">
                {count} 处 · {units} 套
              </span>
            </span>
            <svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
              <rect class="bar-ground" width="100" height="2" />
              <rect class="bar" width={((count / most) * 100).toFixed(1)} height="2" />
            </svg>
          </li>
        ))}
      </ul>
    </section>
  )
}
