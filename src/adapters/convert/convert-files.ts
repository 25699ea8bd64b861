/**
 * Decision: foreign workbooks are converted by the user's own LibreOffice, for `check` as for `correct`. @e965/xlsx
 * 0.20.3 (Apache-2.0; both known advisories, CVE-2023-30533 and CVE-2024-22363, are mended in it) could read .xls
 * without an office, but only for `check`: it is a third party's copy of SheetJS, without a release since 0.20.3, 8 MB,
 * hands numbers over as floats, and would need a child process of its own to be kept in bounds. A clerk would get
 * findings without a workbook to hand back. Cost: where there is no LibreOffice, .xls must be saved as .xlsx first,
 * which is said in one sentence.
 */
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readdirSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { makeProfile } from './office-profile.ts'
import { type ProgramEnding, runProgram } from '../process/run-program.ts'
import { HTML_FILTER, tableOfHtml, tableOfText } from './text-tables.ts'

export interface FileToConvert {
  /** Names the file in the result. */
  readonly key: string
  readonly kind: 'xls' | 'xlsb' | 'ods' | 'xml' | 'html' | 'text'
  /** Asked for once, when the file's turn has come. */
  readonly bytes: () => Uint8Array
}

/** Where the converted workbook lies, or how the conversion failed. */
export type Converted = { readonly path: string } | { readonly failed: 'not-converted' | 'timed-out' | 'interrupted' }

export interface ConvertOptions {
  readonly program: string
  readonly interrupted?: () => boolean
  /** Until the first result, and from each to the next. */
  readonly startMilliseconds?: number
  readonly fileMilliseconds?: number
}

const START = 90_000
const EACH = 60_000
const MOST_AT_ONCE = 50
const MOST_TIMEOUTS = 2
const MOST_FRUITLESS = 3
const XLSX = 'xlsx:Calc MS Excel 2007 XML'

/**
 * Converts workbooks to .xlsx with LibreOffice: many in one start, in an empty folder of the caller's, which then holds
 * copies, results and a profile of its own. A file at which the office hangs or falls over is given up and the rest
 * goes on; after two time-outs, or three starts in a row without any result, all that is left is given up. Throws only
 * when it cannot write into the folder.
 */
export async function convertFiles(
  files: readonly FileToConvert[],
  folder: string,
  options: ConvertOptions,
): Promise<ReadonlyMap<string, Converted>> {
  const batch = new Batch(folder, options)
  for (const [filter, group] of prepared(files, folder)) {
    for (let first = 0; first < group.length; first += MOST_AT_ONCE)
      await batch.convert(group.slice(first, first + MOST_AT_ONCE), filter)
  }
  return batch.results
}

interface Prepared {
  readonly key: string
  /** Below `in`, and without extension below `out`. */
  readonly name: string
  readonly extension: string
}

/**
 * Copies under plain names, by the import filter they need; without one the office looks at the content. Those that
 * cannot be read are left out.
 */
function prepared(files: readonly FileToConvert[], folder: string): Map<string | undefined, Prepared[]> {
  makeProfile(join(folder, 'profile'))
  mkdirSync(join(folder, 'in'))
  const groups = new Map<string | undefined, Prepared[]>()
  for (const [index, { key, kind, bytes }] of files.entries()) {
    const name = String(index + 1).padStart(5, '0')
    const extension = kind === 'text' ? 'html' : kind
    const filter = extension === 'html' ? HTML_FILTER : undefined
    try {
      const content = bytes()
      const copy = kind === 'text' ? tableOfText(content) : kind === 'html' ? tableOfHtml(content) : content
      writeFileSync(join(folder, 'in', `${name}.${extension}`), copy)
    } catch {
      continue
    }
    groups.set(filter, [...(groups.get(filter) ?? []), { key, name, extension }])
  }
  return groups
}

class Batch {
  readonly results = new Map<string, Converted>()
  private timeouts = 0
  /** Starts in a row that gave no result. */
  private fruitless = 0

