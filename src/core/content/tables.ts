/** A tidy table: column heads and rows of texts, as many as there are heads. */
export interface TextTable {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The four tables of a submission, by the names of their files. */
export interface SubmissionTables {
  readonly submission: TextTable
  readonly funds: TextTable
  readonly indicators: TextTable
  readonly basicData: TextTable
}

/** A table that cannot be understood; the message is one plain Chinese sentence. */
export class TableError extends Error {
  override readonly name = 'TableError'
}

/** 表种 as written in the tables. */
export const FORM_WORDS = {
  submission: '自评资料',
  basicData: '基础数据表',
  department: '部门整体支出绩效自评表',
  project: '项目支出绩效自评表',
} as const

export const SUBMISSION_HEAD = [
  '表号',
  '表种',
  '部门',
  '年度',
  '附件',
  '标题',
  '项目支出名称',
  '实施单位',
  '预期目标',
  '实际完成情况',
  '总分_分值',
  '总分_得分',
  '备注',
  '填表人',
  '填报日期',
  '联系电话',
  '单位负责人签字',
] as const

export const FUNDS_HEAD = [
  '表号',
  '项目支出名称',
  '资金',
  '年初预算数',
  '全年预算数',
  '全年执行数',
  '金额',
  '分值',
  '执行率',
  '得分',
] as const

export const INDICATORS_HEAD = [
  '表号',
  '项目支出名称',
  '序号',
  '一级指标',
  '一级指标分值',
  '二级指标',
  '三级指标',
  '年度指标值',
  '实际完成值',
  '分值',
  '得分',
  '偏差原因分析及改进措施',
] as const

export const BASIC_DATA_HEAD = [
  '表号',
  '类别',
  '序号',
  '栏目',
  '级次',
  '上年决算数',
  '本年预算数',
  '本年决算数',
  '填报内容',
] as const

export type Row<Head extends readonly string[]> = Readonly<Record<Head[number], string>>

/** A row of texts in the order of its head; what is left out is blank. */
export function rowOf<const Head extends readonly string[]>(head: Head, values: Partial<Row<Head>>): string[] {
  return head.map((name) => (values as Readonly<Record<string, string>>)[name] ?? '')
}

/**
 * The rows of a table by their heads, whatever the order of its columns. Throws `TableError` when a column is missing.
 */
export function rowsOf<const Head extends readonly string[]>(head: Head, table: TextTable, file: string): Row<Head>[] {
  const places = head.map((name) => {
    const place = table.heads.findIndex((each) => each.trim() === name)
    if (place < 0) throw new TableError(`${file} 缺少「${name}」一列。`)
    return place
  })
  return table.rows.map(
    (row) => Object.fromEntries(head.map((name, index) => [name, row[places[index]!] ?? ''])) as Row<Head>,
  )
}
