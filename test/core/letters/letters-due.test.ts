import { describe, expect, it } from 'vitest'
import { lettersDue } from '../../../src/core/letters/letters-due.ts'
import { finding, form, set, SILENT, SPOKEN, told } from './sets.ts'

const rar = { path: '收件/乙局/自评.rar', kind: 'archive', what: '这里打不开。请解压以后重新交来。' } as const
const word = { path: '收件/丙局/报告.docx', kind: 'word', what: '请改交 Excel 工作簿。' } as const
const closed = set([], { unit: '乙局', year: null, workbooks: [], others: [rar] })
const others = set([], { unit: '丙局', year: null, workbooks: [], others: [word] })

const due = (...args: Parameters<typeof lettersDue>) => {
  const { letters, unaddressed, repeated } = lettersDue(...args)
  return { told: letters.map(({ unit, kind }) => `${unit} ${kind}`), letters, unaddressed, repeated }
}

describe('the letters of a batch', () => {
  it('are one for each set, and a reminder for each unit of which nothing came that can be checked', () => {
    const batch = { sets: [set([finding()]), set([], { unit: '丁局' }), closed, others], loose: [], roster: [] }
    expect(due(batch, SILENT).told).toEqual(['甲局 反馈意见', '丁局 已完成', '乙局 催报', '丙局 催报'])
  })

  it('name which file came and what to send instead', () => {
    const { letters } = due({ sets: [set([]), closed, others], loose: [], roster: [] }, SPOKEN)
    expect(told(letters[1]!.page)).toEqual([
      'title: 请重新报送2025年度绩效自评表',
      'receiver: 乙局：',
      'text: 你单位报送的文件打不开，没有核对：',
      'point: 1. 「自评.rar」　压缩包打不开：这里打不开。请解压以后重新交来。',
      expect.stringMatching(/^text: 请把填好的基础数据表.*请于2026年12月15日前报送。$/),
      'text: 有不清楚的，请联系绩效科，电话 0000-1234567。',
      'text: 附件一并交回。',
      'signature: 某市财政局',
    ])
    expect(told(letters[2]!.page).slice(2, 4)).toEqual([
      'text: 你单位报送的下列文件里没有2025年度绩效自评表：',
      'point: 1. 「报告.docx」　Word 文档：请改交 Excel 工作簿。',
    ])
  })

  it('go to the units of a roster by its names, each once', () => {
    const roster = [
      { unit: '甲局', state: '已交', paths: ['收件/甲局/自评表.xlsx'] },
      { unit: '乙市乙局', state: '交了但打不开', paths: [rar.path] },
      { unit: '戊局', state: '未交', paths: [] },
    ] as const
    const { told: names, letters } = due({ sets: [set([finding()]), closed], loose: [], roster }, SILENT)
    expect(names).toEqual(['甲局 反馈意见', '乙市乙局 催报', '戊局 催报'])
    const lines = told(letters[2]!.page)
    expect(lines[2]).toBe('text: 到现在还没有收到你单位的2025年度绩效自评表。')
    expect(lines.join()).not.toMatch(/请于|联系/)
  })

  it('are not sent to nobody: files of unknown units are told to the clerk', () => {
    const nameless = { ...closed, unit: '' }
    const loose = [
      { path: 'x.pdf', kind: 'pdf', what: '' },
      { path: '汇总表.xlsx', kind: 'ours', what: '' },
    ] as const
    const { told: names, unaddressed } = due({ sets: [nameless], loose, roster: [] }, SILENT)
    expect(names).toEqual([])
    expect(unaddressed.map(({ path }) => path)).toEqual(['x.pdf', rar.path])
  })

  it('do not remind a unit of files beside what it did hand in', () => {
    const roster = [{ unit: '乙局', state: '已交', paths: ['收件/乙局.xlsx'] }] as const
    expect(due({ sets: [set([], { unit: '乙局' }), closed], loose: [], roster }, SILENT).told).toEqual(['乙局 已完成'])
  })

  it('list a dozen files and say how many there are; without any the sentence stands alone', () => {
    const files = Array.from({ length: 14 }, (_, at) => ({ ...rar, path: `收件/乙局/${at}.rar` }))
    const lines = (many: typeof files): string[] =>
      told(due({ sets: [{ ...closed, others: many }], loose: [], roster: [] }, SILENT).letters[0]!.page)
    expect(lines(files).filter((line) => /^(point|more)/.test(line))).toHaveLength(13)
    expect(lines(files)).toContain('more: ……共 14 个文件。')
    expect(lines(files.slice(0, 12)).filter((line) => /^(point|more)/.test(line))).toHaveLength(12)
    const roster = (['交了但打不开', '交了但不是自评表'] as const).map((state) => ({ unit: state, state, paths: [] }))
    const openings = due({ sets: [], loose: [], roster }, SILENT).letters.map(({ page }) => told(page)[2])
    expect(openings).toEqual([
      'text: 你单位报送的绩效自评表打不开，没有核对。',
      'text: 你单位报送的文件里没有绩效自评表。',
    ])
  })

  it('name the set of which they speak where a unit handed in two, by the folders', () => {
    const of = (path: string): ReturnType<typeof set>['workbooks'] => [{ path, forms: [form()] }]
    const sets = [
      set([finding()], { workbooks: of('收件/甲/自评表.xlsx') }),
      set([], { unit: '甲 局', workbooks: of('收件/乙/自评表.xlsx') }),
      set([], { unit: '丁局' }),
      set([], { unit: '丁局', year: 2024 }),
    ]
    const { told: names, letters, repeated } = due({ sets, loose: [], roster: [] }, SILENT)
    expect(names).toEqual(['甲局 反馈意见', '甲 局 已完成', '丁局 已完成', '丁局 已完成'])
    expect(
      letters.map(({ page }) =>
        told(page)
          .filter((line) => line.startsWith('text'))
          .slice(0, 2),
      ),
    ).toEqual([
      [
        'text: 你单位报送的2025年度绩效自评表（「甲」）已审核，请按下面的意见办理。',
        'text: 你单位交了 2 套（「甲」、「乙」），这封信只说「甲」；请告诉我们以哪一套为准。',
      ],
      [
        'text: 你单位报送的2025年度绩效自评表（「乙」）已核对，没有需要你单位改正或说明的地方。',
        'text: 你单位交了 2 套（「甲」、「乙」），这封信只说「乙」；请告诉我们以哪一套为准。',
      ],
      [expect.stringContaining('2025年度绩效自评表已核对'), expect.any(String)],
      [expect.stringContaining('2024年度绩效自评表已核对'), expect.any(String)],
    ])
    expect(repeated.map((each) => each.sets.map(({ name }) => name))).toEqual([['甲', '乙']])
  })

  it.each([
    [['收件/甲/1/a.xlsx', '收件/甲/2/b.xlsx'], ['收件/乙/1/a.xlsx'], ['甲', '1']],
    [['收件/甲/自评/a.xlsx'], ['收件/乙/自评/a.xlsx'], ['甲/自评', '乙/自评']],
    [['a.xlsx'], ['b.xlsx'], ['a.xlsx', 'b.xlsx']],
    [['收件/甲/a.xlsx'], ['收件/甲/b.xlsx'], ['a.xlsx', 'b.xlsx']],
  ])('tell sets apart by no more of their paths than it takes', (one, other, names) => {
    const sets = [one, other].map((paths) => set([], { workbooks: paths.map((path) => ({ path, forms: [form()] })) }))
    const { repeated } = due({ sets, loose: [], roster: [] }, SILENT)
    expect(repeated[0]!.sets.map(({ name }) => name)).toEqual(names)
  })

  it('ask for no year where the sets are of several', () => {
    const sets = [set([]), set([], { unit: '丁局', year: 2024 }), closed]
    expect(told(due({ sets, loose: [], roster: [] }, SILENT).letters[2]!.page)[0]).toBe('title: 请重新报送绩效自评表')
  })
})
