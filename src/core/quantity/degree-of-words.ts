import { oncePer } from '../model/memoise.ts'
import { type DegreeWords, officialDegreeWords } from '../vocabulary/degree-words.ts'
import { anyOf } from '../vocabulary/word-pattern.ts'
import type { WordDegree } from './attainment.ts'

/** Nothing this long is a degree of attainment; what lies behind is not searched. */
const SEARCHED = 2000
const MOST_CLAUSES = 40

/** What the outcome is held against: the words of the target and, unless it is of something bad, the indicator's name. */
export interface Asked {
  readonly target: string
  readonly name: string
  /** A figure was asked: 「未引进」 against 「5个」 is nothing of it. */
  readonly figure: boolean
}

const NOTHING_ASKED: Asked = { target: '', name: '', figure: false }

/**
 * How far the words of an 实际完成值 go towards 达成 (text already normalised), read clause by clause. What was denied of something bad (未逾期, 无违规)
 * is good; what was denied of an achievement (未达到, 尚未验收) or of the target's own words is not reached; any other denial is left open. A word of failure
 * counts only as the predicate, at the end of its clause or before 了 or a figure: 「延期项目已全部验收」 tells of no delay. Words that the target itself
 * has are no failure.
 */
export function degreeOfWords(text: string, asked: Asked = NOTHING_ASKED, words: DegreeWords = officialDegreeWords): WordDegree {
  return readersBy(words).read(text.slice(0, SEARCHED), { ...asked, target: asked.target.slice(0, SEARCHED) })
}

/** Whether the words leave the outcome to the future, although they may contain the target's words. */
export function isUnsettled(text: string, words: DegreeWords = officialDegreeWords): boolean {
  return readersBy(words).isUnsettled(text.slice(0, SEARCHED))
}

const readersBy = oncePer((words: DegreeWords) => new DegreeReader(words))

const OPEN: WordDegree = { degree: 'open', sure: false }
const ACHIEVED: WordDegree = { degree: 'achieved', sure: false }

/** What one clause says by itself. `denied`: of something bad that it did not happen; `pending`: under way; `part`: a per cent below 100. */
type Clause =
  | { readonly says: 'met' | 'denied' | 'open' | 'pending' | 'part' }
  | { readonly says: 'unmet'; readonly sure: boolean; readonly late?: true }
  | { readonly says: 'partly'; readonly sure: boolean }

const NEGATION = '[未不无没零]|没有|杜绝|避免|防止|禁止|从未'
const DENIES = new RegExp(NEGATION)
/** 「无一不通过」 「无应公开未公开事项」 */
const DENIED_TWICE = /^(?:无|没有|不存在|未发现|未出现|未发生|零).{0,12}[未不]/
const DENIED_JUST_BEFORE = new RegExp(`(?:${NEGATION}|存在)$`)
const DENIED_BEFORE = new RegExp(`(?:${NEGATION}).{0,5}$`)
/** A figure, in digits or in words. */
const COUNT = '\\d|[一二两三四五六七八九十半百几数]'
/** 「未通过项目为0」 */
const IS_NONE = /^.{0,6}?(?:为零|为0|[:为]0|归零|清零)[个项件起%]?$/
const PART = /(完成|进度|支付|拨付|到位|完工|发放|合格|整改|覆盖)?(?:率|了|约|达到?|为|至|到)*(\d+(?:\.\d+)?)[%％](完成|进度)?/g
/** 「全部」 「应保尽保」: all of it was asked. */
const ALL_ASKED = /全部|全覆盖|全面|(?<!平)均|都|应.尽|^100%$/

class DegreeReader {
  private readonly patterns: ReturnType<typeof patternsOf>

  constructor(words: DegreeWords) {
    this.patterns = patternsOf(words)
  }

  read(text: string, asked: Asked): WordDegree {
    if (/[未不]涉及/.test(text)) return OPEN
    const clauses = text.split(/[,;。、!?()[\]:]|但是|但|不过|然而/, MOST_CLAUSES).filter((clause) => clause !== '')
    const told = clauses.filter((clause) => !this.isCause(clause))
    const read = (clause: string): Clause => this.clause(clause.replace(this.patterns.causeHead, ''), asked)
    return combined((told.length > 0 ? told : clauses).map(read))
  }

  isUnsettled(text: string): boolean {
    const { pending, toCome, open } = this.patterns
    return pending.test(text) || toCome.test(text) || open.test(text)
  }

  /** 「因资金不到位」 tells why, not what. */
  private isCause(clause: string): boolean {
    const { cause, causeHead, bareCause } = this.patterns
    if (!cause.test(clause)) return false
    return causeHead.test(clause) ? clause.replace(causeHead, '').length < 2 : bareCause.test(clause)
  }

