import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { publishFile } from '../../../adapters/files/publish-file.ts'
import { codeOf } from '../../../adapters/files/read-file.ts'
import { sha256Of } from '../../../adapters/platform/bytes.ts'

export interface PlaceRequest {
  readonly root: string
  readonly path: string
  /** The staged file on the local disk; or the text itself. */
  readonly source: string | { readonly text: string }
  readonly sha256?: string
  /** Status and notes may be written over; results never. */
  readonly replace: boolean
}

/**
 * 'there': exactly this stands there already. 'occupied': something else does, and was left alone. 'torn': the staged
 * file is not what it was, or gone.
 */
export type Placed = 'placed' | 'there' | 'occupied' | 'torn'

/**
 * Puts a result into the outbox, whole or not at all; what stands there is never written over unless it is to be
 * replaced.
 */
export function placeFile({ root, path, source, sha256, replace }: PlaceRequest): Placed {
  const target = join(root, path)
  const bytes = typeof source === 'string' ? stagedBytes(source) : Buffer.from(source.text, 'utf8')
  if (bytes === undefined) return 'torn'
  const hash = sha256Of(bytes)
  if (sha256 !== undefined && hash !== sha256) return 'torn'
  if (existsSync(target)) {
    const there = statSync(target).isFile() ? sha256Of(readFileSync(target)) : ''
    if (there === hash) return 'there'
    if (!replace) return 'occupied'
  }
  publishFile(target, bytes)
  return 'placed'
}

function stagedBytes(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

export interface WithdrawRequest {
  readonly root: string
  readonly path: string
  /** Only what is still exactly this is taken away: our own note, not what someone made of it. */
  readonly sha256: string
}

export function withdrawFile({ root, path, sha256 }: WithdrawRequest): boolean {
  const target = join(root, path)
  if (!existsSync(target) || sha256Of(readFileSync(target)) !== sha256) return false
  rmSync(target)
  return true
}
