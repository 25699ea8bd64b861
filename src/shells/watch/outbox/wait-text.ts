import { duration, textFile } from './plain-text.ts'
import type { Waiting } from '../inbox/readiness.ts'

const CODES: Readonly<Record<string, string>> = {
  EACCES: '没有读取权限，请管理员把读取权限给运行校表的账户',
  EPERM: '没有读取权限，请管理员把读取权限给运行校表的账户',
  EBUSY: '正被其他程序占用，请把打开它的程序关掉',
  ETXTBSY: '正被其他程序占用，请把打开它的程序关掉',
  EIO: '磁盘或网络共享读取出错，请管理员检查',
  ENAMETOOLONG: '文件名太长，请改短',
}

/** Why a file waits, and what helps; a whole sentence without its end. */
export function waitReason({ reason, code, signature }: Waiting, capMinutes: number): string {
  switch (reason) {
    case 'arriving':
      return '刚放进来，确认已经存完后就核对'
    case 'open':
      return `有人正打开着，关闭后就核对；一直不关的，放进来或最后一次存盘 ${capMinutes} 分钟后按存盘的内容核对`
    case 'partial':
      if (signature.startsWith('0:')) return '文件是空的（0 字节），可能还在复制；一直这样的请重新存盘后再放一次'
      return '文件不完整，可能还在复制，也可能没有传完；请稍等，一直这样的请重新放一次'
    case 'unreadable':
      return `暂时读不出来：${CODES[code ?? ''] ?? `系统返回 ${code}`}；会自动再试`
    case 'link':
      return '这是快捷方式（链接）或特殊文件，不是文件本身，没有跟过去看；请放入文件本身（文件夹的链接，请放入文件夹本身）'
    case 'name':
      return '文件名的编码不对，程序打不开，请改名后再放一次'
    case 'hidden':
      return '名称以点开头，是隐藏文件，没有核对；要交的，请去掉名称前面的点再放一次'
    case 'hidden-folder':
      return '文件夹的名称以点开头，是隐藏的，里面的文件没有核对；要交的，请去掉名称前面的点再放一次'
    case 'too-large':
      return '文件超过 200 MB，超出可以处理的范围，请检查是否放错了文件'
  }
}

/** The note in the outbox for a file that waits too long; it is taken away once there is a result. */
export function waitingNote(waiting: Waiting, capMinutes: number): string {
  return textFile([
    `还没有核对：${waiting.path}`,
    '',
    `原因：${waitReason(waiting, capMinutes)}。`,
    '',
    '原来的文件没有动过。核对成了，这个说明会自动撤下，换成审核意见。',
  ])
}

export function waitingLine(waiting: Waiting, now: number, capMinutes: number): string {
  return `${waiting.path}　已等 ${duration(now - waiting.since)}：${waitReason(waiting, capMinutes)}`
}

export function waitingSummary(waiting: readonly Waiting[], cap: number): string[] {
  return waiting.map((each) => `  ${each.path}：${waitReason(each, Math.round(cap / 60_000))}`)
}
