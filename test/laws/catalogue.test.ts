import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RULES } from '../../src/core/rules/catalogue.ts'
import { type Rule, worded } from '../../src/core/rules/rule.ts'
import { nationalScheme } from '../../src/core/scheme/schemes.ts'
import { SOURCE } from './source-imports.ts'

const FOLDER = join(SOURCE, 'core/rules')

/** Files named after a rule's code: 「scores/df-02-total-score.ts」. */
const ruleFiles = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^[a-z]{2}-\d\d-.*\.ts$/.test(basename(file)),
)

async function rulesIn(file: string): Promise<Rule[]> {
  const module: Record<string, unknown> = await import(join(FOLDER, file))
  return Object.values(module).filter(
    (each): each is Rule => typeof each === 'object' && each !== null && 'code' in each && 'judge' in each,
  )
}

/** 结构 structure, 填写 filling, 资金 funds, 分值 weights, 得分 scores, 偏差 deviations, 基础数据 basic-data, 表间 cross-form. */
const FOLDERS: Readonly<Record<string, string>> = {
  JG: 'structure',
  TX: 'filling',
  ZJ: 'funds',
  FZ: 'weights',
  DF: 'scores',
  PC: 'deviations',
  JC: 'basic-data',
  BJ: 'cross-form',
}

describe('the catalogue', () => {
  it('holds the one rule of every rule file, and no other', async () => {
    const found = await Promise.all(ruleFiles.map(rulesIn))
    expect(ruleFiles.filter((_, index) => found[index]!.length !== 1)).toEqual([])
    expect(new Set(RULES)).toEqual(new Set(found.flat()))
  })

  it('names a rule as its file and folder do', async () => {
    for (const file of ruleFiles) {
      const [rule] = await rulesIn(file)
      expect(`${FOLDERS[rule!.code.slice(0, 2)]}/${rule!.code.toLowerCase()}`).toBe(
        file.replaceAll('\\', '/').replace(/^([^/]+\/[a-z]{2}-\d\d)-.*$/, '$1'),
      )
    }
  })

  it('has each code once, in the order of the chapters', () => {
    const codes = RULES.map((rule) => rule.code)
    expect(new Set(codes).size).toBe(codes.length)
    const chapters = [...new Set(codes.map((code) => code.slice(0, 2)))]
    expect(chapters).toEqual(Object.keys(FOLDERS))
    for (const chapter of chapters) {
      const own = codes.filter((code) => code.startsWith(chapter))
      expect(own).toEqual([...own].sort())
    }
  })

  it.each(RULES.map((rule) => [rule.code, rule] as const))(
    '%s says where it comes from and how it is computed',
    (_, rule) => {
      expect(rule.source.document.trim()).not.toBe('')
      expect(rule.source.topic.trim()).not.toBe('')
      expect(worded(rule.formula, nationalScheme).trim()).not.toBe('')
      expect(rule.title.trim()).not.toBe('')
      expect(`${rule.source.topic}${rule.source.document}`).not.toMatch(/第.{1,4}条/)
    },
  )

  it('gives the figures of the scheme that it is worded by', () => {
    const other = {
      ...nationalScheme,
      scoreTolerance: '0.07',
      zeroBudgetRate: '1',
      lowRate: '0.77',
      overCompletion: { ...nationalScheme.overCompletion, line: '1.77' },
      budgetChange: '0.77',
      weightWithoutFigure: '77',
      outputAboveExecution: '0.77',
    }
    const kept = RULES.flatMap((rule) => [rule.formula, ...(rule.silentWhen ?? []), ...(rule.readings ?? [])])
      .map((wording) => worded(wording, other))
      .filter((words) => /相差 0\.05|超过 0\.05|全国通用(?!为 1| 77|为 1%| 177%)|> 5%/.test(words))
    expect(kept).toEqual([])
  })

  it.each(RULES.map((rule) => [rule.code, rule] as const))(
    '%s says when it is silent, in lines that a clerk can take in',
    (_, rule) => {
      const lines = [...(rule.silentWhen ?? []), ...(rule.readings ?? [])].map((each) => worded(each, nationalScheme))
      expect(rule.silentWhen?.length ?? 0).toBeGreaterThan(0)
      expect(lines.filter((line) => line.trim() === '' || line.length > 60 || /[。]$/.test(line))).toEqual([])
      expect(new Set(lines).size).toBe(lines.length)
    },
  )

  it.each(RULES.map((rule) => [rule.code, rule] as const))(
    '%s has an example that passes (or does not apply) and one that fails',
    (_, rule) => {
      const outcomes = rule.examples.map((example) => example.outcome)
      expect(outcomes).toContain('fail')
      expect(outcomes.some((outcome) => outcome === 'pass' || outcome === 'not-applicable')).toBe(true)
      const names = rule.examples.map((example) => example.name)
      expect(new Set(names).size).toBe(names.length)
    },
  )
})
