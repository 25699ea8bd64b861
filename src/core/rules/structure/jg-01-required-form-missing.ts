import type { ScoredForm } from '../../form/forms.ts'
import { squeeze } from '../../form/label-text.ts'
import { ROLE_NAMES } from '../../form/roles.ts'
import { type FormKind, FORM_NAMES } from '../../vocabulary/field-map.ts'
import { fail, notApplicable, type Outcome, pass, type Severity } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PRACTICE } from '../sources.ts'

const REQUIRED: readonly FormKind[] = ['basic-data', 'department', 'project']

const OTHER_PROVINCES =
  /^(北京市|天津市|上海市|重庆市|(河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|广东|海南|四川|贵州|云南|陕西|甘肃|青海)省|内蒙古|广西|西藏|宁夏|新疆)/

/** 基础数据表 is 湖南's: a unit or a title of another province asks for none. */
function namesOtherProvince({ roles, title }: ScoredForm): boolean {
  return [...ROLE_NAMES.map((role) => roles[role]), title].some(
    (field) => field !== undefined && OTHER_PROVINCES.test(squeeze(field.raw).replace(/^(19|20)\d{2}年度?/, '')),
  )
}

/**
 * A set consists of all three kinds of form, where these are in use; project forms alone, or forms of one kind without
 * a number of the set, are usually meant to be all, and a place with a form of its own asks for other sets.
 */
export const requiredFormMissing = defineRule({
  code: 'JG-01',
  title: '必报表缺失',
  severity: 'warning',
  scope: 'submission',
  reads: ['title', 'attachment', 'roles'],
  source: PRACTICE('报送材料完整性'),
  formula: '一套自评资料应有基础数据表、部门整体支出绩效自评表和至少一张项目支出绩效自评表',
  silentWhen: [
    '各种表都有',
    '只报了项目表，或只报了没有附件编号的一种表，或别的省、别的表样：只作提示',
    '一张可核对的表也没有',
    '有工作簿打不开：里面是什么表，没有看到',
  ],

  *check(submission): Generator<Outcome> {
    if (submission.forms.length === 0) {
      yield notApplicable('没有可核对的表')
      return
    }
    if (submission.unreadable.length > 0) {
      yield notApplicable('有工作簿打不开，不知道里面是什么表')
      return
    }
    // A blank one is there, and JG-08 says what is to be done with it.
    const present = new Set([...submission.forms, ...submission.spares].map((form) => form.kind))
    const elsewhere =
      !present.has('basic-data') &&
      submission.forms.some(
        (form) => form.kind !== 'basic-data' && (!form.nationallyWorded || namesOtherProvince(form)),
      )
    // A printed 「附件1-2」 tells that others belong to it.
    const complete =
      present.size === 1 && (present.has('project') || submission.forms.every((form) => form.attachment === undefined))
    for (const kind of REQUIRED) {
      if (present.has(kind)) {
        yield pass()
        continue
      }
      const severity: Severity = complete || elsewhere ? 'info' : 'warning'
      const place = { workbook: submission.forms[0]?.workbook ?? '', sheet: '', cell: '' }
      yield fail({
        at: { place, key: kind, label: FORM_NAMES[kind] },
        missing: true,
        severity,
      })
    }
  },

  message: ({ at, severity }) =>
    `本套资料里没有${at.label}。应报送的请补上${severity === 'info' ? '' : '，不用报的请说明'}。`,

  examples: [
    { name: '三种表齐全', given: '基础数据表、整体自评表、项目自评表各在', plant: () => {}, outcome: 'pass' },
    {
      name: '缺整体自评表',
      given: '只有基础数据表和项目自评表',
      plant: (s) => void (s.reshape = (drafts) => drafts.filter((draft) => !draft.name.includes('整体'))),
      outcome: 'fail',
      says: '没有部门整体支出绩效自评表。应报送的请补上，不用报的请说明',
    },
    {
      name: '有工作簿打不开',
      given: '没有整体自评表，另有一个工作簿打不开',
      plant: (s) => {
        s.unreadable = true
        s.reshape = (drafts) => drafts.filter((draft) => !draft.name.includes('整体'))
      },
      outcome: 'not-applicable',
    },
    {
      name: '只报项目表',
      given: '只有项目自评表，作为提示',
      plant: (s) => void (s.reshape = (drafts) => drafts.slice(2)),
      outcome: 'fail',
      says: '没有基础数据表',
    },
  ],
})
