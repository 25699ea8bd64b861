import { fileNameOf } from '../identity/place-name.ts'
import { hasControlCharacter, oneLine, unitKey } from '../identity/unit-key.ts'
import type { ExaminedFile } from './examined-file.ts'

/** Base64 and its line ends make four thirds and a little; the text and the headers are small. */
const ENCODED = 1.37
const REST_OF_MESSAGE = 32_768

function encodedSize(files: readonly Pick<ExaminedFile, 'size'>[]): number {
  return Math.ceil(files.reduce((sum, file) => sum + file.size, 0) * ENCODED) + REST_OF_MESSAGE
}

/**
 * Why files cannot go out together in one message; undefined where they can. `maxBytes`: of the whole encoded message.
 */
export function attachmentsReason(files: readonly ExaminedFile[], maxBytes: number): string | undefined {
  const bad = files.find((file) => hasControlCharacter(file.path))
  if (bad) return `文件名里有换行或控制字符：${oneLine(bad.path)}`
  const unclear = files.find((file) => file.notUnderstood !== undefined)
  if (unclear) return `「${unclear.path}」的${unclear.notUnderstood}，请人工看过再发`
  for (const kind of ['department', 'basic-data'] as const) {
    const seen = new Map<number | undefined, ExaminedFile>()
    for (const file of files.filter((each) => each.single.includes(kind))) {
      const other = seen.get(file.year)
      if (other)
        return `有两份同一年度的${kind === 'department' ? '部门整体支出绩效自评表' : '基础数据表'}（「${other.path}」和「${file.path}」），请只留一份`
      seen.set(file.year, file)
    }
  }
  const names = new Set(files.map((file) => unitKey(fileNameOf(file.path))))
  if (names.size < files.length) return '有两个附件同名，请改名后再发'
  const size = encodedSize(files)
  if (size > maxBytes) return `附件太大：整封邮件约 ${megabytes(size)}，上限 ${megabytes(maxBytes)}，请另行交付`
  return undefined
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
