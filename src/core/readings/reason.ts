import { isFilled } from '../form/field.ts'
import { oncePer } from '../model/memoise.ts'
import { type DegreeWords, officialDegreeWords } from '../vocabulary/degree-words.ts'
import { RULE_WORDS } from '../vocabulary/rule-words.ts'
import { anyOf } from '../vocabulary/word-pattern.ts'
import type { Indicator } from '../form/forms.ts'
import { squeeze } from '../form/label-text.ts'

/** Whether 偏差原因 says anything at all; 「无」 and 「/」 do not, a formula without a result may. */
export function hasReason({ deviationReason }: Indicator): boolean {
  return deviationReason?.state === 'filled' || deviationReason?.state === 'uncached'
}

const { phrases, followedBy } = RULE_WORDS.generalReasons
/** Words that name no cause of their own: a stock phrase with nothing after it. */
const GENERAL = new RegExp(`^(?:${anyOf(phrases)})[,，。.;；]*(?:${anyOf(followedBy)})?[,，。.;；]*$`)

/** 「疫情影响，未达预期」: a reason is given, but too general to tell what happened and what will be done. */
export function isGeneral(indicator: Indicator): boolean {
  const reason = indicator.deviationReason
  if (reason === undefined) return false
  if (reason.raw === '无') return true
  return reason.state === 'filled' && GENERAL.test(squeeze(reason.raw))
}

/** 「同上」: the reason of an indicator above is this one's too. */
export function refersAbove({ deviationReason }: Indicator): boolean {
  return deviationReason?.state === 'filled' && /^(?:原因)?[同如]上[,，。.;；]?$/.test(squeeze(deviationReason.raw))
}

/** Whether the reason speaks of something not done. */
export function tellsShortfall(indicator: Indicator): boolean {
  return (
    hasReason(indicator) &&
    /未(能)?(按期|按时|全部|全面|完全)?(完成|达到|达标|达预期|实现|开展|实施)|没有(完成|达到|实现)|进度(滞后|缓慢)|尚未/.test(
      squeeze(indicator.deviationReason!.raw),
    )
  )
}

export function belowWeight(indicator: Indicator): boolean {
  return (
    isFilled(indicator.score) &&
    isFilled(indicator.maxScore) &&
    indicator.score.value.lessThan(indicator.maxScore.value)
  )
}

/** Whether the reason tells why points were taken off (调减, 从严, 指标值偏低), and not only what happened. */
export function speaksOfPoints(indicator: Indicator, words: DegreeWords = officialDegreeWords): boolean {
  return hasReason(indicator) && pointsPattern(words).pattern.test(squeeze(indicator.deviationReason!.raw))
}

const pointsPattern = oncePer((words: DegreeWords) => ({ pattern: new RegExp(anyOf(words.points)) }))
