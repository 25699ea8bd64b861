import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ONE } from '../../../src/core/model/decimal.ts'
import { attain, copiesComparator, unitsOf } from '../../../src/core/quantity/compare-quantities.ts'
import { degreeOfWords } from '../../../src/core/quantity/degree-of-words.ts'
import { leadingFigure } from '../../../src/core/quantity/leading-figure.ts'
import { normaliseText } from '../../../src/core/quantity/normalise-text.ts'
import { parseQuantity } from '../../../src/core/quantity/parse-quantity.ts'
import type { NumberQuantity } from '../../../src/core/quantity/quantity.ts'
import { fallAskedBy, senseOfName } from '../../../src/core/vocabulary/direction-words.ts'
import pairs from './real-pairs.json' with { type: 'json' }
import { showQuantity } from './show.ts'
import { processorTime } from '../../processor-time.ts'

const context = { costIndicator: false, year: 2022 }

/** Pieces that figures, dates and prose are made of, to reach further into the grammar than random characters do. */
const PIECES =
  '0 1 5 9 12 31 100 2022 20212 1,234 . , - — － ～ 至 / ／ 、 ； ; \n   % ％ ‰ 个百分点 万 亿 千 百 十 三 五 一 两 零 〇 半 ≥ ≧ ≤ ＞ < = ═ >= 不少于 不超过 控制在 以上 以内 以下 及以上 超过 约 左右 余 完成 完成率 增长 下降 降至 未 无 不 部分 家 个 人次 元 万元 美元 吨 天 年 月 日 前 底 底前 季度 第 每 上半年 企业 项目 满意度 事故 良好 （ ） “ ” : ± + 百分之 折 ² ① 春节 ： 𝟙 é \u200b \ud800'
    .split(' ')
    .map((piece) => (piece === '' ? ' ' : piece))
