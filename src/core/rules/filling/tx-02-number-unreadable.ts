import { cellsOfEmptyBlocks } from '../../form/empty-blocks.ts'
import { slippedFields } from '../structure/row-alignment.ts'
import { numberFields } from '../../form/number-fields.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'

/** The one rule that reports a cell whose number cannot be read; the rules that need it answer "cannot tell". */
export const numberUnreadable = defineRule({
  code: 'TX-02',
  title: '数字无法识别',
  severity: 'error',
  scope: 'form',
  source: PROJECT_FORM('金额、分值、得分填写数字'),
  formula: '金额、人数、执行率、控制率、分值、得分各栏应为数字',

  *check(form): Generator<Outcome> {
    const slipped = slippedFields(form)
    const empty = cellsOfEmptyBlocks(form)
    for (const field of numberFields(form)) {
      if (slipped.has(field) || empty.has(field)) continue
      if (field.state === 'filled') yield pass()
      else if (field.state === 'unreadable')
        yield fail({ at: field, stated: field.raw, message: `「${field.raw}」无法识别为数字，请改填数字。` })
      else if (field.state === 'uncached')
        yield fail({ at: field, stated: '', message: '本格是公式，但文件里没有保存计算结果。请用 WPS 或 Excel 打开后保存一次再交。' })
    }
  },

  examples: [
    { name: '是数字', given: '全年预算数 80', plant: () => {}, outcome: 'pass' },
    {
      name: '写了文字',
      given: '全年预算数「约八十」',
      plant: (s) => void (s.projects[0]!.funds.total.annual = '约八十'),
      outcome: 'fail',
      says: '「约八十」无法识别',
    },
    {
      name: '逗号错位',
      given: '全年预算数「7,00.0,77」',
      plant: (s) => void (s.projects[0]!.funds.total.annual = '7,00.0,77'),
      outcome: 'fail',
    },
    { name: '不适用', given: '年初预算数「——」', plant: (s) => void (s.projects[0]!.funds.other.initial = '——'), outcome: 'pass' },
  ],
})
