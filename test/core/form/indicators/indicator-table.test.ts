import { describe, expect, it } from 'vitest'
import { review } from '../../../../src/core/review.ts'
import type { ReviewedSubmission } from '../../../../src/core/reviewed-submission.ts'
import { workbookFromDrafts } from '../../../../src/core/model/sheet-from-draft.ts'
import { formOf, reviewed, sheetOf, told } from '../lines.ts'
import { processorTime } from '../../../processor-time.ts'

const NAMED = [
  '项目支出绩效自评表|<|<|<|<|<|<|<',
  '（2023年度）|<|<|<|<|<|<|<',
  '项目名称|<|路灯维护|<|主管部门|云溪市城管局|实施单位|云溪市城管局',
  '项目资金|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
  '年度资金总额|<|100|100|100|10|100%|10',
]

/** The rows of a table with 50, 30 and 10 points; `first` are the values of the first one: 40 of 50 lamps. */
function table(head: string, ...rows: readonly string[]): ReviewedSubmission {
  return reviewed(...NAMED, head, ...rows)
}

function findings(result: ReviewedSubmission): string[] {
  return told(result).filter((each) => !/^(JG-01|TX-01) /.test(each))
}

function unjudged(result: ReviewedSubmission): (string | undefined)[] {
  return formOf(result).indicators.map((each) => each.unjudged)
}

const values = (result: ReviewedSubmission): string[] =>
  formOf(result).indicators.map(
    (each) =>
      `${each.level3.raw} ${each.targetValue.raw} ${each.actualValue.raw} ${each.maxScore.raw} ${each.score.raw}`,
  )

describe('the headings of a place', () => {
  it('of Xinjiang are read, and the error in the row is found', () => {
    const result = table(
      '一级指标|二级指标|三级指标|指标值|指标实际完成值|完成率|指标分值权重|指标得分|偏差原因分析及改进措施|指标值设置依据|指标赋分规则|佐证资料|上年完成值',
      '产出指标|数量指标|维修路灯|≥50盏|40盏|80%|50|50||年度计划|按比例|验收单|45盏',
      '效益指标|社会效益指标|受益人数|≥100人|120人|120%|30|30|||||',
      '满意度指标|满意度指标|群众满意度|≥90%|95%|105.56%|10|10|||||',
      '总分|<|<|<|<||100|100|',
    )
    expect(formOf(result).unknownColumns).toEqual([])
    expect(formOf(result).indicators[0]!.completionRate).toMatchObject({ state: 'filled', kind: 'ratio' })
    expect(findings(result)).toEqual(['DF-03 H7', 'PC-01 I7'])
  })

  it('of Shandong and Beijing are read, whatever 得分计算方法 says over all rows', () => {
    const result = reviewed(
      '项目支出绩效自评表|<|<|<|<|<|<|<|<',
      '（2023年度）|<|<|<|<|<|<|<|<',
      '项目名称|<|路灯维护|<|主管部门|云溪市城管局|实施单位|云溪市城管局|<',
      '项目资金|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分|',
      '年度资金总额|<|100|100|100|10|100%|10|',
      '一级指标|二级指标|三级指标|预期指标值（A）|实际完成指标值（B）|分值|得分计算方法|得分|未完成原因',
      '产出指标|数量指标|维修路灯|≥50盏|55盏|25|完成值达到指标值，记满分；未达到指标值，按 B/A 记分|25|',
      '^|^|-|-|-|-|^|-|-',
      '^|质量指标|验收合格率|100%|90%|25|^|22.5|两处返工，已重做。',
      '^|时效指标|-||||^||',
      '效益指标|社会效益指标|受益人数|≥100人|120人|30|^|30|',
      '满意度指标|满意度指标|群众满意度|≥90%|95%|10|^|10|',
      '总分|<|<|<|<|100||97.5|',
    )
    expect(formOf(result).indicators).toHaveLength(4)
    expect(formOf(result).measure).toMatchObject({ rowsRead: 4, rowsSeen: 4, understood: true })
    expect(findings(result)).toEqual([])
  })

  it('need not be the national ones: none is missed where another stands for it', () => {
    for (const head of [
      '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|备注',
      '一级指标|二级指标|三级指标|年度指标值|实际完成值|满分|自评打分|情况说明',
      '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|对照情况',
      '一级指标|指标内容|年度指标值|实际完成值|分值|得分|偏差原因|评分标准',
    ])
      expect(findings(table(head)).filter((each) => each.startsWith('JG-07'))).toEqual([])
  })

  it('may be those of the national form by chance, where the fund block is another', () => {
    const head = '一级指标|二级指标|三级指标|年度指标值|实际完成值|得分'
    const result = reviewed(
      ...NAMED.slice(0, 3),
      '项目资金|<|预算数（A）|执行数（B）|执行率（B/A）|得分',
      '年度财政资金总额|<|100|100|100%|20',
      head,
      '产出指标（80分）|数量指标|维修路灯|≥50盏|55盏|80',
    )
    expect(findings(result).filter((each) => each.startsWith('JG-07'))).toEqual([])
  })

  it('of the national form are missed where one is gone', () => {
    const all = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施'
    const rows = ['产出指标|数量指标|维修路灯|≥50盏|55盏|50|50|', '满意度指标|满意度指标|群众满意度|≥90%|95%|10|10|']
    for (const gone of ['年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'])
      expect(findings(table(all.replace(`|${gone}`, '|'), ...rows))).toContain('JG-07 A6')
    expect(findings(table(all, ...rows))).not.toContain('JG-07 A6')
  })
})

