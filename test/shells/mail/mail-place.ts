import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { sha256Of } from '../../../src/adapters/platform/bytes.ts'
import type { Environment } from '../../../src/shells/cli/environment.ts'
import { RawServer, type RawServerOptions } from '../../adapters/mail/raw-server.ts'
import { CLEAN, Place, REAL, type Ran } from '../cli/run.ts'
import { receivedMail } from './received-mail.ts'

const CONTACTS = `单位名称,别名,电子邮箱,联系人
株洲市商务局,市商务局,swj@zhuzhou.example.cn,王某
云溪市农业农村局,,nyj@yunxi.example.cn,
`
export const PLAN = '审核结果-发信/发送计划.xlsx'
/** A message and its letter for each unit, as the plan's folder lists them. */
export const MAILS = ['001 云溪市农业农村局', '002 株洲市商务局'].flatMap((name) => [`${name}.docx`, `${name}.eml`])
/** The two recipients, in the order in which they are sent to. */
export const [NYJ, SWJ] = ['nyj@yunxi.example.cn', 'swj@zhuzhou.example.cn'] as const

/**
 * A place for each test of a file, made ready by `begin` and taken away after it; the results in it are corrected once
 * for all of them.
 */
export function withMailPlace(begin: (place: MailPlace) => unknown): void {
  let corrected: Place
  let place: MailPlace
  beforeAll(async () => {
    corrected = await correctedResults()
  })
  afterAll(() => corrected.done())
  beforeEach(async () => {
    place = await MailPlace.open(corrected)
    await begin(place)
  })
  afterEach(() => place.stop())
}

/** The results of two units. */
async function correctedResults(): Promise<Place> {
  const corrected = new Place()
  corrected.put(REAL, '收件/株洲市商务局/株洲市商务局2022年绩效自评.xlsx')
  corrected.put(CLEAN, '收件/云溪市农业农村局/自评.xlsx')
  await corrected.run('correct', '收件', '--out', '审核结果')
  return corrected
}

/** A place in which two units' results are planned and sent, with a server and a ledger of its own. */
export class MailPlace extends Place {
  /** What it was asked for; another one after `serve`. */
  server = new RawServer()

  static async open(corrected: Place): Promise<MailPlace> {
    const place = new MailPlace()
    cpSync(join(corrected.cwd, '审核结果'), join(place.cwd, '审核结果'), { recursive: true })
    place.contacts()
    await place.serve()
    return place
  }

  /** Puts another server in the place of the one before, with some settings of smtp.json exchanged. */
  async serve(options: RawServerOptions = {}, changes: object = {}): Promise<void> {
    await this.server.stop()
    this.server = new RawServer(options)
    const config = {
      host: '127.0.0.1',
      port: await this.server.start(),
      security: 'none',
      from: 'jixiao@czj.example.cn',
      allowDomains: ['*.example.cn'],
      ...changes,
    }
    this.write('smtp.json', JSON.stringify(config))
  }

  get ledger(): string {
    return join(this.cwd, '台账/发送台账.db')
  }

  /** The address list, with some addresses exchanged. */
  contacts(exchanged: Readonly<Record<string, string>> = {}): void {
    this.write(
      '通讯录.csv',
      Object.entries(exchanged).reduce((text, [from, to]) => text.replace(from, to), CONTACTS),
    )
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.cwd, name)), { recursive: true })
    writeFileSync(join(this.cwd, name), content)
  }

  mail(...args: string[]): Promise<Ran> {
    return this.mailWith({}, ...args)
  }

  mailWith(changes: Partial<Environment>, ...args: string[]): Promise<Ran> {
    return this.runWith({ stateFolder: join(this.cwd, '台账'), ...changes }, 'mail', ...args)
  }

  plan(...more: string[]): Promise<Ran> {
    return this.mail('审核结果', '--contacts', '通讯录.csv', '--allow-domain', '*.example.cn', ...more)
  }

  /** Plans, as someone who does not give up, and sends whatever the plan takes up. */
  async planAndSend(...more: string[]): Promise<readonly Ran[]> {
    const first = await this.plan(...more)
    const planned = first.code === 2 ? await this.plan(...more, '--new-ledger') : first
    return [first, planned, await this.sendAll(...more)]
  }

  async sendAll(...more: string[]): Promise<Ran> {
    const { stderr } = await this.send('--dry-run', ...more)
    return this.send('--yes', /将发送 (\d+) 封/.exec(stderr)?.[1] ?? '0', ...more)
  }

  /** What came more than once: 「recipient, number of the mails」, by the bytes of the attachments. */
  async twice(): Promise<string[]> {
    const counts = new Map<string, number>()
    for (const { to, raw } of this.server.received) {
      const mail = await receivedMail(raw)
      for (const { bytes } of mail.attachments) {
        const pair = `${to} ${sha256Of(bytes).slice(0, 8)}`
        counts.set(pair, (counts.get(pair) ?? 0) + 1)
      }
    }
    return [...counts].filter(([, count]) => count > 1).map(([pair, count]) => `${pair} ${count} times`)
  }

  path(...names: string[]): string {
    return join(this.cwd, ...names)
  }

  send(...more: string[]): Promise<Ran> {
    return this.sendWith({}, ...more)
  }

  sendWith(changes: Partial<Environment>, ...more: string[]): Promise<Ran> {
    return this.mailWith(changes, 'send', '--plan', PLAN, '--smtp-config', 'smtp.json', ...more)
  }

  /** The number that the mail to someone carries. */
  idTo(recipient: string): string {
    const mail = this.server.received.findLast(({ to }) => to === recipient)!
    return /^Message-ID: <(.*)>\r$/im.exec(mail.raw)![1]!
  }

  async stop(): Promise<void> {
    await this.server.stop()
    this.done()
  }
}
