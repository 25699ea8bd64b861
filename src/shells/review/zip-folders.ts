import {
  ClosedZipError,
  type EntryFault,
  filesOfZip,
  type ZipBudget,
  type ZipFile,
  zipBudget,
} from '../../adapters/opc/zip-files.ts'
import { comparePaths } from '../../adapters/files/natural-order.ts'
import type { FoundFile } from '../../adapters/files/found-file.ts'
import { isLitter } from '../../core/intake/litter.ts'
import { fileNameOf } from '../../core/identity/place-name.ts'
import { oneLine } from '../../core/identity/unit-key.ts'
import { otherFile, type OtherKind } from '../../core/intake/other-file.ts'
import type { PlacedOther } from '../../core/intake/others-plan.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'
import type { Holding } from './holding.ts'

/** Where a file of an archive stands, as if the archive were a folder of its name. */
export type InsideZip = Omit<FoundFile, 'absolute'>

/** Takes a file's content; 'zip' when it is an archive itself. */
export type OnContent = (file: InsideZip, content: Uint8Array) => 'zip' | undefined
type OnOther = (other: PlacedOther) => void

/** An archive may hold archives; what those hold is not opened. */
const DEEPEST = 2

/** The archives of an input: unpacked into memory file by file. */
export class ZipFolders {
  /** Folders below the output folder that are taken, in lower case. */
  private readonly taken = new Set<string>()

  /** `others` is what stands beside the archives: where a folder has a name, the results of an archive get another. */
  constructor(
    others: readonly Pick<FoundFile, 'inside'>[],
    private readonly holding: Pick<Holding, 'bytes'>,
  ) {
    for (const { inside } of others) this.take(inside)
  }

  /** Never throws for what is wrong with the archive: that is told. */
  unpack(zip: FoundFile, onContent: OnContent, onOther: OnOther): void {
    this.unpackBytes(zip, () => this.holding.bytes(zip), { onContent, onOther, budget: zipBudget(), depth: 1 })
  }

  private unpackBytes(zip: InsideZip, read: () => Uint8Array, how: Unpacking): void {
    const opened = contentOf(read, how.budget)
    if ('closed' in opened) {
      how.onOther({ ...otherFile(zip.path, opened.kind, opened.closed), folder: zip.folder })
      return
    }
    const out = this.claim(zip.inside.replace(/\.(zip|xlsx|xlsm|xls|et)$/i, ''))
    for (const { name } of opened.files) this.take(`${out}/${name}`)
    for (const file of opened.files) this.unpackFile(file, zip, out, how)
  }

  private unpackFile({ name, open }: ZipFile, zip: InsideZip, out: string, how: Unpacking): void {
    const shown = oneLine(name) || '（没有名称）'
    const path = `${zip.path}/${shown}`
    const base =
      zip.folder === undefined || zip.folder === '' ? fileNameOf(zip.path) : `${zip.folder}/${fileNameOf(zip.path)}`
    const folder = shown.includes('/') ? `${base}/${shown.slice(0, shown.lastIndexOf('/'))}` : base
    const tell = (kind: OtherKind, what: string): void => how.onOther({ ...otherFile(path, kind, what), folder })
    const opened = open()
    if ('fault' in opened) {
      tell(FAULTS[opened.fault].kind, FAULTS[opened.fault].what)
      return
    }
    const file: InsideZip = { path, inside: `${out}/${name}`, folder }
    if (how.onContent(file, opened.content) !== 'zip') return
    if (how.depth < DEEPEST) this.unpackBytes(file, () => opened.content, { ...how, depth: how.depth + 1 })
    else tell('archive', '压缩包里的压缩包里还有这个压缩包，没有再打开。请解压以后，把里面的文件重新交来。')
  }

  private take(inside: string): void {
    const segments = inside.toLowerCase().split('/')
    for (let count = 1; count < segments.length; count++) this.taken.add(segments.slice(0, count).join('/'))
  }

  private claim(wanted: string): string {
    let name = wanted
    for (let count = 2; this.taken.has(name.toLowerCase()); count++) name = `${wanted}(${count})`
    this.taken.add(name.toLowerCase())
    return name
  }
}

type Opened = { readonly files: readonly ZipFile[] } | { readonly closed: string; readonly kind: OtherKind }

/** The files of an archive but litter, in the order of a folder, or why it stays closed. */
function contentOf(read: () => Uint8Array, budget: ZipBudget): Opened {
  try {
    const files = filesOfZip(read(), budget).filter(({ name }) => !name.split('/').some(isLitter))
    files.sort((one, other) => comparePaths(one.name, other.name))
    return files.length > 0 ? { files } : { closed: CLOSED.empty, kind: 'unreadable' }
  } catch (error) {
    if (error instanceof ClosedZipError)
      return { closed: CLOSED[error.reason], kind: error.reason === 'password' ? 'password' : 'unreadable' }
    if (error instanceof UnreadableWorkbookError) return { closed: error.message, kind: 'unreadable' }
    throw error
  }
}

interface Unpacking {
  readonly onContent: OnContent
  readonly onOther: OnOther
  readonly budget: ZipBudget
  readonly depth: number
}

const CLOSED: Readonly<Record<ClosedZipError['reason'], string>> = {
  password: '压缩包设有密码，打不开。请取消密码重新打包，或解压以后再交。',
  empty: '压缩包里没有文件，请重新打包后再交。',
  truncated: '压缩包不完整，可能没有传完，请重新发送。',
  damaged: '压缩包已损坏，打不开。请重新打包，或解压以后再交。',
  contradictory: '压缩包的内部结构互相矛盾，为安全起见没有打开。请重新打包，或解压以后再交。',
  'too-many': '压缩包里的文件过多，超出可以处理的范围。请解压以后再交。',
}

const FAULTS: Readonly<Record<EntryFault, { readonly kind: OtherKind; readonly what: string }>> = {
  'unsafe-name': {
    kind: 'unreadable',
    what: '压缩包里的这个名称不安全（指向压缩包以外，或含有看不见的字符），没有取出。请解压以后再交。',
  },
  link: { kind: 'link', what: '压缩包里的这一项是链接，不是文件本身，没有取出。请交文件本身。' },
  password: { kind: 'password', what: '压缩包里的这个文件设有密码，打不开。请取消密码后再交。' },
  twice: {
    kind: 'unreadable',
    what: '压缩包里有几个同名而内容不同的文件，不知道以哪个为准，没有取出。请分开命名后再交。',
  },
  damaged: { kind: 'unreadable', what: '压缩包里的这个文件已损坏，或压缩方式不常见，没有取出。请解压以后再交。' },
  'too-large': { kind: 'unreadable', what: '解压后过大，超出可以处理的范围，没有取出。请删去无关内容后再交。' },
}