describe('a column that nobody knows', () => {
  const head = (column: string) =>
    `一级指标|二级指标|三级指标|年度指标值|${column}|实际完成值|分值|得分|偏差原因分析及改进措施`
  const rows = (first: string, second: string, third: string) => [
    `产出指标|数量指标|维修路灯|≥50盏|${first}|40盏|50|50|`,
    `效益指标|社会效益指标|受益人数|≥100人|${second}|120人|30|30|`,
    `满意度指标|满意度指标|群众满意度|≥90%|${third}|95%|10|10|`,
    '总分|<|<|<|<|<|100|100|',
  ]
  const wrong = ['DF-03 H7', 'PC-01 I7']

  it('with figures makes the rows in which it holds one unjudged', () => {
    const result = table(head('折合数'), ...rows('40', '100', '90'))
    expect(unjudged(result)[0]).toContain('「折合数」')
    expect(findings(result)).toEqual([])
    expect(result.unchecked.map(({ place, reason }) => `${place.cell} ${reason}`)).toContainEqual(
      expect.stringMatching(/^C7 「折合数」/),
    )
    expect(result.workbooks[0]!.notes.join()).toContain('3 行指标没有核对（第 7 行至第 9 行）')
    expect(unjudged(table(head('折合数'), ...rows('', '≥100', '')))).toEqual([
      undefined,
      expect.stringContaining('「折合数」'),
      undefined,
    ])
    expect(findings(table(head('折合数'), ...rows('', '≥100', '')))).toEqual(wrong)
  })

  it('with texts or without anything changes nothing', () => {
    expect(findings(table(head('说一说'), ...rows('按期', '良好', '')))).toEqual(wrong)
    expect(findings(table(head('备用'), ...rows('', '', '')))).toEqual(wrong)
    expect(findings(table(head('上年完成值'), ...rows('45盏', '100人', '90%')))).toEqual(wrong)
    expect(findings(table(head('责任科室'), ...rows('1科', '2科', '3科')))).toEqual(wrong)
  })

  it('because it has no heading is as unknown', () => {
    expect(unjudged(table(head(''), ...rows('40', '100', '90')))[0]).toContain('没有标题')
    expect(findings(table(head(''), ...rows('', '', '')))).toEqual(wrong)
    expect(findings(table(head('').replace('||', '|<|'), ...rows('<', '<', '<')))).toEqual(wrong)
  })

  it('before the names or behind the score changes nothing', () => {
    const behind = table(
      '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|折合数',
      '产出指标|数量指标|维修路灯|≥50盏|40盏|50|50||40',
      '满意度指标|满意度指标|群众满意度|≥90%|95%|40|40||12',
    )
    expect(unjudged(behind)).toEqual([undefined, undefined])
  })
})

