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

  it('and of many names like it the three most like it', () => {
    const { contacts } = book(
      ...['云溪市教育局', '云溪市教育分局', '云溪市教育二局', '云溪市教育局三科'].map((unit) => `${unit}||a@x.cn`),
    )
    expect(similarUnits('云溪市教育局三', contacts)).toEqual(['云溪市教育局', '云溪市教育局三科', '云溪市教育二局'])
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

  it('with an address for two units in other letters makes both a problem, too', () => {
    expect(problemsOf(book('甲局||a@x.cn', '乙局||A@x.cn'))).toEqual([
      [expect.stringContaining('同时写给了')],
      [expect.stringContaining('同时写给了')],
    ])
    expect(problemsOf(book('甲局||a@x.cn||是', '乙局||A@x.cn||是'))).toEqual([[], []])
    expect(problemsOf(book('甲局||a@x.cn||是', '乙局||A@X.CN,b@x.cn||是'))[0]).toEqual([
      expect.stringContaining('同时写给了'),
    ])
  })

  it.each(['否', '不', '不是', '无', 'no', 'N', '×', '0', '-', '——', '/'])(
    'with %s under 兼管 shares no address',
    (no) => {
      const { contacts } = book(`甲局||a@x.cn||${no}`, `乙局||a@x.cn||${no}`)
      expect(contacts.map(({ unit, problems }) => [unit, problems.length])).toEqual([
        ['甲局', 1],
        ['乙局', 1],
      ])
    },
  )

  it.each(['是', ' 是 ', '√', 'Y', 'yes', '１', '兼管'])('with %s under 兼管 shares it', (yes) => {
    expect(problemsOf(book(`甲局||a@x.cn||${yes}`, `乙局||a@x.cn||${yes}`))).toEqual([[], []])
  })

  it('takes 「是」 in a name under 兼管 for a name', () => {
    expect(book('甲局||a@x.cn||-乙局').contacts.map(({ unit }) => unit)).toEqual(['甲局', '-乙局'])
    expect(book('甲局||a@x.cn||是字村').contacts.map(({ unit }) => unit)).toEqual(['甲局', '是字村'])
  })

  it('with its own name or nothing under 兼管 shares nothing', () => {
    expect(problemsOf(book('甲局||a@x.cn||甲局、', '乙局||a@x.cn||乙局'))).toEqual([
      [expect.any(String)],
      [expect.any(String)],
    ])
    expect(book('甲局||a@x.cn||甲 局').contacts).toHaveLength(1)
  })

  it('with an address that 兼管 gives a unit which has it already counts it once', () => {
    expect(book('甲局||a@x.cn||乙局', '乙局||A@x.cn').contacts.map(({ addresses }) => addresses.length)).toEqual([1, 1])
    expect(book('乙局||A@x.cn', '甲局||a@x.cn||乙局').contacts.map(({ addresses }) => addresses.length)).toEqual([1, 1])
  })

  it.each([
    [
      'an address that cannot be read',
      '甲局||a@x.cn，b@x.cn',
      '通讯录第 2 行：邮箱里有全角字符、汉字或看不见的字符（a@x.cn，b@x.cn）',
    ],
    ['no address', '甲局||', '通讯录第 2 行：没有填邮箱'],
    ['a control character in its name', '甲\n局||a@x.cn', '通讯录第 2 行的单位名称里有换行或控制字符'],
    ['a control character beside a person', '甲局||a@x.cn|王\r某', '通讯录第 2 行的联系人里有换行或控制字符'],
    ['a control character in the address', '甲局||a@x.cn\n', '通讯录第 2 行：邮箱里有换行或看不见的控制字符（a@x.cn）'],
  ])('makes a unit with %s a problem, also beside a sound line', (_, line, problem) => {
    expect(problemsOf(book(line))).toEqual([[problem]])
    expect(book('甲局||c@x.cn', line).contacts[0]!.problems.concat(book(line).contacts[0]!.problems)).toContain(problem)
  })

  it('with a control character in a name under 兼管 makes the unit that is meant a problem', () => {
    expect(problemsOf(book('甲局||a@x.cn||乙\u0007局'))).toEqual([[], ['通讯录第 2 行的「兼管」里有控制字符']])
  })

  it('with a line end in a unit’s name holds every unit that the pieces may mean', () => {
    const given = book('云溪市\n教育局||a@x.cn', '教育局||b@x.cn')
    expect(lookupIn(given)('教育局').kind).toBe('several')
    expect(lookupIn(given)('云溪市')).toMatchObject({
      kind: 'one',
      contact: { problems: [expect.stringContaining('控制字符')] },
    })
  })

  it('with a line without a unit leaves it out, and says so', () => {
    const { contacts, notes } = book('\u200b||a@x.cn', '甲局||b@x.cn')
    expect([contacts.map(({ unit }) => unit), notes]).toEqual([['甲局'], ['通讯录第 2 行没有单位名称，没有采用。']])
  })

  it('finds a unit by its name or any of its aliases, by no blank one, and knows its own name as no alias', () => {
    const given = book('甲局|甲、甲委；甲办|甲科 , ,\u200b,甲 局|a@x.cn'.replace('|甲科', '/甲科'))
    expect(given.contacts[0]!.aliases).toEqual(['甲', '甲委', '甲办', '甲科', '\u200b'])
    const lookup = lookupIn(given)
    for (const name of ['甲', '甲委', '甲办', '甲 科', ' 甲局']) expect(lookup(name).kind).toBe('one')
    for (const name of ['', ' ', '\u200b', '乙']) expect(lookup(name).kind).toBe('none')
  })

  it('shows names of persons on one line', () => {
    expect(book('甲局||a@x.cn|王  某').contacts[0]!.addresses[0]!.person).toBe('王 某')
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
    expect(contacts[0]).toMatchObject({
      unit: '甲局',
      addresses: [{ address: 'a@x.cn', person: '王某', place: '第 4 行' }],
    })
  })
})

