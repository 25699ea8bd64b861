import { controlRate } from './basic-data/jc-01-control-rate.ts'
import { overEstablishment } from './basic-data/jc-02-over-establishment.ts'
import { threePublicExpenses } from './basic-data/jc-03-three-public-expenses.ts'
import { officialVehicles } from './basic-data/jc-04-official-vehicles.ts'
import { projectExpenditure } from './basic-data/jc-05-project-expenditure.ts'
import { specificProjects } from './basic-data/jc-06-specific-projects.ts'
import { municipalSpecialFund } from './basic-data/jc-07-municipal-special-fund.ts'
import { partsExceedLine } from './basic-data/jc-08-parts-exceed-line.ts'
import { budgetColumnCopiedRule } from './basic-data/jc-09-budget-column-copied.ts'
import { threePublicOverBudget } from './basic-data/jc-10-three-public-over-budget.ts'
import { finalEqualsExecution } from './cross-form/bj-01-final-equals-execution.ts'
import { budgetEqualsAnnual } from './cross-form/bj-02-budget-equals-annual.ts'
import { projectFormMissing } from './cross-form/bj-03-form-missing.ts'
import { projectNotListed } from './cross-form/bj-04-project-not-listed.ts'
import { projectTotalAgrees } from './cross-form/bj-05-project-total.ts'
import { unitNameDiffers } from './cross-form/bj-06-unit-name.ts'
import { yearDiffers } from './cross-form/bj-07-year.ts'
import { projectNameAlike } from './cross-form/bj-08-name-alike.ts'
import { indicatorDiffers } from './cross-form/bj-09-indicator-differs.ts'
import { costAmountAgrees } from './cross-form/bj-10-cost-amount.ts'
import { indicatorsCopied } from './cross-form/bj-11-indicators-copied.ts'
import { scoredDifferently } from './cross-form/bj-12-scored-differently.ts'
import { reasonMissing } from './deviations/pc-01-reason-missing.ts'
import { overCompletion } from './deviations/pc-02-over-completion.ts'
import { reasonTooGeneral } from './deviations/pc-03-reason-too-general.ts'
import { reasonContradicts } from './deviations/pc-04-reason-contradicts.ts'
import { costOverrun } from './deviations/pc-05-cost-overrun.ts'
import { requiredFieldBlank } from './filling/tx-01-required-field-blank.ts'
import { numberUnreadable } from './filling/tx-02-number-unreadable.ts'
import { numberSpelling } from './filling/tx-03-number-spelling.ts'
import { dateInvalid } from './filling/tx-04-date-invalid.ts'
import { dateOutOfYear } from './filling/tx-05-date-out-of-year.ts'
import { amountInYuan } from './filling/tx-06-amount-in-yuan.ts'
import { targetMissing } from './filling/tx-07-target-missing.ts'
import { actualBlank } from './filling/tx-08-actual-blank.ts'
import { comparatorCopied } from './filling/tx-09-comparator-copied.ts'
import { unitsDiffer } from './filling/tx-10-units-differ.ts'
import { goalCopied } from './filling/tx-11-goal-copied.ts'
import { tooManyDecimals } from './filling/tx-12-too-many-decimals.ts'
import { goalContradicts } from './filling/tx-13-goal-contradicts.ts'
import { targetDateCopied } from './filling/tx-14-target-date-copied.ts'
import { outsideTheYear } from './filling/tx-15-outside-the-year.ts'
import { remarkRaisesQuestion } from './filling/tx-16-remark-raises-question.ts'
import { signAgainstName } from './filling/tx-17-sign-against-name.ts'
import { targetZero } from './filling/tx-18-target-zero.ts'
import { totalEqualsSources } from './funds/zj-01-total-equals-sources.ts'
import { executionOverBudget } from './funds/zj-02-execution-over-budget.ts'
import { executionRate } from './funds/zj-03-execution-rate.ts'
import { executionScore } from './funds/zj-04-execution-score.ts'
import { spentWithoutBudget } from './funds/zj-05-spent-without-budget.ts'
import { totalEqualsIncome } from './funds/zj-06-total-equals-income.ts'
import { totalEqualsExpenditure } from './funds/zj-07-total-equals-expenditure.ts'
import { lowExecution } from './funds/zj-08-low-execution.ts'
import { sourceLinesMissing } from './funds/zj-09-source-lines-missing.ts'
import { budgetChanged } from './funds/zj-10-budget-changed.ts'
import { costRepeatsRate } from './funds/zj-11-cost-repeats-rate.ts'
import { scoreAboveWeight } from './scores/df-01-score-above-weight.ts'
import { totalScore } from './scores/df-02-total-score.ts'
import { scoreAboveFormula } from './scores/df-03-score-above-formula.ts'
import { scoreBelowFormula } from './scores/df-04-score-below-formula.ts'
import { qualitativeScore } from './scores/df-05-qualitative-score.ts'
import { scoreBlank } from './scores/df-06-score-blank.ts'
import { gradeFitsTotal } from './scores/df-07-grade.ts'
import { outputAboveExecution } from './scores/df-08-output-above-execution.ts'
import { weightedTwice } from './scores/df-09-weighted-twice.ts'
import { completionRateDiffers } from './scores/df-10-completion-rate.ts'
import { scoreFactorDiffers } from './scores/df-11-score-factor.ts'
import { requiredFormMissing } from './structure/jg-01-required-form-missing.ts'
import { attachmentNumbers } from './structure/jg-02-attachment-numbers.ts'
import { projectTwice } from './structure/jg-03-project-twice.ts'
import { level1NameMissing } from './structure/jg-04-level1-name-missing.ts'
import { valuesOutOfColumn } from './structure/jg-05-values-out-of-column.ts'
import { placeholderLeft } from './structure/jg-06-placeholder-left.ts'
import { columnMissing } from './structure/jg-07-column-missing.ts'
import { blockEmpty } from './structure/jg-08-block-empty.ts'
import { formHidden } from './structure/jg-09-hidden-form.ts'
import { workbookTwice } from './structure/jg-10-workbook-twice.ts'
import { groupWeight } from './weights/fz-01-group-weight.ts'
import { weightsMake100 } from './weights/fz-02-weights-make-100.ts'
import { level1Weights } from './weights/fz-03-level1-weights.ts'
import { weightNotPositive } from './weights/fz-04-weight-not-positive.ts'
import { heavyWithoutFigure } from './weights/fz-05-heavy-without-figure.ts'
import type { Rule } from './rule.ts'