describe('an initial and an adjusted target', () => {
  const head = '一级指标|二级指标|三级指标|年初指标值|调整后指标值|实际完成值|分值|得分|偏差原因分析及改进措施'
  const rows = (initial: string, adjusted: string) => [
    `产出指标|数量指标|维修路灯|${initial}|${adjusted}|40盏|50|50|`,
    '效益指标|社会效益指标|受益人数|≥100人||120人|30|30|',
    '满意度指标|满意度指标|群众满意度|≥90%|/|95%|10|10|',
    '总分|<|<|<|<|<|100|100|',
  ]

  it('count the adjusted one where it is filled', () => {
    const result = table(head, ...rows('≥50盏', '≥40盏'))
    expect(formOf(result).indicators.map((each) => each.targetValue.place.cell)).toEqual(['E7', 'D8', 'D9'])
    expect(findings(result)).toEqual([])
    expect(findings(table(head, ...rows('≥40盏', '≥50盏')))).toEqual(['DF-03 H7', 'PC-01 I7'])
    // A figure may begin with its point.
    const small = table(head, ...rows('≥50盏', '.5万盏'))
    expect(formOf(small).indicators[0]!.targetValue.raw).toBe('.5万盏')
  })

  it('count the initial one where there is no other', () => {
    expect(findings(table(head, ...rows('≥50盏', '')))).toEqual(['DF-03 H7', 'PC-01 I7'])
    expect(findings(table(head, ...rows('', '')))).toContain('TX-07 D7')
    for (const unadjusted of ['—', '无', '未调整', '不变', '同年初指标值'])
      expect(findings(table(head, ...rows('≥50盏', unadjusted)))).toEqual(['DF-03 H7', 'PC-01 I7'])
    expect(findings(table(head, ...rows('≥50盏', '……')))).toEqual(['JG-06 E7', 'DF-03 H7', 'PC-01 I7'])
  })

  it('may stand below one heading, and in any order', () => {
    const below = table(
      '一级指标|二级指标|三级指标|年度指标值|<|实际完成值|分值|得分|偏差原因分析及改进措施',
      '^|^|^|调整后|年初|^|^|^|^',
      '产出指标|数量指标|维修路灯|≥40盏|≥50盏|40盏|50|50|',
      '满意度指标|满意度指标|群众满意度||≥90%|95%|40|40|',
    )
    expect(values(below)).toEqual(['维修路灯 ≥40盏 40盏 50 50', '群众满意度 ≥90% 95% 40 40'])
  })
})

