import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { shownPath } from '../../../adapters/files/collect-workbooks.ts'
import { liesInside, realPath } from '../../../adapters/files/guard-output.ts'
import { isOnNetwork } from '../../../adapters/files/network-disk.ts'
import { reasonOf } from '../../../adapters/files/publish-file.ts'
import { SupervisedProcess } from '../../../adapters/process/supervised-process.ts'
import { type Check, checkFolder, type FolderFacts } from '../../doctor/folder-check.ts'
import { columns } from '../../report/display-width.ts'
import { defaultLedger } from '../../watch/ledger-place.ts'
import { type Environment, EXIT } from '../environment.ts'
import { printResult } from '../output.ts'

export interface DoctorOptions {
  readonly out?: string
  readonly smtpConfig?: string
  readonly ledger?: string
  readonly format: 'text' | 'json' | 'ndjson'
}

/** The oldest Node that runs this, and the first whose support has not ended. */
const NEEDED = [20, 19]
const SUPPORTED = 22

/** `jiaobiao doctor [INBOX] [--out OUTBOX] [--smtp-config FILE]`: is everything ready? 0 when it is, else 1. */
export async function doctor(
  inbox: string | undefined,
  options: DoctorOptions,
  environment: Environment,
): Promise<number> {
  const folders: FolderFacts[] = []
  for (const [title, path] of [
    ['收件夹', inbox],
    ['发件夹', options.out],
  ] as const) {
    if (path !== undefined) folders.push(await folderFacts(title, path, environment))
  }
  const checks: Check[] = [
    nodeVersion(process.versions.node),
    ...machineCode(environment.machineCode, environment.nodeOptions),
    office(environment),
    ...folders.flatMap((each) => each.checks),
    ...sameDisk(inbox, options.out, folders, environment),
    ...(inbox === undefined ? [] : [ledgerPlace(inbox, options.ledger, environment)]),
    ...(await mail(options.smtpConfig, environment)),
  ]
  const bad = checks.filter((check) => !check.ok).length
  const rows = columns(checks.map(({ subject, ok, finding }) => [ok ? '✓' : '✗', subject, finding]))
  const lines = rows.flatMap((row, index) => [row, ...(checks[index]!.advice ? [`   → ${checks[index]!.advice}`] : [])])
  const closing = bad === 0 ? '都已就绪。' : `有 ${bad} 项要处理。`
  printResult(
    options.format,
    { command: 'doctor', ready: bad === 0, checks },
    `${lines.join('\n')}\n${closing}\n`,
    environment,
  )
  return bad === 0 ? EXIT.ok : EXIT.findings
}

async function mail(smtpConfig: string | undefined, environment: Environment): Promise<Check[]> {
  if (smtpConfig === undefined) return []
  const { mailReadiness } = await import('../mail-readiness.ts')
  return [await mailReadiness(smtpConfig, environment)]
}

/** In a process of its own: a share that hangs must not hang the doctor. */
async function folderFacts(title: string, path: string, environment: Environment): Promise<FolderFacts> {
  const child = new SupervisedProcess({ program: environment.childProgram, work: 'share' })
  try {
    return await checkFolder(
      `${title}「${shownPath(path, environment.cwd)}」`,
      resolve(environment.cwd, path),
      child,
      probeName(),
    )
  } finally {
    await child.close()
  }
}

function probeName(): string {
  return `.jiaobiao-${process.pid}-${randomBytes(4).toString('hex')}-probe.tmp`
}

function nodeVersion(version: string): Check {
  const [major, minor] = version.split('.').map(Number) as [number, number]
  const [needed, least] = NEEDED as [number, number]
  if (major < needed || (major === needed && minor < least)) {
    return {
      subject: 'Node.js',
      ok: false,
      finding: version,
      advice: `需要 ${needed}.${least} 或更新的版本，建议装 24`,
    }
  }
  return {
    subject: 'Node.js',
    ok: true,
    finding: major < SUPPORTED ? `${version}（可以用；官方已停止维护，建议换成 24）` : version,
  }
}

/** Said only where it is lost; settings of the heap alone do not lose it (launch.cjs). */
function machineCode(state: Environment['machineCode'], nodeOptions = ''): Check[] {
  if (state === undefined || state === 'used') return []
  const why =
    state === 'missing'
      ? '没有找到编译好的代码'
      : nodeOptions === ''
        ? '编译好的代码用不上，多半是换过 Node.js'
        : `环境变量 NODE_OPTIONS（${nodeOptions}）使编译好的代码用不上`
  const advice = `${nodeOptions === '' ? '' : '不需要这个变量的，请去掉它；还是不行的，'}请运行 npm run setup`
  return [{ subject: '启动', ok: true, finding: `${why}，每次启动慢一些（结果不受影响）`, advice }]
}

function office(environment: Environment): Check {
  const found = environment.soffice() !== undefined
  return {
    subject: 'LibreOffice',
    ok: true,
    finding: found ? '已安装，.xls、.et、.ods 会自动转换' : '没有安装：.xls、.et、.ods 不能核对，会请对方另存为 .xlsx',
  }
}

function sameDisk(
  inbox: string | undefined,
  out: string | undefined,
  folders: readonly FolderFacts[],
  { cwd }: Environment,
): Check[] {
  const [one, other] = folders.map((each) => each.probe)
  if (inbox === undefined || out === undefined || !one || !other) return []
  const subject = '两个文件夹'
  const advice = '请让它们并列，谁也不在谁里面'
  if (liesInside(out, [inbox], cwd)) return [{ subject, ok: false, finding: '发件夹在收件夹里面', advice }]
  if (liesInside(inbox, [out], cwd)) return [{ subject, ok: false, finding: '收件夹在发件夹里面', advice }]
  return [{ subject, ok: true, finding: one.device === other.device ? '在同一个磁盘上' : '在不同的磁盘上（可以）' }]
}

function ledgerPlace(inbox: string, given: string | undefined, environment: Environment): Check {
  const { cwd } = environment
  const ledger =
    given === undefined
      ? defaultLedger(realPath(resolve(cwd, inbox)), environment.stateFolder)
      : realPath(resolve(cwd, given))
  const folder = dirname(ledger)
  const advice = '请用 --ledger 指定本机磁盘上的位置'
  if (isOnNetwork(ledger)) return { subject: '账本', ok: false, finding: '在网络共享上，会损坏', advice }
  try {
    mkdirSync(folder, { recursive: true })
    const probe = join(folder, probeName())
    writeFileSync(probe, 'x')
    rmSync(probe)
    const { bavail, bsize } = statfsSync(folder)
    if (bavail > 0 && bavail * bsize < 500 * 1024 * 1024)
      return { subject: '账本', ok: false, finding: '所在磁盘剩余不到 500 MB', advice: '请腾出空间' }
    return { subject: '账本', ok: true, finding: `可写：${folder}` }
  } catch (error) {
    return { subject: '账本', ok: false, finding: `写不进「${folder}」：${reasonOf(error)}`, advice }
  }
}
