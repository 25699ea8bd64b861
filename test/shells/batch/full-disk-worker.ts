import fs from 'node:fs'
import { serveWork } from '../../../src/adapters/process/serve-work.ts'
import { BATCH_WORK } from '../../../src/shells/batch/batch-work.ts'

/**
 * The worker of a batch on a disk that has as many bytes left as a file says: a write falls short without an error, the
 * next one fails.
 */
const space = process.env.JIAOBIAO_TEST_SPACE
if (space !== undefined) limitSpace(space)

function limitSpace(file: string): void {
  const left = (): number => Number(fs.readFileSync(file, 'utf8'))
  const { writeSync, rmSync } = fs
  const writeWithin = (to: number, bytes: Uint8Array, offset = 0, length = bytes.length - offset): number => {
    const room = Math.min(left(), length)
    if (room <= 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
    const count = writeSync(to, bytes, offset, room)
    fs.writeFileSync(file, String(left() - count))
    return count
  }
  fs.writeSync = writeWithin as typeof fs.writeSync
  fs.rmSync = (path, options) => {
    const size = fs.statSync(path, { throwIfNoEntry: false })?.size ?? 0
    rmSync(path, options)
    fs.writeFileSync(file, String(left() + size))
  }
}

serveWork(BATCH_WORK)
