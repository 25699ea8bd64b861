import type { DegreeWords } from '../vocabulary/degree-words.ts'
import { anyOf } from '../vocabulary/word-pattern.ts'

/** What may stand before a word to deny it. */
const NEGATION = '[未不无没零]|没有|杜绝|避免|防止|禁止|从未'
export const DENIES = new RegExp(NEGATION)
/** 「无一不通过」 「无应公开未公开事项」 */
export const DENIED_TWICE = /^(?:无|没有|不存在|未发现|未出现|未发生|零).{0,12}[未不]/
export const DENIED_JUST_BEFORE = new RegExp(`(?:${NEGATION}|存在)$`)
export const DENIED_BEFORE = new RegExp(`(?:${NEGATION}).{0,5}$`)
export const DENIED_IN_CLAUSE = new RegExp(`(?:${NEGATION})[^,;。、:()]{0,5}$`)
/** A figure, in digits or in words. */
const COUNT = '\\d|[一二两三四五六七八九十半百几数]'
/** 「未通过项目为0」 「不合格率为0」 「未完成项目0个」: what was denied did not occur. */
export const IS_NONE = /^.{0,6}?(?:[为是:]零|归零|清零|(?<![\d.])0)(?:[个项件起户处家人例次笔%‰]|人次)?$/
/** 「1家未达标」 「个别指标未达标」: of several. */
export const SOME_OF_THEM =
  /^(?:仍|尚|还|其中|仅|只|另|有)*(?:部分|个别|少数|少量|极少|\d+\D|[一二两三四五六七八九十几][个家项户处所座条名人])/
/** 「缺失部分资料」 */
export const LACKS_SOME = /^(?:仍|尚|还)?(?:缺失|缺少|缺)(?:部分|个别|少数|少量|\d)[^已补的]*$/
/** 「除1个项目外」 */
export const BUT_FOR_SOME = /^除.{0,8}?(?:\d|[一二两三四五六七八九十]|个别|少数|部分).{0,10}外/
/** 「完成60%」 「合格率80%」 「75%完成」 */
export const PART =
  /(完成|进度|支付|拨付|到位|完工|发放|合格|整改|覆盖)?(?:率|了|约|达到?|为|至|到)*(\d+(?:\.\d+)?)[%％](完成|进度)?/g
/** 「全部」 「应保尽保」: all of it was asked. */
export const ALL_ASKED = /全部|全覆盖|全面|(?<!平)均|都|应.尽|^100%$/
/** 「有效降低」 was meant to be. */
export const WANTED = /有效|成功|切实|进一步/
const GRAVE = /重特大|特别重大|重大|较大|特大|严重|大规模|区域性|系统性/
const LESSER = /一般|轻微|轻度|较小|小型/

/** 「发生一般事故1起」 against 「不发生重大事故」: of lesser ones nothing was asked. */
export function isLesser(happened: string, target: string): boolean {
  return GRAVE.test(target) && LESSER.test(happened) && !GRAVE.test(happened)
}

export type DegreePatterns = ReturnType<typeof patternsOf>

