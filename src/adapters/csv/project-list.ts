import { rowsOf, TableError } from '../../core/content/tables.ts'
import { parseCsv } from './csv-tables.ts'

/** A line of the list from which blank forms are prefilled; '' where the list says nothing. */
export interface ListedProject {
  readonly name: string
  readonly department: string
  readonly implementer: string
  readonly attachment: string
}

const ALIASES = {
  项目名称: ['项目名称', '项目支出名称', '一级项目名称', '项目'],
  主管部门: ['主管部门', '部门', '部门名称', '单位', '单位名称', '填报单位'],
  实施单位: ['实施单位', '项目单位', '项目实施单位'],
  附件编号: ['附件编号', '附件', '编号'],
} as const

type Column = keyof typeof ALIASES
const COLUMNS = Object.keys(ALIASES) as Column[]

/** Reads list.csv: 项目名称, 主管部门, 实施单位, 附件编号; only the first column must be there. Throws `TableError`. */
export function readProjectList(bytes: Uint8Array, file: string): readonly ListedProject[] {
  const table = parseCsv(bytes, file)
  const heads = table.heads.map((name) => COLUMNS.find((column) => (ALIASES[column] as readonly string[]).includes(name.trim())) ?? name)
  if (!heads.includes('项目名称')) throw new TableError(`${file} 缺少「项目名称」一列；可用的列：${COLUMNS.join('、')}。`)
  const absent = COLUMNS.filter((column) => !heads.includes(column))
  const rows = rowsOf(
    COLUMNS,
    {
      heads: [...heads, ...absent],
      rows: table.rows.map((row) => [
        ...row.slice(0, heads.length),
        ...Array.from({ length: Math.max(0, heads.length - row.length) }, () => ''),
      ]),
    },
    file,
  )
  const projects = rows.map((row) => ({
    name: row.项目名称.trim(),
    department: row.主管部门.trim(),
    implementer: row.实施单位.trim(),
    attachment: row.附件编号.trim(),
  }))
  const nameless = projects.findIndex((project) => project.name === '')
  if (nameless >= 0) throw new TableError(`${file} 第 ${nameless + 2} 行没有项目名称。`)
  if (projects.length === 0) throw new TableError(`${file} 里没有项目。`)
  return projects
}
