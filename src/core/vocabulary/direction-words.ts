import words from '../../../templates/words/directions.json'
import { squeeze } from '../model/squeeze.ts'
import { oncePer } from '../model/memoise.ts'
import { anyOf } from './word-pattern.ts'

/**
 * The words by which an indicator's name tells which way is better (templates/words/directions.json). A word met for
 * the first time is one more entry there; whoever asks may hand over a list of its own.
 */
export type DirectionWords = typeof words

export const officialDirectionWords: DirectionWords = words

/**
 * What a name says of which way is better. `bad`: of something bad, less is better (差错率). `low`: less is better, though
 * the thing is not bad (结余率, 办结时限). `handled`: something bad that is dealt with, more is better (投诉处理率). `either`: it
 * may be meant both ways (成本, 周期). `good`: of something certainly good (满意度), `neutral`: any other name; of both more
 * is better.
 */
export type NameStanding = 'bad' | 'low' | 'handled' | 'either' | 'good' | 'neutral'

export interface NameSense {
  readonly standing: NameStanding
  /** The word that decided; '' for a neutral name. */
  readonly word: string
}

const NEUTRAL: NameSense = { standing: 'neutral', word: '' }

/** What the name of an indicator says; `money`: its target is an amount, so that 「支出」 「标准」 may be meant both ways. */
export function senseOfName(name: string, money: boolean, list: DirectionWords = officialDirectionWords): NameSense {
  if (name.length > LONGEST_TEXT) return NEUTRAL
  const bare = bareName(name)
  if (bare === '' || bare.length > LONGEST_NAME) return NEUTRAL
  return sensesBy(list)(bare, money)
}

const LONGEST_TEXT = 300
const LONGEST_NAME = 60

/** Without its number (「指标1：」), quotation marks and what stands in brackets behind it. */
function bareName(name: string): string {
  return squeeze(name)
    .replace(/^(?:指标\d{0,2}[:.、]?|[★☆※*\d.、:]+)/, '')
    .replace(/[([【][^()[\]【】]*[)\]】]$/, '')
    .replace(/[≥≤><=＝≧≦:;,。、]+$/, '')
}

const sensesBy = oncePer((list: DirectionWords) => {
  const known = new Map<string, NameSense>()
  const senses = new NameSenses(list)
  return (name: string, money: boolean): NameSense => {
    const key = `${money}${name}`
    const hit = known.get(key)
    if (hit) return hit
    if (known.size > 5000) known.clear()
    const sense = senses.of(name, money)
    known.set(key, sense)
    return sense
  }
})

/** A list of words as patterns, made once. */
class NameSenses {
  private readonly bad: RegExp
  private readonly low: RegExp
  private readonly shorter: RegExp
  private readonly either: RegExp
  private readonly eitherOfMoney: RegExp
  private readonly handling: RegExp
  private readonly handlingBefore: RegExp
  private readonly lessening: RegExp
  private readonly finding: RegExp
  private readonly committedOf: RegExp
  private readonly committed: RegExp
  private readonly perhapsCommitted: RegExp
  private readonly acting: RegExp
  private readonly opening: RegExp
  private readonly happening: RegExp
  private readonly lesseningBefore: RegExp
  private readonly tail: RegExp
  private readonly gaining: RegExp
  private readonly onDemand: RegExp
  private readonly good: RegExp
  private readonly doubtful: RegExp

  constructor(list: DirectionWords) {
    this.bad = new RegExp(anyOf(list.bad), 'g')
    this.low = new RegExp(anyOf(list.low), 'g')
    this.shorter = new RegExp(`(?:${anyOf(list.shorter.of)}).{0,6}?(?:${anyOf(list.shorter.heads)})$`)
    this.either = new RegExp(anyOf(list.bothWays), 'g')
    this.eitherOfMoney = new RegExp(anyOf(list.moneyBothWays), 'g')
    this.handling = new RegExp(anyOf(list.handling))
    this.handlingBefore = new RegExp(`(?:${anyOf(list.handling)})$`)
    this.lessening = new RegExp(anyOf(list.lessening))
    this.finding = new RegExp(anyOf(list.finding))
    this.committedOf = new RegExp(`^(?:${anyOf(list.committed.of)})$`)
    this.committed = new RegExp(`^(?:${anyOf(list.committed.acts)})`)
    this.perhapsCommitted = new RegExp(`^(?:${anyOf(list.committed.perhaps)})`)
    this.acting = new RegExp(`(?:${anyOf(list.acting)}).{0,3}$`)
    this.opening = new RegExp(anyOf(list.openings), 'g')
    this.happening = new RegExp(`^(?:${anyOf(list.happenings)})$`)
    this.lesseningBefore = new RegExp(`(?:${anyOf([...list.lessening, ...list.finding])}).{0,4}$`)
    this.onDemand = new RegExp(anyOf(list.onDemand))
    this.gaining = new RegExp(anyOf(list.gaining))
    this.good = new RegExp(`(?:${anyOf(list.good)})$`)
    this.doubtful = new RegExp(anyOf(list.doubtful), 'g')
    this.tail = new RegExp(anyOf(list.tails), 'g')
  }

