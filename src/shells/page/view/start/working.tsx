import type { ComponentChildren } from 'preact'
import type { SetRow } from '../../protocol.ts'
import { useDesk } from '../page-context.ts'
import type { Work } from '../state.ts'
import { StateTag } from '../../../report/parts/state-tag.tsx'
import { Progress } from './progress.tsx'

/** The last sets that were done: that something goes on is seen. */
const LAST = 8

/** While files are read and checked, or a set is opened for which that takes time. */
export function Working({ work, rows }: { readonly work: Work; readonly rows: readonly SetRow[] }) {
  const desk = useDesk()
  if (work.what === 'show')
    return (
      <Box title="正在打开，请稍等">
        <Progress work={work} />
      </Box>
    )
  return (
    <Box title="正在核对，请稍等">
      <Progress work={work} {...(rows.length > 0 ? { abandon: () => desk.abandon() } : {})} />
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
    </Box>
  )
}

function Box({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <main class="working">
      <div class="working-box">
        <h2>{title}</h2>
        {children}
      </div>
    </main>
  )
}
