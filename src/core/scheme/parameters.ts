import { Decimal, percent } from '../model/decimal.ts'
import { describeWeights, makes100, totalOfWeights } from './level-weights.ts'
import {
  type JoinedGroup,
  type LevelWeights,
  type ParameterName,
  type SchemeParameters,
  WEIGHT_GROUPS,
  type WeightGroup,
} from './scheme.ts'

/**
 * One parameter for people: its name, what is wrong with a value that a data file gives it, and what a right value
 * means.
 */
interface Parameter<Value> {
  readonly label: string
  /** What the value should have been, in plain Chinese; undefined for a right one. */
  readonly complaint: (value: unknown) => string | undefined
  readonly describe: (value: Value) => string
}

const DIGITS = /^\d{1,3}(\.\d{1,4})?$/

function isDigits(value: unknown): value is string {
  return typeof value === 'string' && DIGITS.test(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function areDigits(value: Readonly<Record<string, unknown>>): value is Readonly<Record<string, string>> {
  return Object.values(value).every(isDigits)
}

function isPair(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every(isDigits) && Number(value[0]) >= Number(value[1])
}

/** A word out of a few, each with its meaning. */
function word<Word extends string>(label: string, meanings: Readonly<Record<Word, string>>): Parameter<Word> {
  const words = Object.keys(meanings)
  return {
    label,
    complaint: (value) =>
      typeof value === 'string' && words.includes(value) ? undefined : `应是 ${words.join('、')} 之一`,
    describe: (value) => meanings[value],
  }
}

function digits(label: string, describe: (value: string) => string): Parameter<string> {
  return { label, complaint: (value) => (isDigits(value) ? undefined : '应是写成文字的数，如 "0.9"'), describe }
}

function digitsOrNone(label: string, none: string): Parameter<string | null> {
  return {
    label,
    complaint: (value) => (value === null || isDigits(value) ? undefined : '应是写成文字的数，如 "20"，或 null'),
    describe: (value) => (value === null ? none : `${value} 分`),
  }
}

const share = (value: string): string => percent(new Decimal(value))

export const PARAMETERS: { readonly [Name in ParameterName]: Parameter<SchemeParameters[Name]> } = {
  weights: {
    label: '一级指标权重',
    complaint: weightsComplaint,
    describe: (value) => value.map(describeWeights).join('；或'),
  },
  executionPlace: word('执行率在哪里计分', {
    funds: '在年度资金总额行',
    indicator: '作为一条指标，在指标表里',
    unscored: '不计分',
  }),
  impliedExecutionWeight: digitsOrNone('表上没有分值栏时执行率的分值', '不推定'),
  printedRateAllowed: {
    label: '执行率得分可按取整的执行率计',
    complaint: (value) => (typeof value === 'boolean' ? undefined : '应是 true 或 false'),
    describe: (value) => (value ? '可以' : '不可以'),
  },
  executionScoreDecimals: {
    label: '执行率得分的小数位',
    complaint: (value) =>
      Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 4 ? undefined : '应是 0 到 4 的整数',
    describe: (value) => `${value} 位`,
  },
  rateCap: digits('执行率计分的上限', share),
  overBudget: word('执行率超过 100%', { refused: '不允许', accepted: '允许' }),
  zeroBudgetRate: digits('预算与执行均为 0 时的执行率', share),
  lowRate: digits('执行率偏低的线', (value) => `低于 ${share(value)}`),
  lowRateReason: word('执行率偏低的原因', { 'in-report': '在评价报告中说明', due: '必须在表上填写' }),
  lowerIsBetter: word('反向指标未达到时', {
    linear: '分值 ×（1 − 超出部分 ÷ 指标值），超过一倍得 0',
    inverse: '分值 × 指标值 ÷ 完成值',
  }),
  equalTarget: word('「=」指标（指标值大于 0）', { 'as-higher': '与正向指标同样计分', review: '有出入的由人工复核' }),
  overCompletion: {
    label: '超额完成须说明的线',
    complaint: (value) =>
      isRecord(value) && isDigits(value.line) && ['asked', 'mandatory', 'in-report'].includes(value.reason as string)
        ? undefined
        : '应是 {"line": "1.3", "reason": "asked"}，reason 为 asked、mandatory、in-report 之一',
    describe: ({ line, reason }) =>
      share(line) + { asked: '', mandatory: '（必填原因）', 'in-report': '（在评价报告中说明）' }[reason],
  },
  qualitative: {
    label: '定性指标各档',
    complaint: (value) =>
      isRecord(value) && ['achieved', 'partly', 'not'].every((degree) => isPair(value[degree]))
        ? undefined
        : '应写明 achieved、partly、not 三档，每档为 ["上限", "下限"]，如 ["1", "0.8"]',
    describe: ({ achieved, partly, not }) =>
      [`达成 ${band(achieved)}`, `部分达成 ${band(partly)}`, `未达成 ${band(not)}`].join('，'),
  },
  unfilledCostMost: digitsOrNone('成本指标未填指标值时最多得', '不另作规定'),
  grades: {
    label: '等级',
    complaint: gradesComplaint,
    describe: (value) => [...value.map(({ name, from }) => `${from} 分及以上${name}`), '其余差'].join('，'),
  },
  scoreTolerance: digits('得分允许的误差', (value) => `${value} 分`),
  excessError: digits('得分偏高列为错误的线', (value) => `高出 ${value} 分`),
  outputAboveExecution: digits('产出得分率可高于执行率', share),
  budgetChange: digits('全年预算数与年初预算数相差须说明的线', (value) => `相差 ${share(value)}`),
  weightWithoutFigure: digits('没有数的指标分值偏重的线', (value) => `${value} 分`),
  amountUnit: word('表上没有写明时金额的单位', { 万元: '万元', 元: '元' }),
}

export const PARAMETER_NAMES = Object.keys(PARAMETERS) as ParameterName[]

/** What a parameter says in a scheme, for people. */
export function describeParameter<Name extends ParameterName>(name: Name, parameters: SchemeParameters): string {
  return PARAMETERS[name].describe(parameters[name])
}

function band([upper, lower]: readonly [string, string]): string {
  return `${share(upper)}–${share(lower)}`
}

function weightsComplaint(value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return '应是至少一组权重的列表'
  for (const each of value as readonly unknown[]) {
    const complaint = oneWeightsComplaint(each)
    if (complaint !== undefined) return complaint
  }
  return undefined
}

const isGroup = (name: unknown): name is WeightGroup => (WEIGHT_GROUPS as readonly unknown[]).includes(name)

function oneWeightsComplaint(value: unknown): string | undefined {
  if (!isRecord(value) || !isRecord(value.groups))
    return '每组权重应有 groups，如 {"groups": {"execution": "10", "output": "50"}}'
  const unknown = Object.keys(value).find((key) => !['groups', 'joined', 'free'].includes(key))
  if (unknown !== undefined) return `权重里不认识「${unknown}」，只能写 groups、joined、free`
  const strange = Object.keys(value.groups).find((name) => !isGroup(name))
  if (strange !== undefined) return `没有名为「${strange}」的一级指标，可写的有：${WEIGHT_GROUPS.join('、')}`
  const { groups } = value
  if (!areDigits(groups)) return '每个一级指标的分数应是写成文字的数，如 "40"'
  if (value.free !== undefined && !isDigits(value.free)) return 'free 应是写成文字的数，如 "90"'
  const joined = value.joined ?? []
  const wellJoined = (each: unknown): each is JoinedGroup =>
    isRecord(each) &&
    isGroup(each.part) &&
    isGroup(each.into) &&
    groups[each.into] !== undefined &&
    groups[each.part] === undefined &&
    (each.points === undefined || isDigits(each.points))
  if (!Array.isArray(joined) || !joined.every(wellJoined))
    return 'joined 的每一项应是 {"part": "satisfaction", "into": "benefit"}，into 是 groups 里有的，part 是 groups 里没有的'
  const weights: LevelWeights = { groups, joined, ...(value.free === undefined ? {} : { free: value.free }) }
  return makes100(weights)
    ? undefined
    : `各一级指标合计应为 100，现为 ${totalOfWeights(weights).toFixed()}（${describeWeights(weights)}）`
}

function gradesComplaint(value: unknown): string | undefined {
  const wanted = '应是从高到低的列表，如 [{"name": "优", "from": "90"}, {"name": "良", "from": "80"}]'
  if (!Array.isArray(value) || value.length === 0) return wanted
  const grades = value as readonly unknown[]
  if (!grades.every((each) => isRecord(each) && typeof each.name === 'string' && isDigits(each.from))) return wanted
  const bounds = grades.map((each) => Number((each as { from: string }).from))
  return bounds.every((bound, index) => index === 0 || bound < bounds[index - 1]!) ? undefined : wanted
}
