import { UnreadableWorkbookError } from '../../core/model/workbook.ts'
import { shownName } from '../../core/model/shown-name.ts'
import type { FaultReason, PackageFault } from '../opc/package-fault.ts'

/** The sentences with which a file is refused; each says what it is and what the clerk can do. */
export const REFUSALS = {
  empty: '文件是空的（0 字节），请重新导出或重新发送。',
  password: '文件设有打开密码，请取消密码后再交。',
  oldExcel: '这是旧格式的工作簿（.xls 或 WPS 的 .et），请用 WPS 或 Excel 另存为 .xlsx 后再交。',
  binaryExcel: '这是 .xlsb 格式的工作簿，请用 WPS 或 Excel 另存为 .xlsx 后再交。',
  xmlExcel: '这是网页或 XML 格式的表格，请用 WPS 或 Excel 另存为 .xlsx 后再交。',
  textTable: '这是文本格式的表格，请用 WPS 或 Excel 另存为 .xlsx 后再交。',
  openDocument: '这是 .ods 格式的表格，请用 WPS 或 Excel 另存为 .xlsx 后再交。',
  word: '这是 Word 文档，不是 Excel 工作簿，请交 .xlsx 文件。',
  powerPoint: '这是演示文稿，不是 Excel 工作簿，请交 .xlsx 文件。',
  picture: '这是图片，不是 Excel 工作簿，请交 .xlsx 文件。',
  pdf: '这是 PDF 文件，不是 Excel 工作簿，请交 .xlsx 文件。',
  archive: '这是压缩包，不是 Excel 工作簿，请解压后交其中的 .xlsx 文件。',
  compound: '这是旧版 Office 文件，里面没有认出工作簿，请用 WPS 或 Excel 另存为 .xlsx 后再交。',
  notAWorkbook: '这不是 Excel 工作簿，请交 .xlsx 文件。',
  truncated: '文件不完整，可能没有传完或没有存完，请重新保存后再交。',
  damaged: '文件已损坏，请用 WPS 或 Excel 打开后另存为 .xlsx 再交。',
  encryptedEntries: '文件里的内容加了密码，请取消密码后再交。',
  overlapping: '文件的内部结构互相矛盾，为安全起见没有读，请用 WPS 或 Excel 另存为 .xlsx 后再交。',
  docType: '文件里有不该有的内容（DTD 声明），为安全起见没有读，请用 WPS 或 Excel 另存为 .xlsx 后再交。',
  tooLarge: '文件解开后过大，超出可以处理的范围，请删去无关内容后再交。',
  tooManyEntries: '文件里的内容过多，超出可以处理的范围，请删去无关内容后再交。',
  tooManyCells: '工作表里的单元格过多，超出可以处理的范围，请删去无关的行列后再交。',
  tooDeep: '文件的内部结构过于复杂，超出可以处理的范围，请用 WPS 或 Excel 另存为 .xlsx 后再交。',
  noSheets: '工作簿里没有工作表，请检查后再交。',
} as const

export function refusal(reason: keyof typeof REFUSALS, cause?: unknown): UnreadableWorkbookError {
  return new UnreadableWorkbookError(REFUSALS[reason], cause === undefined ? undefined : { cause })
}

/** A sheet is listed, but its content is not in the file. */
export function missingSheetRefusal(sheet: string): UnreadableWorkbookError {
  return new UnreadableWorkbookError(
    `文件不完整，缺少工作表「${shownName(sheet)}」的内容，请用 WPS 或 Excel 打开后重新保存再交。`,
  )
}

const OF_FAULTS: Readonly<Record<FaultReason, keyof typeof REFUSALS>> = {
  'no-zip': 'notAWorkbook',
  truncated: 'truncated',
  damaged: 'damaged',
  contradictory: 'overlapping',
  'encrypted-entries': 'encryptedEntries',
  doctype: 'docType',
  'too-large': 'tooLarge',
  'too-many-entries': 'tooManyEntries',
  'too-deep': 'tooDeep',
}

/** What is wrong with a package, in the words for the clerk. */
export function refusalOfFault(fault: PackageFault): UnreadableWorkbookError {
  return refusal(OF_FAULTS[fault.reason], fault)
}
