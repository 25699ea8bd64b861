import { readHandOpinion } from '../scoring/hand-opinion.ts'

/** Beside the rows that share the points of the one above. */
export const SHARED_ROW = '与上面的行合并计分'

/** How our own texts under 审核意见 read, those of older versions among them. */
const READ_OTHERWISE = '(；另有别的读法，需人工复核)?'
const BY_DIRECTION = '(按「越低越好」计，)?'
const SHAPES = [
  `${BY_DIRECTION}(达到指标值|按期完成|各项均达到|各行均达到指标值)，得满分${READ_OTHERWISE}`,
  // 「90% ÷ 95% × 10 = 9.47」 「（1 − （5 − 4） ÷ 4） × 10 = 7.5」
  `${BY_DIRECTION}[^，。；]* ÷ [^，。；]* × [^，。；]* = -?[\\d.]+${READ_OTHERWISE}`,
  // 「48 ÷ 50 = 96%，10 × 96% = 9.6」
  '(-?[\\d.]+ ÷ -?[\\d.]+ = -?[\\d.]+%|预算与执行均为 0，执行率按 [\\d.]+%)(，[\\d.]+ × -?[\\d.]+% = -?[\\d.]+)?',
  `(各项完成比例平均|完成比例最低的一项|几行合并计分，最[多少]为) [\\d.]+% × [\\d.]+ = [\\d.]+${READ_OTHERWISE}`,
  `(实际为负，按 0 计|指标值为 0，实际 .*，得 0 分|部门已说明扣分理由，按自评计)${READ_OTHERWISE}`,
  // 「年度指标值「≥12次」与实际完成值「13家」计量单位不同，需人工复核」: every reason names what it is about.
  '.*(指标值|完成值|定性指标|分值|执行率|计分|成本指标|公式|本行|栏目).*，需人工复核',
  SHARED_ROW,
  '自评(总分未填| -?[\\d.]+)，复核(总分无法计算：.*| -?[\\d.]+，等级：[^，；]*(；其中 \\d+ 项需人工复核)?)',
].map((shape) => new RegExp(`^(?:${shape})$`, 's'))

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
