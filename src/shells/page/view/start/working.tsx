import type { SetRow } from '../../protocol.ts'
import type { Work } from '../state.ts'
import { StateTag } from '../../../report/parts/state-tag.tsx'
import { Progress } from './progress.tsx'

/** The last sets that were done: that something goes on is seen. */
const LAST = 8

/** While files are read and checked. */
export function Working({ work, rows }: { readonly work: Work; readonly rows: readonly SetRow[] }) {
  return (
    <main class="working">
      <div class="working-box">
        <h2>正在核对，请稍等</h2>
        <Progress work={work} />
        {rows.length > 0 && (
          <ul class="working-done">
            {rows
              .slice(-LAST)
              .reverse()
              .map((row) => (
                <li key={row.set}>
                  <StateTag row={row} /> {row.unit || row.files[0]}
                </li>
              ))}
          </ul>
        )}
      </div>
    </main>
  )
}
