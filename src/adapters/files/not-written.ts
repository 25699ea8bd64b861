/** A target could not be written; the message is one Chinese sentence. */
export class NotWrittenError extends Error {
  override readonly name: string = 'NotWrittenError'

  constructor(
    /** The file's name, as people are told it. */
    readonly file: string,
    /** What is wrong and what to do, without the name: half a sentence, no full stop. */
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(sentence(file, reason), options)
  }

  /** The message, with the file named as the user knows it. */
  told(file: string): string {
    return sentence(file, this.reason)
  }
}

function sentence(file: string, reason: string): string {
  return `「${file}」没有写成：${reason}。`
}

/** A file stands in the way that is not ours to replace. */
export class InTheWayError extends NotWrittenError {
  override readonly name = 'InTheWayError'
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘空间不足',
  EDQUOT: '超出磁盘配额',
  EACCES: '没有写入权限',
  EPERM: '没有写入权限，或文件正被 WPS、Excel 等打开（请先关闭它）',
  EBUSY: '文件正被 WPS、Excel 等打开，请先关闭它',
  ETXTBSY: '文件正被其他程序打开，请先关闭它',
  EROFS: '所在位置只读',
  ENAMETOOLONG: '文件名太长',
  ENOTDIR: '路径中有一段不是文件夹',
  EEXIST: '同名的文件挡住了文件夹',
  EISDIR: '同名的文件夹已存在',
  ENOTEMPTY: '同名的文件夹已存在',
  EIO: '磁盘或网络共享读写出错',
  ENOENT: '所在文件夹不见了',
}

/** A system error in plain Chinese. */
export function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (code === '' ? '原因不明' : `系统返回 ${code}`)
}
