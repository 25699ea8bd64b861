import { describe, expect, it } from 'vitest'
import type { TextField } from '../../../src/core/form/field.ts'
import { isBetterLow, namesProcedure, readRow, type RowTexts } from '../../../src/core/readings/row-readings.ts'
import { officialDegreeWords } from '../../../src/core/vocabulary/degree-words.ts'
import { officialDirectionWords } from '../../../src/core/vocabulary/direction-words.ts'
import { showAttainment } from '../quantity/show.ts'

const field = (raw: string): TextField => ({ raw, state: raw === '' ? 'blank' : 'filled' }) as unknown as TextField

function row(name: string, target: string, actual: string, cost = false): RowTexts {
  return { level3: field(name), targetValue: field(target), actualValue: field(actual), cost }
}

const shown = (...[texts, year, words]: Parameters<typeof readRow>): string =>
  showAttainment(readRow(texts, year, words).attainment).join('; ')

describe('the readings of a row', () => {
  it.each([
    ['差错率', '2%', '3%', 'lower 0.02 0.03 missed 1.5'],
    ['投诉处理率', '95%', '93%', 'higher 0.95 0.93 missed 0.9789'],
    ['开展督导', '每月1次', '12次', 'units-differ'],
    ['开展督导', '12次', '每月1次', 'units-differ'],
    ['开展督导', '每月1次', '每月2次', 'higher 1 2 reached 2'],
    ['单位成本', '3000元/吨', '2900元/吨', 'lower 3000 2900 reached 0.9667; higher 3000 2900 missed 0.9667'],
  ])('of 「%s」 %s and %s are %s', (name, target, actual, expected) => {
    expect(shown(row(name, target, actual))).toBe(expected)
  })

  it('depend on the year, the name and the kind of the row, however often they were asked', () => {
    const date = row('完成时间', '12月底前', '2023年1月')
    expect([shown(date, 2022), shown(date, 2023), shown(date, 2022)]).toEqual(['late', 'on time', 'late'])
    const [plain, cost] = [row('设备购置', '20万元', '21万元'), row('设备购置', '20万元', '21万元', true)]
    expect([shown(plain), shown(cost), shown(plain)].map((each) => each.split(';').length)).toEqual([1, 2, 1])
  })

  it.each([
    ['差错率', '≥2%', true],
    ['差错率', '＞2%', true],
    ['差错率', '≤2%', false],
    ['差错率', '2%', false],
    ['差错率', '=2%', false],
    ['差错率', '≥0', false],
    ['差错率', '增长2%以上', false],
    ['差错率', '降至2%以上', false],
    ['投诉处理率', '≥95%', false],
    ['结余率', '≥2%', false],
    ['满意度', '≤90%', true],
    ['满意度', '＜90%', true],
    ['满意度', '≥90%', false],
    ['满意度', '增幅≤5%', false],
    ['培训人数', '≤90人', false],
    ['满意度', '良好', false],
  ])('the sign of 「%s」 %s stands against the name: %s', (name, target, expected) => {
    expect(readRow(row(name, target, '1')).signAgainstName).toBe(expected)
  })

  it.each([
    ['10所', '10所，1所未验收', '1所未验收'],
    ['10所', '10所，个别未验收', '个别未验收'],
    ['50台', '50台，其中12台闲置', '其中12台闲置'],
    ['100%', '100%，未通过验收', '未通过验收'],
    ['100%', '100%，部分完成', '部分完成'],
    ['100%', '100%，均已验收，1个未通车', '均已验收,1个未通车'],
    ['100%', '100%，基本完成', undefined],
    ['100%', '100%，无未通过验收项目', undefined],
    ['12场', '12场，连续12个月未发生事故', undefined],
    ['12场', '12场，全年24小时未中断', undefined],
    ['10所', '10所，均已验收', undefined],
    ['10所', '10所', undefined],
    ['2023年12月', '2023年11月，1项未验收', undefined],
    ['按期完成', '未完成', undefined],
  ])('「%s」 against 「%s」 raises the question 「%s」', (target, actual, expected) => {
    expect(readRow(row('工程', target, actual)).doubt).toBe(expected)
  })
})

describe('what a name is of', () => {
  it.each([
    ['差错率', true],
    ['结余率', true],
    ['投诉处理率', false],
    ['问题数', false],
    ['培训人数', false],
  ])('「%s」 is better low: %s', (name, expected) => {
    expect(isBetterLow(name)).toBe(expected)
  })

  it.each([
    ['立项规范性', true],
    ['绩效目标合理性', true],
    ['培训人数', false],
  ])('「%s」 is a procedure: %s', (name, expected) => {
    expect(namesProcedure(name)).toBe(expected)
  })
})

describe('a word met for the first time', () => {
  const directionWords = {
    ...officialDirectionWords,
    bad: [...officialDirectionWords.bad, '卡顿'],
    procedures: [...officialDirectionWords.procedures, '程序'],
  }
  const degreeWords = {
    ...officialDegreeWords,
    unmet: [...officialDegreeWords.unmet, '泡汤'],
    met: [...officialDegreeWords.met, '见分晓'],
  }

  it('tells of a name which way is better', () => {
    const texts = row('网络卡顿次数', '5次', '3次')
    expect(shown(texts)).toBe('higher 5 3 missed 0.6')
    expect(shown(texts, undefined, { directionWords })).toBe('lower 5 3 reached 0.6')
    expect(readRow(row('网络卡顿次数', '≥5次', '3次'), undefined, { directionWords }).signAgainstName).toBe(true)
    expect(isBetterLow('网络卡顿次数', directionWords)).toBe(true)
    expect(shown(texts), 'and is forgotten with its list').toBe('higher 5 3 missed 0.6')
  })

  it('makes nothing of it the zero that was asked', () => {
    expect(shown(row('网络卡顿', '无', '无'))).toBe('target-blank')
    expect(shown(row('网络卡顿', '无', '无'), undefined, { directionWords })).toBe('exact-zero 0 0 reached -')
    expect(shown(row('网络卡顿', '无', '2次'), undefined, { directionWords })).toBe('exact-zero 0 2 missed -')
  })

  it('tells that something was reached, or was not', () => {
    expect(shown(row('演出', '按期举办', '泡汤了'))).toBe('open')
    expect(shown(row('演出', '按期举办', '泡汤了'), undefined, { degreeWords })).toBe('not surely')
    expect(shown(row('演出', '100%', '见分晓'), undefined, { degreeWords })).toBe('achieved')
    expect(readRow(row('演出', '5场', '5场，泡汤'), undefined, { degreeWords }).doubt).toBe('泡汤')
    expect(readRow(row('演出', '5场', '5场，泡汤')).doubt).toBeUndefined()
  })

  it('names a procedure', () => {
    expect(namesProcedure('程序完备', directionWords)).toBe(true)
    expect(namesProcedure('程序完备')).toBe(false)
  })
})
