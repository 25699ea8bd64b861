/**
 * Cuts the power of a machine on which the hot folder runs: inbox, outbox, ledger and proof lie on an ext4 image that
 * writes to its disk only what is asked for (commit=300). While the run goes on, everything is stopped for a moment and
 * the image is copied: what is on the copy is what a power cut would have left. Each copy is mounted: what stands in
 * the outbox must be whole, and another run must bring everything to its one outcome.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { faultsAfterAnotherRun, filesIn, type Files, prepare, run, tornIn, WATCH_ARGUMENTS } from './watch-run.ts'

export interface PowerCuts {
  readonly root: string
  /** Most copies that are looked at, evenly spread over the run. */
  readonly most: number
  readonly onCut?: (cut: string, faults: readonly string[]) => void
}

export interface PowerCutReport {
  readonly cuts: number
  /** Files that stood in the outbox at the first and at the last cut: whether the cuts fell into the work. */
  readonly published: readonly number[]
  readonly faults: readonly string[]
}

const MEGABYTES = 48
/** Between two cuts, in milliseconds. */
const PAUSE = 15

/** Whether an image can be mounted here: as root, and where the system has loop devices. */
export function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const base = mkdtempSync(join(tmpdir(), '校表 电-'))
  try {
    makeImage(join(base, 'image'), 4)
    mount(join(base, 'image'), join(base, 'disk'))
    unmount(join(base, 'disk'))
    return true
  } catch {
    return false
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
}

export async function cutPower({ root, most, onCut }: PowerCuts): Promise<PowerCutReport> {
  const base = mkdtempSync(join(tmpdir(), '校表 电-'))
  const disk = join(base, 'disk')
  try {
    run(root, prepare(root, join(base, 'undisturbed')))
    const expected = filesIn(join(base, 'undisturbed'))
    const copies = await copiesDuringRun(root, base, disk)
    const chosen = copies.filter(
      (_, index) => Math.floor((index * most) / copies.length) !== Math.floor(((index - 1) * most) / copies.length),
    )
    const found = chosen.map((copy) => lookAt(root, copy, disk, expected))
    for (const [index, { published, faults }] of found.entries())
      onCut?.(`cut ${index + 1}, ${published} published`, faults)
    return {
      cuts: chosen.length,
      published: found.map(({ published }) => published),
      faults: found.flatMap(({ faults }, index) => faults.map((fault) => `cut ${index + 1}: ${fault}`)),
    }
  } finally {
    spawnSync('umount', ['-l', disk])
    rmSync(base, { recursive: true, force: true })
  }
}

async function copiesDuringRun(root: string, base: string, disk: string): Promise<string[]> {
  const image = join(base, 'image')
  makeImage(image, MEGABYTES)
  mount(image, disk)
  const place = prepare(root, join(disk, '处'))
  // What people dropped had reached the disk.
  command('sync', ['-f', disk])
  const child = spawn(process.execPath, [join(root, 'dist/jiaobiao.js'), ...WATCH_ARGUMENTS], {
    cwd: place,
    stdio: 'ignore',
    detached: true,
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const copies: string[] = []
  while (child.exitCode === null && child.signalCode === null) {
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, PAUSE))])
    if (!signalled(child.pid!, 'SIGSTOP')) break
    const copy = join(base, `cut ${copies.length}`)
    command('cp', ['--sparse=always', image, copy])
    copies.push(copy)
    signalled(child.pid!, 'SIGCONT')
  }
  await ended
  unmount(disk)
  return copies
}

/** To the program and its working processes; false when there are none any more. */
function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(-pid, signal)
    return true
  } catch {
    return false
  }
}

function lookAt(root: string, copy: string, disk: string, expected: Files): { published: number; faults: string[] } {
  mount(copy, disk)
  try {
    const place = join(disk, '处')
    const published = [...filesIn(place).keys()].filter((path) => expected.has(path)).length
    return { published, faults: [...tornIn(place, expected), ...faultsAfterAnotherRun(root, place, expected)] }
  } finally {
    unmount(disk)
    rmSync(copy)
  }
}

function makeImage(path: string, megabytes: number): void {
  command('truncate', ['-s', `${megabytes}M`, path])
  command('mkfs.ext4', ['-q', '-F', path])
}

function mount(image: string, folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder)
  command('mount', ['-o', 'loop,commit=300', image, folder])
}

function unmount(folder: string): void {
  command('umount', [folder])
}

function command(name: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(name, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${name}: ${stderr}`)
}
