import { describe, expect, it } from 'vitest'
import type { FormHead } from '../../../src/core/identity/form-head.ts'
import type { ExaminedFile } from '../../../src/core/mail/examined-file.ts'
import type { MailPlan, PlanRules } from '../../../src/core/mail/plan-messages.ts'
import { head } from '../../shells/mail/heads.ts'
import { bookOf, outboxFile, planOf, questionKeyOf } from './planning.ts'

const UNITS = [
  '云溪市教育局',
  '云溪市水利局',
  '云溪市图书馆',
  '云溪市第一中学',
  '云溪市第二中学',
  '101中学',
  '云溪县人民政府',
]
const BOOK = bookOf(...UNITS.map((unit, index) => `${unit}||u${index}@x.cn`))

const file = (path: string, ...heads: FormHead[]): ExaminedFile => outboxFile(path, heads)
const plan = (files: readonly ExaminedFile[], changes: Partial<PlanRules> = {}): MailPlan =>
  planOf(BOOK, files, changes)

/** Who gets something; then why the rest is held. */
const told = (files: readonly ExaminedFile[], changes: Partial<PlanRules> = {}): string[] => {
  const { messages, held } = plan(files, changes)
  return [...messages.map(({ contact }) => contact.unit), ...held.map(({ reason }) => reason)]
}

const [bureau, library, one, two] = ['云溪市教育局', '云溪市图书馆', '云溪市第一中学', '云溪市第二中学'] as const
const whole = (filer: string): FormHead => head({ filer }, { kind: 'department', figures: ['300'] })
const project = (department: string, implementer: string, changes: Partial<FormHead> = {}): FormHead =>
  head({ department, implementer }, changes)

describe('a set goes out without a question', () => {
  it.each<[string, readonly ExaminedFile[]]>([
    [
      'of a bureau with a library, a company and a township as implementers',
      [
        file(`${bureau}/整体.xlsx`, whole(bureau)),
        file(`${bureau}/图书馆.xlsx`, project(bureau, library)),
        file(`${bureau}/公司.xlsx`, project(bureau, '云溪文旅公司')),
        file(`${bureau}/乡镇.xlsx`, project(bureau, '石桥镇人民政府')),
        file(`${bureau}/空着.xlsx`, project(bureau, '')),
      ],
    ],
    [
      'that has its unit as department and as implementer',
      [file('表.xlsx', project(bureau, bureau), project(bureau, library))],
    ],
    ['in a numbered folder, of which the number is taken off', [file(`07 ${bureau}（修改）/表.xlsx`, whole(bureau))]],
    [
      'with a subordinate’s folder inside its own',
      [file(`${bureau}/整体.xlsx`, whole(bureau)), file(`${bureau}/${library}/表.xlsx`, project(bureau, library))],
    ],
    [
      'whose parts lie in folders of parts',
      [file('1整体支出/整体.xlsx', whole(bureau)), file('2项目支出/表.xlsx', project(bureau, library))],
    ],
    [
      'with sheets that speak of the unit, of its subordinates, of nobody in the list, and of a form of its own',
      [
        {
          ...file('表.xlsx', whole(bureau), project(bureau, library)),
          claims: [[bureau], [library], ['填写单位全称'], ['云溪市水利局', bureau]].map((names) => ({
            sheet: '说明',
            names,
          })),
        },
      ],
    ],
    [
      'with a list without a cell for the unit whose figures agree',
      [
        file(`${bureau}/整体.xlsx`, whole(bureau)),
        file(`${bureau}/一.xlsx`, project(bureau, bureau, { projects: [{ name: '甲', spent: '100' }] })),
        file(`${bureau}/二.xlsx`, project(bureau, bureau, { projects: [{ name: '乙', spent: '200' }] })),
        file(
          `${bureau}/基础.xlsx`,
          head(
            {},
            {
              kind: 'basic-data',
              figures: ['300'],
              projects: [
                { name: '甲', spent: '100' },
                { name: '乙', spent: '200' },
              ],
            },
          ),
        ),
      ],
    ],
  ])('%s', (_, files) => expect(told(files)).toEqual([bureau]))

  it('whose name begins with a number, in a folder of that very name', () => {
    expect(told([file('101中学/表.xlsx', whole('101中学'))])).toEqual(['101中学'])
  })
})

