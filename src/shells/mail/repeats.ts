import { attachmentsOf, type LedgerMessage, type MailLedger } from '../../adapters/sqlite/mail-ledger.ts'
import type { HeldFiles, MailPlan } from '../../core/mail/plan-messages.ts'
import { unitKey } from '../../core/identity/unit-key.ts'
import { timeText } from './clock.ts'
import { MailRefusedError } from './mail-error.ts'
import type { PlanMessage } from './plan-file.ts'

/** Before the subject of what is sent once more. */
export const AGAIN = '（补发）'

export interface RepeatRules {
  readonly ledger: MailLedger
  readonly campaign: string
  /** Names of the units that get what they have once more. */
  readonly resend?: readonly string[]
}

interface Prepared<Message extends PlanMessage> {
  readonly plan: MailPlan
  readonly messages: readonly Message[]
}

/**
 * Takes out of a plan what its receivers have already, under whatever name of unit or file, and holds it with the
 * reason; what is to be sent again on purpose is marked. Two units that would get the very same workbooks at one
 * address are both held. Throws MailRefusedError for a unit that is to get something once more and has nothing in the
 * plan.
 */
export function holdRepeats<Message extends PlanMessage>(
  { plan, messages }: Prepared<Message>,
  { ledger, campaign, resend = [] }: RepeatRules,
): Prepared<Message> {
  const again = new Set(resend.map(unitKey))
  const strange = resend.find((name) => !messages.some((message) => message.unitKey === unitKey(name)))
  if (strange !== undefined)
    throw new MailRefusedError(
      `--resend 的「${strange}」没有可发的工作簿，或被暂缓了（要写通讯录里的单位全称）。先不加 --resend 看看计划。`,
    )
  const held: HeldFiles[] = []
  const kept = messages.flatMap((message): Message[] => {
    const earlier = message.done
      ? undefined
      : ledger.earlier({ ...message, campaign, recipient: message.to, attachments: bytesOf(message) })
    if ((message.done || earlier) && again.has(message.unitKey)) return [onceMore(message, earlier)]
    const reason = earlier ? sentReason(message, earlier) : twinReason(message, messages)
    if (reason === undefined) return [message]
    held.push({ unit: message.unit, paths: message.attachments.map(({ path }) => path), reason })
    return []
  })
  const left = new Set(kept.map(({ unitKey }) => unitKey))
  return {
    plan: {
      ...plan,
      messages: plan.messages.filter(({ contact }) => left.has(contact.key)),
      held: [...plan.held, ...held],
    },
    messages: kept.map((message, index) => ({ ...message, number: index + 1 })),
  }
}

function bytesOf({ attachments }: PlanMessage): string {
  return attachmentsOf(attachments.map(({ sha256 }) => sha256))
}

function onceMore<Message extends PlanMessage>(message: Message, earlier: LedgerMessage | undefined): Message {
  const before = earlier
    ? `${timeText(earlier.updatedAt).slice(0, 16)} 已发给 ${earlier.recipient}`
    : message.remark.replace(/，不再发$/, '')
  return {
    ...message,
    done: false,
    resend: true,
    subject: `${AGAIN}${message.subject}`,
    remark: `照 --resend 再发一次（${before}）`,
  }
}

function sentReason(message: PlanMessage, earlier: LedgerMessage): string {
  const at = timeText(earlier.updatedAt).slice(0, 16)
  const name = earlier.unitKey === message.unitKey ? '' : `（当时的单位是「${earlier.unit}」）`
  return `内容完全相同的工作簿 ${at} 已发给 ${earlier.recipient}${name}，只是单位或文件的名称、份数不同。不必再发的不用管；确要再发一次，加 --resend "${message.unit}"`
}

function twinReason(message: PlanMessage, all: readonly PlanMessage[]): string | undefined {
  const same = (other: PlanMessage): boolean =>
    other !== message && other.to.toLowerCase() === message.to.toLowerCase() && bytesOf(other) === bytesOf(message)
  const twin = message.done ? undefined : all.find(same)
  return twin && `与「${twin.unit}」的工作簿内容完全相同，又是同一个邮箱 ${message.to}，请查明是哪个单位的，只留一份`
}
