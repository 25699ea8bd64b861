import { hiddenNote, type ListTable, rowsUnder } from './list-rows.ts'
import { TableError } from './tables.ts'
import { LIST_HEADS } from '../vocabulary/list-heads.ts'

/** A line of the list from which blank forms are prefilled; '' where the list says nothing. */
export interface ListedProject {
  readonly name: string
  readonly department: string
  readonly implementer: string
  readonly attachment: string
}

export interface ProjectList {
  readonly projects: readonly ListedProject[]
  /** What a person should know of the list. */
  readonly notes: readonly string[]
}

const HEADS = LIST_HEADS.projects

/**
 * The projects of a list: the first table with a column 项目名称; 主管部门, 实施单位 and 附件编号 where they are. Throws `TableError`.
 */
export function projectList(tables: readonly ListTable[], file: string): ProjectList {
  const found = tables.map((table) => rowsUnder(table, HEADS, ['name'])).find((each) => each !== undefined)
  if (!found) {
    const columns = Object.values(HEADS).map(([name]) => name)
    throw new TableError(`${file}缺少「项目名称」一列；第一行应是列名，可用的有：${columns.join('、')}。`)
  }
  const projects = found.rows.map(({ values }) => ({
    name: values.name.trim(),
    department: values.department.trim(),
    implementer: values.implementer.trim(),
    attachment: values.attachment.trim(),
  }))
  const nameless = projects.findIndex((project) => project.name === '')
  if (nameless >= 0) throw new TableError(`${file}${found.rows[nameless]!.place}没有项目名称。`)
  if (projects.length === 0) throw new TableError(`${file}里没有项目，请填好再用。`)
  return { projects, notes: hiddenNote(found.rows, file) }
}