describe('a set is held', () => {
  it.each<[string, readonly ExaminedFile[], string]>([
    [
      'with a workbook that names nobody',
      [file(`${bureau}/整体.xlsx`, whole(bureau)), file(`${bureau}/表.xlsx`, head({ filer: '', department: '' }))],
      '没有写明单位',
    ],
    [
      'with a workbook whose unit is a formula without a result',
      [file(`${bureau}/整体.xlsx`, whole(bureau)), file(`${bureau}/表.xlsx`, head({ filer: '' }, { open: ['filer'] }))],
      '没有写明单位',
    ],
    [
      'with a form of another unit',
      [file(`${bureau}/整体.xlsx`, whole(bureau)), file(`${bureau}/表.xlsx`, project('', '云溪市水利局'))],
      '有一张表写的却是「云溪市水利局」',
    ],
    [
      'with a hidden form of another unit',
      [file('表.xlsx', whole(bureau), head({ filer: '云溪市水利局' }, { hidden: true }))],
      '隐藏的工作表上有一张表',
    ],
    [
      'that names its unit on hidden forms only',
      [file('表.xlsx', head({ filer: bureau }, { hidden: true }), head({ filer: '' }))],
      '没有写明单位',
    ],
    [
      'with a sheet that says it is another unit’s, where no form reads it',
      [{ ...file('表.xlsx', whole(bureau)), claims: [{ sheet: '说明', names: ['云溪市水利局'] }] }],
      '工作表「说明」上还写着另一个单位「云溪市水利局」',
    ],
    [
      'with another spelling of its unit on a form',
      [file('表.xlsx', whole(bureau), head({ filer: '教育局' }))],
      '「别名」里写上',
    ],
    [
      'that has only a department',
      [file('表.xlsx', project(bureau, ''))],
      '只写了主管部门「云溪市教育局」，实施单位没有写，',
    ],
    [
      'that has only an implementer',
      [file('表.xlsx', project('云溪市财政局', library))],
      '只写了实施单位「云溪市图书馆」，主管部门「云溪市财政局」，',
    ],
    [
      'in the folder of its own subordinate',
      [file(`${library}/表.xlsx`, whole(bureau), project(bureau, library))],
      '这不是「云溪市教育局」的名称或别名',
    ],
    [
      'with a mark in its name that turns the direction of reading',
      [file('表.xlsx', whole(`\u202e${bureau}`))],
      '控制字符',
    ],
  ])('%s', (_, files, reason) => expect(told(files)).toEqual([expect.stringContaining(reason)]))

  it('with a part’s name on the folder of another unit, or a folder of several', () => {
    expect(told([file('绩效科技公司/表.xlsx', whole(bureau))])).toEqual([
      expect.stringContaining('这不是「云溪市教育局」的名称或别名'),
    ])
    expect(told([file('项目支出/表.xlsx', whole(bureau))])).toEqual([bureau])
    expect(told([file('项目支出/第三组/表.xlsx', whole(bureau))])).toEqual([
      expect.stringContaining('放在文件夹「项目支出/第三组」里'),
    ])
  })

  it('and sent to nobody by what a hidden form or only some forms say, also when decided for a campaign', () => {
    const hidden = head({ department: '云溪市水利局', implementer: bureau }, { hidden: true })
    expect(told([file('表.xlsx', project(bureau, one), hidden)], { returnTo: 'department' })).toEqual([bureau])
    const twoAbove = [file('表.xlsx', project('云溪市水利局', one), project(bureau, one))]
    expect(told(twoAbove, { returnTo: 'department' })).toEqual([expect.stringContaining('发给谁要由人决定')])
  })

  it('where two schools name one department: two questions, decided once for a campaign', () => {
    const schools = [file('一.xlsx', project(bureau, one)), file('二.xlsx', project(bureau, two))]
    expect(told(schools)).toEqual([
      expect.stringContaining('「云溪市第一中学」'),
      expect.stringContaining('「云溪市第二中学」'),
    ])
    expect(told(schools, { returnTo: 'department' })).toEqual([bureau])
    expect(told(schools, { returnTo: 'implementer' })).toEqual([one, two])
    const inFolders = [file(`${one}/一.xlsx`, project(bureau, one)), file(`${two}/二.xlsx`, project(bureau, two))]
    expect(told(inFolders, { returnTo: 'implementer' })).toEqual([one, two])
    expect(told(inFolders.slice(0, 1), { returnTo: 'department' })).toEqual([bureau])
  })

  it('where a government stands above its unit, also when all goes to the departments', () => {
    const county = [file('一.xlsx', project('云溪县人民政府', bureau))]
    expect(told(county, { returnTo: 'department' })).toEqual([expect.stringContaining('发给谁要由人决定')])
    expect(told(county, { returnTo: 'implementer' })).toEqual([bureau])
  })

  it('where a unit handed in twice, also when one of the two is held for another reason', () => {
    const twice = [file(`${bureau}/表.xlsx`, whole(bureau)), file(`${bureau}(1)/表.xlsx`, whole(bureau))]
    expect(told(twice)).toEqual([expect.stringContaining('交了 2 套')])
    expect(told([twice[0]!, file(`${bureau}（修改）/表.xlsx`, head({ filer: '' }))])).toEqual([
      expect.stringContaining('没有写明单位'),
      expect.stringContaining('交了 2 套'),
    ])
  })

  it('where it is of another year than most, or of two years', () => {
    const years = (year: number, unit: string): ExaminedFile =>
      file(`${unit}/表${year}.xlsx`, head({ filer: unit }, { kind: 'department', year }))
    const most = UNITS.slice(1, 4).map((unit) => years(2025, unit))
    expect(told([...most, years(2024, bureau)])).toEqual([
      ...UNITS.slice(1, 4),
      expect.stringContaining('多数单位是 2025 年度'),
    ])
    expect(told([years(2024, bureau), years(2025, bureau)])).toEqual([expect.stringContaining('两个年度')])
  })
})

