import type { Changes } from '../unit-year.ts'

/** Sheets of every set, as they are drawn. */
export const BASIC = '1-1基础数据表'
export const WHOLE = '1-2整体自评表'

export const DONE = { progress: '完成', toMend: 0, toExplain: 0 } as const

/** 三公经费 above its budget: JC-10. */
export const THREE_PUBLIC: Changes = {
  [`${BASIC}!D7`]: '20',
  [`${BASIC}!D8`]: '15',
  [`${BASIC}!D10`]: '15',
  [`${BASIC}!D12`]: '5',
}

/** One indicator far above its target, without a reason: PC-02 at 1-3-4!I14. */
export const OVER: Changes = { '1-3-4!F14': '40个', '1-3-4!F12': '按期完成年度任务。' }

/** Three of them on one form: PC-02 at 1-3-1!I15, I19 and I20. */
export const OVER_AND_OVER: Changes = {
  '1-3-1!F15': '120公里',
  '1-3-1!H15': '10',
  '1-3-1!I15': '',
  '1-3-1!F19': '90公斤',
  '1-3-1!F20': '6000户',
  '1-3-1!H23': '99.72',
  '1-3-1!F12': '建成高标准农田2.6万亩，完成年度任务。',
}

/** 总分 that is not the sum of its scores, which we correct: DF-02 at 1-3-1!H23. */
export const WRONG_TOTAL: Changes = { '1-3-1!H23': '98' }

/** A wrong rate, a score that does not follow from it, and a total: each correction rests on the one before. */
export const CHAIN: Changes = { '1-3-1!H7': '90%', '1-3-1!I7': '9.5', '1-3-1!H23': '90' }

/** 年度资金总额 that is not the sum of its sources: ZJ-01 at 1-3-2!E7. */
export const WRONG_SUM: Changes = { '1-3-2!E7': '196.5' }

/** A result in two figures, with full points: DF-03 at 1-3-2!H15, whose text asks for another way of counting. */
export const TWO_FIGURES: Changes = { '1-3-2!E15': '≥12次', '1-3-2!F15': '上半年4次，下半年4次' }