describe('the header', () => {
  const rows = ['产出指标|数量指标|维修路灯|≥50盏|55盏|50|50|', '满意度指标|满意度指标|群众满意度|≥90%|95%|40|40|']
  const read = ['维修路灯 ≥50盏 55盏 50 50', '群众满意度 ≥90% 95% 40 40']

  it('may be split over two lines', () => {
    expect(
      values(
        table('一级|二级|三级|年度|实际|分值|得分|偏差原因分析', '指标|指标|指标|指标值|完成值|||及改进措施', ...rows),
      ),
    ).toEqual(read)
    expect(
      values(
        table(
          '一级指标|二级指标|三级指标|完成情况|<|自评|<|偏差原因',
          '^|^|^|年度指标值|实际完成值|分值|得分|^',
          ...rows,
        ),
      ),
    ).toEqual(read)
  })

  it('may stand in boxes of several rows', () => {
    const head = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因'
    const below = '^|^|^|^|^|^|^|^'
    for (const more of [[below], [below, below], [below, below, below]])
      expect(values(table(head, ...more, ...rows))).toEqual(read)
  })

  it('may have a line of numbers below it', () => {
    expect(
      values(table('一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因', '1|2|3|4|5|6|7|8', ...rows)),
    ).toEqual(read)
    expect(
      values(
        table('一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因', '甲|乙|丙|1|2|3|4|5', ...rows),
      ),
    ).toEqual(read)
  })

  it('may have letters in a line of their own', () => {
    expect(
      values(table('一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因', '|||A|B|||', ...rows)),
    ).toEqual(read)
    expect(values(table('一级指标|二级指标|三级指标|年度指标值A|实际完成值B|分值|得分|偏差原因', ...rows))).toEqual(
      read,
    )
  })

  it('may lack 二级, or name the lowest level in its own way', () => {
    const short = rows.map((row) => row.replace(/\|[^|]*/, ''))
    expect(values(table('一级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因', ...short))).toEqual(read)
    expect(values(table('一级指标|二级指标|年度指标值|实际完成值|分值|得分|偏差原因', ...short))).toEqual(read)
    expect(values(table('一级指标|考核事项|年度指标值|实际完成值|分值|得分|偏差原因', ...short))).toEqual(read)
    expect(values(table('一级指标|二级指标|指标内容|年度指标值|实际完成值|分值|得分|偏差原因', ...rows))).toEqual(read)
  })

  it('may split the target by quarter beside that of the year', () => {
    const lines = [
      '产出指标|数量指标|维修路灯|10盏|20盏|≥50盏|55盏|50|50|',
      '满意度指标|满意度指标|群众满意度|||≥90%|95%|40|40|',
    ]
    const flat = table(
      '一级指标|二级指标|三级指标|一季度指标值|二季度指标值|年度指标值|实际完成值|分值|得分|偏差原因',
      ...lines,
    )
    const below = table(
      '一级指标|二级指标|三级指标|年度指标值|<|<|实际完成值|分值|得分|偏差原因',
      '^|^|^|一季度|二季度|全年|^|^|^|^',
      ...lines,
    )
    for (const result of [flat, below]) {
      expect(values(result)).toEqual(read)
      expect(unjudged(result)).toEqual([undefined, undefined])
    }
  })

  it('may have no target but those of the quarters: nothing is held against them', () => {
    const result = table(
      '一级指标|二级指标|三级指标|一季度指标值|二季度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
      '产出指标|数量指标|维修路灯|60盏|60盏|55盏|80|80|',
      '满意度指标|满意度指标|群众满意度|||95%|10|10|',
      '总分|<|<|<|<|<|100|100|',
    )
    expect(findings(result)).toEqual([])
  })

  it('may come again on the next page, where the columns stand elsewhere', () => {
    const head = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因'
    expect(values(table(head, rows[0]!, head, rows[1]!))).toEqual(read)
    expect(unjudged(table(head, rows[0]!, head, rows[1]!))).toEqual([undefined, undefined])
    expect(values(table(head, rows[0]!, `|${head}`, `|${rows[1]}`))).toEqual(read)
  })

  it('may have 分值 of the levels beside them', () => {
    const result = table(
      '一级指标|分值|二级指标|三级指标|分值|指标值|完成值|得分|偏差原因',
      '产出指标|50|数量指标|维修路灯|50|≥50盏|55盏|50|',
      '满意度指标|40|满意度指标|群众满意度|40|≥90%|95%|40|',
    )
    expect(values(result)).toEqual(read)
  })
})

