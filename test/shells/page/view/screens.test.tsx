import { describe, expect, it } from 'vitest'
import { FindingsPanel } from '../../../../src/shells/page/view/set/findings-panel.tsx'
import { CellCardView } from '../../../../src/shells/page/view/set/cell-card.tsx'
import { SetBar } from '../../../../src/shells/page/view/set/set-bar.tsx'
import { SetNotes } from '../../../../src/shells/page/view/set/set-notes.tsx'
import { SheetTabs } from '../../../../src/shells/page/view/set/sheet-tabs.tsx'
import { StartScreen } from '../../../../src/shells/page/view/start/start-screen.tsx'
import { UnitsScreen } from '../../../../src/shells/page/view/units/units-screen.tsx'
import { Dialogs } from '../../../../src/shells/page/view/dialogs/dialogs.tsx'
import { Foot } from '../../../../src/shells/page/view/frame/foot.tsx'
import { Working } from '../../../../src/shells/page/view/start/working.tsx'
import type { PageEvent } from '../../../../src/shells/page/view/state.ts'
import { deskWith, drawn, textOf } from './drawn.tsx'
import { at, BOOK, found, line, row, view } from './made-set.ts'

const wrong = line('wrong', 'mend', [found(at('整体', 'H25'), { stated: '97', expected: '94', proposed: '94' })])
const doubt = line('doubt', 'explain', [found(at('项目', 'I14')), found(at('项目', 'I15'))], '项目')
const full = view([wrong, doubt], {
  unchecked: [{ form: '整体', place: at('整体', 'C3'), title: '预算数应相等', text: '没有填，没法比' }],
  changed: [{ ...at('整体', 'D6'), label: '执行率', before: '80%', after: '75%', by: 'taken', settled: true }],
  canUndo: true,
})

function opened(set = full, ...events: readonly PageEvent[]) {
  const { desk, store } = deskWith({}, { kind: 'shown', view: set }, ...events)
  return { desk, set: store.get().set!, state: store.get() }
}

const panel = (set = full, ...events: readonly PageEvent[]): string => {
  const { desk, set: open } = opened(set, ...events)
  return drawn(desk, <FindingsPanel set={open} showSheet={() => {}} />)
}

describe('the list of findings', () => {
  it('shows form, mark, cell, what is wrong and what can be taken', () => {
    const text = textOf(panel())
    expect(text).toContain('全部采用（1 格）')
    expect(text).toContain('整体 ■ 请改正 H25 得分 得分应为 9.4，实填 10 采用 94')
    expect(text).toContain('写情况说明')
  })

  it('shows figures and basis of the line that was gone to, and the way to its cell', () => {
    const text = textOf(panel(full, { kind: 'to-line', line: 'wrong' }))
    expect(text).toContain('填的 97 应为 94')
    expect(text).toContain('依据：财预〔2020〕10号')
    expect(text).toContain('去改 H25')
  })

  it('shows under 已更正 what was changed, and under 未能核对 why', () => {
    expect(textOf(panel(full, { kind: 'filter', filter: 'done' }))).toContain('D6 执行率 整体 80% → 75% 采用的')
    expect(textOf(panel(full, { kind: 'filter', filter: 'unchecked' }))).toContain('C3 预算数应相等 没有填，没法比')
  })

  it('offers to take all only where all that is taken is seen', () => {
    expect(textOf(panel(full, { kind: 'filter', filter: 'mend' }))).toContain('全部采用（1 格）')
    expect(textOf(panel(full, { kind: 'filter', filter: 'explain' }))).not.toContain('全部采用')
  })

  it('says so when there is nothing, and when nothing was checked', () => {
    expect(textOf(panel(view([])))).toBe('没有发现问题。')
    const [book] = view([]).workbooks
    const none = view([], { workbooks: [{ ...book!, sheets: [{ name: '成绩单', forms: [] }] }] })
    expect(textOf(panel(none))).toBe('没有能核对的表。')
  })
})

