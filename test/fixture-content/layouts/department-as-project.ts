import type { DepartmentContent, ProjectContent } from '../../../src/core/content/content.ts'
import { read, rounded, plus, ZERO } from '../../planted/rational.ts'

const isAmount = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

function added(texts: readonly string[]): string {
  const amounts = texts.filter(isAmount)
  return amounts.length === 0
    ? ''
    : rounded(
        amounts.reduce((total, text) => plus(total, read(text)), ZERO),
        8,
      )
}

/**
 * A department's form as the drawing of layouts takes it: 财政拨款 is 一般公共预算 and 政府性基金, known for the year's budget only.
 */
export function departmentAsProject(content: DepartmentContent): ProjectContent {
  const { department, funds, byIncome } = content
  const nothing = { initial: '', annual: '', executed: '' }
  return {
    ...content,
    name: department,
    implementer: department,
    funds: {
      total: funds,
      fiscal: { ...nothing, annual: added([byIncome.generalBudget, byIncome.governmentFund]) },
      carryover: nothing,
      other: { ...nothing, annual: added([byIncome.nonTax, byIncome.other]) },
    },
  }
}