const pieced = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((parts) => parts.join(''))
const anyText = fc.oneof(pieced, fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

const digits = fc
  .tuple(fc.nat(999_999), fc.option(fc.nat(999), { nil: undefined }))
  .map(([whole, part]) => (part === undefined ? `${whole}` : `${whole}.${part}`))
  // 「2022.12」 alone is a month.
  .filter((text) => !/^(?:19|20)\d\d\./.test(text))
const unit = fc.constantFrom(
  '',
  '%',
  '元',
  '万元',
  '亿元',
  '万',
  '家',
  '个',
  '人次',
  '天',
  '元/吨',
  '万美元',
  '公里',
  '家企业',
)
const sign = fc.constantFrom('', '≥', '≤', '>', '<', '=', '不少于', '不超过', '增长', '下降', '约', '完成')
const figure = fc.tuple(sign, digits, unit).map((parts) => parts.join(''))

const asNumber = (text: string): NumberQuantity => {
  const quantity = parseQuantity(text)
  if (quantity.kind !== 'number') throw new Error(`「${text}」 is ${quantity.kind}`)
  return quantity
}

/** A sign of comparison states no figure; 「=」 does. */
const isBound = (text: string): boolean => !['none', '='].includes(asNumber(text).comparator)

describe('any text', () => {
  it('never throws, alone or as a pair', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.boolean(), (target, actual, costIndicator) => {
        parseQuantity(target)
        attain(target, actual, { costIndicator, year: 2022 })
        attain(target, actual, { costIndicator })
        unitsOf(target, actual)
        copiesComparator(target, actual)
      }),
      { numRuns: 5000 },
    )
  })

  it('is normalised once and for all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normaliseText(text)
        expect(normaliseText(once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  it('holds only finite values and possible days', () => {
    fc.assert(
      fc.property(pieced, (text) => {
        const quantity = parseQuantity(text)
        if (quantity.kind === 'number') expect(quantity.value.isFinite()).toBe(true)
        if (quantity.kind === 'range') expect(quantity.low.lessThanOrEqualTo(quantity.high)).toBe(true)
        if (quantity.kind === 'date') {
          const { year, month, day } = quantity.latest
          const shown = new Date(Date.UTC(year ?? 2024, month - 1, day))
          expect([shown.getUTCMonth() + 1, shown.getUTCDate()]).toEqual([month, day])
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('a figure is only ever made of the digits written', () => {
    fc.assert(
      fc.property(pieced, (text) => {
        const quantity = parseQuantity(text)
        if (quantity.kind === 'number')
          expect(/[\d零〇一二两三四五六七八九十半百]/.test(normaliseText(text))).toBe(true)
      }),
    )
  })
})

describe('figures', () => {
  it('万 and 亿 scale as whole numbers do', () => {
    const multipliers = {
      '': 0n,
      十: 1n,
      百: 2n,
      千: 3n,
      万: 4n,
      十万: 5n,
      百万: 6n,
      千万: 7n,
      亿: 8n,
      万亿: 12n,
    } as const
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.constantFrom(...(Object.keys(multipliers) as (keyof typeof multipliers)[])),
        (whole, multiplier) => {
          expect(asNumber(`${whole}${multiplier}元`).value.toFixed()).toBe(
            String(whole * 10n ** multipliers[multiplier]),
          )
        },
      ),
    )
  })

  it('decimals scale exactly', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.integer({ min: 0, max: 9999 }), (whole, part) => {
        const text = `${whole}.${String(part).padStart(4, '0')}`
        expect(asNumber(`${text}万元`).value.toFixed()).toBe(String(BigInt(whole) * 10000n + BigInt(part)))
        expect(asNumber(`${text}%`).value.times(1_000_000).toFixed()).toBe(
          String(BigInt(whole) * 10000n + BigInt(part)),
        )
      }),
    )
  })

  it('full-width characters say what half-width ones say', () => {
    fc.assert(
      fc.property(figure, (text) => {
        const wide = text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
        expect(parseQuantity(wide)).toEqual(parseQuantity(text))
      }),
    )
  })

  it('spaces anywhere do not matter', () => {
    fc.assert(
      fc.property(
        figure,
        fc.array(fc.tuple(fc.nat(20), fc.constantFrom(' ', '　', '\t', '\u00a0', '\u200b')), { maxLength: 5 }),
        (text, spaces) => {
          let spaced = text
          for (const [at, space] of spaces) spaced = spaced.slice(0, at) + space + spaced.slice(at)
          expect(parseQuantity(spaced)).toEqual(parseQuantity(text))
        },
      ),
    )
  })

  it('thousands separators do not matter', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), unit, (whole, written) => {
        const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
        // 「20221231」 is a date, 「20,221,231」 is none.
        fc.pre(String(whole).length !== 8)
        expect(parseQuantity(grouped + written)).toEqual(parseQuantity(`${whole}${written}`))
      }),
    )
  })

  it.each([
    [
      '>=',
      ['≥', '≧', '>=', '=>', '＞＝', '大于等于', '大于或等于', '不少于', '不低于', '不小于', '至少', '不得少于'],
      ['以上', '及以上', '（含）以上'],
    ],
    [
      '<=',
      ['≤', '≦', '<=', '＜＝', '小于等于', '不超过', '不高于', '不多于', '不大于', '至多', '不得超过', '控制在'],
      ['以下', '及以下', '以内', '之内'],
    ],
    ['>', ['>', '＞', '大于', '高于', '超过', '多于'], []],
    ['<', ['<', '＜', '小于', '低于', '少于', '不足'], []],
    ['=', ['=', '＝', '═', '﹦', '等于'], []],
  ] as const)('%s means the same however it is spelled', (comparator, before, after) => {
    fc.assert(
      fc.property(digits, fc.constantFrom('%', '家', '天', '万元'), (number, written) => {
        for (const text of [
          ...before.map((word) => `${word}${number}${written}`),
          ...after.map((word) => `${number}${written}${word}`),
        ]) {
          expect(asNumber(text)).toMatchObject({ comparator, value: asNumber(`${number}${written}`).value })
        }
      }),
      { numRuns: 20 },
    )
  })

  it('held against itself a figure is reached, and a bound is no figure', () => {
    fc.assert(
      fc.property(figure, fc.boolean(), (text, costIndicator) => {
        const result = attain(text, text, { costIndicator })
        if (isBound(text)) expect(result).toMatchObject({ kind: 'incomparable', reason: 'bound-copied' })
        else expect(result).toMatchObject({ kind: 'measured', firm: true, readings: [{ reached: true }] })
      }),
      { numRuns: 1000 },
    )
  })

  it('a bound of the target is copied whether the target has the sign or not, another bound is none of it', () => {
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom('%', '家', '万元'),
        fc.constantFrom('≥', '≤', '>', '<'),
        (number, written, comparator) => {
          const copied = `${comparator}${number}${written}`
          for (const target of [copied, `${number}${written}`]) {
            expect(attain(target, copied, context)).toMatchObject({ reason: 'bound-copied' })
            expect(copiesComparator(target, copied)).toBe(true)
          }
          expect(attain(`${number}1${written}`, copied, context)).not.toMatchObject({ reason: 'bound-copied' })
        },
      ),
    )
  })

  it('a remark behind a figure changes nothing of what it reached', () => {
    const remark = fc.constantFrom(
      '，均已验收',
      '（见附件）',
      '，无投诉',
      '；质量合格',
      '，1家未验收',
      '（另有部分在建）',
    )
    fc.assert(
      fc.property(
        fc.nat(2000),
        fc.nat(2000),
        fc.constantFrom('≥', '≤', ''),
        remark,
        (target, actual, comparator, said) => {
          const goal = `${comparator}${target}家`
          const plain = attain(goal, `${actual}家`, context)
          const remarked = attain(goal, `${actual}家${said}`, context)
          if (plain.kind !== 'measured' || remarked.kind !== 'measured') expect(remarked).toEqual(plain)
          else expect(remarked.readings[0]).toEqual(plain.readings[0])
        },
      ),
    )
  })

  it('what may be meant both ways is missed by one way at most, and each way is what its sign says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (target, actual) => {
        const open = attain(`${target}万元`, `${actual}万元`, { ...context, costIndicator: true, name: '项目成本' })
        if (open.kind !== 'measured') throw new Error('not measured')
        expect(open.readings.some((reading) => reading.reached)).toBe(true)
        for (const reading of open.readings) {
          const signed = attain(`${reading.direction === 'lower' ? '≤' : '≥'}${target}万元`, `${actual}万元`, context)
          expect(signed).toMatchObject({ readings: [{ direction: reading.direction, reached: reading.reached }] })
        }
      }),
    )
  })

  it('the unit and 万 written differently change nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100000 }), fc.integer({ min: 1, max: 100000 }), (target, actual) => {
        const plain = attain(`${target}元`, `${actual}元`, context)
        const scaled = attain(`${target}万元`, `${actual}0000元`, context)
        if (plain.kind !== 'measured' || scaled.kind !== 'measured') throw new Error('not measured')
        expect(scaled.readings[0].reached).toBe(plain.readings[0].reached)
        expect(scaled.readings[0].completion?.toFixed()).toBe(plain.readings[0].completion?.toFixed())
      }),
    )
  })

  it('more is never worse for ≥ and never better for ≤', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.nat(1000), (target, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        const reached = (sign: string, value: number): boolean => {
          const result = attain(`${sign}${target}家`, `${value}家`, context)
          return result.kind === 'measured' && result.readings[0].reached
        }
        if (reached('≥', less)) expect(reached('≥', more)).toBe(true)
        if (reached('≤', more)) expect(reached('≤', less)).toBe(true)
      }),
    )
  })
})

