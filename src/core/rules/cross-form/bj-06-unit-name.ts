import type { Form } from '../../form/forms.ts'
import { nameIn } from '../../form/roles.ts'
import { belongingOf } from '../../identity/belonging.ts'
import { headOf } from '../../identity/form-head.ts'
import { isGovernment, sameUnit } from '../../identity/same-unit.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PRACTICE } from '../sources.ts'

interface Told {
  /** The form is another unit's; else it only names another 主管部门. */
  readonly stray: boolean
}

/**
 * Each form against the unit of the set, by the roles in which it names one. A form is the unit's where its 填报单位 is the
 * unit, or, without one, its 主管部门 or 实施单位; where only 实施单位 is, all forms should name one 主管部门.
 */
export const unitNameDiffers = defineRule({
  code: 'BJ-06',
  title: '单位名称不一',
  severity: 'warning',
  scope: 'submission',
  reads: [
    'roles',
    'year',
    'unit',
    'funds.rows',
    'projectName',
    'projectExpenditure',
    'lines.label',
    'lines.prior',
    'lines.budget',
    'lines.final',
  ],
  source: PRACTICE('单位名称'),
  formula: '每张表的填报单位（部门名称），没有写的看主管部门、实施单位，应有一个是本单位',
  silentWhen: [
    '写明单位的不足两张',
    '名称是简称，或只差预算代码、本级、机关、地名（「商务局」「株洲市商务局」）',
    '主管部门是本单位，实施单位是别的单位（下属单位、公司、乡镇）',
    '实施单位是本单位，各表主管部门都是同一个，或是人民政府、管委会',
  ],

  *check({ forms, unit }): Generator<Outcome<Told>> {
    const named = forms.filter((form) => Object.values(headOf(form).names).some((name) => name !== ''))
    if (named.length < 2 || unit === '') {
      yield notApplicable('不足两张表写明单位')
      return
    }
    const isUnit = (name: string): boolean => sameUnit(name, unit)
    const usual = usualDepartment(named, unit)
    for (const form of named) {
      const belonging = belongingOf(headOf(form), isUnit)
      if (belonging === 'stray') yield strayed(form, unit)
      else if (belonging === 'implementer' && differs(form, usual)) yield otherDepartment(form, usual)
      else yield pass()
    }
  },

  message: ({ stated = '', expected, stray }) =>
    stray
      ? `本表单位为「${stated.trim()}」，其他表为「${expected}」。请核对是否放错了别的单位的表；没有放错的请说明。`
      : `本表主管部门为「${stated.trim()}」，其他表为「${expected}」。请核对，改正写错的一处，或说明。`,

  examples: [
    {
      name: '简称',
      given: '部门为「示例市商务局」，一张项目表的主管部门为「示例商务局」',
      plant: (s) => void (s.projects[1]!.department = '示例商务局'),
      outcome: 'pass',
    },
    { name: '一致', given: '各表均为示例市商务局', plant: () => {}, outcome: 'pass' },
    {
      name: '预算代码和本级',
      given: '一张项目表的主管部门为「219001-示例市商务局（本级）」',
      plant: (s) => void (s.projects[1]!.department = '219001-示例市商务局（本级）'),
      outcome: 'pass',
    },
    {
      name: '下属单位',
      given: '主管部门为示例市商务局，实施单位为「示例市会展公司」',
      plant: (s) => void (s.projects[1]!.implementer = '示例市会展公司'),
      outcome: 'pass',
    },
    {
      name: '政府在上',
      given: '一张项目表的主管部门为「示例市人民政府」，实施单位为示例市商务局',
      plant: (s) => void (s.projects[1]!.department = '示例市人民政府'),
      outcome: 'pass',
    },
    {
      name: '主管部门不一',
      given: '一张项目表的主管部门为「示例市文旅局」，实施单位为示例市商务局',
      plant: (s) => void (s.projects[1]!.department = '示例市文旅局'),
      outcome: 'fail',
      says: '「示例市文旅局」',
    },
    {
      name: '别的单位的表',
      given: '一张项目表的主管部门和实施单位都是「示例市文旅局」',
      plant: (s) => void Object.assign(s.projects[1]!, { department: '示例市文旅局', implementer: '示例市文旅局' }),
      outcome: 'fail',
      says: '是否放错了别的单位的表',
    },
    {
      name: '只有一张写明单位',
      given: '只有部门整体支出绩效自评表写了部门名称',
      plant: (s) => {
        s.basicData.unit = ''
        for (const project of s.projects) Object.assign(project, { department: '', implementer: '' })
      },
      outcome: 'not-applicable',
    },
    {
      name: '都没有写',
      given: '一张项目表没有写主管部门和实施单位',
      plant: (s) => void Object.assign(s.projects[1]!, { department: '', implementer: '' }),
      outcome: 'pass',
    },
  ],
})

/** The 主管部门 that most forms name; of several the unit itself, else the first. Governments stand above anybody. */
function usualDepartment(forms: readonly Form[], unit: string): string {
  const names = forms.map(({ roles }) => nameIn(roles.department)).filter((name) => name !== '' && !isGovernment(name))
  const counted = names.map((name) => ({ name, count: names.filter((other) => sameUnit(other, name)).length }))
  const own = (name: string): number => Number(sameUnit(name, unit))
  return counted.sort((a, b) => b.count - a.count || own(b.name) - own(a.name))[0]?.name ?? ''
}

function differs({ roles }: Form, usual: string): boolean {
  const department = nameIn(roles.department)
  return department !== '' && !isGovernment(department) && !sameUnit(department, usual)
}

function otherDepartment(form: Form, usual: string): Outcome<Told> {
  const at = form.roles.department!
  return fail({ at, form, stated: at.raw, expected: usual, stray: false })
}

function strayed(form: Form, unit: string): Outcome<Told> {
  const { filer, department, implementer } = form.roles
  const at = [filer, department, implementer].find((each) => nameIn(each) !== '')!
  return fail({ at, form, stated: at.raw, expected: unit, stray: true })
}