describe('rows', () => {
  const head = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施'
  const first = '产出指标|数量指标|维修路灯|≥50盏|40盏|50|50|'
  const last = [
    '效益指标|社会效益指标|受益人数|≥100人|120人|30|30|',
    '满意度指标|满意度指标|群众满意度|≥90%|95%|10|10|',
    '总分|<|<|<|<|100|100|',
  ]
  const wrong = ['DF-03 G7', 'PC-01 H7']

  it.each(['-', '—', '/', '无', '……', '', '不适用', '无此项', '暂无', 'N/A', '0', '~'])(
    'that are not used (%j) are no indicators',
    (mark) => {
      for (const row of [
        `|质量指标|${mark}|||||`,
        `|质量指标|${mark}|${mark}|${mark}|${mark}|${mark}|`,
        `|质量指标|${mark}|||0|0|`,
      ]) {
        const result = table(head, first, row, row, row, ...last)
        expect(formOf(result).measure).toMatchObject({ rowsRead: 3, rowsSeen: 3, understood: true })
        expect(findings(result).filter((each) => !each.startsWith('JG-06'))).toEqual(wrong)
      }
    },
  )

  it('with a mark for their name and points of their own are indicators', () => {
    const result = table(head, first.replace('|50|50|', '|40|40|'), '|质量指标|-|100%|100%|10|10|', ...last)
    expect(formOf(result).indicators).toHaveLength(4)
  })

  it('that begin a group hand its name on though they are not used', () => {
    const result = table(
      head,
      '产出指标（50分）|数量指标|-|||||',
      '|质量指标|合格率|100%|100%|50|50|',
      '效益指标（30分）|经济效益指标|-|||||',
      '|社会效益指标|受益人数|≥100人|120人|30|30|',
      last[1]!,
      last[2]!,
    )
    expect(formOf(result).groups.map((group) => [group.name, group.weight?.raw])).toEqual([
      ['产出指标', '50'],
      ['效益指标', '30'],
      ['满意度指标', undefined],
    ])
    expect(findings(result)).toEqual([])
  })

  it('that sum up a group are no indicators', () => {
    const result = table(
      head,
      first.replace('40盏', '55盏'),
      '小计|<|<|||50|50|',
      last[0]!,
      '|小计||||30|30|',
      last[1]!,
      last[2]!,
    )
    expect(formOf(result).indicators).toHaveLength(3)
    expect(findings(result)).toEqual([])
  })

  it('may stand under bands that name their groups', () => {
    const result = table(
      '二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因',
      '（一）产出指标（50分）|<|<|<|<|<|<',
      '数量指标|维修路灯|≥50盏|55盏|50|50|',
      '（二）效益指标（30分）|<|<|<|<|<|<',
      '社会效益指标|受益人数|≥100人|120人|30|20|两月停电。措施：备用电源。',
      '（三）满意度指标（10分）|<|<|<|<|<|<',
      '满意度指标|群众满意度|≥90%|95%|12|10|',
      '总分|<|<|<|100|90|',
    )
    expect(formOf(result).groups.map((group) => group.weight?.raw)).toEqual(['50', '30', '10'])
    expect(findings(result).filter((each) => each.startsWith('FZ'))).not.toEqual([])
  })

  it('of a further table behind a complete total are not read, and that is said', () => {
    const result = table(
      head,
      first.replace('40盏', '55盏'),
      ...last,
      head,
      '产出指标|数量指标|更换灯杆|≥5根|2根|100|100|',
      '总分|<|<|<|<|100|100|',
    )
    expect(formOf(result).indicators).toHaveLength(3)
    expect(formOf(result).unreadTable?.cell).toBe('A11')
    expect(findings(result)).toEqual([])
  })

  it('of a further table belong to the form where only both have all points', () => {
    const result = table(head, first.replace('40盏', '55盏'), '合计|<|<|<|<|50|50|', head, ...last)
    expect(formOf(result).indicators).toHaveLength(3)
    expect(findings(result)).toEqual([])
  })
})

it('a merged 分值 that the page break cuts goes on in the next part', () => {
  const head = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施'
  const result = table(
    head,
    '产出指标（50分）|数量指标|维修路灯|≥50盏|55盏|50|50|',
    '^|^|更换灯杆|≥5根|6根|^|^|',
    head,
    '|数量指标|更换电缆|≥5根|6根|||',
    '^|^|更换灯泡|≥5根|6根|^|^|',
    '效益指标|社会效益指标|受益人数|≥100人|120人|30|30|',
    '满意度指标|满意度指标|群众满意度|≥90%|95%|10|10|',
    '总分|<|<|<|<|100|100|',
  )
  expect(findings(result)).toEqual([])
})

