import { blankMark, normaliseText } from '../quantity/normalise-text.ts'

/** Before words that were written elsewhere. */
const QUOTE_HEAD = /^（原写在[^）]*）/
/** 「#NAME?」 「#VALUE!」 「#N/A」: Excel takes a text that begins with 「=」 or 「-」 for a formula. */
const ERROR_VALUE = /^#[A-Z0-9/_]+[!?]?$/i
const DONE = '整改|改正|更正|修改|纠正|订正|改|更改|调整|处理|落实|完成|说明|解释|阅|知|知悉|知晓|收到|采纳'
/** What only says that something was read, agreed to or done, a grade, or one of our own words. */
const ACKNOWLEDGEMENT = new RegExp(
  `^(?:我(?:局|单位|校|院|委|办)?)?(?:均|都|全部)?(?:${[
    `已(?:经)?(?:按要求|按意见|按规定)?(?:${DONE})(?:完毕|完成|到位|完|好|过|了)?`,
    '不?同意(?:不作要求)?|收到|阅|知悉|知道了?|好的?|是的?|可以|谢谢|请?(?:说明|改正|核实)|提示',
    '优秀?|良好?|中等?|差|合格|不合格',
  ].join('|')})$`,
)
const SCORE = /^(?:得|扣|约|近|负|减|正)*[-+]?[\d.〇零一二两三四五六七八九十百点半/／-]+分?(?:左右|以上|以下)?$/
const NOT_TAKEN = /复核得分「[^」]*」没有采用/g

/**
 * Whether words under 情况说明 give a reason at all. A mark of an empty cell, a number, an error value of a formula,
 * 「已整改」 beside a fault that is still there: they are kept and quoted, and explain nothing.
 */
export function saysSomething(words: string): boolean {
  return words.split('\n').some((line) => {
    const own = line.trim().replace(QUOTE_HEAD, '').replace(NOT_TAKEN, '')
    return (
      !isLikeScore(own) && own.split(/[，。；、！,.;!\s]+/).some((part) => !isLikeScore(part) && !isAcknowledged(part))
    )
  })
}

/** 「-1」 「扣2分」 「约九分」 「#VALUE!」: what looks like a score, and gives no reason for one. */
export function isLikeScore(text: string): boolean {
  return isEmptyWord(text) || SCORE.test(normaliseText(text))
}

/** Said in place of such a text, where it is no score. */
export function notTaken(score: string): string {
  return `复核得分「${score}」没有采用`
}

/** A mark of an empty cell, or what has no letter: numbers, signs, values of errors. */
function isEmptyWord(text: string): boolean {
  return blankMark(text) !== undefined || !/\p{L}/u.test(text) || ERROR_VALUE.test(text.trim())
}

function isAcknowledged(part: string): boolean {
  return ACKNOWLEDGEMENT.test(normaliseText(part).replace(/[?~"'“”‘’「」()（）]/g, ''))
}
