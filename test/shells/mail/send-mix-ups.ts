import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { MailLedger } from '../../../src/adapters/sqlite/mail-ledger.ts'
import { readContacts } from '../../../src/core/mail/contacts.ts'
import { preparePlan } from '../../../src/shells/mail/make-plan.ts'
import type { LoadedPlan } from '../../../src/shells/mail/plan-file.ts'
import { selectJobs, trying } from '../../../src/shells/mail/send-plan.ts'
import { runSending } from '../../../src/shells/mail/send-run.ts'
import { RawServer } from '../../adapters/mail/raw-server.ts'
import { set, SILENT } from '../../core/letters/sets.ts'
import { mixUp } from './mix-ups.ts'
import { FakeClock } from './sending.ts'
import { receivedMail } from './received-mail.ts'

export interface MixUpOutcome {
  readonly files: number
  readonly sent: number
  readonly held: number
  /** Messages that came to somebody who should not have them, in words. */
  readonly wrong: readonly string[]
  /** Refusals without a reason, files that stand nowhere or twice. */
  readonly unaccounted: readonly string[]
}

/** One outbox full of mix-ups, planned and really sent to a counting server on this machine. */
export async function sendMixUps(seed: number, count: number): Promise<MixUpOutcome> {
  const folder = mkdtempSync(join(tmpdir(), '校表 张冠李戴-'))
  const server = new RawServer()
  const ledger = await MailLedger.open(join(folder, '台账.db'), 'ledger')
  const clock = new FakeClock()
  try {
    const { contacts, files, bytes, truth } = mixUp(seed, count)
    for (const [path, content] of bytes) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    const book = readContacts(contacts)
    const { plan, messages } = preparePlan({
      book,
      files,
      rules: {
        allowedDomains: ['*.example.cn'],
        choices: new Map(),
        foldersAreUnits: true,
        returnTo: undefined,
        confirmations: new Map(),
        maxBytes: 1e9,
      },
      campaign: '试',
      setOf: () => set([]),
      settings: SILENT,
      outbox: folder,
      folder,
      ledger,
      now: clock.now(),
    })
    const loaded: LoadedPlan = {
      hash: 'hash',
      folder,
      data: {
        schemaVersion: 1,
        campaign: '试',
        ledger: 'ledger',
        madeAt: 0,
        outbox: folder,
        sheetSha256: '',
        allowedDomains: ['*.example.cn'],
        messages,
        held: plan.held.length,
      },
    }
    const from = 'jixiao@czj.example.cn'
    const { toSend } = selectJobs({
      plan: loaded,
      selection: { only: [], limit: undefined, rehearse: undefined, retryFailed: false, resend: [] },
      ledger,
      from,
      now: clock.now(),
    })
    const sender = {
      from,
      fromName: '绩效科',
      replyTo: undefined,
      server: { host: '127.0.0.1', port: await server.start(), security: 'none' as const },
      patience: { beforeDotMs: 30_000, afterDotMs: 30_000 },
    }
    await runSending(
      toSend.map((job) => job.row),
      { perMinute: 1e6, perDay: 1e6, stopAfter: 1, wait: true },
      {
        ledger,
        trail: { add: () => {} },
        clock,
        interrupted: () => false,
        onStep: () => {},
        tryOnce: trying(loaded, toSend, sender, clock.now),
      },
    )
    const wrong: string[] = []
    for (const { to, raw } of server.received) wrong.push(...(await wrongsOf(to, raw, truth)))
    const unaccounted = [
      ...plan.held
        .filter(({ reason }) => reason.length < 4)
        .map(({ paths }) => `held without a reason: ${paths.join()}`),
      ...[...bytes.keys()]
        .filter((path) => placesOf(path, plan) !== 1)
        .map((path) => `${placesOf(path, plan)} times in the plan: ${path}`),
      ...ledger
        .messages('试')
        .filter((row) => row.state !== 'sent')
        .map((row) => `${row.state}: ${row.unit} ${row.answer}`),
      ...(server.received.length === messages.length
        ? []
        : [`${server.received.length} of ${messages.length} arrived`]),
    ]
    return { files: files.length, sent: server.received.length, held: plan.held.length, wrong, unaccounted }
  } finally {
    ledger.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function placesOf(path: string, { messages, held, skipped }: ReturnType<typeof preparePlan>['plan']): number {
  const inMessages = messages.filter(
    (each) => each.files.some((file) => file.path === path) || each.left.some((left) => left.path === path),
  ).length
  return (
    inMessages +
    held.filter((each) => each.paths.includes(path)).length +
    skipped.filter((each) => each.path === path).length
  )
}

/** Whose workbook it truly is stands in its bytes; the envelope and the To must be that unit's own address. */
async function wrongsOf(to: string, raw: string, truth: ReadonlyMap<string, string>): Promise<string[]> {
  const mail = await receivedMail(raw)
  const owners = mail.attachments.map((each) => /^workbook of (.*)\n/.exec(new TextDecoder().decode(each.bytes))![1]!)
  const wrong: string[] = []
  if (mail.to.length !== 1 || mail.to[0] !== to) wrong.push(`envelope ${to}, header ${mail.to.join()}`)
  for (const owner of owners) if (truth.get(owner)?.toLowerCase() !== to.toLowerCase()) wrong.push(`${owner} to ${to}`)
  if (owners.length === 0 || new Set(owners).size > 1) wrong.push(`${owners.join()} in one message`)
  return wrong
}