  private clause(raw: string, asked: Asked): Clause {
    const clause = raw.replace(this.patterns.harmless, '常')
    return this.failed(clause, asked) ?? this.halfway(clause, asked) ?? this.reached(clause)
  }

  private failed(clause: string, asked: Asked): Clause | undefined {
    const { notAchieved, late, putOff, unmet, unmetPhrase, worse } = this.patterns
    if (DENIED_TWICE.test(clause)) return { says: 'denied' }
    const denied = notAchieved.exec(clause)
    if (denied) return this.notReached(clause, asked, denied)
    const own = this.deniesAsked(clause, asked)
    if (own) return own
    for (const [pattern, sure] of [
      [late, this.isTimely(asked)],
      [putOff, false],
    ] as const) {
      const behind = predicate(pattern, clause, asked.target)
      if (behind === 'denied') return { says: 'denied' }
      if (behind !== undefined) return { says: 'unmet', sure, late: true }
    }
    for (const [pattern, sure] of [
      [unmet, true],
      [unmetPhrase, false],
      [worse, false],
    ] as const) {
      const behind = predicate(pattern, clause, asked.target)
      if (behind === 'denied') return { says: 'denied' }
      if (behind !== undefined) return { says: 'unmet', sure }
    }
    return this.fell(clause, asked.target) || this.rose(clause, asked.target) || this.happened(clause, asked.target)
      ? { says: 'unmet', sure: false }
      : undefined
  }

  /** 「未通过验收」; but 「无未通过项目」 is good, 「未完成项目已全部整改」 leaves it open, and a target of 「不开工」 is met by 「未开工」. */
  private notReached(clause: string, asked: Asked, found: RegExpExecArray): Clause {
    const before = clause.slice(0, found.index)
    const after = clause.slice(found.index + found[0].length)
    const verb = found[2]!
    if (DENIED_JUST_BEFORE.test(before) || IS_NONE.test(after) || isDeniedIn(asked.target, verb)) return { says: 'denied' }
    if (found[1] !== undefined) return { says: 'partly', sure: after.length <= 1 }
    const bare = after === '' || /^(?:完成|到位|成功|完毕|好|结束)$/.test(after) || /^(?:了|\d|[一二两三四五六七八九十])/.test(after)
    if (!bare && this.isAttribute(after)) return { says: 'open' }
    if (asked.figure && after.length <= 6) return { says: 'unmet', sure: bare }
    if (bare || asked.target.includes(verb) || sharesWords(after, asked) || this.patterns.generic.test(after))
      return { says: 'unmet', sure: true }
    return { says: 'open' }
  }

  /** What stands behind says something of what was not done: 「未完成项目已全部整改」, 「未支付部分为质保金」. */
  private isAttribute(after: string): boolean {
    return this.patterns.otherPredicate.test(after)
  }

  /** 「未创建成功」 against 「创建成功」, 「不合规」 against 「合规」, 「尚未兑付」 of 兑付率; of a figure that was asked, any bare denial of an act. */
  private deniesAsked(clause: string, { target, name, figure }: Asked): Clause | undefined {
    const found = this.patterns.denial.exec(clause)
    if (!found || DENIED_JUST_BEFORE.test(clause.slice(0, found.index))) return undefined
    const behind = clause.slice(found.index + found[0].length)
    if (behind.length < 2 || isDeniedIn(target, behind.slice(0, 2))) return undefined
    if (this.patterns.badFirst.test(behind) && !target.startsWith(behind.slice(0, 2))) return undefined
    if (this.patterns.mannerAlone.test(behind)) return this.isTimely({ target, name, figure }) ? { says: 'unmet', sure: true } : undefined
    const own = target.length >= 2 && behind.startsWith(target)
    // 「没有群众投诉」 denies a thing and no act.
    if (!own && found[0] === '没有') return this.patterns.badIn.test(behind) ? { says: 'denied' } : undefined
    const wording = own || target.includes(behind.slice(0, 2)) || (behind.length <= 4 && name.includes(behind.slice(0, 2)))
    if (wording) return !own && this.isAttribute(behind.slice(2)) ? { says: 'open' } : { says: 'unmet', sure: own || behind.length <= 6 }
    if (found.index === 0 && behind.length <= 3 && figure) return { says: 'unmet', sure: false }
    return undefined
  }

  private isTimely({ target }: Asked): boolean {
    return this.patterns.inTime.test(target) || /\d[年月]/.test(target)
  }

