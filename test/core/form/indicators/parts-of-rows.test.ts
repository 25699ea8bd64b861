import { describe, expect, it } from 'vitest'
import { indentOf } from '../../../../src/core/form/indicators/sub-rows.ts'
import { HEAD, joins, points, table } from './one-table.ts'

describe('a row is part of the one above', () => {
  const parent = '产出指标|数量指标|种植面积|25亩|25亩|50|50|'
  const joined = (name: string, values = '20亩|20亩||', head = parent, level2 = '^') =>
    table(HEAD, head, `^|${level2}|${name}|${values}|`).indicators[1]!.joined

  it.each([
    '其中：露天',
    '其中露天',
    '（1）其中：露天',
    '1、其中：露天',
    '一、其中露天',
    '-其中：露天',
    '•其中露天',
    '12.其中露天',
  ])('by its name %j, with or without a 二级 of its own', (name) => {
    expect(joined(name)).toBe(true)
    expect(joined(name, '20亩|20亩||', parent, '质量指标')).toBe(true)
  })

  it.each(['露天', '露天，其中大棚', '1234、其中露天'])('not by its name %j', (name) =>
    expect(joined(name)).toBe(false),
  )

  it.each([
    ['种植面积', '1、露天', true],
    ['种植面积', '（一）露天', true],
    ['1、种植面积', '（1）露天', true],
    ['一、种植面积', '（1）露天', true],
    ['（一）种植面积', '（1）露天', true],
    ['（1）种植面积', '①露天', true],
    ['1.1种植面积', '①露天', true],
    ['1、种植面积', '1.1露天', true],
    ['（1）种植面积', '-露天', true],
    ['（1）种植面积', '·露天', true],
    ['1、种植面积', '2、露天', false],
    ['1、种植面积', '（一）露天', false],
    ['（1）种植面积', '1.1露天', false],
    ['（1）种植面积', '（2）露天', false],
    ['①种植面积', '②露天', false],
    ['①种植面积', '⑳露天', false],
    ['①种植面积', '-露天', false],
    ['（1）种植面积', '2、露天', false],
    ['种植面积', '一露天', false],
    ['种植面积', '-5度以下', false],
    ['种植面积', '123、露天', false],
    ['种植面积', '露天（1）', false],
    ['种植面积', '露天1、2号棚', false],
    ['种植面积', '露天（一）', false],
    ['种植面积', '露天①', false],
    ['种植面积', '露天-大棚', false],
    ['种植面积', '露天1.1亩', false],
    ['（1）种植面积', '⑳露天', true],
    ['种植面积', '1.123露天', true],
    ['种植面积', '（123）露天', false],
  ])('by its number: below 「%s」, 「%s」 %s', (head, name, expected) => {
    expect(joined(name, '20亩|20亩||', parent.replace('种植面积', head))).toBe(expected)
    expect(joined(name, '20亩|20亩||', parent.replace('种植面积', head), '质量指标')).toBe(false)
  })

  it('only without points of its own; 0 and marks are none, what is no number may be some', () => {
    for (const none of ['|', '0|', '|0', '-|-', '0|0']) expect(joined('1、露天', `20亩|20亩|${none}`), none).toBe(true)
    for (const own of ['5|', '|5', '5|5', '约五|', '|约五'])
      expect(joined('1、露天', `20亩|20亩|${own}`), own).toBe(false)
    expect(joined('其中：露天', '20亩|20亩||约五')).toBe(true)
    expect(joined('其中：露天', '20亩|20亩||5')).toBe(true)
    expect(joined('其中：露天', '20亩|20亩|约五|')).toBe(false)
  })

  it('though it is named in no way, where it goes on with the list', () => {
    const list = (...rows: readonly string[]) => joins(table(HEAD, parent, '^|^|其中：露天|20亩|20亩|||', ...rows))
    expect(list('^|^|大棚|5亩|5亩|||')).toEqual(['种植面积', '+其中：露天', '+大棚'])
    expect(list('^|质量指标|大棚|5亩|5亩|||')).toEqual(['种植面积', '+其中：露天', '大棚'])
    expect(list('^|^|大棚|5亩|5亩|5||')).toEqual(['种植面积', '+其中：露天', '大棚'])
    expect(list('^|^|大棚|5亩|5亩||5|')).toEqual(['种植面积', '+其中：露天', '大棚'])
    // The list ends with the next indicator.
    expect(list('^|^|大棚|5亩|5亩|20|20|', '^|^|温室|5亩|5亩|||')).toEqual(['种植面积', '+其中：露天', '大棚', '温室'])
  })

  it('below a starred one or one of which nothing is asked', () => {
    const under = (head: string, row: string) => joins(table(HEAD, head, row))[1]!.startsWith('+')
    const starred = parent.replace('种植', '★种植')
    expect(under(starred, '^|^|露天|20亩|20亩|||')).toBe(true)
    for (const row of [
      '^|^|露天||20亩|||',
      '^|^|露天|20亩||||',
      '^|^|☆露天|20亩|20亩|||',
      '^|质量指标|露天|20亩|20亩|||',
    ])
      expect(under(starred, row), row).toBe(false)
    expect(under(starred.replace('|50|50|', '|||'), '^|^|露天|20亩|20亩|||')).toBe(false)
    const bare = parent.replace('25亩|25亩', '|')
    for (const row of ['^|^|露天|20亩|20亩|||', '^|^|露天|20亩||||', '^|^|露天||20亩|||'])
      expect(under(bare, row)).toBe(true)
    for (const row of ['^|质量指标|露天|20亩|20亩|||', '^|^|露天|||||']) expect(under(bare, row), row).toBe(false)
    expect(under(parent, '^|^|露天|20亩|20亩|||')).toBe(false)
  })

  it('though one merged with the row above stands between', () => {
    const rows = [parent, '^|^|其中：露天|20亩|20亩|||', '^|^|温室|5亩|5亩|^|^|', '^|^|大棚|5亩|5亩|||']
    expect(joins(table(HEAD, ...rows))).toEqual(['种植面积', '+其中：露天', '+温室', '+大棚'])
    for (const merged of ['^|5', '5|^'])
      expect(joins(table(HEAD, parent, `^|^|温室|5亩|5亩|${merged}|`, '^|^|1、大棚|5亩|5亩|||')), merged).toEqual([
        '种植面积',
        '+温室',
        '+1、大棚',
      ])
    // It stands over nothing itself.
    const starred = parent.replace('种植', '★种植')
    expect(joins(table(HEAD, starred, '^|^|温室|5亩|5亩|^|5|', '^|^|大棚|5亩|5亩|||'))).toEqual([
      '★种植面积',
      '+温室',
      '+大棚',
    ])
  })

  it('where the table has no 分值, by what stands in 得分', () => {
    const scored = (row: string) =>
      joins(table(HEAD.replace('|分值', ''), '产出指标|数量指标|种植面积|25亩|25亩|50|', row))[1]!.startsWith('+')
    expect([scored('^|^|1、露天|20亩|20亩||'), scored('^|^|1、露天|20亩|20亩|5|')]).toEqual([true, false])
    const bare = (row: string) =>
      joins(table(HEAD.replace('|分值|得分', ''), '产出指标|数量指标|种植面积|25亩|25亩|', row))[1]!.startsWith('+')
    expect([bare('^|^|1、露天|20亩|20亩|'), bare('^|^|露天|20亩|20亩|'), bare('^|^|露天|||')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('in whatever width its name is set in', () => {
    const text = (value: string, indent?: number) =>
      indentOf({ row: 1, column: 1, value: { kind: 'text', text: value }, ...(indent !== undefined && { indent }) })
    expect(['露天', ' 露天', '  露天', '　露天', '\t露天', ' 　露天'].map((each) => text(each))).toEqual([
      0, 1, 2, 2, 4, 3,
    ])
    expect([text('露天', 1), text(' 露天', 2), text('\n  露天'), text('\r露天', 1), text('露天 ')]).toEqual([
      2, 5, 0, 2, 0,
    ])
    expect(indentOf({ row: 1, column: 1, value: { kind: 'number', text: '5' }, indent: 2 })).toBe(0)
    expect(indentOf(undefined)).toBe(0)
  })
})

describe('points of a part count once', () => {
  const part = (points: string) => `^|^|其中：露天|20亩|20亩|${points}|`
  const other = (points: string) => `^|质量指标|合格率|100%|100%|${points}|`

  it('where only so the printed weight of the group comes out', () => {
    const rows = (weight: string, own: string) =>
      joins(table(HEAD, `产出指标（${weight}分）|数量指标|种植|25亩|25亩|30|30|`, part(own), other('20|20')))[1]
    expect(rows('50', '10|10')).toBe('+其中：露天')
    expect(rows('60', '10|10')).toBe('其中：露天')
    // Where it comes out neither way the total says nothing either, and the parts do not make the parent's points.
    expect(rows('55', '10|10')).toBe('其中：露天')
    expect(rows('55', '30|30')).toBe('+其中：露天')
  })

  it('else where only so all rows make what the execution leaves of 100', () => {
    const rows = (own: string, rest: string, ...more: readonly string[]) =>
      joins(table(HEAD, '产出指标|数量指标|种植|25亩|25亩|30|30|', part(own), other(rest), ...more))[1]
    expect(rows('10|10', '60|60')).toBe('+其中：露天')
    expect(rows('10|10', '50|50')).toBe('其中：露天')
    // A printed total goes before.
    expect(rows('10|10', '40|40', '总分|<|<|<|<|80|80|')).toBe('+其中：露天')
    expect(rows('10|10', '40|40', '总分|<|<|<|<|90|90|')).toBe('其中：露天')
  })

  it('by 得分 where the table has no 分值', () => {
    const head = HEAD.replace('|分值', '')
    const rows = (own: string, total: string) =>
      joins(
        table(
          head,
          '产出指标|数量指标|种植|25亩|25亩|30|',
          `^|^|其中：露天|20亩|20亩|${own}|`,
          '^|质量指标|合格率|100%|100%|20|',
          `总分|<|<|<|<|${total}|`,
        ),
      )[1]
    expect([rows('10', '60'), rows('10', '70')]).toEqual(['+其中：露天', '其中：露天'])
  })

  it('of each of several parts of one parent', () => {
    const rows = (weight: string, ...own: readonly string[]) =>
      joins(table(HEAD, `产出指标（${weight}分）|数量指标|种植|25亩|25亩|30|30|`, ...own.map(part), other('20|20')))
    expect(rows('50', '10|10', '5|5')).toEqual(['种植', '+其中：露天', '+其中：露天', '合格率'])
    expect(rows('65', '10|10', '5|5')).toEqual(['种植', '其中：露天', '其中：露天', '合格率'])
    // The parts of a parent go together.
    expect(rows('60', '10|10', '5|5')).toEqual(['种植', '其中：露天', '其中：露天', '合格率'])
    expect(rows('60', '10|10', '20|20')).toEqual(['种植', '+其中：露天', '+其中：露天', '合格率'])
  })

  it('for the fewest parents that make it come out', () => {
    const group = (name: string, own: string) => [
      `产出指标|${name}|${name}种植|25亩|25亩|20|20|`,
      `^|^|其中：${name}露天|20亩|20亩|${own}|${own}|`,
    ]
    const joinedParts = (rest: string, ...lines: readonly string[]) =>
      joins(table(HEAD, ...lines, other(`${rest}|${rest}`))).filter((each) => each.startsWith('+'))
    const three = [...group('数量指标', '5'), ...group('质量指标', '10'), ...group('时效指标', '15')]
    // 90 points: 60 of the parents, 30 of the parts, and the rest.
    expect(joinedParts('30', ...three)).toHaveLength(3)
    expect(joinedParts('0', ...three)).toHaveLength(0)
    expect(joinedParts('15', ...three)).toEqual(['+其中：时效指标露天'])
    expect(joinedParts('20', ...three)).toEqual(['+其中：数量指标露天', '+其中：时效指标露天'])
  })

  it('leaves a caption out whose parts have the points', () => {
    const rows = (values: string) =>
      joins(table(HEAD, `产出指标|数量指标|种植|${values}|||`, part('20|20'), other('30|30')))
    expect(rows('|')).toEqual(['其中：露天', '合格率'])
    for (const asked of ['25亩|', '|25亩']) expect(rows(asked)[0]).toBe('种植')
    expect(points(table(HEAD, '产出指标|数量指标|种植|25亩||||', part('20|20')))).toEqual([
      'shared/shared',
      'filled/filled',
    ])
  })

  it('and what a part repeats is no point more, where its parent has both', () => {
    const rows = (head: string, own: string) =>
      points(table(HEAD, `产出指标（50分）|数量指标|种植|25亩|25亩|${head}|`, part(own)))
    expect(rows('50|50', '20|20')).toEqual(['filled/filled', 'shared/shared'])
    expect(rows('50|50', '|20')).toEqual(['filled/filled', 'shared/shared'])
    expect(rows('50|', '|20')).toEqual(['filled/shared', 'shared/filled'])
    expect(rows('50|', '|0')).toEqual(['filled/blank', 'shared/shared'])
    expect(rows('50|', '|')).toEqual(['filled/blank', 'shared/shared'])
  })
})
