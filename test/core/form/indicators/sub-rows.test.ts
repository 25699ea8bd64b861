import { describe, expect, it } from 'vitest'
import type { ReviewedSubmission } from '../../../../src/core/reviewed-submission.ts'
import { formOf, reviewed, told } from '../lines.ts'

const HEAD = [
  '项目支出绩效自评表|<|<|<|<|<|<|<',
  '（2023年度）|<|<|<|<|<|<|<',
  '项目名称|<|特色种养|<|主管部门|云溪市农业农村局|实施单位|云溪市农业农村局',
  '项目资金|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
  '年度资金总额|<|100|100|100|10|100%|10',
  '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
]
const FOOT = [
  '效益指标（30分）|社会效益指标|受益人口|≥100人|120人|30|30|',
  '满意度指标（10分）|满意度指标|群众满意度|≥90%|95%|10|10|',
]

/** A form whose rows 产出 are given; the rest makes 50 of 100. */
function withOutput(rows: readonly string[], total = '总分|<|<|<|<|100|100|', foot = FOOT): ReviewedSubmission {
  return reviewed(...HEAD, ...rows, ...foot, total)
}

function states(result: ReviewedSubmission): string[] {
  return formOf(result).indicators.map((each) => `${each.joined ? '+' : ''}${each.maxScore.state}/${each.score.state}`)
}

/** Findings about points, targets and outcomes; the names of the forms missing beside it do not matter here. */
function findings(result: ReviewedSubmission): string[] {
  return told(result).filter((each) => !/^(JG-01|TX-01|DF-0[34]|PC-01) /.test(each))
}

describe('a merged 分值 and 得分', () => {
  const merged = (max: string, score: string) => [
    `产出指标（50分）|数量指标|维修路灯|≥50盏|55盏|${max}|${score}|`,
    '^|^|更换灯杆|≥5根|6根|^|^|',
    '^|质量指标|验收合格率|100%|100%|20|20|',
  ]

  it('count once', () => {
    const result = withOutput(merged('30', '30'))
    expect(states(result).slice(0, 3)).toEqual(['filled/filled', '+shared/shared', 'filled/filled'])
    expect(findings(result)).toEqual([])
  })

  it('that are wrong are found once', () => {
    expect(findings(withOutput(merged('30', '32'), '总分|<|<|<|<|100|102|'))).toEqual(['DF-01 G7'])
    expect(findings(withOutput(merged('40', '30')))).toEqual(['FZ-01 F7'])
    expect(findings(withOutput(merged('', '')))).toEqual(['FZ-04 F7'])
    expect(findings(withOutput(merged('30', '30'), '总分|<|<|<|<|100|95|'))).toEqual(['DF-02 G12'])
  })

  it('may be only one of the two', () => {
    const onlyWeight = (second: string, total: string) =>
      withOutput(
        [
          '产出指标（50分）|数量指标|维修路灯|≥50盏|55盏|30|20|',
          `^|^|更换灯杆|≥5根|6根|^|${second}|`,
          '^|质量指标|验收合格率|100%|100%|20|20|',
        ],
        `总分|<|<|<|<|100|${total}|`,
      )
    expect(findings(onlyWeight('10', '100'))).toEqual([])
    expect(findings(onlyWeight('15', '105'))).toEqual(['DF-01 G7'])
    const onlyScore = (score: string, total: string) =>
      withOutput(
        [
          `产出指标（50分）|数量指标|维修路灯|≥50盏|55盏|20|${score}|`,
          '^|^|更换灯杆|≥5根|6根|10|^|',
          '^|质量指标|验收合格率|100%|100%|20|20|',
        ],
        `总分|<|<|<|<|100|${total}|`,
      )
    expect(findings(onlyScore('30', '100'))).toEqual([])
    expect(findings(onlyScore('31', '101'))).toEqual(['DF-01 G7'])
  })

  it('leave one finding for a merged target or outcome', () => {
    const rows = (target: string) => [
      `产出指标（50分）|数量指标|维修路灯|${target}|55盏|30|30|`,
      '^|^|更换灯杆|^|6根|20|20|',
    ]
    expect(findings(withOutput(rows('')))).toEqual(['TX-07 D7'])
    expect(findings(withOutput(rows('≥50')))).toEqual([])
  })

  it('over rows that are merged all through are one row', () => {
    const result = withOutput(['产出指标（50分）|数量指标|维修路灯|≥50盏|55盏|50|50|', '^|^|^|^|^|^|^|^'])
    expect(formOf(result).indicators).toHaveLength(3)
    expect(findings(result)).toEqual([])
  })
})

