import { describe, expect, it } from 'vitest'
import { bareUnit, isGovernment, sameUnit } from '../../../src/core/identity/same-unit.ts'

describe('names of one unit, for checking', () => {
  it.each([
    ['219001-株洲市商务局', '株洲市商务局'],
    ['[155]株洲市商务局', '株洲市商务局'],
    ['株洲市商务局（本级）', '株洲市商务局'],
    ['株洲市商务局机关', '商务局'],
    ['市发展和改革局', '市发展改革局'],
    ['云溪市发改委', '云溪市发展和改革委员会'],
    ['云溪市发展和改革委员会', '云溪市发展和改革局'],
    ['三门峡市财政局', '财政局'],
    ['市卫健委', '市卫生健康局'],
    ['市委办', '市委办（盖章）'],
  ])('are 「%s」 and 「%s」', (a, b) => expect([sameUnit(a, b), sameUnit(b, a)]).toEqual([true, true]))

  it.each([
    ['第一中学', '第十一中学'],
    ['第一中学', '第二中学'],
    ['市教育局', '市民政局'],
    ['云溪县水利局', '施甸县水利局'],
    ['101中学', '102中学'],
    ['市委', '市教育局'],
    ['市纪委', '市纪检局'],
    ['工会', '市总工会'],
    ['一中', '第一中学'],
    ['县直属工作局', '县直属机关工作局'],
    ['县教育学校', '县教育局直属学校'],
    ['县教育中心', '县教育下属中心'],
    ['市水利局', '市水利监督局'],
    ['市税务局', '市税务稽查局'],
    ['市城管局', '市城管执法局'],
    ['本部', '机关'],
  ])('are not 「%s」 and 「%s」', (a, b) => expect([sameUnit(a, b), sameUnit(b, a)]).toEqual([false, false]))
})

describe('names of one unit, for telling sets apart', () => {
  it.each([
    ['155 市商务局', '市商务局'],
    ['219001市商务局', '市商务局'],
    ['（219）市商务局', '市商务局'],
    ['市商务局本部', '市商务局'],
    ['市商务局（部门汇总）', '市商务局'],
    ['市商务局（汇总）', '市商务局'],
    ['市商务局（本级）（盖章）', '市商务局'],
    ['市商务局（粮食局）', '市商务局粮食局'],
    ['市文化、旅游局', '市文化旅游局'],
    ...['和', '与', '及', '暨'].map((and) => [`市文化${and}旅游局`, '市文化旅游局']),
    ['市发展改革委员会', '市发展改革局'],
  ])('are 「%s」 and 「%s」', (a, b) => expect(bareUnit(a!)).toBe(bareUnit(b!)))

  it.each([
    ['8-1小学', '1小学'],
    ['和平小学', '平小学'],
    ['株洲市商务局', '商务局'],
    ['市纪委', '市纪局'],
  ])('are not 「%s」 and 「%s」', (a, b) => expect(bareUnit(a)).not.toBe(bareUnit(b)))
})

describe('a government', () => {
  it.each(['云溪县人民政府', '云溪县政府', '高新区管委会', '经开区管理委员会', '云溪县人民 政府 '])(
    'is 「%s」',
    (name) => expect(isGovernment(name)).toBe(true),
  )
  it.each(['云溪县人民政府办公室', '云溪县发展和改革委员会', '管委会后勤中心'])('is not 「%s」', (name) =>
    expect(isGovernment(name)).toBe(false),
  )
})
