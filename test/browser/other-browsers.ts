import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/**
 * Browsers as old as the page promises, fetched when they are asked for and never part of the repository: a package of
 * the registry carries a Chromium 86; Debian has Firefox as it is today, and, in gjs, the engine of Firefox 102.
 */
const CHROMIUM_86 = 'chrome-aws-lambda@5.3.1'
const CACHE = join(tmpdir(), 'jiaobiao-browsers')

/** A browser or engine, or why there is none. */
export type Found = { readonly path: string } | { readonly missing: string }

/** Chromium 86, unpacked below the folder for temporary files; its libraries are those of an installed Chromium. */
export function chromium86(): Found {
  const folder = join(CACHE, 'chromium-86')
  const path = join(folder, 'chromium')
  if (existsSync(path)) return { path }
  const work = `${folder}.unpacking`
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  const packed = run('npm', ['pack', CHROMIUM_86, '--silent', '--pack-destination', work])
  const [name] = readdirSync(work)
  if (packed !== 0 || name === undefined) return { missing: `npm gave no ${CHROMIUM_86}` }
  if (run('tar', ['xzf', join(work, name), '-C', work]) !== 0) return { missing: `${name} could not be unpacked` }
  const compressed = readFileSync(join(work, 'package/bin/chromium.br'))
  writeFileSync(join(work, 'chromium'), brotliDecompressSync(compressed), { mode: 0o755 })
  rmSync(join(work, 'package'), { recursive: true })
  renameSync(work, folder)
  return { path }
}

/** A program that is installed, or that apt installs, on a Debian and as root. */
export function fromDebian(program: string, name: string): Found {
  const path = installed(program)
  if (path !== undefined) return { path }
  if (process.getuid?.() !== 0 || installed('apt-get') === undefined)
    return { missing: `${program} is not installed, and cannot be` }
  run('apt-get', ['update'])
  run('apt-get', ['install', '-y', '--no-install-recommends', name])
  const now = installed(program)
  return now === undefined ? { missing: `apt gave no ${name}` } : { path: now }
}

function installed(program: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(':')
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path))
}

function run(program: string, args: readonly string[]): number | null {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status
}
