import { closeSync, openSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HEAD_SIZE } from '../../adapters/excel/kind/foreign-kind.ts'
import { type PrivateFolder, privateFolder } from '../../adapters/files/private-folder.ts'
import { reasonOf } from '../../adapters/files/publish-file.ts'
import { readBytes } from '../../adapters/files/read-file.ts'
import type { Holding } from './holding.ts'

/** What lies on the disk; what is kept goes into a private temporary folder, under a number. */
export function diskHolding(): Holding {
  let folder: PrivateFolder | undefined
  let kept = 0
  return {
    head: ({ absolute }) => headOf(absolute),
    bytes: readBytes,
    keep(content) {
      try {
        folder ??= privateFolder()
        const place = join(folder.path, String(++kept))
        writeFileSync(place, content, { flag: 'wx', mode: 0o600 })
        return place
      } catch (cause) {
        return { failed: `解压时没有写成：${reasonOf(cause)}。` }
      }
    },
    done() {
      folder?.done()
      folder = undefined
    },
  }
}

/** The first bytes of a file. Throws the system's error. */
export function headOf(path: string): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const head = new Uint8Array(HEAD_SIZE)
    return head.subarray(0, readSync(file, head))
  } finally {
    closeSync(file)
  }
}
