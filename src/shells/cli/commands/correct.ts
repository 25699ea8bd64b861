import { dirname, join, resolve } from 'node:path'
import { liesInside, replacing } from '../../../adapters/files/guard-output.ts'
import type { SummaryNames } from '../../report/summary-names.ts'
import type { UnwrittenSummary } from '../../report/summaries.ts'
import type { RosterUnit } from '../../../core/content/unit-roster.ts'
import type { Scheme } from '../../../core/scheme/scheme.ts'
import type { GivenFile } from '../../review/given-file.ts'
import type { Intake } from '../../review/intake.ts'
import type { FailedFile } from '../../review/corrected-copies.ts'
import { type Environment, EXIT, UsageError } from '../environment.ts'
import type { CommonOptions } from '../common-options.ts'
import { type ManyOptions, chosenScheme, exitCode } from '../options.ts'
import { outputRule, refuseFile, tellUnwritten } from '../output.ts'
import { Reporting, rosterOf } from '../reporting.ts'
import { find } from '../../review/review-here.ts'
import { summaryNames, targetNames } from '../../review/target-names.ts'
import { openReviewFor } from '../open-review.ts'

export interface CorrectOptions extends CommonOptions, ManyOptions {
  readonly out: string
  readonly applyScores: boolean
}

/**
 * `jiaobiao correct PATH… --out DIR`: an annotated, corrected, scored copy of each workbook, and for several the batch
 * summary.
 */
export async function correct(
  paths: readonly string[],
  options: CorrectOptions,
  environment: Environment,
): Promise<number> {
  const scheme = chosenScheme(options)
  const roster = rosterOf(options, environment)
  const intake = await find(paths, environment)
  try {
    return await correctFiles(intake, paths, roster, scheme, options, environment)
  } finally {
    intake.done()
  }
}

async function correctFiles(
  intake: Intake,
  paths: readonly string[],
  roster: readonly RosterUnit[] | null,
  scheme: Scheme | undefined,
  options: CorrectOptions,
  environment: Environment,
): Promise<number> {
  const { files, others } = intake
  const out = resolve(environment.cwd, options.out)
  refuseFile(out, options.out)
  if (liesInside(options.out, intake.paths, environment.cwd)) {
    throw new UsageError(`输出文件夹「${options.out}」在待核对的文件夹里面，请另选一个位置，以免混在一起。`)
  }
  const targets = targetNames(files)
  refuseInputs(files, targets, paths, out, options.out, environment)
  const output = { folder: out, targets, dryRun: options.dryRun, rule: outputRule('correct', options, environment) }
  const review = await openReviewFor(
    { command: 'correct', paths, files, scheme, applyScores: options.applyScores, output },
    options,
    environment,
  )
  let finished = false
  try {
    const report = new Reporting(options, environment, review.isBatch && !options.verbose, roster, others)
    const written = new Written()
    for await (const { record, written: targets, failed } of review.items) {
      report.add(record)
      for (const { target } of targets) written.add(target)
      for (const each of failed) written.fail(each)
    }
    if (files.length + others.alone.length > 1) {
      const names = summaryNames(targets)
      const rule = outputRule('correct', options, environment, out)
      const missing = options.dryRun
        ? []
        : await review.summarise({ out, names, roster, version: environment.version, others, output: rule })
      written.addSummaries(names, missing)
    }
    report.end(closing(written, report, options))
    tellUnwritten(written.failures, environment, review.isBatch)
    finished = true
    return written.failures.length > 0 ? EXIT.unreadable : exitCode(report.tally, options)
  } finally {
    review.close(finished)
  }
}

/** More names than this nobody reads. */
const MOST_NAMED = 30

/** What was written, by name as far as names are shown. */
class Written {
  private readonly names: string[] = []
  private readonly summaries: string[] = []
  count = 0
  /** A sentence for each file that is not there. */
  readonly failures: string[] = []

  add(target: string): void {
    this.count++
    if (this.names.length <= MOST_NAMED) this.names.push(target)
  }

  addSummaries({ overview, findings, results, report }: SummaryNames, missing: readonly UnwrittenSummary[]): void {
    const names = [overview, findings, results, report]
    this.summaries.push(
      ...names.filter((name) => !missing.some((each) => each.name === undefined || each.name === name)),
    )
    this.failures.push(...missing.map(({ reason }) => reason))
  }

  fail({ path, reason, unwritten }: FailedFile): void {
    this.failures.push(
      unwritten && reason !== null
        ? reason
        : `「${path}」没有写成批注的工作簿：${reason ?? '写入时遇到未料到的情况。'}`,
    )
  }

  get isEmpty(): boolean {
    return this.count === 0 && this.summaries.length === 0
  }

  get lines(): readonly string[] {
    const copies = this.count > MOST_NAMED ? [`${this.count} 个批注好的工作簿，文件夹和名称与交来的相同`] : this.names
    return [...copies, ...this.summaries].map((name) => `  ${name}`)
  }
}

/**
 * No original is written over, and nothing of ours comes to lie among them, be it through a link or because they lie
 * inside the output folder.
 */
function refuseInputs(
  files: readonly GivenFile[],
  targets: ReadonlyMap<string, string>,
  paths: readonly string[],
  out: string,
  shown: string,
  { cwd }: Environment,
): void {
  const inputs = files.map((file) => file.absolute)
  const names = new Map([...targets.values()].map((target) => [join(out, target), target]))
  const replaced = replacing(names.keys(), inputs, cwd)
  if (replaced !== undefined) {
    throw new UsageError(`写到「${shown}」会覆盖交来的「${names.get(replaced)}」，原件不能覆盖，请另选一个位置。`)
  }
  const amongThem = [...new Set([...targets.values()].map((target) => dirname(target)))].find((folder) =>
    liesInside(join(out, folder), paths, cwd),
  )
  if (amongThem !== undefined) {
    throw new UsageError(
      `「${shown}」里的「${amongThem}」就是待核对的文件夹，或在它里面，结果会和原件混在一起，请另选一个位置。`,
    )
  }
}

function closing(written: Written, { tally }: Reporting, { out, dryRun }: CorrectOptions): string {
  if (written.isEmpty) return '没有写出任何工作簿。\n'
  const head = dryRun ? `试运行，没有写文件。将写到「${out}」：` : `结果在「${out}」：`
  const isLeft = tally.left.toMend + tally.left.toExplain > 0
  const next = isLeft && !dryRun ? `${NEXT}\n` : ''
  return `${head}\n${written.lines.join('\n')}\n${next}`
}

const NEXT = '打开工作簿先看「审核结果」；改好或在「情况说明」写明理由后，把同一个工作簿再交来核对即可。'
