import { HEAD_SIZE } from '../../adapters/excel/kind/foreign-kind.ts'
import type { FoundEntry, FoundFile } from '../../adapters/files/found-file.ts'
import { otherFile, type OtherKind } from '../../core/intake/other-file.ts'
import { type OthersPlan, type PlacedOther, planOthers } from '../../core/intake/others-plan.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'
import { type FileNature, natureOf, type Sample } from './file-nature.ts'
import type { GivenFile } from './given-file.ts'
import type { Holding } from './holding.ts'
import { isOwnText, isOwnWorkbook } from './own-outputs.ts'
import { ZipFolders } from './zip-folders.ts'

/** The workbooks to be checked, and every other file with what it is. */
export interface Taken {
  readonly files: readonly GivenFile[]
  readonly others: OthersPlan
  /** True when the user asked to stop before all was looked at. */
  readonly cut: boolean
}

export interface TakingOptions {
  readonly interrupted: () => boolean
  /** Told before an archive is unpacked. */
  readonly onZip?: (path: string) => void
  /** Lets in what has come from outside, such as the wish to stop. */
  readonly pause: () => Promise<void>
  /** Names a given folder by the way to it. */
  readonly rootName: (way: string) => string
}

/**
 * Sorts what was found, archives unpacked where they stand, in its order. What is kept of archives must be taken away
 * (`Holding.done`) when the workbooks have been read.
 */
export async function takeEntries(
  entries: readonly FoundEntry[],
  holding: Holding,
  { interrupted, onZip, pause, rootName }: TakingOptions,
): Promise<Taken> {
  const zips = new ZipFolders(entries, holding)
  const taking = new Taking(holding)
  let cut = false
  for (const entry of entries) {
    if (!taking.add(entry)) continue
    onZip?.(entry.path)
    taking.unpack(entry, zips)
    await pause()
    cut = interrupted()
    if (cut) break
  }
  return { files: taking.files, others: planOthers(taking.files, taking.others, rootName), cut }
}

/** Sorts what is found into workbooks and others. */
export class Taking {
  readonly files: GivenFile[] = []
  readonly others: PlacedOther[] = []

  constructor(private readonly holding: Holding) {}

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

  unpack(zip: FoundFile, zips: ZipFolders): void {
    zips.unpack(
      zip,
      (file, content) => this.addContent(file, content),
      (other) => this.others.push(other),
    )
  }

  /** A file out of an archive. Gives what its absolute place is asked for only when it is a workbook. */
  private addContent(file: Omit<FoundFile, 'absolute'>, content: Uint8Array): 'zip' | undefined {
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
      const kept = this.holding.keep(content)
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
        head: this.holding.head(file),
        whole: () => this.holding.bytes(file),
      }
      const nature = natureWithOwn(sample)
      if (nature.as === 'zip') return true
      if (nature.as === 'other') return this.tell(file, nature.kind, nature.what)
      this.files.push(workbook(file, nature))
    } catch (error) {
      // What cannot be read is told with its reason when the workbook's turn comes.
      if (SPREADSHEET.test(file.inside)) this.files.push(file)
      else this.tell(file, 'unreadable', this.reasonFor(file, error))
    }
    return false
  }

  /** The reader has the words for it. */
  private reasonFor(file: FoundFile, error: unknown): string {
    if (error instanceof UnreadableWorkbookError) return error.message
    try {
      this.holding.bytes(file)
      return '文件读不出来，请重新保存后再交。'
    } catch (cause) {
      return cause instanceof UnreadableWorkbookError ? cause.message : '文件读不出来，请重新保存后再交。'
    }
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