it('a 分值 merged over the last rows of one 一级 and the first of the next says nothing of what each has', () => {
  const head = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施'
  const rows = (other: string) => [
    `产出指标（50分）|数量指标|维修路灯|≥50盏|55盏|${other}|${other}|`,
    '效益指标（30分）|社会效益指标|受益人数|≥100人|120人|40|40|',
    '满意度指标（10分）|满意度指标|群众满意度|≥90%|95%|^|^|',
  ]
  expect(findings(table(head, ...rows('50')))).toEqual([])
  expect(findings(table(head, ...rows('45')))).toContain('FZ-01 A7')
})

describe('a hidden column', () => {
  const head = '一级指标|二级指标|三级指标|年度指标值|得分|实际完成值|分值|得分|偏差原因'
  const rows = ['产出指标|数量指标|维修路灯|≥50盏|48|55盏|50|50|', '满意度指标|满意度指标|群众满意度|≥90%|7|95%|40|40|']

  it('gives way to the visible one of the same name, and is nothing unknown', () => {
    const hidden = { ...sheetOf([...NAMED, head, ...rows]), hiddenColumns: [5] }
    const result = review({ workbooks: [{ path: '表.xlsx', sha256: '', workbook: workbookFromDrafts([hidden]) }] })
    expect(formOf(result).indicators.map((each) => each.score.raw)).toEqual(['50', '40'])
    const unknown = { ...sheetOf([...NAMED, head.replace('得分', '折合数'), ...rows]), hiddenColumns: [5] }
    const other = review({ workbooks: [{ path: '表.xlsx', sha256: '', workbook: workbookFromDrafts([unknown]) }] })
    expect(unjudged(other)).toEqual([undefined, undefined])
    expect(formOf(other).unknownColumns).toEqual([])
  })
})

describe('tables of the provinces', () => {
  const rows = ['产出指标|数量指标|维修路灯|≥50盏|55盏|50|50|', '满意度指标|满意度指标|群众满意度|≥90%|95%|40|40|']
  const read = ['维修路灯 ≥50盏 55盏 50 50', '群众满意度 ≥90% 95% 40 40']

  it.each([
    ['Anhui, project', '一级|二级|名称|指标值|完成值|分值|得分|偏差原因', [2, 3, 4, 5, 6, 7]],
    ['Anhui, department: 分值 first', '一级|二级|名称|分值|指标值|完成值|得分|偏差原因', [2, 5, 3, 4, 6, 7]],
    [
      'forestry: numbered lines and columns',
      '一级指标|二级指标|三级指标|行次|年度指标值|全年实际值|分值|得分|未完成原因|佐证材料/上传端口',
      [2, 8, 3, 4, 5, 6, 7],
    ],
  ])('of %s are read', (_, head, order) => {
    const arranged = rows.map((row, index) => {
      const cells = [...row.split('|'), `${index + 1}`]
      return [...cells.slice(0, 2), ...order.map((at) => cells[at])].join('|')
    })
    expect(values(table(head, ...arranged))).toEqual(read)
    expect(formOf(table(head, ...arranged)).unknownColumns).toEqual([])
  })

  it('that ask for points by a standard, without target and outcome, are another kind of form and not judged', () => {
    const result = table(
      '一级指标|二级指标|三级指标|分值|评分标准|得分',
      '过程|预算执行|预算执行率|10|每低 1 个百分点扣 1 分|9',
      '产出|加分项|获得表彰|5|国家级加 8 分|8',
      '总分|<|<|100||17',
    )
    expect(result.submission.forms).toEqual([])
    expect(findings(result)).toEqual([])
  })
})

it('a table whose names could not be made out is not understood, and not missing', () => {
  const result = table('一级指标|事项一|事项二|年度指标值|实际完成值|分值', '产出指标|路灯|维修|≥50盏|55盏|50')
  expect(formOf(result).measure.understood).toBe(false)
  expect(findings(result)).toEqual([])
})

