import { describe, expect, it } from 'vitest'
import { chooseScheme, requestedScheme, type SchemeEvidence } from '../../../src/core/scheme/choose-scheme.ts'
import type { ShownWeights } from '../../../src/core/scheme/level-weights.ts'
import type { WeightGroup } from '../../../src/core/scheme/scheme.ts'
import { nationalScheme, SCHEMES, schemeById } from '../../../src/core/scheme/schemes.ts'

/** 「20/–/40/40/–」: execution, cost, output, benefit, satisfaction. */
function shown(text: string): ShownWeights {
  const names: WeightGroup[] = ['execution', 'cost', 'output', 'benefit', 'satisfaction']
  const points = text === '' ? [] : text.split('/')
  return Object.fromEntries(
    names.flatMap((name, index) => (/\d/.test(points[index] ?? '') ? [[name, points[index]]] : [])),
  )
}

interface Given {
  readonly unit?: string
  readonly title?: string
  readonly sheet?: string
  readonly year?: number
  readonly forms?: readonly (string | ShownWeights)[]
  readonly heads?: readonly string[]
}

function evidence({ unit, title, sheet, year = 2024, forms = [''], heads = [] }: Given): SchemeEvidence {
  return {
    year,
    forms: forms.map((weights) => ({
      weights: typeof weights === 'string' ? shown(weights) : weights,
      hasHead: (head) => heads.includes(head),
    })),
    places: [...(unit ? [{ of: '单位名称', text: unit }] : []), ...(title ? [{ of: '标题', text: title }] : [])],
    marks: sheet ? [{ of: '工作表名', text: sheet }] : [],
  }
}

const choose = (given: Given) => chooseScheme(evidence(given), SCHEMES)
const NATIONAL = '10/–/50/30/10'

describe('a scheme', () => {
  it.each<[id: string, given: Given]>([
    ['cn-hunan-zhuzhou-2022', { unit: '株洲市商务局', year: 2022, forms: [NATIONAL] }],
    ['cn-hunan-lingling', { unit: '永州市零陵区财政局', forms: [NATIONAL] }],
    ['cn-anhui-tianchang', { unit: '天长市农业农村局', forms: [NATIONAL] }],
    ['cn-anhui-chizhou', { unit: '池州市水利局', forms: [NATIONAL] }],
    ['cn-yunnan-lijiang', { unit: '丽江市教育局', forms: [NATIONAL] }],
    ['cn-anhui-suzhou', { unit: '宿州市交通运输局', forms: ['10/–/40/30/20'] }],
    ['cn-yunnan-yongde', { unit: '永德县卫生健康局', forms: ['10/–/40/30/20'] }],
    ['cn-hubei-xiangyang', { unit: '襄阳市城管委', forms: ['20/–/40/40'] }],
    ['cn-hubei-xiangyang', { unit: '湖北省襄阳市樊城区教育局', forms: ['20/–/40/30/10'] }],
    ['cn-yunnan-changning', { unit: '昌宁县民政局', forms: ['20/–/40/40'] }],
    ['cn-ningxia-yuanzhou', { unit: '固原市原州区林业局', forms: ['–/–/40/40/20'] }],
    [
      'cn-ningxia-yinchuan',
      { unit: '银川市市政管理局', forms: [{ decision: '10', management: '25', output: '30', benefit: '35' }] },
    ],
    ['cn-sichuan-0013zp', { unit: '四川省林业局', forms: ['10/–/43/37/10'], heads: ['权重'] }],
    ['cn-sichuan-0013zp', { sheet: '510000_0013zp', forms: ['10/–/43/37/10'], heads: ['权重'] }],
    ['cn-zhejiang-2024', { unit: '杭州市经信局', forms: [NATIONAL] }],
    ['cn-tianjin', { unit: '天津市河北区教育局', forms: [NATIONAL] }],
    ['cn-guangxi', { unit: '南宁市住建局', forms: ['10/20/40/20/10'] }],
    ['cn-hebei', { unit: '石家庄市公安局', forms: [NATIONAL] }],
    ['cn-shanxi', { unit: '山西省体育局', forms: [NATIONAL] }],
    ['cn-hubei', { unit: '宜昌市科技局', forms: [NATIONAL] }],
    ['cn-central', { title: '中央部门项目支出绩效自评表', forms: [NATIONAL] }],
  ])('%s is taken from its own weights and place', (id, given) => {
    const { scheme, why, contradictions } = choose(given)
    expect(scheme.id).toBe(id)
    expect(why).toMatch(/(单位名称|标题|工作表名)含「/)
    expect(contradictions).toEqual([])
  })

  it('of a place that shows no weights is taken by the place alone', () => {
    expect(choose({ unit: '襄阳市城管委' })).toMatchObject({
      scheme: { id: 'cn-hubei-xiangyang' },
      why: '单位名称含「襄阳」，表上没有标明权重',
    })
  })

  it('is found by the title when the unit does not name the place', () => {
    const choice = choose({ unit: '市城管委', title: '襄阳市2024年度项目自评表', forms: ['20/–/40/40'] })
    expect(choice.why).toBe('标题含「襄阳」，表上权重 20/40/40 与该方案相符')
  })

  it('is the unit’s where unit and title name different places', () => {
    expect(choose({ unit: '天津市教育局', title: '河北省对口支援项目自评表' }).scheme.id).toBe('cn-tianjin')
    expect(choose({ unit: '河北省教育厅', title: '天津市对口支援项目自评表' }).scheme.id).toBe('cn-hebei')
  })

  it('follows most of the forms, whatever one of them shows', () => {
    expect(choose({ unit: '襄阳市城管委', forms: ['20/–/40/40', '20/–/40/40', '20/–/45/35'] }).scheme.id).toBe(
      'cn-hubei-xiangyang',
    )
    expect(choose({ unit: '市教育局', forms: [NATIONAL, NATIONAL, '20/–/40/40'] }).scheme.id).toBe('cn')
  })
})

