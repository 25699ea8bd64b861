import { createHash } from 'node:crypto'
import { type Dirent, readdirSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { isRunning } from './running-process.ts'

const TEMPORARY = /^\.jiaobiao-(\d+)-.*\.tmp$/
/** Since computers may share a folder, the name says on which of them the process runs. */
const WITH_COMPUTER = /^\.jiaobiao-\d+-\d+-([0-9a-f]{8})-[0-9a-f]{16}\.tmp$/
/** Nobody writes for so long on one file. */
const LONGEST_WRITING = 24 * 3_600_000

const computer = hashOf(hostname()).slice(0, 8)
/** Those that this process is writing. */
const inWork = new Set<string>()
const cleaned = new Set<string>()
let count = 0

/** A name in the folder of a target under which it is written; to be given back. */
export function takeTemporary(target: string): string {
  const name = `.jiaobiao-${process.pid}-${count++}-${computer}-${hashOf(basename(target)).slice(0, 16)}.tmp`
  const path = join(dirname(target), name)
  inWork.add(path)
  return path
}

export function giveBackTemporary(path: string): void {
  inWork.delete(path)
}

/** The process that made a temporary file of ours; undefined for any other name. */
function ownerOfTemporary(name: string): number | undefined {
  const match = TEMPORARY.exec(name)
  return match ? Number(match[1]) : undefined
}

/**
 * Takes away the temporary files that killed processes have left in a folder; once a process for each folder that is
 * written to.
 */
export function cleanOnce(folder: string): void {
  if (cleaned.has(folder)) return
  cleaned.add(folder)
  cleanFolder(folder)
}

/** The same for a folder with all below it; `alive` is called for each. */
export function cleanTree(root: string, alive: () => void): void {
  cleanFolder(root)
  alive()
  for (const folder of foldersIn(root)) cleanTree(join(root, folder), alive)
}

/** Hinders nothing: what cannot be taken away today is tried again another day. */
export function cleanFolder(folder: string): void {
  for (const name of namesIn(folder)) {
    try {
      if (isLeftover(folder, name)) rmSync(join(folder, name), { force: true })
    } catch {
      // It may be gone, or not ours to take away.
    }
  }
}

/**
 * Of a process that is no more, or that cannot be the one: numbers are used again, within hours or, in containers, at
 * once.
 */
function isLeftover(folder: string, name: string): boolean {
  const owner = ownerOfTemporary(name)
  if (owner === undefined) return false
  const path = join(folder, name)
  if (inWork.has(path)) return false
  const elsewhere = (WITH_COMPUTER.exec(name)?.[1] ?? computer) !== computer
  if (!elsewhere && (owner === process.pid || !isRunning(owner))) return true
  return Date.now() - statSync(path).mtimeMs > LONGEST_WRITING
}

function namesIn(folder: string): string[] {
  return entriesIn(folder).map(({ name }) => name)
}

function foldersIn(folder: string): string[] {
  return entriesIn(folder).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
