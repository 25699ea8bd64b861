import { readBytes } from '../../adapters/files/read-file.ts'
import type { GivenFile } from './given-file.ts'
import { type Intake, takeIn } from './intake.ts'
import { type ReviewedFiles, type ReviewOptions, reviewFiles } from './review-files.ts'
import { convertedFor } from './converting.ts'
import { PathError } from '../../adapters/files/collect-workbooks.ts'
import { InterruptedError, type ReviewHost, stackPrinter } from './host.ts'

/**
 * What was handed in at the paths; `done` is to be called when it was read. Throws PathError, also when there is
 * nothing at all, and InterruptedError.
 */
export async function find(paths: readonly string[], host: ReviewHost): Promise<Intake> {
  const { progress, interrupted, stderr } = host
  const onZip = (path: string): void => stderr(`\r\u001b[K解压 ${path}`)
  const intake = await takeIn(paths, host.cwd, { interrupted, ...(progress ? { onZip } : {}) })
  if (progress) stderr('\r\u001b[K')
  const { files, others } = intake
  if (intake.cut) {
    intake.done()
    throw new InterruptedError('已按要求停止，没有写文件。')
  }
  if (files.length === 0 && others.beside.length + others.alone.length + others.loose.length === 0) {
    throw new PathError(
      `${paths.map((path) => `「${path}」`).join('、')}里没有找到工作簿（.xlsx、.xlsm、.xls、.et、.ods，或装着它们的 .zip）。`,
    )
  }
  return intake
}

/** Reviews submission after submission in this process; shows progress, and stops between two when the user asks to. */
export async function* reviewing(
  files: readonly GivenFile[],
  options: Omit<ReviewOptions, 'bytes'>,
  host: ReviewHost,
): AsyncGenerator<ReviewedFiles> {
  const seen = new Set<string>()
  const onFile = (file: GivenFile): void => {
    seen.add(file.absolute)
    if (host.progress)
      host.stderr(`\r\u001b[K核对 ${seen.size}/${files.length}　${file.inside}`.slice(0, Math.floor(host.width / 2)))
  }
  const clear = (): void => {
    if (host.progress) host.stderr('\r\u001b[K')
  }
  const converted = await convertedFor(files, host)
  try {
    const how = { ...options, bytes: readBytes, converted, onFile, onUnexpectedError: stackPrinter(host) }
    for (const each of reviewFiles(files, how)) {
      clear()
      yield each
      // Lets signals in.
      await new Promise((resolve) => setImmediate(resolve))
      if (host.interrupted()) throw new InterruptedError('已按要求停止；已经写好的结果都是完整的。')
    }
  } finally {
    clear()
    converted.done()
  }
}
