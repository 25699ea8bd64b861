import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { GivenBytes } from './open-page.ts'
import { ROOT } from './root.ts'

/** What the built command line makes of what was handed in, its folders and files given by name. */
export class Command {
  private readonly folder = mkdtempSync(join(tmpdir(), '校表 页面-'))
  private readonly paths: readonly string[]

  constructor(files: readonly GivenBytes[]) {
    this.paths = [...new Set(files.map(({ path }) => path.split('/')[0]!))]
    for (const { path, bytes } of files) {
      const place = join(this.folder, path)
      mkdirSync(dirname(place), { recursive: true })
      writeFileSync(place, bytes)
    }
  }

  /** The document that `check --format json` prints. */
  check(): unknown {
    return JSON.parse(this.run('check', ...this.paths, '--format', 'json', '--exit-zero'))
  }

  /** What `correct` writes, by its path in the output folder. */
  correct(): Map<string, Uint8Array> {
    const output = mkdtempSync(join(this.folder, '结果-'))
    this.run('correct', ...this.paths, '--out', output, '--exit-zero')
    const names = readdirSync(output, { recursive: true, encoding: 'utf8' }).sort()
    return new Map(
      names
        .filter((name) => statSync(join(output, name)).isFile())
        .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(output, name))]),
    )
  }

  done(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20 })
  }

  private run(...args: string[]): string {
    const env = { ...process.env, JIAOBIAO_SOFFICE: '', XDG_STATE_HOME: this.folder }
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(ROOT, 'dist/jiaobiao.js'), ...args], {
      cwd: this.folder,
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    if (status !== 0 && status !== 3) throw new Error(`jiaobiao ${args[0]} ended with ${status}\n${stderr}`)
    return stdout
  }
}
