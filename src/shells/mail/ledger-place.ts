import { dirname } from 'node:path'
import { randomUUID } from 'node:crypto'
import { isOnNetwork } from '../../adapters/files/network-disk.ts'
import { makePrivateFile, makePrivateFolder, tighten } from '../../adapters/files/private-files.ts'
import { type HeldLock, takeLock, type TakeOptions } from '../../adapters/files/take-lock.ts'
import { MailLedger } from '../../adapters/sqlite/mail-ledger.ts'
import { MailRefusedError } from './mail-error.ts'
import { tightenLedger } from './own-files.ts'

/** Opens the ledger. It must lie on a local disk: SQLite's locks do not hold on shares. Throws MailRefusedError. */
export async function openLedger(file: string): Promise<MailLedger> {
  try {
    makePrivateFolder(dirname(file))
    if (isOnNetwork(file))
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

/** One run at a time sends by a ledger, or changes what stands in it. Throws LockedError. */
export async function lockLedger(file: string, options: TakeOptions): Promise<HeldLock> {
  const lock = await takeLock(
    `${file}.lock`,
    (holder) => `另一个发送正在运行${holder}，请等它结束。没有发送。`,
    options,
  )
  tighten(`${file}.lock`)
  return lock
}
