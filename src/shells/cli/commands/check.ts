import { collectWorkbooks } from '../../../adapters/files/collect-workbooks.ts'
import type { ReviewedSubmission } from '../../../core/reviewed-submission.ts'
import { documentJson, submissionJson } from '../../report/json-report.ts'
import { submissionText, summaryText, type TextOptions } from '../../report/text-report.ts'
import { type GivenFile, withForeignKinds } from '../../review/foreign-files.ts'
import { type ReviewedFiles, type ReviewOptions, reviewFiles } from '../../review/review-files.ts'
import { type Environment, InterruptedError, palette, surpriseTeller, UsageError } from '../environment.ts'
import { convertedFor } from '../converting.ts'
import { chosenScheme, type CommonOptions, exitCode } from '../options.ts'

/** `jiaobiao check PATH…`: reads, checks, scores; writes nothing. */
export async function check(paths: readonly string[], options: CommonOptions, environment: Environment): Promise<number> {
  const scheme = chosenScheme(options)
  const files = find(paths, environment)
  const all: ReviewedSubmission[] = []
  for await (const { reviewed } of reviewing(files, scheme ? { scheme } : {}, environment)) {
    all.push(reviewed)
    if (options.format === 'ndjson') environment.stdout(`${JSON.stringify(submissionJson(reviewed))}\n`, 'document')
  }
  print(all, options, environment, nextStep(paths, all))
  return exitCode(all, options)
}

/** The workbooks among the paths. Throws UsageError when there are none. */
export function find(paths: readonly string[], environment: Environment): GivenFile[] {
  const found = collectWorkbooks(paths, environment.cwd)
  if (found.length === 0) {
    throw new UsageError(`${paths.map((path) => `「${path}」`).join('、')}里没有找到工作簿（.xlsx、.xlsm、.xls、.et、.ods）。`)
  }
  return withForeignKinds(found)
}

/** Reviews submission after submission; shows progress, and stops between two when the user asks to. */
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

/** Everything in the chosen format; ndjson has been printed as it came. */
export function print(all: readonly ReviewedSubmission[], options: CommonOptions, environment: Environment, closing: string): void {
  if (options.format === 'json') environment.stdout(documentJson(all, environment.version), 'document')
  if (options.format !== 'text') return
  const text = textOptions(options, environment)
  for (const reviewed of all) environment.stdout(`${submissionText(reviewed, text)}\n`)
  environment.stdout(`${summaryText(all, text)}\n${closing}`)
}

export function textOptions(options: Pick<CommonOptions, 'verbose'>, environment: Environment): TextOptions {
  return { palette: palette(environment.colour), width: environment.width, verbose: options.verbose }
}

function nextStep(paths: readonly string[], all: readonly ReviewedSubmission[]): string {
  const some = all.some((each) => each.findings.length > 0)
  const given = paths.map((path) => (/[\s&()'"]/.test(path) ? `"${path}"` : path)).join(' ')
  return some ? `要得到批注并更正好的工作簿：jiaobiao correct ${given} --out 审核结果\n` : ''
}