  /** 「下降」 against 「提升」. */
  private fell(clause: string, target: string): boolean {
    const { down, up, denied } = this.patterns
    const fallen = down.exec(clause)
    if (!fallen || !up.test(target) || down.test(target) || /[零负不未无]/.test(target)) return false
    const about = fallen[1]!
    return !DENIES.test(about) && !up.test(clause) && about.length <= 6 && !denied.test(`无${about}`)
  }

  /** 「投诉上升」 against 「投诉下降」, 「延长2天」 against 「缩短」. */
  private rose(clause: string, target: string): boolean {
    const { down, up, rise } = this.patterns
    return rise.test(clause) && down.test(target) && !up.test(target) && !DENIES.test(clause) && !DENIES.test(target) && !down.test(clause)
  }

  /** 「发生1起」 against 「不发生」, 「出现泄题」, 「超预算12万元」 against 「不超预算」. */
  private happened(clause: string, target: string): boolean {
    if (DENIES.test(clause) || /负增/.test(clause)) return false
    const asked = this.patterns.rid.exec(target)
    if (!asked) return this.patterns.badHappens.test(clause)
    const thing = asked[1]!
    return (
      this.patterns.happens.test(clause) ||
      this.patterns.still.test(clause) ||
      (thing.length >= 2 && clause.includes(thing.slice(0, 3)) && (this.patterns.down.test(thing) || !this.patterns.down.test(clause)))
    )
  }

  private halfway(clause: string, asked: Asked): Clause | undefined {
    const { partly, partOf, nearly, weak, strong, pending, toCome, only, mustEnd, continuing } = this.patterns
    const { target } = asked
    if (partly.test(clause)) return { says: 'partly', sure: true }
    if (nearly.test(clause) && !target.includes('基本')) return { says: 'partly', sure: false }
    if (partOf.test(clause) && !asked.name.includes(clause.slice(0, 4)) && (ALL_ASKED.test(target) || sharesWords(clause.slice(2), asked)))
      return { says: 'partly', sure: false }
    if (only.test(clause) && mustEnd.test(target)) return { says: 'partly', sure: false }
    if (weak.test(clause) && (asked.figure || strong.test(target)) && !target.includes(clause)) return { says: 'partly', sure: false }
    const underWay = pending.exec(clause)
    if ((underWay && !target.includes(underWay[0])) || (toCome.test(clause) && !sharesWords(clause.slice(0, 2), asked))) {
      const ended = mustEnd.test(target) || this.isTimely(asked)
      return ended && !continuing.test(target) ? { says: 'partly', sure: false } : { says: 'pending' }
    }
    return this.portion(clause, target)
  }

  /** 「完成60%」 of what was to be done, 「75%」 of all. */
  private portion(clause: string, target: string): Clause | undefined {
    if (/[%％]/.test(target)) return undefined
    for (const [whole, done, figure, of] of clause.matchAll(PART)) {
      if (Number(figure) >= 100) continue
      const all = ALL_ASKED.test(target) && whole.length >= clause.length - 4
      return done !== undefined || of !== undefined || all || /完成|进度/.test(clause) ? { says: 'partly', sure: false } : { says: 'part' }
    }
    return undefined
  }

  private reached(clause: string): Clause {
    const { denied, open, met } = this.patterns
    if (denied.test(clause)) return { says: 'denied' }
    if (/[未无没不]|[零负]增/.test(clause) || open.test(clause)) return { says: 'open' }
    return { says: met.test(clause) ? 'met' : 'open' }
  }
}

