import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundledWork } from '../adapters/process/bundled-work.ts'
import { BatchPlace } from '../shells/batch/batch-place.ts'

const PAGE = 4096
const TEXTS = { full: '磁盘空间不足，已暂停', found: '磁盘有空间了，接着核对' } as const

/** A disk that is full after so many bytes, until it grows. */
interface Disk {
  /** The output folder, relative to the place. */
  readonly out: string
  readonly env: Readonly<Record<string, string>>
  readonly grow: () => void
  readonly done: () => void
}

/** A file system in memory with a size: root may mount one, mostly. */
export function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const there = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', '/mnt'], {
    stdio: 'ignore',
  })
  return there.status === 0
}

function mounted(place: BatchPlace, bytes: number): Disk {
  const folder = join(place.cwd, 'disk')
  mkdirSync(folder, { recursive: true })
  const mount = (...args: string[]): void => {
    const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(`mount: ${stderr}`)
  }
  mount('-t', 'tmpfs', '-o', `size=${Math.ceil(bytes / PAGE) * PAGE}`, 'tmpfs', folder)
  return {
    out: 'disk/out',
    env: {},
    grow: () => mount('-o', 'remount,size=512m', folder),
    done: () => void spawnSync('umount', [folder]),
  }
}

/** The same by a worker whose writes fall short, for where nothing may be mounted. */
function pretended(place: BatchPlace, bytes: number): Disk {
  const file = place.write('space', String(bytes))
  return {
    out: 'pretended',
    env: { JIAOBIAO_TEST_SPACE: file },
    grow: () => writeFileSync(file, String(1e9)),
    done: () => rmSync(join(place.cwd, 'pretended'), { recursive: true, force: true }),
  }
}

export interface FullDisk {
  readonly place: BatchPlace
  /** What is wrong after the disk was full at this share of what is needed; empty when all is well. */
  readonly at: (share: number) => Promise<string[]>
  readonly done: () => void
}

/** Corrects so many workbooks undisturbed, and then again on disks that are too small for a while. */
export async function fullDisks(workbooks: number, kind: 'mounted' | 'pretended'): Promise<FullDisk> {
  const worker =
    kind === 'mounted' ? undefined : await bundledWork(new URL('../shells/batch/full-disk-worker.ts', import.meta.url))
  const place = await BatchPlace.open(worker)
  for (let number = 0; number < workbooks; number++) place.fill('in', number)
  const correct = (out: string, changes: object = {}): ReturnType<BatchPlace['batch']> =>
    // One process where there is no real disk: two would not agree on how much is left.
    place.batch(
      changes,
      'correct',
      'in',
      '--out',
      out,
      '--exit-zero',
      '--jobs',
      kind === 'mounted' ? '2' : '1',
      '--timeout',
      '600',
    )
  const { code, stderr } = await correct('whole')
  if (code !== 0) throw new Error(stderr)
  const whole = place.tree('whole')
  const needed = sizeOf(join(place.cwd, 'whole'), kind)

  const at = async (share: number): Promise<string[]> => {
    const disk = (kind === 'mounted' ? mounted : pretended)(place, Math.ceil(needed * share))
    Object.assign(process.env, disk.env)
    const faults: string[] = []
    let told = ''
    let growing = false
    const stderr = (text: string): void => {
      told += text
      if (growing || !text.includes(TEXTS.full)) return
      growing = true
      // Long enough for some more tries that come to nothing.
      setTimeout(() => {
        faults.push(...truncated(place.tree(disk.out), whole))
        disk.grow()
      }, 900)
    }
    try {
      const { code } = await correct(disk.out, { stderr })
      if (code !== 0) faults.push(`exit code ${code}: ${told}`)
      if (!told.includes(TEXTS.full)) faults.push('was never full')
      if (!told.trimEnd().endsWith(`${TEXTS.found}。`)) faults.push(`last words: ${told}`)
      const end = place.tree(disk.out)
      for (const name of Object.keys({ ...end, ...whole }))
        if (end[name] !== whole[name]) faults.push(`${name} is not what it should be`)
      faults.push(...readdirSync(join(place.cwd, disk.out)).filter((name) => name.endsWith('.tmp')))
    } finally {
      for (const name of Object.keys(disk.env)) delete process.env[name]
      disk.done()
    }
    return faults
  }
  return {
    place,
    at,
    done: () => {
      place.done()
      if (worker !== undefined) rmSync(worker)
    },
  }
}

/** What lies there under a final name must be whole at any time. */
function truncated(now: Record<string, string>, whole: Record<string, string>): string[] {
  return Object.keys(now)
    .filter((name) => !name.includes('.jiaobiao-') && now[name] !== whole[name])
    .map((name) => `${name} lies there truncated`)
}

/** In whole pages and with the journal, as a disk counts; where it is pretended only what the worker writes counts. */
function sizeOf(folder: string, kind: 'mounted' | 'pretended'): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const counted = kind === 'mounted' ? names : names.filter((name) => !name.startsWith('.jiaobiao'))
  const unit = kind === 'mounted' ? PAGE : 1
  return counted.reduce((sum, name) => sum + Math.ceil(statSync(join(folder, name)).size / unit) * unit, 0)
}
