import { useState } from 'preact/hooks'
import { STATE_FORMS } from './marks.ts'
import type { TaggedRow } from './tagged-row.ts'

const FORMS = { ...STATE_FORMS, hint: 'i' } as const

/** Rows drawn at a time. */
const PORTION = 50

interface Props {
  readonly title: string
  readonly rows: readonly TaggedRow[]
  /** What is said of rows that are not given; '' where all are. */
  readonly elsewhere?: string
  /** All rows at once: on paper. */
  readonly isWhole?: boolean
}

/** Files or units, each with its tag and a sentence; nothing where there is none. */
export function TaggedList({ title, rows, elsewhere = '', isWhole = false }: Props) {
  const [limit, setLimit] = useState(PORTION)
  if (rows.length === 0) return null
  const shown = isWhole ? rows : rows.slice(0, limit)
  return (
    <section class="tagged" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {shown.map(({ colour, word, subject, what }) => (
          <li key={subject}>
            <span class={`tag ${colour}`}>
              {FORMS[colour]} {word}
            </span>{' '}
            <b>{subject}</b> <span>{what}</span>
          </li>
        ))}
      </ul>
      {shown.length < rows.length ? (
        <button type="button" class="more" onClick={() => setLimit(limit + PORTION)}>
          再显示 {Math.min(PORTION, rows.length - shown.length)} 个
        </button>
      ) : (
        elsewhere !== '' && <p class="count">{elsewhere}</p>
      )}
    </section>
  )
}
