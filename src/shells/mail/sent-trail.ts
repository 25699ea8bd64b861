import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { appendLine, makePrivateFile, sizeOf } from '../../adapters/files/private-files.ts'
import * as json from '../../adapters/json/json.ts'
import type { LedgerMessage, NewMessage } from '../../adapters/sqlite/mail-ledger.ts'
import { MESSAGE_STATES } from '../../adapters/sqlite/mail-message.ts'
import { MailRefusedError } from './mail-error.ts'

const TRAIL = '发送记录.jsonl'
/** In the folder of the workbooks, out of the way of those who look for them. */
const TRAIL_OF_OUTBOX = '.校表发送记录.jsonl'

/** A step by which a message left this computer, or what came of it, as it stands outside the ledger. */
export interface TrailStep {
  readonly message: NewMessage
  readonly state: LedgerMessage['state']
  readonly at: number
  readonly answer: string
  /** Which ledger made the step, and the head of its chain then. */
  readonly ledger: string
  readonly events: number
  readonly hash: string
}

/**
 * Decision: what left is written down a second time, outside the ledger, before the dot goes out: a ledger that was
 * restored from a backup, deleted or exchanged is then known to be behind, and learns what it lacks. In three places,
 * for people restore and delete folders whole: beside the ledger, beside the plan, and beside the workbooks. Cost:
 * three synced lines a message and step; lines are only ever added.
 */
export function trailPlaces(ledgerFile: string, planFolder: string, outbox: string): string[] {
  return [`${ledgerFile}.${TRAIL}`, join(planFolder, TRAIL), join(outbox, TRAIL_OF_OUTBOX)]
}

/** The steps in these places, each once, and the places in which a line is not what was written. */
export function readTrails(places: readonly string[]): {
  readonly steps: readonly TrailStep[]
  readonly damaged: readonly string[]
} {
  const steps = new Map<string, TrailStep>()
  const damaged: string[] = []
  for (const place of places.filter((each) => existsSync(each))) {
    for (const line of readFileSync(place, 'utf8').split('\n')) {
      const read = parsed(line)
      if (read === 'damaged') damaged.push(place)
      else if (read) steps.set(read.check, read.step)
    }
  }
  return { steps: [...steps.values()], damaged: [...new Set(damaged)] }
}

function parsed(line: string): { readonly step: TrailStep; readonly check: string } | 'damaged' | undefined {
  const given = json.read(LINE, line)
  // Torn by a crash: what it was to precede did not happen.
  if ('fault' in given) return given.fault.kind === 'not-json' ? undefined : 'damaged'
  const { step, check } = given.value
  return check === checkOf(step) && json.fits(STEP, step) ? { step, check } : 'damaged'
}

export const STATE = json.picklist(MESSAGE_STATES)
const LINE = json.object({ step: json.unknown(), check: json.string() })
const STEP: json.Schema<TrailStep> = json.object({
  message: json.object({
    campaign: json.string(),
    unitKey: json.string(),
    contentHash: json.string(),
    purpose: json.string(),
    unit: json.string(),
    round: json.number(),
    messageId: json.string(),
    recipient: json.string(),
    subject: json.string(),
    planHash: json.string(),
    confirmed: json.exactOptional(json.string()),
    attachments: json.string(),
  }),
  state: STATE,
  at: json.number(),
  answer: json.string(),
  ledger: json.string(),
  events: json.number(),
  hash: json.string(),
})

/** Tells of a careless change; who knows how can make it anew. */
export function checkOf(value: unknown): string {
  return createHash('sha256')
    .update(`校表 ${JSON.stringify(value)}`)
    .digest('hex')
}

/**
 * Writes the steps of one run. A place whose folder is not there, or where nobody may write, is passed over; at least
 * one must be left.
 */
export class SentTrail {
  private readonly sizes: Map<string, number>

  constructor(places: readonly string[]) {
    const open = places.filter((place) => existsSync(dirname(place)) && canWrite(place))
    if (open.length === 0)
      throw new MailRefusedError('发送记录写不进去（计划文件夹和台账文件夹都没有写入权限），没有发送。')
    this.sizes = new Map(open.map((place) => [place, sizeOf(place)]))
  }

  /** Throws when it could not be written, or when another run has written in between: then nothing may leave. */
  add(step: TrailStep): void {
    const line = JSON.stringify({ step, check: checkOf(step) })
    for (const [place, size] of this.sizes) {
      if (sizeOf(place) !== size)
        throw new MailRefusedError(
          '另一台电脑或另一个台账正在发送同一批审核结果，为免重发已停止。请等它发完，再运行同一命令。',
        )
    }
    for (const place of this.sizes.keys()) {
      appendLine(place, line)
      this.sizes.set(place, sizeOf(place))
    }
  }
}

function canWrite(place: string): boolean {
  try {
    makePrivateFile(place)
    return true
  } catch {
    return false
  }
}
