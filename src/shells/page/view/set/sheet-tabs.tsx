import { Fragment } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { leftOn } from '../findings.ts'
import { useDesk } from '../page-context.ts'
import { fileName, isSameSheet, sheetKey, type SheetPlace } from '../places.ts'
import type { OpenSet } from '../set-state.ts'

/** The sheets of all workbooks of the set, each with what is left to do on it; arrow keys go from one to the next. */
export function SheetTabs({ set }: { readonly set: OpenSet }) {
  const { store } = useDesk()
  const list = useRef<HTMLDivElement>(null)
  const { view, sheet } = set
  const sheets = view.workbooks.flatMap(({ path, sheets }) =>
    sheets.map(({ name }): SheetPlace => ({ workbook: path, sheet: name })),
  )
  const go = (to: SheetPlace): void => store.send({ kind: 'to-sheet', sheet: to })
  const moved = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const to = sheets[sheets.findIndex((each) => isSameSheet(each, sheet)) + step]
    if (step === 0 || !to) return
    event.preventDefault()
    go(to)
  }
  useEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>('[aria-selected=true]')
    chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    if (list.current?.contains(document.activeElement)) chosen?.focus()
  }, [sheet && sheetKey(sheet)])
  return (
    <div
      class="tabs"
      role="tablist"
      aria-label="工作表"
      ref={list}
      onKeyDown={moved}
      onWheel={({ currentTarget, deltaX, deltaY }) => {
        if (deltaX === 0) currentTarget.scrollLeft += deltaY
      }}
    >
      {view.workbooks.map(({ path, sheets: own }) => (
        <Fragment key={path}>
          {view.workbooks.length > 1 && own.length > 1 && (
            <span class="tabs-book" title={path} role="presentation">
              {fileName(path)}
            </span>
          )}
          {own.map(({ name }) => {
            const place = { workbook: path, sheet: name }
            const isAlone = view.workbooks.length > 1 && own.length === 1
            const title = isAlone ? fileName(path) : name
            return <Tab key={sheetKey(place)} set={set} place={place} title={title} go={() => go(place)} />
          })}
        </Fragment>
      ))}
    </div>
  )
}

interface TabProps {
  readonly set: OpenSet
  readonly place: SheetPlace
  /** The name of the sheet, or of the workbook of which it is the only one. */
  readonly title: string
  readonly go: () => void
}

function Tab({ set: { view, sheet }, place, title, go }: TabProps) {
  const { mend, explain } = leftOn(view, place)
  const isChosen = isSameSheet(sheet, place)
  return (
    <button type="button" class="tab" role="tab" aria-selected={isChosen} tabIndex={isChosen ? 0 : -1} onClick={go}>
      <bdi>{title}</bdi>
      {mend > 0 && (
        <span class="tab-count mend" title={`请改正 ${mend} 处`}>
          ■{mend}
        </span>
      )}
      {explain > 0 && (
        <span class="tab-count explain" title={`请说明 ${explain} 处`}>
          ▲{explain}
        </span>
      )}
    </button>
  )
}
