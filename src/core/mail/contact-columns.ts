import { type ListTable, rowsUnder } from '../content/list-rows.ts'
import { TableError } from '../content/tables.ts'
import type { ContactRow } from './contacts.ts'

const HEADS = {
  unit: ['单位', '单位名称', '部门', '部门名称', '预算单位', '预算部门', '填报单位', '单位全称'],
  aliases: ['别名', '单位别名', '简称', '单位简称', '曾用名', '其他名称'],
  email: ['邮箱', '电子邮箱', '邮箱地址', '邮件地址', '电子邮件', '电子邮件地址', 'email', 'e-mail', 'mail'],
  person: ['联系人', '姓名', '经办人', '绩效联系人', '联系人姓名'],
  shared: ['兼管', '兼管单位', '代管', '代管单位'],
} as const
/**
 * The lines of all tables that have the heads 单位 and 邮箱. Throws `TableError` when none has, or when one has a head
 * twice.
 */
export function contactRows(tables: readonly ListTable[], file: string): ContactRow[] {
  const found = tables.map(rowsOf).filter((rows) => rows !== undefined)
  if (found.length === 0)
    throw new TableError(
      `通讯录「${file}」里没有找到「单位」和「邮箱」两栏。可用的栏：单位、别名、邮箱、联系人、兼管。`,
    )
  return found.flat()
}

function rowsOf(table: ListTable): ContactRow[] | undefined {
  const found = rowsUnder(table, HEADS, ['unit', 'email'])
  if (!found) return undefined
  if (found.twice)
    throw new TableError(
      `通讯录「${table.name}」有两栏都是「${HEADS[found.twice][0]}」，请只留一栏；一个单位有几个邮箱的，一行写一个。`,
    )
  return found.rows.map(({ place, hidden, values }) => ({ place, hidden, ...values }))
}