/** The lists of words as patterns, each of them about one clause. */
export function patternsOf(words: DegreeWords) {
  const w = (list: readonly string[]): string => `(?:${anyOf(list)})`
  const manner = `(?:${anyOf(words.manner)}|在.{1,8}?[前内]){0,3}`
  const late = (list: readonly string[]): RegExp =>
    new RegExp(`(${anyOf(list)})了?(?:$|至|到|${COUNT}|${anyOf(words.lateThen)})`)
  const bad = w([...words.badThings, ...words.late, ...words.putOff, ...words.unmet, ...words.worse])
  return {
    // 「未通过」 「没能按期完成」 「尚未全部验收」: [1] not all of it, [2] the verb.
    notAchieved: new RegExp(
      `${w(words.negations)}${manner}(${anyOf(words.notAll)})?${manner}(${anyOf(words.achieved)})`,
    ),
    // 「验收」 of 「未通过验收」, 「了」, 「3家」: nothing more is said of what was not done.
    bareRest: new RegExp(`^(?:$|了|${COUNT}|(?:成功|好|结束|${anyOf([...words.achieved, ...words.met])})$)`),
    denial: new RegExp(`${w([...words.negations, '不', '非'])}(?:能|够|予以|予|进行|得到|再|有效|真正|实际)*`),
    mannerAlone: new RegExp(`^${w(words.inTime)}$`),
    // 「未完成项目已全部整改」: something else is said of what was not done.
    otherPredicate: new RegExp(w(words.otherPredicate)),
    generic: new RegExp(`^${w(words.generic)}`),
    late: late(words.late),
    putOff: late(words.putOff),
    unmet: new RegExp(`(${anyOf(words.unmet)})(?:了|$|(?:${COUNT})|(?:实施|执行|开展|举办|建设|采购|招标|进行|办理)$)`),
    unmetPhrase: new RegExp(`${w(words.unmetPhrases)}$|^${w(words.unmetWhole)}$`),
    worse: new RegExp(`${w(words.worse)}(?:了|$|\\d)`),
    down: new RegExp(`^(.*?)${w(words.down)}(?:了|$|至|到|\\d)`),
    downward: new RegExp(w(words.down)),
    up: new RegExp(w(words.up)),
    // 「不发生」 「无事故」 「消除隐患」: [1] what is not to be.
    rid: new RegExp(`^${w(words.rid)}(?:发生|出现|存在)?(.*)$`),
    still: new RegExp(`^${w(words.still)}`),
    rise: new RegExp(`${w(words.rise)}(?:了|$|至|到|\\d)`),
    happens: new RegExp(`^(?:共|已|曾)?${w(words.happens)}`),
    badHappens: new RegExp(`^${w(words.happens.filter((word) => word.length > 1))}.{0,8}?${w(words.badThings)}`),
    bad: new RegExp(w(words.badThings)),
    badFirst: new RegExp(`^(?:${bad}|${w([...words.happens, ...words.down, ...words.undone])})`),
    denied: new RegExp(`${w(words.goodNegation)}|(?:${NEGATION}).{0,8}?${bad}`),
    // 「效果一般」, not 「有效降低」 「不差」 「误差」.
    weak: new RegExp(`^.{0,4}?(?<![降减压不最误温时])${w(words.weak)}$`),
    strong: new RegExp(w(words.strong)),
    marked: new RegExp(w(words.marked)),
    slight: new RegExp(w(words.slight)),
    partly: new RegExp(`^(?:已|仅|只|目前|现|均)*${w(words.partly)}了?$`),
    partOf: /^(?:已|仅|只)?部分/,
    only: new RegExp(`^${w(words.only)}`),
    nearly: new RegExp(
      `${w(words.nearly)}了?$|(?:任务|工作|资金|指标|目标|项目)${w(words.partly.filter((word) => word.length > 2))}$`,
    ),
    pending: new RegExp(`${w(words.pending)}|(?<![集适其初高年期途])中$`),
    toCome: new RegExp(`^${w(words.pendingStart)}`),
    mustEnd: new RegExp(w(words.mustEnd)),
    continuing: new RegExp(w(words.continuing)),
    inTime: new RegExp(w(words.inTime)),
    open: new RegExp(w(words.open)),
    met: new RegExp(`${w(words.met)}|^${w(words.metWhole)}$`),
    harmless: new RegExp(w(words.harmless), 'g'),
    cause: new RegExp(`^${w(words.causes)}`),
    bareCause: /^(?:因|由于|原因|主要原因)/,
    causeHead: new RegExp(`^${w(words.causes)}.{1,24}?${w(words.causeEnds)}`),
    // 「延期2个月」 「晚于计划10天」
    delay: new RegExp(`^(?:.{0,12}[,;])?(${anyOf([...words.late, ...words.putOff])})`),
  }
}
