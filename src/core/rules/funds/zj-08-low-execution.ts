import { Decimal, percent } from '../../model/decimal.ts'
import { assessExecution } from '../../scoring/assess-execution.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'

export const lowExecution = defineRule({
  code: 'ZJ-08',
  title: '执行率偏低',
  severity: 'info',
  scope: 'scored',
  source: MEASURES('预算执行率'),
  formula: '执行率低于方案所定的线（全国通用 90%）时提示',

  *check({ funds }, { scheme }): Generator<Outcome> {
    const assessment = assessExecution(funds, scheme)
    const execution = funds?.rows.total?.annualExecution
    if (!assessment || !execution) {
      yield notApplicable('执行率无法计算')
      return
    }
    const line = new Decimal(scheme.execution.lowRate)
    if (assessment.rate.greaterThanOrEqualTo(line)) {
      yield pass()
      return
    }
    yield fail({
      at: funds!.executionRate ?? execution,
      stated: percent(assessment.rate),
      message: `执行率 ${percent(assessment.rate)}，低于 ${percent(line)}，请在评价报告中说明原因。`,
    })
  },

  examples: [
    { name: '高于', given: '执行率 95%', plant: () => {}, outcome: 'pass' },
    {
      name: '低于',
      given: '预算 80，执行 60',
      plant: (s) => void (s.projects[0]!.funds.total.executed = '60'),
      outcome: 'fail',
      says: '低于 90%',
    },
    { name: '恰为 90%', given: '预算 80，执行 72', plant: (s) => void (s.projects[0]!.funds.total.executed = '72'), outcome: 'pass' },
  ],
})
