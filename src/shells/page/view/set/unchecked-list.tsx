import type { SetView } from '../../protocol.ts'
import { byForm } from '../findings.ts'
import { MARKS } from '../marks.ts'
import { useDesk } from '../page-context.ts'
import { cellKey } from '../places.ts'

interface Props {
  readonly view: SetView
  readonly showSheet: () => void
}

/** What could not be checked, and why. */
export function UncheckedList({ view, showSheet }: Props) {
  const { store } = useDesk()
  return (
    <>
      {byForm(view.unchecked).map(({ form, items }) => (
        <section key={form} class="form-group">
          <h3>{form}</h3>
          <ul>
            {items.map(({ place, title, text }) => (
              <li key={`${cellKey(place)}\n${title}`} class="finding unchecked">
                <button
                  type="button"
                  class="finding-head"
                  onClick={() => {
                    store.send({ kind: 'to-cell', place, into: true })
                    showSheet()
                  }}
                >
                  <span class="finding-top">
                    <span class="tag unchecked">
                      {MARKS.unchecked.form} {MARKS.unchecked.word}
                    </span>
                    <span class="cell">{place.cell}</span> <b>{title}</b>
                  </span>
                  <span class="finding-text">{text}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
