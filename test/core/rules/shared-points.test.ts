import { describe, expect, it } from 'vitest'
import { reviewed } from '../form/lines.ts'

const HEAD = [
  '项目支出绩效自评表|<|<|<|<|<|<|<',
  '（2023年度）|<|<|<|<|<|<|<',
  '项目名称|<|路灯维护|<|主管部门|云溪市城管局|实施单位|云溪市城管局',
  '项目资金|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
  '年度资金总额|<|100|100|100|10|100%|10',
  '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
]

describe('points in a cell merged over rows', () => {
  const told = (...rows: readonly string[]) => {
    const { findings, unchecked } = reviewed(...HEAD, ...rows, '总分|<|<|<|<|100|100|')
    return [
      ...findings.filter(({ rule }) => rule === 'FZ-01').map(({ cell, message }) => `${cell} ${message}`),
      ...unchecked.filter(({ rule }) => rule === 'FZ-01').map(({ place, reason }) => `${place.cell} ${reason}`),
    ]
  }
  const benefit = '效益指标（30分）|社会效益指标|受益人数|≥100人|120人|30|30|'
  const satisfaction = '满意度指标（10分）|满意度指标|群众满意度|≥90%|95%|10|10|'

  it('of one 一级指标 count once in its sum', () => {
    const rows = (points: string) => [
      `产出指标（50分）|数量指标|维修路灯|≥50盏|55盏|${points}|${points}|`,
      '^|^|更换灯杆|≥5根|6根|^|^|',
      '^|^|更换电缆|≥5根|6根|^|^|',
    ]
    expect(told(...rows('50'), benefit, satisfaction)).toEqual([])
    expect(told(...rows('40'), benefit, satisfaction)).toEqual([
      'F7 产出指标标明 50 分，其下分值合计 40（40），少 10 分。请调整各指标分值。（可能是「维修路灯 / 分值」填错：改为 50，就都相符了。）',
    ])
  })

  it('of two 一级指标 leave both unchecked, and no other', () => {
    const across = '满意度指标（10分）|满意度指标|群众满意度|≥90%|95%|^|^|'
    const reason = '分值与另一个一级指标的指标合用一格，各占多少没有写明'
    expect(
      told('产出指标（50分）|数量指标|维修路灯|≥50盏|55盏|50|50|', benefit.replace('|30|30|', '|40|40|'), across),
    ).toEqual([`F8 ${reason}`])
    expect(
      told('产出指标（50分）|数量指标|维修路灯|≥50盏|55盏|45|45|', benefit.replace('|30|30|', '|40|40|'), across)[0],
    ).toMatch(/^F7 产出指标标明 50 分/)
  })
})
