import { describe, expect, it } from 'vitest'
import type { Opened } from '../../../../src/shells/page/protocol.ts'
import { deskWith, STOPPED } from './drawn.tsx'
import { at, BOOK, found, line, row, view } from './made-set.ts'

const files = [{ path: BOOK, file: new Blob(['x']) }]
const opened = (more: Partial<Opened> = {}): Opened => ({
  sets: [row(1)],
  others: [],
  notices: [],
  cancelled: false,
  ...more,
})
const wrong = line('wrong', 'mend', [found(at('整体', 'H25'), { id: 'f', proposed: '94' })])
const mended = view([], { canUndo: true, row: row(1, { toMend: 0, toExplain: 0 }) })
const shown = { kind: 'shown', view: view([wrong]) } as const

describe('opening', () => {
  it('shows a single set at once', async () => {
    const { desk, store } = deskWith({ open: opened(), show: view([wrong]) })
    await desk.open(files)
    expect(store.get().screen).toBe('set')
  })

  it('goes straight to a single set, past the table', async () => {
    const { desk, store } = deskWith({ open: opened(), show: view([wrong]) })
    const screens: string[] = []
    store.listen(() => screens.push(`${store.get().screen} ${store.get().work === null}`))
    await desk.open(files)
    expect(screens.filter((each) => each.startsWith('units'))).toHaveLength(1)
    expect(screens.indexOf('units true')).toBe(screens.length - 2)
  })

  it('says nothing of what was stopped for other files', async () => {
    let asked = 0
    const { desk, store } = deskWith({
      open: () => (++asked === 1 ? STOPPED : opened()),
      show: view([wrong]),
      cancel: () => null,
    })
    void desk.open(files)
    await desk.open(files)
    expect(store.get()).toMatchObject({ screen: 'set', notice: null })
  })

  it('shows several as a table, and so files that are none', async () => {
    const { desk, store } = deskWith({ open: opened({ sets: [row(1), row(2)] }) })
    await desk.open(files)
    expect(store.get().screen).toBe('units')
    const none = deskWith({ open: opened({ sets: [], others: [{ path: 'a.doc', kind: 'word', what: '不是工作簿' }] }) })
    await none.desk.open(files)
    expect(none.store.get().screen).toBe('units')
  })

  it('says why it failed, and stays where one can try again', async () => {
    const { desk, store } = deskWith({ open: '文件太大' })
    await desk.open(files)
    expect(store.get()).toMatchObject({ screen: 'start', work: null, notice: { text: '文件太大', bad: true } })
  })

  it('says that a folder held nothing, and that files could not be read', async () => {
    const { desk, store } = deskWith()
    await desk.open([])
    expect(store.get().notice!.text).toBe('里面没有文件。')
    await desk.open([], ['甲/坏.xlsx'])
    expect(store.get().notice!.text).toContain('读不到：甲/坏.xlsx')
  })

  it('asks before what was not downloaded is lost, and keeps it on no', async () => {
    const { desk, store, asked } = deskWith({ open: opened(), show: view([wrong]) }, shown, {
      kind: 'acted',
      view: mended,
    })
    const kept = desk.open(files)
    expect(store.get().dialog!.kind).toBe('question')
    desk.decide(false)
    expect(store.get().dialog).toBeNull()
    await kept
    expect(asked).not.toContain('open')
    const lost = desk.open(files)
    desk.decide(true)
    await lost
    expect(asked).toContain('open')
    expect(store.get().unsaved).toEqual([])
  })
})

describe('stopping', () => {
  const progress = (done: number, total: number) =>
    ({ kind: 'work', work: { what: 'open', done, total, name: '' } }) as const

  it('is no fault: it is said calmly, and one is where one can begin again', async () => {
    const { desk, store } = deskWith({ open: STOPPED })
    await desk.open(files)
    expect(store.get()).toMatchObject({ screen: 'start', work: null, notice: { text: STOPPED, bad: false } })
  })

  it('ends a Worker that is in the middle of a file and does not hear', async () => {
    const { desk, store, asked } = deskWith()
    const opening = desk.open(files)
    await expect.poll(() => asked).toContain('open')
    await desk.cancel()
    await opening
    expect(asked).toEqual(['open', 'cancel', 'restart'])
    expect(store.get()).toMatchObject({ screen: 'start', work: null, notice: { text: STOPPED, bad: false } })
  })

  it('leaves one that hears to stop by itself, and all that was done with it', async () => {
    const heard = deskWith({ cancel: () => null })
    void heard.desk.open(files)
    await expect.poll(() => heard.asked).toContain('open')
    await heard.desk.cancel()
    expect(heard.asked).toEqual(['open', 'cancel'])
    const done = deskWith()
    void done.desk.open(files)
    await expect.poll(() => done.asked).toContain('open')
    done.store.send({ kind: 'row', row: row(1) })
    done.store.send(progress(1, 3))
    void done.desk.cancel()
    await new Promise((later) => setTimeout(later, 700))
    expect(done.asked).toEqual(['open', 'cancel'])
    done.desk.abandon()
    expect(done.asked).toEqual(['open', 'cancel', 'restart'])
  })

  it('ends also what makes the one set ready that was reviewed', async () => {
    const { desk, store, asked } = deskWith({ open: opened() })
    const opening = desk.open(files)
    await expect.poll(() => asked).toContain('show')
    store.send({ kind: 'row', row: row(1) })
    store.send(progress(1, 1))
    await desk.cancel()
    await opening
    expect(asked).toEqual(['open', 'show', 'cancel', 'restart'])
    expect(store.get()).toMatchObject({ screen: 'start', notice: { text: STOPPED } })
  })

  it('never ends the Worker that holds what was mended', async () => {
    const { desk, asked } = deskWith({}, shown, { kind: 'acted', view: mended })
    void desk.results()
    await expect.poll(() => asked).toContain('results')
    void desk.cancel()
    desk.abandon()
    await new Promise((later) => setTimeout(later, 700))
    expect(asked).toEqual(['results', 'cancel'])
  })
})

