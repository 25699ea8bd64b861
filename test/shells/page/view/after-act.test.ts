import { describe, expect, it } from 'vitest'
import { saidAfter } from '../../../../src/shells/page/view/after-act.ts'
import { at, view } from './made-set.ts'

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