it('whatever files say is text, never markup', () => {
  const evil = '<img src=x onerror=alert(1)>'
  const bad = line('x', 'mend', [found(at(evil, 'H25'), { label: evil, message: evil, proposed: evil })], evil)
  const set = view([{ ...bad, text: evil, basis: evil, title: evil }], {
    row: row(1, { unit: evil, left: [evil] }),
    workbooks: [{ path: evil, trouble: evil, notes: [evil], returned: false, sheets: [{ name: evil, forms: [evil] }] }],
    changed: [{ ...at(evil, 'A1'), label: evil, before: evil, after: evil, by: 'typed', settled: false }],
  })
  const { desk, set: open, state } = opened(set, { kind: 'to-line', line: 'x' })
  const html = [
    panel(set, { kind: 'to-line', line: 'x' }),
    panel(set, { kind: 'filter', filter: 'done' }),
    drawn(desk, <SheetTabs set={open} />),
    drawn(desk, <SetNotes view={set} others={[{ path: evil, kind: 'unknown', what: evil }]} />),
    drawn(desk, <UnitsScreen state={{ ...state, others: [{ path: evil, kind: 'unknown', what: evil }] }} />),
    drawn(
      desk,
      <Dialogs
        state={{ ...state, dialog: { kind: 'letter', letter: { paragraphs: [{ role: 'text', text: evil }] } } }}
      />,
    ),
  ].join('')
  expect(html).not.toContain('<img')
  expect(html.split('&lt;img').length).toBeGreaterThan(15)
})

it('the bar counts what is left, and offers undo only where there is something to undo', () => {
  const { desk, set } = opened()
  const html = drawn(desk, <SetBar set={set} isBusy={false} isUnsaved />)
  expect(textOf(html)).toContain('■ 请改正 1 ▲ 请说明 1 ✓ 已更正 1 ? 未能核对 1')
  expect(html).toMatch(/title="重做（Ctrl\+Y）" disabled|disabled title="重做（Ctrl\+Y）"/)
  expect(html).not.toMatch(/title="撤销（Ctrl\+Z）" disabled|disabled title="撤销（Ctrl\+Z）"/)
})

describe('when nothing is left to mend or explain', () => {
  const done = (colour: 'good' | 'warning', left: readonly string[]) => {
    const set = view([], { row: row(1, { toMend: 0, toExplain: 0, stateColour: colour, left }) })
    const { desk } = opened(set)
    return textOf(drawn(desk, <SetNotes view={set} others={[]} />))
  }

  it('the set is 完成, with what to do now', () => {
    expect(done('good', [])).toBe('✓ 完成 没有要改正、要说明的了。请下载改好的工作簿上交。 下载改好的工作簿')
  })

  it('a set of which nothing could be read is not said to be done', () => {
    const set = view([], {
      row: row(1, { toMend: 0, toExplain: 0, stateColour: 'error', left: ['「a.xlsx」设有密码，请重交'] }),
      workbooks: [{ path: 'a.xlsx', trouble: '设有密码', notes: [], returned: false, sheets: [] }],
    })
    const others = [{ path: 'a.xlsx', kind: 'password', what: '设有密码' } as const]
    const text = textOf(drawn(opened(set).desk, <SetNotes view={set} others={others} />))
    expect(text).toBe('■ 没有能核对的表 ▲ 还要注意 1 件事 a.xlsx：设有密码')
    const { desk, set: open } = opened(set)
    const bar = drawn(desk, <SetBar set={open} isBusy={false} isUnsaved={false} />)
    expect(bar).toMatch(/<button[^>]*disabled[^>]*>下载改好的工作簿/)
  })

  it('it is not said to be 完成 as long as something could not be read', () => {
    const text = done('warning', ['附件 2.xls 打不开'])
    expect(text).not.toContain('✓ 完成')
    expect(text).toContain('附件 2.xls 打不开')
  })
})

it('tabs say how much is left on each sheet', () => {
  const { desk, set } = opened()
  expect(textOf(drawn(desk, <SheetTabs set={set} />))).toBe('封面 整体 ■1 项目 ▲1')
})

it('tabs of several workbooks are named for the workbook where it has one sheet, and below its name where it has more', () => {
  const sheets = (...names: readonly string[]) => names.map((name) => ({ name, forms: [] }))
  const workbooks = [
    { path: '甲/1-1.xlsx', trouble: null, notes: [], returned: false, sheets: sheets('Sheet1') },
    { path: '甲/项目.xlsx', trouble: null, notes: [], returned: false, sheets: sheets('一', '二') },
  ]
  const { desk, set } = opened(view([], { workbooks }))
  expect(textOf(drawn(desk, <SheetTabs set={set} />))).toBe('1-1.xlsx 项目.xlsx 一 二')
})