describe('what a person should know of the list', () => {
  const problems = (...lines: string[]) => book(...lines).contacts.map(({ problems }) => problems)

  it('is a cell that is no address, cut off after sixty letters', () => {
    const long = `${'a'.repeat(70)}`
    expect(problems(`甲局||${long}`)[0]![0]).toMatch(new RegExp(`（${'a'.repeat(60)}）$`))
    expect(problems('甲局||')[0]![0]).toMatch(/没有填邮箱$/)
  })

  it('is one address of two units in whatever letters, which goes to neither', () => {
    for (const other of ['A@X.cn', 'a@x.cn', '张三 <A@x.cn>'])
      expect(problems('甲局||a@x.cn', `乙局||${other}`)[0]).toEqual([
        '邮箱 a@x.cn 同时写给了「甲局」「乙局」，通讯录没有注明「兼管」',
      ])
    expect(problems('甲局||A@x.cn||是', '乙局||a@x.cn||是')).toEqual([[], []])
  })

  it('is an address that was written twice, and counts once', () => {
    const { contacts, notes } = book('甲局||a@x.cn', '甲局||A@x.cn')
    expect(contacts.map(({ addresses }) => addresses.length)).toEqual([1])
    expect(notes).toEqual(['「甲局」的邮箱 A@x.cn 写了两次（第 2 行、第 3 行），按一次算。'])
  })

  it('is how many lines are hidden, five of them by their place', () => {
    const hidden = (count: number) =>
      book(...Array.from({ length: count }, (_, at) => `#局${at}||a${at}@x.cn`)).notes[0]
    expect(hidden(5)).toBe('通讯录有 5 行是隐藏或被筛选掉的，也已读入：第 2 行、第 3 行、第 4 行、第 5 行、第 6 行。')
    expect(hidden(6)).toMatch(/第 6 行 等。$/)
  })
})
