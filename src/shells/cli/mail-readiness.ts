import { resolve } from 'node:path'
import type { Check } from '../doctor/folder-check.ts'
import { badMailSettings, checkMail } from '../doctor/mail-check.ts'
import { MailRefusedError } from '../mail/mail-error.ts'
import { certificateFrom, readSmtpConfig } from '../mail/smtp-config.ts'
import type { Environment } from './environment.ts'

/** Whether mail can go out by this smtp.json, read as `mail send` reads it. Loaded only where it is asked for. */
export async function mailReadiness(smtpConfig: string, { cwd }: Environment): Promise<Check> {
  try {
    const config = readSmtpConfig(resolve(cwd, smtpConfig), smtpConfig)
    const { host, port, security } = config
    const ca = certificateFrom(config)
    return await checkMail({ host, port, security, ...(ca === undefined ? {} : { ca }) })
  } catch (error) {
    if (error instanceof MailRefusedError) return badMailSettings(error.message)
    throw error
  }
}