describe('one of several sets', () => {
  it('that takes long to open is said to be opened', async () => {
    const { desk, store } = deskWith({}, { kind: 'row', row: row(7) })
    void desk.show(7)
    expect(store.get().work).toBeNull()
    await expect.poll(() => store.get().work).toMatchObject({ what: 'show', name: '单位7' })
  })
})

describe('mending', () => {
  it('says what was done and what is left', async () => {
    const { desk, store } = deskWith({ act: mended }, shown)
    await desk.act({ kind: 'take', finding: 'f' })
    expect(store.get().notice!.text).toBe('H25 已采用 94。没有要改正、要说明的了。')
  })

  it('says when something new appears', async () => {
    const other = line('other', 'mend', [found(at('项目', 'D6'))])
    const { desk, store } = deskWith({ act: view([other], { row: row(1, { toMend: 1, toExplain: 0 }) }) }, shown)
    await desk.act({ kind: 'type', place: at('整体', 'H25'), text: '94' })
    expect(store.get().notice!.text).toBe('H25 已改为 94。1 处没有了，新出现 1 处问题。还要改正 1 处。')
  })

  it('counts what appears as the bar does: a line of several places is one', async () => {
    const grown = line('joint', 'explain', [found(at('项目', 'D6')), found(at('项目', 'D7')), found(at('项目', 'D8'))])
    const come = line('come', 'explain', [found(at('项目', 'E6')), found(at('项目', 'E7'))])
    const single = line('single', 'explain', [found(at('项目', 'D6'))])
    const { desk, store } = deskWith(
      { act: view([grown, come], { row: row(1, { toMend: 0, toExplain: 2 }) }) },
      { kind: 'shown', view: view([single]) },
    )
    await desk.act({ kind: 'type', place: at('整体', 'H25'), text: '94' })
    expect(store.get().notice!.text).toBe('H25 已改为 94。新出现 1 处问题。还要说明 2 处。')
  })

  it('that is refused changes nothing and says why', async () => {
    const { desk, store } = deskWith({ act: '这一格是公式' }, shown)
    const before = store.get().set
    await desk.act({ kind: 'type', place: at('整体', 'H25'), text: '1' })
    expect(store.get().set).toBe(before)
    expect(store.get().notice).toMatchObject({ text: '这一格是公式', bad: true })
  })
})

describe('downloading', () => {
  const file = (name: string) => [{ name, file: new Blob(['x']) }]

  const named = ({ what }: { readonly what: string }) => file(`甲/${what}.xlsx`)
  const acted = { kind: 'acted', view: mended } as const

  it('gives the mended workbook to hand in, under a name of its own, and all is saved', async () => {
    const { desk, store, saved } = deskWith({ download: named }, shown, acted)
    await desk.download()
    expect(saved).toEqual(['mended（修改）.xlsx'])
    expect(store.get()).toMatchObject({ unsaved: [], work: null })
    expect(store.get().notice!.text).toBe('改好的工作簿已下载：mended（修改）.xlsx')
  })

  it('gives the annotated one where something was explained, for the explanations stand in it', async () => {
    const said = { ...line('said', 'explained', [found(at('整体', 'I9'))]), explanation: '追加了任务' }
    const explained = { kind: 'acted', view: view([said], { canUndo: true, lacksWords: true }) } as const
    const { desk, store, saved } = deskWith({ download: named }, shown, explained)
    await desk.download('mended')
    expect(store.get().unsaved).toEqual([1])
    expect(store.get().notice!.text).toContain('情况说明不在里面')
    await desk.download()
    expect(saved).toEqual(['mended（修改）.xlsx', 'annotated（带批注）.xlsx'])
    expect(store.get().unsaved).toEqual([])
  })

  it('that fails keeps the work unsaved', async () => {
    const { desk, store } = deskWith({ download: '写不出来' }, shown, { kind: 'acted', view: mended })
    await desk.download('mended')
    expect(store.get()).toMatchObject({ unsaved: [1], work: null, notice: { bad: true } })
  })
})

