import { describe, expect, it } from 'vitest'
import { Decimal } from '../../../src/core/model/decimal.ts'
import { RULES } from '../../../src/core/rules/catalogue.ts'
import { differByTenThousand } from '../../../src/core/rules/cross-form/same-project-amount.ts'
import { exampleSubmission, type ExampleSubmission, readExample } from '../../../src/core/rules/example-submission.ts'
import { runRules } from '../../../src/core/rules/run-rules.ts'
import { nationalScheme } from '../../../src/core/scheme/schemes.ts'

function rulesSaid(plant: (submission: ExampleSubmission) => unknown): string[] {
  const planted = exampleSubmission()
  plant(planted)
  return runRules(readExample(planted), nationalScheme, RULES).findings.map(({ rule }) => rule)
}

describe('an amount that is ten thousand times another', () => {
  /** The execution of the first project is 76 elsewhere. */
  const executed = (amount: string) => rulesSaid((s) => void (s.projects[0]!.funds.total.executed = amount))

  it.each(['760000', '760380', '759620'])('such as %s beside 76, to half a thousandth, was typed in 元', (amount) => {
    expect(executed(amount)).toContain('TX-06')
  })

  it.each(['760390', '759610', '7600000', '76000', '764000'])(
    'is not %s beside 76: that is another mistake',
    (amount) => {
      expect(executed(amount)).not.toContain('TX-06')
    },
  )

  it.each([
    ['1', '10000', true],
    ['10000', '1', true],
    ['1', '10004.9', true],
    ['1', '9995.1', true],
    ['1', '10005', false],
    ['1', '9995', false],
    ['1', '1000', false],
    ['1', '100000', false],
    ['1', '14000', false],
    ['1', '1', false],
    ['0', '0', false],
    ['0', '10000', false],
  ])('%s and %s: %s', (one, other, differ) => {
    expect(differByTenThousand(new Decimal(one), new Decimal(other))).toBe(differ)
  })

  it('in the basic-data sheet, and not quite, is told as an amount that differs', () => {
    const final = (amount: string) => rulesSaid((s) => void (s.basicData.rows[10]!.actual = amount))
    expect(final('760000')).toContain('TX-06')
    expect(final('760000')).not.toContain('BJ-01')
    expect(final('764000')).toContain('BJ-01')
  })
})
