import { oncePer } from '../model/memoise.ts'
import { type DegreeWords, officialDegreeWords } from '../vocabulary/degree-words.ts'
import { OPEN, type WordDegree } from './attainment.ts'
import { type Clause, combined } from './clause.ts'
import {
  ALL_ASKED,
  BUT_FOR_SOME,
  DENIED_BEFORE,
  DENIED_IN_CLAUSE,
  DENIED_JUST_BEFORE,
  DENIED_TWICE,
  DENIES,
  type DegreePatterns,
  isLesser,
  IS_NONE,
  PART,
  patternsOf,
  LACKS_SOME,
  SOME_OF_THEM,
  WANTED,
} from './degree-patterns.ts'

/** Nothing this long is a degree of attainment; what lies behind is not searched. */
const SEARCHED = 2000
const MOST_CLAUSES = 40

/**
 * What the outcome is held against: the words of the target and, unless it is of something bad, the indicator's name.
 */
export interface Asked {
  readonly target: string
  readonly name: string
  /** A figure was asked: 「未引进」 against 「5个」 is nothing of it. */
  readonly figure: boolean
  /** The indicator is of something bad, or better low: 「较低」 is no weakness. */
  readonly low: boolean
}

const NOTHING_ASKED: Asked = { target: '', name: '', figure: false, low: false }

/**
 * How far the words of an 实际完成值 go towards 达成 (text already normalised), read clause by clause. What was denied of
 * something bad (未逾期, 无违规) is good; what was denied of an achievement (未达到, 尚未验收) or of the target's own words is not
 * reached; any other denial is left open. A word of failure counts only as the predicate, at the end of its clause or
 * before 了 or a figure: 「延期项目已全部验收」 tells of no delay. Words that the target itself has are no failure.
 */
export function degreeOfWords(
  text: string,
  asked: Asked = NOTHING_ASKED,
  words: DegreeWords = officialDegreeWords,
): WordDegree {
  return readersBy(words).read(text.slice(0, SEARCHED), { ...asked, target: asked.target.slice(0, SEARCHED) })
}

/** Whether the words leave the outcome to the future, although they may contain the target's words. */
export function isUnsettled(text: string, words: DegreeWords = officialDegreeWords): boolean {
  return readersBy(words).isUnsettled(text.slice(0, SEARCHED))
}

/** The word by which a text tells a delay: 「延期2个月」 is how late it was, and no outcome. */
export function delayIn(text: string, words: DegreeWords = officialDegreeWords): string | undefined {
  return readersBy(words).delayIn(text.slice(0, SEARCHED))
}

const readersBy = oncePer((words: DegreeWords) => new DegreeReader(words))

class DegreeReader {
  private readonly patterns: DegreePatterns

  constructor(words: DegreeWords) {
    this.patterns = patternsOf(words)
  }

  read(text: string, asked: Asked): WordDegree {
    if (/[未不]涉及/.test(text)) return OPEN
    const clauses = withoutRetention(text)
      .split(/[,;。、!?()[\]:]|但是|但|不过|然而/, MOST_CLAUSES)
      .filter((clause) => clause !== '')
    const told = clauses.filter((clause) => !this.isCause(clause) && !isComposition(clause))
    const read = (clause: string): Clause => this.clause(clause.replace(this.patterns.causeHead, ''), asked)
    return combined((told.length > 0 ? told : clauses).map(read))
  }

  isUnsettled(text: string): boolean {
    const { pending, toCome, open } = this.patterns
    return pending.test(text) || toCome.test(text) || open.test(text)
  }

  delayIn(text: string): string | undefined {
    return this.patterns.delay.exec(text)?.[1]
  }

  /** 「因资金不到位」 tells why, not what. */
  private isCause(clause: string): boolean {
    const { cause, causeHead, bareCause } = this.patterns
    if (!cause.test(clause)) return false
    return causeHead.test(clause) ? clause.replace(causeHead, '').length < 2 : bareCause.test(clause)
  }

  private clause(raw: string, asked: Asked): Clause {
    const clause = raw.replace(this.patterns.harmless, '常')
    return this.failed(clause, asked) ?? this.halfway(clause, asked) ?? this.reached(clause, asked)
  }

  private failed(clause: string, asked: Asked): Clause | undefined {
    if (DENIED_TWICE.test(clause)) return { says: 'denied' }
    return (
      this.notReached(clause, asked) ??
      this.deniesAsked(clause, asked) ??
      this.late(clause, asked) ??
      this.broken(clause, asked)
    )
  }

  /** 「未通过验收」; but 「无未通过项目」 is good, 「未完成项目已全部整改」 leaves it open, and a target of 「不开工」 is met by 「未开工」. */
  private notReached(clause: string, asked: Asked): Clause | undefined {
    const found = this.patterns.notAchieved.exec(clause)
    if (!found) return undefined
    const before = clause.slice(0, found.index)
    const after = clause.slice(found.index + found[0].length)
    const verb = found[2]!
    if (DENIED_JUST_BEFORE.test(before) || IS_NONE.test(after) || isDeniedIn(asked.target, verb))
      return { says: 'denied' }
    if (found[1] !== undefined) return { says: 'partly', sure: after.length <= 1 }
    const bare = this.patterns.bareRest.test(after)
    if (!bare && this.isAttribute(after)) return { says: 'open' }
    const own = asked.target.includes(verb) || sharesWords(after, asked) || this.patterns.generic.test(after)
    if (!bare && !own && !(asked.figure && after.length <= 6)) return { says: 'open' }
    if (SOME_OF_THEM.test(before)) return { says: 'partly', sure: false }
    return { says: 'unmet', sure: bare || (own && !asked.figure) }
  }

