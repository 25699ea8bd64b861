import { carriesSign } from '../../form/indicators/asked-and-reached.ts'
import { isEmptyBlock } from '../../form/empty-blocks.ts'
import { placeOf } from '../../form/field.ts'
import type { Form } from '../../form/forms.ts'
import { type Outcome, type Target, toldOnce } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'

/** 「指标2：」 alone, 「……」, 「**」, 「××」: what a template puts where something is to be written. */
const PLACEHOLDER =
  /^(指标\d{1,2}[:]?|[….]{2,}|[*×xX]{2,}.{0,8}|.{0,12}[*×]{2,}.{0,12}|\(?(请填写?|此处填写).{0,12}\)?|\(?示例\)?)$/

/** What every placeholder has; asked before anything that takes longer. */
const MARK = /指标|[….*×xX]|请|此处|示例/

function isPlaceholder({ text, squeezed }: Form['texts'][number]): boolean {
  if (text.length > 40) return false
  // 「新建面积（≥**平方米）」 is how some places name an indicator.
  if (!MARK.test(squeezed) || carriesSign(text)) return false
  // 「指标3：……」 is as empty as 「……」.
  const bare = squeezed.replace(/^指标\d{1,2}:(?=.)/, '')
  return bare !== '' && bare.length <= 30 && PLACEHOLDER.test(bare) && !/^[.…]{2,}\d/.test(bare)
}

/** One finding a form, at the first placeholder, with the others as further places. */
export const placeholderLeft = defineRule({
  code: 'JG-06',
  title: '模板占位未清',
  severity: 'warning',
  scope: 'form',
  reads: ['texts', 'indicators.level3', 'indicators.targetValue', 'indicators.actualValue', 'indicators.score'],
  source: PROJECT_FORM('填报内容'),
  formula: '表中不应留有「指标2：」「……」「**」等模板占位',
  silentWhen: ['名称后带符号的写法（「新建面积（≥**平方米）」）', '超过四十个字的叙述'],

  *check(form): Generator<Outcome> {
    const placeholders = form.texts.filter((each) => isPlaceholder(each) && !inEmptyTable(form, each.top))
    const found = placeholders.map((each) => targetOf(form, each))
    yield toldOnce(found, {})
  },

  message: ({ stated, related = [] }) =>
    `留有模板占位「${stated}」${related.length > 0 ? `等 ${related.length + 1} 处` : ''}。请填写内容，或删去不用的行。`,

  examples: [
    { name: '已填写', given: '各格均为实际内容', plant: () => {}, outcome: 'pass' },
    {
      name: '占位指标',
      given: '三级指标为「指标2：」',
      plant: (s) => void (s.projects[0]!.indicators[1]!.level3 = '指标2：'),
      outcome: 'fail',
      says: '模板占位',
    },
    {
      name: '省略号',
      given: '三级指标为「……」',
      plant: (s) => void (s.projects[0]!.indicators[1]!.level3 = '……'),
      outcome: 'fail',
    },
    {
      name: '星号',
      given: '指标值为「≥**平方米」',
      plant: (s) => void (s.projects[0]!.indicators[0]!.target = '≥**平方米'),
      outcome: 'fail',
    },
  ],
})

/** A table in which nothing was filled in is told as such (JG-08). */
function inEmptyTable(form: Form, row: number): boolean {
  if (form.kind === 'basic-data' || !isEmptyBlock(form, 'indicators')) return false
  const { headerRows, totalRow = form.range.bottom } = form.table!
  return row > headerRows[0]! && row <= totalRow
}

/** The indicator's own field at that place, so that the finding carries its name; else the bare cell. */
function targetOf(form: Form, { text, squeezed, top, left }: Form['texts'][number]): Target & { readonly raw: string } {
  const place = placeOf(form.workbook, form.sheet, { top, left })
  const fields =
    form.kind === 'basic-data'
      ? []
      : form.indicators.flatMap((each) => [each.level3, each.targetValue, each.actualValue])
  return (
    fields.find((field) => field.place.cell === place.cell) ?? {
      place,
      key: `text.${squeezed}`,
      label: '填写内容',
      raw: text,
    }
  )
}
