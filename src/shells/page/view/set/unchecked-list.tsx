import type { SetView } from '../../protocol.ts'
import { byForm } from '../../../report/parts/by-form.ts'
import { FindingHead } from '../../../report/parts/finding-head.tsx'
import { MARKS } from '../../../report/parts/marks.ts'
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
                  <FindingHead mark={MARKS.unchecked} cell={place.cell} title={title} text={text} />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