/** Every rule, in the order of the catalogue: 结构 JG, 填写 TX, 资金 ZJ, 分值 FZ, 得分 DF, 偏差 PC, 基础数据 JC, 表间 BJ. */
export const RULES: readonly Rule[] = [
  requiredFormMissing,
  attachmentNumbers,
  projectTwice,
  level1NameMissing,
  valuesOutOfColumn,
  placeholderLeft,
  columnMissing,
  blockEmpty,
  formHidden,
  workbookTwice,
  requiredFieldBlank,
  numberUnreadable,
  numberSpelling,
  dateInvalid,
  dateOutOfYear,
  amountInYuan,
  targetMissing,
  actualBlank,
  comparatorCopied,
  unitsDiffer,
  goalCopied,
  tooManyDecimals,
  goalContradicts,
  targetDateCopied,
  outsideTheYear,
  remarkRaisesQuestion,
  signAgainstName,
  targetZero,
  totalEqualsSources,
  executionOverBudget,
  executionRate,
  executionScore,
  spentWithoutBudget,
  totalEqualsIncome,
  totalEqualsExpenditure,
  lowExecution,
  sourceLinesMissing,
  budgetChanged,
  costRepeatsRate,
  groupWeight,
  weightsMake100,
  level1Weights,
  weightNotPositive,
  heavyWithoutFigure,
  scoreAboveWeight,
  totalScore,
  scoreAboveFormula,
  scoreBelowFormula,
  qualitativeScore,
  scoreBlank,
  gradeFitsTotal,
  outputAboveExecution,
  weightedTwice,
  completionRateDiffers,
  scoreFactorDiffers,
  reasonMissing,
  overCompletion,
  reasonTooGeneral,
  reasonContradicts,
  costOverrun,
  controlRate,
  overEstablishment,
  threePublicExpenses,
  officialVehicles,
  projectExpenditure,
  specificProjects,
  municipalSpecialFund,
  partsExceedLine,
  budgetColumnCopiedRule,
  threePublicOverBudget,
  finalEqualsExecution,
  budgetEqualsAnnual,
  projectFormMissing,
  projectNotListed,
  projectTotalAgrees,
  unitNameDiffers,
  yearDiffers,
  projectNameAlike,
  indicatorDiffers,
  costAmountAgrees,
  indicatorsCopied,
  scoredDifferently,
]

/** A rule by its code, in any case: 「df-02」. */
export function ruleByCode(code: string): Rule | undefined {
  return RULES.find((rule) => rule.code === code.trim().toUpperCase())
}