it('a card says what the cell should be, why, how it comes about, and who looked at it', () => {
  const { desk } = opened()
  const card = {
    place: at('整体', 'H25'),
    label: '总分',
    shown: '97',
    formula: '=SUM(H1:H24)',
    lines: ['wrong'],
    working: ['9.4 + 84.6 = 94'],
    rules: [{ rule: 'BJ-02', title: '两表应一致', result: 'unchecked' as const, reason: '项目表没有填' }],
  }
  const text = textOf(drawn(desk, <CellCardView view={full} place={card.place} card={card} />))
  for (const part of [
    'H25 总分',
    '97',
    '=SUM(H1:H24)',
    '应为 94',
    '9.4 + 84.6 = 94',
    '? 没核对上 两表应一致',
    '项目表没有填',
  ])
    expect(text).toContain(part)
})

it('the table of units marks states by form and word, and lists what was not checked', () => {
  const { desk, store } = deskWith(
    {},
    {
      kind: 'opened',
      opened: {
        sets: [row(1, { unit: '教育局' }), row(2, { unit: '卫健委', state: '完成', stateColour: 'good', toMend: 0 })],
        others: [{ path: '说明.docx', kind: 'word', what: '不是工作簿' }],
        notices: [],
        cancelled: true,
      },
    },
  )
  const text = textOf(drawn(desk, <UnitsScreen state={store.get()} />))
  for (const part of [
    '已停止',
    '全部 2',
    '■ 待改正',
    '✓ 完成',
    '没有核对的文件（1 个）',
    'i Word 文档 说明.docx 不是工作簿',
  ])
    expect(text).toContain(part)
})

it('while results are made, how far it is stands above the table, and it can be stopped', () => {
  const work = { what: 'results', done: 3, total: 500, name: '甲.xlsx' } as const
  const { desk, store } = deskWith(
    {},
    { kind: 'opened', opened: { sets: [row(1), row(2)], others: [], notices: [], cancelled: false } },
    { kind: 'work', work },
  )
  const text = textOf(drawn(desk, <UnitsScreen state={store.get()} />))
  for (const part of ['3 / 500', '甲.xlsx', '停止', '单位2']) expect(text).toContain(part)
})

it('what is to be known of all units stands above their table', () => {
  const notices = ['重复报送 1 个单位：甲局。']
  const { desk, store } = deskWith(
    {},
    { kind: 'opened', opened: { sets: [row(1), row(2)], others: [], notices, cancelled: false } },
  )
  expect(textOf(drawn(desk, <UnitsScreen state={store.get()} />))).toContain('▲ 重复报送 1 个单位：甲局。')
})

it('the first screen promises that nothing leaves the computer, and offers an example', () => {
  const text = textOf(drawn(deskWith().desk, <StartScreen />))
  for (const part of ['把自评表拖到这里', '选择文件夹', '看一个例子', '不上传']) expect(text).toContain(part)
})

it('while files are checked, the name of the file is seen, and it can be stopped', () => {
  const work = { what: 'open', done: 3, total: 500, name: `甲/${BOOK}` } as const
  const text = textOf(drawn(deskWith().desk, <Working work={work} rows={[row(1)]} />))
  for (const part of ['3 / 500', `甲/${BOOK}`, '停止', '■ 待改正']) expect(text).toContain(part)
})

it('of a large file is seen how large it is, and that it takes a while', () => {
  const work = { what: 'open', done: 0, total: 1, name: BOOK, size: 23_456_789 } as const
  const large = textOf(drawn(deskWith().desk, <Working work={work} rows={[]} />))
  expect(large).toBe(`正在核对，请稍等 ${BOOK} （23.5 MB） 停止 这个文件要多等一会儿，请不要关闭网页。`)
  const small = textOf(drawn(deskWith().desk, <Working work={{ ...work, size: 234_567 }} rows={[]} />))
  expect(small).toBe(`正在核对，请稍等 ${BOOK} 停止`)
})

it('a set that takes long to open cannot be stopped: what was mended would be gone with it', () => {
  const work = { what: 'show', done: 0, total: 0, name: '甲局' } as const
  expect(textOf(drawn(deskWith().desk, <Working work={work} rows={[row(1)]} />))).toBe('正在打开，请稍等 甲局')
})

it('the foot names rules and schemes with their date', () => {
  expect(textOf(drawn(deskWith().desk, <Foot />))).toContain(
    '校表 1.0.0 核对规则和评分办法截至 2026-11-20 1 套评分办法',
  )
})
