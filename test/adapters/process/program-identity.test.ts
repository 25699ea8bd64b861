import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { programIdentity } from '../../../src/adapters/process/program-identity.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '校表 程序-'))
  for (const name of ['bundle.cjs', 'worker.cjs', 'watch-child.cjs', 'jiaobiao.js'])
    writeFileSync(join(folder, name), name)
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the hash of a program', () => {
  it.each(['bundle.cjs', 'worker.cjs', 'watch-child.cjs', 'jiaobiao.js', 'new.cjs'])(
    'is another when one letter of %s is',
    (name) => {
      const before = programIdentity(folder)
      expect(programIdentity(folder)).toBe(before)
      writeFileSync(join(folder, name), `${name}.`)
      expect(programIdentity(folder)).not.toBe(before)
    },
  )

  it('is the same whatever was compiled ahead of it', () => {
    const before = programIdentity(folder)
    writeFileSync(join(folder, 'jiaobiao.cache'), 'x')
    expect(programIdentity(folder)).toBe(before)
  })
})
