import { collectWorkbooks } from '../../adapters/files/collect-workbooks.ts'
import { type GivenFile, withForeignKinds } from '../review/foreign-files.ts'
import { type ReviewedFiles, type ReviewOptions, reviewFiles } from '../review/review-files.ts'
import { convertedFor } from './converting.ts'
import { type Environment, InterruptedError, surpriseTeller, UsageError } from './environment.ts'

/** The workbooks among the paths. Throws UsageError when there are none. */
export function find(paths: readonly string[], environment: Environment): GivenFile[] {
  const found = collectWorkbooks(paths, environment.cwd)
  if (found.length === 0) {
    throw new UsageError(`${paths.map((path) => `「${path}」`).join('、')}里没有找到工作簿（.xlsx、.xlsm、.xls、.et、.ods）。`)
  }
  return withForeignKinds(found)
}

/** Reviews submission after submission in this process; shows progress, and stops between two when the user asks to. */
export async function* reviewing(
  files: readonly GivenFile[],
  options: ReviewOptions,
  environment: Environment,
): AsyncGenerator<ReviewedFiles> {
  const seen = new Set<string>()
  const onFile = (file: GivenFile): void => {
    seen.add(file.absolute)
    if (environment.progress)
      environment.stderr(`\r\u001b[K核对 ${seen.size}/${files.length}　${file.inside}`.slice(0, Math.floor(environment.width / 2)))
  }
  const clear = (): void => {
    if (environment.progress) environment.stderr('\r\u001b[K')
  }
  const converted = await convertedFor(files, environment)
  try {
    for (const each of reviewFiles(files, { ...options, converted, onFile, onSurprise: surpriseTeller(environment) })) {
      clear()
      yield each
      // Lets signals in.
      await new Promise((resolve) => setImmediate(resolve))
      if (environment.interrupted()) throw new InterruptedError('已按要求停止；已经写好的结果都是完整的。')
    }
  } finally {
    clear()
    converted.done()
  }
}