describe('rows below a parent', () => {
  const parent = '产出指标（50分）|数量指标|补助蔬菜种植面积|25亩|25亩|50|50|'

  it('do not make up for what the parent itself missed', () => {
    const missed = parent.replace('|25亩|25亩|', '|25亩|10亩|')
    const rows = [missed, '^|^|其中：露天蔬菜|5亩|5亩|||', '^|^|其中：大棚蔬菜|5亩|5亩|||']
    expect(withOutput(rows).findings.filter((each) => each.rule === 'DF-03')).toMatchObject([
      { severity: 'error', expected: '20' },
    ])
    const partMissed = [parent, '^|^|其中：露天蔬菜|20亩|10亩|||', '^|^|其中：大棚蔬菜|5亩|5亩|||']
    expect(withOutput(partMissed).findings.filter((each) => each.severity === 'error')).toEqual([])
  })

  it.each([
    ['named 其中', ['^|^|其中露天蔬菜|20亩|20亩|||', '^|^|（2）其中：大棚蔬菜|5亩|5亩|||']],
    ['with 「-」 for their points', ['^|^|其中：露天蔬菜|20亩|20亩|-|-|']],
    ['that go on with the list', ['^|^|其中：露天蔬菜|20亩|20亩|||', '^|^|大棚蔬菜|5亩|5亩|||']],
    ['set in', ['^|^|  露天蔬菜|20亩|20亩|||', '^|^|　大棚蔬菜|5亩|5亩|||']],
    ['numbered one deeper', ['^|^|（1）露天蔬菜|20亩|20亩|||', '^|^|（2）大棚蔬菜|5亩|5亩|||']],
    [
      'that give their shares of its points',
      ['^|^|其中：露天蔬菜|20亩|20亩|30|30|', '^|^|其中：大棚蔬菜|5亩|5亩|20|20|'],
    ],
    ['without outcomes', ['^|^|其中：露天蔬菜|20亩||||']],
  ])('%s are its evidence', (_, rows) => {
    const result = withOutput([parent, ...rows])
    expect(states(result).slice(1, -2)).toEqual(rows.map(() => '+shared/shared'))
    expect(findings(result)).toEqual([])
  })

  it.each([
    ['marked', '★补助瓜果蔬菜|29.5亩|29.5亩'],
    ['marked, without values of its own', '★补助瓜果蔬菜||'],
    ['without values of its own', '补助瓜果蔬菜||'],
    ['with 「/」 for values of its own', '补助瓜果蔬菜|/|/'],
  ])('%s are its evidence', (_, values) => {
    const result = withOutput([
      `产出指标（50分）|数量指标|${values}|50|50|`,
      '^|^|梨树种植面积|6亩|6亩|||',
      '^|^|桃种植面积|1亩|1亩|||',
    ])
    expect(states(result).slice(0, 3)).toEqual(['filled/filled', '+shared/shared', '+shared/shared'])
    expect(findings(result)).toEqual([])
  })

  it('may have all the points, then the parent is a caption', () => {
    const parts = ['^|^|其中：露天蔬菜|20亩|20亩|30|30|', '^|^|其中：大棚蔬菜|5亩|5亩|20|20|']
    const caption = withOutput(['产出指标（50分）|数量指标|补助蔬菜种植面积|||||', ...parts])
    expect(states(caption)).toHaveLength(4)
    expect(findings(caption)).toEqual([])
    expect(findings(withOutput(['产出指标（50分）|数量指标|补助蔬菜种植面积|25亩|25亩|||', ...parts]))).toEqual([])
  })

  it('count with points of their own where the weights only add up with them', () => {
    const first = '产出指标（50分）|数量指标|培训人数|200人|200人|25|25|'
    const both = [first, '^|^|其中：脱贫户|50人|50人|25|25|']
    expect(states(withOutput(both)).slice(0, 2)).toEqual(['filled/filled', 'filled/filled'])
    expect(findings(withOutput(both))).toEqual([])
    // Without a printed weight the total decides.
    const bare = both.map((row) => row.replace('（50分）', ''))
    const foot = FOOT.map((row) => row.replace(/（\d+分）/, ''))
    expect(findings(withOutput(bare, '总分|<|<|<|<|100|100|', foot))).toEqual([])
    const once = [...bare, '^|质量指标|合格率|100%|100%|25|25|']
    expect(states(withOutput(once, '总分|<|<|<|<|100|100|', foot)).slice(0, 2)).toEqual([
      'filled/filled',
      '+shared/shared',
    ])
    expect(findings(withOutput(once, '总分|<|<|<|<|100|100|', foot))).toEqual([])
  })

  it('do not hide weights that are wrong', () => {
    expect(
      findings(
        withOutput([parent.replace('|50|50|', '|40|40|'), '^|^|其中露天蔬菜|20亩|20亩|||'], '总分|<|<|<|<|100|90|'),
      ),
    ).toContain('FZ-01 F7')
    expect(
      findings(
        withOutput([parent.replace('|50|50|', '|50|52|'), '^|^|其中露天蔬菜|20亩|20亩|||'], '总分|<|<|<|<|100|102|'),
      ),
    ).toEqual(['DF-01 G7'])
  })

  it('are not to be seen in a row that merely lacks its 分值', () => {
    const rows = (name: string, level2 = '^') => withOutput([parent, `^|${level2}|${name}|20亩|20亩|||`])
    expect(findings(rows('露天蔬菜'))).toEqual(['FZ-04 F8'])
    expect(findings(rows('  露天蔬菜', '质量指标'))).toEqual(['FZ-04 F8'])
    expect(findings(withOutput([parent.replace('25亩|25亩', '|'), '^|质量指标|合格率|100%|100%|||']))).toContain(
      'FZ-04 F8',
    )
    expect(
      findings(
        withOutput([
          '产出指标（50分）|数量指标|其中露天蔬菜|20亩|20亩|||',
          parent.replace('产出指标（50分）|数量指标', '^|^'),
        ]),
      ),
    ).toEqual(['FZ-04 F7'])
  })

  it('leave the one finding that nobody has points', () => {
    expect(findings(withOutput([parent.replace('50|50|', '||'), '^|^|其中露天蔬菜|20亩|20亩|||']))).toEqual([
      'FZ-04 F7',
    ])
  })
})

