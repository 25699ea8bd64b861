import { readHandOpinion } from '../scoring/hand-opinion.ts'

/** Beside the rows that share the points of the one above. */
export const SHARED_ROW = '与上面的行合并计分'

/** How our own texts under 审核意见 read, those of older versions among them. */
const SHAPES = [
  /^(按「越低越好」计，)?(达到指标值|按期完成|各项均达到)，得满分(；另有别的读法，需人工复核)?$/,
  // 「90% ÷ 95% × 10 = 9.47」 「48 ÷ 50 = 96%，10 × 96% = 9.6」
  /^(按「越低越好」计，)?[^，。；]* ÷ [^，。；]* × [^，。；]* = -?[\d.]+(；另有别的读法，需人工复核)?$/,
  /^(-?[\d.]+ ÷ -?[\d.]+ = -?[\d.]+%|预算与执行均为 0，执行率按 [\d.]+%)(，[\d.]+ × -?[\d.]+% = -?[\d.]+)?$/,
  /^(各项完成比例平均|完成比例最低的一项) [\d.]+% × [\d.]+ = [\d.]+(；另有别的读法，需人工复核)?$/,
  /^(实际为负，按 0 计|指标值为 0，实际 .*，得 0 分|部门已说明扣分理由，按自评计)(；另有别的读法，需人工复核)?$/,
  /^定性指标(（(达成|部分达成|未达成)）)?，需人工复核$/,
  /^(晚于指标值所定时间|指标值要求相等，完成值有出入|执行率无法计算|表上没有分值栏|分值无法读取)，需人工复核$/,
  /^成本指标未填指标值，按方案最多得 [\d.]+ 分，需人工复核$/,
  new RegExp(`^${SHARED_ROW}$`),
  /^自评(总分未填| -?[\d.]+)，复核(总分无法计算：.*| -?[\d.]+，等级：[^，；]*(；其中 \d+ 项需人工复核)?)$/,
] as const

/** Whether a text under 审核意见 is one that the program writes by itself. */
export function isOwnOpinion(text: string): boolean {
  return SHAPES.some((shape) => shape.test(text))
}

/** Whether it is one that the program wrote, a person's words in it or not. */
export function isFromUs(text: string): boolean {
  return isOwnOpinion(text) || readHandOpinion(text) !== undefined
}

/**
 * The score that a text of ours says stood beside it: what its formula comes to, 「得 0 分」, or the 复核 of a total;
 * undefined where it says none.
 */
export function scoreInOpinion(text: string): string | undefined {
  if (text.startsWith('实际为负，按 0 计')) return '0'
  return /(?: = |，复核 |，得 )(-?[\d.]+)(?: 分)?(?:，等级：.*|；另有别的读法.*)?$/.exec(text)?.[1]
}
