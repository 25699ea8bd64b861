import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { RULES, ruleByCode } from '../../../src/core/rules/catalogue.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const RULES_FOLDER = join(ROOT, 'src/core/rules')
const guide = readFileSync(join(RULES_FOLDER, 'README.md'), 'utf8')

describe('the guide to adding a rule', () => {
  it('shows a rule file as it is', () => {
    const [, file, code] = /`([\w-]+\/[\w-]+\.ts)`:\n\n```ts\n(.*?)```/s.exec(guide)!
    expect(code).toBe(readFileSync(join(RULES_FOLDER, file!), 'utf8'))
  })

  it('names every chapter with its folder', () => {
    const folders = readdirSync(RULES_FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const named = [...guide.matchAll(/`([a-z-]+)` ([A-Z]{2})\b/g)]
    expect(named.map(([, folder]) => folder).sort()).toEqual(folders.map(({ name }) => name).sort())
    for (const [, folder, chapter] of named) {
      const files = readdirSync(join(RULES_FOLDER, folder!)).filter((file) => /^[a-z]{2}-\d\d-/.test(file))
      expect(files.filter((file) => !file.startsWith(`${chapter!.toLowerCase()}-`))).toEqual([])
    }
  })

  it('explains every property of a rule', () => {
    const derived = ['code', 'title', 'subjects', 'judge']
    const properties = new Set(RULES.flatMap((rule) => Object.keys(rule)).filter((name) => !derived.includes(name)))
    expect([...properties, 'needs', 'check'].filter((name) => !guide.includes(`\`${name}`))).toEqual([])
  })

  it('names tests, constants and commands that there are', () => {
    const paths = [...guide.matchAll(/(?<!\.)\b(?:test|fixtures)\/[\w./-]+/g)].map(([path]) => path.replace(/\.$/, ''))
    expect(paths.length).toBeGreaterThan(5)
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
    const parts = readFileSync(join(RULES_FOLDER, 'parts.ts'), 'utf8')
    const constants = [...guide.matchAll(/`\.\.\.([A-Z_]+)`/g)].map(([, name]) => name!)
    expect(constants.filter((name) => !parts.includes(`export const ${name}:`))).toEqual([])
    expect(ruleByCode(/jiaobiao\.js rules ([A-Z]{2}-\d\d)/.exec(guide)![1]!)).toBeDefined()
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }
    expect([...guide.matchAll(/`npm run (\w+)/g)].filter(([, script]) => !(script! in scripts))).toEqual([])
  })
})
