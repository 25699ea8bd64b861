import { basename, resolve } from 'node:path'
import {
  collectEntries,
  type FoundEntry,
  type FoundFile,
  PathError,
  shownPath,
} from '../../adapters/files/collect-workbooks.ts'
import { HEAD_SIZE } from '../../adapters/excel/kind/foreign-kind.ts'
import { readBytes } from '../../adapters/files/read-file.ts'
import { expandWildcards } from '../../adapters/files/wildcards.ts'
import { otherFile, type OtherKind } from '../../core/intake/other-file.ts'
import { type OthersPlan, type PlacedOther, planOthers } from '../../core/intake/others-plan.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'
import { type FileNature, natureOf, type Sample } from './file-nature.ts'
import { type GivenFile, headOf } from './foreign-files.ts'
import { isOwnText, isOwnWorkbook } from './own-outputs.ts'
import { ZipFolders } from './zip-folders.ts'

/** All that was handed in: the workbooks to be checked, and every other file with what it is. */
export interface Intake {
  readonly files: readonly GivenFile[]
  readonly others: OthersPlan
  /** True when the user asked to stop before all archives were unpacked. */
  readonly cut: boolean
  /** The given paths, wildcards put into words. */
  readonly paths: readonly string[]
  /** Takes away what was unpacked; must be called when the workbooks have been read. */
  readonly done: () => void
}

export interface IntakeOptions {
  readonly interrupted: () => boolean
  /** Told before an archive is unpacked. */
  readonly onZip?: (path: string) => void
}

/**
 * Takes in files, folders, patterns and archives: workbooks in natural order, those of an archive where the archive
 * stands. Throws `PathError` for a path that is not there or a pattern that matches nothing.
 */
export async function takeIn(given: readonly string[], cwd: string, options: IntakeOptions): Promise<Intake> {
  const paths = given.flatMap((each) => expanded(each, cwd))
  const entries = collectEntries(paths, cwd)
  const zips = new ZipFolders(entries)
  const taking = new Taking(zips)
  let cut = false
  try {
    for (const entry of entries) {
      if (!taking.add(entry)) continue
      options.onZip?.(entry.path)
      zips.unpack(
        entry,
        (file, content) => taking.addContent(file, content),
        (other) => taking.others.push(other),
      )
      // Lets signals in.
      await new Promise((done) => setImmediate(done))
      cut = options.interrupted()
      if (cut) break
    }
  } catch (error) {
    zips.done()
    throw error
  }
  const rootName = (way: string): string => basename(resolve(cwd, way))
  return {
    files: taking.files,
    others: planOthers(taking.files, taking.others, rootName),
    cut,
    paths,
    done: () => zips.done(),
  }
}

export interface TakenFile {
  readonly files: readonly GivenFile[]
  readonly others: readonly PlacedOther[]
  readonly isZip: boolean
  readonly done: () => void
}

/** As `takeIn`, one file by its content, wherever it lies: itself, what is in it, or what it is instead. */
export function takeInFile(file: FoundFile): TakenFile {
  const zips = new ZipFolders([])
  const taking = new Taking(zips)
  // Named by a folder, so that it is judged by what it is.
  const isZip = taking.add({ ...file, folder: '', state: 'file' })
  if (isZip) {
    zips.unpack(
      file,
      (inner, content) => taking.addContent(inner, content),
      (other) => taking.others.push(other),
    )
  }
  return { files: taking.files, others: taking.others, isZip, done: () => zips.done() }
}

function expanded(given: string, cwd: string): string[] {
  const paths = expandWildcards(given, cwd)
  if (paths.length === 0) throw new PathError(`没有与「${shownPath(given, cwd)}」相符的文件，请检查路径和通配符。`)
  return paths
}

/** Sorts what is found into workbooks and others. */
class Taking {
  readonly files: GivenFile[] = []
  readonly others: PlacedOther[] = []

  constructor(private readonly zips: ZipFolders) {}

