import { describe, expect, it } from 'vitest'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { exampleSubmission, readExample } from '../../../src/core/rules/example-submission.ts'
import type { Outcome, Severity } from '../../../src/core/rules/outcome.ts'
import type { Example, Rule, SubjectOutcomes } from '../../../src/core/rules/rule.ts'
import { factsFor, runRule } from '../../../src/core/rules/judge.ts'
import { runRules } from '../../../src/core/rules/run-rules.ts'
import { nationalScheme } from '../../../src/core/scheme/schemes.ts'

function told(rule: Rule, example: Example): SubjectOutcomes[] {
  const planted = exampleSubmission()
  example.plant(planted)
  return runRule(rule, factsFor(readExample(planted), nationalScheme))
}

/**
 * What a rule says about a whole submission: a failure anywhere, else a question left open, else that something held.
 */
function run(rule: Rule, example: Example): { outcome: string; messages: string[]; severities: Severity[] } {
  const said = told(rule, example)
  const outcomes: Outcome[] = said.flatMap((each) => each.outcomes)
  const kinds = new Set(outcomes.map((each) => each.kind))
  if (said.some((each) => each.passed > 0)) kinds.add('pass')
  const outcome =
    (['fail', 'cannot-tell', 'pass', 'not-applicable'] as const).find((kind) => kinds.has(kind)) ?? 'nothing'
  const failures = outcomes.filter((each) => each.kind === 'fail')
  const asked = failures.filter((each) => example.says === undefined || rule.message(each).includes(example.says))
  return {
    outcome,
    messages: failures.map((each) => rule.message(each)),
    severities: asked.map((each) => each.severity ?? rule.severity),
  }
}

describe('the submission that examples start from', () => {
  it('has no finding at all', () => {
    const { findings } = runRules(readExample(exampleSubmission()), nationalScheme, RULES)
    expect(findings.map((each) => `${each.rule} ${each.sheet}!${each.cell} ${each.message}`)).toEqual([])
  })
})

for (const rule of RULES) {
  describe(`${rule.code} ${rule.title}`, () => {
    for (const example of rule.examples) {
      it(`${example.name}（${example.given}）→ ${example.outcome}`, () => {
        const { outcome, messages, severities } = run(rule, example)
        expect(outcome, messages.join('\n')).toBe(example.outcome)
        if (example.says) expect(messages.join('\n')).toContain(example.says)
        if (example.severity) expect(severities).toContain(example.severity)
        for (const message of messages) expect(unkind(message), message).toEqual([])
      })
    }

    it(`${rule.relates ? 'relates or corrects cells' : 'says nothing of relations or corrections'}, as it is declared`, () => {
      const outcomes = rule.examples.flatMap((example) => told(rule, example).flatMap((each) => each.outcomes))
      expect(outcomes.some(relates)).toBe(rule.relates ?? false)
    })
  })
}

/** What a department's accountant would stumble over: codes, English, the same said twice, nothing to do. */
function unkind(message: string): string[] {
  const own = message.replace(/「[^」]*」/g, '')
  const parts = own.split(/[，。；：（）]/).filter((part) => part.length > 7)
  return [
    ...(/\b[A-Z]{2}-\d{2}\b|[a-z]{3,}/i.test(own) ? ['code or English'] : []),
    ...(/警告|为空，请检查|非法/.test(own) ? ['a word that is used nowhere else'] : []),
    ...(new Set(parts).size < parts.length ? ['says the same twice'] : []),
    ...(/请|应|建议|可不改|不用改|没有自评表/.test(own) ? [] : ['does not say what to do']),
  ]
}

function relates(outcome: Outcome): boolean {
  if (outcome.kind === 'pass') return outcome.equation !== undefined
  return outcome.kind === 'fail' && (outcome.equation ?? outcome.fix ?? outcome.fixes) !== undefined
}
