import { describe, expect, it } from 'vitest'
import { contactRows } from '../../../src/core/mail/contact-columns.ts'
import { type ContactBook, lookupIn, readContacts } from '../../../src/core/mail/contacts.ts'
import { similarUnits } from '../../../src/core/mail/similar-units.ts'
import { unitKey } from '../../../src/core/identity/unit-key.ts'

/** The book of lines 「单位 | 别名 | 邮箱 | 联系人 | 兼管」. */
function book(...lines: string[]): ContactBook {
  const table = ['单位|别名|邮箱|联系人|兼管', ...lines].map((line, index) => ({
    place: `第 ${index + 1} 行`,
    hidden: line.startsWith('#'),
    texts: line.replace(/^#/, '').split('|'),
  }))
  return readContacts(contactRows([{ name: '通讯录', rows: table }], '通讯录.csv'))
}

const problemsOf = (given: ContactBook): string[][] => given.contacts.map((contact) => [...contact.problems])

describe('a unit’s name', () => {
  it.each([
    ['云溪市教育局', ' 云溪市 教育局\u3000'],
    ['云溪市教育局', '云\u200b溪市\ufeff教育局'],
    ['云溪市（A）局', '云溪市(Ａ)局'],
    ['云溪市教育局', '云溪市\n教育局'],
  ])('%j is the same as %j', (a, b) => {
    expect(unitKey(a)).toBe(unitKey(b))
  })

  it.each([
    ['云溪市教育局', '云溪县教育局'],
    ['云溪市教育局', '教育局'],
    ['云溪市教育局', '云溪市教育局机关'],
    ['云溪市教育局', '云溪市敎育局'],
  ])('%j is not the same as %j', (a, b) => {
    expect(unitKey(a)).not.toBe(unitKey(b))
    expect(lookupIn(book(`${a}||a@x.cn`))(b).kind).toBe('none')
  })

  it('that is only alike is proposed, and nothing more', () => {
    const { contacts } = book('云溪市教育局||a@x.cn', '云溪市水利局||b@x.cn', '临江县审计局||c@x.cn')
    expect(similarUnits('云溪县教育局', contacts)).toEqual(['云溪市教育局'])
    expect(similarUnits('教育局', contacts)).toEqual(['云溪市教育局'])
  })

  it('that stands for two units answers several', () => {
    const lookup = lookupIn(book('甲市局|市局|a@x.cn', '乙市局|市局|b@x.cn'))
    expect(lookup('市局').kind).toBe('several')
    expect(lookup('甲市局').kind).toBe('one')
  })
})

describe('an address list', () => {
  it('merges a unit and address written twice, and says so', () => {
    const { contacts, notes } = book('甲局||a@x.cn', '甲局 ||A@X.CN')
    expect(contacts.map((contact) => contact.addresses.length)).toEqual([1])
    expect(notes).toEqual(['「甲局」的邮箱 A@x.cn 写了两次（第 2 行、第 3 行），按一次算。'])
  })

  it('reads hidden lines, and says so', () => {
    const { contacts, notes } = book('#甲局||a@x.cn', '乙局||b@x.cn')
    expect(contacts.map((contact) => contact.unit)).toEqual(['甲局', '乙局'])
    expect(notes[0]).toContain('有 1 行是隐藏或被筛选掉的，也已读入：第 2 行')
  })

  it('with one address for two units makes both a problem, unless 兼管 says so', () => {
    expect(problemsOf(book('甲局||a@x.cn', '乙局||a@x.cn'))).toEqual([
      ['邮箱 a@x.cn 同时写给了「甲局」「乙局」，通讯录没有注明「兼管」'],
      ['邮箱 a@x.cn 同时写给了「甲局」「乙局」，通讯录没有注明「兼管」'],
    ])
    expect(problemsOf(book('甲局||a@x.cn||是', '乙局||a@x.cn'))).toEqual([
      [expect.stringContaining('兼管')],
      [expect.stringContaining('兼管')],
    ])
    expect(problemsOf(book('甲局||a@x.cn||是', '乙局||a@x.cn||是'))).toEqual([[], []])
    expect(problemsOf(book('甲局||a@x.cn||乙局', '乙局||a@x.cn'))).toEqual([[], []])
  })

  it('with a unit named in 兼管 only sends its mail there, too, and says so', () => {
    const { contacts, notes } = book('甲局||a@x.cn||乙局、丙局')
    expect(contacts.map(({ unit, addresses }) => [unit, addresses[0]!.address])).toEqual([
      ['甲局', 'a@x.cn'],
      ['乙局', 'a@x.cn'],
      ['丙局', 'a@x.cn'],
    ])
    expect(notes).toHaveLength(2)
  })

  it('with an address that another unit has within an unreadable cell makes both a problem', () => {
    expect(problemsOf(book('甲局||a@x.cn,b@x.cn', '乙局||b@x.cn'))[1]).toEqual([expect.stringContaining('同时写给了')])
  })

  it('with a head twice, or without heads, is refused', () => {
    const rows = (line: string) => [{ place: '', hidden: false, texts: line.split('|') }]
    expect(() => contactRows([{ name: 'A', rows: rows('单位|邮箱|电子邮箱') }], 'A')).toThrow('有两栏都是「邮箱」')
    expect(() => contactRows([{ name: 'A', rows: rows('名称|电话') }], 'A')).toThrow('没有找到「单位」和「邮箱」两栏')
  })

  it('has its heads under a title, by other names, in any order', () => {
    const rows = ['市直单位联系表', '', '电子邮箱|预算单位|绩效联系人', 'a@x.cn|甲局|王某'].map((line, index) => ({
      place: `第 ${index + 1} 行`,
      hidden: false,
      texts: line.split('|'),
    }))
    const { contacts } = readContacts(contactRows([{ name: 'A', rows }], 'A'))
    expect(contacts[0]).toMatchObject({ unit: '甲局', addresses: [{ address: 'a@x.cn', person: '王某', place: '第 4 行' }] })
  })
})
