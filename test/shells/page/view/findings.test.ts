import { describe, expect, it } from 'vitest'
import {
  cellMarks,
  changesUnder,
  filterCounts,
  findingOf,
  groupedLines,
  hasSheets,
  hints,
  isChecked,
  leftOn,
  linesAt,
  linesUnder,
  neighbour,
  problems,
  takeable,
} from '../../../../src/shells/page/view/findings.ts'
import { at, BOOK, found, line, view } from './made-set.ts'

const lines = [
  line('hint', 'hint', [found(at('项目', 'A1'))], '项目'),
  line('doubt', 'explain', [found(at('项目', 'I14')), found(at('项目', 'I15'))], '项目'),
  line('wrong', 'mend', [found(at('项目', 'H9'), { proposed: '75%' })], '项目'),
  line('said', 'explained', [found(at('整体', 'I20'))], '整体'),
  line('sum', 'mend', [found(at('整体', 'H25'), { proposed: '94' })], '整体'),
  line('missing', 'mend', [found(null)], '整套资料'),
]
const set = view(lines, {
  unchecked: [{ form: '整体', place: at('整体', 'C3'), title: '预算数应相等', text: '没有填' }],
  changed: [{ ...at('整体', 'D6'), label: '执行率', before: '80%', after: '75%', by: 'taken', settled: true }],
})
const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id)

describe('the list beside the sheet', () => {
  it('stands by form in the order of the sheets, what belongs to no sheet first, errors first in each, hints behind all', () => {
    const groups = groupedLines(set, 'all').map(({ form, items }) => [form, ...ids(items)])
    expect(groups).toEqual([
      ['整套资料', 'missing'],
      ['整体', 'sum', 'said'],
      ['项目', 'wrong', 'doubt'],
    ])
    expect(ids(hints(set))).toEqual(['hint'])
  })

  it('keeps what was explained under 请说明, where it was asked, and counts only what is left', () => {
    expect(ids(linesUnder(set, 'explain'))).toEqual(['doubt', 'said'])
    expect(filterCounts(set)).toEqual({ mend: 3, explain: 1, done: 1, unchecked: 1 })
  })

  it('goes through what is left in its order, around the end, and begins with the first', () => {
    const left = problems(set)
    expect(ids(left)).toEqual(['missing', 'sum', 'wrong', 'doubt'])
    expect(neighbour(left, null, 1)!.id).toBe('missing')
    expect(neighbour(left, null, -1)!.id).toBe('doubt')
    expect(neighbour(left, 'sum', 1)!.id).toBe('wrong')
    expect(neighbour(left, 'doubt', 1)!.id).toBe('missing')
    expect(neighbour(left, 'missing', -1)!.id).toBe('doubt')
    expect(neighbour([], null, 1)).toBeUndefined()
  })

  it('goes through what the filter shows', () => {
    expect(ids(problems(set, 'explain'))).toEqual(['doubt'])
  })

  it('offers to take what is proposed, where something is left to do', () => {
    expect(takeable(set)).toEqual(['f-项目-H9', 'f-整体-H25'])
    for (const asks of ['hint', 'explained', 'corrected', 'adopted', 'waived'] as const)
      expect(takeable(view([line('said', asks, [found(at('整体', 'H25'), { proposed: '94' })])])), asks).toEqual([])
    const doubt = line('doubt', 'explain', [found(at('项目', 'I14')), found(at('项目', 'I15'), { proposed: '9' })])
    expect(takeable(view([doubt]))).toEqual(['f-项目-I15'])
  })

  it('keeps what an earlier round waived under 请说明, what was settled under 已更正', () => {
    const settled = view([
      ...(['corrected', 'adopted', 'waived'] as const).map((asks) => line(asks, asks, [found(at('整体', 'D6'))])),
      ...lines,
    ])
    expect(ids(linesUnder(settled, 'done'))).toEqual(['corrected', 'adopted'])
    expect(ids(linesUnder(settled, 'explain'))).toEqual(['waived', 'doubt', 'said'])
    expect(ids(linesUnder(settled, 'mend'))).toEqual(['wrong', 'sum', 'missing'])
    expect(linesUnder(settled, 'unchecked')).toEqual([])
    expect(ids(problems(settled, 'done'))).toEqual(ids(problems(settled)))
  })
})

