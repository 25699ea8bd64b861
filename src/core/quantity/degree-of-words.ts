import { oncePer } from '../model/memoise.ts'
import { type DegreeWords, officialDegreeWords } from '../vocabulary/degree-words.ts'
import { anyOf } from '../vocabulary/word-pattern.ts'
import type { WordDegree } from './attainment.ts'

/** Nothing this long is a degree of attainment; what lies behind is not searched. */
const SEARCHED = 2000
const MOST_CLAUSES = 40

/**
 * How far the words of an 实际完成值 go towards 达成 (text already normalised), read clause by clause. What was denied of something bad (未逾期, 无违规)
 * is good; what was denied of an achievement (未达到, 尚未验收) is not reached; any other denial is left open. A word of failure counts only as
 * the predicate, at the end of its clause or before 了 or a figure: 「延期项目已全部验收」 tells of no delay. Words that the target itself has are no failure.
 */
export function degreeOfWords(text: string, target = '', words: DegreeWords = officialDegreeWords): WordDegree {
  return readersBy(words).read(text.slice(0, SEARCHED), target.slice(0, SEARCHED))
}

const readersBy = oncePer((words: DegreeWords) => new DegreeReader(words))

const OPEN: WordDegree = { degree: 'open', sure: false }
const ACHIEVED: WordDegree = { degree: 'achieved', sure: false }

/** What one clause says by itself. `denied`: of something bad that it did not happen; `pending`: under way; `part`: a per cent below 100. */
type Clause =
  | { readonly says: 'met' | 'denied' | 'open' | 'pending' | 'part' }
  | { readonly says: 'unmet'; readonly sure: boolean; readonly late: boolean }
  | { readonly says: 'partly'; readonly sure: boolean }

const NEGATION = '[未不无没零]|没有|杜绝|避免|防止|禁止|从未'
const DENIES = new RegExp(NEGATION)
const DENIED_JUST_BEFORE = new RegExp(`(?:${NEGATION}|存在)$`)
const DENIED_BEFORE = new RegExp(`(?:${NEGATION}).{0,5}$`)
/** A figure, in digits or in words. */
const COUNT = '\\d|[一二两三四五六七八九十半百几数]'

class DegreeReader {
  private readonly notAchieved: RegExp
  private readonly otherPredicate: RegExp
  private readonly late: RegExp
  private readonly unmet: RegExp
  private readonly unmetPhrase: RegExp
  private readonly worse: RegExp
  private readonly down: RegExp
  private readonly up: RegExp
  private readonly weak: RegExp
  private readonly strong: RegExp
  private readonly partly: RegExp
  private readonly nearly: RegExp
  private readonly pending: RegExp
  private readonly open: RegExp
  private readonly mustEnd: RegExp
  private readonly inTime: RegExp
  private readonly harmless: RegExp
  private readonly denied: RegExp
  private readonly met: RegExp
  private readonly cause: RegExp
  private readonly causeHead: RegExp

