/**
 * A real SMB server on a high port of this machine, and mounts of it as of several machines; as root, with samba,
 * smbnetfs and fuse3 installed.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What is missing for a share; undefined when all is there. */
export function missingForShare(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'root on Linux'
  return ['smbd', 'smbnetfs', 'fusermount3'].find((name) => spawnSync('which', [name]).status !== 0)
}

interface Client {
  readonly home: string
  readonly folder: string
}

export class SambaShare {
  /** Shown to nobody but the server: what the share holds. */
  readonly folder: string
  private readonly base = mkdtempSync(join(tmpdir(), 'jiaobiao-smb-'))
  private readonly port = 40_000 + (process.pid % 20_000)
  private readonly mounts: Client[] = []
  private readonly server: ChildProcess

  constructor() {
    this.folder = join(this.base, 'share')
    const state = join(this.base, 'state')
    mkdirSync(this.folder)
    mkdirSync(state)
    const own = ['private dir', 'lock directory', 'state directory', 'cache directory', 'pid directory', 'ncalrpc dir']
    const lines = [
      ...[
        '[global]',
        'workgroup = WORKGROUP',
        'security = user',
        'map to guest = Bad User',
        `smb ports = ${this.port}`,
      ],
      ...[
        'bind interfaces only = yes',
        'interfaces = lo',
        'load printers = no',
        'disable spoolss = yes',
        `log file = ${state}/log`,
      ],
      ...own.map((name) => `${name} = ${state}`),
      ...['[share]', `path = ${this.folder}`, 'guest ok = yes', 'read only = no', 'force user = root'],
    ]
    writeFileSync(join(this.base, 'smb.conf'), `${lines.join('\n')}\n`)
    const args = ['-F', '--no-process-group', `--configfile=${join(this.base, 'smb.conf')}`]
    this.server = spawn('smbd', args, { stdio: 'ignore', detached: true })
  }

  /** The share as another client sees it. Throws with the reason when it cannot be mounted. */
  async mount(): Promise<string> {
    const home = join(this.base, `home ${this.mounts.length}`)
    const folder = join(this.base, `client ${this.mounts.length}`)
    mkdirSync(join(home, '.smb'), { recursive: true })
    mkdirSync(folder)
    writeFileSync(join(home, '.smb/smb.conf'), '[global]\nworkgroup = WORKGROUP\nclient min protocol = SMB2\n')
    writeFileSync(join(home, '.smb/smbnetfs.conf'), 'auth "127.0.0.1" "guest" ""\n', { mode: 0o600 })
    this.mounts.push({ home, folder })
    this.mountClient(this.mounts.at(-1)!)
    const share = join(folder, `127.0.0.1:${this.port}`, 'share')
    for (let waited = 0; waited < 10_000; waited += 200) {
      if (isListable(share)) return share
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    throw new Error('the share does not answer')
  }

  private mountClient({ home, folder }: Client): void {
    const { status, stderr } = spawnSync('smbnetfs', [folder, '-o', 'direct_io'], {
      env: { ...process.env, HOME: home },
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`smbnetfs: ${stderr}`)
  }

  /** The first client's connection is gone: an empty folder is in its place. */
  unmountFirst(): void {
    spawnSync('umount', ['-l', this.mounts[0]!.folder])
  }

  mountFirstAgain(): void {
    this.mountClient(this.mounts[0]!)
  }

  /** As when the network is gone: nobody answers, nobody refuses. */
  freeze(): void {
    process.kill(-this.server.pid!, 'SIGSTOP')
  }

  thaw(): void {
    process.kill(-this.server.pid!, 'SIGCONT')
  }

  stop(): void {
    for (const { folder } of this.mounts) spawnSync('umount', ['-l', folder])
    process.kill(-this.server.pid!, 'SIGKILL')
    rmSync(this.base, { recursive: true, force: true })
  }
}

function isListable(folder: string): boolean {
  try {
    readdirSync(folder)
    return true
  } catch {
    return false
  }
}
