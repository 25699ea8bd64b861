import { existsSync, statfsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * File systems of other machines by the numbers of statfs(2): NFS, SMB, CIFS, SMB2, AFS, 9P, and FUSE, which may be
 * anything (sshfs among them). Locks do not hold there, so that a database is sooner or later damaged.
 */
const NETWORK = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997, 0x65735546])

/** Whether a path, which need not be there yet, lies on another machine's disk, as far as the system tells. */
export function isOnNetwork(path: string, platform: NodeJS.Platform = process.platform): boolean {
  if (platform === 'win32') return /^[\\/]{2}(?:[^.?]|\?[\\/]UNC[\\/])/i.test(path)
  if (platform !== 'linux') return false
  return NETWORK.has(statfsSync(nearestFolder(path)).type)
}

function nearestFolder(path: string): string {
  const absolute = resolve(path)
  return existsSync(absolute) || dirname(absolute) === absolute ? absolute : nearestFolder(dirname(absolute))
}
