import { vi } from 'vitest'

/**
 * The file system with a look at what is done to it, in its order, and with what can go wrong: for tests that mock
 * `node:fs` by `watched`.
 */
export interface Watch {
  /** 「open a.csv」 「write a.csv」 「sync a.csv」 「rename a.csv」 「close a.csv」, by the names of files and folders. */
  readonly steps: string[]
  /** At most so many bytes a write, and a read. */
  mostAtOnce: number
  /** What opening answers, by the end of the path. */
  readonly refused: Map<string, string>
}

type FileSystem = typeof import('node:fs')

export const watch: Watch = { steps: [], mostAtOnce: Number.POSITIVE_INFINITY, refused: new Map() }

export async function watched(importActual: () => Promise<FileSystem>): Promise<FileSystem> {
  const fs = await importActual()
  const open = new Map<number, string>()
  const told = (step: string, file: number) => watch.steps.push(`${step} ${open.get(file) ?? '?'}`)
  const littleByLittle = (file: number, bytes: Uint8Array, from = 0, length = bytes.length - from, at?: number) => {
    told('write', file)
    return fs.writeSync(file, bytes, from, Math.min(length, watch.mostAtOnce), at)
  }
  const aLittle = (file: number, bytes: Uint8Array, from = 0, length = bytes.length - from, at?: number) =>
    fs.readSync(file, bytes, from, Math.min(length, watch.mostAtOnce), at ?? null)
  const changed = {
    openSync: ((path, ...more) => {
      const name = nameOf(String(path))
      const code = watch.refused.get(name)
      if (code !== undefined) throw Object.assign(new Error(code), { code })
      const file = fs.openSync(path, ...more)
      open.set(file, name)
      return file
    }) as FileSystem['openSync'],
    writeSync: littleByLittle as FileSystem['writeSync'],
    readSync: aLittle as FileSystem['readSync'],
    fsyncSync: ((file) => {
      told('sync', file)
      fs.fsyncSync(file)
    }) as FileSystem['fsyncSync'],
    renameSync: ((from, to) => {
      watch.steps.push(`rename ${nameOf(String(to))}`)
      fs.renameSync(from, to)
    }) as FileSystem['renameSync'],
    closeSync: ((file) => {
      told('close', file)
      fs.closeSync(file)
      open.delete(file)
    }) as FileSystem['closeSync'],
  }
  return { ...fs, ...changed, default: { ...fs, ...changed } } as FileSystem
}

function nameOf(path: string): string {
  const name = path.split('/').at(-1)!
  return name.endsWith('.tmp') ? 'temporary' : name
}

/** As before any test. */
export function forget(): void {
  watch.steps.length = 0
  watch.mostAtOnce = Number.POSITIVE_INFINITY
  watch.refused.clear()
  vi.restoreAllMocks()
}
