/**
 * Notices as several servers write them, made up for one message of ours; only the id, the addresses and the words of
 * the server vary.
 */
export interface NoticeInput {
  /** Message-ID of the mail that came back, without angle brackets. */
  readonly about: string
  readonly to: string
  /** Own id of the notice; another one is another notice. */
  readonly own?: string
}

const FROM = 'jixiao@czj.example.cn'
const lines = (...all: readonly string[]): string => all.join('\r\n')
const base64 = (bytes: Uint8Array | string): string =>
  Buffer.from(bytes as string)
    .toString('base64')
    .replace(/(.{76})/g, '$1\r\n')

/** Headers of what was sent, as returned. */
function sentHeaders({ about, to }: NoticeInput): string {
  return lines(
    `From: ${FROM}`,
    `To: ${to}`,
    'Subject: =?UTF-8?B?5a6h5qC457uT5p6c?=',
    `Message-ID: <${about}>`,
    'Auto-Submitted: auto-generated',
  )
}

function report(own: string, boundary: string, parts: readonly string[], more: readonly string[] = []): string {
  return lines(
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.example.cn (Mail Delivery System)',
    `To: ${FROM}`,
    'Date: Mon, 5 Jan 2026 09:30:00 +0800 (CST)',
    `Message-Id: <${own}>`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    ...more,
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary="${boundary}"`,
    '',
    'This is a MIME-encapsulated message.',
    '',
    ...parts.map((part) => `--${boundary}\r\n${part}\r\n`),
    `--${boundary}--`,
    '',
  )
}

const words = (text: string): string =>
  lines('Content-Description: Notification', 'Content-Type: text/plain; charset=us-ascii', '', text)

/** Postfix: no such user. */
export function postfix(input: NoticeInput): string {
  const { to, own = 'p1@mx.example.cn' } = input
  return report(own, 'A1B2C3.1736040600/mx.example.cn', [
    words(
      `This is the mail system at host mx.example.cn.\r\n\r\n<${to}>: host mail.other.example.cn said: 550 5.1.1 User unknown`,
    ),
    lines(
      'Content-Description: Delivery report',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.cn',
      'X-Postfix-Queue-ID: A1B2C3',
      `X-Postfix-Sender: rfc822; ${FROM}`,
      'Arrival-Date: Mon,  5 Jan 2026 09:29:58 +0800 (CST)',
      '',
      `Final-Recipient: rfc822; ${to}`,
      `Original-Recipient: rfc822;${to}`,
      'Action: failed',
      'Status: 5.1.1',
      'Remote-MTA: dns; mail.other.example.cn',
      `Diagnostic-Code: smtp; 550 5.1.1 <${to}>: Recipient address rejected: User\r\n    unknown in virtual mailbox table`,
      '',
    ),
    lines(
      'Content-Description: Undelivered Message Headers',
      'Content-Type: text/rfc822-headers',
      '',
      sentHeaders(input),
      '',
    ),
  ])
}

/** Postfix, asked by ENVID, with the headers left out: only the envelope tells what it is about. */
export function postfixByEnvelope({ about, to, own = 'p2@mx.example.cn' }: NoticeInput): string {
  const status = lines(
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.cn',
    `Original-Envelope-Id: ${about}`,
    '',
    `Final-Recipient: rfc822; ${to}`,
    'Action: failed',
    'Status: 5.2.2',
    'Diagnostic-Code: smtp; 552 5.2.2 Mailbox full',
  )
  return report(own, 'b', [words('…'), status])
}

/** Postfix, four hours later: still trying. */
export function postfixDelayed(input: NoticeInput): string {
  return postfix({ own: 'p3@mx.example.cn', ...input })
    .replace(
      'Action: failed\r\nStatus: 5.1.1',
      'Action: delayed\r\nStatus: 4.4.1\r\nWill-Retry-Until: Sat, 10 Jan 2026 09:29:58 +0800 (CST)',
    )
    .replace(
      /Diagnostic-Code: .*\r\n.*\r\n/,
      'Diagnostic-Code: X-Postfix; connect to mail.other.example.cn[192.0.2.7]:25: Connection timed out\r\n',
    )
}

/**
 * Exchange: line ends of one letter, the whole message returned, status in base64, no Original-Recipient, and the
 * diagnosis in its own tongue.
 */
export function exchange(input: NoticeInput): string {
  const { to, own = 'e1@mail.other.example.cn' } = input
  const status = lines(
    'Reporting-MTA: dns;EX01.other.example.cn',
    'Received-From-MTA: dns;mx.example.cn',
    'Arrival-Date: Mon, 5 Jan 2026 01:30:01 +0000',
    '',
    `Final-Recipient: rfc822;${to.toUpperCase()}`,
    'Action: failed',
    'Status: 5.1.10',
    'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    'X-Display-Name: =?utf-8?B?546L5p+Q?=',
    '',
  )
  const html = lines(
    'Content-Type: multipart/alternative; differences=Content-Type;\r\n\tboundary="inner_1"',
    '',
    '--inner_1',
    'Content-Type: text/html',
    '',
    '<p>550</p>',
    '--inner_1--',
  )
  return report(
    own,
    '_000_e1',
    [
      html,
      lines('Content-Type: message/delivery-status', 'Content-Transfer-Encoding: base64', '', base64(status)),
      lines(
        'Content-Type: message/rfc822',
        '',
        sentHeaders(input),
        'Content-Type: text/plain',
        '',
        'Message-ID: <forged@elsewhere.example>',
        '',
      ),
    ],
    [`In-Reply-To: <${input.about}>`, 'X-MS-Exchange-Message-Is-Ndr:'],
  ).replaceAll('\r\n', '\n')
}

/** Coremail: Chinese in GBK, subject as an encoded word, the diagnosis in raw GBK, no boundary at the end. */
export function coremail(input: NoticeInput): Buffer {
  const { to, own = 'c1@coremail.example.cn' } = input
  const gbk = Buffer.from('cad5bcfed3cacfe4b3acb9fdcfdeb6ee', 'hex')
  const head = report(own, '----=_Part_1_c', [
    lines(
      'Content-Type: text/plain; charset=GBK',
      'Content-Transfer-Encoding: base64',
      '',
      base64(Buffer.from('cdcbd0c5', 'hex')),
    ),
    lines(
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; coremail.example.cn',
      '',
      `Final-recipient: RFC822; <${to}>`,
      'Action: Failed',
      'Status: 4.2.2',
      'Diagnostic-code: smtp; 452 @@',
      '',
    ),
    lines('Content-Type: message/rfc822', '', sentHeaders(input), '', ''),
  ]).replace('Subject: Undelivered Mail Returned to Sender', 'Subject: =?GBK?B?z7XNs83L0MU=?=')
  const [before, after] = head.replace('------=_Part_1_c--', '').split('@@') as [string, string]
  return Buffer.concat([Buffer.from(before), gbk, Buffer.from(after)])
}

/** As QQ and others do: multipart/mixed, and the status as an attachment among others. */
export function qq(input: NoticeInput): string {
  const { to, own = 'q1@qq.example.cn' } = input
  return report(own, '----=_NextPart_q', [
    lines('Content-Type: text/html; charset="utf-8"', '', '<b>邮件被退回</b>'),
    lines(
      'Content-Type: message/delivery-status; name="status.txt"',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Reporting-MTA: dns; qq.example.cn',
      '',
      `Final-Recipient: rfc822; ${to}`,
      'Action: failed',
      'Status: 5.7.1',
      'Diagnostic-Code: smtp; 550 Mail content denied =E9=82=AE=E4=BB=B6=E8=A2=AB=E6=8B=92=\r\n=E6=94=B6',
    ),
    lines('Content-Type: text/rfc822-headers', '', sentHeaders(input)),
  ]).replace('multipart/report; report-type=delivery-status', 'multipart/mixed')
}

/** Someone is on leave; the subject quotes ours, and so do the references. */
export function vacation({ about }: NoticeInput): string {
  return lines(
    'From: nyj@yunxi.example.cn',
    `To: ${FROM}`,
    'Message-ID: <v1@yunxi.example.cn>',
    `In-Reply-To: <${about}>`,
    'Auto-Submitted: auto-replied',
    'Subject: =?utf-8?B?6Ieq5Yqo5Zue5aSN77ya5oiR5Zyo5LyR5YGH?=',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Undelivered Mail Returned to Sender. Status: 5.1.1 user unknown',
    '',
  )
}

/** A returned message without anything that a machine could read: what happened to it only words tell. */
export function wordsOnly(input: NoticeInput): string {
  return report(input.own ?? 'w1@mx.example.cn', 'w', [
    words('550 user unknown'),
    lines('Content-Type: message/rfc822', '', sentHeaders(input), '', ''),
  ])
}

/** The receiver's server has it. */
export function delivered(input: NoticeInput): string {
  return postfix({ own: 'd1@mx.example.cn', ...input })
    .replace('Action: failed\r\nStatus: 5.1.1', 'Action: delivered\r\nStatus: 2.0.0')
    .replace(/Diagnostic-Code: .*\r\n.*\r\n/, 'Diagnostic-Code: smtp; 250 2.0.0 Ok: queued as 77F\r\n')
}
