import { useEffect } from 'preact/hooks'
import { useDesk } from '../page-context.ts'
import type { State } from '../state.ts'

/** How long a good message stays; a bad one stays until it is closed. */
const SHOWN = 7000

/** What was done, or could not be done; read out by screen readers. */
export function Notice({ notice }: Pick<State, 'notice'>) {
  const { store } = useDesk()
  const id = notice?.id
  const isShown = notice !== null && notice.text !== ''
  useEffect(() => {
    if (id === undefined || notice?.bad) return
    const timer = setTimeout(() => store.send({ kind: 'dismiss', id }), SHOWN)
    return () => clearTimeout(timer)
  }, [id])
  return (
    <div class="notices" role={notice?.bad ? 'alert' : 'status'} aria-live={notice?.bad ? 'assertive' : 'polite'}>
      {isShown && (
        <div class={`notice ${notice.bad ? 'bad' : ''}`} key={id}>
          <span>{notice.text}</span>
          <button
            type="button"
            class="plain"
            aria-label="关闭提示"
            onClick={() => store.send({ kind: 'dismiss', id: id! })}
          >
            ×
          </button>
        </div>
      )}
    </div>
  )
}
