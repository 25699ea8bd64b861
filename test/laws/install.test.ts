import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

interface LockedPackage {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly hasInstallScript?: boolean
  readonly license?: string
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
}

const root = join(import.meta.dirname, '../..')
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>
}
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
const named = (test: (each: LockedPackage) => boolean): string[] =>
  packages.filter(([, each]) => test(each)).map(([path]) => path)
/** Also MIT, for those who may choose. */
const FREE = /^\(?(MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|0BSD|BlueOak-1\.0\.0|Unlicense)\b/

/** Every platform that the README names gets what it needs from the registry alone, whichever mirror that is. */
describe('npm ci --ignore-scripts', () => {
  it('takes every package from the registry that is set up, and knows each by its hash', () => {
    expect(packages.length).toBeGreaterThan(100)
    expect(named((each) => each.resolved !== undefined)).toEqual([])
    expect(named((each) => !each.integrity?.startsWith('sha512-'))).toEqual([])
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).not.toMatch(/registry\s*=|\/\//)
  })

  it('leaves nothing at run time that an install script would have to fetch or build', () => {
    expect(named((each) => each.hasInstallScript === true && each.dev !== true)).toEqual([])
  })

  it.each([
    ['linux', 'x64', 'linux-x64-gnu'],
    ['linux', 'arm64', 'linux-arm64-gnu'],
    ['win32', 'x64', 'win32-x64-msvc'],
  ])('brings the ledger’s binary for %s %s', (os, cpu, name) => {
    expect(lock.packages[`node_modules/@libsql/${name}`]).toMatchObject({ os: [os], cpu: [cpu] })
    expect(lock.packages['node_modules/libsql']).toMatchObject({
      optionalDependencies: expect.objectContaining({ [`@libsql/${name}`]: expect.any(String) }),
    })
  })

  it('brings at run time only what may be used freely', () => {
    // buffers 0.1.1 (of exceljs, for its streaming reader, which is never called here) names no licence.
    expect(named((each) => each.dev !== true && !FREE.test(each.license ?? ''))).toEqual(['node_modules/buffers'])
  })
})
