import type { MailContent } from '../../../src/adapters/mail/build-message.ts'
import type { ExpectedMessage } from '../../../src/adapters/mail/check-message.ts'
import { sha256Of } from '../../../src/adapters/platform/bytes.ts'

/** A message as send builds it, to be changed where a test needs it. */
export function content(changes: Partial<MailContent> = {}): MailContent {
  return {
    from: 'jixiao@czj.example.gov.cn',
    fromName: '云溪市财政局绩效科',
    to: 'nyj@yunxi.example.gov.cn',
    subject: '云溪市农业农村局：2023年度绩效自评表审核结果',
    text: '云溪市农业农村局：\n\n    审核情况：错误 3 处。\n',
    messageId: 'abc123.r1@jiaobiao.example.gov.cn',
    date: new Date(Date.UTC(2026, 0, 5, 1, 2, 3)),
    attachments: [
      { name: '云溪市农业农村局2023年绩效自评.xlsx', bytes: new TextEncoder().encode('PK 工作簿'.repeat(200)) },
    ],
    ...changes,
  }
}

export function expectedOf({ from, to, replyTo, subject, text, messageId, attachments }: MailContent): ExpectedMessage {
  return {
    from,
    to,
    ...(replyTo === undefined ? {} : { replyTo }),
    subject,
    text,
    messageId,
    attachments: attachments.map(({ name, bytes }) => ({ name, sha256: sha256Of(bytes) })),
  }
}
