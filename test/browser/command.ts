import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Place } from '../shells/cli/run.ts'
import type { GivenBytes } from './open-page.ts'

const ROOT = join(import.meta.dirname, '../..')
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }

/** What the command line makes of what was handed in: the folder it stands in is where it is run. */
export class Command {
  private readonly place = new Place()
  private readonly input = join(this.place.cwd, '报送')
  private readonly output = join(this.place.cwd, '结果')

  constructor(files: readonly GivenBytes[]) {
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(this.input, path)), { recursive: true })
      writeFileSync(join(this.input, path), bytes)
    }
  }

  /** The document that `check --format json` prints. */
  async check(): Promise<unknown> {
    const { stdout } = await this.run('check', '.', '--format', 'json', '--exit-zero')
    return JSON.parse(stdout)
  }

  /** What `correct` writes, by its path in the output folder. */
  async correct(): Promise<Map<string, Uint8Array>> {
    rmSync(this.output, { recursive: true, force: true })
    mkdirSync(this.output)
    await this.run('correct', '.', '--out', '../结果', '--exit-zero')
    const names = readdirSync(this.output, { recursive: true, encoding: 'utf8' }).sort()
    return new Map(
      names
        .filter((name) => statSync(join(this.output, name)).isFile())
        .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(this.output, name))]),
    )
  }

  done(): void | Promise<void> {
    return this.place.done()
  }

  private run(...args: string[]) {
    return this.place.runWith({ cwd: this.input, version }, ...args)
  }
}
