import { UnreadableWorkbookError } from '../../core/model/workbook.ts'

/** Larger files are refused without being opened. */
export const LARGEST_FILE = 200 * 1024 * 1024

/** Throws `UnreadableWorkbookError` for a file of more bytes. */
export function refuseLarge(size: number): void {
  if (size > LARGEST_FILE)
    throw new UnreadableWorkbookError('文件超过 200 MB，超出可以处理的范围，请检查是否交错了文件。')
}
