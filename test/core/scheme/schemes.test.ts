import { describe, expect, it } from 'vitest'
import { differences } from '../../../src/core/scheme/compare-schemes.ts'
import { describeWeights, fitsWeights, makes100 } from '../../../src/core/scheme/level-weights.ts'
import { loadSchemes, SchemeDataError } from '../../../src/core/scheme/load-schemes.ts'
import { describeParameter, PARAMETER_NAMES } from '../../../src/core/scheme/parameters.ts'
import { nationalScheme, SCHEMES, schemeById } from '../../../src/core/scheme/schemes.ts'
import data from '../../../templates/schemes/schemes.json'

describe('the schemes that come with the program', () => {
  it('extend one another without a circle, all from the national one', () => {
    for (const scheme of SCHEMES) {
      const way = [scheme.id]
      for (let each = scheme; each.extends !== undefined; each = schemeById(each.extends)!) {
        way.push(each.extends)
        expect(way.length, way.join(' → ')).toBeLessThan(SCHEMES.length)
      }
      expect(way.at(-1)).toBe('cn')
    }
  })

  it('state a source and a certainty for every parameter', () => {
    for (const { id, origins } of SCHEMES) {
      expect(Object.keys(origins).sort(), id).toEqual([...PARAMETER_NAMES].sort())
      for (const origin of Object.values(origins)) {
        expect(origin.source, id).not.toBe('')
        expect(['A', 'B', 'C'], id).toContain(origin.certainty)
      }
    }
  })

  it('have weights that make 100', () => {
    for (const { weights } of SCHEMES)
      for (const each of weights) expect(makes100(each), describeWeights(each)).toBe(true)
  })

  it('say every parameter in words', () => {
    for (const scheme of SCHEMES) {
      for (const name of PARAMETER_NAMES)
        expect(describeParameter(name, scheme), `${scheme.id} ${name}`).not.toMatch(/undefined|NaN|object|^$/)
    }
  })

  it('change at least a place, a source or a parameter, and only parameters that really change or confirm what they extend', () => {
    for (const scheme of SCHEMES.filter((each) => each !== nationalScheme)) {
      expect(scheme.places.length + differences(nationalScheme, scheme).length, scheme.id).toBeGreaterThan(0)
    }
  })

  it('do not name one place twice on the same floor', () => {
    const words = SCHEMES.flatMap(({ id, places, years }) => places.map((word) => ({ id, word, years })))
    for (const { id, word, years } of words) {
      const rivals = words.filter(
        (each) =>
          each.id !== id && each.word.includes(word) && each.years.from <= years.to && years.from <= each.years.to,
      )
      expect(rivals, `${id} ${word}`).toEqual([])
    }
  })
})

interface Entry {
  [key: string]: unknown
  changes: Record<string, { value: unknown; source: string; certainty: string }>
}

/** The real data with one entry more, or the national one changed. */
function withEntry(entry: unknown, change?: (root: Entry) => void): unknown {
  const copy = structuredClone(data) as unknown as { schemes: Entry[] }
  change?.(copy.schemes[0]!)
  if (entry !== undefined) copy.schemes.push(entry as Entry)
  return copy
}

const param = (value: unknown): object => ({ value, source: '某市自评表', certainty: 'A' })
const entry = (changes: object, rest: object = {}): object => ({
  id: 'cn-test',
  title: '某市',
  places: ['某市'],
  years: { from: 2023 },
  extends: 'cn',
  changes,
  ...rest,
})

