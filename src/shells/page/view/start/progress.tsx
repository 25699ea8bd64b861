import { useEffect, useState } from 'preact/hooks'
import { useDesk } from '../page-context.ts'
import type { Work } from '../state.ts'
import { LARGE, sizeText } from './file-size.ts'

interface Props {
  readonly work: Work
  /** Gives up what was done, too; none where it is not to be lost. */
  readonly abandon?: () => void
}

/** Milliseconds after which a file is a long one. */
const LONG = 5000

/** How far it is, with the file that is worked on, and the way to stop it. */
export function Progress({ work, abandon }: Props) {
  const desk = useDesk()
  const [isStopping, setStopping] = useState(false)
  const { done, total, name, size = 0 } = work
  const isLong = useLong(`${done} ${name}`) || size >= LARGE
  return (
    <div class="progress">
      <progress aria-label="进度" max={total || 1} {...(total > 1 ? { value: done } : {})} />
      <p class="progress-what">
        {total > 1 && <b>{`${done} / ${total}　`}</b>}
        <span class="progress-name" title={name}>
          {name}
        </span>
        <span class="progress-size">{sizeText(size)}</span>
      </p>
      {work.what !== 'show' && (
        <button
          type="button"
          disabled={isStopping}
          onClick={() => {
            setStopping(true)
            void desk.cancel()
          }}
        >
          {isStopping ? '正在停止…' : '停止'}
        </button>
      )}
      {isStopping && abandon && (
        <button type="button" onClick={abandon}>
          不等了，核对完的也不要
        </button>
      )}
      {isLong && <p role="status">这个文件要多等一会儿，请不要关闭网页。</p>}
    </div>
  )
}

/** Whether the same has been worked on for long. */
function useLong(what: string): boolean {
  const [long, setLong] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setLong(what), LONG)
    return () => clearTimeout(timer)
  }, [what])
  return long === what
}
