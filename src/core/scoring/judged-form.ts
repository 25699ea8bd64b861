import type { Indicator } from '../form/forms.ts'
import { type Decimal, HUNDRED, plain } from '../model/decimal.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { gradeOf } from '../scheme/schemes.ts'
import { type Hand, handOpinion } from './hand-opinion.ts'
import { type ReviewedForm, totalOf } from './review-form.ts'

/** What a person judged on a form. */
export interface FormJudgement {
  readonly execution: Hand | undefined
  /** By the first row of what is scored as one. */
  readonly items: ReadonlyMap<Indicator, Hand>
  readonly total: Hand | undefined
}

/**
 * The review of a form with a person's judgement in it: his scores count, his words stand before what was computed, and
 * total and grade follow. A total above 100 is never taken.
 */
export function judgedForm(review: ReviewedForm, judgement: FormJudgement, scheme: Scheme): ReviewedForm {
  const { form } = review
  const execution = review.execution && judged(review.execution, judgement.execution)
  const items = review.items.map((each) => judged(each, judgement.items.get(each.indicator)))
  const computed = totalOf(form, execution, items)
  const hand = isOwnTotal(judgement.total, computed.total) ? judgement.total : undefined
  const own = hand?.score !== undefined && !hand.score.greaterThan(HUNDRED) ? hand.score : undefined
  const total = own ?? computed.total
  const byRow = new Map(items.flatMap((each) => each.item.rows.map((row) => [row, each] as const)))
  return {
    form,
    execution,
    items,
    assess: review.assess,
    of: (indicator) => byRow.get(indicator)!,
    total,
    incomplete: own ? undefined : computed.incomplete,
    grade: total ? gradeOf(total, scheme) : '',
    undecided: [execution, ...items].filter((each) => each?.decided === false).length,
    ...(hand ? { totalHand: { score: own, words: totalWords(hand, own), computed: computed.total } } : {}),
  }
}

/** Whoever puts in what his own scores add up to only does the sum for us. */
function isOwnTotal(hand: Hand | undefined, computed: Decimal | undefined): boolean {
  return !(hand?.score && hand.words === '' && computed?.equals(hand.score))
}

/** A total that is not taken is told. */
function totalWords({ score, words }: Hand, own: Decimal | undefined): string {
  const refused = score !== undefined && own === undefined ? `填的总分 ${plain(score)} 超过 100，没有采用` : ''
  return [words, refused].filter((each) => each !== '').join('；')
}

type Scored = Pick<ReviewedForm['items'][number], 'score' | 'decided' | 'opinion' | 'hand'>

function judged<Row extends Scored>(row: Row, hand: Hand | undefined): Row {
  if (!hand) return row
  return {
    ...row,
    score: hand.score ?? row.score,
    decided: true,
    opinion: handOpinion(hand, row),
    hand: { ...hand, computed: row.score },
  }
}

/** How many rows of a form a person judged, the total among them. */
export function rowsByHand({ execution, items, totalHand }: ReviewedForm): number {
  return [execution?.hand, ...items.map(({ hand }) => hand), totalHand].filter((hand) => hand !== undefined).length
}

/** A score of a person's and the 分值 that it exceeds. */
interface AboveWeight {
  readonly label: string
  readonly score: Decimal
  readonly weight: Decimal
}

/** Scores of a person's that are above what the row can earn: told, and left to him. */
export function scoresAboveWeight({ execution, items }: ReviewedForm): readonly AboveWeight[] {
  const rows = [
    { label: '执行率', weight: execution?.assessment?.weight, hand: execution?.hand },
    ...items.map(({ indicator, weight, hand }) => ({ label: indicator.level3.raw, weight, hand })),
  ]
  return rows.flatMap(({ label, weight, hand }) =>
    weight && hand?.score?.greaterThan(weight) ? [{ label, score: hand.score, weight }] : [],
  )
}