  constructor(words: DegreeWords) {
    const w = (list: readonly string[]): string => `(?:${anyOf(list)})`
    const manner = `(?:${anyOf(words.manner)}|在.{1,8}?[前内]){0,3}`
    this.notAchieved = new RegExp(`${w(words.negations)}${manner}(${anyOf(words.notAll)})?${manner}(${anyOf(words.achieved)})`)
    this.otherPredicate = new RegExp(w(words.otherPredicate))
    this.late = new RegExp(`(${anyOf(words.late)})了?(?:$|至|到|${COUNT}|${anyOf(words.lateThen)})`)
    this.unmet = new RegExp(`(${anyOf(words.unmet)})(?:了|$|(?:${COUNT})|(?:实施|执行|开展|举办|建设|采购|招标|进行|办理)$)`)
    this.unmetPhrase = new RegExp(`${w(words.unmetPhrases)}$|^${w(words.unmetWhole)}$`)
    this.worse = new RegExp(`${w(words.worse)}(?:了|$|\\d)`)
    this.down = new RegExp(`^(.*?)${w(words.down)}(?:了|$|至|到|\\d)`)
    this.up = new RegExp(w(words.up))
    this.weak = new RegExp(`^(?:效果|成效|改善|提升|满意度|情况|水平|程度|较为|比较)?${w(words.weak)}$`)
    this.strong = new RegExp(w(words.strong))
    this.partly = new RegExp(`^(?:已|仅|只|目前|现|均)*${w(words.partly)}了?$`)
    this.nearly = new RegExp(
      `${w(words.nearly)}了?$|(?:任务|工作|资金|指标|目标|项目)${w(words.partly.filter((word) => word.length > 2))}$`,
    )
    this.pending = new RegExp(`${w(words.pending)}|^${w(words.pendingStart)}`)
    this.open = new RegExp(w(words.open))
    this.mustEnd = new RegExp(w(words.mustEnd))
    this.inTime = new RegExp(w(words.inTime))
    this.harmless = new RegExp(w(words.harmless), 'g')
    this.denied = new RegExp(
      `${w(words.goodNegation)}|(?:${NEGATION}).{0,8}?${w([...words.badThings, ...words.late, ...words.unmet, ...words.worse])}`,
    )
    this.met = new RegExp(`${w(words.met)}|^${w(words.metWhole)}$`)
    this.cause = new RegExp(`^(?:${anyOf(words.causes)})`)
    this.causeHead = new RegExp(`^(?:${anyOf(words.causes)}).{1,24}?(?:${anyOf(words.causeEnds)})`)
  }

  read(text: string, target: string): WordDegree {
    if (/[未不]涉及/.test(text)) return OPEN
    const clauses = text.split(/[,;。、!?()[\]:]|但是|但|不过|然而/, MOST_CLAUSES).filter((clause) => clause !== '')
    const said = clauses.filter((clause) => !this.isCause(clause)).map((clause) => this.clause(clause.replace(this.causeHead, ''), target))
    return combined(said.length > 0 ? said : clauses.map((clause) => this.clause(clause, target)))
  }

  isUnsettled(text: string): boolean {
    return this.pending.test(text) || this.open.test(text)
  }

  /** 「因资金不到位」 tells why, not what. */
  private isCause(clause: string): boolean {
    if (!this.cause.test(clause)) return false
    return this.causeHead.test(clause) ? clause.replace(this.causeHead, '').length < 2 : /^(?:因|由于|原因|主要原因)/.test(clause)
  }

  private clause(raw: string, target: string): Clause {
    const clause = raw.replace(this.harmless, '常')
    return this.failed(clause, target) ?? this.halfway(clause, target) ?? this.reached(clause)
  }

  private failed(clause: string, target: string): Clause | undefined {
    const denied = this.notAchieved.exec(clause)
    if (denied) return this.notReached(clause, target, denied)
    const late = predicate(this.late, clause, target)
    if (late === 'denied') return { says: 'denied' }
    if (late !== undefined)
      return this.otherPredicate.test(late) ? { says: 'open' } : { says: 'unmet', sure: isTimely(target, this.inTime), late: true }
    const failed = predicate(this.unmet, clause, target)
    if (failed === 'denied') return { says: 'denied' }
    if (failed !== undefined) return { says: 'unmet', sure: true, late: false }
    for (const pattern of [this.unmetPhrase, this.worse]) {
      const found = predicate(pattern, clause, target)
      if (found === 'denied') return { says: 'denied' }
      if (found !== undefined) return { says: 'unmet', sure: false, late: false }
    }
    return this.fell(clause, target) ? { says: 'unmet', sure: false, late: false } : undefined
  }

  /** 「未通过验收」; but 「无未通过项目」 is good, 「未完成项目已全部整改」 leaves it open, and a target of 「不开工」 is met by 「未开工」. */
  private notReached(clause: string, target: string, found: RegExpExecArray): Clause {
    const before = clause.slice(0, found.index)
    const after = clause.slice(found.index + found[0].length)
    const verb = found[2]!
    if (DENIED_JUST_BEFORE.test(before) || /(?:为零|为0|[:为]?0)[个项件起%]?$/.test(after)) return { says: 'denied' }
    if (isDeniedIn(target, verb)) return { says: 'denied' }
    if (this.otherPredicate.test(after)) return { says: 'open' }
    if (found[1] !== undefined) return { says: 'partly', sure: after.length <= 1 }
    const bare = after === '' || /^(?:了|\d)/.test(after) || sharesWords(after, target)
    return { says: 'unmet', sure: bare, late: false }
  }