it('a table of thousands of rows, many of them joined, is read in good time', () => {
  const head = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施'
  const rows = Array.from({ length: 1500 }, (_, index) =>
    index % 3 === 0 ? `产出指标|数量指标|维修路灯${index}|≥50盏|40盏|1|1|` : `^|^|其中${index}|≥5盏|4盏|||`,
  )
  const work = () => expect(formOf(table(head, ...rows)).indicators).toHaveLength(1500)
  expect(processorTime(work)).toBeLessThan(10_000)
})

it('the grade is the one that was given, not one that a note tells of', () => {
  const gradeOf = (...lines: readonly string[]): string | undefined =>
    formOf(
      table(
        '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因',
        '产出指标|数量指标|维修路灯|≥50盏|55盏|90|90|',
        ...lines,
      ),
    ).grade?.raw
  const note = '评价等级：90分（含）以上为优，80至90分为良，60至80分为中，60分以下为差|<|<|<|<|<|<|<'
  expect(gradeOf('评价等级：良|<|<|<|<|<|<|<', '总分|<|<|<|<|100|100|优')).toBe('良')
  expect(gradeOf(note, '总分|<|<|<|<|100|100|优')).toBe('优')
})

it('the label 总分 may run over 分值', () => {
  const head = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施'
  const rows = ['产出指标|数量指标|维修路灯|≥50盏|55盏|80|80|', '满意度指标|满意度指标|群众满意度|≥90%|95%|10|10|']
  expect(findings(table(head, ...rows, '总分|<|<|<|<|<|100|'))).toEqual([])
  expect(findings(table(head, ...rows, '总分|<|<|<|<|<|99|'))).toEqual(['DF-02 G9'])
})

describe('what stands where it is not headed', () => {
  const rows = (sign: string) => [
    `产出指标|数量指标|平均办理数|${sign}|50|40|50|50|`,
    '满意度指标|满意度指标|群众满意度|≥|90%|95%|40|40|',
  ]

  it('is the sign of the target before it', () => {
    for (const head of [
      '一级指标|二级指标|三级指标||年度指标值|实际完成值|分值|得分|偏差原因',
      '一级指标|二级指标|三级指标|年度指标值|<|实际完成值|分值|得分|偏差原因',
    ]) {
      expect(formOf(table(head, ...rows('≤'))).indicators[0]!.targetValue.raw).toBe('≤50')
      expect(findings(table(head, ...rows('≤'))).filter((each) => each.startsWith('DF-03'))).toEqual([])
      expect(findings(table(head, ...rows('≥')))).toContain('DF-03 H7')
      expect(unjudged(table(head, ...rows('≥')))).toEqual([undefined, undefined])
    }
  })

  it('is a measure where the reason has a column of its own', () => {
    const head = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|未完成原因|改进措施'
    const with_ = (reason: string, measure: string) =>
      findings(table(head, `产出指标|数量指标|维修路灯|≥50盏|40盏|50|40|${reason}|${measure}`))
    expect(with_('', '下年度三月前补齐，提前招标。').filter((each) => each.startsWith('PC-01'))).toEqual([])
    expect(with_('', '')).toContain('PC-01 H7')
  })
})

describe('a row of which nothing is asked this year', () => {
  const head = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施'
  const rows = [
    '效益指标|社会效益指标|受益人数|≥100人|120人|80|80|',
    '满意度指标|满意度指标|群众满意度|≥90%|95%|10|10|',
    '总分|<|<|<|<|100|100|',
  ]

  it('says so by its marks', () => {
    for (const values of ['/|/|/|/', '—|—||', '||-|-'])
      expect(findings(table(head, `产出指标|数量指标|维修路灯|${values}|`, ...rows))).toEqual([])
  })

  it('and one merely not filled in is told', () => {
    expect(findings(table(head, '产出指标|数量指标|维修路灯|||||', ...rows))).toContain('FZ-04 F7')
    expect(findings(table(head, '产出指标|数量指标|维修路灯|≥50盏|/|/|/|', ...rows))).toContain('FZ-04 F7')
  })
})
