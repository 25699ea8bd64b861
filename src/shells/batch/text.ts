import type { Lost } from '../../adapters/process/supervised-process.ts'

export interface FileLimits {
  readonly seconds: number
  readonly megabytes: number
}

const AGAIN = '请用 WPS 或 Excel 打开后另存为 .xlsx 再试。'

/** Why a workbook was given up, for its line in the report. */
export function whyGivenUp(how: Exclude<Lost['how'], 'cannot-start'>, { seconds, megabytes }: FileLimits): string {
  switch (how) {
    case 'too-slow':
      return `核对超过 ${seconds} 秒仍未完成，已停止核对这个文件。${AGAIN}`
    case 'too-much-memory':
      return `核对时占用内存超过 ${megabytes} MB，已停止核对这个文件。请检查工作簿里是否有大量空白格式、多余的行列或工作表，清理并另存后再试。`
    case 'died':
      return `核对这个文件时程序两次意外中断，未能核对。${AGAIN}`
    default:
      return how satisfies never
  }
}

export const CHANGING = '核对期间文件一直在变动，未能核对。请保存并关闭文件后再试。'
export const SPACE_FOUND = '磁盘有空间了，接着核对。'
export const DISK_FULL = '磁盘空间不足，已暂停。腾出空间后会自动继续；按 Ctrl-C 可停止，以后再接着做。'
