import { describe, expect, it } from 'vitest'
import { below, HEAD, names, table } from './one-table.ts'

describe('the table ends', () => {
  const first = '产出指标|数量指标|路灯|≥50盏|55盏|50|50|'
  const next = '效益指标|社会效益|人数|≥5人|5人|40|40|'
  const total = '总分|<|<|<|<|100|100|'
  const read = (...lines: readonly string[]) => {
    const form = table(HEAD, first, ...lines)
    return [names(form).length, form.table?.totalRow, form.total.score?.raw]
  }

  it('at the total, whose label stands left of the values', () => {
    expect(read(next, total, '效益指标|x|y|1|1|1|1|')).toEqual([2, 9, '100'])
    for (const label of ['总分', '合计', '总计', '自评总分'])
      expect(read(next, `${label}|<|<|<|<|100|98|`)).toEqual([2, 9, '98'])
    expect(read(next, '||总分|||100|97|')).toEqual([2, 9, '97'])
    expect(read('产出指标|质量指标|合格|总分|5|1|1|', next, total)).toEqual([3, 10, '100'])
  })

  it.each([
    '其他需要说明事项|无|<|<|<|<|<|<',
    '备注：无|<|<|<|<|<|<|<',
    '填表人：张某|<|<|<|<|<|<|<',
    '填表人：张某|||||||',
    '单位负责人（签字）：李某|||||||',
    '自评结论：良好|||||||',
    '说明|无|<|<|<|<|<|<',
    '无甚可说|<|<|<|<|<|<|<',
    '无甚可说|<|<|<|<|||',
  ])('at %j, and has its total up to eight lines further down', (line) => {
    const behind = (count: number) => read(next, line, ...Array.from({ length: count }, () => '其他：无|||||||'), total)
    expect(behind(0)).toEqual([2, 10, '100'])
    expect(behind(7)).toEqual([2, 17, '100'])
    expect(behind(8)).toEqual([2, undefined, undefined])
  })

  it('not at a row that only looks like one of these', () => {
    for (const line of [
      '说明|无||||||',
      '说明|无|<|<||||',
      '说明|无|<|<|<|x||',
      '产出指标|备注|<|1|1|1|1|',
      '填表人数|数量指标|填表人数|1|1|1|1|',
      '|说明|无|1|1|1|1|',
    ])
      expect(read(line, next, total)[0], line).toBeGreaterThanOrEqual(2)
    expect(read('^|质量指标|<|<|≥1|1|1|', next, total)[1]).toBe(10)
  })

  it('not at a band that names a group, right above its rows', () => {
    const banded = (band: string, ...lines: readonly string[]) => read(band, ...lines, total)
    expect(banded('（二）效益指标（40分）|<|<|<|<|<|<|<', '|社会效益|人数|≥5人|5人|40|40|')).toEqual([2, 10, '100'])
    expect(banded('（二）效益指标|<|<|<|<|<|<|<', '|社会效益||≥5人|5人|40|40|')[0]).toBe(1)
    expect(banded('（二）效益指标|<|<|<|<|<|<|<', '|社会效益|人数|≥5人|5人|约四十|40|')[0]).toBe(1)
    expect(banded('（二）效益指标|<|<|<|<|<|<|<', '|||||||', '|社会效益|人数|≥5人|5人|40|40|')[0]).toBe(1)
    expect(banded('备注：效益指标|<|<|<|<|<|<|<', '|社会效益|人数|≥5人|5人|40|40|')[0]).toBe(1)
  })

  it('behind a complete total, not at one of a part; what comes then is told', () => {
    const more = (last: string) => {
      const form = table(HEAD, first, last, HEAD, next, total)
      return [names(form).length, form.unreadTable?.cell]
    }
    expect(more('总分|<|<|<|<|100|100|')).toEqual([1, 'A9'])
    expect(more('总分|<|<|<|<|90|90|')).toEqual([1, 'A9'])
    expect(more('合计|<|<|<|<|50|50|')).toEqual([2, undefined])
    expect(more('合计|<|<|<|<|91|50|')).toEqual([2, undefined])
    expect(more('合计|<|<|<|<||50|')).toEqual([1, 'A9'])
  })
})

