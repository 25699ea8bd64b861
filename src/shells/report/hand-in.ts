import type { RosterUnit } from '../../core/content/unit-roster.ts'
import { usualYear } from '../../core/identity/other-years.ts'
import { unitKey } from '../../core/identity/unit-key.ts'
import { nameOfEntry, namesOnPath } from '../../core/identity/place-name.ts'
import { fromGiven } from '../../core/intake/others-plan.ts'
import { isHandedIn, isUnread, type OtherFile } from '../../core/intake/other-file.ts'
import { notChecked, type SetState, stateOf } from './others-of-sets.ts'
import { formsOf, type SubmissionRecord } from './submission-record.ts'

/** A set that came twice: all of one unit and year. */
export interface RepeatedUnit {
  readonly unit: string
  readonly year: number | null
  readonly workbooks: readonly string[]
}

/** How a unit of the roster stands, and by which files. */
export interface UnitState {
  readonly unit: string
  readonly state: SetState | '未交'
  readonly paths: readonly string[]
  /** A folder or file called by the unit whose forms name another one that is on no line of the roster. */
  readonly remark: string
}

export const UNIT_STATES: readonly UnitState['state'][] = ['已交', '交了但打不开', '交了但不是自评表', '未交']

interface Stranger {
  readonly unit: string
  readonly workbooks: string[]
}

/**
 * Who handed in and who did not. A unit is known by its forms; where nothing could be read, by the name of the folder,
 * archive or file. Names agree when they are the same but for width, spaces and unseen letters; nothing is guessed.
 */
export class HandIn {
  private readonly known: ReadonlyMap<string, string> | undefined
  private readonly sets = new Map<string, { unit: string; year: number | null; workbooks: string[]; count: number }>()
  private readonly states = new Map<string, { state: SetState; paths: string[] }>()
  private readonly remarked = new Map<string, string>()
  private readonly strangers = new Map<string, Stranger>()
  private readonly years: { readonly unit: string; readonly year: number | null }[] = []

  /** `ways`: the given folders, as paths begin with them. */
  constructor(
    private readonly roster?: readonly RosterUnit[],
    private readonly ways: readonly string[] = [],
  ) {
    this.known = roster && keysOf(roster)
  }

  add(record: SubmissionRecord): void {
    for (const other of notChecked(record)) this.addOther(other)
    const key = unitKey(record.unit)
    const listed = this.known?.get(key) ?? this.known?.get(unitKey(nameOfEntry(record.unit)))
    const hasForms = formsOf(record).length > 0
    const workbooks = record.workbooks.filter((workbook) => workbook.forms.length > 0).map((workbook) => workbook.path)
    if (listed !== undefined && hasForms) this.note(listed, '已交', workbooks)
    else if (listed !== undefined)
      this.note(
        listed,
        stateOf(record),
        notChecked(record).map(({ path }) => path),
      )
    if (listed === undefined && this.known) this.addStranger(record, key, hasForms)
    if (key === '' || !hasForms) return
    this.years.push({ unit: listed ?? record.unit, year: record.year })
    const setKey = `${unitKey(listed ?? record.unit)}\u0001${record.year}`
    const set = this.sets.get(setKey) ?? { unit: listed ?? record.unit, year: record.year, workbooks: [], count: 0 }
    set.workbooks.push(...workbooks)
    set.count++
    this.sets.set(setKey, set)
  }

  /** A file that was not checked: it speaks for the unit after which it, or a folder on the way to it, is called. */
  addOther(other: OtherFile): void {
    const unit = isHandedIn(other) ? this.unitOnPath(other.path) : undefined
    if (unit !== undefined) this.note(unit, isUnread(other) ? '交了但打不开' : '交了但不是自评表', [other.path])
  }

  /** How many units the roster has; undefined without one. */
  get listed(): number | undefined {
    return this.known && new Set(this.known.values()).size
  }

  /** Each unit of the roster once, in its order. */
  get units(): readonly UnitState[] {
    const names = [...new Set((this.roster ?? []).map(({ name }) => this.known!.get(unitKey(name))!))]
    return names.map((unit) => {
      const { state = '未交', paths = [] } = this.states.get(unit) ?? {}
      return {
        unit,
        state,
        paths: [...new Set(paths)],
        remark: state === '已交' ? '' : (this.remarked.get(unit) ?? ''),
      }
    })
  }

  /** Units of the roster of which nothing came, in its order. */
  get missing(): readonly string[] {
    return this.inState('未交')
  }

  inState(state: UnitState['state']): readonly string[] {
    return this.units.filter((each) => each.state === state).map(({ unit }) => unit)
  }

