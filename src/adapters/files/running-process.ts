import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname, networkInterfaces, userInfo } from 'node:os'
import { codeOf } from './read-file.ts'

/** A process in words that another one, perhaps on another machine, can tell it by. */
export interface ProcessMark {
  readonly host: string
  readonly user: string
  readonly pid: number
  /**
   * When the system started it, in the system's own count: a number that was given out again has another. Missing where
   * the system does not say.
   */
  readonly born?: string
  /**
   * Which run of which system the number belongs to, or at least which computer: it means nothing in another one, or in
   * another container. Missing as above.
   */
  readonly boot?: string
}

/** Names longer than that are cut: they are shown in one line. */
const LONGEST = 64

export function thisProcess(): ProcessMark {
  const [born, boot] = [bornOf(process.pid), bootOf()]
  return {
    host: hostname().slice(0, LONGEST),
    user: userName().slice(0, LONGEST),
    pid: process.pid,
    ...(born === undefined ? {} : { born }),
    ...(boot === undefined ? {} : { boot }),
  }
}

/**
 * What became of a process, as far as it can be said from here: 'alive' and 'gone' are sure; 'unknown' for one of
 * another machine, of this one before it was started anew, of another container, or where the system does not say when
 * a process of that number began.
 */
export function fateOf(mark: ProcessMark, own: ProcessMark): 'alive' | 'gone' | 'unknown' {
  if (mark.host !== own.host || (mark.boot !== undefined && mark.boot !== own.boot)) return 'unknown'
  if (!isRunning(mark.pid)) return 'gone'
  const born = bornOf(mark.pid)
  // The asking process bears the number itself, and knows of no such mark.
  if (mark.born === undefined || born === undefined) return mark.pid === own.pid ? 'gone' : 'unknown'
  return mark.born === born ? 'alive' : 'gone'
}

/** Whether a process of that id exists on this machine. */
export function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/**
 * /proc/PID/stat, field 22 (proc(5)); its second field, the name in brackets, may hold anything. On other systems `ps`
 * says it.
 */
function bornOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    }
    if (process.platform === 'win32') return undefined
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
    const told = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      timeout: 2000,
      stdio: 'pipe',
      env,
    })
    return told.trim() || undefined
  } catch {
    return undefined
  }
}

function bootOf(): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return networkCards()
  }
}

/** Tells two computers of one name apart, such as come from one image. */
function networkCards(): string | undefined {
  const cards = Object.values(networkInterfaces()).flatMap((card = []) => card.filter(({ internal }) => !internal))
  if (cards.length === 0) return undefined
  const addresses = [...new Set(cards.map(({ mac }) => mac))].sort()
  return createHash('sha256').update(addresses.join(' ')).digest('hex').slice(0, 16)
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}