describe('the cells of a sheet', () => {
  it('show the gravest of what is said of them, and how much is said', () => {
    const twice = view([...lines, line('also', 'explain', [found(at('整体', 'H25'))])])
    expect(cellMarks(twice, { workbook: BOOK, sheet: '整体' }).get('H25')).toEqual({
      asks: 'mend',
      word: '请改正',
      count: 2,
    })
  })

  it('are marked on their own sheet only; what was changed here, and could not be checked, too', () => {
    const marks = cellMarks(set, { workbook: BOOK, sheet: '整体' })
    expect([...marks].map(([cell, { asks }]) => [cell, asks])).toEqual([
      ['I20', 'explained'],
      ['H25', 'mend'],
      ['D6', 'corrected'],
      ['C3', 'unchecked'],
    ])
  })

  it('say 已更正 only where something was put right, and so does the filter', () => {
    const change = { label: '', before: '1', after: '2' } as const
    const changed = view([], {
      changed: [
        { ...at('整体', 'A1'), ...change, by: 'typed', settled: false },
        { ...at('整体', 'A2'), ...change, by: 'typed', settled: true },
        { ...at('整体', 'A3'), ...change, by: 'formula', settled: false },
      ],
    })
    const marks = [...cellMarks(changed, { workbook: BOOK, sheet: '整体' }).values()].map(({ word }) => word)
    expect(marks).toEqual(['已改动', '已更正', '已改动'])
    expect(filterCounts(changed).done).toBe(1)
  })

  it('say 已更正 of each cell once that came back as we had put it right, and list those of which no line tells', () => {
    const cell = { label: '总分', before: '90', after: '91', by: 'adopted', settled: true } as const
    const adopted = [
      { ...at('项目', 'H7'), ...cell },
      { ...at('项目', 'H23'), ...cell },
    ]
    const came = view([line('rate', 'adopted', [found(at('项目', 'H7'))])], { adopted })
    expect(filterCounts(came).done).toBe(2)
    expect(changesUnder(came).map((each) => each.cell)).toEqual(['H23'])
    const marks = [...cellMarks(came, { workbook: BOOK, sheet: '项目' })].map(([name, { word }]) => [name, word])
    expect(marks).toEqual([
      ['H7', '已采纳'],
      ['H23', '已更正'],
    ])
  })

  it('lead to every line that is said of them, and to no other', () => {
    expect(ids(linesAt(set, at('项目', 'I15')))).toEqual(['doubt'])
    expect(ids(linesAt(set, at('整体', 'I15')))).toEqual([])
    expect(findingOf(set, 'f-整体-H25')!.proposed).toBe('94')
    expect(findingOf(set, 'f-整体-H26')).toBeUndefined()
  })

  it('of a sheet of the same name in another workbook are others', () => {
    expect(cellMarks(set, { workbook: '别的.xlsx', sheet: '整体' }).size).toBe(0)
    expect(leftOn(set, { workbook: '别的.xlsx', sheet: '整体' })).toEqual({ mend: 0, explain: 0 })
  })

  it('are counted for the tab of their sheet', () => {
    expect(leftOn(set, { workbook: BOOK, sheet: '项目' })).toEqual({ mend: 1, explain: 1 })
    expect(leftOn(set, { workbook: BOOK, sheet: '封面' })).toEqual({ mend: 0, explain: 0 })
  })
})

describe('a set', () => {
  const [book] = set.workbooks
  const holding = (...sheets: (typeof book & {})['sheets']) => ({ workbooks: [{ ...book!, sheets }] })

  it('of which nothing could be read, or nothing was checked, is known from one without faults', () => {
    expect([hasSheets(set), hasSheets(view([], holding())), hasSheets(view([], { workbooks: [] }))]).toEqual([
      true,
      false,
      false,
    ])
    expect(isChecked(view([]))).toBe(true)
    expect(isChecked(view([], holding({ name: '封面', forms: [] })))).toBe(false)
    const missing = line('missing', 'mend', [found(null)])
    expect(isChecked(view([missing], holding({ name: '封面', forms: [] })))).toBe(false)
    expect(isChecked(view([missing, lines[4]!], holding({ name: '封面', forms: [] })))).toBe(true)
  })
})
