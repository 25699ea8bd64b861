import { describe, expect, it } from 'vitest'
import { reviewed } from './lines.ts'

const REST = [
  '主管部门|施甸县水利局|<|<|实施单位|施甸县水利局|<|<',
  '资金|名称|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
  '^|年度资金总额|100|100|100|10|100%|10',
  '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
  '产出指标|数量指标|清淤长度|≥12公里|12公里|50|50|',
  '效益指标|社会效益指标|受益人口|≥2万人|2.1万人|40|40|',
  '总分|<|<|<|<|100|100|',
]

const yearOf = (title: string, project: string): number | undefined =>
  reviewed(`${title}|<|<|<|<|<|<|<`, `项目名称|${project}|<|<|<|<|<|<`, ...REST).year

describe('the year of a form', () => {
  it.each<[string, string, number | undefined]>([
    ['2024年度项目支出绩效自评表', '河道清淤', 2024],
    ['2024年度项目支出绩效自评表', '2023年河道清淤', 2024],
    ['2024年度河道清淤自评表', '河道清淤', 2024],
    ['2023年河道清淤项目支出绩效自评表', '2023年河道清淤', undefined],
    ['2023年度河道清淤自评表', '2023年度河道清淤', undefined],
    ['2023年河道清淤自评表', '河道清淤（2023年）', undefined],
    ['项目支出绩效自评表', '2023年度河道清淤', undefined],
  ])('titled 「%s」 of 「%s」 is %s', (title, project, year) => expect(yearOf(title, project)).toBe(year))
})
