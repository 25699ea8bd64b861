import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { LineView } from '../../protocol.ts'
import { byForm } from '../../../report/parts/by-form.ts'
import { changesUnder, groupedLines, hints, isChecked, linesUnder, problems, takeable } from '../findings.ts'
import { movedIn } from '../../../report/parts/moves.ts'
import { useDesk } from '../page-context.ts'
import { sheetKey } from '../places.ts'
import type { At, OpenSet } from '../set-state.ts'
import { ChangeList } from './change-list.tsx'
import { FindingItem } from './finding-item.tsx'
import { UncheckedList } from './unchecked-list.tsx'

const NOTHING = {
  all: '没有发现问题。',
  mend: '没有要改正的。',
  explain: '没有要说明的。',
  done: '还没有改动。',
  unchecked: '都核对过了。',
} as const

interface Props {
  readonly set: OpenSet
  /** On a narrow screen: from the list to the sheet. */
  readonly showSheet: () => void
}

/** What was found, form by form, errors first; arrow keys go through it, Enter goes to the cell. */
export function FindingsPanel({ set, showSheet }: Props) {
  const { store } = useDesk()
  const list = useRef<HTMLElement>(null)
  const { view, filter, at } = set
  useChosenInView(list, at)
  useKeptFocus(list, set)
  useSheetInView(list, set)
  const isEmpty =
    linesUnder(view, filter).length === 0 &&
    (filter !== 'unchecked' || view.unchecked.length === 0) &&
    (filter !== 'done' || changesUnder(view).length === 0)
  return (
    <>
      <PanelHead set={set} />
      <section
        class="findings"
        aria-label="问题"
        ref={list}
        onKeyDown={(event) => {
          moveIn(list.current, event)
        }}
      >
        {isEmpty && <p class="nothing">{isChecked(view) ? NOTHING[filter] : '没有能核对的表。'}</p>}
        {filter === 'done' && (
          <ChangeList changed={changesUnder(view)} go={(place) => store.send({ kind: 'to-cell', place, into: true })} />
        )}
        {filter === 'unchecked' && <UncheckedList view={view} showSheet={showSheet} />}
        {groupedLines(view, filter).map(({ form, items }) => (
          <FormLines key={form} set={set} form={form} lines={items} showSheet={showSheet} />
        ))}
        {filter === 'all' && <Hints set={set} showSheet={showSheet} />}
      </section>
    </>
  )
}

interface FormProps extends Props {
  readonly form: string
  readonly lines: readonly LineView[]
}

function FormLines({ set: { view, at }, form, lines, showSheet }: FormProps) {
  return (
    <section class="form-group" data-form={form}>
      <h3>{form}</h3>
      <ul>
        {lines.map((line) => (
          <FindingItem
            key={line.id}
            view={view}
            line={line}
            at={at.line === line.id ? at : null}
            showSheet={showSheet}
          />
        ))}
      </ul>
    </section>
  )
}

/** Closed, until one of them is gone to. */
function Hints({ set, showSheet }: Props) {
  const { view, at } = set
  const lines = hints(view)
  const isWanted = lines.some(({ id }) => id === at.line)
  const box = useRef<HTMLDetailsElement>(null)
  useLayoutEffect(() => {
    if (isWanted && box.current) box.current.open = true
  }, [isWanted])
  if (lines.length === 0) return null
  return (
    <details class="hints" ref={box}>
      <summary>
        <span class="tag hint">i 提示 {lines.length} 条</span> 供参考，不用改
      </summary>
      {byForm(lines).map(({ form, items }) => (
        <FormLines key={form} set={set} form={form} lines={items} showSheet={showSheet} />
      ))}
    </details>
  )
}

function PanelHead({ set }: { readonly set: OpenSet }) {
  const desk = useDesk()
  const { view, filter } = set
  const left = problems(view, filter).length
  // All are taken: only where all are seen. A correction may take several cells; each counts.
  const isSeen = takeable({ lines: linesUnder(view, filter) }).length === takeable(view).length
  const cells = view.row.corrected
  if (left === 0) return null
  return (
    <div class="panel-head">
      <div class="panel-walk">
        <button type="button" title="Shift + F8" onClick={() => desk.store.send({ kind: 'to-next', step: -1 })}>
          ↑ 上一处
        </button>
        <button type="button" title="F8" onClick={() => desk.store.send({ kind: 'to-next', step: 1 })}>
          ↓ 下一处
        </button>
      </div>
      {cells > 0 && isSeen && takeable(view).length > 0 && (
        <button type="button" class="take-all" onClick={() => void desk.act({ kind: 'take-all' })}>
          全部采用（{cells} 格）
        </button>
      )}
    </div>
  )
}

/**
 * The chosen line is brought into view when it was chosen elsewhere. It has the keyboard when that was in another line,
 * or nowhere: Enter then leads on from what is seen to be chosen.
 */
function useChosenInView(list: { readonly current: HTMLElement | null }, { line, from }: At): void {
  useEffect(() => {
    const head = list.current?.querySelector<HTMLElement>('[aria-current=true]')
    const item = head?.closest('li')
    item?.scrollIntoView({ block: 'nearest' })
    const { activeElement: active, body } = document
    const isElsewhere = active === body || (list.current?.contains(active) && !item?.contains(active))
    if (from === 'list' && isElsewhere) head?.focus({ preventScroll: true })
  }, [line])
}

/** Choosing a sheet brings what was found on it into view. */
function useSheetInView(list: { readonly current: HTMLElement | null }, { view, sheet, at }: OpenSet): void {
  useEffect(() => {
    if (!sheet || at.line !== null) return
    const book = view.workbooks.find(({ path }) => path === sheet.workbook)
    const forms = book?.sheets.find(({ name }) => name === sheet.sheet)?.forms ?? []
    const groups = [...(list.current?.querySelectorAll<HTMLElement>('.form-group') ?? [])]
    groups.find(({ dataset }) => forms.includes(dataset.form ?? ''))?.scrollIntoView({ block: 'start' })
  }, [sheet && sheetKey(sheet)])
}

/** When what had the focus is settled and gone, what follows it has it. */
function useKeptFocus(list: { readonly current: HTMLElement | null }, { view, at, following }: OpenSet): void {
  const hadFocus = useRef(false)
  useEffect(() => {
    const inside = (event: FocusEvent): void => {
      hadFocus.current = list.current?.contains(event.target as Node) ?? false
    }
    document.addEventListener('focusin', inside)
    return () => document.removeEventListener('focusin', inside)
  }, [])
  useEffect(() => {
    if (!hadFocus.current || document.activeElement !== document.body) return
    const next = list.current?.querySelector<HTMLElement>(`[data-line="${at.line ?? following}"]`)
    const first = list.current?.querySelector<HTMLElement>('.finding-head')
    ;(next ?? first)?.focus()
  }, [view])
}

/** Up and down lead from one finding to the next, not while something is typed. */
function moveIn(list: HTMLElement | null, event: KeyboardEvent): void {
  const all = [...(list?.querySelectorAll<HTMLElement>('.finding-head, .change-go') ?? [])]
  // Those in a closed box are not seen.
  const heads = all.filter(({ offsetParent }) => offsetParent !== null)
  const at = heads.indexOf(event.target as HTMLElement)
  const to = at < 0 ? null : movedIn(event.key, at, heads.length)
  if (to === null) return
  event.preventDefault()
  heads[to]?.focus()
}
