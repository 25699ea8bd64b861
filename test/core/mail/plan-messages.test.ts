import { describe, expect, it } from 'vitest'
import { examine, type ExaminedFile } from '../../../src/core/mail/examined-file.ts'
import { readForms } from '../../../src/core/form/read-forms.ts'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import { exampleSubmission } from '../../../src/core/rules/example-submission.ts'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { head } from '../../shells/mail/heads.ts'
import { oddForm } from '../../shells/unusual-books.ts'
import type { PlanRules } from '../../../src/core/mail/plan-messages.ts'
import { bookOf, outboxFile, planOf } from './planning.ts'

const BOOK = bookOf(
  '云溪市教育局|市教育局|jyj@x.cn',
  '云溪市水利局||slj@x.cn',
  '教育局||xjyj@x.cn',
  '两个邮箱局||a@x.cn',
  '两个邮箱局||b@x.cn',
  '坏邮箱局||不是邮箱',
  '外面局||w@y.cn',
)

function file(path: string, units: readonly string[], changes: Partial<ExaminedFile> = {}): ExaminedFile {
  const heads = units.length === 0 ? [head({ filer: '' })] : units.map((filer) => head({ filer }))
  return outboxFile(path, heads, changes)
}

const project = (name: string) => head({ filer: '云溪市教育局' }, { projects: [{ name, spent: '1' }] })

const plan = (files: readonly ExaminedFile[], changes: Partial<PlanRules> = {}) => planOf(BOOK, files, changes)
/** 「unit → address: files」 of what goes out, 「unit: reason」 of what is held. */
const told = (files: readonly ExaminedFile[], changes: Partial<PlanRules> = {}): string[] => {
  const { messages, held, skipped } = plan(files, changes)
  return [
    ...messages.map(
      ({ contact, to, files: own }) => `${contact.unit} → ${to.address}: ${own.map((each) => each.path).join('、')}`,
    ),
    ...held.map(({ unit, reason }) => `${unit}: ${reason}`),
    ...skipped.map(({ path, reason }) => `${path}: ${reason}`),
  ]
}

describe('a workbook goes out', () => {
  it.each<[string, ExaminedFile]>([
    ['in its unit’s folder', file('云溪市教育局/表.xlsx', ['云溪市教育局'])],
    ['in a folder of a declared alias', file('市教育局/表.xlsx', ['云溪市教育局'])],
    ['without a folder', file('表.xlsx', ['云溪市教育局'])],
    ['that names its unit in full and by its alias', file('表.xlsx', ['云溪市教育局', '市教育局'])],
    [
      'whose file name holds its own name, in which another’s is a part',
      file('云溪市教育局2025.xlsx', ['云溪市教育局']),
    ],
    ['with other width and spaces', file('表.xlsx', [' 云溪市\u3000教育局\u200b'])],
  ])('%s', (_, given) => {
    expect(told([given])).toEqual([`云溪市教育局 → jyj@x.cn: ${given.path}`])
  })
})

it('of what there is one of in a year, a workbook has what its forms are', () => {
  const sheets = drawSubmission(exampleSubmission())
  const single = (...drafts: readonly SheetDraft[]): readonly string[] =>
    examine({ path: '表.xlsx', sha256: '', size: 1 }, readForms(workbookFromDrafts(drafts), '表.xlsx')).single
  expect([single(sheets[0]!), single(sheets[1]!), single(sheets[2]!)]).toEqual([['basic-data'], ['department'], []])
  expect(single(...sheets)).toEqual(['basic-data', 'department'])
})

describe('a workbook with a form that was not understood', () => {
  const unclear = file('云溪市教育局/乙.xlsx', ['云溪市教育局'], { notUnderstood: '「自评表」没有读懂，没有核对' })

  it('is known by its forms', () => {
    const examined = (draft: SheetDraft): string | undefined =>
      examine({ path: '表.xlsx', sha256: '', size: 1 }, readForms(workbookFromDrafts([draft]), '表.xlsx')).notUnderstood
    expect(examined(oddForm())).toBe('「项目支出绩效自评表」没有读懂，没有核对')
    expect(examined(drawSubmission(exampleSubmission())[2]!)).toBeUndefined()
  })

  it('holds its unit’s whole set, and no other unit’s', () => {
    const files = [
      file('云溪市教育局/甲.xlsx', ['云溪市教育局']),
      unclear,
      file('云溪市水利局/表.xlsx', ['云溪市水利局']),
    ]
    expect(told(files)).toEqual([
      '云溪市水利局 → slj@x.cn: 云溪市水利局/表.xlsx',
      '云溪市教育局: 「云溪市教育局/乙.xlsx」的「自评表」没有读懂，没有核对，请人工看过再发',
    ])
  })
})