describe('no indicator is', () => {
  const first = '产出指标|数量指标|路灯|≥50盏|55盏|50|50|'
  const last = ['效益指标|社会效益|人数|≥5人|5人|40|40|', '总分|<|<|<|<|100|100|']
  const read = (...lines: readonly string[]) => names(table(HEAD, ...lines, first, ...last)).length

  it.each([
    '1|2|3|4|5|6|7|8',
    '甲|乙|丙|1|2|3|4|5',
    '|||1|2|3|4|',
    '一|二|三|四|1|2|3|4',
    '1|2|3|4|5=4/3|6|7|',
    '(1)|(2)|(3)|(4)|5|6|7|',
  ])('the line of numbers %j', (line) => expect(read(line)).toBe(2))

  it.each([
    '甲|乙|丙|1|3|4|5|6',
    '甲|乙|丙|5|6|7|8|9',
    '甲|乙|丙|丁|戊|1|2|3',
    '甲|乙|丙|2|1|4|3|5',
    '数量|质量|丙|100|101|102|103|',
  ])('but the line %j may be one', (line) => expect(read(line)).toBe(3))

  it('a subtotal', () => {
    expect(read('产出指标|小计||||50|50|')).toBe(2)
    expect(read('小计|<|<|||50|50|')).toBe(2)
    expect(read('产出指标|数量指标|路灯|小计|5|50|50|')).toBe(3)
  })
})

describe('the next page', () => {
  const first = '产出指标|数量指标|路灯|≥50盏|55盏|50|50|'
  const next = '效益指标|社会效益|人数|≥5人|5人|40|40|'

  it('has its own columns, its own unknown heads, and counts as one table', () => {
    const same = table(
      HEAD.replace('分值', '折合数|分值'),
      first.replace('|50|50', '||50|50'),
      HEAD.replace('分值', '折合数|分值'),
      next.replace('|40|40', '||40|40'),
    )
    expect(same.unknownColumns.map(({ place }) => place.cell)).toEqual(['F6'])
    expect(same.table).toMatchObject({ headerRows: [6, 8], right: 9 })
    const other = table(HEAD, first, `|${HEAD}|折合数`, `|${next}|5`)
    expect(other.unknownColumns.map(({ place }) => place.cell)).toEqual(['J8'])
    expect(other.table).toMatchObject({ headerRows: [6, 8], right: 9 })
    expect(names(other)).toEqual(['路灯', '人数'])
    // Without one of the columns the rows are those of the header before.
    expect(
      table(HEAD, first, HEAD.replace('|偏差原因分析及改进措施', ''), next).indicators[1]!.deviationReason,
    ).toBeDefined()
  })
})

describe('合计 of the rows alone', () => {
  const rows = (funds: string, total: string) =>
    below(
      funds,
      HEAD,
      '产出指标|数量指标|路灯|1|1|50|48|',
      '^|^|灯杆|1|1|^|^|',
      '效益指标|社会效益|人数|1|1|40|40|',
      total,
    ).total.ofRowsOnly ?? false
  const scored = '年度资金总额|<|100|100|100|10|100%|10'

  it('is what they make, where the execution is scored and not in it', () => {
    for (const label of ['合计', '总计']) expect(rows(scored, `${label}|<|<|<|<|90|88|`), label).toBe(true)
    expect(rows(scored, '总分|<|<|<|<|90|88|')).toBe(false)
    expect(rows(scored, '本页合计|<|<|<|<|90|88|')).toBe(false)
    expect(rows(scored, '合计|<|<|<|<|100|98|')).toBe(false)
    expect(rows(scored, '合计|<|<|<|<||88|')).toBe(false)
    expect(rows('年度资金总额|<|100|100|100||100%|', '合计|<|<|<|<|90|88|')).toBe(false)
    expect(rows('年度资金总额|<|100|100|100|0|100%|0', '合计|<|<|<|<|90|88|')).toBe(false)
    expect(rows('年度资金总额|<|100|100|100|10|100%|', '合计|<|<|<|<|90|98|')).toBe(true)
  })

  it('is that of the whole form where its 得分 has the execution in it, within 0.05', () => {
    for (const whole of ['98', '98.05', '97.95']) expect(rows(scored, `合计|<|<|<|<|90|${whole}|`), whole).toBe(false)
    for (const other of ['98.06', '97.94', '88', ''])
      expect(rows(scored, `合计|<|<|<|<|90|${other}|`), other).toBe(true)
  })
})
