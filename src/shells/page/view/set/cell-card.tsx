import type { CellCard, CellPlace, LineView, SetView } from '../../protocol.ts'
import { linesAt } from '../findings.ts'
import { MarkTag } from '../../../report/parts/mark-tag.tsx'
import { MARKS } from '../../../report/parts/marks.ts'
import { useDesk } from '../page-context.ts'
import { isSameCell } from '../places.ts'
import { CardFacts } from './card-facts.tsx'
import { Figures } from './figures.tsx'

interface Props {
  readonly view: SetView
  readonly place: CellPlace
  readonly card: CellCard
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
      <CardFacts card={card} />
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
        <MarkTag mark={mark} word={line.word} /> {found.message}
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
