import { nameKey, squeeze } from '../../form/label-text.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PRACTICE } from '../sources.ts'

/** The unit of each form (部门名称, 主管部门, 填报单位) against the submission's; 实施单位 may be another. One name contained in the other, or short for it, is the same. */
export const unitNameDiffers = defineRule({
  code: 'BJ-06',
  title: '单位名称不一',
  severity: 'warning',
  scope: 'submission',
  source: PRACTICE('单位名称'),
  formula: '各表的部门名称、主管部门应一致',
  silentWhen: [
    '写明单位的不足两张',
    '一个名称是另一个的简称（「商务局」「株洲市商务局」，「市发改局」「市发展和改革局」）',
    '实施单位可以是别的单位',
  ],

  *check({ forms, unit }): Generator<Outcome> {
    const named = forms.filter((form) => form.unit?.state === 'filled')
    if (named.length < 2) {
      yield notApplicable('不足两张表写明单位')
      return
    }
    const own = nameKey(unit)
    for (const form of named) {
      const field = form.unit!
      const other = nameKey(field.raw)
      if (isShortFor(other, own) || isShortFor(own, other)) yield pass()
      else
        yield fail({
          at: field,
          form,
          stated: field.raw,
          expected: unit,
          message: `本表单位为「${squeeze(field.raw)}」，其他表为「${unit}」。请核对是否误放了别的单位的表。`,
        })
    }
  },

  examples: [
    {
      name: '简称',
      given: '部门为「示例市商务局」，一张项目表的主管部门为「示例商务局」',
      plant: (s) => void (s.projects[1]!.department = '示例商务局'),
      outcome: 'pass',
    },
    { name: '一致', given: '各表均为示例市商务局', plant: () => {}, outcome: 'pass' },
    {
      name: '不一',
      given: '一张项目表的主管部门为「示例市文旅局」',
      plant: (s) => void (s.projects[1]!.department = '示例市文旅局'),
      outcome: 'fail',
      says: '「示例市文旅局」',
    },
  ],
})

/** All its characters stand in the other, in their order. */
function isShortFor(short: string, long: string): boolean {
  let at = 0
  for (const char of long) if (char === short[at]) at += 1
  return at === short.length
}
