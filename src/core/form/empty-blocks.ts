import { oncePer } from '../model/memoise.ts'
import { isFilled, type NumberField, type TextField } from './field.ts'
import {
  BASIC_COLUMNS,
  type BasicDataForm,
  type Form,
  FUND_COLUMNS,
  fundRows,
  type ProjectForm,
  type ScoredForm,
} from './forms.ts'

/** A block of a form that nobody filled in, beyond what the form prints and works out by itself. */
export type EmptyBlock = 'funds' | 'indicators' | 'lines'

/**
 * The blocks in which nothing was filled in. 「—」 and 0 are filled in; printed weights, prefilled targets and formulas
 * that come to nothing are not. A table of indicators is empty when no row has an outcome or a score.
 */
export const emptyBlocks = oncePer(
  (form: Form): ReadonlySet<EmptyBlock> => new Set(BLOCKS.filter((block) => isEmptyBlock(form, block))),
)

const BLOCKS: readonly EmptyBlock[] = ['funds', 'indicators', 'lines']

const known = new WeakMap<Form, Partial<Record<EmptyBlock, boolean>>>()

/** Whether the form has such a block and nothing was filled in in it. Looks at no other block. */
export function isEmptyBlock(form: Form, block: EmptyBlock): boolean {
  const answers = known.get(form) ?? {}
  known.set(form, answers)
  return (answers[block] ??= isUnfilledBlock(form, block))
}

function isUnfilledBlock(form: Form, block: EmptyBlock): boolean {
  switch (block) {
    case 'funds':
      return form.kind !== 'basic-data' && areFundsEmpty(form)
    case 'indicators':
      return form.kind !== 'basic-data' && areIndicatorsEmpty(form)
    case 'lines':
      return form.kind === 'basic-data' && areLinesEmpty(form)
    default:
      return block satisfies never
  }
}

/** 「——」 is printed where a line has no such amount. */
function areLinesEmpty(form: BasicDataForm): boolean {
  const isUnfilled = (field: NumberField): boolean => isEmpty(field) || field.state === 'not-applicable'
  return form.lines.length > 0 && lineFields(form).every(isUnfilled)
}

/** Nothing at all on the form: no amounts, no indicators of its own, no goals. Head and foot do not count. */
function isBlankForm(form: ScoredForm): boolean {
  const empty = emptyBlocks(form)
  const named = form.indicators.some(
    ({ level3, targetValue }) => level3.state === 'filled' || targetValue.state === 'filled',
  )
  const goals = [form.goals.expected, form.goals.actual].some((goal) => goal?.state === 'filled')
  return empty.has('indicators') && (empty.has('funds') || !form.funds) && !named && !goals
}

/** A blank project form that names no project. */
export function isSpare(form: Form): form is ProjectForm {
  return form.kind === 'project' && form.projectName?.state !== 'filled' && isBlankForm(form)
}

/**
 * The number cells of empty blocks. What stands in them, a printed 0 or the error of a formula, is no fault of its own.
 */
export const cellsOfEmptyBlocks = oncePer((form: Form): ReadonlySet<NumberField> => {
  const empty = emptyBlocks(form)
  if (form.kind === 'basic-data') return new Set(empty.has('lines') ? lineFields(form) : [])
  const { funds } = form
  const ofFunds =
    empty.has('funds') && funds ? [...amountsOf(form), funds.executionRate, funds.score, funds.maxScore] : []
  const ofIndicators = empty.has('indicators') ? form.indicators.flatMap((each) => [each.maxScore, each.score]) : []
  const all = [...ofFunds, ...ofIndicators, ...(empty.size === 2 ? [form.total.score] : [])]
  return new Set(all.filter((field) => field !== undefined))
})

function lineFields(form: BasicDataForm): NumberField[] {
  return form.lines.flatMap((line) => BASIC_COLUMNS.flatMap((column) => line[column] ?? []))
}

function amountsOf({ funds }: ScoredForm): NumberField[] {
  return funds ? fundRows(funds).flatMap((row) => FUND_COLUMNS.flatMap((column) => row[column] ?? [])) : []
}

function areFundsEmpty(form: ScoredForm): boolean {
  const { funds } = form
  if (!funds?.basis.budget || !funds.basis.execution) return false
  return [...amountsOf(form), funds.executionRate, funds.score].every(isEmpty)
}

function areIndicatorsEmpty({ table, indicators }: ScoredForm): boolean {
  if (!table) return false
  const asked =
    indicators.length === 0 ||
    indicators.some(({ actualValue, score }) => actualValue.state !== 'absent' || score.state !== 'absent')
  return asked && indicators.every(({ actualValue, score }) => isUnfilled(actualValue) && isEmpty(score))
}

function isUnfilled({ state }: TextField): boolean {
  return state === 'blank' || state === 'absent'
}

/** Also a formula that came to 0 or to an error: 「#DIV/0!」 where nothing was filled in. */
function isEmpty(field: NumberField | undefined): boolean {
  if (field === undefined || field.state === 'blank' || field.state === 'absent') return true
  return field.formula && (isFilled(field) ? field.value.isZero() : field.state === 'unreadable')
}
