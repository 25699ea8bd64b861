import { type Decimal, plain } from '../model/decimal.ts'

/** What a person wrote into a row of 复核得分 and 审核意见. */
export interface Hand {
  /** Undefined where the computed score was left. */
  readonly score: Decimal | undefined
  /** In the person's words, as typed; '' for none. */
  readonly words: string
}

/** The same, with the score that was computed. */
export interface JudgedByHand extends Hand {
  readonly computed: Decimal | undefined
}

/** What the program says of the row by itself. */
export interface Computed {
  readonly score: Decimal | undefined
  readonly decided: boolean
  readonly opinion: string
}

const BY_HAND = '人工复核'
/** How the part in brackets begins: what was computed, beside a score of a person's, or beside his words alone. */
const COMPUTED = { decided: '计算得', stated: '暂按自评计', none: '无法计算' } as const
const OPINION_ONLY = '程序意见'
const SHAPE = new RegExp(
  `^${BY_HAND}(?:：(.*?))?〔(${[...Object.values(COMPUTED), OPINION_ONLY].join('|')})[^〕]*〕(.*)$`,
  's',
)
/** What stands before it in the row of the total. */
const TOTAL_HEAD = /^自评.{1,400}?；(?=人工复核[：〔])/s

/** 「人工复核：经查一般，扣3分〔计算得 15：达到指标值，得满分〕」: the person's words, and beside them what was computed. */
export function handOpinion({ score, words }: Hand, computed: Computed): string {
  const opinion = computed.opinion
    .replace(/，需人工复核$/, '')
    .replaceAll('〔', '（')
    .replaceAll('〕', '）')
  const head = words === '' ? BY_HAND : `${BY_HAND}：${words}`
  if (score === undefined) return `${head}〔${OPINION_ONLY}：${opinion}〕`
  const kind = computed.score === undefined ? 'none' : computed.decided ? 'decided' : 'stated'
  const figure = computed.score === undefined ? '' : ` ${plain(computed.score)}`
  return `${head}〔${COMPUTED[kind]}${figure}${opinion === '' ? '' : `：${opinion}`}〕`
}

/**
 * The person's words in such a text, also where they were changed in it, and whether a score was the person's, too;
 * undefined for any other text.
 */
export function readHandOpinion(text: string): { readonly words: string; readonly scored: boolean } | undefined {
  const found = SHAPE.exec(text.replace(TOTAL_HEAD, ''))
  if (!found) return undefined
  const [, words = '', kind, after = ''] = found
  return { words: [words.trim(), after.trim()].filter((each) => each !== '').join('；'), scored: kind !== OPINION_ONLY }
}
