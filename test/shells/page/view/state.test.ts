import { describe, expect, it } from 'vitest'
import type { SetView } from '../../../../src/shells/page/protocol.ts'
import { cellKey } from '../../../../src/shells/page/view/places.ts'
import { type PageEvent, FIRST_STATE, hasTable, reduce, type State } from '../../../../src/shells/page/view/state.ts'
import { at, BOOK, found, line, row, view } from './made-set.ts'

const came = (...events: readonly PageEvent[]): State => events.reduce(reduce, FIRST_STATE)

const sum = line('sum', 'mend', [found(at('整体', 'H25'))], '整体')
const doubt = line('doubt', 'explain', [found(at('项目', 'I14')), found(at('项目', 'I15'))], '项目')
const missing = line('missing', 'mend', [found(null)], '整套资料')
const shown = (set: SetView): PageEvent => ({ kind: 'shown', view: set })

describe('a set', () => {
  it('opens at the first sheet with something to do, with nothing chosen', () => {
    const { set, screen } = came(shown(view([doubt])))
    expect(screen).toBe('set')
    expect(set!.sheet).toEqual({ workbook: BOOK, sheet: '项目' })
    expect(set!.at.place).toBeNull()
  })

  it('without problems opens at the first sheet that holds a form', () => {
    expect(came(shown(view([]))).set!.sheet!.sheet).toBe('整体')
  })

  it('goes to a line: its cell is chosen, its sheet shown; one about what is missing leaves the sheet', () => {
    const there = came(shown(view([sum, doubt, missing])), { kind: 'to-line', line: 'doubt' })
    expect(there.set!.at).toEqual({ place: at('项目', 'I14'), line: 'doubt', from: 'list' })
    expect(there.set!.sheet!.sheet).toBe('项目')
    const stays = reduce(there, { kind: 'to-line', line: 'missing' })
    expect(stays.set!.at).toEqual({ place: null, line: 'missing', from: 'list' })
    expect(stays.set!.sheet!.sheet).toBe('项目')
  })

  it('goes to a cell: the line on it is chosen, and shown though the filter hid it', () => {
    const { set } = came(
      shown(view([sum, doubt])),
      { kind: 'filter', filter: 'mend' },
      { kind: 'to-cell', place: at('项目', 'I15') },
    )
    expect(set!.at).toEqual({ place: at('项目', 'I15'), line: 'doubt', from: 'sheet' })
    expect(set!.filter).toBe('all')
  })

  it('goes on after a settled line with the one that followed it', () => {
    const first = line('first', 'mend', [found(at('整体', 'D6'))], '整体')
    const { set } = came(
      shown(view([first, sum, doubt])),
      { kind: 'to-line', line: 'first' },
      { kind: 'acted', view: view([sum, doubt], { canUndo: true }) },
      { kind: 'to-next', step: 1 },
    )
    expect(set!.at.line).toBe('sum')
  })

  it('goes on from a line that was explained and still stands there', () => {
    const said = line('doubt', 'explained', [found(at('项目', 'I14'))], '项目')
    const other = line('other', 'explain', [found(at('项目', 'I20'))], '项目')
    const { set } = came(
      shown(view([sum, doubt, other])),
      { kind: 'to-line', line: 'doubt' },
      { kind: 'acted', view: view([sum, said, other], { canUndo: true }) },
      { kind: 'to-next', step: 1 },
    )
    expect(set!.at.line).toBe('other')
  })

  it('leads into a cell when asked to, with the line on it', () => {
    const { set } = came(shown(view([sum])), { kind: 'to-cell', place: at('整体', 'H25'), into: true })
    expect(set!.at).toEqual({ place: at('整体', 'H25'), line: 'sum', from: 'into' })
  })

  it('stays at a line that an action leaves open, and leaves one that it settles', () => {
    const there = came(shown(view([sum, doubt])), { kind: 'to-line', line: 'sum' })
    const stays = reduce(there, { kind: 'acted', view: view([sum, doubt], { canUndo: true }) })
    expect(stays.set!.at).toEqual({ place: at('整体', 'H25'), line: 'sum', from: 'list' })
    const left = reduce(there, { kind: 'acted', view: view([doubt], { canUndo: true }) })
    expect(left.set!.at).toEqual({ place: at('整体', 'H25'), line: null, from: 'list' })
  })

  it('goes back from a settled line to the one before what followed it', () => {
    const first = line('first', 'mend', [found(at('整体', 'D6'))], '整体')
    const { set } = came(
      shown(view([first, sum, doubt])),
      { kind: 'to-line', line: 'sum' },
      { kind: 'acted', view: view([first, doubt], { canUndo: true }) },
      { kind: 'to-next', step: -1 },
    )
    expect(set!.at.line).toBe('first')
  })

  it('another sheet is shown with nothing chosen; the one that is shown stays as it is', () => {
    const there = came(shown(view([sum])), { kind: 'to-line', line: 'sum' })
    const other = reduce(there, { kind: 'to-sheet', sheet: { workbook: BOOK, sheet: '项目' } })
    expect(other.set).toMatchObject({ sheet: { sheet: '项目' }, at: { place: null, line: null } })
    const same = reduce(there, { kind: 'to-sheet', sheet: { workbook: BOOK, sheet: '整体' } })
    expect(same.set).toBe(there.set)
  })

  it('a line that is not there any more is not gone to', () => {
    const there = came(shown(view([sum])))
    expect(reduce(there, { kind: 'to-line', line: 'gone' }).set).toBe(there.set)
  })

  it('of several lines on a cell, the one that was gone to stays chosen', () => {
    const also = line('also', 'mend', [found(at('整体', 'H25'))], '整体')
    const { set } = came(
      shown(view([sum, also])),
      { kind: 'to-line', line: 'also' },
      { kind: 'to-cell', place: at('整体', 'H25') },
    )
    expect(set!.at.line).toBe('also')
  })

  it('goes back from the first line to the last', () => {
    const { set } = came(shown(view([sum, doubt])), { kind: 'to-line', line: 'sum' }, { kind: 'to-next', step: -1 })
    expect(set!.at.line).toBe('doubt')
  })

  it('keeps what a cell shows that was changed and is as in the file again', () => {
    const cell = at('整体', 'H25')
    const { set } = came(
      shown(view([sum])),
      { kind: 'acted', view: view([], { cells: [{ ...cell, shown: '94', edit: '94' }] }) },
      { kind: 'acted', view: view([sum], { cells: [{ ...cell, shown: '97', edit: '97' }] }) },
      { kind: 'acted', view: view([sum]) },
    )
    expect(set!.cells.get(cellKey(cell))!.shown).toBe('97')
  })

  it('takes no look of a sheet that belongs to another set', () => {
    const look = { rows: 1 } as never
    const sheet = { workbook: BOOK, sheet: '整体' }
    expect(came(shown(view([sum])), { kind: 'look', set: 2, sheet, look }).set!.looks.size).toBe(0)
    expect(came(shown(view([sum])), { kind: 'look', set: 1, sheet, look }).set!.looks.size).toBe(1)
  })
})