describe('pasting', () => {
  const { workbook, sheet } = at('整体', 'H25')
  const cells = [
    { cell: 'H25', text: '94' },
    { cell: 'H26', text: '95' },
  ]

  it('is one action, and says what it did not take', async () => {
    const { desk, store, asked } = deskWith({ act: mended }, shown)
    await desk.paste({ workbook, sheet }, { cells, formulas: ['H27', 'H28'], left: 3 })
    expect(asked).toEqual(['act'])
    const text = '已粘贴 2 格。没有要改正、要说明的了。公式格 H27、H28 没有改。还有 3 格放不下，没有粘贴。'
    expect(store.get().notice).toMatchObject({ text, bad: false })
  })

  it('into formulas alone is refused in words', async () => {
    const { desk, store, asked } = deskWith({ act: mended }, shown)
    await desk.paste({ workbook, sheet }, { cells: [], formulas: ['A1', 'A2', 'A3', 'A4'], left: 0 })
    expect(asked).toEqual([])
    expect(store.get().notice).toMatchObject({ text: '公式格 A1、A2、A3 等 4 格没有改。', bad: true })
  })
})

describe('what is being typed', () => {
  const typing = { kind: 'type', place: at('整体', 'H25'), text: '94' } as const
  const answers = { act: mended, download: [{ name: '自评.xlsx', file: new Blob(['x']) }] }

  it('is taken before the set is downloaded', async () => {
    const { desk, store, asked, typed } = deskWith(answers, shown)
    typed.push(typing)
    await desk.download()
    expect(asked).toEqual(['act', 'download'])
    expect(store.get().unsaved).toEqual([])
  })

  it('decides which workbook is to be handed in', async () => {
    const said = { ...line('said', 'explained', [found(at('整体', 'I9'))]), explanation: '追加了任务' }
    const { desk, saved, typed } = deskWith(
      { ...answers, act: view([said], { canUndo: true, lacksWords: true }) },
      shown,
    )
    typed.push({ kind: 'explain', line: 'said', text: '追加了任务' })
    await desk.download()
    expect(saved).toEqual(['自评（带批注）.xlsx'])
  })

  it('is not downloaded without where it is refused, and that is said', async () => {
    const { desk, store, asked, typed } = deskWith({ ...answers, act: '这一格是公式。' }, shown)
    typed.push(typing)
    await desk.download()
    expect(asked).toEqual(['act'])
    expect(store.get()).toMatchObject({
      work: null,
      notice: { text: '这一格是公式。没有下载，请改好后再下载。', bad: true },
    })
  })

  it('counts as not downloaded where other files are opened or the page is left', async () => {
    const { desk, store, typed } = deskWith(answers, shown)
    typed.push(typing)
    expect(desk.isUnsaved()).toBe(true)
    await desk.act(typing)
    const other = deskWith(answers, shown)
    other.typed.push(typing)
    void other.desk.leave()
    await expect.poll(() => other.store.get().dialog?.kind).toBe('question')
    expect(store.get().unsaved).toEqual([1])
  })

  it('is kept of a set that is left for the table meanwhile', async () => {
    const { desk, store } = deskWith(answers, shown)
    const acted = desk.act(typing)
    store.send({ kind: 'back' })
    await acted
    expect(store.get().unsaved).toEqual([1])
  })

  it('that comes after a download was asked for is still to be downloaded', async () => {
    const { desk, store } = deskWith(answers, shown)
    const downloaded = desk.download()
    await desk.act(typing)
    await downloaded
    expect(store.get().unsaved).toEqual([1])
  })
})

describe('a second click', () => {
  it('on what is taken already does nothing', async () => {
    const { desk, store, asked } = deskWith({ act: mended }, shown)
    await Promise.all([desk.act({ kind: 'take', finding: 'f' }), desk.act({ kind: 'take', finding: 'f' })])
    expect(asked).toEqual(['act'])
    expect(store.get().notice).toMatchObject({ text: 'H25 已采用 94。没有要改正、要说明的了。', bad: false })
  })

  it('on undo stops where there is nothing to be undone', async () => {
    const { desk, asked } = deskWith({ act: view([wrong]) }, { kind: 'shown', view: mended })
    await Promise.all([desk.act({ kind: 'undo' }), desk.act({ kind: 'undo' }), desk.act({ kind: 'redo' })])
    expect(asked).toEqual(['act'])
  })
})

it('a cell is asked for once as long as the set is as it is', async () => {
  const card = { place: at('整体', 'H25'), label: '', shown: '', formula: '', lines: [], working: [], rules: [] }
  const { desk, store, asked } = deskWith({ card, act: mended }, shown)
  await desk.card(at('整体', 'H25'))
  await desk.card(at('整体', 'H25'))
  expect(asked).toEqual(['card'])
  store.send({ kind: 'acted', view: mended })
  await desk.card(at('整体', 'H25'))
  expect(asked).toEqual(['card', 'card'])
})
