import { describe, expect, it } from 'vitest'
import {
  carriesSign,
  isComparator,
  measuredOutcome,
  wholeTarget,
} from '../../../../src/core/form/indicators/asked-and-reached.ts'
import type { TextField } from '../../../../src/core/form/field.ts'

const text = (raw: string, state: TextField['state'] = 'filled'): TextField => ({
  place: { workbook: '', sheet: '', cell: 'A1' },
  ...{ key: '', label: '', raw, state, stored: 'text' as const },
})
const target = (raw: string, nature = '', unit = '', name = '路灯') =>
  wholeTarget(text(raw), { nature, unit, name }).raw
const outcome = (raw: string, unit = '', name = '路灯') => measuredOutcome(text(raw), { nature: '', unit, name }).raw

describe('a target from several cells', () => {
  it('is sign, figure and unit together', () => {
    expect(target('100', '≥', '家')).toBe('≥100家')
    for (const [nature, sign] of [
      ['不低于', '≥'],
      ['正向指标', '≥'],
      ['反向', '≤'],
      ['>=', '≥'],
      ['大于', '>'],
      ['等于', '='],
      ['定性', ''],
    ] as const)
      expect(target('100', nature), nature).toBe(`${sign}100`)
    expect(target(' 100 ', '≥', ' 家')).toBe('≥100家')
    expect(target('90%', '≥')).toBe('≥90%')
    expect(target('-5', '≤')).toBe('≤-5')
    expect(target('１００', '≥', '家')).toBe('≥１００家')
  })

  it('keeps the sign and the unit that it has, and what is no figure', () => {
    expect(target('≥100', '≤', '家')).toBe('≥100家')
    expect(target('100家', '≥')).toBe('100家')
    for (const words of ['及时', '/', '约100', '100左右', '第100']) expect(target(words, '≥', '家'), words).toBe(words)
    expect(target('7至18', '≥', '天')).toBe('7至18天')
    expect(target('34—43', '', '天')).toBe('34—43天')
    expect(target('>=5', '', '天')).toBe('>=5天')
  })

  it('takes no unit that would be read as digits, nor a mark', () => {
    for (const unit of ['1/10万', '６个', '/', '—', '无', '']) expect(target('16', '', unit), unit).toBe('16')
    expect(target('16', '', '个/10万')).toBe('16个/10万')
  })

  it('takes sign and unit that stand open in its name', () => {
    expect(target('500', '', '', '新建面积（≥**平方米）')).toBe('≥500平方米')
    expect(target('500', '', '', '新建面积(不低于 xx平方米)')).toBe('≥500平方米')
    expect(target('500', '', '', '新建面积（≤300平方米）')).toBe('≤500平方米')
    expect(target('500', '', '', '新建面积（≥）')).toBe('≥500')
    expect(target('500', '≤', '', '新建面积（≥**平方米）')).toBe('≤500平方米')
    expect(target('500', '', '亩', '新建面积（≥**平方米）')).toBe('≥500亩')
    for (const name of ['大型活动（≥500人）场次', '新建面积（平方米）', '新建面积≥**平方米', '（≥**平方米'])
      expect(target('500', '', '', name), name).toBe('500')
  })

  it('is left as it is where nothing is filled in', () => {
    for (const state of ['blank', 'not-applicable', 'uncached', 'absent'] as const) {
      const field = text('5', state)
      expect(wholeTarget(field, { nature: '≥', unit: '家', name: '' })).toBe(field)
      expect(measuredOutcome(field, { nature: '≥', unit: '家', name: '' })).toBe(field)
    }
    const whole = text('≥5家')
    expect(wholeTarget(whole, { nature: '', unit: '', name: '' })).toBe(whole)
    expect(measuredOutcome(whole, { nature: '', unit: '', name: '' })).toBe(whole)
  })
})

it('an outcome takes the unit, and no sign', () => {
  expect([
    outcome('100', '家'),
    outcome('100', '', '新建面积（≥**平方米）'),
    outcome('100', '亩', '新建面积（≥**平方米）'),
  ]).toEqual(['100家', '100平方米', '100亩'])
  expect([outcome('已完成', '家'), outcome('100家', '家'), outcome('100')]).toEqual(['已完成', '100家', '100'])
})

it('a sign is one of the known ones and nothing else', () => {
  const signs = ['≥', '≧', '不低于', '正向', '<=', '＝', ' ≤ ']
  expect([...signs, '', '≥5', '家', '定性'].filter(isComparator)).toEqual(signs)
  expect(['新建面积（≥**平方米）', '面积（不超过5亩）'].every(carriesSign)).toBe(true)
  expect(['面积（平方米）', '指标1：', '**'].some(carriesSign)).toBe(false)
})
