import type { RosterUnit } from '../../adapters/csv/unit-roster.ts'
import { squeeze } from '../../core/form/label-text.ts'
import { formsOf, type SubmissionRecord } from './submission-record.ts'

/** A set that came twice: all of one unit and year. */
export interface RepeatedUnit {
  readonly unit: string
  readonly year: number | null
  readonly workbooks: readonly string[]
}

/** Who handed in and who did not. Names agree when they are the same but for width and spaces; nothing is guessed. */
export class HandIn {
  private readonly known: ReadonlyMap<string, string> | undefined
  private readonly sets = new Map<string, { unit: string; year: number | null; workbooks: string[]; count: number }>()
  private readonly arrived = new Set<string>()
  private readonly strangers = new Map<string, { unit: string; workbooks: string[] }>()

  constructor(private readonly roster?: readonly RosterUnit[]) {
    this.known = roster && new Map(roster.flatMap(({ name, aliases }) => [name, ...aliases].map((each) => [squeeze(each), name] as const)))
  }

  add(record: SubmissionRecord): void {
    if (formsOf(record).length === 0) return
    const workbooks = record.workbooks.filter((workbook) => workbook.forms.length > 0).map((workbook) => workbook.path)
    const key = squeeze(record.unit)
    const listed = this.known?.get(key)
    if (listed !== undefined) this.arrived.add(listed)
    else if (this.known) {
      const stranger = this.strangers.get(key) ?? { unit: record.unit, workbooks: [] }
      stranger.workbooks.push(...workbooks)
      this.strangers.set(key, stranger)
    }
    if (key === '') return
    const setKey = `${squeeze(listed ?? record.unit)}\u0001${record.year}`
    const set = this.sets.get(setKey) ?? { unit: listed ?? record.unit, year: record.year, workbooks: [], count: 0 }
    set.workbooks.push(...workbooks)
    set.count++
    this.sets.set(setKey, set)
  }

  /** Whether there is a roster at all. */
  get listed(): number | undefined {
    return this.roster?.length
  }

  /** Units of the roster that did not hand in, in its order. */
  get missing(): readonly string[] {
    return (this.roster ?? []).map((unit) => unit.name).filter((name) => !this.arrived.has(name))
  }

  get repeated(): readonly RepeatedUnit[] {
    return [...this.sets.values()].filter((set) => set.count > 1).map(({ unit, year, workbooks }) => ({ unit, year, workbooks }))
  }

  /** Units that handed in but stand on no line of the roster; '' for sets that name no unit. */
  get unknown(): readonly { readonly unit: string; readonly workbooks: readonly string[] }[] {
    return [...this.strangers.values()]
  }

  /** One sentence each for what is wrong; none where all is well. */
  get sentences(): readonly string[] {
    const names = (all: readonly string[]): string => `${all.slice(0, 10).join('、')}${all.length > 10 ? '等' : ''}`
    const { missing, repeated, unknown } = this
    const none = (name: string): string => name || '（未写明单位）'
    return [
      ...(missing.length > 0 ? [`名册 ${this.listed} 个单位，未报 ${missing.length} 个：${names(missing)}。`] : []),
      ...(repeated.length > 0 ? [`重复报送 ${repeated.length} 个单位：${names(repeated.map((each) => each.unit))}。`] : []),
      ...(unknown.length > 0 ? [`不在名册里的单位 ${unknown.length} 个：${names(unknown.map((each) => none(each.unit)))}。`] : []),
    ]
  }
}