describe('the national scheme', () => {
  it.each<[name: string, given: Given]>([
    ['no place and national weights', { unit: '云溪市农业农村局', forms: [NATIONAL] }],
    ['no place and a cost group', { unit: '云溪市农业农村局', forms: ['10/20/40/20/10'] }],
    ['nothing at all', {}],
    ['the year that a place has no scheme for', { unit: '浙江省财政厅', year: 2023, forms: [NATIONAL] }],
    [
      'a system’s form of free weights that names no place',
      { unit: '市教育局', forms: ['10/–/43/37/10'], heads: ['权重'] },
    ],
  ])('is taken for %s', (_, given) => {
    expect(choose(given).scheme).toBe(nationalScheme)
  })

  it('is taken where a place is named whose weights the forms contradict, and says so', () => {
    const { scheme, contradictions } = choose({ unit: '襄阳市城管委', forms: [NATIONAL] })
    expect(scheme.id).toBe('cn-hubei')
    expect(contradictions).toEqual([
      '单位名称含「襄阳」，而表上权重 10/50/30/10 与「湖北省襄阳市」（执行率 20、产出 40、效益 40（含满意度））不符',
    ])
    expect(choose({ unit: '昌宁县民政局', forms: [NATIONAL] })).toMatchObject({
      scheme: { id: 'cn' },
      contradictions: [expect.stringContaining('昌宁')],
    })
  })

  it('says for which years a named place has a scheme', () => {
    expect(choose({ unit: '株洲市商务局', year: 2023, forms: [NATIONAL] }).contradictions).toEqual([
      '单位名称含「株洲」，而「湖南省株洲市 2022 年度部门绩效自评」只用于 2022 年度，本套为 2023 年度',
    ])
  })

  it('stays for weights that fit no scheme, which is said', () => {
    const choice = choose({ unit: '市教育局', forms: ['10/–/45/35/10'] })
    expect(choice).toMatchObject({ scheme: { id: 'cn' }, contradictions: ['表上权重 10/45/35/10 与已知的方案都不符'] })
  })

  it('stays where the weights fit several kinds of form, which are named', () => {
    const { scheme, contradictions } = choose({ unit: '市教育局', forms: [{ output: '40', benefit: '40' }] })
    expect(scheme.id).toBe('cn')
    expect(contradictions[0]).toMatch(/产出 40、效益 40.*都相符，无法确定/)
  })
})

describe('weights alone', () => {
  it.each([
    ['10/–/40/30/20', 'cn-10-40-30-20'],
    ['20/–/40/40', 'cn-20-40-40'],
    ['20/–/40/30/10', 'cn-20-40-40'],
    ['–/–/40/40/20', 'cn-0-40-40-20'],
  ])('%s without a place give the kind of form, never a place', (weights, id) => {
    const choice = choose({ unit: '市教育局', forms: [weights] })
    expect(choice.scheme.id).toBe(id)
    expect(choice.scheme.places).toEqual([])
    expect(choice.why).toContain('只与该方案相符')
    expect(choice.contradictions[0]).toContain('与全国通用')
  })

  it('that contradict both the place’s and the national scheme leave the place’s, as a finding', () => {
    const choice = choose({ unit: '株洲市商务局', year: 2022, forms: ['10/–/40/30/20'] })
    expect(choice.scheme.id).toBe('cn-hunan-zhuzhou-2022')
    expect(choice.contradictions).toEqual([
      expect.stringContaining('表上权重 10/40/30/20 与「湖南省株洲市 2022 年度部门绩效自评」'),
    ])
  })

  it('of a known kind are joined to the scheme of a place that says nothing of weights', () => {
    const given: Given = { unit: '宜昌市科技局', forms: ['20/–/40/40'] }
    const { scheme, why } = choose(given)
    expect(scheme).toMatchObject({ id: 'cn-hubei', lowerIsBetter: 'inverse', impliedExecutionWeight: '20' })
    expect(scheme.weights).toBe(schemeById('cn-20-40-40')!.weights)
    expect(why).toContain('单位名称含「宜昌市」，权重 20/40/40 与「执行率 20')
    expect(choose(given).scheme, 'the same object each time').toBe(scheme)
  })
})

describe('a scheme asked for', () => {
  it('is taken whatever the forms say, and what they say against it is told', () => {
    const asked = requestedScheme(
      schemeById('cn-hubei-xiangyang')!,
      evidence({ unit: '株洲市商务局', forms: [NATIONAL] }),
    )
    expect(asked).toMatchObject({ scheme: { id: 'cn-hubei-xiangyang' }, why: '由 --scheme 指定' })
    expect(asked.contradictions).toEqual([
      '表上权重 10/50/30/10 与该方案（执行率 20、产出 40、效益 40（含满意度））不符',
    ])
  })

  it('and fitting has nothing against it', () => {
    expect(requestedScheme(nationalScheme, evidence({ forms: [NATIONAL] })).contradictions).toEqual([])
  })
})
