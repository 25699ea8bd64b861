import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { shownPath } from '../../../adapters/files/collect-workbooks.ts'
import { exists, isBelow, isFolder, liesInside, realPath } from '../../../adapters/files/guard-output.ts'
import { isOnNetwork } from '../../../adapters/files/network-disk.ts'
import { publishFile } from '../../../adapters/files/publish-file.ts'
import type { LockOwner } from '../../../adapters/files/lock-file.ts'
import { acquireLock, holderText, newOwner } from '../../../adapters/files/take-lock.ts'
import { cleanFolder } from '../../../adapters/files/temporary-files.ts'
import { visibleName } from '../../../core/identity/visible-name.ts'
import { HotFolder } from '../../watch/hot-folder.ts'
import type { WatchSummary } from '../../watch/hot-folder-options.ts'
import { WatchLedger } from '../../../adapters/sqlite/watch-ledger.ts'
import { STATUS_NAME } from '../../watch/outbox/outbox-names.ts'
import { defaultLedger } from '../../watch/ledger-place.ts'
import { rulesVersion } from '../../watch/rules-version.ts'
import { SharedFolder } from '../../watch/share/shared-folder.ts'
import { waitingSummary } from '../../watch/outbox/wait-text.ts'
import { WorkFolder } from '../../watch/items/work-folder.ts'
import { type Environment, EXIT, UsageError } from '../environment.ts'
import type { CommonOptions } from '../common-options.ts'
import { chosenScheme } from '../options.ts'
import { refuseFile } from '../output.ts'
import { watchOutput } from './watch-output.ts'

export interface WatchOptions extends Pick<CommonOptions, 'scheme' | 'jobs' | 'format'> {
  readonly out: string
  readonly once: boolean
  readonly ledger?: string
  readonly proof?: string
  /** Seconds, minutes, seconds, MB. */
  readonly interval: number
  readonly cap: number
  readonly timeLimit: number
  readonly memoryLimit: number
  readonly shareTimeout: number
  readonly staleAfter: number
}

/** `jiaobiao watch INBOX --out OUTBOX`: the hot folder. */
export async function watch(given: string, options: WatchOptions, environment: Environment): Promise<number> {
  const scheme = chosenScheme(options)?.id
  const paths = pathsOf(given, options, environment)
  const output = watchOutput(options.format, options.cap, environment)
  // Names of files are chosen by strangers: each line stays one.
  const say = (line: string): void => output.say(visibleName(line))
  const shared = sharedFolders(paths, options, environment, say)
  const { inbox, outbox } = shared
  const work = new WorkFolder(`${paths.ledger}.work`)
  let ledger: WatchLedger | undefined
  try {
    await outbox.make()
    for (const folder of [inbox, outbox]) {
      const lockable = { tryLock: () => folder.tryLock(), takeOver: (text: string) => folder.takeOver(text) }
      const holder = await acquireLock(lockable, {
        staleAfter: options.staleAfter * 1000,
        interrupted: environment.interrupted,
        onWait: () => say(`「${folder.root}」里有另一个校表留下的锁，正在确认它是否还在运行……`),
      })
      if (holder) return refused(folder, holder, environment)
    }
    ledger = await WatchLedger.open(paths.ledger)
    claim(ledger, paths)
    work.clean(ledger.neededCopies(), (id) => ledger!.item(id)?.state !== 'done' && ledger!.item(id) !== undefined)
    cleanFolder(dirname(paths.ledger))
    await outbox.ask('clean')
    const rules = rulesVersion(environment.version, environment.program(), scheme)
    const watcher = new HotFolder({
      ...{ inbox, outbox, ledger, work, scheme, rules, say },
      proofRoot: paths.proof,
      childProgram: environment.childProgram,
      interval: options.interval * 1000,
      cap: options.cap * 60_000,
      timeLimit: options.timeLimit * 1000,
      memoryLimit: options.memoryLimit,
      jobs: options.jobs ?? Math.min(2, availableParallelism()),
      once: options.once,
      interrupted: environment.interrupted,
      now: Date.now,
      onDone: output.onDone,
      onStatus: (text) => keepLocally(join(dirname(paths.ledger), STATUS_NAME), text),
    })
    shared.onHint = watcher.pauses.hint
    for (const line of opening(paths, options)) say(line)
    const summary = await watcher.run()
    output.end(summary)
    return ending(summary, options, say)
  } finally {
    ledger?.close()
    await Promise.all([inbox.close(), outbox.close()])
  }
}

interface WatchPaths {
  readonly inbox: string
  readonly outbox: string
  readonly ledger: string
  readonly proof: string
}

