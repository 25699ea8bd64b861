import { TableError } from '../content/tables.ts'
import { squeeze } from '../form/label-text.ts'
import type { ContactRow } from './contacts.ts'

/** A table of texts with the place of each line. */
export interface ContactTable {
  readonly name: string
  readonly rows: readonly { readonly place: string; readonly hidden: boolean; readonly texts: readonly string[] }[]
}

const HEADS = {
  unit: ['单位', '单位名称', '部门', '部门名称', '预算单位', '预算部门', '填报单位', '单位全称'],
  aliases: ['别名', '单位别名', '简称', '单位简称', '曾用名', '其他名称'],
  email: ['邮箱', '电子邮箱', '邮箱地址', '邮件地址', '电子邮件', '电子邮件地址', 'email', 'e-mail', 'mail'],
  person: ['联系人', '姓名', '经办人', '绩效联系人', '联系人姓名'],
  shared: ['兼管', '兼管单位', '代管', '代管单位'],
} as const
type Column = keyof typeof HEADS
const COLUMNS = Object.keys(HEADS) as Column[]
/** A title and a note may stand above the heads. */
const ROWS_TO_HEADS = 10

/** The lines of all tables that have the heads 单位 and 邮箱. Throws `TableError` when none has, or when one has a head twice. */
export function contactRows(tables: readonly ContactTable[], file: string): ContactRow[] {
  const found = tables.map(rowsOf).filter((rows) => rows !== undefined)
  if (found.length === 0)
    throw new TableError(`通讯录「${file}」里没有找到「单位」和「邮箱」两栏。可用的栏：单位、别名、邮箱、联系人、兼管。`)
  return found.flat()
}

function rowsOf({ name, rows }: ContactTable): ContactRow[] | undefined {
  const headRow = rows.slice(0, ROWS_TO_HEADS).findIndex((row) => {
    const columns = row.texts.map(columnOf)
    return columns.includes('unit') && columns.includes('email')
  })
  if (headRow < 0) return undefined
  const columns = rows[headRow]!.texts.map(columnOf)
  const twice = COLUMNS.find((column) => columns.filter((each) => each === column).length > 1)
  if (twice) throw new TableError(`通讯录「${name}」有两栏都是「${HEADS[twice][0]}」，请只留一栏；一个单位有几个邮箱的，一行写一个。`)
  return rows.slice(headRow + 1).flatMap((row) => {
    const at = (column: Column): string => row.texts[columns.indexOf(column)] ?? ''
    if (row.texts.every((text) => text.trim() === '')) return []
    return [
      {
        place: row.place,
        hidden: row.hidden,
        unit: at('unit'),
        aliases: at('aliases'),
        email: at('email'),
        person: at('person'),
        shared: at('shared'),
      },
    ]
  })
}

function columnOf(text: string): Column | undefined {
  const label = squeeze(text).toLowerCase()
  return COLUMNS.find((column) => (HEADS[column] as readonly string[]).includes(label))
}
