/** A target as forms with three columns hold it: 指标性质, 指标值, 度量单位. */
export interface TargetParts {
  readonly nature: string
  readonly value: string
  readonly unit: string
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^(?:≥|≧|>=|＞=|不少于|不低于|至少)\s*/, '≥'],
  [/^(?:≤|≦|<=|＜=|不超过|不高于|控制在)\s*/, '≤'],
  [/^(?:＞|>|超过|大于|高于)\s*/, '＞'],
  [/^(?:＜|<|低于|小于)\s*/, '＜'],
  [/^(?:=|＝)\s*/, '='],
]

const TAILS: readonly (readonly [RegExp, string])[] = [
  [/(?:及)?以上$/, '≥'],
  [/(?:及)?(?:以内|以下)$/, '≤'],
]

const FIGURE = /^([-+]?[\d.０-９．]+)\s*(.*)$/
/** 「5-10家」, 「40%～43%」. */
const RANGE = /^([\d.]+)(\D*?)\s*([-~～至—])\s*([\d.]+)(\D*)$/
const DATE = /\d\s*(?:年|[-./])\s*\d{1,2}\s*(?:月|[-./])|\d月/

/** 「≥100家」 → ≥, 100, 家; 「100家」 → =, 100, 家; a date → = and the date; words → 定性 and the words. Blank stays blank. */
export function targetParts(target: string): TargetParts {
  if (target.trim() === '') return { nature: '', value: '', unit: '' }
  if (DATE.test(target)) return { nature: '=', value: target, unit: '' }
  const sign = SIGNS.find(([pattern]) => pattern.test(target))
  const withoutSign = sign ? target.replace(sign[0], '') : target
  const tail = TAILS.find(([pattern]) => pattern.test(withoutSign))
  const bare = tail ? withoutSign.replace(tail[0], '') : withoutSign
  const [, least, unit, to, most, unitOfMost] = RANGE.exec(bare) ?? []
  if (least && (unit === '' || unit === unitOfMost))
    return { nature: sign?.[1] ?? '=', value: least + to + most, unit: unitOfMost! }
  const figure = FIGURE.exec(bare)
  if (!figure) return { nature: '定性', value: target, unit: '' }
  return { nature: sign?.[1] ?? tail?.[1] ?? '=', value: figure[1]!, unit: figure[2]! }
}

/** 「105家」 beside a target in 家 → 「105」; another unit, or anything but a figure, stays as it is. */
export function bareActual(actual: string, { unit }: TargetParts): string {
  if (unit === '' || !actual.endsWith(unit)) return actual
  const figure = actual.slice(0, -unit.length).trim()
  return /^-?\d+(?:\.\d+)?$/.test(figure) ? figure : actual
}

/** 「新建面积」 with ≥100平方米 → 「新建面积（≥**平方米）」; a target that is words leaves the name as it is. */
export function nameWithTarget(name: string, { nature, unit }: TargetParts): string {
  return nature === '定性' || unit === '' ? name : `${name}(${nature}**${unit})`
}
