import { createHash } from 'node:crypto'
import { existsSync, realpathSync, statfsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

type Variables = Readonly<Record<string, string | undefined>>

/**
 * Where the ledger of an inbox stands when nobody says: on the local disk, in the user's own folder for programs' data.
 */
export function defaultLedger(
  inbox: string,
  variables: Variables,
  platform: NodeJS.Platform = process.platform,
): string {
  const name = createHash('sha256').update(inbox).digest('hex').slice(0, 12)
  return join(dataFolder(variables, platform), 'jiaobiao', `watch-${name}`, '账本.db')
}

function dataFolder(variables: Variables, platform: NodeJS.Platform): string {
  const home = variables.HOME ?? variables.USERPROFILE ?? homedir()
  if (platform === 'win32') return variables.LOCALAPPDATA ?? join(home, 'AppData', 'Local')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  return variables.XDG_STATE_HOME ?? join(home, '.local', 'state')
}

/**
 * File systems of other machines by the numbers of statfs: NFS, SMB, CIFS, SMB2, AFS, 9P. A database there is sooner or
 * later damaged.
 */
const NETWORK = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997])

export function isOnNetwork(path: string, platform: NodeJS.Platform = process.platform): boolean {
  if (platform === 'win32') return /^[\\/]{2}[^.?]/.test(path)
  if (platform !== 'linux') return false
  return NETWORK.has(statfsSync(nearestFolder(path)).type)
}

function nearestFolder(path: string): string {
  const absolute = resolve(path)
  return existsSync(absolute) || dirname(absolute) === absolute ? absolute : nearestFolder(dirname(absolute))
}

/** Whether a path lies inside a folder; neither need be there yet. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(realPath(folder), realPath(path))
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** Links followed as far as there is something. */
export function realPath(path: string): string {
  const absolute = resolve(path)
  if (existsSync(absolute)) return realpathSync.native(absolute)
  const parent = dirname(absolute)
  return parent === absolute ? absolute : join(realPath(parent), absolute.slice(parent.length).replace(/^[\\/]/, ''))
}