describe('scheme data', () => {
  it('take a further place without any code', () => {
    const schemes = loadSchemes(withEntry(entry({ lowRate: param('0.8') })))
    const added = schemes.find(({ id }) => id === 'cn-test')!
    expect(added).toMatchObject({
      lowRate: '0.8',
      excessError: nationalScheme.excessError,
      years: { from: 2023, to: 2099 },
    })
    expect(added.origins.lowRate).toEqual({ scheme: 'cn-test', source: '某市自评表', certainty: 'A' })
    expect(added.origins.excessError.scheme).toBe('cn')
  })

  const weights = (value: object): object => entry({ weights: param([value]) })
  it.each([
    [[], '应有 schemes 列表'],
    [withEntry('甲'), `第 ${SCHEMES.length + 1} 个方案应是`],
    [withEntry(entry({}, { id: '某市' })), '编号 id 应由小写字母'],
    [withEntry(entry({}, { id: 'cn-hubei' })), '方案编号「cn-hubei」重复'],
    [withEntry(entry({}, { title: ' ' })), '方案「cn-test」：缺少名称 title'],
    [withEntry(entry({}, { place: ['某市'] })), '不认识「place」'],
    [withEntry(entry({}, { places: ['市'] })), 'places 应是词语的列表，每个至少两个字'],
    [withEntry(entry({}, { years: 2023 })), 'years 应写明从哪一年起'],
    [withEntry(entry({}, { years: { from: 2023, to: 2022 } })), '不早于 from'],
    [withEntry(entry({}, { extends: 'cn-nowhere' })), 'extends 写的「cn-nowhere」不存在'],
    [withEntry(entry({}, { extends: 'cn-test' })), '绕成了圈（cn-test → cn-test）'],
    [withEntry(entry({}, { extends: undefined })), '有且只有一个方案不写 extends'],
    [withEntry({ ...entry({}), changes: undefined }), '缺少 changes'],
    [withEntry(entry({ lowRat: param('0.8') })), '没有名为「lowRat」的参数'],
    [withEntry(entry({ lowRate: '0.8' })), '参数 lowRate 应写成 {"value"'],
    [withEntry(entry({ lowRate: { value: '0.8', certainty: 'A' } })), '参数 lowRate 没有写出处'],
    [withEntry(entry({ lowRate: { value: '0.8', source: '甲', certainty: 'D' } })), '可靠程度 certainty 应是 A'],
    [withEntry(entry({ lowRate: param(0.8) })), '参数 lowRate（执行率偏低的线）应是写成文字的数'],
    [withEntry(entry({ lowerIsBetter: param('倒数') })), '应是 linear、inverse 之一'],
    [withEntry(entry({ printedRateAllowed: param('是') })), '应是 true 或 false'],
    [withEntry(entry({ executionScoreDecimals: param(9) })), '0 到 4 的整数'],
    [withEntry(entry({ impliedExecutionWeight: param(20) })), '或 null'],
    [withEntry(entry({ overCompletion: param('1.3') })), 'asked、mandatory、in-report'],
    [withEntry(entry({ qualitative: param({ achieved: ['0.8', '1'], partly: ['1', '0'], not: ['1', '0'] }) })), '三档'],
    [
      withEntry(
        entry({
          grades: param([
            { name: '良', from: '80' },
            { name: '优', from: '90' },
          ]),
        }),
      ),
      '从高到低',
    ],
    [withEntry(entry({ weights: param([]) })), '至少一组权重'],
    [withEntry(weights({ execution: '10' })), '每组权重应有 groups'],
    [withEntry(weights({ groups: { execution: '10', output: '50' } })), '合计应为 100，现为 60'],
    [withEntry(weights({ groups: { 产出: '100' } })), '没有名为「产出」的一级指标'],
    [withEntry(weights({ groups: { output: 100 } })), '写成文字的数，如 "40"'],
    [
      withEntry(weights({ groups: { output: '100' }, joined: [{ part: 'output', into: 'benefit' }] })),
      'joined 的每一项',
    ],
    [withEntry(weights({ groups: { output: '100' }, rest: '90' })), '权重里不认识「rest」'],
    [withEntry(undefined, (root) => delete root.changes.grades), '方案「cn」：缺少参数 grades（等级）'],
  ])('are refused in plain words: %#', (given, says) => {
    expect(() => loadSchemes(given)).toThrow(SchemeDataError)
    expect(() => loadSchemes(given)).toThrow(says)
  })
})

describe('level-1 weights', () => {
  const joined = {
    groups: { execution: '20', output: '40', benefit: '40' },
    joined: [{ part: 'satisfaction', into: 'benefit' }],
  } as const
  const yinchuan = schemeById('cn-ningxia-yinchuan')!.weights[0]!
  const free = schemeById('cn-sichuan-0013zp')!.weights[0]!

  it.each([
    [{ execution: '20', output: '40', benefit: '40' }, joined, true],
    [{ execution: '20', output: '40', benefit: '30', satisfaction: '10' }, joined, true],
    [{ execution: '20', output: '40', benefit: '40', satisfaction: '10' }, joined, true],
    [{ execution: '20', output: '40', benefit: '30', satisfaction: '20' }, joined, false],
    [{ execution: '10', output: '40', benefit: '40' }, joined, false],
    [{ decision: '10', management: '25', output: '30', benefit: '35' }, yinchuan, true],
    [
      { decision: '10', management: '15', execution: '10', output: '30', benefit: '25', satisfaction: '10' },
      yinchuan,
      true,
    ],
    [{ decision: '10', management: '25', output: '30', benefit: '30', satisfaction: '5' }, yinchuan, false],
    [{ execution: '10', output: '37', benefit: '41', satisfaction: '12' }, free, true],
    [{ execution: '20', output: '40', benefit: '40' }, free, false],
    [{ output: '95' }, free, false],
    [{}, joined, true],
  ])('%j fit as far as they are shown: %#', (shown, weights, fits) => {
    expect(fitsWeights(shown, weights)).toBe(fits)
  })
})
