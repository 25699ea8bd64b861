import { Inflate } from 'fflate'
import { OutputTooLargeError } from './platform.ts'

/** A piece comes to a thousand times its length at most. */
const PIECE = 16 * 1024
/** No program writes so many bytes that mean nothing: behind them nothing is waited for. */
const LONGEST_SILENCE = 64 * PIECE
const LARGEST_FIRST = 16 * 1024 * 1024

/**
 * As `Platform.inflateRaw` has it: the stream is fed in small pieces, so that one that swells is given up soon after
 * the limit.
 */
export function inflateInPieces(data: Uint8Array, limit: number, sizeHint: number): Uint8Array {
  if (data.length === 0) throw new Error('the stream is empty')
  const output = new Output(Math.min(sizeHint, limit, LARGEST_FIRST))
  const stream = new Inflate((chunk) => output.add(chunk))
  let silent = 0
  for (let at = 0; ; at += PIECE) {
    const before = output.length
    const isLast = at + PIECE >= data.length || silent >= LONGEST_SILENCE
    // The last one is told to be the last: a stream that then has not ended is broken.
    stream.push(data.subarray(at, at + PIECE), isLast)
    if (output.length > limit) throw new OutputTooLargeError('inflated beyond the limit')
    if (isLast) return output.joined()
    silent = output.length === before ? silent + PIECE : 0
  }
}

/** Bytes that come one after another, at first into as many as are said to come. */
class Output {
  length = 0
  private bytes: Uint8Array

  constructor(size: number) {
    this.bytes = new Uint8Array(size)
  }

  add(chunk: Uint8Array): void {
    const needed = this.length + chunk.length
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.bytes.length))
      larger.set(this.bytes.subarray(0, this.length))
      this.bytes = larger
    }
    this.bytes.set(chunk, this.length)
    this.length = needed
  }

  joined(): Uint8Array {
    return this.length === this.bytes.length ? this.bytes : this.bytes.slice(0, this.length)
  }
}