  constructor(
    private readonly folder: string,
    private readonly options: ConvertOptions,
  ) {}

  /**
   * The office takes the files in order: when it fell over or hung, the file behind the last one that it finished was
   * the culprit.
   */
  async convert(files: readonly Prepared[], filter: string | undefined): Promise<void> {
    for (let left = files; left.length > 0; ) {
      if (this.timeouts >= MOST_TIMEOUTS) return this.giveUp(left, 'timed-out')
      if (this.fruitless >= MOST_FRUITLESS) return this.giveUp(left, 'not-converted')
      const ending = await this.run(left, filter)
      const lastWhole = left.findLastIndex((file) => this.take(file))
      if (ending === 'interrupted') return this.giveUp(left, 'interrupted')
      if (ending === 'ended' || ending === 'cannot-start') return this.giveUp(left, 'not-converted')
      if (ending === 'too-slow') this.timeouts++
      this.fruitless = lastWhole < 0 ? this.fruitless + 1 : 0
      this.giveUp(left.slice(0, lastWhole + 1), 'not-converted')
      this.giveUp(left.slice(lastWhole + 1, lastWhole + 2), ending === 'too-slow' ? 'timed-out' : 'not-converted')
      left = left.slice(lastWhole + 2)
    }
  }

  private run(files: readonly Prepared[], filter: string | undefined): Promise<ProgramEnding> {
    const args = [
      `-env:UserInstallation=${pathToFileURL(join(this.folder, 'profile')).href}`,
      ...['--headless', '--norestore', '--nolockcheck', '--nologo'],
      ...(filter === undefined ? [] : [`--infilter=${filter}`]),
      ...['--convert-to', XLSX, '--outdir', join(this.folder, 'out')],
      ...files.map(({ name, extension }) => join(this.folder, 'in', `${name}.${extension}`)),
    ]
    return runProgram({ program: this.options.program, args, cwd: this.folder, stopFor: this.watch() })
  }

  /** The office hangs when no further result appears in time: many files may take long, one may not. */
  private watch(): () => 'too-slow' | 'interrupted' | undefined {
    const { interrupted, startMilliseconds = START, fileMilliseconds = EACH } = this.options
    const atStart = this.resultCount()
    let latest = atStart
    let since = performance.now()
    return () => {
      if (interrupted?.()) return 'interrupted'
      const count = this.resultCount()
      if (count !== latest) since = performance.now()
      latest = count
      return performance.now() - since > (latest === atStart ? startMilliseconds : fileMilliseconds)
        ? 'too-slow'
        : undefined
    }
  }

  private resultCount(): number {
    const out = join(this.folder, 'out')
    return existsSync(out) ? readdirSync(out).length : 0
  }

  /** True when the file's result is there and whole. */
  private take({ key, name }: Prepared): boolean {
    if (this.results.has(key)) return true
    const path = join(this.folder, 'out', `${name}.xlsx`)
    if (!existsSync(path) || !isWholeZip(path)) return false
    this.results.set(key, { path })
    return true
  }

  /** Says so of those that have no result. */
  private giveUp(files: readonly Prepared[], failed: 'not-converted' | 'timed-out' | 'interrupted'): void {
    for (const file of files) if (!this.take(file)) this.results.set(file.key, { failed })
  }
}

const END_RECORD = 'PK\x05\x06'
const END_RECORD_SIZE = 22

/** The office writes no comment behind its zips: the end record stands right at the end. */
function isWholeZip(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const tail = Buffer.alloc(END_RECORD_SIZE)
    const from = fstatSync(file).size - END_RECORD_SIZE
    return (
      from > 0 &&
      readSync(file, tail, 0, END_RECORD_SIZE, from) === END_RECORD_SIZE &&
      tail.toString('latin1').startsWith(END_RECORD)
    )
  } finally {
    closeSync(file)
  }
}