/** Throws UsageError where the folders cannot serve. */
function pathsOf(given: string, options: WatchOptions, environment: Environment): WatchPaths {
  const { cwd } = environment
  const inbox = resolve(cwd, given)
  const outbox = resolve(cwd, options.out)
  if (given === '' || !exists(inbox)) throw new UsageError(`找不到收件夹「${shownPath(given, cwd)}」，请先建好它。`)
  if (!isFolder(inbox)) throw new UsageError(`「${given}」是文件，收件夹应是文件夹。`)
  refuseFile(outbox, options.out)
  if (liesInside(options.out, [given], cwd))
    throw new UsageError('发件夹在收件夹里面，结果会被当成新收到的文件，请另选一个位置。')
  if (liesInside(given, [options.out], cwd))
    throw new UsageError('收件夹在发件夹里面，结果和收到的文件会混在一起，请另选一个位置。')
  const ledger =
    options.ledger === undefined
      ? defaultLedger(realPath(inbox), environment.stateFolder)
      : resolve(cwd, options.ledger)
  if ([inbox, outbox].some((folder) => isBelow(ledger, folder)))
    throw new UsageError('账本不能放在收件夹或发件夹里，请放在本机的其他位置。')
  if (isFolder(ledger)) throw new UsageError(`「${options.ledger}」是文件夹，--ledger 后面要写文件名。`)
  if (isOnNetwork(ledger))
    throw new UsageError('账本不能放在网络共享上（会损坏），请用 --ledger 指定本机磁盘上的位置。')
  const proof = options.proof === undefined ? join(dirname(ledger), '存档') : resolve(cwd, options.proof)
  mkdirSync(dirname(ledger), { recursive: true })
  mkdirSync(proof, { recursive: true })
  return { inbox, outbox, ledger, proof }
}

function sharedFolders(
  { inbox, outbox }: WatchPaths,
  options: WatchOptions,
  environment: Environment,
  say: (line: string) => void,
) {
  const owner = newOwner(Date.now())
  const common = { childProgram: environment.childProgram, patience: options.shareTimeout * 1000, owner, say }
  const shared = {
    onHint: (): void => {},
    inbox: new SharedFolder({ ...common, root: inbox, title: '收件夹', onHint: () => shared.onHint() }),
    outbox: new SharedFolder({ ...common, root: outbox, title: '发件夹', remake: true }),
  }
  return shared
}

/** The status for the administrator, while the outbox is away. That it cannot be kept hinders nothing. */
function keepLocally(path: string, text: string): void {
  try {
    publishFile(path, Buffer.from(text, 'utf8'))
  } catch {
    // The outbox has it, or the disk's trouble is told anyway.
  }
}

/** One ledger, one inbox. */
function claim(ledger: WatchLedger, { inbox }: WatchPaths): void {
  const known = ledger.meta('inbox')
  if (known !== undefined && known !== realPath(inbox)) {
    throw new UsageError(`这个账本是收件夹「${known}」的，请给「${inbox}」另用一个账本。`)
  }
  ledger.setMeta('inbox', realPath(inbox))
}

function refused(folder: SharedFolder, holder: Partial<LockOwner>, environment: Environment): number {
  if (environment.interrupted()) return EXIT.interrupted
  environment.stderr(`「${folder.root}」已有另一个校表在监看${holderText(holder)}，这一个不启动。\n`)
  return EXIT.locked
}

function opening({ inbox, outbox, ledger, proof }: WatchPaths, { once, interval }: WatchOptions): string[] {
  return [
    once
      ? `处理收件夹「${inbox}」里现有的文件，结果放在「${outbox}」。`
      : `正在监看「${inbox}」，每 ${interval} 秒看一次，结果放在「${outbox}」。`,
    `账本：${ledger}`,
    `存档：${proof}`,
    ...(once ? [] : ['按 Ctrl-C 停止；随时可以再启动，会接着做。']),
  ]
}

function ending(
  { checked, withErrors, problems, waiting, open, stopped }: WatchSummary,
  options: WatchOptions,
  say: (line: string) => void,
): number {
  say(
    `核对完 ${checked} 个（其中有错误的 ${withErrors} 个），没有核对成 ${problems} 个，等待 ${waiting.length + open} 个。`,
  )
  for (const line of waitingSummary(waiting, options.cap * 60_000).slice(0, 20)) say(line)
  if (stopped === 'taken-over') return EXIT.locked
  if (stopped === 'interrupted') return EXIT.interrupted
  if (problems + waiting.length + open > 0) return EXIT.unreadable
  return withErrors > 0 ? EXIT.findings : EXIT.ok
}
