import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, relative } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findSoffice } from '../../../src/adapters/convert/find-soffice.ts'

const folder = mkdtempSync(join(tmpdir(), '校表 办公-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function program(path: string, mode = 0o755): string {
  const absolute = join(folder, path)
  mkdirSync(join(absolute, '..'), { recursive: true })
  writeFileSync(absolute, '')
  chmodSync(absolute, mode)
  return absolute
}

describe('LibreOffice is looked for', () => {
  const named = program('here/my-office')
  const onPath = program('bin/soffice')
  const path = [join(folder, 'none'), join(folder, 'bin')].join(delimiter)

  test('first where JIAOBIAO_SOFFICE says, and then nowhere else', () => {
    expect(findSoffice({ JIAOBIAO_SOFFICE: named, PATH: path })).toBe(named)
    expect(findSoffice({ JIAOBIAO_SOFFICE: relative(process.cwd(), named) })).toBe(named)
    expect(findSoffice({ JIAOBIAO_SOFFICE: '', PATH: path })).toBeUndefined()
    expect(findSoffice({ JIAOBIAO_SOFFICE: join(folder, 'gone'), PATH: path })).toBeUndefined()
  })

  test.skipIf(process.platform === 'win32')(
    'then on PATH; a folder or a file that cannot be run is passed over',
    () => {
      program('not-runnable/soffice', 0o644)
      mkdirSync(join(folder, 'a-folder/soffice'), { recursive: true })
      const before = ['not-runnable', 'a-folder'].map((each) => join(folder, each)).join(delimiter)
      expect(findSoffice({ PATH: `${before}${delimiter}${path}` }, 'linux')).toBe(onPath)
      expect(findSoffice({ PATH: 'bin' }, 'sunos')).not.toBe('bin/soffice')
    },
  )
})
