import { joinComparators, takeClosing, takeLeading } from './comparators.ts'
import type { Comparator } from './quantity.ts'

export interface Prefix {
  readonly comparator: Comparator
  readonly trend: 'up' | 'down' | undefined
  readonly movedTo: 'up' | 'down' | undefined
  readonly approximate: boolean
  /** 「每年」 → 「年」, to be put behind the unit: 次/年. */
  readonly per: string | undefined
  /** Whether every word was known; a figure behind unknown words needs a known unit to count. */
  readonly understood: boolean
}

const UP = /增长|增加|提高|提升|上升|上涨|增幅|增速|增值|递增|延长/
const DOWN = /下降|降低|减少|下跌|压减|压缩|降幅|缩减|缩短|递减|削减/
const MOVED_TO = /(?:增长|增加|提高|提升|上升|下降|降低|减少|压减|压缩|缩减|缩短|增|降|减)(?:到|至|为)$/
/** Words that say the figure is something else: undone, planned, a place in an order, a part. */
const OTHER_MEANING = /[未不无没非除第前后的原尚欠]|其中|上年|去年|往年|仍|还有|剩余/
/** 「事故发生率」 「受训人数」: what follows is its figure. */
const NAMES_A_FIGURE = /^\p{Script=Han}{1,12}(?:率|满意度|数|量|额)(?:[为是达:约])*$/u
const PLANNED = /预计|计划|拟|目标/
const KNOWN = new RegExp(
  '^(?:(?:较|比|同比|环比|与)?(?:20\\d\\d年|上年|去年|上一?年度|同期|年初|往年|基期)(?:度)?(?:同期|相比|底)?|' +
    '20\\d\\d年(?:度)?(?!\\d)|全年|本年度?|年度|年均|年|' +
    '(?:全部|已|实际|按时|超额|顺利|共|累计|总|合)*(?:完成|达到|实现|达成|开展|组织|举办|召开|建成|建设|引进|培育|培训|发放|支持|服务|覆盖|新增|新建|改造|扩建|净增|增设|补助|补贴|慰问|奖励|支付|支出|投入|使用|安排|落实|处置|办理|受理|组建|制定|编制|印发|采购|购置|争取|力争|确保|保证|保持|维持|稳定在|取得|获得)了?|' +
    '共计|合计|总计|累计|总共|一共|共|总|计|已|仅|只|实际|平均|均|人均|户均|各|' +
    '(?:完成|达标|合格|满意|知晓|覆盖|到位|及时|优良|通过|执行|使用|核销|利用|就业|参与|准确|差错|错误|增长|下降|开工|履约|签约|兑现|发放|支付|控制|投入|验收|整改|办结|回复|处理|入学|巩固|参保|达产)率|' +
    '满意度|好评率|知晓度|数量|人数|次数|家数|户数|面积|里程|长度|金额|资金|经费|成本|费用|总额|总量|产值|收入|标准|价格|单价|期限|时限|时间|周期|年限|天数|比例|占比|幅度|' +
    '增长|增加|提高|提升|上升|上涨|增幅|增速|下降|降低|减少|压减|压缩|降幅|缩减|缩短|了|约|大约|近|将近|达|为|是|至|到|在|:|,)',
)
const PER = /^(?:平均)?每(?:个|一)?(年|月|周|日|天|季度|学期|人|户|吨|亩|家|次|县|村|镇|平方米|公里|半年)/

/**
 * The words before a figure (「完成率」 「不少于」 「同比增长」 「每年约」), without its minus sign. Undefined when they say that the figure
 * is not what was reached or asked (「未完成」 「第」 「计划」), or are a sentence; `conflict` when two signs contradict.
 */
export function readPrefix(text: string): Prefix | 'conflict' | undefined {
  if (text.length > 40 || PLANNED.test(text)) return undefined
  // A growth below nothing is a fall.
  let rest = text.replace(/["'“”‘’「」()]/g, '').replace(/负增长?/, '下降')
  let comparator: Comparator = 'none'
  const closing = takeClosing(
    rest.replace(/(?:约|为|是|达到|达|:|于)+$/, (tail) => (/[小大少多高低等]于$/.test(rest) ? tail : '')),
  )
  if (closing) {
    comparator = closing.comparator
    rest = closing.rest
  }
  for (const taken of [takeClosing(rest), takeLeading(rest)]) {
    if (!taken || taken.rest.length >= rest.length) continue
    const joined = joinComparators(taken.comparator, comparator)
    if (joined === undefined) return 'conflict'
    comparator = joined
    rest = taken.rest
  }
  const moved = MOVED_TO.test(rest)
  const up = UP.test(rest) || /[^新]?增[到至为]?$/.test(rest.replace(/新增$/, ''))
  const down = DOWN.test(rest) || /[降减][到至为]?$/.test(rest)
  const way = up === down ? undefined : up ? 'up' : 'down'
  const approximate = /(?:^|[^签履节预制合])约|(?:^|将|[^最])近$|大概|大致/.test(rest)

  let per: string | undefined
  for (let match = PER.exec(rest); match !== null; match = PER.exec(rest)) {
    per = per === undefined ? match[1] : `${per}/${match[1]}`
    rest = rest.slice(match[0].length)
  }
  for (let known = KNOWN.exec(rest); known; known = KNOWN.exec(rest)) rest = rest.slice(known[0].length)
  if (NAMES_A_FIGURE.test(rest) && !OTHER_MEANING.test(rest)) rest = ''
  if (
    rest !== '' &&
    (rest.length > 14 || OTHER_MEANING.test(rest) || !/^[\p{Script=Han}A-Za-z:·-]*[\p{Script=Han}:]$/u.test(rest))
  )
    return undefined
  return {
    comparator,
    trend: moved ? undefined : way,
    movedTo: moved ? way : undefined,
    approximate,
    per,
    understood: rest === '',
  }
}
