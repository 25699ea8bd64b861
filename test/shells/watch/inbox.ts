import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Environment } from '../../../src/shells/cli/environment.ts'
import { FIXTURES, Place, type Ran } from '../cli/run.ts'

/**
 * An inbox, an outbox and a ledger in a folder of their own; the watcher runs in this process, its working processes
 * beside it.
 */
export class Inbox extends Place {
  /** What a test that failed may have left running in it. */
  readonly running: Running[] = []

  override async done(): Promise<void> {
    await Promise.all(this.running.map((each) => each.stop().catch(() => {})))
    await super.done()
  }

  drop(fixture: string, to: string): void {
    const target = join(this.cwd, '收件', to)
    mkdirSync(dirname(target), { recursive: true })
    cpSync(join(FIXTURES, fixture), target)
  }

  dropBytes(bytes: string | Uint8Array, to: string): void {
    const target = join(this.cwd, '收件', to)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, bytes)
  }

  once(...args: string[]): Promise<Ran> {
    return this.watch({}, '--once', ...args)
  }

  watch(changes: Partial<Environment>, ...args: string[]): Promise<Ran> {
    mkdirSync(join(this.cwd, '收件'), { recursive: true })
    return this.runWith(
      changes,
      'watch',
      '收件',
      '--out',
      '发件',
      '--interval',
      '0.1',
      '--ledger',
      '本机/账本.db',
      '--jobs',
      '1',
      ...args,
    )
  }

  /** What stands in the outbox, without hidden files. */
  outbox(folder = ''): string[] {
    const absolute = join(this.cwd, '发件', folder)
    if (!existsSync(absolute)) return []
    return readdirSync(absolute, { withFileTypes: true })
      .flatMap((entry) => {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        return entry.isDirectory() ? this.outbox(path) : [path]
      })
      .filter((path) => !/(^|\/)\./.test(path))
      .sort()
  }

  result(path: string): Buffer {
    return readFileSync(join(this.cwd, '发件', path))
  }

  /** Without the mark of UTF-8, with plain line ends. */
  text(path: string): string {
    return this.result(path)
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .replaceAll('\r\n', '\n')
  }
}

/** Runs until told to stop; what is said can be waited for. */
export class Running {
  readonly ended: Promise<Ran>
  private stopped = false
  private output = ''

  constructor(inbox: Inbox, changes: Partial<Environment>, ...args: string[]) {
    const stdout = (text: string): void => {
      this.output += text
    }
    inbox.running.push(this)
    this.ended = inbox.watch({ ...changes, stdout, interrupted: () => this.stopped }, ...args)
  }

  get said(): string {
    return this.output
  }

  async until(condition: () => boolean, what: string): Promise<void> {
    for (let waited = 0; !condition(); waited += 50) {
      if (waited > 180_000) throw new Error(`waited in vain for: ${what}\n${this.output}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  stop(): Promise<Ran> {
    this.stopped = true
    return this.ended
  }
}

/** The working processes of this process that touch folders, in the order of their start: outbox, inbox. */
export function shareProcesses(): number[] {
  return readdirSync('/proc')
    .filter(
      (pid) =>
        /guard\.cjs\0share\0/.test(told(pid, 'cmdline')) && told(pid, 'status').includes(`\nPPid:\t${process.pid}\n`),
    )
    .map(Number)
    .sort((a, b) => a - b)
}

/** What the system tells of a process; empty for one that has just ended. */
function told(pid: string, file: 'cmdline' | 'status'): string {
  if (!/^\d+$/.test(pid)) return ''
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