describe('dates', () => {
  const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  it('the spellings of one day name the same day', () => {
    fc.assert(
      fc.property(date, (when) => {
        const [y, m, d] = [when.getUTCFullYear(), when.getUTCMonth() + 1, when.getUTCDate()]
        const expected = `day ${y}-${m}-${d}`
        const two = (number: number): string => String(number).padStart(2, '0')
        for (const text of [
          `${y}年${m}月${d}日`,
          `${y}-${m}-${d}`,
          `${y}.${m}.${d}`,
          `${y}/${two(m)}/${two(d)}`,
          `${y} 年 ${m} 月 ${d} 号`,
          `${y}${two(m)}${two(d)}`,
          `${y}-${two(m)}-${two(d)} 00:00:00`,
          `${y}/${m}/${d} 0:00`,
        ]) {
          expect(showQuantity(parseQuantity(text)), text).toBe(expected)
        }
        expect(showQuantity(parseQuantity(`${y}年${m}月${d}日前`))).toBe(`${expected} before`)
      }),
    )
  })

  it('a date is on time for itself and for any later one, late for any earlier day', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        const text = (when: Date): string =>
          `${when.getUTCFullYear()}年${when.getUTCMonth() + 1}月${when.getUTCDate()}日`
        const day = (when: Date): number => Math.floor(when.getTime() / 86_400_000)
        expect(attain(text(a), text(b), context)).toMatchObject({ kind: 'dated', onTime: day(b) <= day(a) })
      }),
    )
  })

  it('a delay beyond a deadline, or into another year, is certain', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 700 }), fc.constantFrom('', '前'), (due, days, before) => {
        const done = new Date(due.getTime() + days * 86_400_000)
        fc.pre(done.getUTCFullYear() <= 2099)
        const text = (when: Date): string =>
          `${when.getUTCFullYear()}年${when.getUTCMonth() + 1}月${when.getUTCDate()}日`
        const result = attain(text(due) + before, text(done), context)
        const certain = before !== '' || due.getUTCDate() >= 28 || done.getUTCFullYear() > due.getUTCFullYear()
        expect(result).toEqual({ kind: 'dated', onTime: false, firm: certain })
      }),
    )
  })
})

