import { describe, expect, it } from 'vitest'
import { deadlineOf, settingsIn, settingsOf } from '../../../src/core/letters/letter-settings.ts'

const table = (...rows: readonly (readonly string[])[]) => [
  { name: '表', rows: rows.map((texts, at) => ({ place: `第 ${at + 1} 行`, hidden: false, texts })) },
]
const read = (...rows: readonly (readonly string[])[]) => settingsIn(table(...rows), '「反馈设置.csv」').settings

describe('the settings of letters', () => {
  it('are a line each, under any of their names; what is blank says nothing', () => {
    const rows = [
      ['2025年反馈', ''],
      ['项目', '内容'],
      ['交回期限', '2026/12/15'],
      ['联系 科室', '绩效科'],
      ['电话', ' 0000-1234567 '],
      ['附言', ''],
      ['落款', '某市\n财政局'],
    ]
    expect(read(...rows)).toEqual({
      ...{ deadline: '2026年12月15日', office: '绩效科', phone: '0000-1234567', signature: '某市 财政局' },
    })
  })

  it.each([
    ['no columns', [['交回期限', '2026-12-15']], '缺少「项目」或「内容」一列'],
    ['one column', [['项目'], ['交回期限']], '缺少「项目」或「内容」一列'],
    [
      'an unknown line',
      [
        ['项目', '内容'],
        ['邮编', '1'],
      ],
      '第 2 行的「邮编」不认识；「项目」一列可以写：交回期限、联系科室',
    ],
    [
      'a line twice',
      [
        ['项目', '内容'],
        ['电话', '1'],
        ['联系电话', '2'],
      ],
      '「联系电话」写了两次',
    ],
    [
      'a date that is none',
      [
        ['项目', '内容'],
        ['期限', '月底前'],
      ],
      '第 2 行的「期限」应是年月日，如 2026-12-15，不是「月底前」',
    ],
  ] as const)('with %s are told in a sentence', (_, rows, sentence) => {
    expect(() => read(...rows)).toThrow(sentence)
  })

  it('of the command line stand above those of the file; the office signs where nobody else does', () => {
    const listed = { deadline: '2026年12月1日', office: '预算科', phone: '1' }
    expect(settingsOf({ office: '绩效科', phone: '' }, listed)).toEqual({
      ...{ deadline: '2026年12月1日', office: '绩效科', phone: '', note: '', signature: '绩效科' },
    })
    expect(settingsOf({ signature: '某局' }, listed).signature).toBe('某局')
  })
})

describe('a deadline', () => {
  it.each(['2026-12-15', '2026/12/15', '2026.12.15', '2026年12月15日', '２０２６年12月15号', ' 2026-12-15T00:00:00 '])(
    '%s is a day',
    (text) => expect(deadlineOf(text)).toBe('2026年12月15日'),
  )
  it.each([
    '',
    '2026-13-01',
    '2026-02-29',
    '2026-11-31',
    '2026-0-1',
    '12月15日',
    '15/12/2026',
    '2026-12-15 17:30',
    '尽快',
  ])('「%s」 is none', (text) => expect(deadlineOf(text)).toBeUndefined())
  it('is a day that its month has', () => {
    const last = (month: number): number => [31, 30, 29, 28].find((day) => deadlineOf(`2026-${month}-${day}`))!
    expect(Array.from({ length: 12 }, (_, at) => last(at + 1))).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ])
    expect([2028, 2000].map((year) => deadlineOf(`${year}-2-29`))).toEqual(['2028年2月29日', '2000年2月29日'])
  })
})
