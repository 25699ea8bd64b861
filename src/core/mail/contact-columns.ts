import { type ListTable, rowsUnder } from '../content/list-rows.ts'
import { TableError } from '../content/tables.ts'
import { LIST_HEADS } from '../vocabulary/list-heads.ts'
import type { ContactRow } from './contacts.ts'

const HEADS = LIST_HEADS.contacts

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