describe('work that is not saved', () => {
  const changed = view([], { canUndo: true })

  it('is known from the first change until it is downloaded', () => {
    const worked = came(shown(view([sum])), { kind: 'acted', view: changed })
    expect(worked.unsaved).toEqual([1])
    expect(reduce(worked, { kind: 'saved', set: 1 }).unsaved).toEqual([])
  })

  it('is known of each set by itself', () => {
    const other = view([], { row: row(2), canUndo: true })
    const both = came(shown(view([sum])), { kind: 'acted', view: changed }, { kind: 'acted', view: other })
    expect(both.unsaved).toEqual([1, 2])
    expect(reduce(both, { kind: 'acted', view: changed }).unsaved.toSorted()).toEqual([1, 2])
    expect(reduce(both, { kind: 'saved', set: 1 }).unsaved).toEqual([2])
    // What came of another set is not shown in the place of this one.
    expect(both.set!.view.row.set).toBe(1)
    expect(both.rows.map(({ set }) => set)).toEqual([1, 2])
  })

  it('is not forgotten with a notice, a question or another order of the table', () => {
    const worked = came(
      shown(view([sum])),
      { kind: 'acted', view: changed },
      { kind: 'notice', text: '写不进去', bad: true },
      { kind: 'dialog', dialog: { kind: 'changes' } },
    )
    expect(worked).toMatchObject({ unsaved: [1], screen: 'set', notice: { text: '写不进去', bad: true } })
    expect(worked.dialog).toEqual({ kind: 'changes' })
    expect(reduce(worked, { kind: 'dialog', dialog: null }).dialog).toBeNull()
  })

  it('is none when everything was undone', () => {
    expect(
      came(shown(view([sum])), { kind: 'acted', view: changed }, { kind: 'acted', view: view([sum]) }).unsaved,
    ).toEqual([])
  })

  it('is remembered when another set is looked at, and gone when other files are opened', () => {
    const worked = came(shown(view([sum])), { kind: 'acted', view: changed }, { kind: 'back' })
    expect(worked.unsaved).toEqual([1])
    expect(reduce(worked, { kind: 'opening' }).unsaved).toEqual([])
  })
})

describe('several sets', () => {
  it('are a table from two on', () => {
    const rows = [row(1), row(2)]
    expect([0, 1, 2].map((count) => hasTable({ ...FIRST_STATE, rows: rows.slice(0, count) }))).toEqual([
      ...[false, false, true],
    ])
  })

  it('come one by one, and a set that was mended changes its row', () => {
    const state = came(
      { kind: 'opening' },
      { kind: 'row', row: row(1) },
      { kind: 'row', row: row(2) },
      { kind: 'opened', opened: { sets: [row(1), row(2)], others: [], notices: [], cancelled: false } },
      shown(view([sum])),
      { kind: 'acted', view: view([], { row: row(1, { state: '完成' }) }) },
      { kind: 'back' },
    )
    expect(state.screen).toBe('units')
    expect(state.rows.map((each) => each.state)).toEqual(['完成', '待改正'])
    expect(state.lastSet).toBe(1)
  })

  it('files without anything in them lead back to the start', () => {
    expect(
      came({ kind: 'opening' }, { kind: 'opened', opened: { sets: [], others: [], notices: [], cancelled: false } })
        .screen,
    ).toBe('start')
  })
})

describe('a notice', () => {
  it('goes when it is dismissed, but not for the one before it', () => {
    const first = came({ kind: 'notice', text: '已下载' })
    const second = reduce(first, { kind: 'notice', text: '已下载' })
    expect(second.notice).toEqual({ id: first.notice!.id + 1, text: '已下载', bad: false })
    expect(reduce(second, { kind: 'dismiss', id: first.notice!.id }).notice!.text).toBe('已下载')
    expect(reduce(second, { kind: 'dismiss', id: second.notice!.id }).notice!.text).toBe('')
  })

  it('stays while other files are opened', () => {
    const opening = came({ kind: 'notice', text: '读不到', bad: true }, { kind: 'opening' })
    expect(opening).toMatchObject({ notice: { text: '读不到' }, work: { what: 'open', done: 0, total: 0 } })
    expect(reduce(opening, { kind: 'start' }).notice!.text).toBe('读不到')
  })
})
