import { fromA1 } from '../../core/model/cell-address.ts'
import { UsageError } from './environment.ts'

/** One entry of edits.json, checked. */
export interface RequestedEdit {
  readonly sheet: string
  readonly cell: string
  readonly value?: string
  readonly comment?: string
  readonly fill?: string
}

const KEYS = ['sheet', 'cell', 'value', 'comment', 'fill']

/** Longest text that a cell takes. */
const MOST_CHARACTERS = 32_767

/** Reads edits.json. Throws UsageError with one sentence naming the entry that is wrong. */
export function parseEdits(text: string, file: string): readonly RequestedEdit[] {
  const list = parseJson(text, file)
  if (!Array.isArray(list))
    throw new UsageError(`「${file}」应是一个数组：[{"sheet": "…", "cell": "B3", "comment": "…"}]。`)
  if (list.length === 0) throw new UsageError(`「${file}」里没有改动。`)
  return list.map((entry: unknown, index) => checked(entry, `「${file}」第 ${index + 1} 项`))
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new UsageError(`「${file}」不是有效的 JSON。`, { cause })
  }
}

function checked(entry: unknown, where: string): RequestedEdit {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    throw new UsageError(`${where}应是一个对象：{"sheet": "…", "cell": "B3", …}。`)
  const unknown = Object.keys(entry).find((key) => !KEYS.includes(key))
  if (unknown !== undefined) throw new UsageError(`${where}有不认识的键「${unknown}」，可用的有：${KEYS.join('、')}。`)
  const { sheet, cell, value, comment, fill } = entry as Readonly<Record<string, unknown>>
  if (typeof sheet !== 'string' || sheet === '') throw new UsageError(`${where}缺少 sheet（工作表名称）。`)
  if (typeof cell !== 'string' || !fromA1(cell)) throw new UsageError(`${where}的 cell 应是单元格地址，如 "B3"。`)
  if (value === undefined && comment === undefined && fill === undefined)
    throw new UsageError(`${where}没有写改什么：value、comment、fill 至少要有一个。`)
  const edit: { -readonly [Key in keyof RequestedEdit]: RequestedEdit[Key] } = { sheet, cell }
  if (value !== undefined)
    edit.value = textOf(typeof value === 'number' && Number.isFinite(value) ? String(value) : value, `${where}的 value`)
  if (comment !== undefined) edit.comment = textOf(comment, `${where}的 comment`)
  if (fill !== undefined) {
    if (typeof fill !== 'string' || !/^[0-9a-f]{6}$/i.test(fill))
      throw new UsageError(`${where}的 fill 应是六位十六进制颜色，如 "FFFF00"。`)
    edit.fill = fill
  }
  return edit
}

function textOf(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new UsageError(`${where}应是文字。`)
  if (value.length > MOST_CHARACTERS) throw new UsageError(`${where}超过 ${MOST_CHARACTERS} 个字，单元格放不下。`)
  return value
}
