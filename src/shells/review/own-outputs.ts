import { readWorkbook } from '../../adapters/excel/read-workbook.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'

/** First sheet and title of the workbooks that we write besides corrected ones. */
const OWN_SHEETS: ReadonlyMap<string, RegExp> = new Map([
  ['各单位汇总', /^绩效自评审核汇总表$/],
  ['将发送', /^发送计划$/],
  ['发送结果', /^(演练)?发送结果$/],
])

/** How our own texts, tables and pages begin. */
const OWN_BEGINNINGS = [
  // results.json and what --format json prints.
  /^\s*\{\s*"schemaVersion":\s*\d+,\s*"tool":\s*\{\s*"name":\s*"jiaobiao"/,
  /^<!DOCTYPE html>\s*<html lang="zh-CN">.*?<title>绩效自评审核报告<\/title>/s,
  /^<!DOCTYPE html>\s*<html lang="zh-CN"><head><meta charset="utf-8"><meta name="generator" content="jiaobiao letter">/,
  // findings.csv, and the files of an export.
  /^单位,年度,工作簿,工作表,单元格,级别,规则,/,
  /^表号,(表种|项目支出名称|类别),/,
  // What the hot folder writes beside its results.
  /^审核意见　[^\r\n]*\r\n\r\n单位：/,
  /^(内容没有变化|还没有核对|没有核对)：[^\r\n]*\r\n\r\n/,
  /^校表　运行状态\r\n\r\n/,
]

/** Whether a text file is one that we wrote, by its first bytes. */
export function isOwnText(head: Uint8Array): boolean {
  // The last letter may be cut through.
  const start = new TextDecoder('utf-8').decode(head).replace(/^\ufeff/, '')
  return OWN_BEGINNINGS.some((each) => each.test(start))
}

/** Names under which our workbooks are written and, saved again by another program, still go. */
const OWN_NAMES = /汇总表|发送计划|发送结果/
/** Where the first entry of a zip has its time, and the time that our new workbooks have: 2024-01-01 00:00. */
const TIME_AT = 10
const OUR_TIME = [0x00, 0x00, 0x21, 0x58]

/** Whether a workbook is a summary, plan or list of results of ours; only one that may be is read. */
export function isOwnWorkbook(name: string, head: Uint8Array, whole: () => Uint8Array): boolean {
  if (!OWN_NAMES.test(name) && !OUR_TIME.every((byte, index) => head[TIME_AT + index] === byte)) return false
  try {
    const [first] = readWorkbook(whole()).sheets
    const title = first?.cells.find((cell) => cell.row === 1 && cell.column === 1)?.value
    return title?.kind === 'text' && (OWN_SHEETS.get(first!.name)?.test(title.text) ?? false)
  } catch (error) {
    if (error instanceof UnreadableWorkbookError) return false
    throw error
  }
}
