import { TableError } from '../../core/content/tables.ts'
import { parseCsv } from './csv-tables.ts'

/** A unit that should hand in its forms. */
export interface RosterUnit {
  readonly name: string
  /** Other names under which its forms may come. */
  readonly aliases: readonly string[]
}

const NAME_HEADS = ['单位名称', '单位', '部门名称', '部门', '主管部门', '名称']
const ALIAS_HEADS = ['别名', '曾用名', '简称', '其他名称']

/** Reads units.csv: one column with the units' names (单位名称, 单位 …), and where wanted 别名, several parted by 、 or ;. Throws `TableError`. */
export function readUnitRoster(bytes: Uint8Array, file: string): readonly RosterUnit[] {
  const { heads, rows } = parseCsv(bytes, file)
  const column = (names: readonly string[]): number => heads.findIndex((head) => names.includes(head.trim()))
  const [name, alias] = [column(NAME_HEADS), column(ALIAS_HEADS)]
  if (name < 0) throw new TableError(`${file} 缺少「单位名称」一列；第一行应是列名，如「单位名称,别名」。`)
  const units = rows.flatMap((row) => {
    const own = (row[name] ?? '').trim()
    const aliases = alias < 0 ? [] : (row[alias] ?? '').split(/[、;；,，]/).map((each) => each.trim())
    return own === '' ? [] : [{ name: own, aliases: aliases.filter((each) => each !== '') }]
  })
  if (units.length === 0) throw new TableError(`${file} 里没有单位。`)
  return units
}