  get repeated(): readonly RepeatedUnit[] {
    return [...this.sets.values()]
      .filter((set) => set.count > 1)
      .map(({ unit, year, workbooks }) => ({ unit, year, workbooks }))
  }

  /** Units that handed in but stand on no line of the roster; '' for sets that name no unit. */
  get unknown(): readonly { readonly unit: string; readonly workbooks: readonly string[] }[] {
    return [...this.strangers.values()]
  }

  /** One sentence each for what is wrong; none where all is well. */
  get sentences(): readonly string[] {
    const { units, listed } = this
    const states = UNIT_STATES.map((state) => ({ state, names: this.inState(state) })).filter(
      ({ names }) => names.length > 0,
    )
    const told = states.map(
      ({ state, names }) => `${state} ${names.length} 个${state === '已交' ? '' : `（${some(names)}）`}`,
    )
    return [...(units.length > 0 ? [`名册 ${listed} 个单位：${told.join('，')}。`] : []), ...this.remarks]
  }

  /** Sets of another year than most of them. */
  get otherYears(): readonly { readonly unit: string; readonly year: number | null }[] {
    const usual = this.usualYear
    return usual === undefined ? [] : this.years.filter(({ year }) => year !== null && year !== usual)
  }

  private get usualYear(): number | undefined {
    return usualYear(this.years.map(({ year }) => year))
  }

  /** Who handed in twice, for another year than the others, and who is on no line of the roster. */
  get remarks(): readonly string[] {
    const { repeated, unknown, otherYears } = this
    const none = (name: string): string => name || '（未写明单位）'
    return [
      ...(repeated.length > 0
        ? [`重复报送 ${repeated.length} 个单位：${some(repeated.map((each) => each.unit))}。`]
        : []),
      ...(otherYears.length > 0
        ? [
            `多数单位是 ${this.usualYear} 年度，年度不同的 ${otherYears.length} 套：${some(otherYears.map(({ unit, year }) => `${unit}（${year} 年度）`))}。请核对是不是交错了。`,
          ]
        : []),
      ...(unknown.length > 0
        ? [`不在名册里的单位 ${unknown.length} 个：${some(unknown.map((each) => none(each.unit)))}。`]
        : []),
    ]
  }

  /** Units that did hand in, it seems, under a name that the roster does not know. */
  get hints(): readonly string[] {
    return this.units.flatMap(({ remark }) => (remark === '' ? [] : [remark]))
  }

  /** What says most for the unit stands. */
  private note(unit: string, state: SetState, paths: readonly string[]): void {
    const known = this.states.get(unit)
    if (known?.state === state) known.paths.push(...paths)
    else if (known === undefined || UNIT_STATES.indexOf(state) < UNIT_STATES.indexOf(known.state))
      this.states.set(unit, { state, paths: [...paths] })
  }

  private addStranger(record: SubmissionRecord, key: string, hasForms: boolean): void {
    const all = hasForms ? record.workbooks.filter((workbook) => workbook.forms.length > 0) : notChecked(record)
    const paths = all.map(({ path }) => path).filter((path) => hasForms || this.unitOnPath(path) === undefined)
    if (paths.length === 0) return
    for (const path of hasForms && record.unit !== '' ? paths : []) {
      const called = this.unitOnPath(path)
      if (called === undefined || this.remarked.has(called)) continue
      this.remarked.set(
        called,
        `「${path}」里的表写的是「${record.unit}」，名册里没有这个名称；如果就是「${called}」，请在名册的「别名」一栏补上。`,
      )
    }
    const stranger = this.strangers.get(key) ?? { unit: record.unit, workbooks: [] }
    stranger.workbooks.push(...paths)
    this.strangers.set(key, stranger)
  }

  private unitOnPath(path: string): string | undefined {
    for (const name of namesOnPath(fromGiven(path, this.ways))) {
      const unit = this.known?.get(unitKey(name))
      if (unit !== undefined) return unit
    }
    return undefined
  }
}

const MOST_NAMED = 50

function some(names: readonly string[]): string {
  return `${names.slice(0, MOST_NAMED).join('、')}${names.length > MOST_NAMED ? '等' : ''}`
}

/** Names, and aliases that no other unit bears; an alias of two units says nothing. */
function keysOf(roster: readonly RosterUnit[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const { name } of roster) if (!names.has(unitKey(name))) names.set(unitKey(name), name)
  const aliases = new Map<string, Set<string>>()
  for (const { name, aliases: own } of roster) {
    for (const alias of own)
      aliases.set(unitKey(alias), (aliases.get(unitKey(alias)) ?? new Set()).add(names.get(unitKey(name))!))
  }
  for (const [key, units] of aliases) if (!names.has(key) && units.size === 1) names.set(key, [...units][0]!)
  return names
}