describe('a workbook is held', () => {
  it.each<[string, ExaminedFile, string]>([
    ['without a unit', file('表.xlsx', []), '没有写明单位'],
    [
      'of an unknown unit, with what looks like it',
      file('表.xlsx', ['云溪县教育局']),
      '「云溪市教育局」，如果就是它，请在通讯录的「别名」里写上「云溪县教育局」',
    ],
    ['of two units', file('表.xlsx', ['云溪市教育局', '云溪市水利局']), '有一张表写的却是「云溪市水利局」'],
    ['in another unit’s folder', file('云溪市水利局/表.xlsx', ['云溪市教育局']), '却放在「云溪市水利局」的文件夹里'],
    [
      'below another unit’s folder',
      file('云溪市水利局/云溪市教育局/表.xlsx', ['云溪市教育局']),
      '却放在「云溪市水利局」的文件夹里',
    ],
    ['in a folder that is no unit', file('一组/表.xlsx', ['云溪市教育局']), '--any-folder'],
    ['named after another unit', file('云溪市水利局.xlsx', ['云溪市教育局']), '文件名里写的却是「云溪市水利局」'],
    ['of a unit with two addresses', file('表.xlsx', ['两个邮箱局']), '--choose "两个邮箱局=a@x.cn"'],
    ['of a unit whose line in the list cannot be used', file('表.xlsx', ['坏邮箱局']), '不是邮箱'],
    ['of a unit at a domain that is not allowed', file('表.xlsx', ['外面局']), '域名 y.cn 不在允许之列'],
    ['too large for a message', file('表.xlsx', ['云溪市教育局'], { size: 900_000 }), '附件太大'],
    ['with a line end in its name', file('表\n.xlsx', ['云溪市教育局']), '文件名里有换行'],
  ])('%s', (_, given, reason) => {
    expect(told([given])).toEqual([expect.stringContaining(reason)])
  })

  it('of an unknown unit that nothing in the list looks like, with no more said', () => {
    const { held } = plan([file('表.xlsx', ['石桥村图书室'])])
    expect(held.map(({ reason }) => reason)).toEqual(['通讯录里没有「石桥村图书室」'])
  })

  it('when its unit has handed in two of what there is one of', () => {
    const both = [
      file('a.xlsx', ['云溪市教育局'], { single: ['department'] }),
      file('b.xlsx', ['云溪市教育局'], { single: ['department'] }),
    ]
    expect(told(both)).toEqual([expect.stringContaining('有两份同一年度的部门整体支出绩效自评表')])
  })

  it('when two of its attachments have one name', () => {
    const both = ['1', '2'].map((part) => file(`云溪市教育局/${part}/表.xlsx`, ['云溪市教育局']))
    expect(told(both)).toEqual([expect.stringContaining('有两个附件同名')])
  })

  it('when the whole message, text and encoding counted, is beyond the limit', () => {
    expect(told([file('表.xlsx', ['云溪市教育局'], { size: 706_000 })])).toEqual(['云溪市教育局 → jyj@x.cn: 表.xlsx'])
    expect(told([file('表.xlsx', ['云溪市教育局'], { size: 706_100 })])).toEqual([expect.stringContaining('附件太大')])
  })

  it('when it is larger than the limit by a byte, and not when it is as large', () => {
    const [only] = [file('表.xlsx', ['云溪市教育局'], { size: 100_000 })]
    const whole = Math.ceil(100_000 * 1.37) + 32_768
    expect(told([only!], { maxBytes: whole })).toEqual(['云溪市教育局 → jyj@x.cn: 表.xlsx'])
    expect(told([only!], { maxBytes: whole - 1 })).toEqual([expect.stringContaining('附件太大')])
  })

  it('when it lies in another unit’s folder, though the same bytes lie in its own', () => {
    const same = ['云溪市教育局', '云溪市水利局'].map((unit) =>
      file(`${unit}/表.xlsx`, ['云溪市教育局'], { sha256: 'same' }),
    )
    expect(told(same)).toEqual([expect.stringContaining('却放在'), expect.stringContaining('交了 2 套')])
  })

  it('unless a person has chosen: an address, folders that are no units', () => {
    expect(told([file('表.xlsx', ['两个邮箱局'])], { choices: new Map([['两个邮箱局', 'B@x.cn']]) })).toEqual([
      '两个邮箱局 → b@x.cn: 表.xlsx',
    ])
    expect(told([file('一组/表.xlsx', ['云溪市教育局'])], { foldersAreUnits: false })).toEqual([
      '云溪市教育局 → jyj@x.cn: 一组/表.xlsx',
    ])
    expect(told([file('云溪市水利局/表.xlsx', ['云溪市教育局'])], { foldersAreUnits: false })).toEqual([
      expect.stringContaining('却放在'),
    ])
    expect(told([file('表.xlsx', ['两个邮箱局'])], { choices: new Map([['两个邮箱局', 'c@x.cn']]) })).toEqual([
      expect.stringContaining('不在通讯录里'),
    ])
  })
})

