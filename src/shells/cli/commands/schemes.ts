import { differences, type SchemeDifference } from '../../../core/scheme/compare-schemes.ts'
import { describeParameter, PARAMETER_NAMES, PARAMETERS } from '../../../core/scheme/parameters.ts'
import type { Scheme } from '../../../core/scheme/scheme.ts'
import { nationalScheme, SCHEMES } from '../../../core/scheme/schemes.ts'
import { padEnd, wrap } from '../../report/display-width.ts'
import { type Environment, EXIT, palette, UsageError } from '../environment.ts'
import type { CommonOptions } from '../common-options.ts'
import { knownScheme } from '../options.ts'
import { printResult } from '../output.ts'

/** `jiaobiao schemes`, `jiaobiao schemes ID`, `jiaobiao schemes diff A B`. */
export function schemes(words: readonly string[], options: CommonOptions, environment: Environment): number {
  const [first, ...rest] = words
  if (first === undefined) return list(options, environment)
  if (first === 'diff') {
    const [one, other] = rest
    if (one === undefined || other === undefined || rest.length > 2)
      throw new UsageError(
        '比较两个方案：jiaobiao schemes diff cn cn-shanxi（写两个方案的编号）。有哪些方案：jiaobiao schemes',
      )
    return compare(knownScheme(one), knownScheme(other), options, environment)
  }
  if (rest.length > 0)
    throw new UsageError('写得太多了。看一个方案：jiaobiao schemes cn；比较两个：jiaobiao schemes diff cn cn-shanxi')
  return show(knownScheme(first), options, environment)
}

function list(options: CommonOptions, environment: Environment): number {
  const paint = palette(environment.colour)
  const blocks = SCHEMES.map((scheme) => {
    const own = differences(nationalScheme, scheme)
    const differs = own.length === 0 ? ['与全国通用相同'] : own.map(({ label, other }) => `${label}：${other}`)
    return [
      `${paint.strong(scheme.id)}  ${scheme.title}`,
      ...fields(environment, [
        ['地名', scheme.places.length === 0 ? '不限' : scheme.places.join('、')],
        ['年度', yearsOf(scheme)],
        ...(scheme === nationalScheme ? [] : differs.map((text, index): Field => [index === 0 ? '不同' : '', text])),
      ]),
    ].join('\n')
  })
  const closing = `共 ${SCHEMES.length} 个方案。看一个方案的全部参数和出处：jiaobiao schemes cn；比较两个：jiaobiao schemes diff cn ${SCHEMES.at(-1)!.id}`
  printResult(
    options.format,
    { command: 'schemes', schemes: SCHEMES.map(listedJson) },
    `${blocks.join('\n\n')}\n\n${closing}\n`,
    environment,
  )
  return EXIT.ok
}

function listedJson(scheme: Scheme): object {
  return {
    ...head(scheme),
    differs: differences(nationalScheme, scheme).map(({ parameter, label, one, other }) => ({
      parameter,
      label,
      national: one,
      here: other,
      ...originOf(scheme, parameter),
    })),
  }
}

function show(scheme: Scheme, options: CommonOptions, environment: Environment): number {
  const paint = palette(environment.colour)
  const parameters = PARAMETER_NAMES.map((parameter) => ({
    parameter,
    label: PARAMETERS[parameter].label,
    value: describeParameter(parameter, scheme),
    ...originOf(scheme, parameter),
  }))
  const lines = parameters.flatMap(({ label, value, source, certainty, scheme: from }) => {
    const taken = from === scheme.id ? '' : `，取自 ${from}`
    return [
      ...wrap(`${label}：${value}`, environment.width - 2).map((line) => `  ${line}`),
      ...wrap(`出处：${source}（${certainty}${taken}）`, environment.width - 4).map((line) => `    ${paint.dim(line)}`),
    ]
  })
  const text = [
    `${paint.strong(scheme.id)}  ${scheme.title}`,
    ...fields(environment, [
      ['地名', scheme.places.length === 0 ? '不限' : scheme.places.join('、')],
      ['年度', yearsOf(scheme)],
      ...(scheme.extends === undefined ? [] : [['依照', scheme.extends] as Field]),
    ]),
    '',
    ...lines,
    '',
    '括号里的字母是出处的可靠程度：A 见过原件，B 见于一份地方文本，C 间接。',
  ].join('\n')
  printResult(options.format, { command: 'schemes', scheme: { ...head(scheme), parameters } }, `${text}\n`, environment)
  return EXIT.ok
}

function compare(one: Scheme, other: Scheme, options: CommonOptions, environment: Environment): number {
  const found = differences(one, other)
  const data = { command: 'schemes', one: head(one), other: head(other), differences: found }
  printResult(options.format, data, `${comparison(one, other, found, environment)}\n`, environment)
  return EXIT.ok
}

function comparison(one: Scheme, other: Scheme, found: readonly SchemeDifference[], environment: Environment): string {
  const paint = palette(environment.colour)
  const heading = [`甲  ${paint.strong(one.id)}  ${one.title}`, `乙  ${paint.strong(other.id)}  ${other.title}`, '']
  if (found.length === 0) return [...heading, '两个方案的计分办法相同。'].join('\n')
  const blocks = found.flatMap((each) => [
    paint.strong(each.label),
    ...fields(environment, [
      ['甲', each.one],
      ['乙', each.other],
    ]),
  ])
  return [...heading, ...blocks, '', `共 ${found.length} 处不同。`].join('\n')
}

function head({ id, title, places, years, extends: parent }: Scheme): object {
  return {
    id,
    title,
    places,
    years: { from: years.from, to: years.to >= 2099 ? null : years.to },
    extends: parent ?? null,
  }
}

function originOf(scheme: Scheme, parameter: (typeof PARAMETER_NAMES)[number]): Scheme['origins'][typeof parameter] {
  const { source, certainty, scheme: from } = scheme.origins[parameter]
  return { scheme: from, source, certainty }
}

function yearsOf({ years: { from, to } }: Scheme): string {
  return to >= 2099 ? `${from} 年起` : from === to ? `${from} 年` : `${from}–${to} 年`
}

type Field = readonly [name: string, value: string]
const NAME_WIDTH = 6

/** Names before their values, wrapped below each other. */
function fields(environment: Environment, all: readonly Field[]): string[] {
  return all.flatMap(([name, value]) => {
    const lines = wrap(value, Math.max(30, environment.width - NAME_WIDTH - 2))
    return lines.map((line, index) => `  ${padEnd(index === 0 ? name : '', NAME_WIDTH)}${line}`)
  })
}
