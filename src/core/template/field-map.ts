import labels from '../../../templates/field-maps/labels.json'

/**
 * The words by which fields are found: titles, column heads, row labels and their aliases (templates/field-maps/labels.json).
 * A new year's or another place's wording is one more alias there; the readers take the map as an argument.
 */
export type FieldMap = typeof labels

export const officialFieldMap: FieldMap = labels

export type FormKind = 'basic-data' | 'department' | 'project'

export const FORM_NAMES: Readonly<Record<FormKind, string>> = {
  'basic-data': '基础数据表',
  department: '部门整体支出绩效自评表',
  project: '项目支出绩效自评表',
}
