import type { LineView } from '../../protocol.ts'

type Found = LineView['findings'][number]

/** What was filled in, what it should be, the difference; nothing where nobody can tell what it should be. */
export function Figures({ found }: { readonly found: Pick<Found, 'stated' | 'expected' | 'difference'> }) {
  const { stated, expected, difference } = found
  if (expected === null) return null
  return (
    <dl class="figures">
      {stated !== null && (
        <div>
          <dt>填的</dt>
          <dd>{stated === '' ? '（空）' : stated}</dd>
        </div>
      )}
      <div>
        <dt>应为</dt>
        <dd>{expected}</dd>
      </div>
      {difference !== null && (
        <div>
          <dt>差</dt>
          <dd>{difference}</dd>
        </div>
      )}
    </dl>
  )
}
