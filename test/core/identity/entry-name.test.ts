import { describe, expect, it } from 'vitest'
import { isPlainName, withoutMarks, withoutVersion } from '../../../src/core/identity/entry-name.ts'
import { unitKey } from '../../../src/core/identity/unit-key.ts'

describe('the name of a file that came once more', () => {
  it.each([
    ['自评表(1)', '自评表'],
    ['自评表 (12)', '自评表'],
    ['自评表（2）', '自评表'],
    ['自评表 - 副本', '自评表'],
    ['自评表 - 副本 (2)', '自评表'],
    ['自评表-副本2', '自评表'],
    ['自评表（副本）', '自评表'],
    ['复件 自评表', '自评表'],
    ['复件 (2) 自评表', '自评表'],
    ['自评表（修改）', '自评表'],
    ['自评表(修改后)', '自评表'],
    ['自评表（修改版2）', '自评表'],
    ['自评表最终版', '自评表'],
    ['自评表-最终版', '自评表'],
    ['自评表_定稿', '自评表'],
    ['自评表（终稿）', '自评表'],
    ['自评表（第2次）', '自评表'],
    ['自评表 第3次', '自评表'],
    ['自评表 v2', '自评表'],
    ['自评表 v2.1', '自评表'],
    ['自评表（v2）', '自评表'],
    ['自评表（补充）', '自评表'],
    ['自评表（第2次）(1) - 副本', '自评表'],
  ])('「%s」 is 「%s」', (name, plain) => expect(withoutVersion(name)).toBe(plain))

  it.each([
    '附件1',
    '自评表2',
    '2-1 自评表',
    '自评表（一）',
    '扶持资金（第2批）',
    '（1）',
    '副本',
    '部门整体支出绩效自评表',
    '2022年自评表',
    '项目修改',
    '人大会议第3次',
    'CCTV1',
  ])('「%s」 stays', (name) => expect(withoutVersion(name)).toBe(name))
})

describe('the name of a folder that may be a unit', () => {
  it.each([
    ['01 市民政局', '市民政局'],
    ['3、市民政局', '市民政局'],
    ['（12）市民政局', '市民政局'],
    ['003-市民政局', '市民政局'],
    ['01.市民政局', '市民政局'],
    ['07市民政局', '市民政局'],
    ['一、市民政局', '市民政局'],
    ['2023年市民政局', '市民政局'],
    ['12 市民政局（修改）', '市民政局'],
    ['市民政局 - 副本', '市民政局'],
    ['5市民政局(1)', '市民政局'],
    ['01 复件 市民政局', '市民政局'],
  ])('「%s」 is 「%s」', (name, plain) => expect(withoutMarks(name)).toBe(plain))

  it.each(['八一小学', '市民政局一', '市民政局（本级）', '第三中学', '12', '①小学', '一中', '三门峡市财政局'])(
    '「%s」 stays',
    (name) => expect(withoutMarks(name)).toBe(name),
  )
})

describe('of two names of one content the plain one is kept', () => {
  it.each([
    ['局/自评表.xlsx', true],
    ['局(1)/自评表.xlsx', true],
    ['局/自评表(1).xlsx', false],
    ['局/自评表 - 副本.xlsx', false],
  ])('%s: %s', (path, plain) => expect(isPlainName(path)).toBe(plain))
})

describe('the key of a name', () => {
  it.each([
    ['市民政局', '市民政局 '],
    ['市民政局（本级）', '市民政局(本级)'],
    ['Ａ区教育局', 'A区教育局'],
    ['１中', '1中'],
    ['市民\u200b政局', '市民政局'],
    ['市 民 政 局', '市民政局'],
    ['\ufeff市民政局', '市民政局'],
  ])('is the same for 「%s」 and 「%s」', (a, b) => expect(unitKey(a)).toBe(unitKey(b)))

  it.each([
    ['①小学', '1小学'],
    ['㈠小学', '（一）小学'],
    ['第²小学', '第2小学'],
    ['Ⅱ中学', 'II中学'],
    ['⼀中', '一中'],
    ['市教育局', '教育局'],
    ['㎡局', 'm2局'],
    ['市民政局（本级）', '市民政局'],
    ['市发展和改革局', '市发展与改革局'],
    ['A局', 'a局'],
    ['市文旅局', '市文化旅游局'],
    ['后勤处', '後勤处'],
    ['第一中学', '第1中学'],
    ['市民政局。', '市民政局'],
  ])('differs for 「%s」 and 「%s」', (a, b) => expect(unitKey(a)).not.toBe(unitKey(b)))
})
