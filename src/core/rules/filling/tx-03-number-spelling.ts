import { cellsOfEmptyBlocks } from '../../form/empty-blocks.ts'
import type { FilledNumber } from '../../form/field.ts'
import { isFilled } from '../../form/field.ts'
import { numberFields } from '../../form/number-fields.ts'
import type { Spelling } from '../../form/number-spelling.ts'
import { plain } from '../../model/decimal.ts'
import { fail, type Fix, type Outcome, pass } from '../outcome.ts'
import { NUMBERS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { slippedFields } from '../structure/row-alignment.ts'
import { PROJECT_FORM } from '../sources.ts'

const WORDS: Readonly<Record<Spelling, string>> = {
  'full-width': '用了全角数字',
  thousands: '有千分位逗号',
  unit: '带了单位',
  spaces: '夹了空格',
}

/** How one number is spelled, or how many are stored as text. */
type Told = { readonly spellings: readonly Spelling[] } | { readonly texts: number }

/**
 * Oddly typed numbers one by one; plain digits that are merely stored as text once a form. Both are corrected to plain
 * numbers.
 */
export const numberSpelling = defineRule({
  code: 'TX-03',
  title: '数字填写不规范',
  severity: 'warning',
  scope: 'form',
  reads: NUMBERS,
  source: PROJECT_FORM('金额以万元填写数字'),
  formula: '数字不用全角，不带单位、千分位和空格，不存成文本',
  silentWhen: ['「/」「—」等记号，无法识别的数（由 TX-02 报告）', '错列的行（由 JG-05 报告）'],
  relates: true,

  *check(form): Generator<Outcome<Told>> {
    const slipped = slippedFields(form)
    const empty = cellsOfEmptyBlocks(form)
    const filled = numberFields(form)
      .filter(isFilled)
      .filter((field) => !slipped.has(field) && !empty.has(field))
    for (const field of filled) {
      if (field.spellings.length === 0) yield pass()
      else
        yield fail({
          at: field,
          stated: field.raw,
          expected: normal(field),
          spellings: field.spellings,
          fix: fixFor(field),
        })
    }
    const texts = filled.filter((field) => field.storedAsText && field.spellings.length === 0)
    const [first, ...others] = texts
    if (!first) return
    yield fail({
      at: { ...first, key: 'stored-as-text' },
      stated: first.raw,
      expected: normal(first),
      severity: 'info',
      related: others,
      texts: texts.length,
      fixes: texts.map(fixFor),
    })
  },

  message: (f) =>
    'texts' in f
      ? `本表有 ${f.texts} 个数字存成了文本，看上去一样，公式合计时会漏掉，应改成数字。`
      : `「${f.stated}」${f.spellings.map((each) => WORDS[each]).join('、')}，应填 ${f.expected}。`,

  examples: [
    { name: '普通数字', given: '全年预算数 80', plant: () => {}, outcome: 'pass' },
    {
      name: '带单位',
      given: '全年预算数「80万元」',
      plant: (s) => void (s.projects[0]!.funds.total.annual = '80万元'),
      outcome: 'fail',
      says: '应填 80',
    },
    {
      name: '全角',
      given: '全年预算数「８０」',
      plant: (s) => void (s.projects[0]!.funds.total.annual = '８０'),
      outcome: 'fail',
      says: '全角数字',
    },
    {
      name: '千分位',
      given: '全年预算数「1,080」',
      plant: (s) => void (s.basicData.rows[0]!.budget = '1,080'),
      outcome: 'fail',
      says: '千分位',
    },
    {
      name: '夹空格',
      given: '得分「9. 5」',
      plant: (s) => void (s.projects[0]!.funds.total.score = '9. 5'),
      outcome: 'fail',
      says: '「9. 5」夹了空格',
    },
    {
      name: '以元为单位',
      given: '「800000元」即 80 万元',
      plant: (s) => void (s.projects[0]!.funds.total.annual = '800000元'),
      outcome: 'fail',
      says: '应填 80',
    },
  ],
})

function normal(field: FilledNumber): string {
  return field.kind === 'ratio' ? field.raw.normalize('NFKC').replace(/\s/g, '') : plain(field.value)
}

function fixFor(field: FilledNumber): Fix {
  return { field, value: field.value, when: 'always' }
}
