import { useEffect, useState } from 'preact/hooks'
import type { CellCard, CellPlace, SetView } from '../../protocol.ts'
import { useDesk } from '../page-context.ts'
import { isSameCell } from '../places.ts'

/** What is wrong comes first. Titles of rules name faults. */
const RESULTS = {
  failed: { mark: 'mend', text: '■ 有问题' },
  unchecked: { mark: 'unchecked', text: '? 没核对上' },
  held: { mark: 'done', text: '✓ 没问题' },
} as const
const ORDER = Object.keys(RESULTS)

/** What is known of a cell; undefined until it is there, null where nothing is known. */
export function useCard(view: SetView, place: CellPlace | null): CellCard | null | undefined {
  const desk = useDesk()
  const [known, setKnown] = useState<{ readonly of: CellPlace; readonly card: CellCard | null } | null>(null)
  useEffect(() => {
    if (place === null) return
    let isWanted = true
    void desk.card(place).then((card) => isWanted && setKnown({ of: place, card }))
    return () => {
      isWanted = false
    }
  }, [view, place?.workbook, place?.sheet, place?.cell])
  return known && isSameCell(known.of, place) ? known.card : undefined
}

/** How what it should be comes about, and who looked at it. */
export function CardFacts({ card: { working, rules } }: { readonly card: CellCard }) {
  const ordered = [...rules].sort((one, other) => ORDER.indexOf(one.result) - ORDER.indexOf(other.result))
  return (
    <>
      {working.length > 0 && (
        <>
          <h4>怎么算的</h4>
          <ol class="card-working">
            {working.map((step, index) => (
              <li key={index}>{step}</li>
            ))}
          </ol>
        </>
      )}
      {ordered.length > 0 && (
        <>
          <h4>核对过这一格的规则</h4>
          <ul class="card-rules">
            {ordered.map(({ rule, title, result, reason }, index) => (
              <li key={index}>
                <span class={`ink-${RESULTS[result].mark}`}>{RESULTS[result].text}</span> {title}{' '}
                <span class="soft">
                  {rule}
                  {reason !== '' && `：${reason}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
