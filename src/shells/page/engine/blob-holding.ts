import { HEAD_SIZE } from '../../../adapters/excel/kind/foreign-kind.ts'
import { refuseLarge } from '../../../adapters/files/largest-file.ts'
import { UnreadableWorkbookError } from '../../../core/model/workbook.ts'
import type { Held, Holding } from '../../review/holding.ts'
import { freeName } from '../../review/target-names.ts'
import type { GivenFile } from '../protocol.ts'
import type { PlacedFile } from './found-entries.ts'
import type { EngineHost } from './host.ts'

const asItStands = (name: string): string => name

/** Files as the browser has them, which keeps them on the disk; what is read of them is not held here. */
export class BlobHolding implements Holding {
  private readonly blobs = new Map<string, Blob>()

  constructor(private readonly host: Pick<EngineHost, 'read' | 'blob'>) {}

  /**
   * The files by their places; what a path says of folders above, or of none, is left out. Of files of one name, taken
   * from several folders, each is kept: 「自评.xlsx」, 「自评(2).xlsx」.
   */
  given(files: readonly GivenFile[]): PlacedFile[] {
    const taken = new Set<string>()
    return files.map(({ path, file }) => {
      const segments = path.split(/[/\\]/).filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
      const name = segments.join('/') || '（没有名称）'
      return { path: freeName(name, taken, asItStands), absolute: this.put(file) }
    })
  }

  readonly head = (file: Held): Uint8Array => {
    const blob = this.blobOf(file)
    return this.host.read(blob, Math.min(HEAD_SIZE, blob.size))
  }

  readonly bytes = (file: Held): Uint8Array => {
    const blob = this.blobOf(file)
    refuseLarge(blob.size)
    try {
      return this.host.read(blob, blob.size)
    } catch (cause) {
      throw new UnreadableWorkbookError(
        '文件读不出来：选好以后又改动过，或正被其他程序打开。请保存并关闭它，再重新选择。',
        { cause },
      )
    }
  }

  readonly keep = (content: Uint8Array): string => this.put(this.host.blob([content]))

  readonly done = (): void => this.blobs.clear()

  private put(blob: Blob): string {
    const place = String(this.blobs.size)
    this.blobs.set(place, blob)
    return place
  }

  private blobOf({ absolute }: Held): Blob {
    const blob = this.blobs.get(absolute)
    if (!blob) throw new Error(`no file at ${absolute}`)
    return blob
  }
}
