import { hiddenNote, type ListTable, rowsUnder } from './list-rows.ts'
import { TableError } from './tables.ts'
import { LIST_HEADS } from '../vocabulary/list-heads.ts'

/** A unit that should hand in its forms. */
export interface RosterUnit {
  readonly name: string
  /** Other names under which its forms may come. */
  readonly aliases: readonly string[]
}

export interface UnitRoster {
  readonly units: readonly RosterUnit[]
  /** What a person should know of the list. */
  readonly notes: readonly string[]
}

/**
 * The units of a list: the first table with a column of their names (单位名称, 单位 …), and where wanted 别名, several parted
 * by 、 or ;. `file` as a sentence begins: 「「名册.xlsx」」. Throws `TableError`.
 */
export function unitRoster(tables: readonly ListTable[], file: string): UnitRoster {
  const found = tables.map((table) => rowsUnder(table, LIST_HEADS.roster, ['name'])).find((each) => each !== undefined)
  if (!found) throw new TableError(`${file}缺少「单位名称」一列；第一行应是列名，如「单位名称,别名」。`)
  const rows = found.rows.filter(
    ({ values }) => values.name.trim() !== '' && !LIST_HEADS.sums.includes(values.name.replace(/\s/g, '')),
  )
  if (rows.length === 0) throw new TableError(`${file}里没有单位，请填好再用。`)
  const units = rows.map(({ values: { name, aliases } }) => ({
    name: name.trim(),
    aliases: aliases
      .split(/[、;；,，\n]/)
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  }))
  return { units, notes: hiddenNote(rows, file) }
}
