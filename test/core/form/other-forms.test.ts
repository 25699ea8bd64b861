import { describe, expect, it } from 'vitest'
import { readForms } from '../../../src/core/form/read-forms.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { reviewed, sheetOf, told } from './lines.ts'

function kindsOf(...lines: readonly string[]): { forms: string[]; others: string[] } {
  const { forms, others } = readForms(workbookFromDrafts([sheetOf(lines)]), '表.xlsx')
  return { forms: forms.map((form) => form.kind), others: others.map((other) => other.kind) }
}

const title = (text: string): string => `${text}|<|<|<|<|<|<|<`
const HEAD = [
  '项目名称|河道清淤|<|<|主管部门|云溪市水利局|<|<',
  '年度资金总额|100|<|<|其中：财政拨款|100|<|<',
  '总体目标|完成清淤。|<|<|<|<|<|<',
]
const DECLARED = [
  '一级指标|二级指标|三级指标|指标性质|指标值|度量单位|备注|',
  '产出指标|数量指标|清淤长度|≥|12|公里||',
  '^|质量指标|验收合格率|≥|95|%||',
  '效益指标|社会效益指标|受益人口|≥|2|万人||',
  '满意度指标|满意度指标|项目完成情况满意度|≥|90|%||',
]
const evaluated = (outcome: string, score: string): string[] => [
  '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
  `产出指标|数量指标|清淤长度|≥12公里|${outcome}|50|${score}|`,
  `效益指标|社会效益指标|受益人口|≥2万人|${outcome === '' ? '' : '2.1万人'}|40|${score === '' ? '' : '40'}|`,
  `满意度指标|满意度指标|群众满意度|≥90%|${outcome === '' ? '' : '95%'}|10|${score === '' ? '' : '10'}|`,
]

describe('a form that declares targets', () => {
  it.each([
    '项目支出绩效目标申报表',
    '2022年部门预算项目绩效目标批复表',
    '绩效目标审批表（基础设施建设类）',
    '项目绩效目标表',
    '附件2：部门整体支出绩效目标申报表',
  ])('is none of ours: 「%s」', (name) => {
    expect(kindsOf(title(name), '（2022年度）|<|<|<|<|<|<|<', ...HEAD, ...DECLARED)).toEqual({
      forms: [],
      others: ['target'],
    })
  })

  it('is none of ours without a title, and where it prints weights', () => {
    expect(kindsOf(...HEAD, ...DECLARED)).toEqual({ forms: [], others: ['target'] })
    const weighted = [
      '一级指标|二级指标|三级指标|年度指标值|分值|||',
      '产出指标|数量指标|清淤长度|≥12公里|50|||',
      '效益指标|社会效益指标|受益人口|≥2万人|50|||',
    ]
    expect(kindsOf(...HEAD, ...weighted)).toEqual({ forms: [], others: ['target'] })
  })

  it('is a self-evaluation once outcomes and scores were filled in', () => {
    expect(kindsOf(title('项目支出绩效目标申报表'), ...HEAD, ...evaluated('13公里', '50'))).toEqual({
      forms: ['project'],
      others: [],
    })
    expect(kindsOf(title('项目支出绩效目标申报表'), ...HEAD, ...evaluated('', ''))).toEqual({
      forms: [],
      others: ['target'],
    })
  })
})

