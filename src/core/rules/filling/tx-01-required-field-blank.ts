import { isEmptyBlock } from '../../form/empty-blocks.ts'
import { oncePer } from '../../model/memoise.ts'
import { type TextField, WITHOUT_RESULT } from '../../form/field.ts'
import { namingField } from '../../form/roles.ts'
import type { Form } from '../../form/forms.ts'
import type { Submission } from '../../identity/submission.ts'
import { cannotTell, fail, type Outcome, pass, type Severity } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'

interface Required {
  readonly field: TextField | undefined
  readonly name: string
  readonly severity: Severity
}

function requiredFields(form: Form): Required[] {
  const head: Required[] =
    form.kind === 'project'
      ? [
          { field: form.projectName, name: '项目支出名称', severity: 'error' },
          { field: form.supervisingDepartment, name: '主管部门', severity: 'error' },
          { field: form.implementingUnit, name: '实施单位', severity: 'error' },
        ]
      : form.kind === 'department'
        ? [{ field: namingField(form.roles), name: '部门名称', severity: 'error' }]
        : []
  const foot: Required[] = [
    { field: form.footer.fillingDate, name: '填报日期', severity: 'warning' },
    { field: form.footer.filler, name: '填表人', severity: 'warning' },
  ]
  return [...head, ...foot]
}

const unsigned = oncePer((submission: Submission) =>
  submission.forms.flatMap((each) => (each.footer.signature?.state === 'blank' ? [each.footer.signature] : [])),
)

/** Told once a submission, at the first form without one: it is signed on paper as a rule. */
function* checkSignature(form: Form, submission: Submission): Generator<Outcome<Told>> {
  const blank = unsigned(submission)
  const [first] = blank
  if (!first || form.footer.signature !== first) return
  const others = blank.slice(1)
  yield fail({
    at: first,
    stated: '',
    severity: 'info',
    related: others,
    unsigned: blank.length,
  })
}

/** A blank 签字 and how many there are, the name of a blank field, or a row without a name. */
type Told = { readonly unsigned: number } | { readonly name: string } | { readonly row: true }

/** A blank 分值 is FZ-04's, a blank 得分 DF-06's, a blank 实际完成值 TX-08's; a blank 签字 is told once a submission. */
export const requiredFieldBlank = defineRule({
  code: 'TX-01',
  title: '必填项空',
  severity: 'error',
  scope: 'form',
  looksAround: true,
  reads: [
    'roles',
    'footer',
    'indicators.level3',
    'indicators.targetValue',
    'indicators.actualValue',
    'indicators.maxScore',
    'indicators.score',
    'projectName',
    'supervisingDepartment',
    'implementingUnit',
  ],
  source: PROJECT_FORM('表头、表尾各项'),
  formula: '项目支出名称、主管部门、实施单位、三级指标必填；填报日期、填表人应填；签字提示',
  silentWhen: ['表样没有这一格：不提', '公式没有保存结果：列为未能核对', '与上面一行合用分值的行不另要名称'],

  *check(form, { submission }): Generator<Outcome<Told>> {
    yield* checkSignature(form, submission)
    for (const { field, name, severity } of requiredFields(form)) {
      if (field === undefined) continue
      if (field.state === 'filled') yield pass()
      else if (field.state === 'uncached') yield cannotTell(field, WITHOUT_RESULT)
      else yield fail({ at: field, stated: field.raw, severity, name })
    }
    if (form.kind === 'basic-data' || isEmptyBlock(form, 'indicators')) return
    for (const { level3, targetValue, actualValue, maxScore } of form.indicators.filter((each) => !each.joined)) {
      if (level3.state === 'filled') yield pass()
      else if (level3.state === 'uncached') yield cannotTell(level3, WITHOUT_RESULT)
      else if (targetValue.state === 'filled' || actualValue.state === 'filled' || maxScore.state === 'filled') {
        yield fail({
          at: { ...level3, label: '三级指标' },
          stated: level3.raw,
          row: true,
        })
      } else yield cannotTell(level3, '本行为空')
    }
  },

  message: (f) => {
    if ('unsigned' in f)
      return `${f.unsigned > 1 ? `${f.unsigned} 张表的` : ''}「单位负责人签字」为空，报送纸质表时请签字。`
    return 'name' in f ? `「${f.name}」未填写，请补填。` : '本行有指标值而三级指标名称未填写，请补填。'
  },

  examples: [
    { name: '齐全', given: '表头、表尾均已填写', plant: () => {}, outcome: 'pass' },
    {
      name: '实施单位空',
      given: '实施单位未填',
      plant: (s) => void (s.projects[0]!.implementer = ''),
      outcome: 'fail',
      says: '「实施单位」未填写',
    },
    {
      name: '填报日期空',
      given: '填报日期未填',
      plant: (s) => void (s.projects[0]!.filler.date = ''),
      outcome: 'fail',
      says: '「填报日期」未填写',
    },
    {
      name: '三级指标空',
      given: '一行有指标值而无名称',
      plant: (s) => void (s.projects[0]!.indicators[1]!.level3 = ''),
      outcome: 'fail',
      says: '三级指标名称未填写',
    },
  ],
})