describe('a unit gets one message', () => {
  it('with all its workbooks, of several rounds only the last, of two copies one', () => {
    const { messages } = plan([
      file('表.xlsx', ['云溪市教育局']),
      file('表 第2次.xlsx', ['云溪市教育局']),
      file('表（第10次）.xlsx', ['云溪市教育局']),
      file('附表.xlsx', ['云溪市教育局'], { sha256: 'same' }),
      file('附表 - 副本.xlsx', ['云溪市教育局'], { sha256: 'same' }),
    ])
    expect(messages.map((each) => each.files.map((own) => own.path))).toEqual([['表（第10次）.xlsx', '附表.xlsx']])
    expect(messages[0]!.left.map((each) => each.path).sort()).toEqual(
      ['表 第2次.xlsx', '表.xlsx', '附表 - 副本.xlsx'].sort(),
    )
  })

  it('with the last round, in whatever order they lie there', () => {
    const rounds = ['表（第10次）.xlsx', '表（第2次）.xlsx', '表.xlsx'].map((path) => file(path, ['云溪市教育局']))
    expect(plan(rounds).messages.map(({ files }) => files.map(({ path }) => path))).toEqual([['表（第10次）.xlsx']])
    const left = plan(rounds).messages[0]!.left
    expect(left.map(({ reason }) => reason)).toEqual(Array(2).fill('已有第 10 次的结果，只发最后一次'))
  })

  it('with both of two whose projects are called after their number', () => {
    const both = ['会议第1次.xlsx', '会议第2次.xlsx'].map((path) => file(path, ['云溪市教育局']))
    expect(told(both)).toEqual(['云溪市教育局 → jyj@x.cn: 会议第1次.xlsx、会议第2次.xlsx'])
  })

  it('with both of two workbooks that differ in their ending only', () => {
    const both = ['表.xlsx', '表.xlsm'].map((path) => file(path, ['云溪市教育局']))
    expect(told(both)).toEqual(['云溪市教育局 → jyj@x.cn: 表.xlsx、表.xlsm'])
  })

  it('with last year’s 基础数据表 among its own, which the check tells', () => {
    const both = [2024, 2025].map((year) =>
      file(`云溪市教育局/${year}.xlsx`, ['云溪市教育局'], { year, single: ['basic-data'] }),
    )
    expect(told(both)).toEqual(['云溪市教育局 → jyj@x.cn: 云溪市教育局/2024.xlsx、云溪市教育局/2025.xlsx'])
  })

  it('of copies with the plain name, of none such the first', () => {
    const kept = (...names: string[]): string[] =>
      plan(names.map((name) => file(`${name}.xlsx`, ['云溪市教育局'], { sha256: 'same' }))).messages.flatMap(
        ({ files }) => files.map(({ path }) => path),
      )
    expect(kept('表 - 副本', '表')).toEqual(['表.xlsx'])
    expect(kept('表', '附')).toEqual(['表.xlsx'])
    expect(kept('表(1)', '表(2)')).toEqual(['表(1).xlsx'])
  })

  it('that names what was left out for it alone', () => {
    const rounds = ['云溪市教育局', '云溪市水利局'].flatMap((unit) =>
      ['表.xlsx', '表 第2次.xlsx'].map((name) => file(`${unit}/${name}`, [unit])),
    )
    expect(plan(rounds).messages.map(({ left }) => left.map(({ path }) => path))).toEqual([
      ['云溪市教育局/表.xlsx'],
      ['云溪市水利局/表.xlsx'],
    ])
  })

  it('also of a round that was taken for the last and is a copy itself', () => {
    const last = { sha256: 'last' }
    const [message] = plan([
      file('附 第2次.xlsx', ['云溪市教育局'], last),
      file('表.xlsx', ['云溪市教育局']),
      file('表 第2次.xlsx', ['云溪市教育局'], last),
    ]).messages
    expect(message!.files.map(({ path }) => path)).toEqual(['附 第2次.xlsx'])
    expect(message!.left.map(({ path }) => path)).toEqual(['表.xlsx', '表 第2次.xlsx'])
  })

  it('or, where it is held, its earlier rounds are named with what is skipped', () => {
    const rounds = [
      file('表.xlsx', []),
      file('表 第2次.xlsx', []),
      file('表 第2次(1).xlsx', [], { sha256: '表 第2次.xlsx' }),
    ]
    expect(told(rounds)).toEqual([
      expect.stringContaining('没有写明单位'),
      '表.xlsx: 已有第 2 次的结果，只发最后一次',
      '表 第2次(1).xlsx: 与「表 第2次.xlsx」内容相同，只发一份',
    ])
  })

  it.each<[string, readonly ExaminedFile[], readonly string[]]>([
    [
      'of two units, flat',
      [file('表.xlsx', ['云溪市教育局']), file('表（第2次）.xlsx', ['云溪市水利局'])],
      ['云溪市教育局 → jyj@x.cn: 表.xlsx', '云溪市水利局 → slj@x.cn: 表（第2次）.xlsx'],
    ],
    [
      'of two projects',
      ['第1次', '第2次'].map((name) => file(`云溪市教育局/普查（${name}）.xlsx`, [], { heads: [project(name)] })),
      ['云溪市教育局 → jyj@x.cn: 云溪市教育局/普查（第1次）.xlsx、云溪市教育局/普查（第2次）.xlsx'],
    ],
    [
      'of two endings',
      [file('云溪市教育局/表.xlsm', ['云溪市教育局']), file('云溪市教育局/表.xlsx', ['云溪市教育局'])],
      ['云溪市教育局 → jyj@x.cn: 云溪市教育局/表.xlsm、云溪市教育局/表.xlsx'],
    ],
    [
      'flat, of which one names nobody',
      [file('表.xlsx', ['']), file('表（第2次）.xlsx', ['云溪市水利局'])],
      [expect.stringContaining('「表.xlsx」没有写明单位')],
    ],
  ])('and workbooks %s, are no rounds, whatever they are called', (_, files, expected) =>
    expect(told(files)).toEqual(expected),
  )

  it('also where the name of its second round was another unit’s', () => {
    const rounds = [
      file('表.xlsx', ['云溪市教育局']),
      file('表（第2次）.xlsx', ['云溪市水利局']),
      file('表（第2次）(2).xlsx', ['云溪市教育局']),
    ]
    expect(told(rounds)).toEqual([
      '云溪市教育局 → jyj@x.cn: 表（第2次）(2).xlsx',
      '云溪市水利局 → slj@x.cn: 表（第2次）.xlsx',
    ])
  })

  it('of two years neither', () => {
    const years = [2024, 2025].map((year) => file(`表（第${year - 2023}次）.xlsx`, ['云溪市教育局'], { year }))
    expect(plan(years).messages[0]!.left).toEqual([])
  })

  it('also where its name was filled in only in the second round, in a folder', () => {
    const rounds = [file('云溪市教育局/表.xlsx', ['']), file('云溪市教育局/表（第2次）.xlsx', ['云溪市教育局'])]
    expect(told(rounds)).toEqual(['云溪市教育局 → jyj@x.cn: 云溪市教育局/表（第2次）.xlsx'])
  })

  it('and what is no corrected workbook is named, not sent', () => {
    expect(
      told([file('汇总表.xlsx', [], { corrected: false }), file('坏.xlsx', [], { problem: '文件损坏。' })]),
    ).toEqual(['汇总表.xlsx: 不是校表写出的工作簿（没有「审核结果」工作表）', '坏.xlsx: 读不了：文件损坏。'])
  })
})