  of(name: string, money: boolean): NameSense {
    const quick = this.shorter.exec(name)
    if (quick) return { standing: 'low', word: quick[0] }
    return (
      this.ofThing(name, this.bad, 'bad') ??
      this.ofThing(name, this.low, 'low') ??
      this.ofEither(name, this.either) ??
      (money && !this.gaining.test(name) ? this.ofEither(name, this.eitherOfMoney) : undefined) ??
      this.ofGood(name) ??
      this.ofEither(name, this.doubtful) ??
      NEUTRAL
    )
  }

  /** The last word of the kind that stands in the name, with what is said to be done about it. */
  private ofThing(name: string, pattern: RegExp, standing: 'bad' | 'low'): NameSense | undefined {
    const found = lastMatch(name, pattern)
    if (!found) return undefined
    const { word, before } = found
    const wrongful = this.committedOf.test(word)
    // 「违规发放人数」: the verb is what was done wrong, nothing that was done about it. 「违法建设面积」 may be either.
    const after = wrongful ? found.after.replace(this.committed, '') : found.after
    if (wrongful && this.perhapsCommitted.test(after) && isMadeOf(after.replace(this.perhapsCommitted, ''), this.tail))
      return { standing: 'either', word }
    // 「投诉处理率」 shows how well it was done; of 「投诉处理件数」 fewer may have come.
    if (this.handling.test(after) || this.lessening.test(after))
      return { standing: this.onDemand.test(after) && isCount(after) ? 'either' : 'handled', word }
    // 「违规问题发现率」: more may have been looked for, or less may have been there.
    if (this.finding.test(after)) return { standing: 'either', word }
    const plainTail = isMadeOf(after, this.tail)
    // 「无事故天数」 「零差错率」: the word is denied.
    if (plainTail && /[零无0]$/.test(before) && /[天率]数?$/.test(after)) return { standing: 'good', word }
    // 「防返贫」 is denied, too; 「降低差错率 2%」 may be by or to 2%.
    if (!plainTail || DENIED_OR_PREVENTED.test(before) || this.lesseningBefore.test(before))
      return { standing: 'either', word }
    const acting = /发生/.test(after) ? null : this.acting.exec(before)
    return acting ? { standing: this.ofActedOn(found, acting), word } : { standing, word }
  }

  /** 「查处违规案件数」 counts what was done; in 「河道治理投诉数」 the verb belongs to the work, and 「河道治理事故数」 can only be bad. */
  private ofActedOn({ word, before, after }: Found, acting: RegExpExecArray): NameStanding {
    const onDemand = this.onDemand.test(acting[0])
    if (!isMadeOf(before.slice(0, acting.index), this.opening))
      return !onDemand && this.happening.test(word) ? 'bad' : 'either'
    return /[率比]$|占比|比例$/.test(after) || (onDemand && isCount(word + after)) ? 'either' : 'handled'
  }

  private ofGood(name: string): NameSense | undefined {
    const found = this.good.exec(name)
    return found ? { standing: 'good', word: found[0] } : undefined
  }

  private ofEither(name: string, pattern: RegExp): NameSense | undefined {
    const found = lastMatch(name, pattern)
    if (!found || this.handling.test(found.after) || !isMadeOf(found.after, this.tail)) return undefined
    // 「节约用水量」 「节省费用」 count what was gained.
    if (SAVED.test(found.before)) return undefined
    // 「随访控制数」 「整改问题数」 count what was dealt with; 「成本控制数」 is a limit, 「问题数」 may be.
    if ((pattern === this.doubtful || found.word.startsWith('控制')) && this.handlingBefore.test(found.before))
      return undefined
    return { standing: 'either', word: found.word }
  }
}

const SAVED = /(?:节约|节省|节支)$/

/** 「零事故」 「防返贫」; 「消防事故」 is one. */
const DENIED_OR_PREVENTED = /(?:[零无未不非反0]|(?<![消国边人技])防)$/

/** Whether a name asks for a fall (能耗降低率, 压减, 挽回损失) or for a rise (增长率); `open` where it says neither. */
export function fallAskedBy(name: string, list: DirectionWords = officialDirectionWords): 'fall' | 'rise' | 'open' {
  if (name.length > LONGEST_TEXT) return 'open'
  const { falling, rising } = movesBy(list)
  const bare = bareName(name)
  if (falling.test(bare)) return 'fall'
  return rising.test(bare) ? 'rise' : 'open'
}

const movesBy = oncePer((list: DirectionWords) => ({
  falling: new RegExp(`${anyOf(list.falling)}|减.{0,4}(?:率|量|数|额|幅度)$|降.{0,2}(?:率|幅)`),
  rising: new RegExp(anyOf(list.rising)),
}))

/** 「投诉处理件数」 counts what came in; an area or a length is a stock to be worked off. */
function isCount(after: string): boolean {
  return /(?:[件起次人户例批宗]|人次)数?$|^数$/.test(after)
}

/**
 * Nothing else than such words, one after the other. Word by word, since a pattern of repeated alternatives may try
 * every way to part a text.
 */
function isMadeOf(text: string, words: RegExp): boolean {
  return text.replace(words, '') === ''
}

interface Found {
  readonly word: string
  readonly before: string
  readonly after: string
}

function lastMatch(name: string, pattern: RegExp): Found | undefined {
  const found = [...name.matchAll(pattern)].at(-1)
  if (!found) return undefined
  return { word: found[0], before: name.slice(0, found.index), after: name.slice(found.index + found[0].length) }
}
