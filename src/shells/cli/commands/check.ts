import type { Environment } from '../environment.ts'
import type { CommonOptions } from '../common-options.ts'
import { type ManyOptions, chosenScheme, exitCode } from '../options.ts'
import { Reporting, rosterOf } from '../reporting.ts'
import { find } from '../../review/review-here.ts'
import type { ReviewOrder } from '../../review/open-review.ts'
import { openReviewFor } from '../open-review.ts'

/** `jiaobiao check PATH…`: reads, checks, scores; writes nothing. */
export async function check(
  paths: readonly string[],
  options: CommonOptions & ManyOptions,
  environment: Environment,
): Promise<number> {
  const scheme = chosenScheme(options)
  const roster = rosterOf(options, environment)
  const intake = await find(paths, environment)
  try {
    const order: ReviewOrder = { command: 'check', paths, files: intake.files, scheme, applyScores: false }
    return await checkFiles(
      order,
      new Reporting(options, environment, false, roster, intake.others),
      options,
      environment,
    )
  } finally {
    intake.done()
  }
}

async function checkFiles(
  order: ReviewOrder,
  report: Reporting,
  options: CommonOptions & ManyOptions,
  environment: Environment,
): Promise<number> {
  const review = await openReviewFor(order, options, environment)
  let finished = false
  try {
    for await (const { record } of review.items) report.add(record)
    report.end(nextStep(order.paths, report))
    finished = true
    return exitCode(report.tally, options)
  } finally {
    review.close(finished)
  }
}

function nextStep(paths: readonly string[], { tally }: Reporting): string {
  const { errors, warnings, infos } = tally.summary
  const given = paths.map((path) => (/[\s&()'"]/.test(path) ? `"${path}"` : path)).join(' ')
  return errors + warnings + infos > 0 ? `要得到批注并更正好的工作簿：jiaobiao correct ${given} --out 审核结果\n` : ''
}
