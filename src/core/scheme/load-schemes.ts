import { PARAMETER_NAMES, PARAMETERS } from './parameters.ts'
import type { Origin, ParameterName, Scheme, SchemeParameters } from './scheme.ts'

/** A scheme's data that cannot be used; the message tells a person what to mend. */
export class SchemeDataError extends Error {
  override readonly name = 'SchemeDataError'
}

/** A scheme as its data state it: only what it changes. */
interface StatedScheme {
  readonly id: string
  readonly title: string
  readonly places: readonly string[]
  readonly marks: readonly string[]
  readonly columns: readonly string[]
  readonly years: Scheme['years']
  readonly extends: string | undefined
  readonly changes: Readonly<Partial<Record<ParameterName, StatedValue>>>
}

interface StatedValue {
  readonly value: unknown
  readonly source: string
  readonly certainty: Origin['certainty']
}

const KEYS = ['id', 'title', 'places', 'marks', 'columns', 'years', 'extends', 'changes']
/** Where no last year is named. */
const OPEN_END = 2099

/**
 * Schemes from their data (`templates/schemes/schemes.json`), each filled up with what it extends. The one that extends
 * nothing, the national one, must state every parameter. Throws SchemeDataError for the first fault.
 */
export function loadSchemes(data: unknown): readonly Scheme[] {
  if (!isRecord(data) || !Array.isArray(data.schemes)) throw new SchemeDataError('方案文件应有 schemes 列表。')
  const stated = (data.schemes as readonly unknown[]).map(readScheme)
  const byId = new Map<string, StatedScheme>()
  for (const each of stated) {
    if (byId.has(each.id)) throw new SchemeDataError(`方案编号「${each.id}」重复，请改成不同的编号。`)
    byId.set(each.id, each)
  }
  const roots = stated.filter((each) => each.extends === undefined)
  if (roots.length !== 1) throw new SchemeDataError('应有且只有一个方案不写 extends（全国通用方案）。')
  return stated.map((each) => resolve(each, lineage(each, byId)))
}

function readScheme(value: unknown, index: number): StatedScheme {
  if (!isRecord(value)) throw new SchemeDataError(`第 ${index + 1} 个方案应是 {…}。`)
  const { id, title } = value
  if (typeof id !== 'string' || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    throw new SchemeDataError(
      `第 ${index + 1} 个方案的编号 id 应由小写字母、数字和「-」组成，如 "cn-hubei-xiangyang"。`,
    )
  const refuse = (says: string): never => {
    throw new SchemeDataError(`方案「${id}」：${says}。`)
  }
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key))
  if (unknown !== undefined) refuse(`不认识「${unknown}」，可写的有：${KEYS.join('、')}`)
  if (typeof title !== 'string' || title.trim() === '') refuse('缺少名称 title')
  const texts = (key: 'places' | 'marks' | 'columns'): readonly string[] => {
    const list = value[key] ?? []
    if (Array.isArray(list) && list.every((each) => typeof each === 'string' && each.length >= 2))
      return list as readonly string[]
    return refuse(`${key} 应是词语的列表，每个至少两个字`)
  }
  const parent = value.extends
  if (parent !== undefined && typeof parent !== 'string') refuse('extends 应是另一个方案的编号')
  return {
    id,
    title: title as string,
    places: texts('places'),
    marks: texts('marks'),
    columns: texts('columns'),
    years: readYears(value.years, refuse),
    extends: parent as string | undefined,
    changes: readChanges(value.changes, refuse),
  }
}

type Refuse = (says: string) => never

function readYears(value: unknown, refuse: Refuse): Scheme['years'] {
  const isYear = (year: unknown): year is number =>
    Number.isInteger(year) && (year as number) >= 2000 && (year as number) <= OPEN_END
  if (!isRecord(value) || !isYear(value.from))
    return refuse('years 应写明从哪一年起，如 {"from": 2022} 或 {"from": 2022, "to": 2022}')
  const to = value.to ?? OPEN_END
  if (!isYear(to) || to < value.from) return refuse('years 的 to 应是不早于 from 的年份')
  return { from: value.from, to }
}

function readChanges(value: unknown, refuse: Refuse): StatedScheme['changes'] {
  if (!isRecord(value)) return refuse('缺少 changes（改了哪些参数）')
  const changes: Partial<Record<ParameterName, StatedValue>> = {}
  for (const [name, stated] of Object.entries(value)) {
    if (!isParameter(name)) return refuse(`没有名为「${name}」的参数，可写的有：${PARAMETER_NAMES.join('、')}`)
    if (!isRecord(stated) || !('value' in stated))
      return refuse(`参数 ${name} 应写成 {"value": …, "source": "…", "certainty": "A"}`)
    const { source, certainty } = stated
    if (typeof source !== 'string' || source.trim() === '') return refuse(`参数 ${name} 没有写出处 source`)
    if (certainty !== 'A' && certainty !== 'B' && certainty !== 'C')
      return refuse(`参数 ${name} 的可靠程度 certainty 应是 A（见过原件）、B（见于一份地方文本）或 C（间接）`)
    const complaint = PARAMETERS[name].complaint(stated.value)
    if (complaint !== undefined) return refuse(`参数 ${name}（${PARAMETERS[name].label}）${complaint}`)
    changes[name] = { value: stated.value, source, certainty }
  }
  return changes
}

/** From the root down to the scheme itself. */
function lineage(scheme: StatedScheme, byId: ReadonlyMap<string, StatedScheme>): readonly StatedScheme[] {
  const line = [scheme]
  for (let child = scheme; child.extends !== undefined; child = line[0]!) {
    const parent = byId.get(child.extends)
    if (!parent) throw new SchemeDataError(`方案「${child.id}」：extends 写的「${child.extends}」不存在。`)
    if (line.includes(parent))
      throw new SchemeDataError(
        `方案「${scheme.id}」：extends 绕成了圈（${[parent, ...line].map(({ id }) => id).join(' → ')}）。`,
      )
    line.unshift(parent)
  }
  return line
}

function resolve(scheme: StatedScheme, line: readonly StatedScheme[]): Scheme {
  const values: Partial<Record<ParameterName, unknown>> = {}
  const origins: Partial<Record<ParameterName, Origin>> = {}
  for (const { id, changes } of line) {
    for (const [name, { value, source, certainty }] of Object.entries(changes) as [ParameterName, StatedValue][]) {
      values[name] = value
      origins[name] = { scheme: id, source, certainty }
    }
  }
  if (!isComplete(values)) {
    const missing = PARAMETER_NAMES.find((name) => !(name in values))!
    throw new SchemeDataError(`方案「${line[0]!.id}」：缺少参数 ${missing}（${PARAMETERS[missing].label}）。`)
  }
  const { changes: _, ...head } = scheme
  return { ...head, ...values, origins: origins as Record<ParameterName, Origin> }
}

/** Every parameter is there; that each is right was seen by its complaint when it was read. */
function isComplete(values: Partial<Record<ParameterName, unknown>>): values is SchemeParameters {
  return PARAMETER_NAMES.every((name) => name in values)
}

function isParameter(name: string): name is ParameterName {
  return (PARAMETER_NAMES as readonly string[]).includes(name)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
