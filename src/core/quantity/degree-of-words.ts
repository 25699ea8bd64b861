import type { Degree } from './attainment.ts'

/** Negated forms that say something good; they count as achieved and hide their 无/未/没有 from what follows. */
const GOOD_NEGATION =
  /(?:未|没有|从未|尚未|无|零|不)(?:再|有|任何|重大|较大|特大|一般|安全|责任|生产|质量|消防|发生|发现|查出|检出|新增|出现|产生|造成|存在|接到|收到|引发|群体性|明显|不良|负面|有效|严重|相关)*(?:事故|事件|案件|投诉|上访|信访|舆情|差错|错误|失误|遗漏|拖欠|违规|违纪|违法|纠纷|返贫|伤亡|死亡|感染|疫情|问题|隐患|损失|浪费|污染|延误|逾期|截留|挪用|挤占|影响|后果|反映|反应|现象|超标|超支|超预算|超概算|突破预算|差异|退化|债务|欠薪|闲置|占用)|[未不](?:发现|发生)|未(?:超过?|突破|超出|逾期|延误|拖欠|发生|出现)|没有(?:超过?|突破|发生|出现)|不(?:超过?|突破|超标|超支|断|间断|低于|少于|高于|拖欠|降低|反弹|返贫)|无(?:偏差|缝|障碍|异议|异常|偿|害化|纸化|人机|线|差别)|未(?:来|成年)/g
/** Words of a plan or of work under way: what was reached stays open. */
const UNSETTLED =
  /[零负]增长|缺乏|缺少|薄弱|下滑|恶化|基本(?:合格|满意|及时|有效|符合)|预计|计划[\d于在明下将]|拟|将于|将在|正在|推进中|进行中|建设中|办理中|实施中|筹备|力争|争取(?!资金|到)|有待|尚待|待完|待验|待支付|跨年|续建|结转/
const PARTLY =
  /部分(?:完成|达标|达成|实现|落实|到位|开展|兑现|支付|发放|整改|有效|满意|改善|提升)|^部分$|基本(?:完成|达标|实现|达成|达到|到位|落实|建成)|未(?:完全|全部|全面|全额)|没有(?:完全|全部)|不完全|不够|大部分|部分(?:未|没有)|阶段性|完成一半|完成大半|欠佳|尚可|较差/
const NOT =
  /未|没有|没能|没完成|无法|不达标|不合格|不及时|不满意|不到位|不理想|无(?:明显|显著)?(?:改善|提升|增长|提高|进展|效果|成效|作用)|不(?:明显|显著|符合|足|按时|按期|准时|完善|健全|规范|稳定|合理|合规|准确|真实|完整|充分|顺利|畅通|便利|能|全面|好|强)|失败|取消|终止|中止|停止|停滞|停工|落空|滞后|延期|延迟|推迟|逾期|超期|很差|^差$|^否$|^不是$|^无效$/
const POSITIVE =
  /完成|完毕|完工|竣工|达标|良好|优良|及时|有效|提升|提高|增强|增长|增加|增收|改善|优化|满意|合格|优秀|明显|显著|实现|达到|达成|落实|到位|保障|保证|确保|稳定|促进|推动|推进|带动|持续|长期|不断|按时|按期|准时|如期|按质|按量|顺利|充足|激发|加强|强化|规范|健全|完善|通过|有利|有助|有力|维护|建成|开展|发放|支付|兑现|全部|正常|安全|符合|较好|很好|更好|变好|良性|高质量|扩大|拓展|丰富|活跃|营造|形成|缓解|减轻|解决|整改|覆盖|圆满|成效|见效|受益|惠及|认可|好评|高效|便捷|便利|整洁|舒适|畅通|齐全|准确|真实|合理|合规|公平|公正|公开|执行|实施|举办|举行|召开|组织|参加|签约|投入使用|控制在|已|^是$|^有$|^好$|^优$|^达$|^高$|^较高$|^强$|^较强$|^全年$|^全年度$/
const PART_PERCENT = /(\d+(?:\.\d+)?)[%％]/g

/** Nothing this long is a degree of attainment; what lies behind is not searched. */
const SEARCHED = 2000

/**
 * How far the words of an 实际完成值 go towards 达成, by themselves (text already normalised): 「部分完成」 「基本完成」 partly, 「未开展」
 * not, 「完成」 「良好」 「提升」 「无事故」 achieved, 「正在推进」 「完成60%」 and whatever is not listed open. A text that says both that something
 * was done and that something was not (「完成3项，未完成2项」) is open: how much, only a reader can say.
 */
export function degreeOfWords(text: string): Degree {
  const words = text.slice(0, SEARCHED)
  const rest = words.replace(GOOD_NEGATION, '好')
  if (/[未不]涉及/.test(rest)) return 'open'
  if (PARTLY.test(rest)) return 'partly'
  if (NOT.test(rest)) return POSITIVE.test(withoutUndone(rest)) ? 'open' : 'not'
  if (UNSETTLED.test(rest)) return 'open'
  for (const match of rest.matchAll(PART_PERCENT)) if (Number(match[1]) < 100) return 'open'
  return POSITIVE.test(rest) || rest !== words ? 'achieved' : 'open'
}

/** Whether the words leave the outcome to the future or to a reader although they may contain the target's words. */
export function isUnsettled(text: string): boolean {
  return UNSETTLED.test(text.slice(0, SEARCHED))
}

/** Takes 「未按时完成」 and the cause that goes with it (「因资金不到位」 「受疫情影响」) out, to see whether anything was done besides. */
function withoutUndone(text: string): string {
  return text
    .replace(/(?:因|由于|受)[^,;。]{0,30}/g, '')
    .replace(
      /(?:未|没有|没能|无法|没)[^,;。、]{0,12}?(?:完成|达标|达到|达成|实现|开展|落实|到位|发放|支付|兑现|执行|实施|通过|建成|举办|召开)/g,
      '',
    )
    .replace(
      /(?:未|没有|没能|无法|没)(?:能|够|按时|按期|及时|有效|实际|正常|全部|再|予|进行|得到|达到)*(?:完成|达标|达到|达成|实现|开展|落实|到位|发放|支付|兑现|执行|实施|通过|建成|举办|召开|组织|推进|提升|提高|改善|增长|使用|投入使用|覆盖|整改|解决)?[^,;。、]{0,4}/g,
      '',
    )
    .replace(
      /不(?:达标|合格|及时|满意|到位|理想|明显|显著|符合|足|按时|按期|准时|完善|健全|规范|稳定|合理|合规|准确|真实|完整|充分|顺利|畅通|便利|能|全面|好|强)[^,;。、]{0,2}/g,
      '',
    )
    .replace(/无(?:明显|显著)?(?:改善|提升|增长|提高|进展|效果|成效|作用)/g, '')
    .replace(
      /(?:工作|任务|项目|指标|进度|活动|建设|完成)*(?:失败|取消|终止|中止|停止|停滞|滞后|延期|延迟|推迟|逾期|超期)[^,;。完]{0,12}/g,
      '',
    )
}
