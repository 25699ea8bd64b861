import { reasonOf } from '../../adapters/files/publish-file.ts'
import type { Probe } from '../../adapters/files/probe-folder.ts'
import type { Ending, SupervisedProcess } from '../../adapters/process/supervised-process.ts'

/** One line of the doctor's table. `advice` says what to do where it is not well. */
export interface Check {
  readonly subject: string
  readonly ok: boolean
  readonly finding: string
  readonly advice?: string
}

export interface FolderFacts {
  readonly checks: readonly Check[]
  readonly probe: Probe | undefined
}

const PATIENCE = 20_000
const SLOW = 2000
const SKEWED = 60_000
const LITTLE = 500 * 1024 * 1024

/** Is the folder there, may one write in it, does it answer, do events arrive, does its clock agree, is there room? */
export async function checkFolder(
  title: string,
  root: string,
  child: SupervisedProcess,
  name: string,
): Promise<FolderFacts> {
  const ending = await child.ask<Probe>('probe', { root, name }, { milliseconds: PATIENCE })
  if (ending.how !== 'answered') return { probe: undefined, checks: [{ subject: title, ok: false, ...whyNot(ending) }] }
  const probe = ending.result
  return { probe, checks: [writable(title, probe), events(title, probe), skew(title, probe), room(title, probe)] }
}

function whyNot(ending: Exclude<Ending<Probe>, { how: 'answered' }>): { finding: string; advice: string } {
  if (ending.how !== 'failed')
    return { finding: '没有响应', advice: '网络共享可能断开或卡住，请检查网络，或重新连接共享' }
  const { code } = ending.error
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return { finding: '找不到这个文件夹', advice: '请检查路径，或先建好文件夹、连上共享' }
  return { finding: `写不进去：${reasonOf({ code })}`, advice: '请管理员给运行校表的账户读写权限' }
}

function writable(title: string, { latency }: Probe): Check {
  const time = `${Math.max(1, Math.round(latency))} 毫秒`
  if (latency < SLOW) return { subject: title, ok: true, finding: `可读可写，写读一次用 ${time}` }
  return { subject: title, ok: false, finding: `写读一次用 ${time}，太慢`, advice: '请检查网络或磁盘' }
}

/** Without events all goes on, only up to an interval later. */
function events(title: string, { eventAfter }: Probe): Check {
  const finding =
    eventAfter === undefined
      ? '收不到变动通知，靠定时查看（不影响使用）'
      : `变动通知 ${Math.max(1, Math.round(eventAfter))} 毫秒到达`
  return { subject: `${title} 通知`, ok: true, finding }
}

function skew(title: string, { skew: difference }: Probe): Check {
  const subject = `${title} 时钟`
  const seconds = Math.round(Math.abs(difference) / 1000)
  if (Math.abs(difference) < SKEWED)
    return { subject, ok: true, finding: seconds <= 2 ? '与本机一致' : `与本机相差 ${seconds} 秒` }
  const way = difference > 0 ? '快' : '慢'
  return {
    subject,
    ok: false,
    finding: `比本机${way} ${seconds} 秒`,
    advice: '请管理员校准两边的时钟；审核意见里的存盘时间会不准，核对不受影响',
  }
}

function room(title: string, { free }: Probe): Check {
  const subject = `${title} 空间`
  if (free === undefined) return { subject, ok: true, finding: '系统没有告诉剩余空间' }
  const size = free > 10 * 1024 ** 3 ? `${Math.floor(free / 1024 ** 3)} GB` : `${Math.floor(free / 1024 ** 2)} MB`
  if (free >= LITTLE) return { subject, ok: true, finding: `剩余 ${size}` }
  return { subject, ok: false, finding: `只剩 ${size}`, advice: '请腾出至少 500 MB' }
}