describe('a confirmation', () => {
  const school = [file('一.xlsx', project(bureau, one))]
  const key = plan(school).questions[0]!.key
  const confirm = (unit: string, files = school): string[] => told(files, { confirmations: new Map([[key, unit]]) })

  it('sends the set to the unit that a person wrote, and says why it was asked for', () => {
    const { messages, questions } = plan(school, { confirmations: new Map([[key, one]]) })
    expect(messages.map(({ contact, confirmed }) => [contact.unit, confirmed])).toEqual([
      [one, expect.stringContaining('发给谁要由人决定')],
    ])
    expect(questions).toEqual([expect.objectContaining({ key, answer: one })])
    expect(confirm(bureau)).toEqual([bureau])
  })

  it('holds only for the very contents, whatever they are called', () => {
    expect(confirm(one, [{ ...school[0]!, path: '别的名称.xlsx' }])).toEqual([one])
    expect(confirm(one, [{ ...school[0]!, sha256: '改过' }])).toEqual([expect.stringContaining('发给谁要由人决定')])
  })

  it('is of the same workbooks in any order', () => {
    const parts = [
      file('整体.xlsx', whole('县教育局')),
      file('基础.xlsx', head({ filer: '县教育局' }, { kind: 'basic-data' })),
    ]
    const confirmations = new Map([[plan(parts).questions[0]!.key, bureau]])
    expect(told([...parts].reverse(), { confirmations })).toEqual([bureau])
  })

  it('sends what was decided, whatever else may be that unit’s; what was not decided is asked for', () => {
    const [own, loose] = [file(`${bureau}/表.xlsx`, whole(bureau)), file('第三组/表.xlsx', project(bureau, ''))]
    const keyOf = (one: ExaminedFile): string => plan([one]).questions[0]!.key
    expect(told([own, loose])).toEqual([
      expect.stringContaining('只写了主管部门'),
      expect.stringContaining('交了 2 套'),
    ])
    // It goes elsewhere, and is no second set of the bureau.
    expect(told([own, loose], { confirmations: new Map([[keyOf(loose), one]]) })).toEqual([bureau, one])
    const other = file(`${bureau}（补充）/表.xlsx`, project(bureau, ''))
    expect(told([loose, other], { confirmations: new Map([[keyOf(loose), bureau]]) })).toEqual([
      bureau,
      expect.stringContaining('只写了主管部门'),
    ])
    // The bureau's own set was not decided by anybody.
    expect(told([own, loose, other], { confirmations: new Map([[keyOf(loose), bureau]]) }).join()).toContain(
      '交了 3 套',
    )
  })

  it('stands above what was decided for all sets, and not against the unit that the forms are plainly of', () => {
    const confirmed = (unit: string) => ({ confirmations: new Map([[key, unit]]), returnTo: 'department' as const })
    expect(told(school, { returnTo: 'department' })).toEqual([bureau])
    expect(told(school, confirmed(one))).toEqual([one])
    expect(plan(school, confirmed(one)).questions).toEqual([expect.objectContaining({ key, answer: one })])
    const plain = [file('一.xlsx', project(bureau, bureau))]
    expect(confirm(one, plain)).toEqual([expect.stringContaining('表中的单位却是「云溪市教育局」')])
    // The line stays in the list, to be mended there.
    expect(plan(plain, confirmed(one)).questions).toEqual([
      expect.objectContaining({ key, answer: one, suggestion: bureau }),
    ])
  })

  it('that contradicts the forms leaves their unit with two sets', () => {
    const [one, other] = [
      file(`${bureau}/一.xlsx`, whole(bureau)),
      file(`${bureau}（补充）/二.xlsx`, project(bureau, bureau)),
    ]
    const wrong = new Map([[questionKeyOf(BOOK, [one]), '云溪市水利局']])
    expect(told([one, other], { confirmations: wrong })).toEqual([
      expect.stringContaining('却是「云溪市教育局」'),
      expect.stringContaining('交了 2 套'),
    ])
  })

  it('is no way around the address list, nor around the forms’ own filer', () => {
    expect(confirm('不在通讯录局')).toEqual(['确认单里写的「不在通讯录局」不是通讯录里的一个单位'])
    const doubtful = [file('一.xlsx', whole(bureau), head({ filer: '云溪市水利局' }))]
    const wrong = new Map([[plan(doubtful).questions[0]!.key, '云溪市水利局']])
    expect(told(doubtful, { confirmations: wrong })).toEqual([
      expect.stringContaining('表中的填报单位却是「云溪市教育局」'),
    ])
  })
})
