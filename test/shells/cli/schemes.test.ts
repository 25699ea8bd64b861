import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SCHEMES } from '../../../src/core/scheme/schemes.ts'
import { CLEAN, Place, REAL } from './run.ts'

let place: Place
beforeEach(() => {
  place = new Place()
})
afterEach(() => place.done())

const json = async (...args: string[]) => JSON.parse((await place.run(...args, '--format', 'json')).stdout)

describe('schemes', () => {
  it('lists every scheme with its places, years and what differs from the national one', async () => {
    const { stdout, code } = await place.run('schemes')
    expect(code).toBe(0)
    for (const { id, title } of SCHEMES) expect(stdout).toContain(`${id}  ${title}`)
    const xiangyang = stdout.slice(stdout.indexOf('cn-hubei-xiangyang'), stdout.indexOf('cn-yunnan-changning'))
    for (const part of [
      '襄阳',
      '2020 年起',
      '一级指标权重：执行率 20、产出 40、效益 40（含满意度）',
      '分值 × 指标值 ÷ 完成值',
    ])
      expect(xiangyang).toContain(part)
    expect(stdout).toContain(`共 ${SCHEMES.length} 个方案`)
  })

  it('as json names parameter, both values, source and certainty of each difference', async () => {
    const { schemes, schemaVersion } = await json('schemes')
    expect(schemaVersion).toBe(2)
    expect(schemes.map(({ id }: { id: string }) => id)).toEqual(SCHEMES.map(({ id }) => id))
    expect(schemes.find(({ id }: { id: string }) => id === 'cn-yunnan-yongde')).toEqual({
      id: 'cn-yunnan-yongde',
      title: '云南省临沧市永德县',
      places: ['永德县'],
      years: { from: 2020, to: null },
      extends: 'cn-10-40-30-20',
      differs: [
        expect.objectContaining({
          parameter: 'weights',
          here: '执行率 10、产出 40、效益 30、满意度 20',
          scheme: 'cn-10-40-30-20',
        }),
        {
          parameter: 'amountUnit',
          label: '表上没有写明时金额的单位',
          national: '万元',
          here: '元',
          scheme: 'cn-yunnan-yongde',
          source: '云南省永德县公开14表',
          certainty: 'A',
        },
      ],
    })
  })

  it('shows one scheme with the source of every parameter', async () => {
    const { stdout } = await place.run('schemes', 'cn-anhui-suzhou')
    expect(stdout).toContain('超额完成须说明的线：150%（在评价报告中说明）')
    expect(stdout).toContain('出处：安徽省宿州市自评表填报说明（A）')
    expect(stdout).toContain('取自 cn）')
    expect(stdout.replace(/cn(-[a-z]+)*/g, ''), 'parameters by their Chinese names only').not.toMatch(/[a-z]{4,}/i)
    expect((await json('schemes', 'cn')).scheme.parameters.length).toBeGreaterThan(15)
  })

  it('diff says in words how two differ', async () => {
    const { stdout } = await place.run('schemes', 'diff', 'cn', 'cn-zhejiang-2024')
    expect(stdout).toBe(
      [
        '甲  cn  全国通用（项目支出绩效评价管理办法）',
        '乙  cn-zhejiang-2024  浙江省（2024 年起）',
        '',
        '执行率超过 100%',
        '  甲    不允许',
        '  乙    允许',
        '预算与执行均为 0 时的执行率',
        '  甲    0%',
        '  乙    100%',
        '',
        '共 2 处不同。',
        '',
      ].join('\n'),
    )
    expect((await json('schemes', 'diff', 'cn', 'cn-zhejiang-2024')).differences[0]).toEqual({
      parameter: 'overBudget',
      label: '执行率超过 100%',
      one: '不允许',
      other: '允许',
    })
    expect((await place.run('schemes', 'diff', 'cn-anhui-chizhou', 'cn-yunnan-lijiang')).stdout).toContain(
      '两个方案的计分办法相同。',
    )
  })

  it.each([
    [['襄阳'], '没有「襄阳」这个评分方案。相近的有：cn-hubei-xiangyang。'],
    [['cn-nowhere'], '没有「cn-nowhere」这个评分方案。有哪些方案：jiaobiao schemes'],
    [['diff', 'cn'], '比较两个方案：jiaobiao schemes diff'],
    [['diff', 'cn', 'cn-x'], '没有「cn-x」这个评分方案'],
    [['diff', 'cn', 'cn-hubei', 'cn-hebei'], '比较两个方案'],
    [['cn', 'cn-hubei'], '看一个方案'],
  ])('%j is refused with what to write instead', async (args, says) => {
    const { code, stderr } = await place.run('schemes', ...args)
    expect(code).toBe(2)
    expect(stderr).toContain(says)
  })
})

describe('a check', () => {
  it('says which scheme was taken and why', async () => {
    place.put(REAL, 'real.xlsx')
    place.put(CLEAN, 'clean.xlsx')
    expect((await place.run('check', 'real.xlsx')).stdout).toContain(
      '方案依据：单位名称含「株洲」，表上权重 10/50/30/10 与该方案相符。',
    )
    expect((await place.run('check', 'clean.xlsx')).stdout).toContain(
      '方案依据：表上权重 10/50/30/10 与该方案相符，表上没有写明另有方案的地方。',
    )
  })

  it('with --scheme says that it was asked for, and what the forms say against it', async () => {
    place.put(CLEAN, 'clean.xlsx')
    const { stdout } = await place.run('check', 'clean.xlsx', '--scheme', 'cn-hubei-xiangyang')
    expect(stdout).toContain('评分方案：湖北省襄阳市')
    expect(stdout).toContain('方案依据：由 --scheme 指定。')
    expect(stdout.replace(/\n\s*/g, '')).toContain(
      '请留意：表上权重 10/50/30/10 与该方案（执行率 20、产出 40、效益 40（含满意度））不符。',
    )
    expect(stdout).toContain('FZ-03')
    const { submissions } = await json('check', 'clean.xlsx', '--scheme', 'cn-hubei-xiangyang')
    expect(submissions[0].scheme).toEqual({ id: 'cn-hubei-xiangyang', title: '湖北省襄阳市' })
  })
})