  /** What stands behind says something of what was not done: 「未完成项目已全部整改」, 「未支付部分为质保金」. */
  private isAttribute(after: string): boolean {
    return this.patterns.otherPredicate.test(after)
  }

  /**
   * 「未创建成功」 against 「创建成功」, 「不合规」 against 「合规」, 「尚未兑付」 of 兑付率; of a figure that was asked, any bare denial of an act.
   */
  private deniesAsked(clause: string, asked: Asked): Clause | undefined {
    const { target, name, figure } = asked
    const found = this.patterns.denial.exec(clause)
    if (!found || DENIED_JUST_BEFORE.test(clause.slice(0, found.index))) return undefined
    const behind = clause.slice(found.index + found[0].length)
    const first = behind.slice(0, 2)
    if (behind.length < 2 || isDeniedIn(target, first)) return undefined
    // 「未新增」 of 「新增学位600个」, which is asked as 「完成新增学位」.
    if (this.patterns.badFirst.test(behind) && !target.replace(figure ? /^完成/ : '', '').startsWith(first))
      return undefined
    if (this.patterns.mannerAlone.test(behind)) return this.isTimely(asked) ? { says: 'unmet', sure: true } : undefined
    const own = target.length >= 2 && behind.startsWith(target)
    // 「没有群众投诉」 denies a thing and no act.
    if (!own && found[0] === '没有') return this.patterns.bad.test(behind) ? { says: 'denied' } : undefined
    if (target.includes(first) || (behind.length <= 4 && name.includes(first))) {
      const rest = behind.slice(own ? target.length : 2)
      if (IS_NONE.test(rest)) return { says: 'denied' }
      return this.isAttribute(rest) ? { says: 'open' } : { says: 'unmet', sure: rest.length <= (own ? 2 : 4) }
    }
    return found.index === 0 && behind.length <= 3 && figure ? { says: 'unmet', sure: false } : undefined
  }

  private isTimely({ target }: Asked): boolean {
    return this.patterns.inTime.test(target) || /\d[年月]/.test(target)
  }

  /** 「逾期」 is late for certain where a time was set; what was put off (延期) may have been agreed. */
  private late(clause: string, asked: Asked): Clause | undefined {
    const { late, putOff } = this.patterns
    return (
      failure(clause, late, asked.target, { sure: this.isTimely(asked), late: true }) ??
      failure(clause, putOff, asked.target, { late: true })
    )
  }

  private broken(clause: string, asked: Asked): Clause | undefined {
    const { target } = asked
    const { unmet, unmetPhrase, worse } = this.patterns
    return (
      failure(clause, unmet, target, { sure: true }) ??
      failure(clause, unmetPhrase, target) ??
      failure(clause, worse, target) ??
      (this.fell(clause, asked) || this.rose(clause, target) || this.happened(clause, target)
        ? { says: 'unmet', sure: false }
        : undefined)
    )
  }

  /** 「下降」 against 「提升」; of something bad, or 「有效降低」, it is what was wanted. */
  private fell(clause: string, { target, low }: Asked): boolean {
    const { down, downward, up, denied } = this.patterns
    const fallen = down.exec(clause)
    if (!fallen || low || !up.test(target) || downward.test(target) || /[零负不未无]/.test(target)) return false
    const about = fallen[1]!
    return (
      !DENIES.test(about) && !WANTED.test(about) && !up.test(clause) && about.length <= 6 && !denied.test(`无${about}`)
    )
  }

  /** 「投诉上升」 against 「投诉下降」, 「延长2天」 against 「缩短」. */
  private rose(clause: string, target: string): boolean {
    const { down, up, rise } = this.patterns
    return (
      rise.test(clause) &&
      down.test(target) &&
      !up.test(target) &&
      !DENIES.test(clause) &&
      !DENIES.test(target) &&
      !down.test(clause)
    )
  }

  /** 「发生1起」 against 「不发生」, 「出现泄题」, 「超预算12万元」 against 「不超预算」. */
  private happened(clause: string, target: string): boolean {
    if (DENIES.test(clause) || /负增/.test(clause) || isLesser(clause, target)) return false
    const { badHappens, happens, still, rid, down } = this.patterns
    const thing = rid.exec(target)?.[1]
    if (thing === undefined) return badHappens.test(clause)
    if (happens.test(clause) || still.test(clause)) return true
    return thing.length >= 2 && clause.includes(thing.slice(0, 3)) && (down.test(thing) || !down.test(clause))
  }

