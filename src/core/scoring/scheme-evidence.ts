import { isFilled } from '../form/field.ts'
import type { IndicatorGroup, ScoredForm } from '../form/forms.ts'
import { squeeze } from '../form/label-text.ts'
import type { Submission } from '../identity/submission.ts'
import { oncePer } from '../model/memoise.ts'
import { isAboveZero, plain, sum } from '../model/decimal.ts'
import type { FormEvidence, NamingText, SchemeEvidence } from '../scheme/choose-scheme.ts'
import { inPlainDigits, type ShownWeights } from '../scheme/level-weights.ts'
import type { WeightGroup } from '../scheme/scheme.ts'

type Weights = Partial<Record<WeightGroup, string>>

/** The level-1 group that a 一级指标 is weighed as: a cost row among others is output, a group named 成本 is its own. */
export function weightGroupOf({ name, category }: IndicatorGroup): WeightGroup | undefined {
  if (name.startsWith('成本')) return 'cost'
  if (category !== undefined) return category === 'cost' ? 'output' : category
  if (/决策/.test(name)) return 'decision'
  return /管理|过程/.test(name) ? 'management' : undefined
}

/** What the form prints: 分值 of the execution, 「产出指标（50分）」. */
export const printedWeights = oncePer((form: ScoredForm): ShownWeights => {
  const weights: Weights = {}
  if (isFilled(form.funds?.maxScore)) weights.execution = plain(form.funds.maxScore.value)
  for (const group of form.groups) {
    const own = weightGroupOf(group)
    if (own && isFilled(group.weight)) weights[own] = plain(group.weight.value)
  }
  return weights
})

/** What forms show of the scheme that they follow; texts in which their place or system is named. */
export function schemeEvidence({ unit, year, forms }: Submission): SchemeEvidence {
  const scored = forms.filter((form): form is ScoredForm => form.kind !== 'basic-data')
  const filled = (of: string, texts: readonly (string | undefined)[]): NamingText[] =>
    [...new Set(texts)].flatMap((text) => (text ? [{ of, text: squeeze(text) }] : []))
  return {
    year,
    forms: scored.map(formEvidence),
    places: [
      ...filled('单位名称', [unit]),
      ...filled(
        '标题',
        forms.map((form) => form.title?.raw),
      ),
      ...filled(
        '附件',
        forms.map((form) => form.attachment?.raw),
      ),
    ],
    marks: [
      ...filled(
        '工作表名',
        forms.map((form) => form.sheet),
      ),
      ...filled(
        '项目名称',
        forms.map((form) => (form.kind === 'project' ? form.projectName?.raw : undefined)),
      ),
    ],
  }
}

/** Longer texts are no heads. */
const LONGEST_HEAD = 20

const formEvidence = oncePer((form: ScoredForm): FormEvidence => {
  const heads = new Set(form.texts.flatMap(({ text, label }) => (text.length <= LONGEST_HEAD ? [label] : [])))
  const hasHead = (head: string): boolean => heads.has(head)
  return { weights: { ...addedWeights(form), ...executionInWords(form), ...printedWeights(form) }, hasHead }
})

/** For groups that print none: the sum of their 分值, where each of them can be read. */
function addedWeights({ groups }: ScoredForm): Weights {
  const byGroup = new Map<WeightGroup, IndicatorGroup[]>()
  for (const group of groups) {
    const own = weightGroupOf(group)
    if (own) byGroup.set(own, [...(byGroup.get(own) ?? []), group])
  }
  const weights: Weights = {}
  for (const [own, members] of byGroup) {
    const fields = members
      .flatMap(({ indicators }) => indicators.map(({ maxScore }) => maxScore))
      .filter((field) => field.state !== 'shared')
    const filled = fields.filter(isFilled)
    const total = sum(filled.map(({ value }) => value))
    if (filled.length === fields.length && isAboveZero(total)) weights[own] = plain(total)
  }
  return weights
}

/** 「得分（20分*执行率）」: the head says what a column of its own would. */
function executionInWords(form: ScoredForm): Weights {
  if (form.funds?.maxScore) return {}
  for (const { text, squeezed } of form.texts) {
    const points = text.length <= LONGEST_HEAD ? /(\d{1,2}(?:\.\d)?)分?[*×xX]执行率/.exec(squeezed)?.[1] : undefined
    if (points !== undefined) return { execution: inPlainDigits(points) }
  }
  return {}
}
