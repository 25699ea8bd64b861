import headings from '../../../templates/field-maps/headings.json'
import labels from '../../../templates/field-maps/labels.json'

/**
 * The words by which fields are found: titles, column heads, row labels and their aliases
 * (templates/field-maps/labels.json), and the parts that headings of the indicator table are made of (headings.json). A
 * new year's or another place's wording is one more word there; the readers take the map as an argument.
 */
export type FieldMap = typeof labels & { readonly headings: HeadingMap }

interface HeadingMap {
  /** Words by class. */
  readonly parts: Readonly<Record<string, readonly string[]>>
  /** What the heading of a column may be made of, the most exact first: 「<期间>?<目标词>」. */
  readonly columns: Readonly<Record<keyof (typeof headings)['columns'], readonly string[]>>
  /** Headings that are known and not looked at. */
  readonly leftAlone: readonly string[]
  /** What in brackets says nothing of the column: 「(A)」 「(分)」. */
  readonly marks: readonly string[]
}

export const officialFieldMap: FieldMap = { ...labels, headings }

export type FormKind = 'basic-data' | 'department' | 'project'

export const FORM_NAMES: Readonly<Record<FormKind, string>> = {
  'basic-data': '基础数据表',
  department: '部门整体支出绩效自评表',
  project: '项目支出绩效自评表',
}

/**
 * Forms that are no self-evaluation, although they are filled in for the same project or unit: never checked, scored or
 * written into.
 */
export type OtherFormKind = keyof FieldMap['otherForms']['titles']

export const OTHER_FORM_NAMES: Readonly<Record<OtherFormKind, string>> = {
  target: '绩效目标申报（批复）表',
  adjustment: '绩效目标调整表',
  monitoring: '绩效运行监控表',
  accounts: '决算表',
  budget: '预算表',
  'scoring-sheet': '评分标准表',
}