it('every real target is achieved by itself unless it is blank or a bound', () => {
  for (const { target, costIndicator } of pairs) {
    if (target === '/') continue
    const result = attain(target, target, { costIndicator, year: 2022 })
    const expected = {
      measured: () => ({ kind: 'measured', readings: [{ reached: true }] }),
      dated: () => ({ kind: 'dated', onTime: true }),
      listed: () => ({ lowest: ONE }),
      described: () => ({ kind: 'described', degree: 'achieved' }),
      incomparable: () => ({ reason: copiesComparator(target, target) ? 'bound-copied' : 'never' }),
    }[result.kind]()
    expect(result, target).toMatchObject(expected)
  }
})

describe('hostile texts of 100000 characters are answered in linear time', () => {
  const N = 100_000
  const seeds = [
    '1',
    '一',
    '万',
    '-',
    '—',
    '/',
    '、',
    ' ',
    '\n',
    '1,',
    '1、',
    '1-',
    '≥',
    '未',
    '无',
    '安全',
    '不超过',
    '完成',
    '部分',
    '0.',
    '年',
    '2022年',
    '12月',
    '(',
    '“',
    '\u0301',
    '\u0301\u0316',
    '㎡',
    'ﷺ',
    '𠀀',
    '\ud800',
    '零',
    '工作',
    '有',
    '增长',
    '每年',
    '因',
    '1 ',
    '1\n',
    '1 \n',
    '。',
    '°',
    '不',
    '没有',
    '（',
    '；',
    '完成1%',
    '延期',
    '除1',
    '在',
    '约1',
    '1~',
    '1±',
    '≤\n%',
    '—≥',
    '未完成',
    '无未',
    '投诉',
    '点数',
    '治理',
    '办理时间',
    '三公',
    '由1%提升至',
  ]
  it.each(seeds)('%j repeated', (seed) => {
    const long = seed.repeat(Math.ceil(N / seed.length))
    const work = () => {
      for (const text of [long, `${long}家`, `≥${long}`, `2022年${long}`, `完成${long}%`]) {
        parseQuantity(text)
        attain(text, text, context)
        attain('100家', text, context)
        attain(text, '完成', context)
        attain(`按期${text}`, `未${text}`, { ...context, name: text })
        attain('100家', '99家', { ...context, name: text })
        leadingFigure(`100家，${text}`)
        degreeOfWords(text, { target: text, name: text, figure: true, low: false })
        unitsOf(text, text)
        copiesComparator(text, text)
        senseOfName(text, true)
        fallAskedBy(`${text}率`)
      }
    }
    expect(processorTime(work)).toBeLessThan(15_000)
  })

  it('nothing the length limits let through takes long', () => {
    const work = () => {
      for (const seed of seeds)
        for (const length of [24, 40, 60, 80, 120, 200, 2000]) {
          const text = `${seed.repeat(length).slice(0, length)}X`
          parseQuantity(text)
          leadingFigure(`100家，${text}`)
          senseOfName(text.slice(-58), true)
          senseOfName(`投诉${text.slice(-56)}`, false)
          senseOfName(`${text.slice(-56)}投诉`, false)
        }
    }
    expect(processorTime(work)).toBeLessThan(10_000)
  })
})
