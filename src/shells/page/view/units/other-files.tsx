import { useState } from 'preact/hooks'
import { isUnread, OTHER_KINDS } from '../../../../core/intake/other-file.ts'
import type { Opened } from '../../protocol.ts'

/** Files drawn at a time. */
const PORTION = 50

/** Files that are no workbooks or could not be opened, each with its sentence; those that nobody has seen come first. */
export function OtherFiles({ others }: Pick<Opened, 'others'>) {
  const [limit, setLimit] = useState(PORTION)
  if (others.length === 0) return null
  const ordered = [...others.filter(isUnread), ...others.filter((other) => !isUnread(other))]
  return (
    <section class="others" aria-labelledby="others-title">
      <h2 id="others-title">没有核对的文件（{others.length} 个）</h2>
      <ul>
        {ordered.slice(0, limit).map((other) => (
          <li key={other.path}>
            <span class={`tag ${isUnread(other) ? 'error' : 'hint'}`}>
              {isUnread(other) ? '■' : 'i'} {OTHER_KINDS[other.kind].name}
            </span>{' '}
            <b>{other.path}</b> <span>{other.what}</span>
          </li>
        ))}
      </ul>
      {others.length > limit && (
        <button type="button" class="more" onClick={() => setLimit(limit + PORTION)}>
          再显示 {Math.min(PORTION, others.length - limit)} 个
        </button>
      )}
    </section>
  )
}
