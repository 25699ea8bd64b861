import { officialScales, type Scale } from '../vocabulary/scale-words.ts'
import { chineseInteger } from './numerals.ts'
import { normaliseText } from './normalise-text.ts'

/**
 * Whether an outcome is a grade below the one that was asked: 「Ⅴ类」 of 「Ⅲ类及以上」 where water is graded, 「第八名」 of 「前三名」.
 * False wherever one of the two is not wholly one grade of the scale that the indicator's name calls for.
 */
export function isLowerGrade(name: string, target: string, actual: string): boolean {
  const [goal, done] = [bare(target), bare(actual)]
  const [asked, got] = [placesAsked(goal), placeTaken(done)]
  if (asked !== undefined && got !== undefined) return got > asked
  return officialScales
    .filter((scale) => scale.names.some((word) => name.includes(word)))
    .some((scale) => {
      const [wanted, reached] = [gradeOf(goal, scale), gradeOf(done, scale)]
      return wanted !== undefined && reached !== undefined && reached > wanted
    })
}

/** Without the words round a grade: 「达到地表水Ⅲ类及以上标准」 → 「III类」. */
function bare(text: string): string {
  return normaliseText(text)
    .replace(/[Ⅰ-Ⅴ]/g, (numeral) => numeral.normalize('NFKC'))
    .replace(
      /^(?:总体|全部|均|已)?(?:达到|达|保持|稳定在|稳定达到|符合|不低于|不劣于|为|是)?(?:国家标准|国家|国标|地表水|水质)?/,
      '',
    )
    .replace(/(?:水质|标准)?(?:及|或)?(?:以上|以内)?(?:水质|标准)?$/, '')
}

function gradeOf(text: string, { grades }: Scale): number | undefined {
  const at = grades.findIndex((spellings) => spellings.includes(text))
  return at < 0 ? undefined : at
}

/** 「前三名」, 「进入全省前3」. */
function placesAsked(text: string): number | undefined {
  return integer(
    /^(?:进入|排名|位列|位居|居|列)?(?:全[国省市县区州]|本[省市])?前([\d一二三四五六七八九十]+)[名位]?$/.exec(
      text,
    )?.[1],
  )
}

/** 「第八名」, 「全市第8」. */
function placeTaken(text: string): number | undefined {
  return integer(
    /^(?:排名|位列|位居|居|列|获得?|取得)?(?:全[国省市县区州]|本[省市])?第([\d一二三四五六七八九十]+)[名位]?$/.exec(
      text,
    )?.[1],
  )
}

function integer(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  return /^\d+$/.test(text) ? Number(text) : chineseInteger(text)
}