describe('a self-evaluation', () => {
  it('stays one while it is blank, with or without a title', () => {
    for (const head of [[title('项目支出绩效自评表')], []])
      expect(kindsOf(...head, ...HEAD, ...evaluated('', '')).forms).toEqual(['project'])
  })

  it.each(['衔接资金绩效目标自评表', '项目绩效目标表（自评）', '项目绩效目标完成情况表', '专项资金绩效目标自评表'])(
    'is one by the name of 「%s」',
    (name) => {
      expect(kindsOf(title(name), ...HEAD, ...evaluated('13公里', '50'))).toEqual({ forms: ['project'], others: [] })
    },
  )

  it('without scores is one by its outcomes', () => {
    const unscored = [
      '一级指标|二级指标|三级指标|年度指标值|全年完成值|未完成原因和改进措施||',
      '产出指标|数量指标|清淤长度|≥12公里|12公里|||',
    ]
    expect(kindsOf(...HEAD, ...unscored).forms).toEqual(['project'])
    expect(kindsOf(title('绩效目标完成情况表'), ...HEAD, ...unscored).forms).toEqual(['project'])
  })

  it('that mentions another form in one of its lines stays whole', () => {
    const result = kindsOf(
      title('项目支出绩效自评表'),
      ...HEAD,
      '见已批复的绩效目标申报表|<|<|<|<|<|<|<',
      ...evaluated('13公里', '50'),
    )
    expect(result).toEqual({ forms: ['project'], others: [] })
  })

  it('below another begins with its 附件 line, not with a line of the other that refers to one', () => {
    const own = [...HEAD, ...evaluated('13公里', '50'), '总分|<|<|<|<|100|100|']
    const firstLines = (line: string): (string | undefined)[] => {
      const lines = [title('项目支出绩效自评表'), ...own, `${line}|<|<|<|<|<|<|<`, title('项目支出绩效自评表'), ...own]
      const { forms } = readForms(workbookFromDrafts([sheetOf(lines)]), '表.xlsx')
      return forms.map(({ texts }) => texts[0]?.text)
    }
    expect(firstLines('（附件2）')).toEqual(['项目支出绩效自评表', '（附件2）'])
    expect(firstLines('佐证材料见附件2')).toEqual(['项目支出绩效自评表', '项目支出绩效自评表'])
  })

  it('of the whole year is one, though it names months', () => {
    const months = [
      '一级指标|二级指标|三级指标|年度指标值|1-12月完成情况|||',
      '产出指标|数量指标|清淤长度|≥12公里|12公里|||',
    ]
    expect(kindsOf(...HEAD, ...months).forms).toEqual(['project'])
  })
})

describe('the name of another form in a line', () => {
  const mention = '见项目支出绩效目标申报表|<|<|<|<|<|<|<'
  const nothing = '|||||||'

  it('is a mention where hardly anything stands below it, in however many rows', () => {
    const own = [title('项目支出绩效自评表'), ...HEAD, ...evaluated('13公里', '50'), '总分|<|<|<|<|100|100|']
    for (const lines of [
      [mention],
      [mention, nothing, nothing, nothing, nothing, '制表|<|<|<|<|<|<|<'],
      [mention, '甲|乙||||||', '丙|丁||||||'],
      [mention, '制表|<|<|<|<|<|<|<', '^|<|<|<|<|<|<|<', '^|<|<|<|<|<|<|<', '^|<|<|<|<|<|<|<'],
    ])
      expect(kindsOf(...own, ...lines)).toEqual({ forms: ['project'], others: [] })
  })

  it('is a title where a table stands below it', () => {
    const own = [title('项目支出绩效自评表'), ...HEAD, ...evaluated('13公里', '50'), '总分|<|<|<|<|100|100|']
    expect(kindsOf(...own, mention.slice(1), ...HEAD)).toEqual({ forms: ['project'], others: ['target'] })
  })
})

