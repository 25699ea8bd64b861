/**
 * Several hot folders on one inbox, on a local disk or on a share that each reaches by a mount of its own; and a share
 * that hangs.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SambaShare } from './samba-share.ts'

const FILES = 8

export class Watcher {
  readonly ended: Promise<number | null>
  readonly ledger: string
  private readonly child: ChildProcess
  private output = ''

  constructor(root: string, folders: { inbox: string; outbox: string; ledger: string }, ...args: string[]) {
    this.ledger = folders.ledger
    const common = ['watch', folders.inbox, '--out', folders.outbox, '--ledger', folders.ledger, '--jobs', '1', ...args]
    this.child = spawn(process.execPath, [join(root, 'dist/jiaobiao.js'), ...common])
    const hear = (chunk: Buffer): void => {
      this.output += chunk
    }
    this.child.stdout!.on('data', hear)
    this.child.stderr!.on('data', hear)
    this.ended = new Promise((resolve) => this.child.once('close', resolve))
  }

  get said(): string {
    return this.output
  }

  /** Names of the workbooks that this one brought to their results. */
  get handled(): string[] {
    return [...this.output.matchAll(/ (\S+\.xlsx)　错误/g)].map((match) => match[1]!)
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }
}

export function drop(root: string, inbox: string, name: string): void {
  const target = join(inbox, name)
  mkdirSync(dirname(target), { recursive: true })
  cpSync(join(root, 'fixtures/clean/workbook/云溪市农业农村局2023年绩效自评.xlsx'), target)
}

/**
 * `views`: the same folder as each instance reaches it. Starts as many as there are at once; answers with what is
 * wrong.
 */
export async function race(root: string, folder: string, views: readonly string[], local: string): Promise<string[]> {
  const names = Array.from({ length: FILES }, (_, file) => (file % 2 === 0 ? `${file}.xlsx` : `局${file}/${file}.xlsx`))
  for (const name of names) drop(root, join(folder, '收件'), name)
  const watchers = views.map((view, index) => {
    const folders = { inbox: join(view, '收件'), outbox: join(view, '发件'), ledger: join(local, `${index}/账本.db`) }
    return new Watcher(root, folders, '--once', '--interval', '0.2', '--stale-after', '20')
  })
  const codes = await Promise.all(watchers.map((watcher) => watcher.ended))
  // One that waited until the first was through finds the results there, and makes no others.
  const expected = names.flatMap((name) => [name, name.replace('.xlsx', ' 审核意见.txt')]).concat('运行状态.txt')
  const outbox = visible(join(folder, '发件'))
  return [
    ...expected.filter((name) => !outbox.includes(name)).map((name) => `missing: ${name}`),
    ...outbox.filter((name) => !expected.includes(name)).map((name) => `twice or unknown: ${name}`),
    ...names
      .filter((name) => !watchers.some((watcher) => watcher.handled.includes(name)))
      .map((name) => `handled by none: ${name}`),
    ...codes.filter((code) => code !== 0 && code !== 4).map((code) => `exit code ${code}`),
    ...(codes.includes(0) ? [] : ['none did the work']),
    ...(existsSync(join(folder, '收件/.jiaobiao.lock')) ? ['the lock was left'] : []),
  ]
}

function visible(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !/(^|\/)\./.test(path) && !statSync(join(folder, path)).isDirectory(),
  )
}

export interface Outage {
  readonly faults: readonly string[]
  /** From its end to the result of what was dropped meanwhile, in seconds. */
  readonly back: number
  readonly messages: readonly string[]
}

/**
 * The inbox lies on a share that does not answer for so long, or is not mounted. What was taken is still published, the
 * status goes on, and afterwards all comes back by itself.
 */
export async function outage(
  root: string,
  share: SambaShare,
  view: string,
  local: string,
  how: 'hangs' | 'is unmounted',
  seconds: number,
) {
  const inbox = join(share.folder, local.slice(local.lastIndexOf('/')))
  const outbox = join(local, '发件')
  mkdirSync(inbox, { recursive: true })
  const folders = { inbox: inbox.replace(share.folder, view), outbox, ledger: join(local, '账本.db') }
  const watcher = new Watcher(root, folders)
  const faults: string[] = []
  const shouldCome = async (what: string, condition: () => boolean, patience: number): Promise<void> => {
    if (!(await until(condition, patience))) faults.push(`${what} did not come`)
  }
  try {
    await shouldCome('the status', () => existsSync(join(outbox, '运行状态.txt')), 30)
    for (let file = 0; file < FILES; file++) drop(root, inbox, `先${file}.xlsx`)
    await shouldCome('the first result', () => existsSync(join(outbox, '先0.xlsx')), 60)
    const start = Date.now()
    if (how === 'hangs') share.freeze()
    else share.unmountFirst()
    drop(root, inbox, '后.xlsx')
    await shouldCome('what was taken', () => existsSync(join(outbox, `先${FILES - 1} 审核意见.txt`)), seconds / 2)
    await shouldCome('the trouble in the status', () => trouble(outbox).includes('收件夹'), seconds / 2)
    await sleep(seconds * 1000 - (Date.now() - start))
    if (how === 'hangs') share.thaw()
    else share.mountFirstAgain()
    const end = Date.now()
    await shouldCome('what was dropped meanwhile', () => existsSync(join(outbox, '后 审核意见.txt')), 60)
    const messages = watcher.said.split('\n').filter((line) => line.startsWith('收件夹') || line.startsWith('发件夹'))
    if (messages.length > 2) faults.push(`${messages.length} messages`)
    if (/内容与第/.test(watcher.said)) faults.push('something was taken twice')
    return { faults, back: (Date.now() - end) / 1000, messages } satisfies Outage
  } finally {
    watcher.kill('SIGINT')
    await watcher.ended
  }
}

/** What the status says an administrator must see to. */
function trouble(outbox: string): string {
  const text = readFileSync(join(outbox, '运行状态.txt'), 'utf8')
  return text.includes('需要管理员处理：') ? text.slice(text.indexOf('需要管理员处理：'), text.indexOf('今天：')) : ''
}

async function until(condition: () => boolean, seconds: number): Promise<boolean> {
  const end = Date.now() + seconds * 1000
  while (!condition()) {
    if (Date.now() > end) return false
    await sleep(100)
  }
  return true
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)))
}