function patternsOf(words: DegreeWords) {
  const w = (list: readonly string[]): string => `(?:${anyOf(list)})`
  const manner = `(?:${anyOf(words.manner)}|在.{1,8}?[前内]){0,3}`
  return {
    notAchieved: new RegExp(`${w(words.negations)}${manner}(${anyOf(words.notAll)})?${manner}(${anyOf(words.achieved)})`),
    denial: new RegExp(`(?:${anyOf([...words.negations, '不', '非'])})(?:能|够|予以|予|进行|得到|再|有效|真正|实际)*`),
    mannerAlone: new RegExp(`^(?:${anyOf(words.inTime)})$`),
    otherPredicate: new RegExp(w(words.otherPredicate)),
    late: new RegExp(`(${anyOf(words.late)})了?(?:$|至|到|${COUNT}|${anyOf(words.lateThen)})`),
    putOff: new RegExp(`(${anyOf(words.putOff)})了?(?:$|至|到|${COUNT}|${anyOf(words.lateThen)})`),
    unmet: new RegExp(`(${anyOf(words.unmet)})(?:了|$|(?:${COUNT})|(?:实施|执行|开展|举办|建设|采购|招标|进行|办理)$)`),
    unmetPhrase: new RegExp(`${w(words.unmetPhrases)}$|^${w(words.unmetWhole)}$`),
    worse: new RegExp(`${w(words.worse)}(?:了|$|\\d)`),
    down: new RegExp(`^(.*?)${w(words.down)}(?:了|$|至|到|\\d)`),
    up: new RegExp(w(words.up)),
    rid: new RegExp(`^${w(words.rid)}(?:发生|出现|存在)?(.*)$`),
    still: new RegExp(`^${w(words.still)}`),
    rise: new RegExp(`${w(words.rise)}(?:了|$|至|到|\\d)`),
    happens: new RegExp(`^(?:共|已|曾)?${w(words.happens)}`),
    badHappens: new RegExp(`^(?:${anyOf(words.happens.filter((word) => word.length > 1))}).{0,8}?${w(words.badThings)}`),
    badIn: new RegExp(w([...words.badThings, ...words.late, ...words.putOff, ...words.worse])),
    badFirst: new RegExp(
      `^${w([...words.badThings, ...words.happens, ...words.worse, ...words.down, ...words.late, ...words.putOff, ...words.unmet, ...words.undone])}`,
    ),
    weak: new RegExp(`^.{0,4}?${w(words.weak)}$`),
    strong: new RegExp(w(words.strong)),
    partly: new RegExp(`^(?:已|仅|只|目前|现|均)*${w(words.partly)}了?$`),
    partOf: /^(?:已|仅|只)?部分/,
    only: new RegExp(`^${w(words.only)}`),
    nearly: new RegExp(`${w(words.nearly)}了?$|(?:任务|工作|资金|指标|目标|项目)${w(words.partly.filter((word) => word.length > 2))}$`),
    pending: new RegExp(`${w(words.pending)}|(?<![集适其初高年期途])中$`),
    toCome: new RegExp(`^${w(words.pendingStart)}`),
    open: new RegExp(w(words.open)),
    mustEnd: new RegExp(w(words.mustEnd)),
    continuing: new RegExp(w(words.continuing)),
    inTime: new RegExp(w(words.inTime)),
    generic: new RegExp(`^${w(words.generic)}`),
    harmless: new RegExp(w(words.harmless), 'g'),
    denied: new RegExp(
      `${w(words.goodNegation)}|(?:${NEGATION}).{0,8}?${w([...words.badThings, ...words.late, ...words.putOff, ...words.unmet, ...words.worse])}`,
    ),
    met: new RegExp(`${w(words.met)}|^${w(words.metWhole)}$`),
    cause: new RegExp(`^(?:${anyOf(words.causes)})`),
    bareCause: /^(?:因|由于|原因|主要原因)/,
    causeHead: new RegExp(`^(?:${anyOf(words.causes)}).{1,24}?(?:${anyOf(words.causeEnds)})`),
  }
}

/** What stands behind a word of failure; `denied` behind a negation, undefined where it does not stand or the target has it itself. */
function predicate(pattern: RegExp, clause: string, target: string): string | 'denied' | undefined {
  const found = pattern.exec(clause)
  if (!found || (found[1] !== undefined && target.includes(found[1]))) return undefined
  if (DENIED_BEFORE.test(clause.slice(0, found.index))) return 'denied'
  return clause.slice(found.index + found[0].length)
}

/** 「不开工」 「禁止使用」: the target asks that it does not happen. */
function isDeniedIn(target: string, verb: string): boolean {
  const at = target.indexOf(verb)
  return at > 0 && DENIES.test(target.slice(Math.max(0, at - 6), at))
}

function sharesWords(text: string, { target, name }: Asked): boolean {
  for (let at = 0; at + 2 <= Math.min(text.length, 12); at++) {
    const pair = text.slice(at, at + 2)
    if (target.includes(pair) || name.includes(pair)) return true
  }
  return false
}

function combined(clauses: readonly Clause[]): WordDegree {
  const unmet = clauses.flatMap((each) => (each.says === 'unmet' ? [each] : []))
  const partly = clauses.flatMap((each) => (each.says === 'partly' ? [each] : []))
  const says = (what: Clause['says']): boolean => clauses.some((each) => each.says === what)
  if (unmet.length > 0) {
    if (says('met')) return { degree: 'partly', sure: false }
    // What else the text says is not understood: it may be that the rest was done.
    return {
      degree: 'not',
      sure: unmet.some((each) => each.sure) && !says('open'),
      ...(unmet.every((each) => each.late) ? { late: true as const } : {}),
    }
  }
  if (partly.length > 0) return { degree: 'partly', sure: partly.some((each) => each.sure) && !says('met') }
  if (says('pending') || says('part')) return OPEN
  return says('met') || says('denied') ? ACHIEVED : OPEN
}
