/** A path that cannot be used as asked; the message is one plain Chinese sentence for the clerk. */
export class FileTroubleError extends Error {
  override readonly name = 'FileTroubleError'
}

const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: '找不到',
  EACCES: '没有权限读写',
  EPERM: '没有权限读写',
  EROFS: '所在的磁盘是只读的，无法写入',
  ENOSPC: '所在的磁盘已满，无法写入',
  EDQUOT: '所在的磁盘配额已满，无法写入',
  EBUSY: '正被其他程序（如 WPS 或 Excel）占用，请关闭后再试',
  ETXTBSY: '正被其他程序占用，请关闭后再试',
  ENAMETOOLONG: '名称过长',
  ENOTDIR: '路径中有一段不是文件夹',
  EISDIR: '是文件夹，不是文件',
  EEXIST: '已经存在，不能建立同名的文件夹',
  ELOOP: '是循环的链接',
  EMFILE: '打开的文件过多',
  EIO: '所在的磁盘读写出错',
}

/** The sentence for what the file system answered, naming the path as the clerk gave it. */
export function fileTrouble(path: string, cause: unknown): FileTroubleError {
  const code = codeOf(cause)
  const reason = (code && SENTENCES[code]) ?? `无法读写${code ? `（${code}）` : ''}`
  return new FileTroubleError(`「${path}」${reason}。`, { cause })
}

export function codeOf(cause: unknown): string | undefined {
  return typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined
}
