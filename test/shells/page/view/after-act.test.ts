import { describe, expect, it } from 'vitest'
import { notPasted, saidAfter } from '../../../../src/shells/page/view/after-act.ts'
import { at, found, line, row, view } from './made-set.ts'

describe('what is said after typing', () => {
  const place = at('整体', 'A14')
  const typed = { kind: 'type', place, text: '株洲' } as const
  const change = { ...place, label: '', before: '1、业务工作经费', after: '株洲', by: 'typed', settled: false } as const
  const changedTo = (more: Partial<typeof change> = {}) =>
    view([], { changed: [{ ...change, ...more } as typeof change] })

  it('warns where words of the form were written over, once', () => {
    expect(saidAfter(typed, view([]), changedTo())).toContain('A14 原来是「1、业务工作经费」')
    expect(saidAfter(typed, changedTo(), changedTo())).not.toContain('原来是')
  })

  it('is silent over a field of the form, and where nothing stood', () => {
    expect(saidAfter(typed, view([]), changedTo({ label: '完成值' as '' }))).not.toContain('原来是')
    expect(saidAfter(typed, view([]), changedTo({ before: '' as '1、业务工作经费' }))).not.toContain('原来是')
  })

  it('is silent when it is taken back', () => {
    expect(saidAfter({ kind: 'redo' }, view([]), changedTo())).not.toContain('原来是')
  })
})

describe('what is said when something was done', () => {
  const place = at('整体', 'H25')
  const sum = line('sum', 'mend', [found(place, { proposed: '94' })])
  const doubt = line('doubt', 'explain', [found(at('整体', 'I9'))])
  const left = view([], { row: row(1, { toMend: 0, toExplain: 0 }) })
  const done = '没有要改正、要说明的了。'

  it.each([
    [{ kind: 'type', place, text: '94' }, 'H25 已改为 94。'],
    [{ kind: 'type', place, text: '' }, 'H25 已改成空白。'],
    [{ kind: 'take', finding: 'f-整体-H25' }, 'H25 已采用 94。'],
    [{ kind: 'explain', line: 'doubt', text: '追加了任务' }, '说明已记下。'],
    [{ kind: 'explain', line: 'doubt', text: '' }, '说明已去掉。'],
  ] as const)('is what was done: %o', (action, said) => {
    expect(saidAfter(action, view([sum, doubt]), left)).toBe(`${said}${done}`)
  })

  it('and what is left, of each only where there is some', () => {
    const saidOf = (toMend: number, toExplain: number) =>
      saidAfter({ kind: 'undo' }, left, view([], { row: row(1, { toMend, toExplain }) }))
    expect(saidOf(2, 3)).toBe('已撤销。还要改正 2 处、说明 3 处。')
    expect([saidOf(1, 0), saidOf(0, 1)]).toEqual(['已撤销。还要改正 1 处。', '已撤销。还要说明 1 处。'])
  })

  it('names problems that came of it, and what went for them', () => {
    const said = (after: readonly (typeof sum)[]) =>
      saidAfter({ kind: 'take-all' }, view([sum]), view(after, { row: row(1, { toMend: 1, toExplain: 0 }) }))
    expect(said([doubt])).toBe('已全部采用。1 处没有了，新出现 1 处问题。还要改正 1 处。')
    expect(said([sum, doubt])).toBe('已全部采用。新出现 1 处问题。还要改正 1 处。')
    expect(said([sum])).toBe('已全部采用。还要改正 1 处。')
    // What only asks nothing more is no problem that came.
    expect(said([sum, { ...doubt, asks: 'hint' }])).toBe('已全部采用。还要改正 1 处。')
  })
})

it('of a paste is said which formulas were kept and how much found no room', () => {
  const pasted = (formulas: readonly string[], left: number) => notPasted({ cells: [], formulas, left })
  expect(pasted([], 0)).toBe('')
  expect(pasted(['D8'], 0)).toBe('公式格 D8 没有改。')
  expect(pasted(['D8', 'E8', 'F8'], 0)).toBe('公式格 D8、E8、F8 没有改。')
  expect(pasted(['D8', 'E8', 'F8', 'G8'], 2)).toBe('公式格 D8、E8、F8 等 4 格没有改。还有 2 格放不下，没有粘贴。')
})