describe('other forms', () => {
  it('are adjustments, monitoring sheets and accounts, by title', () => {
    const adjusted = [
      '一级指标|二级指标|三级指标|调整前指标值|调整后指标值|调整原因||',
      '产出指标|数量指标|清淤长度|≥12公里|≥8公里|资金减少||',
    ]
    const monitored = [
      '一级指标|二级指标|三级指标|年度指标值|1-7月完成情况|全年预计完成情况|完成目标可能性|',
      '产出指标|数量指标|清淤长度|≥12公里|7公里|12公里|确定能|',
    ]
    expect(kindsOf(title('项目支出绩效目标调整申请表'), ...HEAD, ...adjusted).others).toEqual(['adjustment'])
    expect(kindsOf(title('项目支出绩效运行监控表'), ...HEAD, ...monitored).others).toEqual(['monitoring'])
    expect(kindsOf(...HEAD, ...adjusted)).toEqual({ forms: [], others: ['adjustment'] })
    expect(kindsOf(...HEAD, ...monitored)).toEqual({ forms: [], others: ['monitoring'] })
    const byOne = (head: string) => [
      `一级指标|二级指标|三级指标|年度指标值|${head}|||`,
      '产出指标|数量指标|清淤长度|≥12公里|7公里|||',
    ]
    for (const head of ['1-7月完成情况', '全年预计完成情况', '第三季度完成情况'])
      expect(kindsOf(...HEAD, ...byOne(head)), head).toEqual({ forms: [], others: ['monitoring'] })
    const lines = [
      '单位：云溪市水利局|<|<|<|金额单位：万元|<|<|<',
      '项目|决算数||||||',
      '三公经费|12||||||',
      '公务接待费|3||||||',
      '公务用车购置及运行费|9||||||',
    ]
    expect(kindsOf(title('一般公共预算财政拨款“三公”经费支出决算表'), ...lines)).toEqual({
      forms: [],
      others: ['accounts'],
    })
    expect(kindsOf(title('“三公”经费支出预算表'), ...lines)).toEqual({ forms: [], others: ['budget'] })
  })

  it('are tables of points by a standard, even by the name of a self-evaluation', () => {
    const scale = [
      '一级指标|二级指标|三级指标|分值|评分标准|县级评分|市级评分|',
      '产出|数量|清淤长度|50|每少1公里扣5分|50|52|',
      '效益|社会效益|受益人口|50|按比例计分|50|50|',
    ]
    expect(kindsOf(title('2022年度项目绩效自评表'), ...HEAD, ...scale)).toEqual({
      forms: [],
      others: ['scoring-sheet'],
    })
    const both = [
      '一级指标|二级指标|三级指标|分值|评分标准|年度指标值|实际完成值|得分',
      '产出指标|数量指标|清淤长度|50|按比例|≥12公里|12公里|50',
    ]
    expect(kindsOf(title('2022年度项目绩效自评表'), ...HEAD, ...both).forms).toEqual(['project'])
  })
})

describe('a workbook', () => {
  it('of other forms alone is no self-evaluation, says what it is, and nothing is found in it', () => {
    const { workbooks, findings, submission } = reviewed(title('项目支出绩效目标申报表'), ...HEAD, ...DECLARED)
    expect(workbooks[0]).toMatchObject({
      status: 'not-a-form',
      reason: '工作簿里只有绩效目标申报（批复）表（「项目支出绩效目标申报表」），不是绩效自评表，没有核对。',
    })
    expect([findings.filter((each) => each.cell !== null), submission.projects]).toEqual([[], []])
  })

  it('with a declaration below the self-evaluation of the same project has one form of that project, and its error', () => {
    const result = reviewed(
      title('项目支出绩效自评表'),
      ...HEAD,
      ...evaluated('6公里', '50'),
      '总分|<|<|<|<|100|100|',
      title('项目支出绩效目标申报表'),
      ...HEAD,
      ...DECLARED,
    )
    expect(result.submission.projects).toHaveLength(1)
    expect(result.workbooks[0]).toMatchObject({ status: 'checked', others: [{ kind: 'target', range: { top: 10 } }] })
    expect(result.workbooks[0]!.notes.join()).toContain(
      '「自评表」是绩效目标申报（批复）表（「项目支出绩效目标申报表」），不是绩效自评表，没有核对。',
    )
    expect(told(result).filter((each) => each.startsWith('JG-03'))).toEqual([])
    expect(told(result)).toContain('DF-03 G6')
  })
})
