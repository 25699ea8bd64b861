import { describe, expect, it } from 'vitest'
import { reviewed } from './lines.ts'

const REST = [
  '资金|名称|年初预算数|全年预算数|全年执行数|分值|执行率|得分',
  '^|年度资金总额|100|100|100|10|100%|10',
  '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施',
  '产出指标|数量指标|清淤长度|≥12公里|12公里|50|50|',
  '效益指标|社会效益指标|受益人口|≥2万人|2.1万人|40|40|',
  '总分|<|<|<|<|100|100|',
]

function unitOf(...head: readonly string[]): string {
  return reviewed('项目支出绩效自评表|<|<|<|<|<|<|<', ...head, '项目名称|河道清淤|<|<|<|<|<|<', ...REST).unit
}

describe('the unit of a project form', () => {
  it.each([
    ['单位名称：施甸县水利局|<|<|<|<|<|<|<', '主管部门|施甸县人民政府|<|<|实施单位|施甸县水利局|<|<'],
    ['填报单位|施甸县水利局|<|<|<|<|<|<', '主管部门|施甸县财政局|<|<|实施单位|施甸县河道管理所|<|<'],
    ['预算单位|施甸县水利局|<|<|<|<|<|<', '主管部门|施甸县财政局|<|<|<|<|<|<'],
  ])('is its filer, whoever stands above: %s', (...head) => {
    expect(unitOf(...head)).toBe('施甸县水利局')
  })

  it.each([
    ['填报单位：  施甸县水利局  （公章）'],
    ['填报单位：施甸县水利局 填报人：某人'],
    ['填报单位：施甸县水利局\n填报日期：2025年3月'],
    ['填报单位\n施甸县水利局'],
    ['填报单位（盖章） 施甸县水利局'],
    ['填表单位：施甸县水利局'],
    ['主管部门：施甸县财政局 单位名称：施甸县水利局'],
  ])('is its filer, however label and name share a cell: %j', (cell) => {
    expect(unitOf(`${cell}|<|<|<|<|<|<|<`, '主管部门|施甸县财政局|<|<|实施单位|施甸县财政局|<|<')).toBe('施甸县水利局')
  })

  it('is its filer also below the label, where nothing stands beside it', () => {
    const rest = '主管部门|施甸县财政局|<|<|实施单位|施甸县财政局|<|<'
    expect(unitOf('填报单位|<|<|<|<|<|<|<', '施甸县水利局|<|<|<|<|<|<|<', rest)).toBe('施甸县水利局')
    expect(unitOf('填报单位|<|<|<|<|<|<|<', '二〇二四年三月|<|<|<|<|<|<|<', rest)).toBe('施甸县财政局')
  })

  it('is the department where no filer is named and nobody else carries the project out', () => {
    expect(unitOf('填报单位：|<|<|<|<|<|<|<', '主管部门|施甸县教育局|<|<|实施单位|施甸县教育局|<|<')).toBe(
      '施甸县教育局',
    )
    expect(unitOf('主管部门|施甸县教育局|<|<|实施单位||<|<')).toBe('施甸县教育局')
    expect(unitOf('部门名称|施甸县教育局|<|<|<|<|<|<')).toBe('施甸县教育局')
  })

  it('is the implementer of a form that names no filer and another department', () => {
    expect(unitOf('填报单位：|<|<|<|<|<|<|<', '主管部门|施甸县教育局|<|<|实施单位|第一中学|<|<')).toBe('第一中学')
  })

  it('is never the ministry above the place', () => {
    expect(unitOf('中央主管部门|教育部|<|<|地方主管部门|施甸县教育局|<|<')).toBe('施甸县教育局')
    expect(unitOf('中央主管部门||<|<|省级主管部门|云南省教育厅|<|<')).toBe('云南省教育厅')
  })

  it.each(['施甸县人民政府', '云溪高新区管委会', '云溪经济开发区管理委员会'])('is never %s above another', (above) => {
    expect(unitOf(`主管部门|${above}|<|<|实施单位|施甸县水利局|<|<`)).toBe('施甸县水利局')
    expect(unitOf(`主管部门|${above}|<|<|实施单位|${above}|<|<`)).toBe(above)
    expect(unitOf(`主管部门|${above}|<|<|实施单位||<|<`)).toBe(above)
  })
})