  /** True for an archive that is to be unpacked. */
  add(entry: FoundEntry): boolean {
    const { state, ...file } = entry
    switch (state) {
      case 'link':
        return this.tell(file, 'link')
      case 'empty-folder':
      case 'hidden-folder':
        return this.tell(file, state)
      case 'closed':
        return this.tell(file, 'unreadable', '文件夹打不开，里面的文件没有看到。请检查读取权限。')
      case 'special':
        if (file.folder === undefined) this.files.push(file)
        else this.tell(file, 'unknown', '这不是普通文件，没有读取。')
        return false
      case 'missing':
        if (SPREADSHEET.test(file.inside)) this.files.push(file)
        else this.tell(file, 'link', '链接指向的文件不存在，请交文件本身。')
        return false
      case 'file':
        return this.addFile(file)
      default:
        return state satisfies never
    }
  }

  /** A file out of an archive. Gives what its absolute place is asked for only when it is a workbook. */
  addContent(file: Omit<FoundFile, 'absolute'>, content: Uint8Array): 'zip' | undefined {
    const sample: Sample = {
      name: file.inside,
      named: false,
      head: content.subarray(0, HEAD_SIZE),
      whole: () => content,
    }
    const nature = natureWithOwn(sample)
    if (nature.as === 'zip') return 'zip'
    if (nature.as === 'other') this.others.push(placed(file, nature.kind, nature.what))
    else {
      const kept = this.zips.keep(content)
      if (typeof kept === 'string') this.files.push(workbook({ ...file, absolute: kept }, nature))
      else this.others.push(placed(file, 'unreadable', kept.failed))
    }
    return undefined
  }

  private addFile(file: FoundFile): boolean {
    try {
      const sample: Sample = {
        name: file.inside,
        named: file.folder === undefined,
        head: headOf(file.absolute),
        whole: () => readBytes(file),
      }
      const nature = natureWithOwn(sample)
      if (nature.as === 'zip') return true
      if (nature.as === 'other') return this.tell(file, nature.kind, nature.what)
      this.files.push(workbook(file, nature))
    } catch (error) {
      // What cannot be read is told with its reason when the workbook's turn comes.
      if (SPREADSHEET.test(file.inside)) this.files.push(file)
      else this.tell(file, 'unreadable', reasonFor(file, error))
    }
    return false
  }

  private tell(file: FoundFile, kind: OtherKind, what?: string): false {
    this.others.push(placed(file, kind, what))
    return false
  }
}

const SPREADSHEET = /\.(xlsx|xlsm|xls|et|xlsb|ods)$/i

function natureWithOwn(sample: Sample): FileNature {
  const nature = natureOf(sample)
  if (nature.as === 'other' && nature.kind === 'text' && isOwnText(sample.head)) return { as: 'other', kind: 'ours' }
  if (nature.as === 'workbook' && nature.foreign === undefined && isOwnWorkbook(sample.name, sample.head, sample.whole))
    return { as: 'other', kind: 'ours' }
  return nature
}

/** A workbook that has another ending, such as none or .zip, is written as .xlsx. */
function workbook(file: FoundFile, { foreign }: Extract<FileNature, { as: 'workbook' }>): GivenFile {
  if (foreign !== undefined) return { ...file, foreign }
  if (SPREADSHEET.test(file.inside)) return file
  return { ...file, inside: `${file.inside.replace(/\.[A-Za-z][A-Za-z0-9]{0,4}$/, '')}.xlsx` }
}

function placed({ path, folder }: Pick<FoundFile, 'path' | 'folder'>, kind: OtherKind, what?: string): PlacedOther {
  return { ...(what === undefined ? otherFile(path, kind) : otherFile(path, kind, what)), folder }
}

/** The reader has the words for it. */
function reasonFor(file: FoundFile, error: unknown): string {
  if (error instanceof UnreadableWorkbookError) return error.message
  try {
    readBytes(file)
    return '文件读不出来，请重新保存后再交。'
  } catch (cause) {
    return cause instanceof UnreadableWorkbookError ? cause.message : '文件读不出来，请重新保存后再交。'
  }
}