  private halfway(clause: string, asked: Asked): Clause | undefined {
    const { partly, nearly, only, mustEnd } = this.patterns
    const { target } = asked
    if (LACKS_SOME.test(clause) && /完整|齐全|齐备|健全|完备/.test(target)) return { says: 'partly', sure: false }
    if (partly.test(clause)) return { says: 'partly', sure: true }
    if (nearly.test(clause) && !target.includes('基本')) return { says: 'partly', sure: false }
    // 「部分改善」 against 「改善」.
    if (target.length >= 2 && /^(?:已|仅|只)?部分/.test(clause) && clause.endsWith(`部分${target}`))
      return { says: 'partly', sure: true }
    if (this.isPartOfAll(clause, asked) || this.isWeak(clause, asked)) return { says: 'partly', sure: false }
    if (only.test(clause) && mustEnd.test(target)) return { says: 'partly', sure: false }
    return this.underWay(clause, asked) ?? this.portion(clause, target)
  }

  /** 「部分乡镇已覆盖」 of 「全覆盖」, 「除1个项目外均完成」 of 「全部完成」. */
  private isPartOfAll(clause: string, asked: Asked): boolean {
    if (BUT_FOR_SOME.test(clause)) return ALL_ASKED.test(asked.target)
    if (!this.patterns.partOf.test(clause) || asked.name.includes(clause.slice(0, 4))) return false
    return ALL_ASKED.test(asked.target) || sharesWords(clause.slice(2), asked)
  }

  /** 「效果一般」 where more was asked; 「风险较低」 is none. */
  private isWeak(clause: string, { target, figure, low }: Asked): boolean {
    const { weak, strong, marked, slight, bad } = this.patterns
    // 「略有改善」 of 「显著改善」.
    if (slight.test(clause) && marked.test(target) && !low) return true
    if (!weak.test(clause) || low || bad.test(clause)) return false
    return (figure || strong.test(target)) && !target.includes(clause)
  }

  /** 「正在建设」 where it was to be done by now. */
  private underWay(clause: string, asked: Asked): Clause | undefined {
    const { pending, toCome, mustEnd, continuing } = this.patterns
    const word = pending.exec(clause)?.[0]
    const isPending = word !== undefined && !asked.target.includes(word)
    if (!isPending && (!toCome.test(clause) || sharesWords(clause.slice(0, 2), asked))) return undefined
    const ended = mustEnd.test(asked.target) || this.isTimely(asked)
    return ended && !continuing.test(asked.target) ? { says: 'partly', sure: false } : { says: 'pending' }
  }

  /** 「完成60%」 of what was to be done, 「75%」 of all. */
  private portion(clause: string, target: string): Clause | undefined {
    if (/[%％]/.test(target)) return undefined
    for (const [whole, done, figure, of] of clause.matchAll(PART)) {
      if (Number(figure) >= 100) continue
      const all = ALL_ASKED.test(target) && whole.length >= clause.length - 4
      return done !== undefined || of !== undefined || all || /完成|进度/.test(clause)
        ? { says: 'partly', sure: false }
        : { says: 'part' }
    }
    return undefined
  }

  private reached(clause: string, { target }: Asked): Clause {
    const { denied, open, met, down, downward } = this.patterns
    if (denied.test(clause)) return { says: 'denied' }
    if (/[未无没不]|[零负]增/.test(clause) || open.test(clause)) return { says: 'open' }
    if (down.test(clause) && !downward.test(target)) return { says: 'open' }
    return { says: met.test(clause) ? 'met' : 'open' }
  }
}

/** 「支付至97%，余3%为质保金」: all that was due was paid. */
function withoutRetention(text: string): string {
  return /质保金|保证金/.test(text) ? text.replace(/(支付|拨付|付款)[了至到]*\d+(?:\.\d+)?[%％]/g, '$1') : text
}

/** 「（含续建项目）」 tells what belongs to it. */
function isComposition(clause: string): boolean {
  return /^(?:含|包括|包含|其中含)/.test(clause) && !DENIES.test(clause)
}

/**
 * A word of failure as the predicate of its clause; `denied` behind a negation, undefined where it does not stand or
 * the target has it itself.
 */
function failure(
  clause: string,
  pattern: RegExp,
  target: string,
  how: { sure?: boolean; late?: true } = {},
): Clause | undefined {
  const found = pattern.exec(clause)
  if (!found || (found[1] !== undefined && target.includes(found[1]))) return undefined
  if (DENIED_BEFORE.test(clause.slice(0, found.index))) return { says: 'denied' }
  return { says: 'unmet', sure: how.sure ?? false, ...(how.late && { late: true }) }
}

/** 「不开工」 「禁止使用」: the target asks that it does not happen; not 「不停机，按期完成」 that nothing is done. */
function isDeniedIn(target: string, verb: string): boolean {
  const before = target.split(verb).slice(0, -1)
  return before.length > 0 && before.every((each) => DENIED_IN_CLAUSE.test(each))
}

function sharesWords(text: string, { target, name }: Asked): boolean {
  for (let at = 0; at + 2 <= Math.min(text.length, 12); at++) {
    const pair = text.slice(at, at + 2)
    if (target.includes(pair) || name.includes(pair)) return true
  }
  return false
}
