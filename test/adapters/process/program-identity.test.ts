import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programIdentity } from '../../../src/adapters/process/program-identity.ts'
import { bundleProgram } from '../../../src/bundle-program.mjs'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const RULE = 'src/core/rules/scores/df-01-score-above-weight.ts'
const WORDS = 'templates/words/degrees.json'
const SCHEMES = 'templates/schemes/schemes.json'

/** The sources in a folder of their own, to be changed; built as `npm run build` does, without the machine code. */
describe('the identity of a program', { timeout: 120_000 }, () => {
  let copy: string
  let before: string
  let builds = 0
  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), '校表 程序-'))
    for (const name of ['src', 'templates', 'package.json', 'tsconfig.json', 'README.md'])
      cpSync(join(ROOT, name), join(copy, name), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction')
    before = programIdentity(await built())
  }, 120_000)
  afterAll(() => rmSync(copy, { recursive: true }))

  async function built(): Promise<string> {
    const folder = join(copy, `dist-${builds++}`)
    await bundleProgram(join(copy, 'src'), folder)
    return folder
  }

  /** That of the sources with one file changed, which is changed back. */
  async function changed(file: string, change: (text: string) => string): Promise<string> {
    const path = join(copy, file)
    const text = readFileSync(path, 'utf8')
    expect(change(text)).not.toBe(text)
    writeFileSync(path, change(text))
    const identity = programIdentity(await built())
    writeFileSync(path, text)
    return identity
  }

  it.each([
    ['a rule', RULE, (text: string) => text.replace(/severity: 'error'/, "severity: 'warning'")],
    ['a word', WORDS, (text: string) => text.replace('["', '["甲", "')],
    ['a scheme', SCHEMES, (text: string) => text.replace(/(?<=: "?)0\.\d/, '0.99')],
    ['the launcher', 'src/launch.cjs', (text: string) => `${text}// More.\n`],
    ['the version', 'package.json', (text: string) => text.replace(/"version": "[^"]+"/, '"version": "9.9.9"')],
  ])('is another with another line of %s', async (_, file, change) => {
    expect(await changed(file, change)).not.toBe(before)
  })

  it('is the same however often the same is built, and whatever is said in remarks and guides', async () => {
    expect(await changed(RULE, (text) => text.replace('/**', '/**\n * A remark.\n *'))).toBe(before)
    expect(await changed('README.md', (text) => `${text}\n`)).toBe(before)
  })

  it('is the same wherever the program lies, and whatever machine code was kept of it', async () => {
    const folder = await built()
    writeFileSync(join(folder, 'jiaobiao.cache'), 'x')
    expect(programIdentity(folder)).toBe(before)
  })

  it('is another when a script beside it is, as where two builds were mixed', async () => {
    const folder = await built()
    appendFileSync(join(folder, 'guard.cjs'), '\n')
    expect(programIdentity(folder)).not.toBe(before)
  })
})
