import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { randomUUID } from 'node:crypto'
import { makePrivateFile, makePrivateFolder } from '../../adapters/files/private-files.ts'
import { holderText, LockedError, newOwner } from '../../adapters/files/run-lock.ts'
import { MailLedger } from '../../adapters/sqlite/mail-ledger.ts'
import { AlreadyRunningError, takeRunLock } from '../../adapters/sqlite/run-lock.ts'
import { MailRefusedError } from './mail-error.ts'
import { tightenLedger } from './own-files.ts'

/** SMB, CIFS, SMB2, NFS, Coda-like and FUSE file systems, by the numbers of statfs(2). */
const SHARES: readonly number[] = [0x517b, 0xff534d42, 0xfe534d42, 0x6969, 0x65735546]

/** Opens the ledger. It must lie on a local disk: SQLite's locks do not hold on shares. Throws MailRefusedError. */
export async function openLedger(file: string): Promise<MailLedger> {
  try {
    makePrivateFolder(dirname(file))
    if (file.startsWith('\\\\') || SHARES.includes(statfsSync(dirname(file)).type))
      throw new MailRefusedError('发送台账不能放在共享文件夹或网络盘上，请用 --ledger 指定本机硬盘上的文件。')
    tightenLedger(file)
    // What SQLite puts beside it gets the mode of the ledger.
    makePrivateFile(file)
    return await MailLedger.open(file, randomUUID())
  } catch (cause) {
    if (cause instanceof MailRefusedError) throw cause
    throw new MailRefusedError(`发送台账「${file}」打不开，请检查路径和权限，或用 --ledger 另指定一个文件。`, { cause })
  }
}

export async function lockLedger(file: string): Promise<{ release: () => void }> {
  try {
    makePrivateFile(`${file}.lock`)
    return await takeRunLock(`${file}.lock`, holderText(newOwner(Date.now())))
  } catch (cause) {
    if (cause instanceof AlreadyRunningError) {
      throw new LockedError(`另一个发送正在运行${cause.holder}，请等它结束。没有发送。`, { cause })
    }
    throw cause
  }
}
