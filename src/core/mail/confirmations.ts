import type { ListTable } from '../content/list-rows.ts'
import { TableError } from '../content/tables.ts'
import { squeeze } from '../form/label-text.ts'
import { unitKey } from '../identity/unit-key.ts'

/** The list of sets that a person decides on, a line a set. */
export const CONFIRMATION_HEADS = {
  unit: '表中的单位',
  paths: '工作簿',
  reason: '为什么要确认',
  suggestion: '可能是',
  answer: '发给',
  key: '编号',
} as const

const ROWS_TO_HEADS = 10

/**
 * By key of a set, the unit that a person wrote into 「发给」; lines left blank are not in it. Throws `TableError` for a
 * list that is none, or says two things of one set.
 */
export function confirmationsIn(tables: readonly ListTable[], shown: string): Map<string, string> {
  const found = new Map<string, string>()
  let read = false
  for (const { rows } of tables) {
    const headRow = rows.slice(0, ROWS_TO_HEADS).findIndex(({ texts }) => columnsOf(texts) !== undefined)
    if (headRow < 0) continue
    read = true
    const columns = columnsOf(rows[headRow]!.texts)!
    for (const { texts, place } of rows.slice(headRow + 1)) {
      const [key, answer] = [(texts[columns.key] ?? '').trim(), (texts[columns.answer] ?? '').trim()]
      if (answer === '') continue
      if (!/^c[0-9a-f]{15}$/.test(key))
        throw new TableError(`确认单「${shown}」${place}的「编号」被改动过，请重新运行 mail plan，在新的确认单里填写。`)
      const known = found.get(key)
      if (known !== undefined && unitKey(known) !== unitKey(answer))
        throw new TableError(`确认单「${shown}」对同一套工作簿写了两个单位：「${known}」和「${answer}」（${place}）。`)
      found.set(key, answer)
    }
  }
  if (!read) throw new TableError(`「${shown}」不是 mail plan 写出的确认单（没有「发给」和「编号」两栏）。`)
  return found
}

function columnsOf(texts: readonly string[]): { readonly key: number; readonly answer: number } | undefined {
  const heads = texts.map(squeeze)
  const [key, answer] = [heads.indexOf(CONFIRMATION_HEADS.key), heads.indexOf(CONFIRMATION_HEADS.answer)]
  return key < 0 || answer < 0 ? undefined : { key, answer }
}
