// As root, with samba, smbnetfs and fuse3: node test/sweeps/run.mjs watch-instances [rounds] [seconds that the share
// hangs]
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { missingForShare, SambaShare } from './samba-share.ts'
import { outage, race } from './watch-instances.ts'

// Two folders down, whether in test/sweeps or bundled into node_modules/.cache.
const root = fileURLToPath(new URL('../..', import.meta.url))
const [rounds = '3', seconds = '60'] = process.argv.slice(2)
const base = mkdtempSync(join(tmpdir(), '校表 几个-'))
const faults: string[] = []
let places = 0

function tell(what: string, found: readonly string[]): void {
  console.log(what, found.join('; ') || 'ok')
  faults.push(...found)
}

async function races(
  kind: string,
  folderOf: () => string,
  viewsOf: (folder: string, count: number) => string[],
): Promise<void> {
  for (const count of [2, 3]) {
    for (let round = 1; round <= Number(rounds); round++) {
      const folder = folderOf()
      tell(
        `${count} instances, ${kind}, round ${round}:`,
        await race(root, folder, viewsOf(folder, count), join(base, `local ${places}`)),
      )
    }
  }
}

function newFolder(parent: string): string {
  const folder = join(parent, `处 ${++places}`)
  mkdirSync(folder)
  return folder
}

try {
  await races(
    'local',
    () => newFolder(base),
    (folder, count) => Array.from({ length: count }, () => folder),
  )
  const missing = missingForShare()
  if (missing) console.log(`not over SMB: ${missing} is missing`)
  else {
    const share = new SambaShare()
    try {
      const mounts = [await share.mount(), await share.mount(), await share.mount()]
      await races(
        'SMB',
        () => newFolder(share.folder),
        (folder, count) => mounts.slice(0, count).map((mount) => folder.replace(share.folder, mount)),
      )
      for (const how of ['hangs', 'is unmounted'] as const) {
        const {
          faults: found,
          back,
          messages,
        } = await outage(root, share, mounts[0]!, newFolder(base), how, Number(seconds))
        tell(
          `a share that ${how} for ${seconds} s, back after ${back.toFixed(1)} s, said: ${messages.join(' / ')}:`,
          found,
        )
      }
    } finally {
      share.stop()
    }
  }
} finally {
  rmSync(base, { recursive: true, force: true })
}
console.log(`${faults.length} faults`)
process.exit(faults.length > 0 ? 1 : 0)
