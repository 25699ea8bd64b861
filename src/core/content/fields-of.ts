import type { NumberField, TextField } from '../form/field.ts'
import type { Form, ScoredForm } from '../form/forms.ts'
import { namingField } from '../form/roles.ts'
import { numberFields } from '../form/number-fields.ts'

/** A field as `inspect` shows it: what it is called, where it stands, what was read there. */
export interface ReadField {
  readonly key: string
  readonly label: string
  /** Undefined for a field that the sheet does not provide. */
  readonly cell: string | undefined
  readonly text: string
  readonly state: NumberField['state'] | TextField['state'] | 'missing'
  /** The number that was read, in the field's unit; undefined for texts and what is no number. */
  readonly value: string | undefined
}

/** Every field of a form in reading order, the ones that were looked for and not found included. */
export function fieldsOf(form: Form): readonly ReadField[] {
  const heading: readonly (readonly [string, string, TextField | undefined])[] = [
    ['attachment', '附件编号', form.attachment],
    ['title', '标题', form.title],
    ...headingOf(form),
  ]
  const rest: readonly (readonly [string, string, TextField | undefined])[] = [
    ...(form.kind === 'basic-data'
      ? Object.entries(form.buildings).map(([name, field]) => [`buildings.${name}`, field.label, field] as const)
      : goalsOf(form)),
    ...(form.kind === 'basic-data' ? [['thrift', '厉行节约保障措施', form.thrift] as const] : indicatorTexts(form)),
    ['footer.filler', '填表人', form.footer.filler],
    ['footer.fillingDate', '填报日期', form.footer.fillingDate],
    ['footer.phone', '联系电话', form.footer.phone],
    ['footer.signature', '单位负责人签字', form.footer.signature],
  ]
  return [...heading.map(textRow), ...numberFields(form).map(numberRow), ...missingNumbers(form), ...rest.map(textRow)]
}

function headingOf(form: Form): (readonly [string, string, TextField | undefined])[] {
  if (form.kind !== 'project')
    return [['unit', form.kind === 'department' ? '部门名称' : '填报单位', namingField(form.roles)]]
  return [
    ['projectName', '项目支出名称', form.projectName],
    ['supervisingDepartment', '主管部门', form.supervisingDepartment],
    ['implementingUnit', '实施单位', form.implementingUnit],
  ]
}

function goalsOf(form: ScoredForm): (readonly [string, string, TextField | undefined])[] {
  return [
    ['goals.expected', '年度总体目标 / 预期目标', form.goals.expected],
    ['goals.actual', '年度总体目标 / 实际完成情况', form.goals.actual],
  ]
}

function indicatorTexts(form: ScoredForm): (readonly [string, string, TextField | undefined])[] {
  return form.indicators.flatMap((indicator) =>
    [indicator.level3, indicator.targetValue, indicator.actualValue, indicator.deviationReason].flatMap((field) =>
      field ? [[field.key, field.label, field] as const] : [],
    ),
  )
}

function textRow([key, label, field]: readonly [string, string, TextField | undefined]): ReadField {
  if (!field) return { key, label, cell: undefined, text: '', state: 'missing', value: undefined }
  return {
    key,
    label: field.label || label,
    cell: field.place.cell,
    text: field.raw,
    state: field.state,
    value: undefined,
  }
}

function numberRow(field: NumberField): ReadField {
  const value = field.state === 'filled' ? field.value.toFixed() : undefined
  return { key: field.key, label: field.label, cell: field.place.cell, text: field.raw, state: field.state, value }
}

/** Columns, rows and totals that a form of this kind should have and this one does not. */
function missingNumbers(form: Form): ReadField[] {
  const missing = (key: string, label: string): ReadField => ({
    key,
    label,
    cell: undefined,
    text: '',
    state: 'missing',
    value: undefined,
  })
  if (form.kind === 'basic-data') {
    const { established, employed, controlRate } = form.staffing
    return [
      ...(established ? [] : [missing('staffing.established', '编制数')]),
      ...(employed ? [] : [missing('staffing.employed', '实际在职人数')]),
      ...(controlRate ? [] : [missing('staffing.controlRate', '控制率')]),
      ...(form.lines.length > 0 ? [] : [missing('lines', '经费控制情况')]),
    ]
  }
  return [
    ...(form.funds
      ? form.funds.missingColumns.map((name) => missing(`funds.${name}`, `资金 / ${name}`))
      : [missing('funds', '资金区（年初预算数、全年预算数、全年执行数）')]),
    ...(form.funds && !form.funds.rows.total ? [missing('funds.total', '年度资金总额')] : []),
    ...(form.table
      ? form.missingColumns.map(({ name }) => missing(`indicators.${name}`, `绩效指标 / ${name}`))
      : [missing('indicators', '绩效指标表（表头应有三级指标、年度指标值、实际完成值等）')]),
    ...(form.table && form.table.totalRow === undefined ? [missing('total', '总分')] : []),
  ]
}
