import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { zipSync } from 'fflate'
import { type Ran, Place } from '../shells/cli/run.ts'
import { after, type Desk, wordsOf } from './desk.ts'
import { firstSet, type MadeSet, type SetFiles } from './first-set.ts'
import type { Left, Round, UnitYear } from './unit-year.ts'

/** Programs at the departments' desks. Each takes workbooks and gives the same ones, in the same order. */
export interface Programs {
  /** Opens and saves all that is handed in again. */
  readonly save: Saving
  /** Saves as .xls, for the units that do so. */
  readonly saveOld?: Saving
  /** Where the bureau has LibreOffice. */
  readonly soffice?: string
}

type Saving = (workbooks: readonly Uint8Array[]) => readonly Uint8Array[]

/** What one unit handed in, in one round. */
export interface HandedIn {
  readonly year: UnitYear
  readonly number: number
  /** Its workbook, folder or archive, from the campaign's folder. */
  readonly path: string
  readonly name: string
  readonly isFolder: boolean
  /** Where its results stand. */
  readonly results: string
  readonly files: SetFiles
  /** True where they came as .xls. */
  readonly converted: boolean
  /** True where it is, byte for byte, what we gave back. */
  readonly untouched: boolean
  readonly left: Left
  /** All that people have written up to now. */
  readonly words: readonly string[]
}

/** One round of all units, corrected. */
export interface PlayedRound {
  readonly number: number
  readonly handedIn: readonly HandedIn[]
  readonly ran: Ran
  /** Below it lie the results. */
  readonly out: string
}

/** A bureau's year: 收到/第1轮 is corrected to 结果/第1轮, people work on that, which is 收到/第2轮, and so on. */
export class Campaign {
  readonly place = new Place()
  private readonly made = new Map<string, MadeSet>()
  private readonly names = new Map<string, string>()
  private readonly words = new Map<string, string[]>()

  constructor(
    private readonly years: readonly UnitYear[],
    private readonly programs?: Programs,
  ) {}

  /** Rounds come in their order, from 1. */
  async play(number: number): Promise<PlayedRound> {
    const folder = `收到/第${number}轮`
    const desks = new Map<UnitYear, { desk: Desk; untouched: boolean }>()
    for (const year of this.years) desks.set(year, await (number === 1 ? this.first(year) : this.next(year, number)))
    if (this.programs && number > 1) saveAll(desks, this.programs.save)
    const handedIn = [...desks].map(([year, { desk, untouched }]): HandedIn => {
      this.names.set(year.unit, desk.name)
      const converted = year.set.old === true && this.programs?.saveOld !== undefined
      const path = join(folder, entryOf(year, desk) + (converted ? '.xls' : isFolder(year) ? '' : '.xlsx'))
      this.hand(path, year, desk.files)
      const results = join('结果', `第${number}轮`, isFolder(year) ? desk.name : '')
      const left = number === 1 ? year.rounds[0] : (year.rounds[number - 1] as Round).left
      const words = [...(this.words.get(year.unit) ?? [])]
      const { name, files } = desk
      return { year, number, path, name, isFolder: isFolder(year), results, files, converted, untouched, left, words }
    })
    const out = `结果/第${number}轮`
    const soffice = this.programs?.soffice
    const office = soffice === undefined ? {} : { soffice: () => soffice }
    const ran = await this.place.runWith(office, 'correct', folder, '--out', out)
    return { number, handedIn, ran, out }
  }

  done(): void | Promise<void> {
    return this.place.done()
  }

  private async first(year: UnitYear): Promise<{ desk: Desk; untouched: boolean }> {
    const made = await firstSet(year)
    this.made.set(year.unit, made)
    return { desk: { unit: year.unit, name: year.unit, ...this.base(year), files: made.files }, untouched: false }
  }

  private async next(year: UnitYear, number: number): Promise<{ desk: Desk; untouched: boolean }> {
    const { does } = year.rounds[number - 1] as Round
    const name = this.names.get(year.unit)!
    const from = join(this.place.cwd, '结果', `第${number - 1}轮`)
    const files = isFolder(year)
      ? filesBelow(join(from, name))
      : new Map([[`${name}.xlsx`, new Uint8Array(readFileSync(join(from, `${name}.xlsx`)))]])
    let desk: Desk = { unit: year.unit, name, ...this.base(year), files }
    for (const step of does) {
      // Everything is saved by one of the programs then.
      if (step.does === 'save-elsewhere' && this.programs) continue
      desk = await after(desk, step).catch((cause: unknown) => {
        throw new Error(`${year.unit}, round ${number}: ${JSON.stringify(step)}`, { cause })
      })
      this.words.set(year.unit, [...(this.words.get(year.unit) ?? []), ...wordsOf(step)])
    }
    return { desk, untouched: does.length === 0 && this.programs === undefined }
  }

  private base({ unit, set }: UnitYear): Pick<Desk, 'first' | 'changes'> {
    return { first: this.made.get(unit)!.whole, changes: set.changes }
  }

  private hand(path: string, { set }: UnitYear, files: SetFiles): void {
    const target = join(this.place.cwd, path)
    mkdirSync(dirname(target), { recursive: true })
    if (set.packed === 'zip') {
      writeFileSync(target, zipSync(Object.fromEntries(files), { level: 1, mtime: new Date(2024, 2, 1) }))
      return
    }
    if (set.files === undefined) {
      const [workbook] = files.values()
      const [old] = (path.endsWith('.xls') && this.programs?.saveOld?.([workbook!])) || []
      writeFileSync(target, old ?? workbook!)
      return
    }
    mkdirSync(target, { recursive: true })
    for (const [name, bytes] of files) writeFileSync(join(target, name), bytes)
  }
}

const isFolder = ({ set }: UnitYear): boolean => set.files !== undefined || set.packed === 'zip'

function entryOf(year: UnitYear, { name }: Desk): string {
  return year.set.packed === 'zip' ? `${name}.zip` : name
}

/** The workbooks below a folder by their names. */
export function filesBelow(folder: string): Map<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return new Map(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [relative('.', name), new Uint8Array(readFileSync(join(folder, name)))]),
  )
}

/** Copies of one file are saved once, and stay copies. */
function saveAll(desks: Map<UnitYear, { desk: Desk; untouched: boolean }>, saving: Saving): void {
  const all = [...desks].flatMap(([year, { desk }]) => [...desk.files].map(([file, bytes]) => ({ year, file, bytes })))
  const different = [...new Set(all.map(({ bytes }) => bytes))]
  const saved = saving(different)
  for (const { year, file, bytes } of all) {
    const { desk } = desks.get(year)!
    const files = new Map(desk.files).set(file, saved[different.indexOf(bytes)]!)
    desks.set(year, { desk: { ...desk, files }, untouched: false })
  }
}
