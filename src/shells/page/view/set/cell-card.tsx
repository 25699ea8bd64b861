import { useEffect, useState } from 'preact/hooks'
import type { CellCard, CellPlace, LineView, SetView } from '../../protocol.ts'
import { linesAt } from '../findings.ts'
import { MARKS } from '../marks.ts'
import { useDesk } from '../page-context.ts'
import { isSameCell } from '../places.ts'
import { Figures } from './finding-item.tsx'

const RESULTS = {
  held: ['done', '✓', '相符'],
  failed: ['mend', '■', '不符'],
  unchecked: ['unchecked', '?', '未能核对'],
} as const

interface Props {
  readonly view: SetView
  readonly place: CellPlace
  readonly card: CellCard
}

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

/** A cell's card: what it is, what it should be and why, how that comes about, and who looked at it. */
export function CellCardView({ view, place, card }: Props) {
  const lines = linesAt(view, place)
  return (
    <>
      <p class="card-head">
        <span class="cell">{place.cell}</span> <b>{card.label}</b>
        <span class="card-shown">{card.shown || '（空）'}</span>
      </p>
      {card.formula !== '' && (
        <p class="soft">
          公式 <code>{card.formula}</code>，不能直接改
        </p>
      )}
      {lines.map((line) => (
        <CardLine key={line.id} line={line} place={place} />
      ))}
      {card.working.length > 0 && (
        <>
          <h4>怎么算的</h4>
          <ol class="card-working">
            {card.working.map((step, index) => (
              <li key={index}>{step}</li>
            ))}
          </ol>
        </>
      )}
      {card.rules.length > 0 && (
        <>
          <h4>核对过这一格的规则</h4>
          <ul class="card-rules">
            {card.rules.map(({ rule, title, result, reason }, index) => (
              <li key={index}>
                <span class={`ink-${RESULTS[result][0]}`}>
                  {RESULTS[result][1]} {RESULTS[result][2]}
                </span>{' '}
                {title} <span class="soft">{rule}</span>
                {reason !== '' && <span class="soft">：{reason}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function CardLine({ line, place }: { readonly line: LineView; readonly place: CellPlace }) {
  const desk = useDesk()
  const mark = MARKS[line.asks]
  const found = line.findings.find((each) => isSameCell(each.place, place)) ?? line.findings[0]
  if (!found) return null
  const { proposed } = found
  return (
    <div class={`card-line ${mark.name}`}>
      <p>
        <span class={`tag ${mark.name}`}>
          {mark.form} {line.word}
        </span>{' '}
        {found.message}
      </p>
      <Figures found={found} />
      {line.basis !== '' && <p class="soft">依据：{line.basis}</p>}
      {proposed !== null && (line.asks === 'mend' || line.asks === 'explain') && (
        <button type="button" class="take" onClick={() => void desk.act({ kind: 'take', finding: found.id })}>
          采用 {proposed}
        </button>
      )}
    </div>
  )
}