describe('a name set in', () => {
  const row = (name: string) => `^|^|${name}|20亩|20亩|||`
  const columns = (lines: readonly string[]) => lines.map((line) => line.replace(/^((?:[^|]*\|){3})/, '$1<|'))
  const head = [...columns(HEAD)]

  it('may stand in the second of two columns below one heading, with 其中 in the first', () => {
    const result = reviewed(
      ...head,
      '产出指标（50分）|数量指标|补助蔬菜种植面积|<|25亩|25亩|50|50|',
      '^|^||露天蔬菜|20亩|20亩|||',
      '^|^|其中：|大棚蔬菜|5亩|5亩|||',
      ...columns(FOOT),
      '总分|<|<|<|<|<|100|100|',
    )
    expect(
      formOf(result)
        .indicators.map((each) => each.level3.raw)
        .slice(1, 3),
    ).toEqual(['露天蔬菜', '其中：大棚蔬菜'])
    expect(states(result).slice(0, 3)).toEqual(['filled/filled', '+shared/shared', '+shared/shared'])
    expect(findings(result)).toEqual([])
  })

  it('says nothing where all names are', () => {
    expect(findings(withOutput(['产出指标（50分）|数量指标|　补助蔬菜|25亩|25亩|50|50|', row('　露天蔬菜')]))).toEqual([
      'FZ-04 F8',
    ])
  })
})
