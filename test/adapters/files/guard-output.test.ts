import type { PathLike } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { replacing } from '../../../src/adapters/files/guard-output.ts'

/** The numbers that a disk gives to its files, by their names; as a program gets them that asks for exact ones or not. */
const numbers = new Map<string, bigint>()

vi.mock('node:fs', async (importActual) => {
  const fs = await importActual<typeof import('node:fs')>()
  const statSync = (path: PathLike, options?: { bigint?: boolean }) => {
    const ino = numbers.get(String(path).split('/').at(-1)!)
    if (ino === undefined) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' })
    return options?.bigint ? { dev: 1n, ino } : { dev: 1, ino: Number(ino) }
  }
  return { ...fs, statSync, existsSync: () => false }
})

/** Whether writing to 乙 would replace 甲, where the disk gives them such numbers. */
function replaces(one: bigint, other: bigint): boolean {
  numbers.clear()
  numbers.set('甲.xlsx', one).set('乙.xlsx', other)
  return replacing(['乙.xlsx'], ['甲.xlsx'], '/某处') !== undefined
}

describe('two names of one file', () => {
  it('are told by the number of the file, to its last digit', () => {
    expect([replaces(5n, 5n), replaces(5n, 6n)]).toEqual([true, false])
    expect(replaces(2n ** 60n, 2n ** 60n + 1n)).toBe(false)
  })

  it('are not told where the disk numbers no files, as FAT and some shares', () => {
    expect(replaces(0n, 0n)).toBe(false)
  })
})
