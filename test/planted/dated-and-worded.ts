import type { Draw } from './draw.ts'
import type { FigureMaker } from './figures.ts'
import { ONE } from './rational.ts'

const LAST_DAY = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function targetDate(draw: Draw, year: number, month: number, day: number): string {
  return draw.pick([
    `${year}年${month}月${day}日前`,
    `${year}年${month}月${day}日前完成`,
    `${month}月${day}日前`,
    `${year}-${month}-${day}`,
    `${year}.${month}.${day}前`,
    `${year}年${month}月${day}日`,
  ])
}

function actualDate(draw: Draw, year: number, month: number, day: number): string {
  return draw.pick([
    `${year}年${month}月${day}日`,
    `${year}年${month}月${day}日完成`,
    `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    `${year}.${month}.${day}`,
    `${month}月${day}日`,
  ])
}

/** A day or month to be kept; late ones are for a person to score. */
export const date: FigureMaker = (draw, outcome, year) => {
  const month = draw.int(5, 11)
  const base = { kind: 'date' as const, over: false }
  if (outcome === 'late') {
    const target = targetDate(draw, year, month, draw.int(1, 28))
    return { ...base, target, actual: `${year}年12月${draw.int(1, 30)}日`, outcome: 'late', share: undefined }
  }
  if (draw.chance(0.25)) {
    const target = draw.pick([`${year}年12月`, '12月底前', `${year}年底前`, `${year}年12月底前`, `${year}年第四季度`])
    return {
      ...base,
      target,
      actual: draw.pick([`${year}年${month}月`, `${year}年12月`, `${month}月`]),
      outcome: 'reached',
      share: ONE,
    }
  }
  const day = draw.int(2, LAST_DAY[month - 1]!)
  const earlier = draw.chance(0.5)
    ? ([month - draw.int(1, 4), draw.int(1, 28)] as const)
    : ([month, draw.int(1, day)] as const)
  const texts = { target: targetDate(draw, year, month, day), actual: actualDate(draw, year, ...earlier) }
  return { ...base, ...texts, outcome: 'reached', share: ONE }
}

const WORDS = [
  '及时',
  '明显改善',
  '有效提升',
  '健全',
  '长期有效',
  '持续稳定',
  '不断完善',
  '有力保障',
  '显著提高',
  '逐步健全',
  '按期完成',
]

/** Words against words: achieved, partly, not. */
export const words: FigureMaker = (draw, outcome) => {
  const target = draw.pick(WORDS)
  const base = { kind: 'words' as const, target, share: undefined, over: false }
  if (outcome === 'partly' || outcome === 'missed')
    return { ...base, actual: draw.pick(['部分完成', '基本完成', '部分达成']), outcome: 'partly' }
  if (outcome === 'not') return { ...base, actual: draw.pick(['未完成', '未达成']), outcome: 'not' }
  return { ...base, actual: target, outcome: 'reached' }
}
