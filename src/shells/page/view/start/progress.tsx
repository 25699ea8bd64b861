import { useDesk } from '../page-context.ts'
import type { Work } from '../state.ts'

/** How far it is, with the name of the file that is worked on, and the way to stop it. */
export function Progress({ work }: { readonly work: Work }) {
  const desk = useDesk()
  const { done, total, name } = work
  return (
    <div class="progress">
      <progress aria-label="进度" max={total || 1} {...(total > 0 ? { value: done } : {})} />
      <p>
        {total > 0 && <b>{`${done} / ${total}　`}</b>}
        <span class="progress-name">{name}</span>
      </p>
      <button type="button" onClick={() => void desk.cancel()}>
        停止
      </button>
    </div>
  )
}
