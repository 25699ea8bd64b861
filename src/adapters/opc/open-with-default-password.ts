/**
 * Decision: the few steps of [MS-OFFCRYPTO] that open such a workbook stand here, upon hashes and AES of the platform. officecrypto-tool
 * 0.0.19 (MIT) does the same and is kept, but brings crypto-js, which its authors have given up, cfb and xml2js, 5 MB
 * in all, and lets a file ask for any number of hash rounds. Cost: three small files to look after; the test files come
 * from officecrypto-tool, so that two programs agree.
 */
import { compoundStream, isCompoundFile } from './compound-file.ts'
import { agilePackageKey } from './encryption/agile.ts'
import type { PackageKey } from './encryption/hashing.ts'
import { standardPackageKey } from './encryption/standard.ts'

/**
 * Excel tries this password before it asks for one: a workbook protected by it opens without a question ([MS-OFFCRYPTO]
 * 2.2.1 on).
 */
const DEFAULT_PASSWORD = 'VelvetSweatshop'

/**
 * The package inside a password-protected workbook (an OLE2 file with EncryptionInfo and EncryptedPackage) when its
 * password is the default one; undefined when it is another, or the way of encryption is not one that Excel writes
 * today.
 */
export function openWithDefaultPassword(bytes: Uint8Array, password = DEFAULT_PASSWORD): Uint8Array | undefined {
  if (!isCompoundFile(bytes)) return undefined
  const info = compoundStream(bytes, 'EncryptionInfo')
  const content = compoundStream(bytes, 'EncryptedPackage')
  if (!info || !content || info.length < 8 || content.length < 8) return undefined
  try {
    const decrypt = packageKey(info, password)
    const length = viewOf(content).getUint32(0, true)
    const opened = decrypt?.(content.subarray(8))
    return opened && opened.length >= length ? opened.subarray(0, length) : undefined
  } catch {
    // Keys of odd lengths, unknown names of hashes: not opened, whatever the reason.
    return undefined
  }
}

/** By the version of the stream EncryptionInfo (2.3.4.5, 2.3.4.10). */
function packageKey(info: Uint8Array, password: string): PackageKey | undefined {
  const view = viewOf(info)
  const [major, minor] = [view.getUint16(0, true), view.getUint16(2, true)]
  if (major === 4 && minor === 4) return agilePackageKey(new TextDecoder().decode(info.subarray(8)), password)
  if (major >= 2 && major <= 4 && minor === 2) return standardPackageKey(info.subarray(8), password)
  return undefined
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
