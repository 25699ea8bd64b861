import type { CellPlace, LineView, SetView } from '../../protocol.ts'
import { FindingHead } from '../../../report/parts/finding-head.tsx'
import { MARKS } from '../../../report/parts/marks.ts'
import { useDesk } from '../page-context.ts'
import { isSameCell } from '../places.ts'
import { isSecondClick } from '../second-click.ts'
import type { At } from '../set-state.ts'
import { CardFacts, useCard } from './card-facts.tsx'
import { Explanation } from './explanation.tsx'
import { Figures } from './figures.tsx'

interface Props {
  readonly view: SetView
  readonly line: LineView
  /** Where the clerk is, when it is at this line. */
  readonly at: At | null
  readonly showSheet: () => void
}

/** More places stand in the text. */
const MOST_PLACES = 30

/** A line: what it asks, where, what to do; opened, also the figures and the basis. */
export function FindingItem({ view, line, at, showSheet }: Props) {
  const { store } = useDesk()
  const [first] = line.findings
  const mark = MARKS[line.asks]
  const go = (place?: CellPlace): void => {
    // Gone to once more, it leads on into the sheet.
    if (at?.place && !place) into(at.place)
    else store.send({ kind: 'to-line', line: line.id, ...(place ? { place } : {}) })
  }
  const into = (place: CellPlace): void => {
    showSheet()
    store.send({ kind: 'to-cell', place, into: true })
  }
  const isOpen = line.asks === 'mend' || line.asks === 'explain'
  return (
    <li class={`finding ${mark.name} ${at ? 'chosen' : ''}`}>
      <button type="button" class="finding-head" data-line={line.id} aria-current={at !== null} onClick={() => go()}>
        <FindingHead
          mark={mark}
          word={line.word}
          cell={line.places.length === 1 ? line.places[0]!.cell : ''}
          title={line.findings.length > 1 ? line.title : (first?.label ?? '')}
          text={line.text}
        />
      </button>
      {line.findings.length > 1 && <Places line={line} at={at} go={go} />}
      {at && <Details view={view} line={line} at={at} />}
      {isOpen && <Tools line={line} at={at} into={into} />}
      {(line.invitesExplanation || line.explanation !== '') && line.asks !== 'hint' && (
        <Explanation line={line} isChosen={at !== null} />
      )}
    </li>
  )
}

interface PlacesProps {
  readonly line: LineView
  readonly at: At | null
  readonly go: (place: CellPlace) => void
}

function Places({ line, at, go }: PlacesProps) {
  const places = line.places.slice(0, MOST_PLACES)
  return (
    <div class="finding-places">
      {places.map((place) => (
        <button
          key={place.cell}
          type="button"
          class="cell"
          aria-pressed={at !== null && isSameCell(at.place, place)}
          onClick={() => go(place)}
        >
          {place.cell}
        </button>
      ))}
    </div>
  )
}

interface ToolsProps {
  readonly line: LineView
  readonly at: At | null
  readonly into: (place: CellPlace) => void
}

/** What can be taken, one button a finding; at a chosen cell, the way into it. */
function Tools({ line, at, into }: ToolsProps) {
  const desk = useDesk()
  const ready = line.findings.filter(({ proposed }) => proposed !== null)
  const place = at?.place
  if (ready.length === 0 && !place) return null
  return (
    <div class="finding-tools">
      {ready.map((found) => (
        <button
          key={found.id}
          type="button"
          class="take"
          onClick={(event) => {
            if (!isSecondClick(event)) void desk.act({ kind: 'take', finding: found.id })
          }}
        >
          {line.findings.length > 1 && found.place ? `${found.place.cell} ` : ''}采用 {found.proposed}
        </button>
      ))}
      {place && (
        <button type="button" onClick={() => into(place)}>
          去改 {place.cell}
        </button>
      )}
    </div>
  )
}

/** Of the finding at the chosen cell, or the first: the figures; of the line: its rule and basis. */
function Details({ view, line, at }: Pick<Props, 'view' | 'line'> & { readonly at: At }) {
  const card = useCard(view, at.place)
  const found = line.findings.find(({ place }) => isSameCell(place, at.place)) ?? line.findings[0]
  return (
    <div class="finding-more">
      {found && line.findings.length > 1 && <p>{found.message}</p>}
      {found && <Figures found={found} />}
      {line.basis !== '' && <p class="soft">依据：{line.basis}</p>}
      <p class="soft">
        规则：{line.rule} {line.title}
      </p>
      {card && (card.working.length > 0 || card.rules.length > 0) && (
        <details>
          <summary>{at.place?.cell} 怎么核对的</summary>
          <CardFacts card={card} />
        </details>
      )}
    </div>
  )
}