  /** 「下降」 against 「提升」. */
  private fell(clause: string, target: string): boolean {
    const fallen = this.down.exec(clause)
    if (!fallen || !this.up.test(target) || this.down.test(target)) return false
    return !DENIES.test(fallen[1]!) && !this.up.test(clause) && fallen[1]!.length <= 6 && !this.denied.test(`无${fallen[1]}`)
  }

  private halfway(clause: string, target: string): Clause | undefined {
    if (this.partly.test(clause)) return { says: 'partly', sure: true }
    if (this.nearly.test(clause) && !target.includes('基本')) return { says: 'partly', sure: false }
    if (this.weak.test(clause) && this.strong.test(target) && !target.includes(clause)) return { says: 'partly', sure: false }
    if (this.pending.test(clause)) return this.mustEnd.test(target) ? { says: 'partly', sure: false } : { says: 'pending' }
    for (const [, done, figure, , of] of clause.matchAll(
      /(完成|进度|支付|拨付|到位|完工)?(?:率|了|约|达到?|为|至|到)*(\d+(\.\d+)?)[%％](完成|进度)?/g,
    )) {
      if (Number(figure) < 100) return (done ?? of) ? { says: 'partly', sure: false } : { says: 'part' }
    }
    return undefined
  }

  private reached(clause: string): Clause {
    if (this.denied.test(clause)) return { says: 'denied' }
    if (/[未无没不]|[零负]增/.test(clause) || this.open.test(clause)) return { says: 'open' }
    return { says: this.met.test(clause) ? 'met' : 'open' }
  }
}

/** What stands behind a word of failure; `denied` behind a negation, undefined where it does not stand or the target has it itself. */
function predicate(pattern: RegExp, clause: string, target: string): string | 'denied' | undefined {
  const found = pattern.exec(clause)
  if (!found || (found[1] !== undefined && target.includes(found[1]))) return undefined
  if (DENIED_BEFORE.test(clause.slice(0, found.index))) return 'denied'
  return clause.slice(found.index + found[0].length)
}

/** Whether the target asks for a time. */
function isTimely(target: string, inTime: RegExp): boolean {
  return inTime.test(target) || /\d[年月]/.test(target)
}

/** 「不开工」 「禁止使用」: the target asks that it does not happen. */
function isDeniedIn(target: string, verb: string): boolean {
  const at = target.indexOf(verb)
  return at > 0 && DENIES.test(target.slice(Math.max(0, at - 3), at))
}

function sharesWords(text: string, target: string): boolean {
  for (let at = 0; at + 2 <= Math.min(text.length, 12); at++) if (target.includes(text.slice(at, at + 2))) return true
  return false
}

function combined(clauses: readonly Clause[]): WordDegree {
  const unmet = clauses.flatMap((each) => (each.says === 'unmet' ? [each] : []))
  const partly = clauses.flatMap((each) => (each.says === 'partly' ? [each] : []))
  const says = (what: Clause['says']): boolean => clauses.some((each) => each.says === what)
  if (unmet.length > 0) {
    if (says('met')) return { degree: 'partly', sure: false }
    return { degree: 'not', sure: unmet.some((each) => each.sure), ...(unmet.some((each) => each.late) ? { late: true as const } : {}) }
  }
  if (partly.length > 0) return { degree: 'partly', sure: partly.some((each) => each.sure) && !says('met') }
  if (says('pending') || says('part')) return OPEN
  return says('met') || says('denied') ? ACHIEVED : OPEN
}

/** Whether the words leave the outcome to the future, although they may contain the target's words. */
export function isUnsettled(text: string, words: DegreeWords = officialDegreeWords): boolean {
  return readersBy(words).isUnsettled(text.slice(0, SEARCHED))
}
