import { basename, resolve } from 'node:path'
import { collectEntries, PathError, shownPath } from '../../adapters/files/collect-workbooks.ts'
import type { FoundFile } from '../../adapters/files/found-file.ts'
import { expandWildcards } from '../../adapters/files/wildcards.ts'
import type { PlacedOther } from '../../core/intake/others-plan.ts'
import { diskHolding } from './disk-holding.ts'
import type { GivenFile } from './given-file.ts'
import { type Taken, takeEntries, Taking, type TakingOptions } from './taking.ts'
import { ZipFolders } from './zip-folders.ts'

/** All that was handed in on the disk. */
export interface Intake extends Taken {
  /** The given paths, wildcards put into words. */
  readonly paths: readonly string[]
  /** Takes away what was unpacked; must be called when the workbooks have been read. */
  readonly done: () => void
}

/**
 * Takes in files, folders, patterns and archives: workbooks in natural order, those of an archive where the archive
 * stands. Throws `PathError` for a path that is not there or a pattern that matches nothing.
 */
export async function takeIn(
  given: readonly string[],
  cwd: string,
  options: Pick<TakingOptions, 'interrupted' | 'onZip'>,
): Promise<Intake> {
  const paths = given.flatMap((each) => expanded(each, cwd))
  const entries = collectEntries(paths, cwd)
  const holding = diskHolding()
  const rootName = (way: string): string => basename(resolve(cwd, way))
  // Lets signals in.
  const pause = (): Promise<void> => new Promise((done) => setImmediate(done))
  try {
    return { ...(await takeEntries(entries, holding, { ...options, pause, rootName })), paths, done: holding.done }
  } catch (error) {
    holding.done()
    throw error
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
  const holding = diskHolding()
  const taking = new Taking(holding)
  // Named by a folder, so that it is judged by what it is.
  const isZip = taking.add({ ...file, folder: '', state: 'file' })
  if (isZip) taking.unpack(file, new ZipFolders([], holding))
  return { files: taking.files, others: taking.others, isZip, done: holding.done }
}

function expanded(given: string, cwd: string): string[] {
  const paths = expandWildcards(given, cwd)
  if (paths.length === 0) throw new PathError(`没有与「${shownPath(given, cwd)}」相符的文件，请检查路径和通配符。`)
  return paths
}
