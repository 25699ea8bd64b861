import { describe, expect, it } from 'vitest'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { type ExampleSubmission, exampleSubmission, readExample } from '../../../src/core/rules/example-submission.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import { runRules } from '../../../src/core/rules/run-rules.ts'
import { nationalScheme } from '../../../src/core/scheme/schemes.ts'

const UNIT = '示例市商务局'

function found(rule: string, plant: (submission: ExampleSubmission) => unknown): Finding[] {
  const submission = exampleSubmission()
  plant(submission)
  return runRules(readExample(submission), nationalScheme, RULES).findings.filter((each) => each.rule === rule)
}

/** 「sheet!cell stated → expected」 of what BJ-06 says. */
const told = (plant: (submission: ExampleSubmission) => unknown): string[] =>
  found('BJ-06', plant).map((each) => `${each.sheet}!${each.cell} ${each.stated} → ${each.expected}`)

const above = (s: ExampleSubmission, ...departments: readonly string[]): void => {
  for (const [at, department] of departments.entries()) s.projects[at]!.department = department
}

describe('BJ-06 is silent', () => {
  it('where one form alone names a unit', () => {
    const alone = (s: ExampleSubmission): void => {
      s.basicData.unit = ''
      s.department.department = ''
      for (const project of s.projects.slice(1)) Object.assign(project, { department: '', implementer: '' })
      Object.assign(s.projects[0]!, { department: '示例市文旅局', implementer: '示例市会展公司' })
    }
    expect(told(alone)).toEqual([])
  })

  it('where no form tells the unit of the set', () => {
    const nobody = (s: ExampleSubmission): void => {
      s.basicData.unit = ''
      s.department.department = ''
      s.projects.length = 2
      Object.assign(s.projects[0]!, { department: '示例市人民政府', implementer: '示例市博物馆' })
      Object.assign(s.projects[1]!, { department: '', implementer: '示例市会展公司' })
    }
    expect(told(nobody)).toEqual([])
  })

  it('where all projects stand under one other department, in two spellings, or under a government', () => {
    expect(told((s) => above(s, '示例市文旅局', '文旅局', '示例市文旅局（本级）'))).toEqual([])
    expect(told((s) => above(s, '示例市人民政府', '示例市文旅局', '示例市文旅局'))).toEqual([])
    expect(told((s) => above(s, '示例市人民政府', '示例市人民政府', '示例市文旅局'))).toEqual([])
  })

  it('where the unit is the department of one form, whatever stands above it on others', () => {
    expect(told((s) => above(s, '示例市文旅局', '示例市文旅局', UNIT))).toEqual([])
  })

  it('where a form leaves its department blank', () => {
    expect(told((s) => above(s, '示例市文旅局', '', '示例市文旅局'))).toEqual([])
  })
})

describe('BJ-06 tells', () => {
  it('a department that differs from that of most, of as many from the unit itself', () => {
    expect(told((s) => above(s, '示例市文旅局', '示例市文旅局', '示例市林业局'))).toEqual([
      expect.stringMatching(/^1-3-3!\w+ 示例市林业局 → 示例市文旅局$/),
    ])
    expect(
      told((s) => {
        s.projects.length = 2
        above(s, '示例市文旅局', UNIT)
      }),
    ).toEqual([expect.stringMatching(/^1-3-1!\w+ 示例市文旅局 → 示例市商务局$/)])
  })

  it('one department in two spellings as one', () => {
    expect(told((s) => above(s, '示例市林业局', '文旅局', '示例市文旅局'))).toEqual([
      expect.stringContaining('示例市林业局 → '),
    ])
  })

  it('a form of somebody else at the first cell that names anybody', () => {
    const filed = (s: ExampleSubmission): void => {
      s.basicData.unit = '示例市文旅局'
    }
    expect(told(filed)).toEqual([expect.stringMatching(/^1-1基础数据表!A3 示例市文旅局 → 示例市商务局$/)])
    expect(told((s) => Object.assign(s.projects[1]!, { department: '', implementer: '示例市会展公司' }))).toEqual([
      expect.stringMatching(/^1-3-2!\w+ 示例市会展公司 → 示例市商务局$/),
    ])
  })
})

describe('forms on hidden sheets', () => {
  const hidden = (...names: readonly string[]): string[] =>
    found('JG-09', (s) => {
      s.reshape = (drafts) => [...drafts, ...names.map((name) => ({ ...drafts[1]!, name, hidden: true }))]
    }).map((each) => `${each.sheet}!${each.cell} ${each.message}`)

  it('are told in one line at the title of the first, five of them by name', () => {
    expect(hidden('去年', '前年')).toEqual([
      '去年!A2 隐藏的工作表「去年」「前年」上有自评表，没有核对。要报送的请取消隐藏，不要的请删掉。',
    ])
    expect(hidden('1', '2', '3', '4', '5', '6')[0]).toContain('隐藏的工作表「1」「2」「3」「4」「5」等 6 张上有自评表')
  })

  it('of one name in several workbooks are told once', () => {
    const submission = readExample(exampleSubmission())
    const copies = submission.forms.slice(1, 2).flatMap((form) => [form, { ...form, workbook: '又一份.xlsx' }])
    const { findings } = runRules({ ...submission, hidden: copies }, nationalScheme, RULES)
    expect(findings.find((each) => each.rule === 'JG-09')!.message).toMatch(/^隐藏的工作表「[^「]*」上/)
  })
})

describe('a workbook that came twice', () => {
  it('is told of the copy, at no cell', () => {
    const [finding] = found('JG-10', (s) => (s.twice = true))
    expect(finding).toMatchObject({ workbook: '示例(1).xlsx', severity: 'info' })
    expect(finding!.cell).toBeNull()
  })
})
