import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { LineView } from '../../protocol.ts'
import { useDesk } from '../page-context.ts'

interface Props {
  readonly line: LineView
  readonly isChosen: boolean
}

/** 情况说明 of a line: kept when one leaves the field or presses Enter; Shift + Enter begins a new row. */
export function Explanation({ line, isChosen }: Props) {
  const desk = useDesk()
  const [isWanted, setWanted] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(line.explanation)
  const kept = useRef(line.explanation)
  useEffect(() => {
    kept.current = line.explanation
    setText(line.explanation)
  }, [line.explanation])
  const keep = (): void => {
    const said = field.current?.value.trim() ?? ''
    if (said === kept.current) return
    kept.current = said
    void desk.act({ kind: 'explain', line: line.id, text: said })
  }
  const isShown = isWanted || isChosen || line.explanation !== ''
  // At once: what is typed next is meant for the field.
  useLayoutEffect(() => {
    if (isWanted) field.current?.focus()
  }, [isWanted])
  if (!isShown)
    return (
      <div class="finding-tools">
        <button type="button" onClick={() => setWanted(true)}>
          写情况说明
        </button>
      </div>
    )
  const id = `explain-${line.id}`
  return (
    <div class="explanation">
      <label for={id}>情况说明{line.asks === 'explained' ? '（已记下）' : ''}</label>
      <textarea
        id={id}
        ref={field}
        rows={2}
        value={text}
        placeholder="写一句原因，按回车记下"
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
          event.preventDefault()
          keep()
        }}
      />
    </div>
  )
}
